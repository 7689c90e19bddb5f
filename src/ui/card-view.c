#include "config.h"

#include "ui/card-view-private.h"

#include "core/task-thread.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (BstCardView, bst_card_view, GTK_TYPE_BOX)

static void
bst_card_view_dispose (GObject *object)
{
  BstCardView *self = BST_CARD_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  bst_card_view_stop (self);
  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (bst_card_view_parent_class)->dispose (object);
}

static void
bst_card_view_finalize (GObject *object)
{
  BstCardView *self = BST_CARD_VIEW (object);

  g_object_unref (self->cancellable);
  bst_card_reader_unref (self->reader);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->blocks);

  G_OBJECT_CLASS (bst_card_view_parent_class)->finalize (object);
}

/* The scroller is found anew wherever the view comes to be. */
static void
bst_card_view_root (GtkWidget *widget)
{
  BstCardView *self = BST_CARD_VIEW (widget);
  GtkWidget *scroller;

  GTK_WIDGET_CLASS (bst_card_view_parent_class)->root (widget);

  scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  if (scroller == NULL)
    return;
  g_set_object (&self->adjustment, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (bst_card_view_scrolled), self,
                           G_CONNECT_SWAPPED);
}

static void
bst_card_view_unroot (GtkWidget *widget)
{
  BstCardView *self = BST_CARD_VIEW (widget);

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustment, bst_card_view_scrolled, self);
  g_clear_object (&self->adjustment);

  GTK_WIDGET_CLASS (bst_card_view_parent_class)->unroot (widget);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_card_view_find (BST_CARD_VIEW (widget));
}

static void
find_next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCardView *self = BST_CARD_VIEW (widget);

  if (self->search != NULL)
    bst_card_search_step (self->search, g_str_equal (name, "card.find-next") ? 1 : -1);
}

static void
bst_card_view_class_init (BstCardViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bst_card_view_dispose;
  object_class->finalize = bst_card_view_finalize;
  widget_class->root = bst_card_view_root;
  widget_class->unroot = bst_card_view_unroot;

  gtk_widget_class_install_action (widget_class, "card.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "card.find-next", NULL, find_next_action);
  gtk_widget_class_install_action (widget_class, "card.find-previous", NULL, find_next_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "card.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "card.find-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "card.find-previous", NULL);
}

static GtkWidget *
part_button_new (BstCardView *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
bst_card_view_init (BstCardView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card-view");
  self->cancellable = g_cancellable_new ();
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_card_block_free);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_card_item_free);
  self->shown_block = G_MAXUINT;

  self->earlier = part_button_new (self, _ ("Show What Comes Before"), G_CALLBACK (bst_card_view_earlier));
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->more = part_button_new (self, _ ("Show the Whole Card"), G_CALLBACK (bst_card_view_more));
  self->status = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->status, 0);
  gtk_label_set_wrap (self->status, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->status), FALSE);
  gtk_box_append (GTK_BOX (self), self->earlier);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), self->more);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->status));
}

static gpointer
read_in_thread (gpointer reader, GCancellable *cancellable, GError **error)
{
  return bst_card_reader_read (reader, cancellable);
}

static void read_next (BstCardView *self);

static void
end_reading (BstCardView *self)
{
  self->is_read = TRUE;
  if (bst_card_reader_is_cut (self->reader))
    gtk_label_set_label (self->status, _ ("This card is longer than any that is read in full: the rest is on the repository’s page."));
  else if (self->blocks->len == 0)
    gtk_label_set_label (self->status, _ ("The card has no text."));
  gtk_widget_set_visible (GTK_WIDGET (self->status), gtk_label_get_label (self->status)[0] != '\0');
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BstCardView *self = BST_CARD_VIEW (source);
  g_autoptr (GError) error = NULL;
  GPtrArray *blocks = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&blocks, g_ptr_array_unref);
      return;
    }
  if (blocks != NULL)
    {
      g_ptr_array_extend_and_steal (self->blocks, blocks);
      read_next (self);
    }
  else
    end_reading (self);
  if (self->search != NULL)
    bst_card_search_go_on (self->search);
  bst_card_view_start (self);
}

/* Parts are read one after another, whether they are shown or not: what is searched for
 * may be in any. */
static void
read_next (BstCardView *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, read_cb, NULL);

  g_task_set_task_data (task, bst_card_reader_ref (self->reader), (GDestroyNotify) bst_card_reader_unref);
  bst_task_run_in_thread (task, read_in_thread, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * bst_card_view_new:
 * @reader: of the card, that nobody else reads
 * @is_whole: whether more than its beginning is shown at once
 *
 * Returns: (transfer floating): what shows the card
 */
GtkWidget *
bst_card_view_new (BstCardReader *reader, gboolean is_whole)
{
  BstCardView *self = g_object_new (BST_TYPE_CARD_VIEW, NULL);

  self->reader = bst_card_reader_ref (reader);
  self->is_whole = is_whole;
  read_next (self);
  return GTK_WIDGET (self);
}

/* Opens the search, or goes back to it. */
void
bst_card_view_find (BstCardView *self)
{
  if (self->search == NULL)
    {
      self->search = BST_CARD_SEARCH (bst_card_search_new (self));
      gtk_box_prepend (GTK_BOX (self), GTK_WIDGET (self->search));
    }
  bst_card_search_open (self->search);
}

/* Opens the search of the card in which the focus is.
 * Returns: whether it is in one */
gboolean
bst_card_view_find_in_focus (GtkRoot *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);
  GtkWidget *view = focus != NULL ? gtk_widget_get_ancestor (focus, BST_TYPE_CARD_VIEW) : NULL;

  if (view != NULL)
    bst_card_view_find (BST_CARD_VIEW (view));
  return view != NULL;
}
