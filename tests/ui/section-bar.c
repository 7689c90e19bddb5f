/* A bar of sections over a page that tells of the section in view while it is given its size, as
 * a page that is scrolled does. */
#include "config.h"

#include "ui/section-bar.h"

#include <adwaita.h>

/* A page that is so high shows its end. */
#define HIGH 300

#define N_NAMES 9

#define TEST_TYPE_PAGE (test_page_get_type ())
G_DECLARE_FINAL_TYPE (TestPage, test_page, TEST, PAGE, GtkWidget)

struct _TestPage
{
  GtkWidget parent_instance;

  BstSectionBar *bar; /* not owned */
};

G_DEFINE_FINAL_TYPE (TestPage, test_page, GTK_TYPE_WIDGET)

static void
test_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  bst_section_bar_set_current (TEST_PAGE (widget)->bar, height >= HIGH ? N_NAMES - 1 : 0);
}

static void
test_page_class_init (TestPageClass *klass)
{
  GTK_WIDGET_CLASS (klass)->size_allocate = test_page_size_allocate;
}

static void
test_page_init (TestPage *self)
{
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  BstSectionBar *bar = g_object_new (BST_TYPE_SECTION_BAR, NULL);
  TestPage *page = g_object_new (TEST_TYPE_PAGE, NULL);

  page->bar = bar;
  for (guint i = 0; i < N_NAMES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Section %u", i + 1);

      bst_section_bar_set_name (bar, i, name);
    }
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  gtk_window_set_title (GTK_WINDOW (window), "Bestiary");
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 200);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  /* The bar would keep a name with the keyboard in sight. */
  gtk_window_set_focus (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  static const char *const quit_keys[] = { "<Control>q", NULL };
  g_autoptr (GSimpleAction) quit = g_simple_action_new ("quit", NULL);

  g_set_prgname ("bestiary");
  g_signal_connect_swapped (quit, "activate", G_CALLBACK (g_application_quit), application);
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (quit));
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
