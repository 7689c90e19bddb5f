/* Models that somebody asks for by their ids, wherever they are. */
#include "config.h"

#include "ui/window-private.h"

/* Returns: (transfer full) (nullable): what the library has of @id, or the Hub's list */
static BstEntry *
find_entry (BstWindow *self, const char *id)
{
  BstEntry *entry = bst_library_lookup (self->library, id);

  return entry != NULL ? g_object_ref (entry) : bst_library_find_listed (self->library, id);
}

/* Asks for the wanted entry on a shelf that has it, and without what is typed.
 * Returns: FALSE where the library has it no more */
gboolean
bst_window_look_elsewhere (BstWindow *self)
{
  g_autoptr (BstEntry) entry = find_entry (self, self->selected_id);

  if (entry == NULL)
    return FALSE;
  bst_window_open_shelf (self, bst_entry_is_on_shelf (entry, "hub") ? "hub" : "guide");
  bst_list_page_set_text (self->list_page, "");
  self->wanted = BST_WANTED_ANYWHERE;
  bst_window_search (self);
  return TRUE;
}

/* A model that somebody asks for is shown, if need be on another shelf and without what
 * is typed. On the Hub's shelf that is known when the answer comes. */
void
bst_window_show_entry (BstWindow *self, const char *id)
{
  g_autoptr (BstEntry) entry = find_entry (self, id);

  if (entry == NULL)
    return;
  g_free (self->selected_id);
  self->selected_id = g_strdup (bst_entry_get_id (entry));
  self->wanted = BST_WANTED_ENTRY;
  bst_window_search (self);
}

static void
show_model_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  bst_window_show_entry (user_data, g_variant_get_string (parameter, NULL));
}

/* Lists what came from a model, as if it had been typed. */
static void
show_derived_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstWindow *self = user_data;
  g_autoptr (BstQuery) nothing = bst_query_parse ("");
  g_autofree char *base = bst_query_with_facet (nothing, BST_FACET_BASE, g_variant_get_string (parameter, NULL));
  g_autofree char *text = g_strdup_printf ("shelf:guide,hub %s", base);

  bst_list_page_set_text (self->list_page, text);
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
}

void
bst_window_add_show_actions (BstWindow *self)
{
  static const GActionEntry actions[] = {
    { "show-model", show_model_activated, "s" },
    { "show-derived", show_derived_activated, "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
