/* What the library answers to the query, and how list, chart and detail come to show it. */
#include "config.h"

#include "ui/window-private.h"

/* So many rows are replaced at a time when something has changed in the library. One takes
 * a tenth of a millisecond. */
#define ROWS_AT_A_TIME 16

/* What holds beside what is typed: the shelf of the menu, which is a part of the query
 * that the search entry does not repeat; nothing where a shelf is typed.
 * Returns: (transfer full): the text of a query */
static char *
make_context (BstWindow *self, BstQuery *typed)
{
  g_autofree char *shelf = bst_query_dup_facet (typed, BST_FACET_SHELF);

  return shelf != NULL ? g_strdup ("") : g_strconcat ("shelf:", self->shelf, NULL);
}

/* How many entries there are without a filter. What is left out until it is asked for,
 * by its kind, counts once it is. */
static guint
count_all (BstWindow *self, BstQuery *typed)
{
  g_autofree char *shelf = bst_query_dup_facet (typed, BST_FACET_SHELF);
  g_autofree char *kind = bst_query_dup_facet (typed, BST_FACET_KIND);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BstQuery) all = NULL;

  g_string_append_printf (text, "shelf:%s", shelf != NULL ? shelf : self->shelf);
  if (kind != NULL)
    g_string_append_printf (text, " kind:model,adapter,method,software,%s", kind);
  all = bst_query_parse (text->str);
  return bst_library_count (self->library, all);
}

BstEntry *
bst_window_get_selected (BstWindow *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* The selected entry is the one that is read about. */
void
bst_window_show_selected (BstWindow *self)
{
  BstEntry *entry = bst_window_get_selected (self);

  bst_detail_page_set_entry (self->detail_page, entry);
  adw_window_title_set_subtitle (self->title, entry != NULL ? bst_entry_get_name (entry) : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.copy-id", entry != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-hub",
                                 entry != NULL && bst_entry_has_repository (entry));
  if (self->hub != NULL)
    bst_window_online_set_entry (self->hub, entry);
}

/* The heading and the legend say of the chart what it draws. */
void
bst_window_show_legend (BstWindow *self)
{
  guint counts[BST_N_OPENNESS];
  g_autofree char *title = bst_chart_view_dup_title (self->chart);

  bst_chart_view_count (self->chart, counts);
  bst_legend_set_title (self->legend, title);
  bst_legend_show (self->legend, counts, self->typed);
}

/* Returns: (transfer full): what the library says now to what is typed */
static BstResults *
ask (BstWindow *self)
{
  g_autofree char *context = make_context (self, self->typed);
  g_autofree char *text = g_strdup_printf ("%s %s", context, bst_query_get_text (self->typed));
  g_autoptr (BstQuery) query = bst_query_parse (text);

  return bst_library_query (self->library, query);
}

/* Selects the entry that was selected before, where it is found; @otherwise is the place
 * of the one that is selected where it is not. */
static void
select_again (BstWindow *self, BstResults *results, guint otherwise)
{
  guint position = self->selected_id != NULL ? bst_results_find (results, self->selected_id) : G_MAXUINT;
  guint found = g_list_model_get_n_items (G_LIST_MODEL (results));

  if (position == G_MAXUINT)
    position = found > 0 ? MIN (otherwise, found - 1) : GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, position);
}

/* What stands around the list follows what is in it. */
static void
show_rest (BstWindow *self, BstResults *results)
{
  g_autofree char *context = make_context (self, self->typed);

  bst_list_page_show_results (self->list_page, results, count_all (self, self->typed), self->typed, context);
  bst_window_show_legend (self);
  bst_window_show_selected (self);
}

static void
stop_taking_over (BstWindow *self)
{
  g_clear_handle_id (&self->take_source, g_source_remove);
  g_clear_object (&self->coming);
}

/* Asks the library what is typed and shows the answer in list, chart and detail. */
void
bst_window_search (BstWindow *self)
{
  g_autoptr (BstResults) results = NULL;

  stop_taking_over (self);
  g_clear_pointer (&self->typed, bst_query_unref);
  self->typed = bst_query_parse (bst_list_page_get_text (self->list_page));
  results = ask (self);

  self->searching = TRUE;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (results));
  select_again (self, results, 0);
  self->searching = FALSE;

  show_rest (self, results);
  bst_window_show_order (self);
  bst_list_page_scroll_to_selection (self->list_page);
}

static void
end_taking_over (BstWindow *self, BstResults *results)
{
  self->take_source = 0;
  g_clear_object (&self->coming);

  self->searching = TRUE;
  select_again (self, results, self->take_otherwise);
  self->searching = FALSE;
  show_rest (self, results);
  if (self->take_focus)
    bst_list_page_focus_list (self->list_page);
}

static gboolean
take_over_cb (gpointer user_data)
{
  BstWindow *self = user_data;
  BstResults *results = BST_RESULTS (gtk_single_selection_get_model (self->selection));

  if (self->coming == NULL)
    {
      end_taking_over (self, results);
      return G_SOURCE_REMOVE;
    }
  self->searching = TRUE;
  self->taken = bst_results_take_over (results, self->coming, self->taken, ROWS_AT_A_TIME);
  self->searching = FALSE;
  if (self->taken == g_list_model_get_n_items (G_LIST_MODEL (self->coming)))
    g_clear_object (&self->coming);
  return G_SOURCE_CONTINUE;
}

/* Entries have been replaced, by a refresh or by what was added or removed: the same
 * question gets a new answer, and nothing that is looked at moves. All of it is there
 * before the next frame is drawn; what the person does comes before each piece of it. */
void
bst_window_library_changed_cb (BstWindow *self)
{
  BstEntry *entry = self->selected_id != NULL ? bst_library_lookup (self->library, self->selected_id) : NULL;
  guint position = gtk_single_selection_get_selected (self->selection);

  /* It may have been renamed. */
  if (entry != NULL)
    {
      g_free (self->selected_id);
      self->selected_id = g_strdup (bst_entry_get_id (entry));
    }
  if (self->take_source == 0)
    {
      self->take_otherwise = position != GTK_INVALID_LIST_POSITION ? position : 0;
      self->take_focus = bst_list_page_is_list_focused (self->list_page);
      self->take_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, take_over_cb, self, NULL);
    }
  g_clear_object (&self->coming);
  self->coming = ask (self);
  self->taken = 0;
}

void
bst_window_clear_answer (BstWindow *self)
{
  stop_taking_over (self);
  g_clear_pointer (&self->typed, bst_query_unref);
}
