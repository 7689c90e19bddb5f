#include "config.h"

#include "ui/badge.h"

#include "ui/tooltip.h"

/**
 * bst_badge_new:
 * @text: a word or two
 * @description: (nullable): a sentence, on hover and for a screen reader
 *
 * Returns: (transfer floating): a pill
 */
GtkWidget *
bst_badge_new (const char *text, const char *description, BstBadgeStyle style)
{
  static const char *const classes[] = { "plain", "accented", "warning", "error" };
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "badge");
  gtk_widget_add_css_class (label, classes[style]);
  if (description != NULL)
    {
      bst_widget_set_tooltip (label, description);
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
    }
  return label;
}
