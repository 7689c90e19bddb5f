#include "config.h"

#include "ui/filter-check.h"

#include "core/format.h"
#include "core/i18n.h"
#include "ui/tooltip.h"

/* What a check button stands for. */
typedef struct
{
  BstFacet facet;
  char *value;
  GtkWidget *text; /* both are the button's */
  GtkWidget *number;
} Filter;

static void
filter_free (gpointer data)
{
  Filter *filter = data;

  g_free (filter->value);
  g_free (filter);
}

static Filter *
get_filter (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "filter");
}

static GtkWidget *
text_new (const char *label)
{
  GtkWidget *text = gtk_label_new (label);

  /* A long name must not make the popover wider than a small window. */
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 26);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  bst_label_explain_ellipsis (GTK_LABEL (text));
  return text;
}

/* The check says the number itself. */
static GtkWidget *
number_new (void)
{
  GtkWidget *number = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0f, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "filter-count");
  return number;
}

/**
 * bst_filter_check_new:
 * @value: as a query has it, without quotation marks
 * @label: as people read it
 *
 * Returns: (transfer floating): a GtkCheckButton without a number
 */
GtkWidget *
bst_filter_check_new (BstFacet facet, const char *value, const char *label)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  Filter *filter = g_new (Filter, 1);

  *filter = (Filter) { facet, g_strdup (value), text_new (label), number_new () };
  gtk_box_append (GTK_BOX (box), filter->text);
  gtk_box_append (GTK_BOX (box), filter->number);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  g_object_set_data_full (G_OBJECT (check), "filter", filter, filter_free);
  bst_filter_check_clear_count (check);
  return check;
}

BstFacet
bst_filter_check_get_facet (GtkWidget *check)
{
  return get_filter (check)->facet;
}

/* Returns: (transfer none) */
const char *
bst_filter_check_get_value (GtkWidget *check)
{
  return get_filter (check)->value;
}

/* Keeps room for a number of so many characters, so that nothing moves when it comes. */
void
bst_filter_check_reserve (GtkWidget *check, guint n_chars)
{
  gtk_label_set_width_chars (GTK_LABEL (get_filter (check)->number), (int) n_chars);
}

static void
show (GtkWidget *check, const char *number, const char *spoken, gboolean is_dim)
{
  Filter *filter = get_filter (check);
  GtkWidget *labels[] = { filter->text, filter->number };

  gtk_label_set_label (GTK_LABEL (filter->number), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (is_dim)
      gtk_widget_add_css_class (labels[i], "dim-label");
    else
      gtk_widget_remove_css_class (labels[i], "dim-label");
}

/* @n: how many entries there would be with it; a filter without any can still be chosen */
void
bst_filter_check_set_count (GtkWidget *check, guint n)
{
  const char *label = gtk_label_get_label (GTK_LABEL (get_filter (check)->text));
  g_autofree char *number = bst_format_number (n);
  /* Translators: read out of a filter: “Apache 2.0, 412,003 entries”. */
  g_autofree char *spoken = g_strdup_printf (ngettext ("%1$s, %2$s entry", "%1$s, %2$s entries", n), label, number);

  show (check, number, spoken, n == 0);
}

/* It is not known how many. */
void
bst_filter_check_clear_count (GtkWidget *check)
{
  show (check, "", gtk_label_get_label (GTK_LABEL (get_filter (check)->text)), FALSE);
}
