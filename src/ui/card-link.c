#include "config.h"

#include "ui/card-link.h"

#include <glib/gi18n.h>

/* @address: as bst_card_address_new() makes it
 * Returns: (transfer full): who answers there, in ASCII; the address of a mail */
char *
bst_card_link_dup_host (const char *address)
{
  const char *start = strstr (address, "://");

  if (start != NULL)
    return g_strndup (start + 3, strcspn (start + 3, "/?#"));
  return g_strndup (address + strlen ("mailto:"), strcspn (address + strlen ("mailto:"), "?"));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  const char *address = g_object_get_data (G_OBJECT (dialog), "bst-address");
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (g_str_equal (response, "copy"))
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (parent)), address);
  else if (g_str_equal (response, "open"))
    gtk_show_uri (parent, address, GDK_CURRENT_TIME);
}

static GtkWidget *
address_new (const char *address)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (address);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (label, "card-address");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 160);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  return scroller;
}

/**
 * bst_card_link_ask:
 * @widget: in the window that asks
 * @address: of http, https or mailto, in ASCII
 *
 * Asks whether the link is to be opened, and says where it leads.
 */
void
bst_card_link_ask (GtkWidget *widget, const char *address)
{
  gboolean is_mail = g_str_has_prefix (address, "mailto:");
  g_autofree char *host = bst_card_link_dup_host (address);
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;

  /* Translators: %s is an address of a mail. */
  body = is_mail ? g_strdup_printf (_ ("Opens your mail program to write to %s."), host)
                 /* Translators: %s is the name of a host, such as “arxiv.org”. */
                 : g_strdup_printf (_ ("Opens a page of %s in your browser."), host);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                       _ ("Open This Link?"), body));
  adw_message_dialog_set_extra_child (dialog, address_new (address));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "copy", _ ("Co_py"), "open", _ ("_Open"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "open", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "open");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "bst-address", g_strdup (address), g_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}
