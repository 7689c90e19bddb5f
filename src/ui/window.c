#include "config.h"

#include "ui/window-private.h"

#include "core/handoff.h"
#include "core/shelf-id.h"
#include "library/shelves.h"
#include "ui/again.h"
#include "ui/card-view.h"
#include "ui/give-way.h"
#include "ui/menu-button.h"
#include "ui/toast.h"
#include "ui/ui-resources.h"

/* Two pages, the way back and what closes a window stand side by side in 360 pixels. */
#define SWITCH_LETTERS 7

G_DEFINE_FINAL_TYPE (BstWindow, bst_window, ADW_TYPE_APPLICATION_WINDOW)

static void
selected_cb (BstWindow *self)
{
  BstEntry *entry = bst_window_get_selected (self);

  if (self->searching)
    return;
  self->wanted = BST_WANTED_NOTHING;
  if (entry != NULL)
    {
      g_free (self->selected_id);
      self->selected_id = g_strdup (bst_entry_get_id (entry));
    }
  bst_window_show_selected (self);
  bst_list_page_scroll_to_selection (self->list_page);
}

static void
set_state (BstWindow *self, const char *name, const char *value)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (value));
}

/* The menu's choice is what the query says. */
void
bst_window_show_order (BstWindow *self)
{
  g_autofree char *sort = bst_query_dup_facet (self->typed, BST_FACET_SORT);
  g_autofree char *order = bst_window_dup_order (self);

  /* Milestones are by date, too, without being asked. */
  if (sort == NULL && g_str_equal (order, "-released"))
    set_state (self, "sort", "released");
  else
    set_state (self, "sort", g_str_equal (order, "params") ? "" : order);
}

static void
text_changed_cb (BstWindow *self)
{
  self->wanted = BST_WANTED_NOTHING;
  if (self->library != NULL && !bst_window_take_link (self))
    bst_window_search (self);
}

/* Whether a state that is asked for, perhaps over D-Bus, is one that there is. */
gboolean
bst_window_is_one_of (GVariant *value, const char *const *words)
{
  return g_strv_contains (words, g_variant_get_string (value, NULL));
}

void
bst_window_open_shelf (BstWindow *self, const char *shelf)
{
  g_autofree char *title = bst_shelf_id_dup_title (shelf);

  g_free (self->shelf);
  self->shelf = g_strdup (shelf);
  set_state (self, "shelf", shelf);
  bst_list_page_set_shelf_title (self->list_page, title);
  bst_window_show_sync (self);
}

static void
shelf_changed (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstWindow *self = user_data;

  if (!bst_library_has_shelf (self->library, g_variant_get_string (value, NULL)))
    return;
  self->wanted = BST_WANTED_NOTHING;
  bst_window_open_shelf (self, g_variant_get_string (value, NULL));
  bst_window_search (self);
}

/* The Hub's part of the window is not needed before there is one to see. */
void
bst_window_bring_hub (BstWindow *self)
{
  if (self->hub != NULL || self->online == NULL)
    return;
  self->hub = bst_window_online_new (GTK_APPLICATION_WINDOW (self), self->toaster, self->library, self->online);
  g_signal_connect_object (self->hub, "show-entry", G_CALLBACK (bst_window_show_entry), self, G_CONNECT_SWAPPED);
  bst_window_online_set_entry (self->hub, bst_window_get_selected (self));
  bst_window_show_words (self);
  bst_list_page_set_online (self->list_page, self->online);
  bst_window_bring_sync (self);
}

/* The order is a part of the query, as all else is. */
static void
sort_changed (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstWindow *self = user_data;
  const char *sort = g_variant_get_string (value, NULL);
  g_autofree char *text = bst_window_dup_sorted (self, sort[0] != '\0' ? sort : "params");

  bst_list_page_set_text (self->list_page, text);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);

  /* Who reads a card searches that. */
  if (bst_card_view_find_in_focus (GTK_ROOT (self)))
    return;
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  bst_list_page_focus_search (self->list_page);
}

static void
choose_shelf_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);

  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  bst_list_page_open_shelves (self->list_page);
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
open_hub_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstEntry *entry = bst_window_get_selected (BST_WINDOW (widget));
  g_autofree char *url = entry != NULL ? bst_entry_dup_hub_url (entry) : NULL;

  if (url != NULL)
    gtk_show_uri (GTK_WINDOW (widget), url, GDK_CURRENT_TIME);
}

static void
open_modelscope_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstEntry *entry = bst_window_get_selected (BST_WINDOW (widget));
  const char *url = entry != NULL ? bst_handoff_get_modelscope (entry) : NULL;

  if (url != NULL)
    gtk_show_uri (GTK_WINDOW (widget), url, GDK_CURRENT_TIME);
}

static void
copy_id_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstEntry *entry = bst_window_get_selected (BST_WINDOW (widget));
  g_autofree char *message = NULL;

  if (entry == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), bst_entry_get_id (entry));
  /* Translators: %s is the id of a model. */
  message = g_strdup_printf (_ ("Copied “%s”"), bst_entry_get_id (entry));
  bst_toaster_show (BST_WINDOW (widget)->toaster, bst_toast_new (message));
}

/* Made when it is asked for: GTK would make it with every window, before the first
 * frame. */
static void
show_help_overlay_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkApplicationWindow *self = GTK_APPLICATION_WINDOW (widget);

  if (gtk_application_window_get_help_overlay (self) == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (BST_RESOURCE_PATH "/help-overlay.ui");

      gtk_application_window_set_help_overlay (self,
                                               GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
      bst_again_set_action (GTK_WINDOW (gtk_application_window_get_help_overlay (self)), "win.show-help-overlay");
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (self)));
}

/* Where the program is not installed, its icon is in itself: GTK reads all icons again for that. */
static void
show_icon (BstWindow *self)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  if (!gtk_icon_theme_has_icon (theme, BST_APPLICATION_ID))
    gtk_icon_theme_add_resource_path (theme, BST_RESOURCE_PATH "/icons");
  gtk_window_set_default_icon_name (BST_APPLICATION_ID);
  gtk_window_set_icon_name (GTK_WINDOW (self), BST_APPLICATION_ID);
}

/* The list is in sight. Chart and detail follow in the next frame, and so does what is not
 * seen in the window: X11 is given the icon as a picture, whose drawing takes long. */
static gboolean
follow_cb (gpointer user_data)
{
  BstWindow *self = user_data;

  self->follow_source = 0;
  bst_window_show_all_rows (self);
  bst_window_fill_content (self);
  bst_window_bring_hub (self);
  /* The arrows move at once; GTK would give the keyboard to the first button. */
  if (!bst_window_resume (self))
    {
      if (gtk_widget_get_mapped (GTK_WIDGET (self->list_page)))
        bst_list_page_focus_list (self->list_page);
      bst_window_bring_welcome (self);
    }
  show_icon (self);
  return G_SOURCE_REMOVE;
}

/* The frame is on its way to the screen only when its clock has gone through. */
static void
painted_cb (BstWindow *self, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  self->follow_source = g_idle_add_full (G_PRIORITY_DEFAULT, follow_cb, self, NULL);
}

static void
bst_window_realize (GtkWidget *widget)
{
  BstWindow *self = BST_WINDOW (widget);

  GTK_WIDGET_CLASS (bst_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (painted_cb), self,
                           G_CONNECT_SWAPPED);
}

/* @state: (out caller-allocates): what another window needs to show the same */
void
bst_window_get_state (BstWindow *self, BstWindowState *state)
{
  gtk_window_get_default_size (GTK_WINDOW (self), &state->width, &state->height);
  state->maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  state->paned = gtk_paned_get_position (self->paned);
  state->layout = g_strdup (self->layout);
  state->chart_view = bst_window_dup_chart_view (self);
  state->shelf = g_strdup (self->shelf);
  state->query = g_strdup (bst_list_page_get_text (self->list_page));
  state->selected = g_strdup (self->selected_id != NULL ? self->selected_id : "");
  state->pinned = bst_window_dup_pinned (self);
}

static gboolean
bst_window_close_request (GtkWindow *window)
{
  BstWindow *self = BST_WINDOW (window);
  g_auto (BstWindowState) state = { 0 };

  bst_window_get_state (self, &state);
  bst_window_state_save (&state, self->settings);

  return GTK_WINDOW_CLASS (bst_window_parent_class)->close_request (window);
}

static void
bst_window_dispose (GObject *object)
{
  BstWindow *self = BST_WINDOW (object);

  g_clear_handle_id (&self->follow_source, g_source_remove);
  g_clear_handle_id (&self->link_source, g_source_remove);
  bst_window_clear_answer (self);
  g_clear_pointer (&self->like, bst_window_like_free);
  bst_window_clear_welcome (self);
  g_clear_object (&self->hub);
  g_clear_object (&self->toaster);
  g_clear_object (&self->online);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  g_clear_object (&self->selection);
  g_clear_object (&self->standing);
  g_clear_pointer (&self->selected_id, g_free);
  g_clear_pointer (&self->layout, g_free);
  g_clear_pointer (&self->page, g_free);
  g_clear_pointer (&self->pinned, g_strfreev);
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
  g_type_ensure (BST_TYPE_LIST_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/window.ui");
  gtk_widget_class_bind_template_child (widget_class, BstWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, list_page);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, title);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, page_switch);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, content_header);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, view_button);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, view_menu);
  gtk_widget_class_bind_template_child (widget_class, BstWindow, paned);
  gtk_widget_class_bind_template_callback_full (widget_class, "folded_cb", G_CALLBACK (bst_window_folded_cb));
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "open_entry_cb", G_CALLBACK (bst_window_open_entry_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "entered_cb", G_CALLBACK (bst_window_entered_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "leave_list_cb", G_CALLBACK (bst_window_leave_list_cb));

  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.choose-shelf", NULL, choose_shelf_action);
  gtk_widget_class_install_action (widget_class, "win.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "win.open-menu", NULL, menu_action);
  bst_window_install_layout (widget_class);
  bst_window_install_problems (widget_class);
  gtk_widget_class_install_action (widget_class, "win.open-hub", NULL, open_hub_action);
  gtk_widget_class_install_action (widget_class, "win.open-modelscope", NULL, open_modelscope_action);
  gtk_widget_class_install_action (widget_class, "win.copy-id", NULL, copy_id_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, show_help_overlay_action);
}

static void
bst_window_init (BstWindow *self)
{
  static const GActionEntry actions[] = {
    { "shelf", NULL, "s", "'review-2023'", shelf_changed },
    { "sort", NULL, "s", "''", sort_changed },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (GtkWidget *button = gtk_widget_get_first_child (self->page_switch); button != NULL; button = gtk_widget_get_next_sibling (button))
    bst_widget_give_way (button, SWITCH_LETTERS);
  self->toaster = bst_toaster_new (self->toasts);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  bst_window_add_layout_actions (self);
  bst_window_add_chart_actions (self);
  bst_window_add_content_actions (self);
  bst_window_add_pin_actions (self);
  bst_window_add_zoom_actions (self);
  bst_window_add_show_actions (self);

  self->layout = g_strdup ("both");
  self->page = g_strdup ("detail");
  self->shelf = g_strdup ("review-2023");
  self->selection = gtk_single_selection_new (NULL);
  self->standing = g_object_new (BST_TYPE_STANDING_LOADER, NULL);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  bst_list_page_set_selection (self->list_page, self->selection);
  bst_menu_button_set_menu (self->view_button, self->view_menu);
  bst_menu_button_set_name (self->view_button, _ ("View"));
}

/* Shows what is kept in @state. */
void
bst_window_restore (BstWindow *self, const BstWindowState *state)
{
  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (state->width, 360, 8192), CLAMP (state->height, 294, 8192));
  if (state->maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_paned_set_position (self->paned, state->paned > 0 ? state->paned : 400);

  g_free (self->layout);
  self->layout = g_strdup (state->layout);
  set_state (self, "layout", self->layout);
  bst_window_apply_layout (self);
  set_state (self, "chart-view", state->chart_view);
  bst_window_open_shelf (self, bst_library_has_shelf (self->library, state->shelf) ? state->shelf : "guide");
  self->selected_id = g_strdup (state->selected);
  bst_window_set_pinned (self, (const char *const *) state->pinned);
  bst_list_page_set_text (self->list_page, state->query);
  /* Setting a text searches for it, but for the one that is there already. */
  if (self->typed == NULL)
    bst_window_search (self);
}

/* Another program may have brought the Hub's list here meanwhile. */
static void
is_active_cb (BstWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    bst_library_reload_list (self->library);
}

/* Returns: (transfer none): a window that shows nothing yet */
BstWindow *
bst_window_make (GtkApplication *application, BstLibrary *library, BstOnline *online, GSettings *settings)
{
  BstWindow *self = g_object_new (BST_TYPE_WINDOW, "application", application, NULL);

  self->library = g_object_ref (library);
  self->online = online != NULL ? g_object_ref (online) : NULL;
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  g_signal_connect_object (library, "changed", G_CALLBACK (bst_window_library_changed_cb), self, G_CONNECT_SWAPPED);
  bst_list_page_set_fit_settings (self->list_page, bst_fit_settings_get (settings));
  bst_list_page_set_library (self->list_page, library);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
  return self;
}

/**
 * bst_window_new:
 * @library: (transfer none): what the window shows
 * @online: (transfer none) (nullable): who asks the Hub
 * @settings: (transfer none) (nullable): where its state is kept
 *
 * Returns: (transfer none): a window as the last one was left
 */
GtkWidget *
bst_window_new (GtkApplication *application, BstLibrary *library, BstOnline *online, GSettings *settings)
{
  BstWindow *self = bst_window_make (application, library, online, settings);
  g_auto (BstWindowState) state = { 0 };

  bst_window_expect_welcome (self);
  bst_window_state_load (&state, settings);
  bst_window_restore (self, &state);
  bst_window_watch_problems (self, 0);
  bst_window_tell_settings (self);
  return GTK_WIDGET (self);
}

/* Returns: (transfer none) (nullable): the id of the model that is looked at */
const char *
bst_window_get_selected_id (BstWindow *self)
{
  return self->selected_id;
}
