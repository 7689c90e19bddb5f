#include "config.h"

#include "ui/filter-chips.h"

#include "core/format.h"
#include "core/i18n.h"
#include "ui/tooltip.h"
#include "ui/wrap-layout.h"

/* More than a person would click together; what is typed can be of any length. */
#define MAX_CHIPS 6

struct _BstFilterChips
{
  GtkBox parent_instance;

  GtkWidget *flow;
  BstQuery *query; /* NULL until the first is shown */
};

G_DEFINE_FINAL_TYPE (BstFilterChips, bst_filter_chips, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clicked_cb (GtkButton *chip, gpointer user_data)
{
  BstFilterChips *self = user_data;
  guint term = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "term"));
  g_autofree char *text = bst_query_without_term (self->query, term);

  g_signal_emit (self, signals[CHANGED], 0, text);
}

static GtkWidget *
chip_new (BstFilterChips *self, guint term)
{
  g_autofree char *label = bst_query_dup_term_label (self->query, term);
  /* Translators: %s is a filter, such as “≤ 13 B”. */
  g_autofree char *name = g_strdup_printf (_ ("Remove the filter %s"), label);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 18);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  bst_widget_set_tooltip (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (chip), "term", GUINT_TO_POINTER (term));
  g_signal_connect (chip, "clicked", G_CALLBACK (clicked_cb), self);
  return chip;
}

static void
bst_filter_chips_dispose (GObject *object)
{
  BstFilterChips *self = BST_FILTER_CHIPS (object);

  g_clear_pointer (&self->query, bst_query_unref);

  G_OBJECT_CLASS (bst_filter_chips_parent_class)->dispose (object);
}

static void
bst_filter_chips_class_init (BstFilterChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_filter_chips_dispose;

  /* A filter was taken away; the argument is the text of the query without it. */
  signals[CHANGED] = g_signal_new ("changed", BST_TYPE_FILTER_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bst_filter_chips_init (BstFilterChips *self)
{
  self->flow = bst_wrap_box_new_modest (6, 6);
  gtk_widget_set_hexpand (self->flow, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Active filters"), -1);
  gtk_box_append (GTK_BOX (self), self->flow);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Shows the filters of @query: its facets but for the order, which is no filter. */
void
bst_filter_chips_show (BstFilterChips *self, BstQuery *query)
{
  GtkWidget *child;
  guint n_chips = 0, n_more = 0;

  if (self->query != NULL && g_str_equal (bst_query_get_text (self->query), bst_query_get_text (query)))
    return;
  bst_query_ref (query);
  g_clear_pointer (&self->query, bst_query_unref);
  self->query = query;

  while ((child = gtk_widget_get_first_child (self->flow)) != NULL)
    gtk_box_remove (GTK_BOX (self->flow), child);

  for (guint i = 0; i < bst_query_get_n_terms (query); i++)
    {
      BstFacet facet;

      if (!bst_query_get_term_facet (query, i, &facet) || facet == BST_FACET_SORT)
        continue;
      if (n_chips == MAX_CHIPS)
        {
          n_more++;
          continue;
        }
      gtk_box_append (GTK_BOX (self->flow), chip_new (self, i));
      n_chips++;
    }
  if (n_more > 0)
    {
      /* How many filters are not shown: "+12". */
      g_autofree char *text = bst_format_change (n_more);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (self->flow), label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n_chips > 0);
}
