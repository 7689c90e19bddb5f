/* The page that welcomes: where and when it stands in the window.
 *
 * At the very first start it has the place of the details, which nobody has asked for yet:
 * list and chart are there as ever, and whatever is chosen in them takes the place. Until it
 * is answered a bar over the list leads back to it; from the second start on only the menu. */
#include "config.h"

#include "ui/window-private.h"

#include <glib/gi18n.h>

#include "ui/age.h"
#include "ui/welcome-bar.h"
#include "ui/window-state.h"

static gboolean
exists (char *folder)
{
  g_autofree char *path = folder;

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Whether nothing shows that the program was ever used: no window was closed, nothing was
 * fetched, and there is no guide of the user's own. Where no choice could be kept, there is
 * none to offer unasked. */
static gboolean
is_first_start (BstWindow *self)
{
  g_autoptr (GVariant) width = NULL;

  if (self->online == NULL || self->settings == NULL || !bst_settings_can_be_kept ())
    return FALSE;
  width = g_settings_get_user_value (self->settings, "window-width");
  return width == NULL && !exists (bst_library_dup_cache_dir ()) && !exists (bst_library_dup_data_dir ());
}

static void
show_bar (BstWindow *self)
{
  gboolean shown = self->welcome_waits && (adw_leaflet_get_folded (self->leaflet) || !self->welcome_is_shown);

  if (self->welcome_bar != NULL)
    gtk_widget_set_visible (self->welcome_bar, shown);
}

/* The details come back, and what was done on the page stays for whoever returns to it. */
static void
leave (BstWindow *self)
{
  if (!self->welcome_is_shown)
    return;
  self->welcome_is_shown = FALSE;
  bst_detail_page_set_guest (self->detail_page, NULL);
  show_bar (self);
}

static void
forget (BstWindow *self)
{
  self->welcome_waits = FALSE;
  leave (self);
  g_clear_object (&self->welcome);
  show_bar (self);
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  bst_list_page_focus_list (self->list_page);
}

static void
tell_choice (BstWindow *self)
{
  g_autofree char *endpoint = g_settings_get_string (self->settings, "endpoint");
  g_autofree char *host = bst_age_dup_host (endpoint[0] != '\0' ? endpoint : BST_HUB_CHOICE_OFFICIAL_URL);
  /* Translators: %s is a computer: “huggingface.co” */
  g_autofree char *text = g_strdup_printf (_ ("Fresh figures will come from %s"), host);
  AdwToast *toast = bst_toast_new_with_button (text, _ ("Refresh"));

  adw_toast_set_action_name (toast, "app.refresh");
  bst_toaster_show (self->toaster, toast);
}

static void
done_cb (BstWindow *self, gboolean chosen)
{
  forget (self);
  if (chosen)
    tell_choice (self);
}

static void
show (BstWindow *self)
{
  BstEntry *entry = bst_window_get_selected (self);

  if (self->welcome == NULL)
    {
      self->welcome = g_object_ref_sink (bst_welcome_page_new (self->online, self->settings, self->welcome_state));
      g_signal_connect_object (self->welcome, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
    }
  g_free (self->welcome_instead_of);
  self->welcome_instead_of = entry != NULL ? g_strdup (bst_entry_get_id (entry)) : NULL;
  self->welcome_is_shown = TRUE;
  bst_detail_page_set_guest (self->detail_page, self->welcome);
  show_bar (self);
}

static void
welcome_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstWindow *self = user_data;

  show (self);
  bst_window_show_detail (self);
}

/* Another model is chosen: that is what is to be read now. */
void
bst_window_welcome_selected (BstWindow *self)
{
  BstEntry *entry = bst_window_get_selected (self);

  if (!self->welcome_is_shown || entry == NULL)
    return;
  if (self->welcome_instead_of == NULL)
    self->welcome_instead_of = g_strdup (bst_entry_get_id (entry));
  else if (!g_str_equal (self->welcome_instead_of, bst_entry_get_id (entry)))
    leave (self);
}

/* The chosen model is to be read, whichever it is. */
void
bst_window_leave_welcome (BstWindow *self)
{
  leave (self);
}

void
bst_window_welcome_folded (BstWindow *self)
{
  show_bar (self);
}

/* Called before anything is shown: whether this is the first start will not be seen later. */
void
bst_window_expect_welcome (BstWindow *self)
{
  self->welcome_waits = self->welcome_is_wanted = is_first_start (self);
}

/* What @other shows in another language. */
void
bst_window_expect_welcome_like (BstWindow *self, BstWindow *other)
{
  self->welcome_waits = other->welcome_waits;
  self->welcome_is_wanted = other->welcome_is_shown;
  if (other->welcome != NULL)
    self->welcome_state = bst_welcome_page_dup_state (BST_WELCOME_PAGE (other->welcome));
}

/* The first frame is there, and so are chart and details. It is brought once. */
void
bst_window_bring_welcome (BstWindow *self)
{
  static const GActionEntry actions[] = { { "welcome", welcome_activated } };

  if (self->online == NULL || g_action_map_lookup_action (G_ACTION_MAP (self), "welcome") != NULL)
    return;
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  if (self->welcome_waits)
    {
      self->welcome_bar = bst_welcome_bar_new ();
      g_signal_connect_object (self->welcome_bar, "closed", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
      bst_list_page_add_bar (self->list_page, self->welcome_bar);
    }
  if (self->welcome_is_wanted)
    show (self);
  show_bar (self);
}

void
bst_window_clear_welcome (BstWindow *self)
{
  g_clear_object (&self->welcome);
  g_clear_pointer (&self->welcome_state, bst_hub_chooser_state_free);
  g_clear_pointer (&self->welcome_instead_of, g_free);
}
