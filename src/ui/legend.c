#include "config.h"

#include "ui/legend.h"

#include <adwaita.h>

#include "core/format.h"
#include "ui/flow-layout.h"
#include "ui/mark.h"

struct _BstLegend
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkToggleButton *toggles[BST_N_OPENNESS];
  GtkLabel *labels[BST_N_OPENNESS];
  BstQuery *query;
  gboolean showing; /* the toggles follow the query now, not the person */
};

G_DEFINE_FINAL_TYPE (BstLegend, bst_legend, GTK_TYPE_WIDGET)

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

/* The name of a class where there is little room for it. */
static const char *
get_short_label (BstOpenness openness)
{
  /* Translators: short for "open weights, non-commercial", in the chart's legend */
  return openness == BST_OPENNESS_NONCOMMERCIAL ? C_ ("legend", "Non-commercial") : bst_openness_get_label (openness);
}

static char *
dup_label (BstOpenness openness, guint count)
{
  g_autofree char *number = bst_format_number (count);

  if (count == BST_LEGEND_UNKNOWN)
    return g_strdup (get_short_label (openness));
  /* Translators: a class of licences in the chart's legend, and how many models are of it: “Open source 12” */
  return g_strdup_printf (C_ ("legend", "%1$s %2$s"), get_short_label (openness), number);
}

/* The ground is the chart's, of which this is the head. */
static void
bst_legend_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA ground = bst_color_to_rgba (&bst_palette_for_now ()->ground);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (widget, widget, &bounds))
    gtk_snapshot_append_color (snapshot, &ground, &bounds);

  GTK_WIDGET_CLASS (bst_legend_parent_class)->snapshot (widget, snapshot);
}

static void
bst_legend_dispose (GObject *object)
{
  BstLegend *self = BST_LEGEND (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->query, bst_query_unref);

  G_OBJECT_CLASS (bst_legend_parent_class)->dispose (object);
}

static void
bst_legend_class_init (BstLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_legend_dispose;
  widget_class->snapshot = bst_legend_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, BST_TYPE_FLOW_LAYOUT);

  /* A class was chosen; the argument is the text of the query with it. */
  signals[CHANGED] = g_signal_new ("changed", BST_TYPE_LEGEND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bst_legend_init (BstLegend *self)
{
  self->query = bst_query_parse ("");
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));
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
      gtk_widget_set_parent (toggle, GTK_WIDGET (self));
      g_signal_connect_object (toggle, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      self->toggles[i] = GTK_TOGGLE_BUTTON (toggle);
    }
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/* What the chart shows; it stands before the legend. */
void
bst_legend_set_title (BstLegend *self, const char *title)
{
  gtk_label_set_label (self->title, title);
}

/* @counts: how many there are of each class, or would be of one that @query does not name
 *
 * Shows that, and which classes @query names. */
void
bst_legend_show (BstLegend *self, const guint counts[BST_N_OPENNESS], BstQuery *query)
{
  bst_query_ref (query);
  bst_query_unref (self->query);
  self->query = query;

  self->showing = TRUE;
  for (guint i = 0; i < BST_N_OPENNESS; i++)
    {
      gboolean chosen = bst_query_has_value (query, BST_FACET_OPENNESS, bst_openness_to_string (i));
      g_autofree char *text = dup_label (i, counts[i]);

      gtk_label_set_label (self->labels[i], text);
      gtk_toggle_button_set_active (self->toggles[i], chosen);
      gtk_widget_set_visible (GTK_WIDGET (self->toggles[i]), i < BST_OPENNESS_CLOSED || chosen || counts[i] > 0);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, bst_openness_get_label (i), -1);
    }
  self->showing = FALSE;
}
