/* What the chart shows at a moment, to be drawn elsewhere: in a file, or on the clipboard. */
#pragma once

#include "ui/chart-view.h"

G_BEGIN_DECLS

/**
 * BstChartShot: immutable and reference-counted. It holds on to the models that have a mark,
 * and is drawn in threads, from the same figure as the command line's.
 */
typedef struct _BstChartShot BstChartShot;

/* How a shot is to look. */
typedef struct
{
  double width, height; /* of all of it, in pixels at scale 1; where the height is 0 it has what its rows ask for */
  guint scale; /* of the pixels */
  gboolean dark;
  gboolean high_contrast;
  gboolean is_bare; /* the chart alone, without title, legend and caption */
} BstChartLook;

/* What it is drawn as. */
typedef enum
{
  BST_PICTURE_SVG = 1 << 0,
  BST_PICTURE_PNG = 1 << 1,
  BST_PICTURE_TEXTURE = 1 << 2,
} BstPictureParts;

/**
 * BstPicture: what became of it; what was not asked for is %NULL.
 */
typedef struct
{
  GBytes *svg;
  GBytes *png;
  GdkTexture *texture;
  double width, height; /* in pixels at scale 1 */
} BstPicture;

void bst_picture_free (BstPicture *self);

BstChartShot *bst_chart_view_take_shot (BstChartView *self, const char *title, const char *query);
BstChartShot *bst_chart_shot_ref (BstChartShot *self);
void bst_chart_shot_unref (BstChartShot *self);
BstChartKind bst_chart_shot_get_kind (BstChartShot *self);
GListModel *bst_chart_shot_get_models (BstChartShot *self);

void bst_chart_shot_draw_async (BstChartShot *self, const BstChartLook *look, BstPictureParts parts, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
BstPicture *bst_chart_shot_draw_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstPicture, bst_picture_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstChartShot, bst_chart_shot_unref)

G_END_DECLS
