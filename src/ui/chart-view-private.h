/* What the files of the chart's widget share. */
#pragma once

#include "ui/chart-view.h"

#include "chart/palette.h"
#include "chart/stamp.h"
#include "library/results.h"
#include "ui/density-loader.h"
#include "ui/entry-maker.h"
#include "ui/part-loader.h"

G_BEGIN_DECLS

/* So many entries of the Hub's list may be made at once, a tenth of a millisecond each. */
#define BST_CHART_FEW_ROWS 64

/**
 * BstDrawn: entries that have marks, of an answer of more. Reference-counted.
 */
typedef struct
{
  GListStore *entries;
  GArray *positions; /* guint: where in the list they are */
  GListModel *of; /* nullable: the part that they are of */
} BstDrawn;

typedef struct _BstChartZoom BstChartZoom;
typedef struct _BstChartHand BstChartHand;

struct _BstChartView
{
  GtkWidget parent_instance;

  GtkSingleSelection *selection;
  BstChartKind kind;
  BstScene *scene; /* NULL until the first is made */
  gboolean is_stale; /* it shows what was before, until there is another */
  gboolean is_of_others; /* it is of another answer, or another kind: its marks are not in the list */
  int scene_width, scene_height;
  char *hovered_id;
  char **pinned; /* ids, those included that are not shown */
  GPtrArray *points; /* BstChartPoint, by the order of their marks */
  gboolean wants_focus; /* the keyboard came before there was a point for it */
  guint points_source; /* they are still those of the scene before; 0 if they are of this */
  BstChartZoom *zoom; /* chart-zoom.c's */
  BstChartHand *hand; /* chart-drag.c's */
  BstEntryMaker *first; /* the entries that are drawn of a long ranking */

  /* Of an answer that is shown by its density. */
  BstDensityLoader *loader;
  gboolean is_unread; /* there is another answer than that of the loader */
  GArray *pinned_positions; /* guint: of the pinned ones in the list; NULL until they are looked for */
  BstPartLoader *part; /* the models that have marks, where few enough of them are in sight */
  BstDrawn *drawn; /* what the scene is of; NULL where that is all there is */
  BstDrawn *next_drawn; /* what the next scene is of, while it is made */
  BstDrawn *named; /* those that have marks among cells; NULL until they are looked for */
  BstDrawn *marked; /* those of the part; likewise */
  int cell; /* that the keyboard is at, or -1 */
  int hovered_cell;
  gboolean has_opened; /* a cell is being shown larger, which the keyboard was at */
  GtkWidget *cell_point; /* a BstChartPoint, of that cell; NULL without one */
  BstStamps *stamps; /* signs that were painted already */
  GskRenderNode *ground; /* what of the chart stays the same under the pointer, or NULL */

  BstFitSettings *fit_settings; /* NULL where nobody wants a line of it */
  BstChartBudget budget; /* its line; of no parameters where there is none */
  char *budget_label;

  GtkWidget *card; /* of the mark that the pointer was last at; else NULL */
  BstEntry *card_entry;

  guint counts[BST_N_OPENNESS]; /* as they were last told */
  guint n_counted;
  char *title;
};

/* chart-view.c: the widget, its scene and its size. Where what is shown is another, invalidate()
 * has another scene made by the next allocation; where only what stands out is, emphasise() takes
 * over the layout. */
gboolean bst_chart_view_is_ready (BstChartView *self);
gboolean bst_chart_view_has_marks (BstChartView *self);
const char *bst_chart_view_get_selected_id (BstChartView *self);
GListModel *bst_chart_view_get_drawn (BstChartView *self);
void bst_chart_view_invalidate (BstChartView *self);
void bst_chart_view_emphasise (BstChartView *self);
void bst_chart_view_show_pinned (BstChartView *self);
void bst_chart_view_select_mark (BstChartView *self, int mark);
void bst_chart_view_emit_open (BstChartView *self);
void bst_chart_view_emit_leave (BstChartView *self);
void bst_chart_view_emit_narrow (BstChartView *self, guint cell);
void bst_chart_view_emit_pins_changed (BstChartView *self);
void bst_chart_view_emit_range_changed (BstChartView *self);
void bst_chart_view_emit_described (BstChartView *self);

/* chart-zoom.c: the part that is shown. A scene that does not show what is wanted is not
 * settled: another one is made. */
void bst_chart_view_init_zoom (BstChartView *self);
void bst_chart_view_free_zoom (BstChartView *self);
const BstChartRange *bst_chart_view_get_shown_range (BstChartView *self);
const BstChartRange *bst_chart_view_get_whole (BstChartView *self);
gboolean bst_chart_view_get_wanted (BstChartView *self, BstChartRange *range);
gboolean bst_chart_view_is_passing (BstChartView *self);
guint bst_chart_view_begin_zoom_gesture (BstChartView *self);
void bst_chart_view_go_to (BstChartView *self, const BstChartRange *range, guint gesture);
void bst_chart_view_reveal_mark (BstChartView *self, int mark);
void bst_chart_view_check_range (BstChartView *self);
gboolean bst_chart_view_settle_range (BstChartView *self, BstScene *scene);

/* chart-drag.c: the hand that changes it. */
void bst_chart_view_init_hand (BstChartView *self);
gboolean bst_chart_view_cancel_drag (BstChartView *self);
void bst_chart_view_snapshot_band (BstChartView *self, GtkSnapshot *snapshot, const BstPalette *palette);

/* chart-input.c: the pointer. */
void bst_chart_view_init_input (BstChartView *self);
int bst_chart_view_hit (BstChartView *self, double x, double y);

/* chart-tooltip.c: what is told of the mark at the pointer. */
void bst_chart_view_drop_card (BstChartView *self);
gboolean bst_chart_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip);

/* chart-keys.c: the keyboard. */
void bst_chart_view_init_keys (BstChartView *self);

/* chart-pins.c: models that keep their names. */
gboolean bst_chart_view_is_pinned (BstChartView *self, const char *id);
gboolean bst_chart_view_has_shown_pins (BstChartView *self);
void bst_chart_view_toggle_pin (BstChartView *self, const char *id);

/* chart-speech.c: the marks' widgets, of which one is the Tab stop: of few marks all have one, of
 * many those that are told of. */
void bst_chart_view_renew_points (BstChartView *self);
void bst_chart_view_update_points (BstChartView *self, gboolean words_too);
void bst_chart_view_drop_points (BstChartView *self);
void bst_chart_view_allocate_points (BstChartView *self);
void bst_chart_view_focus_mark (BstChartView *self, int mark);
int bst_chart_view_get_focused (BstChartView *self);
int bst_chart_view_get_current (BstChartView *self);
gboolean bst_chart_view_grab_focus (GtkWidget *widget);

/* chart-layer.c: what is painted, and what of it is kept. */
void bst_chart_view_drop_layer (BstChartView *self);
void bst_chart_view_repaint (BstChartView *self);
void bst_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* chart-budget.c: the line of what fits into memory. */
void bst_chart_view_drop_budget (BstChartView *self);

/* chart-many.c: an answer of so many that they have no mark each, or not all at once. */
guint bst_chart_view_count_entries (BstChartView *self);
BstResults *bst_chart_view_get_results (BstChartView *self);
gboolean bst_chart_view_has_rows (BstChartView *self);
gboolean bst_chart_view_is_many (BstChartView *self);
BstDensity *bst_chart_view_get_density (BstChartView *self);
gboolean bst_chart_view_has_cells (BstChartView *self);
guint bst_chart_view_get_position (BstChartView *self, guint index);
BstScene *bst_chart_view_make_many_scene (BstChartView *self, const BstSceneOptions *options);
void bst_chart_view_drop_drawn (BstChartView *self);
void bst_drawn_unref (BstDrawn *drawn);

/* chart-density.c: the cells of the keyboard and of the pointer. */
GtkWidget *bst_chart_view_make_cell_point (BstChartView *self);
void bst_chart_view_drop_cell_point (BstChartView *self);
void bst_chart_view_allocate_cell_point (BstChartView *self);
gboolean bst_chart_view_is_at_cell (BstChartView *self);
gboolean bst_chart_view_step_to_strip (BstChartView *self, double x);
void bst_chart_view_step_cell (BstChartView *self, BstDensityStep step);
void bst_chart_view_open_cell (BstChartView *self, gboolean narrow);
gboolean bst_chart_view_press_cell (BstChartView *self, double x, double y, gboolean narrow);
void bst_chart_view_hover_cell (BstChartView *self, double x, double y);
gboolean bst_chart_view_show_cell_tooltip (BstChartView *self, double x, double y, gboolean keyboard, GtkTooltip *tooltip);
void bst_chart_view_snapshot_cells (BstChartView *self, GtkSnapshot *snapshot, const BstPalette *palette);

G_END_DECLS
