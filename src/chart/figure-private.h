/* How a figure is made; for its own files, and for tests of where things are. */
#pragma once

#include "chart/figure.h"
#include "chart/painter.h"

G_BEGIN_DECLS

/* A text of the figure's own. */
typedef struct
{
  BstSceneText text; /* its string is owned */
  PangoLayout *layout;
  BstRect rect; /* where its lines are */
} BstFigureText;

typedef enum
{
  BST_FIGURE_KEY_SIGN, /* of a class */
  BST_FIGURE_KEY_ESTIMATE,
  BST_FIGURE_KEY_RING,
} BstFigureKeyKind;

/* A sign of the legend. */
typedef struct
{
  BstFigureKeyKind kind;
  BstOpenness openness;
  double x; /* its middle */
  double y;
} BstFigureKey;

/* What is above or below the chart: there whole, or not at all. */
typedef struct
{
  GArray *texts; /* BstFigureText, from the part's own upper edge on */
  GArray *keys; /* BstFigureKey, likewise */
  double height; /* 0 for nothing */
  gboolean is_shown;
} BstFigurePart;

typedef enum
{
  BST_FIGURE_TITLE,
  BST_FIGURE_SUMMARY, /* which says that the strip is below */
  BST_FIGURE_CUT, /* that not all rows are shown */
  BST_FIGURE_LEGEND,
  BST_FIGURE_QUERY, /* from here on below the chart */
  BST_FIGURE_SOURCES,
  BST_FIGURE_CREDIT,
} BstFigurePartName;

#define BST_N_FIGURE_PARTS_ABOVE 4

#define BST_N_FIGURE_PARTS 7

struct _BstFigure
{
  PangoContext *context;
  double line_height;
  gboolean rtl;
  const BstPalette *palette;
  double width;
  double height;
  double margin;
  char *title;
  char *summary; /* of all models, also where not all are shown */
  char *query;
  char *as_of;
  BstFigurePart parts[BST_N_FIGURE_PARTS];
  BstRect rule; /* between chart and notes; empty for none */
  BstScene *scene;
  double scene_x;
  double scene_y;
};

/* figure-parts.c */
void bst_figure_make_parts (BstFigure *self);
void bst_figure_make_cut (BstFigure *self, guint n_shown, guint n_all);
void bst_figure_place_part (BstFigurePart *part, double x, double y);
void bst_figure_clear_parts (BstFigure *self);

/* figure-notes.c */
char *bst_figure_dup_default_title (BstScene *scene);
char *bst_figure_dup_sources (BstScene *scene);
char *bst_figure_dup_credit (BstScene *scene, const char *as_of);

G_END_DECLS
