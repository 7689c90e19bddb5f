#include "config.h"

#include "ui/give-way.h"

#include "ui/tooltip.h"

/**
 * bst_widget_find_label:
 *
 * Returns: (transfer none) (nullable): the first label in @widget, be it a part of GTK's own
 */
GtkWidget *
bst_widget_find_label (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = bst_widget_find_label (child);
  return found;
}

/* Those that are seen: not what only tells a direction. */
static int
count_letters (const char *text)
{
  int n = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    n += g_unichar_type (g_utf8_get_char (c)) != G_UNICODE_FORMAT;
  return n;
}

/**
 * bst_widget_give_way:
 * @widget: a button or a list of choices
 * @most: a label of so many letters is left whole
 *
 * Where there is no room for all of a longer label, as some languages need it, its end is cut,
 * and most of @most letters are left; whoever points at it reads all. A header bar shares its
 * width in halves, whatever stands at its sides: it would cut short labels where there is room.
 */
void
bst_widget_give_way (GtkWidget *widget, int most)
{
  GtkWidget *label = bst_widget_find_label (widget);

  if (label == NULL || count_letters (gtk_label_get_text (GTK_LABEL (label))) <= most)
    return;
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), most * 3 / 4);
  bst_label_explain_ellipsis (GTK_LABEL (label));
}
