#include "config.h"

#include "ui/filter-popover.h"

#include "core/format.h"
#include "ui/tooltip.h"

struct _BstFilterPopover
{
  GtkPopover parent_instance;

  GtkBox *box;
  GPtrArray *checks; /* GtkCheckButton, borrowed from the box */
  BstQuery *query;
  gboolean showing; /* the checks follow the query now, not the person */
};

G_DEFINE_FINAL_TYPE (BstFilterPopover, bst_filter_popover, GTK_TYPE_POPOVER)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a check button stands for. */
typedef struct
{
  BstFacet facet;
  char *value;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->value);
  g_free (choice);
}

static Choice *
get_choice (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "choice");
}

static void
toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  BstFilterPopover *self = user_data;
  Choice *choice = get_choice (GTK_WIDGET (check));
  g_autofree char *text = NULL;

  if (self->showing)
    return;
  text = bst_query_with_value (self->query, choice->facet, choice->value, gtk_check_button_get_active (check));
  g_signal_emit (self, signals[CHANGED], 0, text);
}

static void
add_title (BstFilterPopover *self, const char *title)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (self->box, label);
}

static void
add_check (BstFilterPopover *self, BstFacet facet, const char *value, const char *label)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *text = gtk_label_new (label);
  Choice *choice = g_new0 (Choice, 1);

  /* A long name must not make the popover wider than a small window. */
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 30);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  bst_label_explain_ellipsis (GTK_LABEL (text));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  choice->facet = facet;
  choice->value = g_strdup (value);
  g_object_set_data_full (G_OBJECT (check), "choice", choice, choice_free);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (self->box, check);
  g_ptr_array_add (self->checks, check);
}

static void
add_sizes (BstFilterPopover *self)
{
  static const struct
  {
    const char *range;
    gint64 least, most;
  } sizes[] = {
    { "..3b", 0, G_GINT64_CONSTANT (3000000000) },
    { "3b..13b", G_GINT64_CONSTANT (3000000000), G_GINT64_CONSTANT (13000000000) },
    { "13b..70b", G_GINT64_CONSTANT (13000000000), G_GINT64_CONSTANT (70000000000) },
    { "70b..", G_GINT64_CONSTANT (70000000000), 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *least = sizes[i].least > 0 ? bst_format_count (sizes[i].least) : NULL;
      g_autofree char *most = sizes[i].most > 0 ? bst_format_count (sizes[i].most) : NULL;
      g_autofree char *label = NULL;

      if (least == NULL)
        /* Translators: %s is a number: “up to 3 B”. */
        label = g_strdup_printf (_ ("up to %s"), most);
      else if (most == NULL)
        /* Translators: %s is a number: “70 B and more”. */
        label = g_strdup_printf (_ ("%s and more"), least);
      else
        /* Translators: a range of numbers: “3 B to 13 B”. */
        label = g_strdup_printf (_ ("%1$s to %2$s"), least, most);
      add_check (self, BST_FACET_PARAMS, sizes[i].range, label);
    }
}

static void
fill (BstFilterPopover *self, BstLibrary *library)
{
  g_autoptr (GPtrArray) makers = bst_library_dup_makers (library);

  add_title (self, _ ("Licence"));
  add_check (self, BST_FACET_LICENSE, "commercial", _ ("Commercial use"));
  add_check (self, BST_FACET_LICENSE, "noncommercial", _ ("Non-commercial only"));
  add_check (self, BST_FACET_LICENSE, "open", _ ("Open-source licence"));
  add_title (self, _ ("Parameters"));
  add_sizes (self);
  add_title (self, _ ("Openness"));
  for (guint i = 0; i < BST_N_OPENNESS; i++)
    if (i != BST_OPENNESS_CLOSED)
      add_check (self, BST_FACET_OPENNESS, bst_openness_to_string (i), bst_openness_get_label (i));
  add_title (self, _ ("Kind"));
  for (guint i = 0; i < BST_N_KINDS; i++)
    add_check (self, BST_FACET_KIND, bst_kind_to_string (i), bst_kind_get_label (i));
  add_title (self, _ ("Organization"));
  for (guint i = 0; i < makers->len; i++)
    {
      BstOrganization *maker = g_ptr_array_index (makers, i);

      add_check (self, BST_FACET_ORG, bst_organization_get_id (maker), bst_organization_get_name (maker));
    }
}

static void
bst_filter_popover_dispose (GObject *object)
{
  BstFilterPopover *self = BST_FILTER_POPOVER (object);

  g_clear_pointer (&self->query, bst_query_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_FILTER_POPOVER);

  G_OBJECT_CLASS (bst_filter_popover_parent_class)->dispose (object);
}

static void
bst_filter_popover_class_init (BstFilterPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_filter_popover_dispose;

  /* A filter was chosen; the argument is the text of the query with it. */
  signals[CHANGED] = g_signal_new ("changed", BST_TYPE_FILTER_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, BstFilterPopover, box);
}

static void
bst_filter_popover_init (BstFilterPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->checks = g_ptr_array_new ();
  self->query = bst_query_parse ("");
}

/* @library: (transfer none): whose makers are offered */
GtkWidget *
bst_filter_popover_new (BstLibrary *library)
{
  BstFilterPopover *self = g_object_new (BST_TYPE_FILTER_POPOVER, NULL);

  fill (self, library);
  return GTK_WIDGET (self);
}

/* Sets the checks as @query says. */
void
bst_filter_popover_show (BstFilterPopover *self, BstQuery *query)
{
  bst_query_ref (query);
  bst_query_unref (self->query);
  self->query = query;

  self->showing = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (self->checks, i);
      Choice *choice = get_choice (check);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   bst_query_has_value (query, choice->facet, choice->value));
    }
  self->showing = FALSE;
}
