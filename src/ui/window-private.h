/* What the files of the window share. */
#pragma once

#include "ui/window.h"

#include "ui/chart-sentence.h"
#include "ui/chart-view.h"
#include "ui/detail-page.h"
#include "ui/legend.h"
#include "ui/list-page.h"
#include "ui/table-view.h"
#include "ui/toast.h"
#include "ui/welcome-page.h"
#include "ui/window-online.h"
#include "ui/window-state.h"
#include "ui/zoom-bar.h"

G_BEGIN_DECLS

/* What is to become of the answer beside being shown. */
typedef enum
{
  BST_WANTED_NOTHING,
  BST_WANTED_ENTRY, /* the selected entry is to be in it, and read */
  BST_WANTED_ANYWHERE, /* likewise; it is looked for where it is bound to be */
} BstWanted;

/* What a window still has to take over from the one whose place it takes: window-like.c's. */
typedef struct _BstWindowLike BstWindowLike;

struct _BstWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  BstToaster *toaster; /* of toasts, the overlay */
  AdwLeaflet *leaflet;
  BstListPage *list_page;
  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *page_switch;
  GtkMenuButton *view_button;
  GMenuModel *view_menu;
  AdwHeaderBar *content_header;
  GtkPaned *paned;

  /* NULL until the first frame is there. */
  GtkWidget *chart_box;
  BstLegend *legend;
  BstChartView *chart;
  GtkWidget *chart_place; /* the chart and its sentence; hidden behind the table */
  BstTableView *table; /* NULL until somebody wants to see it */
  BstZoomBar *zoom_bar;
  gboolean wants_range; /* of the answer that comes next a part is to be shown, or all */
  gboolean has_range;
  BstChartRange range;
  BstChartSentence *sentence;
  BstDetailPage *detail_page;

  BstStandingLoader *standing; /* of the results */

  BstLibrary *library;
  BstOnline *online;
  BstWindowOnline *hub; /* NULL until the first frame is there */
  GSettings *settings; /* NULL where the schema is not installed */
  GtkSliceListModel *first_results; /* what the list shows of the results; NULL where it shows them themselves */
  BstWindowLike *like; /* NULL for a window that takes no other's place, or is there */
  guint follow_source; /* what follows it is still to come; 0 if it is there */
  GtkSingleSelection *selection; /* the one selection of list, chart and detail */
  BstQuery *typed; /* what is in the search entry */
  glong n_typed; /* so many characters are in it */
  guint link_source; /* what opens the link to a chart that is in it; 0 for none */
  char *selected_id; /* survives a query that does not find it */
  BstWanted wanted; /* of the answer that is waited for */
  char *layout; /* of a wide window: "both", "chart" or "detail" */
  char **pinned; /* in the chart, until there is one; NULL for none */
  char *page; /* of a narrow one: "detail" or "chart" */
  char *shelf;
  GtkWidget *notice; /* over the list; NULL while there is nothing to tell */
  GtkWidget *hub_bar; /* over the list of the Hub's shelf; NULL until the first frame is there */
  GtkWidget *welcome_bar; /* likewise, after a first start; else NULL */
  GtkWidget *welcome; /* the page, also while it is not shown; NULL until it is needed */
  BstHubChooserState *welcome_state; /* what the page begins with; NULL for nothing */
  char *welcome_instead_of; /* the model whose details it covers; NULL for none */
  gboolean welcome_is_shown;
  gboolean welcome_is_wanted; /* once there are details */
  gboolean welcome_waits; /* for an answer */
  guint n_problems_closed; /* so many of the library's were read and closed */
  gboolean searching; /* the selection changes because the list does */

  GCancellable *search; /* of the answer that is waited for; else NULL */
  BstResults *results; /* what the list shows, by way of first_results where there is one */
  guint rows_source; /* what brings the next of its rows; 0 when all are there */
  guint rows_selected; /* the row to select, once it is there */
  gboolean rows_are_old; /* the list still shows the answer before */
  BstResults *coming; /* the list is becoming this; NULL when all of it is there */
  guint taken; /* so many rows of it are */
  guint take_source; /* what goes on with it; 0 for nothing to do */
  guint take_otherwise; /* the row to select where the selected entry has gone */
  gboolean take_focus; /* the keyboard is on a row, and has to be again */
  double take_scroll; /* how far the list is scrolled, and has to be again */
};

gboolean bst_window_is_one_of (GVariant *value, const char *const *words);

BstWindow *bst_window_make (GtkApplication *application, BstLibrary *library, BstOnline *online, GSettings *settings);
void bst_window_restore (BstWindow *self, const BstWindowState *state);
void bst_window_get_state (BstWindow *self, BstWindowState *state);
void bst_window_bring_hub (BstWindow *self);
void bst_window_show_order (BstWindow *self);
void bst_window_open_shelf (BstWindow *self, const char *shelf);

/* window-answer.c */
BstEntry *bst_window_get_selected (BstWindow *self);
char *bst_window_dup_query (BstWindow *self);
char *bst_window_dup_order (BstWindow *self);
char *bst_window_dup_sorted (BstWindow *self, const char *sort);
void bst_window_search (BstWindow *self);
gboolean bst_window_is_searching (BstWindow *self);
void bst_window_rows_shown (BstWindow *self);
void bst_window_library_changed_cb (BstWindow *self);
void bst_window_clear_answer (BstWindow *self);

/* window-rows.c */
guint bst_window_find_again (BstWindow *self, guint otherwise);
void bst_window_show_rows (BstWindow *self);
void bst_window_stop_rows (BstWindow *self);
void bst_window_show_all_rows (BstWindow *self);

/* window-chart.c */
gboolean bst_window_take_link (BstWindow *self);
gboolean bst_window_entered_cb (BstWindow *self);
void bst_window_show_chart (BstWindow *self);
void bst_window_enable_chart (BstWindow *self);
void bst_window_add_chart_actions (BstWindow *self);

/* window-content.c */
void bst_window_show_content (BstWindow *self);
void bst_window_show_selected (BstWindow *self);
void bst_window_show_words (BstWindow *self);
void bst_window_fill_content (BstWindow *self);
char *bst_window_dup_chart_view (BstWindow *self);
void bst_window_add_content_actions (BstWindow *self);

/* window-layout.c */
void bst_window_apply_layout (BstWindow *self);
void bst_window_folded_cb (BstWindow *self);
void bst_window_show_detail (BstWindow *self);
void bst_window_open_entry_cb (BstWindow *self);
void bst_window_leave_list_cb (BstWindow *self);
void bst_window_leave_chart_cb (BstWindow *self);
void bst_window_install_layout (GtkWidgetClass *widget_class);
void bst_window_add_layout_actions (BstWindow *self);

/* window-pins.c */
char **bst_window_dup_pinned (BstWindow *self);
void bst_window_set_pinned (BstWindow *self, const char *const *pinned);
void bst_window_bring_pins (BstWindow *self);
void bst_window_add_pin_actions (BstWindow *self);

/* window-zoom.c */
void bst_window_bring_zoom (BstWindow *self);
void bst_window_set_range (BstWindow *self, const BstChartRange *range);
void bst_window_show_range (BstWindow *self);
void bst_window_add_zoom_actions (BstWindow *self);

/* window-problems.c */
void bst_window_install_problems (GtkWidgetClass *widget_class);
void bst_window_watch_problems (BstWindow *self, guint n_closed);
void bst_window_tell_settings (BstWindow *self);

/* window-show.c */
gboolean bst_window_look_elsewhere (BstWindow *self);
void bst_window_show_entry (BstWindow *self, const char *id);
void bst_window_add_show_actions (BstWindow *self);

/* window-like.c */
gboolean bst_window_resume (BstWindow *self);
void bst_window_like_free (BstWindowLike *self);

/* window-legend.c */
void bst_window_show_legend (BstWindow *self);

/* window-table.c */
gboolean bst_window_shows_table (BstWindow *self);
void bst_window_show_table (BstWindow *self, gboolean shown);
void bst_window_show_table_order (BstWindow *self);

/* window-welcome.c */
void bst_window_expect_welcome (BstWindow *self);
void bst_window_expect_welcome_like (BstWindow *self, BstWindow *other);
void bst_window_bring_welcome (BstWindow *self);
void bst_window_welcome_selected (BstWindow *self);
void bst_window_welcome_folded (BstWindow *self);
void bst_window_leave_welcome (BstWindow *self);
void bst_window_clear_welcome (BstWindow *self);

/* window-sync.c */
void bst_window_bring_sync (BstWindow *self);
void bst_window_show_sync (BstWindow *self);

G_END_DECLS
