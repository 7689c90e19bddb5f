#include "config.h"

#include "ui/error-row.h"

struct _BstErrorRow
{
  AdwActionRow parent_instance;
};

G_DEFINE_FINAL_TYPE (BstErrorRow, bst_error_row, ADW_TYPE_ACTION_ROW)

static void
bst_error_row_class_init (BstErrorRowClass *klass)
{
}

static void
bst_error_row_init (BstErrorRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_widget_add_css_class (GTK_WIDGET (self), "message");
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * bst_error_row_show:
 * @entry: the row whose text is meant, which looks and is called wrong as long as there
 *   is a message
 * @message: (nullable): what is wrong; %NULL where nothing is, which hides this row
 */
void
bst_error_row_show (BstErrorRow *self, GtkWidget *entry, const char *message)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self), message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}
