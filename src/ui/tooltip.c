#include "config.h"

#include "ui/tooltip.h"

/**
 * bst_widget_set_tooltip:
 * @widget: one that has no parent yet
 * @text: (nullable)
 *
 * As gtk_widget_set_tooltip_text(), which for a visible widget asks the display where the
 * pointer is, and waits for the answer: a page of forty links would wait forty times.
 */
void
bst_widget_set_tooltip (GtkWidget *widget, const char *text)
{
  g_return_if_fail (gtk_widget_get_parent (widget) == NULL);

  gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  gtk_widget_set_visible (widget, TRUE);
}

static gboolean
query_label_cb (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

/* Whoever points at @label reads all of it where it had to be cut, whatever it says by
 * then. */
void
bst_label_explain_ellipsis (GtkLabel *label)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_label_cb), NULL);
}
