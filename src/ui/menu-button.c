#include "config.h"

#include "ui/menu-button.h"

/* In logical pixels; a longer explanation is scrolled. */
#define POPOVER_WIDTH 300
#define POPOVER_HEIGHT 420

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

/* A popover of a width to read at. */
static GtkWidget *
popover_new (const char *title, GtkWidget *content)
{
  GtkWidget *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, "wrap", TRUE,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), content);
  gtk_widget_add_css_class (box, "explanation");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_size_request (scroller, POPOVER_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return popover;
}

/**
 * bst_menu_button_explain:
 * @title: what is explained
 * @content: (transfer floating): how
 *
 * Gives @button a popover that is as high as it has to be: a scrolled window would ask what is
 * in it for its height without saying how wide it is going to be.
 */
void
bst_menu_button_explain (GtkMenuButton *button, const char *title, GtkWidget *content)
{
  GtkWidget *popover = popover_new (title, content);
  GtkWidget *scroller = gtk_popover_get_child (GTK_POPOVER (popover)), *box;
  int height;

  gtk_menu_button_set_popover (button, popover);
  box = gtk_widget_get_parent (content);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, POPOVER_WIDTH, NULL, &height, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), MIN (height, POPOVER_HEIGHT));
}
