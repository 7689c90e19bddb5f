/* A chart on its own, as it is printed or sent: with a title, a legend, the summary in a
 * sentence, and where its figures are from. */
#pragma once

#include "chart/palette.h"
#include "chart/scene.h"

G_BEGIN_DECLS

/* How small and how large a figure can be, in pixels at scale 1. */
#define BST_FIGURE_LEAST_WIDTH 340
#define BST_FIGURE_LEAST_HEIGHT 260
#define BST_FIGURE_MOST_EXTENT 4096

/* The scales of bst_figure_write_png(). */
#define BST_FIGURE_MOST_SCALE 3

/**
 * BstFigureOptions: all are read by bst_figure_new() and need not outlive it. What is 0
 * or NULL is the default.
 */
typedef struct
{
  BstSceneOptions chart; /* width and height are those of the whole figure; where the height is 0, a
                          * ranking is as high as its rows ask for. Without a context there is one of
                          * bst_chart_context_new() */
  const char *title; /* nullable: what the chart shows */
  const char *query; /* nullable: the search that found the models, as it is typed */
  const char *as_of; /* nullable: a date as "2026-11-28": how new what has no claims is, as the Hub's list */
  gboolean dark;
  gboolean high_contrast;
} BstFigureOptions;

/**
 * BstFigure: immutable once it is made. Any thread may write it, one at a time, provided
 * that its Pango context is its own.
 */
typedef struct _BstFigure BstFigure;

PangoContext *bst_chart_context_new (void);

char *bst_figure_dup_as_of (GListModel *entries);

BstFigure *bst_figure_new (GListModel *entries, const BstFigureOptions *options);
void bst_figure_free (BstFigure *self);

void bst_figure_get_size (BstFigure *self, double *width, double *height);
BstScene *bst_figure_get_scene (BstFigure *self);
const char *bst_figure_get_title (BstFigure *self);

GBytes *bst_figure_write_svg (BstFigure *self);
GBytes *bst_figure_write_png (BstFigure *self, guint scale, GError **error);
GBytes *bst_figure_write_pixels (BstFigure *self, guint scale, int *width, int *height, gsize *stride, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstFigure, bst_figure_free)

G_END_DECLS
