#include "config.h"

#include "ui/models-window.h"

/* As large as is wanted, but some of the window below stays in view. */
void
bst_models_window_set_size (GtkWindow *self, int width, int height)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (self));

  gtk_window_set_default_size (self, CLAMP (gtk_widget_get_width (parent) - 24, 320, width),
                               CLAMP (gtk_widget_get_height (parent) - 48, 280, height));
}

/**
 * bst_models_row_new:
 * @id: the model's
 * @name: what the row is called, @description: what else is said of it, where it is read out
 * @child: what is seen
 *
 * Returns: (transfer floating): a row of a list box
 */
GtkWidget *
bst_models_row_new (const char *id, const char *name, const char *description, GtkWidget *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  g_object_set_data_full (G_OBJECT (row), "bst-id", g_strdup (id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  return row;
}

/* Returns: (transfer none): the id of the model that @row stands for */
const char *
bst_models_row_get_id (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "bst-id");
}

void
bst_models_list_clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}
