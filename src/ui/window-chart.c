/* The chart of the window as something to take away and to bring back: a file, a picture on
 * the clipboard, or a link. */
#include "config.h"

#include "ui/window-private.h"

#include "chart/state.h"
#include "core/format.h"
#include "core/i18n.h"
#include "core/shelf-id.h"
#include "library/shelves.h"
#include "ui/again.h"
#include "ui/chart-export.h"
#include "ui/chart-shot.h"

/* A picture that is pasted is seen larger than the chart mostly. */
#define CLIPBOARD_SCALE 2
#define CLIPBOARD_WIDTH 1200
#define CLIPBOARD_HEIGHT 720

/* A window that has gone meanwhile has nobody to tell. */
static void
tell (BstWindow *self, const char *text)
{
  if (self->toaster == NULL)
    return;
  bst_toaster_show (self->toaster, bst_toast_new (text));
}

/* Returns: (transfer full): what the chart is called: by its shelf, what it is, and what is
 *   typed */
static char *
dup_name (BstWindow *self)
{
  const char *typed = bst_query_get_text (self->typed);
  g_autofree char *view = bst_window_dup_chart_view (self);
  const char *kind = g_str_equal (view, "timeline") ? _ ("Timeline") : g_str_equal (view, "ranking") ? _ ("Ranking")
                                                                                                     : _ ("Table");

  g_autofree char *shelf = bst_shelf_id_dup_title (self->shelf);
  const char *parts[] = { shelf, kind, typed };

  return bst_format_clauses (parts, G_N_ELEMENTS (parts));
}

/* Returns: (transfer full): what the chart shows, as it is laid out now */
static BstChartShot *
take_shot (BstWindow *self)
{
  g_autofree char *query = bst_window_dup_query (self);

  return bst_chart_view_take_shot (self->chart, NULL, query);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BstWindow) self = user_data;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, NULL))
    tell (self, _ ("There is no program here that opens the file."));
}

/* The file is the toast's. */
static void
open_saved_cb (BstWindow *self, AdwToast *toast)
{
  g_autofree char *uri = g_file_get_uri (g_object_get_data (G_OBJECT (toast), "file"));

  gtk_show_uri_full (GTK_WINDOW (self), uri, GDK_CURRENT_TIME, NULL, opened_cb, g_object_ref (self));
}

static void
saved_cb (BstWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_ ("Saved “%s”"), shown);
  AdwToast *toast = bst_toast_new_with_button (text, _ ("Open"));

  g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_saved_cb), self, G_CONNECT_SWAPPED);
  bst_toaster_show (self->toaster, toast);
}

static void
export_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstWindow *self = user_data;
  g_autoptr (BstChartShot) shot = take_shot (self);
  g_autofree char *name = dup_name (self);
  GtkWidget *dialog = bst_chart_export_new (GTK_WINDOW (self), shot, name, gtk_widget_get_width (GTK_WIDGET (self->chart)),
                                            gtk_widget_get_height (GTK_WIDGET (self->chart)));

  if (bst_window_shows_table (self))
    bst_chart_export_set_format (BST_CHART_EXPORT (dialog), BST_CHART_FILE_CSV);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  bst_again_set_action (GTK_WINDOW (dialog), "win.chart-export");
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Programs take what they can: text editors the drawing, all others the picture. */
static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BstWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BstPicture) drawn = bst_chart_shot_draw_finish (result, &error);
  GdkContentProvider *providers[2];
  g_autoptr (GdkContentProvider) both = NULL;

  if (drawn == NULL)
    {
      tell (self, error->message);
      return;
    }
  providers[0] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, drawn->texture);
  providers[1] = gdk_content_provider_new_for_bytes ("image/svg+xml", drawn->svg);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), both);
  tell (self, _ ("Copied the chart as an image"));
}

static void
copy_image_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstWindow *self = user_data;
  g_autoptr (BstChartShot) shot = take_shot (self);
  gboolean is_ranking = bst_chart_shot_get_kind (shot) == BST_CHART_RANKING;
  BstChartLook look = {
    .width = CLIPBOARD_WIDTH,
    .height = is_ranking ? 0 : CLIPBOARD_HEIGHT,
    .scale = CLIPBOARD_SCALE,
  };

  bst_chart_shot_draw_async (shot, &look, BST_PICTURE_SVG | BST_PICTURE_TEXTURE, NULL, drawn_cb, g_object_ref (self));
}

/* Returns: (transfer full): what brings this chart back */
static char *
dup_link (BstWindow *self)
{
  g_autofree char *view = bst_window_dup_chart_view (self);
  g_autofree char *query = bst_window_dup_query (self);
  g_autoptr (BstChartState) state = bst_chart_state_new (view, query);

  if (self->chart != NULL && bst_chart_view_get_range (self->chart) != NULL)
    {
      state->has_range = TRUE;
      state->range = *bst_chart_view_get_range (self->chart);
    }
  state->selected = g_strdup (self->selected_id);
  state->pinned = bst_window_dup_pinned (self);
  return bst_chart_state_to_string (state);
}

static void
copy_link_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstWindow *self = user_data;
  g_autofree char *link = dup_link (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), link);
  tell (self, _ ("Copied a link to this chart: paste it into the search, here or elsewhere"));
}

/* The chart comes into sight, whatever was. */
void
bst_window_show_chart (BstWindow *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    {
      g_action_group_activate_action (G_ACTION_GROUP (self), "page", g_variant_new_string ("chart"));
      adw_leaflet_set_visible_child_name (self->leaflet, "content");
      /* Its page has nothing else that one would have come for. */
      if (self->chart != NULL)
        gtk_widget_grab_focus (bst_window_shows_table (self) ? GTK_WIDGET (self->table) : GTK_WIDGET (self->chart));
    }
  else if (g_str_equal (self->layout, "detail"))
    g_action_group_activate_action (G_ACTION_GROUP (self), "layout", g_variant_new_string ("both"));
}

/* A shelf that is in the menu is opened there, and is not in what is typed. Without any, it is
 * of all that is known here, as on the command line.
 * Returns: (transfer full): what is typed then */
static char *
open_shelf_of (BstWindow *self, const char *text)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);
  g_autoptr (BstQuery) hub = bst_query_parse ("shelf:hub");
  g_autofree char *shelves = bst_query_dup_facet (query, BST_FACET_SHELF);
  g_autofree char *shelf = bst_shelf_id_find (query);
  g_autofree char *rest = bst_query_with_facet (query, BST_FACET_SHELF, NULL);
  BstFacet facet;

  if (shelf != NULL && bst_library_has_shelf (self->library, shelf))
    {
      bst_window_open_shelf (self, shelf);
      if (bst_shelf_id_get_facet (shelf, &facet))
        {
          g_autoptr (BstQuery) with_value = bst_query_parse (rest);

          return bst_query_with_facet (with_value, facet, NULL);
        }
      return g_steal_pointer (&rest);
    }
  if (shelves != NULL)
    return g_strdup (text);
  bst_window_open_shelf (self, "guide");
  return bst_library_count (self->library, hub) > 0 ? bst_query_with_facet (query, BST_FACET_SHELF, "guide,hub") : g_strdup (text);
}

static void
open_state (BstWindow *self, const BstChartState *state)
{
  g_autofree char *text = open_shelf_of (self, state->query);

  g_action_group_activate_action (G_ACTION_GROUP (self), "chart-view", g_variant_new_string (state->view));
  bst_window_set_pinned (self, (const char *const *) state->pinned);
  bst_window_set_range (self, state->has_range ? &state->range : NULL);
  g_free (self->selected_id);
  self->selected_id = g_strdup (state->selected);
  self->wanted = BST_WANTED_NOTHING;
  if (g_str_equal (text, bst_list_page_get_text (self->list_page)))
    bst_window_search (self);
  else
    bst_list_page_set_text (self->list_page, text);
  bst_window_show_chart (self);
}

static void
review_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (BstChartState) state = bst_chart_state_new ("timeline", "shelf:review-2023");

  open_state (user_data, state);
}

/**
 * bst_window_open_chart:
 * @link: what a person was given, be it right or wrong
 *
 * Shows the chart that bst_chart_state_to_string() wrote; where it cannot, it says why and
 * goes on showing what it did.
 */
void
bst_window_open_chart (BstWindow *self, const char *link)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstChartState) state = bst_chart_state_parse (link, &error);
  GtkWidget *dialog;

  if (state != NULL)
    {
      open_state (self, state);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("The Link Opens No Chart"), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  bst_window_open_chart (user_data, g_variant_get_string (parameter, NULL));
}

/* Returns: (transfer full) (nullable): what the link in the search entry stands for; where it is
 *   wrong, it is said there */
static BstChartState *
parse_entry (BstWindow *self)
{
  g_autofree char *link = g_strstrip (g_strdup (bst_list_page_get_text (self->list_page)));
  g_autoptr (GError) error = NULL;
  BstChartState *state = bst_chart_state_parse (link, &error);

  bst_list_page_show_problem (self->list_page, error != NULL ? error->message : "");
  return state;
}

/* The entry is still busy with what is pasted into it. */
static gboolean
open_entry_cb (gpointer user_data)
{
  BstWindow *self = user_data;
  g_autoptr (BstChartState) state = parse_entry (self);

  self->link_source = 0;
  if (state != NULL)
    open_state (self, state);
  return G_SOURCE_REMOVE;
}

/* Whether there is a link in the search entry. */
static gboolean
has_link (BstWindow *self)
{
  const char *text = bst_list_page_get_text (self->list_page);

  while (g_ascii_isspace (*text))
    text++;
  return bst_chart_state_is_text (text);
}

/**
 * bst_window_take_link:
 *
 * A link that is pasted into the search is opened at once. One that is written by hand is
 * complete when Enter says so; until then the list stays as it is.
 *
 * Returns: whether there is a link in the search entry, and not a query
 */
gboolean
bst_window_take_link (BstWindow *self)
{
  g_autoptr (BstChartState) state = NULL;
  glong n_before = self->n_typed;

  self->n_typed = g_utf8_strlen (bst_list_page_get_text (self->list_page), -1);
  g_clear_handle_id (&self->link_source, g_source_remove);
  if (!has_link (self))
    return FALSE;
  state = parse_entry (self);
  if (state != NULL && self->n_typed > n_before + 1)
    self->link_source = g_idle_add (open_entry_cb, self);
  return TRUE;
}

/* Enter was pressed in the search entry. */
gboolean
bst_window_entered_cb (BstWindow *self)
{
  if (!has_link (self))
    return FALSE;
  g_clear_handle_id (&self->link_source, g_source_remove);
  self->link_source = g_idle_add (open_entry_cb, self);
  return TRUE;
}

/* The models of a family alone, as if it had been typed. */
static void
show_family_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstWindow *self = user_data;
  g_autofree char *text = bst_query_with_facet (self->typed, BST_FACET_FAMILY, g_variant_get_string (parameter, NULL));

  bst_list_page_set_text (self->list_page, text);
}

/* What needs a chart can be done where there is one; a table has no image. */
void
bst_window_enable_chart (BstWindow *self)
{
  static const char *const names[] = { "chart-export", "chart-copy-image" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), names[i])),
                                 self->chart != NULL && (i == 0 || !bst_window_shows_table (self)));
}

void
bst_window_add_chart_actions (BstWindow *self)
{
  static const GActionEntry actions[] = {
    { "chart-export", export_activated },
    { "chart-copy-image", copy_image_activated },
    { "chart-copy-link", copy_link_activated },
    { "chart-review", review_activated },
    { "chart-open", open_activated, "s" },
    { "show-family", show_family_activated, "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  bst_window_enable_chart (self);
}
