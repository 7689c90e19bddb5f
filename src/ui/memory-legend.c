#include "config.h"

#include "ui/memory-legend.h"

#include "core/format.h"
#include "ui/memory-words.h"
#include "ui/wrap-layout.h"

/* Room for the size of any model: another figure does not move what is below. */
#define SIZE_CHARS 8

struct _BstMemoryLegend
{
  GtkWidget parent_instance;

  GtkInscription *sizes[BST_N_MEMORY_PARTS];
};

G_DEFINE_FINAL_TYPE (BstMemoryLegend, bst_memory_legend, GTK_TYPE_WIDGET)

static void
bst_memory_legend_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (bst_memory_legend_parent_class)->dispose (object);
}

static void
bst_memory_legend_class_init (BstMemoryLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_memory_legend_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_part (BstMemoryLegend *self, BstMemoryPart part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *size = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (size), SIZE_CHARS);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (size), SIZE_CHARS);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (size), gtk_widget_get_direction (size) == GTK_TEXT_DIR_RTL ? 1 : 0);
  gtk_widget_add_css_class (size, "numeric");
  gtk_box_append (GTK_BOX (box), bst_memory_swatch_new (part));
  gtk_box_append (GTK_BOX (box), gtk_label_new (bst_memory_part_get_label (part)));
  gtk_box_append (GTK_BOX (box), size);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  self->sizes[part] = GTK_INSCRIPTION (size);
}

static void
bst_memory_legend_init (BstMemoryLegend *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), bst_wrap_layout_new (15, 6));
  for (guint i = 0; i < BST_N_MEMORY_PARTS; i++)
    add_part (self, i);
}

static void
show_part (BstMemoryLegend *self, BstMemoryPart part, gint64 bytes, gboolean is_shown)
{
  g_autofree char *text = bst_format_bytes (bytes);

  gtk_inscription_set_text (self->sizes[part], text);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->sizes[part])), is_shown);
}

/* Shows another estimate; what there is none of is left out. */
void
bst_memory_legend_set_fit (BstMemoryLegend *self, const BstFit *fit, const BstBudget *budget)
{
  show_part (self, BST_MEMORY_WEIGHTS, fit->weights, TRUE);
  show_part (self, BST_MEMORY_CACHE, fit->kv_cache, fit->kv_cache_known && fit->cache_basis != BST_CACHE_NONE);
  show_part (self, BST_MEMORY_OVERHEAD, fit->overhead, TRUE);
  show_part (self, BST_MEMORY_GRAPHICS, budget->graphics, budget->graphics > 0);
  show_part (self, BST_MEMORY_ALL, budget->main, budget->main > 0);
}
