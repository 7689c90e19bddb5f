#include "config.h"

#include "ui/fold.h"

/* What is below begins where the line's text does, in logical pixels. */
#define INDENT 34

struct _BstFold
{
  GtkBox parent_instance;

  GtkWidget *button;
  GtkWidget *arrow;
  GtkWidget *content; /* NULL until it is opened for the first time */
  gboolean is_open;

  BstFoldMake make;
  gpointer data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (BstFold, bst_fold, GTK_TYPE_BOX)

static void
bst_fold_dispose (GObject *object)
{
  BstFold *self = BST_FOLD (object);

  if (self->destroy != NULL)
    self->destroy (self->data);
  self->destroy = NULL;
  self->make = NULL;

  G_OBJECT_CLASS (bst_fold_parent_class)->dispose (object);
}

static void
bst_fold_class_init (BstFoldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_fold_dispose;
}

static void
clicked_cb (BstFold *self)
{
  bst_fold_set_open (self, !self->is_open);
}

static void
bst_fold_init (BstFold *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "fold");
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "fold-line");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self), self->button);
}

/**
 * bst_fold_new:
 * @line: (transfer floating): what is seen of it when it is closed
 * @name: what a screen reader calls it
 * @make: makes what is below
 *
 * Returns: (transfer floating): a line that is closed
 */
GtkWidget *
bst_fold_new (GtkWidget *line, const char *name, BstFoldMake make, gpointer data, GDestroyNotify destroy)
{
  BstFold *self = g_object_new (BST_TYPE_FOLD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->make = make;
  self->data = data;
  self->destroy = destroy;
  self->arrow = gtk_image_new_from_icon_name ("pan-end-symbolic");
  gtk_widget_set_hexpand (line, TRUE);
  gtk_box_append (GTK_BOX (box), self->arrow);
  gtk_box_append (GTK_BOX (box), line);
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

void
bst_fold_set_open (BstFold *self, gboolean is_open)
{
  if (self->is_open == is_open || self->make == NULL)
    return;
  self->is_open = is_open;
  if (self->content == NULL)
    {
      self->content = self->make (self->data);
      gtk_widget_add_css_class (self->content, "fold-content");
      gtk_widget_set_margin_start (self->content, INDENT);
      gtk_box_append (GTK_BOX (self), self->content);
    }
  gtk_widget_set_visible (self->content, is_open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, is_open, -1);
}

gboolean
bst_fold_is_open (BstFold *self)
{
  return self->is_open;
}
