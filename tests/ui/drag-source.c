/* A small window from which a text can be dragged into another program's: the text is the
 * argument, given as text or, with "file" as the second argument, as a file. */
#include <gtk/gtk.h>
#include <string.h>

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, char **arguments)
{
  if (arguments[2] != NULL && g_str_equal (arguments[2], "file"))
    {
      g_autoptr (GFile) file = g_file_new_for_uri (arguments[1]);

      return gdk_content_provider_new_typed (G_TYPE_FILE, file);
    }
  return gdk_content_provider_new_typed (G_TYPE_STRING, arguments[1]);
}

int
main (int argc, char *argv[])
{
  GtkWidget *window, *label;
  GtkDragSource *source;

  if (argc < 2 || !gtk_init_check ())
    return 1;
  window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), "drag-source");
  gtk_window_set_default_size (GTK_WINDOW (window), 120, 60);
  label = gtk_label_new ("drag me");
  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), argv);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
