/* What the files of the chart's widget share. */
#pragma once

#include "ui/chart-view.h"

#include "chart/palette.h"
#include "library/results.h"
#include "ui/density-loader.h"

G_BEGIN_DECLS

/* More marks than this are not drawn one by one. */
#define BST_CHART_MOST_POINTS 1000

struct _BstChartView
{
  GtkWidget parent_instance;

  GtkSingleSelection *selection;
  BstChartKind kind;
  BstScene *scene; /* NULL until the first is made */
  gboolean is_stale; /* it shows what was before, until there is another */
  int scene_width, scene_height;
  char *hovered_id;
  GPtrArray *points; /* BstChartPoint, by mark */
  guint points_source; /* they are still to be made; 0 if they are there */
  gboolean focus_returns; /* to a point, when they are */
  GListStore *first; /* the entries that are drawn of very many; else NULL */

  /* Of an answer that is shown by its density. */
  BstDensityLoader *loader;
  gboolean is_unread; /* there is another answer than that of the loader */
  GArray *positions; /* guint: of the entries that have marks, in the list */
  int cell; /* that the keyboard is at, or -1 */
  int hovered_cell;
  GtkWidget *cell_point; /* a BstChartPoint, of that cell; NULL without one */
  GskRenderNode *cells_node; /* the cells as they are painted, or NULL */

  guint counts[BST_N_OPENNESS]; /* as they were last told */
  guint n_counted;
  char *title;
};

/* chart-view.c */
GListModel *bst_chart_view_get_drawn (BstChartView *self);

/* chart-density.c */
gboolean bst_chart_view_is_many (BstChartView *self);
guint bst_chart_view_count_entries (BstChartView *self);
BstScene *bst_chart_view_make_density_scene (BstChartView *self, const BstSceneOptions *options);
BstDensity *bst_chart_view_get_density (BstChartView *self);
guint bst_chart_view_get_position (BstChartView *self, guint index);
void bst_chart_view_make_cell_point (BstChartView *self);
void bst_chart_view_drop_cell_point (BstChartView *self);
void bst_chart_view_allocate_cell_point (BstChartView *self);
gboolean bst_chart_view_press_cell_key (BstChartView *self, guint key);
gboolean bst_chart_view_press_cell (BstChartView *self, double x, double y);
void bst_chart_view_hover_cell (BstChartView *self, double x, double y);
gboolean bst_chart_view_show_cell_tooltip (BstChartView *self, double x, double y, gboolean keyboard, GtkTooltip *tooltip);
void bst_chart_view_snapshot_density (BstChartView *self, GtkSnapshot *snapshot, const BstPalette *palette, int focused);
void bst_chart_view_emit_narrow (BstChartView *self, guint cell);

G_END_DECLS
