/* Preloaded into a GTK program: writes a line once its first window was painted. The
 * program itself need not know that it is measured. */
#include <dlfcn.h>
#include <gtk/gtk.h>

static void
painted (GdkFrameClock *clock, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (clock, painted, user_data);
  g_printerr ("frame painted\n");
}

G_MODULE_EXPORT void gtk_window_present (GtkWindow *window);

G_MODULE_EXPORT void
gtk_window_present (GtkWindow *window)
{
  void (*present) (GtkWindow *) = (void (*) (GtkWindow *)) dlsym (RTLD_NEXT, "gtk_window_present");
  static gboolean watched = FALSE;

  present (window);
  if (watched)
    return;
  watched = TRUE;
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (painted), NULL);
}
