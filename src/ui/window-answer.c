/* What the library answers to the query, and how list, chart and detail come to show it. */
#include "config.h"

#include "ui/window-private.h"

#include "core/query-parts.h"
#include "core/shelf-id.h"

/* So many rows are replaced at a time when something has changed in the library. One takes
 * a tenth of a millisecond. */
#define ROWS_AT_A_TIME 16

/* What holds beside what is typed: the shelf of the menu, which is a part of the query
 * that the search entry does not repeat; nothing where a shelf is typed. A year that is
 * typed takes the place of the shelf's, likewise a country.
 * Returns: (transfer full): the text of a query */
static char *
make_context (BstWindow *self, BstQuery *typed)
{
  g_autofree char *shelf = bst_query_dup_facet (typed, BST_FACET_SHELF);
  g_autofree char *value = NULL;
  BstFacet facet;

  if (shelf != NULL)
    return g_strdup ("");
  if (bst_shelf_id_get_facet (self->shelf, &facet))
    value = bst_query_dup_facet (typed, facet);
  return bst_shelf_id_dup_query (value != NULL ? "guide" : self->shelf);
}

/* How many entries there are without a filter. What is left out until it is asked for,
 * by its kind, counts once it is. */
static guint
count_all (BstWindow *self, BstQuery *typed)
{
  g_autofree char *shelf = bst_query_dup_facet (typed, BST_FACET_SHELF);
  g_autofree char *context = make_context (self, typed);
  g_autofree char *kind = bst_query_dup_facet (typed, BST_FACET_KIND);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BstQuery) all = NULL;

  if (shelf != NULL)
    g_string_append_printf (text, "shelf:%s", shelf);
  else
    g_string_append (text, context);
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

/* Returns: (transfer full): what is typed and where it is looked for, as the text of a query */
char *
bst_window_dup_query (BstWindow *self)
{
  g_autofree char *context = make_context (self, self->typed);
  g_autofree char *text = g_strdup_printf ("%s %s", context, bst_query_get_text (self->typed));

  return g_strdup (g_strstrip (text));
}

static BstQuery *
make_query (BstWindow *self)
{
  g_autofree char *text = bst_window_dup_query (self);

  return bst_query_parse (text);
}

/* Returns: (transfer full): in which order the list is, as sort: has it */
char *
bst_window_dup_order (BstWindow *self)
{
  g_autoptr (BstQuery) query = make_query (self);
  char *sort = bst_query_dup_facet (query, BST_FACET_SORT);

  return sort != NULL ? sort : g_strdup (bst_query_get_usual_order (query));
}

/* Returns: (transfer full): what is typed, with @sort for the order: the usual one is not typed */
char *
bst_window_dup_sorted (BstWindow *self, const char *sort)
{
  g_autofree char *text = bst_query_with_facet (self->typed, BST_FACET_SORT, NULL);
  g_autofree char *context = make_context (self, self->typed);
  g_autofree char *all = g_strdup_printf ("%s %s", context, text);
  g_autoptr (BstQuery) query = bst_query_parse (all);

  if (g_str_equal (sort, bst_query_get_usual_order (query)))
    return g_steal_pointer (&text);
  return bst_query_with_facet (self->typed, BST_FACET_SORT, sort);
}

typedef void (*AnswerFunc) (BstWindow *self, BstResults *results);

/* An answer that is waited for: only the newest is. */
typedef struct
{
  GWeakRef window;
  AnswerFunc take;
} Wait;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;
  g_autoptr (BstResults) results = bst_library_search_finish (BST_LIBRARY (source), result, NULL);
  g_autoptr (BstWindow) self = g_weak_ref_get (&wait->window);

  if (self != NULL && results != NULL)
    {
      g_clear_object (&self->search);
      wait->take (self, results);
    }
  g_weak_ref_clear (&wait->window);
  g_free (wait);
}

static void
stop_searching (BstWindow *self)
{
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
}

/* Has @take called with what the library says now to what is typed: at once, or, where
 * millions of rows are asked, when a thread has looked at them. What is shown stays until
 * then. */
static void
ask (BstWindow *self, AnswerFunc take)
{
  g_autoptr (BstQuery) query = make_query (self);
  Wait *wait;

  stop_searching (self);
  /* The first frame is to have entries, and has nothing to show meanwhile. */
  if (self->results == NULL || bst_library_is_quick (self->library, query))
    {
      g_autoptr (BstResults) results = bst_library_query (self->library, query);

      take (self, results);
      return;
    }
  wait = g_new0 (Wait, 1);
  g_weak_ref_init (&wait->window, self);
  wait->take = take;
  self->search = g_cancellable_new ();
  bst_library_search_async (self->library, query, self->search, answered_cb, wait);
}

/* What stands around the list follows what is in it. */
static void
show_rest (BstWindow *self)
{
  g_autofree char *context = make_context (self, self->typed);

  bst_list_page_show_results (self->list_page, self->results, count_all (self, self->typed), self->typed, context);
  bst_window_show_content (self);
}

static void
stop_taking_over (BstWindow *self)
{
  g_clear_handle_id (&self->take_source, g_source_remove);
  g_clear_object (&self->coming);
}

/* Returns: whether somebody waits for an entry that is not among @results. */
static gboolean
misses_wanted (BstWindow *self, BstResults *results)
{
  return self->wanted == BST_WANTED_ENTRY && bst_results_find (results, self->selected_id) == G_MAXUINT;
}

static void
show_answer (BstWindow *self, BstResults *results)
{
  if (misses_wanted (self, results) && bst_window_look_elsewhere (self))
    return;
  stop_taking_over (self);
  g_set_object (&self->results, results);
  bst_window_show_rows (self);
}

/* All rows of an answer are in the list. */
void
bst_window_rows_shown (BstWindow *self)
{
  gboolean is_wanted = self->wanted != BST_WANTED_NOTHING;

  self->wanted = BST_WANTED_NOTHING;
  show_rest (self);
  bst_list_page_scroll_to_selection (self->list_page);
  if (is_wanted && adw_leaflet_get_folded (self->leaflet))
    bst_window_open_entry_cb (self);
}

/* Asks the library what is typed and shows the answer in list, chart and detail. */
void
bst_window_search (BstWindow *self)
{
  stop_taking_over (self);
  g_clear_pointer (&self->typed, bst_query_unref);
  self->typed = bst_query_parse (bst_list_page_get_text (self->list_page));
  bst_window_show_order (self);
  bst_window_show_words (self);
  ask (self, show_answer);
}

/* Returns: whether an answer is still to come, or some of its rows. */
gboolean
bst_window_is_searching (BstWindow *self)
{
  return self->search != NULL || self->rows_source != 0;
}

static void
end_taking_over (BstWindow *self)
{
  gboolean stays = self->selected_id != NULL && bst_results_find (self->results, self->selected_id) == self->take_otherwise;

  self->take_source = 0;
  g_clear_object (&self->coming);

  self->searching = TRUE;
  gtk_single_selection_set_selected (self->selection, bst_window_find_again (self, self->take_otherwise));
  self->searching = FALSE;
  show_rest (self);
  if (self->take_focus)
    bst_list_page_focus_list (self->list_page);
  /* A list view goes with the row that it holds on to, which may have been replaced. Where
   * the selected one has moved or gone, it or its neighbour is to be seen. */
  if (stays)
    gtk_adjustment_set_value (bst_list_page_get_adjustment (self->list_page), self->take_scroll);
}

static gboolean
take_over_cb (gpointer user_data)
{
  BstWindow *self = user_data;

  if (self->coming == NULL)
    {
      end_taking_over (self);
      return G_SOURCE_REMOVE;
    }
  self->searching = TRUE;
  self->taken = bst_results_take_over (self->results, self->coming, self->taken, ROWS_AT_A_TIME);
  self->searching = FALSE;
  if (self->taken == g_list_model_get_n_items (G_LIST_MODEL (self->coming)))
    g_clear_object (&self->coming);
  return G_SOURCE_CONTINUE;
}

static void
begin_taking_over (BstWindow *self, BstResults *results)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (self->take_source == 0)
    {
      self->take_otherwise = position != GTK_INVALID_LIST_POSITION ? position : 0;
      self->take_focus = bst_list_page_is_list_focused (self->list_page);
      self->take_scroll = gtk_adjustment_get_value (bst_list_page_get_adjustment (self->list_page));
      self->take_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, take_over_cb, self, NULL);
    }
  g_set_object (&self->coming, results);
  self->taken = 0;
}

/* Entries have been replaced, by a refresh or by what was added or removed: the same
 * question gets a new answer, and nothing that is looked at moves. All of it is there
 * before the next frame is drawn; what the person does comes before each piece of it. */
void
bst_window_library_changed_cb (BstWindow *self)
{
  BstEntry *entry = self->selected_id != NULL ? bst_library_lookup (self->library, self->selected_id) : NULL;
  gboolean is_new = bst_window_is_searching (self);

  /* It may have been renamed. */
  if (entry != NULL)
    {
      g_free (self->selected_id);
      self->selected_id = g_strdup (bst_entry_get_id (entry));
    }
  /* What was just typed is still to be answered, and then shown from the top. */
  ask (self, is_new ? show_answer : begin_taking_over);
}

void
bst_window_clear_answer (BstWindow *self)
{
  stop_searching (self);
  stop_taking_over (self);
  bst_window_stop_rows (self);
  g_clear_object (&self->first_results);
  g_clear_object (&self->results);
  g_clear_pointer (&self->typed, bst_query_unref);
}
