/* Chart and details: what stands beside the list. */
#include "config.h"

#include "ui/window-private.h"

#include <string.h>

#include "ui/chart-head.h"
#include "ui/chart-menu.h"
#include "ui/detail-handoff.h"

static void
show_sentence (BstWindow *self)
{
  g_autofree char *text = bst_chart_view_dup_summary (self->chart);

  bst_chart_sentence_set_text (self->sentence, text);
}

/* Returns: (transfer full): "timeline", "ranking" or "table" */
char *
bst_window_dup_chart_view (BstWindow *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self), "chart-view");

  return g_variant_dup_string (state, NULL);
}

static void
show_kind (BstWindow *self)
{
  g_autofree char *view = bst_window_dup_chart_view (self);

  /* Behind the table the chart stays what it was. */
  if (!g_str_equal (view, "table"))
    bst_chart_view_set_kind (self->chart, g_str_equal (view, "ranking") ? BST_CHART_RANKING : BST_CHART_TIMELINE);
  bst_window_show_table (self, g_str_equal (view, "table"));
}

static void
chart_view_changed (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  static const char *const words[] = { "timeline", "ranking", "table", NULL };
  BstWindow *self = user_data;

  if (!bst_window_is_one_of (value, words))
    return;
  g_simple_action_set_state (action, value);
  if (self->chart == NULL)
    return;
  show_kind (self);
  bst_window_show_legend (self);
}

/* Who chooses a view wants to see it, whatever is in sight. */
static void
chart_view_activated (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  g_action_change_state (G_ACTION (action), value);
  bst_window_show_chart (user_data);
}

/* There is another answer. */
void
bst_window_show_content (BstWindow *self)
{
  if (self->chart != NULL)
    {
      bst_window_show_legend (self);
      bst_window_show_range (self);
    }
  bst_window_show_table_order (self);
  bst_standing_loader_set_results (self->standing, self->results);
  bst_window_show_selected (self);
}

void
bst_window_show_selected (BstWindow *self)
{
  BstEntry *entry = bst_window_get_selected (self);

  if (self->detail_page != NULL)
    bst_detail_page_set_entry (self->detail_page, entry);
  bst_window_welcome_selected (self);
  adw_window_title_set_subtitle (self->title, entry != NULL ? bst_entry_get_name (entry) : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.copy-id", entry != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-hub",
                                 entry != NULL && bst_entry_has_repository (entry));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-modelscope",
                                 entry != NULL && bst_handoff_get_modelscope (entry) != NULL);
  if (self->hub != NULL)
    bst_window_online_set_entry (self->hub, entry);
}

/* What the Hub itself can be asked for is what is typed, without what it does not know. */
void
bst_window_show_words (BstWindow *self)
{
  g_autofree char *words = bst_query_dup_words (self->typed);

  if (self->hub != NULL)
    bst_window_online_set_words (self->hub, words);
}

static void
legend_changed_cb (BstWindow *self, const char *text)
{
  bst_list_page_set_text (self->list_page, text);
}

/* A cell of the chart is asked for: the query says so, as if it had been typed. */
static void
narrow_cb (BstWindow *self, guint cell)
{
  g_autofree char *text = bst_chart_view_dup_narrowed (self->chart, cell, self->typed);

  if (text != NULL)
    bst_list_page_set_text (self->list_page, text);
}

/* The foot: what is shown, and what is done about a part of it. */
static GtkWidget *
make_chart_foot (BstWindow *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->sentence = g_object_new (BST_TYPE_CHART_SENTENCE, NULL);
  self->zoom_bar = g_object_new (BST_TYPE_ZOOM_BAR, NULL);
  bst_chart_sentence_set_text (self->sentence, NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->sentence), TRUE);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->zoom_bar));
  return foot;
}

static GtkWidget *
make_chart_box (BstWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->legend = g_object_new (BST_TYPE_LEGEND, NULL);
  self->chart = g_object_new (BST_TYPE_CHART_VIEW, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->chart));
  gtk_widget_set_vexpand (scroller, TRUE);
  self->chart_place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->chart_place), scroller);
  gtk_box_append (GTK_BOX (self->chart_place), make_chart_foot (self));
  gtk_box_append (GTK_BOX (box), bst_chart_head_new (self->legend));
  gtk_box_append (GTK_BOX (box), self->chart_place);
  bst_chart_menu_attach (self->chart, box);

  bst_chart_view_set_selection (self->chart, self->selection);
  bst_chart_view_set_fit_settings (self->chart, bst_fit_settings_get (self->settings));
  g_signal_connect_object (self->legend, "changed", G_CALLBACK (legend_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "open-entry", G_CALLBACK (bst_window_open_entry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "leave", G_CALLBACK (bst_window_leave_chart_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "narrow", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "described", G_CALLBACK (show_sentence), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "counted", G_CALLBACK (bst_window_show_legend), self, G_CONNECT_SWAPPED);
  return box;
}

/* Makes chart and details, which the first frame does not wait for. */
void
bst_window_fill_content (BstWindow *self)
{
  BstDetailContext context = { self->library, self->online, self->settings, self->standing };

  if (self->chart != NULL)
    return;
  self->chart_box = make_chart_box (self);
  self->detail_page = g_object_new (BST_TYPE_DETAIL_PAGE, NULL);
  bst_detail_page_set_context (self->detail_page, &context);
  gtk_paned_set_start_child (self->paned, self->chart_box);
  gtk_paned_set_end_child (self->paned, GTK_WIDGET (self->detail_page));

  show_kind (self);
  bst_window_bring_pins (self);
  bst_window_bring_zoom (self);
  bst_window_enable_chart (self);
  bst_window_apply_layout (self);
  bst_window_show_content (self);
  gtk_widget_set_visible (GTK_WIDGET (self->paned), TRUE);
}

/* @text: (transfer none): what is put on the clipboard
 * @message: what a toast says */
static void
copy (BstWindow *self, const char *text, const char *message)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  bst_toaster_show (self->toaster, bst_toast_new (message));
}

/* Any widget of the window can have something copied. */
static void
copy_activated (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  const char *text, *message;

  g_variant_get (value, "(&s&s)", &text, &message);
  copy (user_data, text, message);
}

static void
copy_command_activated (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstWindow *self = user_data;
  BstEntry *entry = bst_window_get_selected (self);
  BstHandoffKind kind;
  g_autofree char *text = NULL, *message = NULL;

  if (entry == NULL || !bst_handoff_kind_from_string (g_variant_get_string (value, NULL), &kind))
    return;
  text = bst_detail_handoff_dup (kind, entry, self->online, self->settings);
  if (text == NULL)
    return;
  if (strchr (text, '\n') != NULL)
    /* Translators: %s is the name of a program or a library. */
    message = g_strdup_printf (_ ("Copied the lines for %s"), bst_handoff_kind_get_label (kind));
  else
    /* Translators: %s is a command. */
    message = g_strdup_printf (_ ("Copied “%s”"), text);
  copy (self, text, message);
}

static void
step_activated (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstWindow *self = user_data;

  if (self->detail_page != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->detail_page)))
    bst_detail_page_step (self->detail_page, g_variant_get_int32 (value));
}

void
bst_window_add_content_actions (BstWindow *self)
{
  static const GActionEntry actions[] = {
    { "chart-view", chart_view_activated, "s", "'timeline'", chart_view_changed },
    { "copy", copy_activated, "(ss)" },
    { "copy-command", copy_command_activated, "s" },
    { "step-section", step_activated, "i" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
