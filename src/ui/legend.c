#include "config.h"

#include "ui/legend.h"

#include "ui/mark.h"

struct _BstLegend
{
  GtkBox parent_instance;

  GtkToggleButton *toggles[BST_N_OPENNESS];
  GtkLabel *labels[BST_N_OPENNESS];
  BstQuery *query;
  gboolean showing; /* the toggles follow the query now, not the person */
};

G_DEFINE_FINAL_TYPE (BstLegend, bst_legend, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* One class pressed shows that class alone; several show these; none shows all. */
static void
toggled_cb (BstLegend *self)
{
  g_autoptr (GString) values = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (self->showing)
    return;
  for (guint i = 0; i < BST_N_OPENNESS; i++)
    if (gtk_toggle_button_get_active (self->toggles[i]))
      g_string_append_printf (values, "%s%s", values->len > 0 ? "," : "", bst_openness_to_string (i));
  text = bst_query_with_facet (self->query, BST_FACET_OPENNESS, values->len > 0 ? values->str : NULL);
  g_signal_emit (self, signals[CHANGED], 0, text);
}

static void
bst_legend_dispose (GObject *object)
{
  BstLegend *self = BST_LEGEND (object);

  g_clear_pointer (&self->query, bst_query_unref);

  G_OBJECT_CLASS (bst_legend_parent_class)->dispose (object);
}

static void
bst_legend_class_init (BstLegendClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_legend_dispose;

  /* A class was chosen; the argument is the text of the query with it. */
  signals[CHANGED] = g_signal_new ("changed", BST_TYPE_LEGEND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bst_legend_init (BstLegend *self)
{
  self->query = bst_query_parse ("");
  for (guint i = 0; i < BST_N_OPENNESS; i++)
    {
      GtkWidget *toggle = gtk_toggle_button_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *mark = bst_mark_new (i);

      self->labels[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), mark);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->labels[i]));
      gtk_button_set_child (GTK_BUTTON (toggle), box);
      gtk_widget_add_css_class (toggle, "flat");
      gtk_widget_add_css_class (toggle, "legend");
      gtk_box_append (GTK_BOX (self), toggle);
      g_signal_connect_object (toggle, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      self->toggles[i] = GTK_TOGGLE_BUTTON (toggle);
    }
}

/* Shows how many of @results are of each class, and which classes @query names. */
void
bst_legend_show (BstLegend *self, GListModel *results, BstQuery *query)
{
  guint counts[BST_N_OPENNESS] = { 0 };

  bst_query_ref (query);
  bst_query_unref (self->query);
  self->query = query;

  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (results, i);

      counts[bst_entry_get_openness (entry)]++;
    }
  self->showing = TRUE;
  for (guint i = 0; i < BST_N_OPENNESS; i++)
    {
      gboolean chosen = bst_query_has_value (query, BST_FACET_OPENNESS, bst_openness_to_string (i));
      g_autofree char *text = g_strdup_printf ("%s %u", bst_openness_get_label (i), counts[i]);

      gtk_label_set_label (self->labels[i], text);
      gtk_toggle_button_set_active (self->toggles[i], chosen);
      gtk_widget_set_visible (GTK_WIDGET (self->toggles[i]), i != BST_OPENNESS_CLOSED || chosen || counts[i] > 0);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    }
  self->showing = FALSE;
}
