/* Where list, chart and detail stand, and how the keyboard goes from one to the other. */
#include "config.h"

#include "ui/window-private.h"

static void
set_shown (gpointer pane, gboolean shown)
{
  if (pane != NULL)
    gtk_widget_set_visible (pane, shown);
}

/* Wide, everything is in sight; narrow, chart and detail are pages of their own. */
void
bst_window_apply_layout (BstWindow *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);
  const char *shown = folded ? self->page : self->layout;

  set_shown (self->chart_box, !g_str_equal (shown, "detail"));
  set_shown (self->detail_page, !g_str_equal (shown, "chart"));
  gtk_widget_set_visible (self->back_button, folded);
  gtk_widget_set_visible (self->page_switch, folded);
  gtk_widget_set_visible (GTK_WIDGET (self->view_button), !folded);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !folded);
  adw_header_bar_set_show_start_title_buttons (self->content_header, folded);
  bst_list_page_set_folded (self->list_page, folded);
  if (self->detail_page != NULL)
    bst_detail_page_set_folded (self->detail_page, folded);
  bst_window_welcome_folded (self);
}

void
bst_window_folded_cb (BstWindow *self)
{
  if (self->layout != NULL)
    bst_window_apply_layout (self);
}

/* Details, or what has their place, come into sight, and the keyboard goes there. */
void
bst_window_show_detail (BstWindow *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "detail");
  else if (g_str_equal (self->layout, "chart"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.layout", "s", "both");
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  if (self->detail_page != NULL)
    bst_detail_page_focus (self->detail_page);
}

/* The entry is to be read: its details come into sight, and the keyboard goes there. */
void
bst_window_open_entry_cb (BstWindow *self)
{
  BstEntry *entry = bst_window_get_selected (self);

  if (entry == NULL)
    return;
  g_free (self->selected_id);
  self->selected_id = g_strdup (bst_entry_get_id (entry));
  bst_window_leave_welcome (self);
  bst_window_show_detail (self);
}

/* The panes that the keyboard goes through, in reading order. */
static guint
list_panes (BstWindow *self, GtkWidget *panes[3])
{
  GtkWidget *all[] = { GTK_WIDGET (self->list_page), self->chart_box, GTK_WIDGET (self->detail_page) };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL && gtk_widget_get_visible (all[i]))
      panes[n++] = all[i];
  return n;
}

static void
focus_pane (BstWindow *self, GtkWidget *pane)
{
  gboolean is_list = pane == GTK_WIDGET (self->list_page);

  adw_leaflet_set_visible_child_name (self->leaflet, is_list ? "list" : "content");
  if (is_list)
    bst_list_page_focus_list (self->list_page);
  else if (pane == self->chart_box)
    gtk_widget_grab_focus (bst_window_shows_table (self) ? GTK_WIDGET (self->table) : GTK_WIDGET (self->chart));
  else
    bst_detail_page_focus (self->detail_page);
}

static void
step_pane (BstWindow *self, int step)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *panes[3];
  int n = list_panes (self, panes);
  int current = 0;

  for (int i = 0; i < n; i++)
    if (focus != NULL && (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i])))
      current = i;
  focus_pane (self, panes[(current + step + n) % n]);
}

static void
next_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_pane (BST_WINDOW (widget), 1);
}

static void
previous_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_pane (BST_WINDOW (widget), -1);
}

void
bst_window_leave_list_cb (BstWindow *self)
{
  step_pane (self, 1);
}

/* Back from the chart. */
void
bst_window_leave_chart_cb (BstWindow *self)
{
  focus_pane (self, GTK_WIDGET (self->list_page));
}

static void
layout_changed (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  static const char *const words[] = { "both", "chart", "detail", NULL };
  BstWindow *self = user_data;

  if (!bst_window_is_one_of (value, words))
    return;
  g_simple_action_set_state (action, value);
  g_free (self->layout);
  self->layout = g_variant_dup_string (value, NULL);
  bst_window_apply_layout (self);
}

static void
page_changed (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  static const char *const words[] = { "chart", "detail", NULL };
  BstWindow *self = user_data;

  if (!bst_window_is_one_of (value, words))
    return;
  g_simple_action_set_state (action, value);
  g_free (self->page);
  self->page = g_variant_dup_string (value, NULL);
  bst_window_apply_layout (self);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_leaflet_set_visible_child_name (BST_WINDOW (widget)->leaflet, "list");
}

void
bst_window_install_layout (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, next_pane_action);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, previous_pane_action);
}

void
bst_window_add_layout_actions (BstWindow *self)
{
  static const GActionEntry actions[] = {
    { "layout", NULL, "s", "'both'", layout_changed },
    { "page", NULL, "s", "'detail'", page_changed },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
