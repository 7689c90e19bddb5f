#include "config.h"

#include "ui/menu-button.h"

static void
create_popup (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/* Gives @button a menu whose widgets are made when it is opened: the first frame does
 * not wait for them, nor for the typefaces of the languages' names. */
void
bst_menu_button_set_menu (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, create_popup, g_object_ref (menu), g_object_unref);
}

/* Names the button for a screen reader: what takes the focus is a button inside it,
 * which is labelled by this one and else called by the name of its class. */
void
bst_menu_button_set_name (GtkMenuButton *button, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
