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

static void
cut_label (GtkLabel *label, int most)
{
  if (count_letters (gtk_label_get_text (label)) <= most)
    return;
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (label, most * 3 / 4);
  if (!gtk_widget_get_has_tooltip (GTK_WIDGET (label)))
    bst_label_explain_ellipsis (label);
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
  if (GTK_IS_LABEL (widget))
    cut_label (GTK_LABEL (widget), most);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      bst_widget_give_way (child, most);
}
