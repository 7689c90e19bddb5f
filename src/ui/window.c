#include "config.h"

#include "ui/window.h"

#include "ui/chart-view.h"
#include "ui/detail-page.h"
#include "ui/legend.h"
#include "ui/list-page.h"
#include "ui/ui-resources.h"

struct _BstWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  BstListPage *list_page;
  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *page_switch;
  GtkWidget *view_button;
  GtkPaned *paned;
  GtkWidget *chart_box;
  GtkLabel *chart_title;
  BstLegend *legend;
  BstChartView *chart;
  BstDetailPage *detail_page;

  BstLibrary *library;
  GSettings *settings; /* NULL where the schema is not installed */
  GtkSingleSelection *selection; /* the one selection of list, chart and detail */
  BstQuery *typed; /* what is in the search entry */
  char *selected_id; /* survives a query that does not find it */
  char *layout;
  char *shelf;
  gboolean searching; /* the selection changes because the list does */
};

G_DEFINE_FINAL_TYPE (BstWindow, bst_window, ADW_TYPE_APPLICATION_WINDOW)

/* What the list shows, as text: the shelf of the menu is a part of the query that
 * the search entry does not repeat. */
static char *
make_effective_text (BstWindow *self, BstQuery *typed)
{
  g_autofree char *shelf = bst_query_dup_facet (typed, BST_FACET_SHELF);

  if (shelf != NULL)
    return g_strdup (bst_query_get_text (typed));
  return g_strdup_printf ("shelf:%s %s", self->shelf, bst_query_get_text (typed));
}

static BstEntry *
get_selected (BstWindow *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
show_selected (BstWindow *self)
{
  BstEntry *entry = get_selected (self);

  bst_detail_page_set_entry (self->detail_page, entry);
  adw_window_title_set_subtitle (self->title, entry != NULL ? bst_entry_get_name (entry) : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.copy-id", entry != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-hub",
                                 entry != NULL && bst_entry_has_repository (entry));
}

static void
selected_cb (BstWindow *self)
{
  BstEntry *entry = get_selected (self);

  if (self->searching)
    return;
  if (entry != NULL)
    {
      g_free (self->selected_id);
      self->selected_id = g_strdup (bst_entry_get_id (entry));
    }
  show_selected (self);
}

/* Asks the library and shows the answer in list, chart and detail. The entry that
 * was selected stays so where the answer has it. */
static void
search (BstWindow *self)
{
  g_autoptr (BstQuery) typed = bst_query_parse (bst_list_page_get_text (self->list_page));
  g_autofree char *text = make_effective_text (self, typed);
  g_autofree char *all_text = g_strdup_printf ("shelf:%s", self->shelf);
  g_autoptr (BstQuery) query = bst_query_parse (text);
  g_autoptr (BstQuery) all = bst_query_parse (all_text);
  g_autoptr (BstResults) results = bst_library_query (self->library, query);
  g_autofree char *title = NULL;
  guint position = self->selected_id != NULL ? bst_results_find (results, self->selected_id) : G_MAXUINT;
  guint found = g_list_model_get_n_items (G_LIST_MODEL (results));

  g_clear_pointer (&self->typed, bst_query_unref);
  self->typed = g_steal_pointer (&typed);

  self->searching = TRUE;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (results));
  gtk_single_selection_set_selected (self->selection, position != G_MAXUINT ? position : found > 0 ? 0
                                                                                                   : GTK_INVALID_LIST_POSITION);
  self->searching = FALSE;

  bst_list_page_show_results (self->list_page, results, bst_library_count (self->library, all), self->typed);
  bst_legend_show (self->legend, G_LIST_MODEL (results), self->typed);
  title = g_strdup_printf (ngettext ("Parameters by release · %u model, log scale",
                                     "Parameters by release · %u models, log scale", found),
                           found);
  gtk_label_set_label (self->chart_title, title);
  show_selected (self);
}

static void
text_changed_cb (BstWindow *self)
{
  if (self->library != NULL)
    search (self);
}

static void
legend_changed_cb (BstWindow *self, const char *text)
{
  bst_list_page_set_text (self->list_page, text);
}

/* Wide, everything is in sight; narrow, chart and detail are pages of their own. */
static void
apply_layout (BstWindow *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);
  gboolean chart = g_str_equal (self->layout, "chart") || (!folded && g_str_equal (self->layout, "both"));
  gboolean detail = !g_str_equal (self->layout, "chart");

  gtk_widget_set_visible (self->chart_box, chart);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_page), detail);
  gtk_widget_set_visible (self->back_button, folded);
  gtk_widget_set_visible (self->page_switch, folded);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), !folded);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !folded);
  bst_list_page_set_folded (self->list_page, folded);
}

static void
folded_cb (BstWindow *self)
{
  if (self->layout != NULL)
    apply_layout (self);
}

static void
open_entry_cb (BstWindow *self)
{
  if (adw_leaflet_get_folded (self->leaflet) || g_str_equal (self->layout, "chart"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.layout", "s",
                                adw_leaflet_get_folded (self->leaflet) ? "detail" : "both");
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
}

static void
set_state (BstWindow *self, const char *name, const char *value)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (value));
}

static void
layout_changed (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstWindow *self = user_data;

  g_simple_action_set_state (action, value);
  g_free (self->layout);
  self->layout = g_variant_dup_string (value, NULL);
  apply_layout (self);
}

static void
chart_view_changed (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstWindow *self = user_data;

  g_simple_action_set_state (action, value);
  bst_chart_view_set_kind (self->chart, g_str_equal (g_variant_get_string (value, NULL), "ranking")
                                          ? BST_CHART_RANKING
                                          : BST_CHART_TIMELINE);
}

static const char *
get_shelf_title (const char *shelf)
{
  return g_str_equal (shelf, "guide") ? _ ("Whole guide") : _ ("2023 in review");
}

static void
shelf_changed (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstWindow *self = user_data;

  g_simple_action_set_state (action, value);
  g_free (self->shelf);
  self->shelf = g_variant_dup_string (value, NULL);
  bst_list_page_set_shelf_title (self->list_page, get_shelf_title (self->shelf));
  search (self);
}

/* The order is a part of the query, as all else is. */
static void
sort_changed (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstWindow *self = user_data;
  const char *sort = g_variant_get_string (value, NULL);
  g_autofree char *text = bst_query_with_facet (self->typed, BST_FACET_SORT, sort[0] != '\0' ? sort : NULL);

  g_simple_action_set_state (action, value);
  bst_list_page_set_text (self->list_page, text);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);

  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  bst_list_page_focus_search (self->list_page);
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);

  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  bst_list_page_open_filter (self->list_page);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);

  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  bst_list_page_open_menu (self->list_page);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_leaflet_set_visible_child_name (BST_WINDOW (widget)->leaflet, "list");
}

static void
open_hub_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstEntry *entry = get_selected (BST_WINDOW (widget));
  g_autofree char *url = entry != NULL ? bst_entry_dup_hub_url (entry) : NULL;

  if (url != NULL)
    gtk_show_uri (GTK_WINDOW (widget), url, GDK_CURRENT_TIME);
}

static void
copy_id_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstEntry *entry = get_selected (BST_WINDOW (widget));
  g_autofree char *message = NULL;

  if (entry == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), bst_entry_get_id (entry));
  /* Translators: %s is the id of a model. */
  message = g_strdup_printf (_ ("Copied “%s”"), bst_entry_get_id (entry));
  adw_toast_overlay_add_toast (BST_WINDOW (widget)->toasts, adw_toast_new (message));
}

/* Made when it is asked for: GTK would make it with every window, before the first
 * frame. */
static void
show_help_overlay_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (BST_RESOURCE_PATH "/help-overlay.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (widget));
  gtk_window_present (overlay);
}

/* The list is in sight; chart and detail follow in the next frame. */
static void
painted_cb (BstWindow *self, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  gtk_widget_set_child_visible (GTK_WIDGET (self->paned), TRUE);
  /* The parent's: the paned itself has been waiting for a size all along. */
  gtk_widget_queue_resize (gtk_widget_get_parent (GTK_WIDGET (self->paned)));
}

static void
bst_window_realize (GtkWidget *widget)
{
  BstWindow *self = BST_WINDOW (widget);

  GTK_WIDGET_CLASS (bst_window_parent_class)->realize (widget);
  gtk_widget_set_child_visible (GTK_WIDGET (self->paned), FALSE);
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (painted_cb), self,
                           G_CONNECT_SWAPPED);
}

/* What the next window opens with. */
static void
remember (BstWindow *self)
{
  int width, height;

  if (self->settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_int (self->settings, "paned-position", gtk_paned_get_position (self->paned));
  g_settings_set_string (self->settings, "content-layout", self->layout);
  g_settings_set_string (self->settings, "chart-view",
                         bst_chart_view_get_kind (self->chart) == BST_CHART_RANKING ? "ranking" : "timeline");
  g_settings_set_string (self->settings, "shelf", self->shelf);
  g_settings_set_string (self->settings, "query", bst_list_page_get_text (self->list_page));
  g_settings_set_string (self->settings, "selected", self->selected_id != NULL ? self->selected_id : "");
}

static gboolean
bst_window_close_request (GtkWindow *window)
{
  remember (BST_WINDOW (window));

  return GTK_WINDOW_CLASS (bst_window_parent_class)->close_request (window);
}

static void
bst_window_dispose (GObject *object)
{
  BstWindow *self = BST_WINDOW (object);

  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->typed, bst_query_unref);
  g_clear_pointer (&self->selected_id, g_free);
  g_clear_pointer (&self->layout, g_free);
  g_clear_pointer (&self->shelf, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_WINDOW);

  G_OBJECT_CLASS (bst_window_parent_class)->dispose (object);
}

static void
bst_window_class_init (BstWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_window_dispose;
  widget_class->realize = bst_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = bst_window_close_request;

  /* Named here, or the linker would leave the templates out of the program. */
  g_resources_register (bst_ui_get_resource ());
  g_type_ensure (BST_TYPE_CHART_VIEW);
  g_type_ensure (BST_TYPE_DETAIL_PAGE);
  g_type_ensure (BST_TYPE_LEGEND);
  g_type_ensure (BST_TYPE_LIST_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/window.ui");
  gtk_widget_class_bind_template_child (widget_class, BstWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, list_page);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, title);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, page_switch);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, view_button);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, chart_box);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, chart_title);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, legend);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, chart);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, detail_page);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, legend_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_entry_cb);

  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "win.open-menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.open-hub", NULL, open_hub_action);
  gtk_widget_class_install_action (widget_class, "win.copy-id", NULL, copy_id_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, show_help_overlay_action);
}

static void
bst_window_init (BstWindow *self)
{
  static const GActionEntry actions[] = {
    { "layout", NULL, "s", "'both'", layout_changed },
    { "chart-view", NULL, "s", "'timeline'", chart_view_changed },
    { "shelf", NULL, "s", "'review-2023'", shelf_changed },
    { "sort", NULL, "s", "''", sort_changed },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);

  self->layout = g_strdup ("both");
  self->shelf = g_strdup ("review-2023");
  self->selection = gtk_single_selection_new (NULL);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  bst_list_page_set_selection (self->list_page, self->selection);
  bst_chart_view_set_selection (self->chart, self->selection);
}

/* What a window shows; from the settings or from another window. */
typedef struct
{
  int width, height, paned;
  gboolean maximized;
  const char *layout, *chart_view, *shelf, *query, *selected;
} State;

static void
restore (BstWindow *self, const State *state)
{
  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (state->width, 360, 8192), CLAMP (state->height, 294, 8192));
  if (state->maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_paned_set_position (self->paned, state->paned > 0 ? state->paned : 380);

  g_free (self->layout);
  self->layout = g_strdup (state->layout);
  set_state (self, "layout", self->layout);
  apply_layout (self);
  set_state (self, "chart-view", state->chart_view);
  bst_chart_view_set_kind (self->chart, g_str_equal (state->chart_view, "ranking") ? BST_CHART_RANKING : BST_CHART_TIMELINE);
  g_free (self->shelf);
  self->shelf = g_strdup (g_str_equal (state->shelf, "guide") ? "guide" : "review-2023");
  set_state (self, "shelf", self->shelf);
  bst_list_page_set_shelf_title (self->list_page, get_shelf_title (self->shelf));
  self->selected_id = g_strdup (state->selected);
  bst_list_page_set_text (self->list_page, state->query);
  search (self);
}

static void
show_problems (BstWindow *self)
{
  const char *const *problems = bst_library_get_problems (self->library);

  for (guint i = 0; problems[i] != NULL; i++)
    {
      AdwToast *toast = adw_toast_new (problems[i]);

      adw_toast_set_timeout (toast, 0);
      adw_toast_overlay_add_toast (self->toasts, toast);
    }
}

static BstWindow *
make_window (GtkApplication *application, BstLibrary *library, GSettings *settings)
{
  BstWindow *self = g_object_new (BST_TYPE_WINDOW, "application", application, NULL);

  self->library = g_object_ref (library);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  bst_list_page_set_library (self->list_page, library);
  return self;
}

/**
 * bst_window_new:
 * @library: (transfer none): what the window shows
 * @settings: (transfer none) (nullable): where its state is kept
 *
 * Returns: (transfer none): a window as the last one was left
 */
GtkWidget *
bst_window_new (GtkApplication *application, BstLibrary *library, GSettings *settings)
{
  BstWindow *self = make_window (application, library, settings);
  State state = { .width = 1280, .height = 800, .layout = "both", .chart_view = "timeline", .shelf = "review-2023", .query = "", .selected = "" };

  if (settings != NULL)
    {
      g_autofree char *layout = g_settings_get_string (settings, "content-layout");
      g_autofree char *chart_view = g_settings_get_string (settings, "chart-view");
      g_autofree char *shelf = g_settings_get_string (settings, "shelf");
      g_autofree char *query = g_settings_get_string (settings, "query");
      g_autofree char *selected = g_settings_get_string (settings, "selected");

      restore (self, &(State) { .width = g_settings_get_int (settings, "window-width"),
                                .height = g_settings_get_int (settings, "window-height"),
                                .paned = g_settings_get_int (settings, "paned-position"),
                                .maximized = g_settings_get_boolean (settings, "window-maximized"),
                                .layout = layout,
                                .chart_view = chart_view,
                                .shelf = shelf,
                                .query = query,
                                .selected = selected });
    }
  else
    restore (self, &state);
  show_problems (self);
  return GTK_WIDGET (self);
}

/* Returns: (transfer none): a window that shows what @other shows, in the
 * language of now. */
GtkWidget *
bst_window_new_like (BstWindow *other)
{
  BstWindow *self = make_window (gtk_window_get_application (GTK_WINDOW (other)), other->library, other->settings);
  State state = { .paned = gtk_paned_get_position (other->paned),
                  .maximized = gtk_window_is_maximized (GTK_WINDOW (other)),
                  .layout = other->layout,
                  .chart_view = bst_chart_view_get_kind (other->chart) == BST_CHART_RANKING ? "ranking" : "timeline",
                  .shelf = other->shelf,
                  .query = bst_list_page_get_text (other->list_page),
                  .selected = other->selected_id };

  gtk_window_get_default_size (GTK_WINDOW (other), &state.width, &state.height);
  restore (self, &state);
  return GTK_WIDGET (self);
}
