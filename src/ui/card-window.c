#include "config.h"

#include "ui/card-window.h"

#include <glib/gi18n.h>

#include "ui/card-view.h"
#include "ui/tooltip.h"

/* Pixels of a line that is read with ease, and of the window round it. */
#define LINE 720
#define WIDTH 820
#define HEIGHT 760

static gboolean
close_cb (GtkWidget *window, GVariant *arguments, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

static gboolean
find_cb (GtkWidget *window, GVariant *arguments, gpointer view)
{
  bst_card_view_find (view);
  return TRUE;
}

static void
add_key (GtkEventController *keys, const char *key, GtkShortcutFunc callback, gpointer data)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key),
                                                          gtk_callback_action_new (callback, data, NULL)));
}

static GtkWidget *
header_new (GtkWidget *view)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *find = gtk_button_new_from_icon_name ("edit-find-symbolic");

  bst_widget_set_tooltip (find, _ ("Find in Card"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (find), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find in Card"), -1);
  g_signal_connect_object (find, "clicked", G_CALLBACK (bst_card_view_find), view, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), find);
  return header;
}

/**
 * bst_card_window_new:
 * @reader: that nobody else reads
 * @name: of the model
 *
 * Returns: (transfer none): a window that shows the card
 */
GtkWindow *
bst_card_window_new (GtkWindow *parent, BstCardReader *reader, const char *name)
{
  GtkWidget *view = bst_card_view_new (reader, TRUE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkWindow *window = g_object_new (ADW_TYPE_WINDOW, "title", name, "default-width", WIDTH, "default-height", HEIGHT,
                                    "width-request", 320, "destroy-with-parent", TRUE, "transient-for", parent, NULL);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), LINE);
  adw_clamp_set_child (ADW_CLAMP (clamp), view);
  gtk_widget_add_css_class (clamp, "card-page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_focusable (scroller, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Model Card"), -1);
  gtk_box_append (GTK_BOX (box), header_new (view));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);

  add_key (keys, "<Control>f", find_cb, view);
  add_key (keys, "<Control>w|Escape", close_cb, NULL);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  gtk_window_set_focus (window, scroller);
  return window;
}
