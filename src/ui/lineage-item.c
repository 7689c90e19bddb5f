#include "config.h"

#include "ui/lineage-item.h"

#include <string.h>

#include "core/format.h"
#include "core/verdict-text.h"
#include "core/i18n.h"
#include "core/lineage-text.h"
#include "ui/mark.h"
#include "ui/tooltip.h"

struct _BstLineageItem
{
  GtkButton parent_instance;

  guint index;
  GtkGrid *grid;
  GtkWidget *mark; /* NULL for a group */
  BstOpenness openness; /* of the mark */
  GtkLabel *name;
  GtkLabel *figure;
  GtkLabel *caption;
  char *tooltip;
};

G_DEFINE_FINAL_TYPE (BstLineageItem, bst_lineage_item, GTK_TYPE_BUTTON)

static void
bst_lineage_item_finalize (GObject *object)
{
  g_free (BST_LINEAGE_ITEM (object)->tooltip);

  G_OBJECT_CLASS (bst_lineage_item_parent_class)->finalize (object);
}

static gboolean
bst_lineage_item_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, BST_LINEAGE_ITEM (widget)->tooltip);
  return TRUE;
}

static void
bst_lineage_item_class_init (BstLineageItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bst_lineage_item_finalize;
  widget_class->query_tooltip = bst_lineage_item_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE_ITEM);
}

static GtkLabel *
make_label (BstLineageItem *self, PangoEllipsizeMode ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  return GTK_LABEL (label);
}

static void
bst_lineage_item_init (BstLineageItem *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  /* Sizes of a family differ in the last letters of their names. */
  self->name = make_label (self, PANGO_ELLIPSIZE_MIDDLE);
  self->figure = make_label (self, PANGO_ELLIPSIZE_NONE);
  self->caption = make_label (self, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "lineage-name");
  gtk_widget_add_css_class (GTK_WIDGET (self->figure), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->figure), "lineage-figure");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "dim-label");
  gtk_grid_set_column_spacing (self->grid, 9);
  gtk_grid_attach (self->grid, GTK_WIDGET (self->name), 1, 0, 1, 1);
  gtk_grid_attach (self->grid, GTK_WIDGET (self->figure), 2, 0, 1, 1);
  gtk_grid_attach (self->grid, GTK_WIDGET (self->caption), 1, 1, 2, 1);
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (self->grid));
  gtk_widget_add_css_class (GTK_WIDGET (self), "lineage-item");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/* The sign of what its licence is, as in the list. */
static void
show_mark (BstLineageItem *self, const BstLineageNode *node)
{
  BstOpenness openness = node->entry != NULL ? bst_entry_get_openness (node->entry) : BST_OPENNESS_UNKNOWN;

  if (self->mark != NULL && (node->n_more > 0 || openness != self->openness))
    {
      gtk_grid_remove (self->grid, self->mark);
      self->mark = NULL;
    }
  if (self->mark != NULL || node->n_more > 0)
    return;
  self->openness = openness;
  self->mark = bst_mark_new (openness);
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  gtk_grid_attach (self->grid, self->mark, 0, 0, 1, 2);
}

/* "fine-tune · Llama 2": what it is of its base, and the licence; where that is not known,
 * whose it is. */
static char *
make_caption (const BstLineage *lineage, guint index)
{
  const BstLineageNode *node = bst_lineage_get_node (lineage, index);
  BstLicense *license = node->entry != NULL ? bst_entry_get_license (node->entry) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *slash = node->id != NULL ? strchr (node->id, '/') : NULL;
  gboolean has_base = FALSE;

  for (guint i = 0; i < bst_lineage_get_n_edges (lineage); i++)
    has_base |= bst_lineage_get_edge (lineage, i)->derived == index;
  if (has_base)
    g_ptr_array_add (parts, g_strdup (bst_relation_get_label (node->relation)));
  if (license != NULL)
    g_ptr_array_add (parts, bst_verdict_dup_short (node->entry));
  else if (slash != NULL)
    g_ptr_array_add (parts, g_strndup (node->id, slash - node->id));
  if (node->n_beyond > 0)
    /* So many models beside those that are drawn: "+12". */
    g_ptr_array_add (parts, bst_format_change (node->n_beyond));
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (C_ ("lineage", "licence unknown")));
  return bst_format_parts ((const char *const *) parts->pdata, parts->len);
}

static char *
make_figure (const BstLineageNode *node)
{
  gint64 count = node->entry != NULL ? bst_entry_get_count (node->entry, BST_FIELD_PARAMETERS) : -1;

  return count > 0 ? bst_format_count (count) : g_strdup ("");
}

/* What a screen reader adds to the sentence: the size and the licence. */
static char *
make_description (const BstLineageNode *node)
{
  gint64 count = node->entry != NULL ? bst_entry_get_count (node->entry, BST_FIELD_PARAMETERS) : -1;
  BstLicense *license = node->entry != NULL ? bst_entry_get_license (node->entry) : NULL;
  g_autofree char *number = count > 0 ? bst_format_count (count) : NULL;
  g_autofree char *figure = count > 0 ? g_strdup_printf (C_ ("spoken", "%s parameters"), number) : NULL;
  g_autofree char *names = license != NULL ? bst_verdict_dup_short (node->entry) : NULL;
  const char *said[] = { figure, names, node->entry != NULL ? bst_openness_get_label (bst_entry_get_openness (node->entry)) : NULL };

  return bst_format_clauses (said, G_N_ELEMENTS (said));
}

static void
speak (BstLineageItem *self, const BstLineage *lineage, guint index)
{
  const BstLineageNode *node = bst_lineage_get_node (lineage, index);
  g_autofree char *spoken = bst_lineage_dup_spoken (lineage, index);
  g_autofree char *sentence = bst_lineage_dup_sentence (lineage, index);
  g_autofree char *description = make_description (node);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, node->step - bst_lineage_get_first_step (lineage) + 1, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED,
                               node->nearer == BST_LINEAGE_NONE, -1);
  g_free (self->tooltip);
  self->tooltip = node->id != NULL ? g_strjoin ("\n", sentence, node->id, description[0] != '\0' ? description : NULL, NULL)
                                   : g_strdup (sentence);
}

static void
set_css_class (BstLineageItem *self, const char *name, gboolean has_it)
{
  if (has_it)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* Has the item show a node from now on. */
void
bst_lineage_item_show (BstLineageItem *self, const BstLineage *lineage, guint index)
{
  const BstLineageNode *node = bst_lineage_get_node (lineage, index);
  g_autofree char *name = bst_lineage_dup_name (lineage, index);
  g_autofree char *figure = make_figure (node);
  g_autofree char *caption = node->n_more == 0 ? make_caption (lineage, index) : NULL;

  self->index = index;
  show_mark (self, node);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->figure, node->on_hub ? "↗" : figure);
  gtk_label_set_label (self->caption, caption != NULL ? caption : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption), caption != NULL);
  set_css_class (self, "lineage-model", node->nearer == BST_LINEAGE_NONE);
  set_css_class (self, "lineage-group", node->n_more > 0);
  set_css_class (self, "lineage-unknown", node->n_more == 0 && node->entry == NULL);
  speak (self, lineage, index);
}

/* Returns: (transfer floating): an item that shows a node of @lineage */
GtkWidget *
bst_lineage_item_new (const BstLineage *lineage, guint index)
{
  BstLineageItem *self = g_object_new (BST_TYPE_LINEAGE_ITEM, NULL);

  bst_lineage_item_show (self, lineage, index);
  return GTK_WIDGET (self);
}

guint
bst_lineage_item_get_index (BstLineageItem *self)
{
  return self->index;
}

/* Returns: (transfer full): what the node has in common with the same one of another lineage */
char *
bst_lineage_item_dup_key (const BstLineage *lineage, guint index)
{
  const BstLineageNode *node = bst_lineage_get_node (lineage, index);

  if (node->id != NULL)
    return g_ascii_strdown (node->id, -1);
  return g_strdup_printf ("%s %s", bst_relation_to_string (node->relation),
                          bst_lineage_get_node (lineage, node->nearer)->id);
}
