/* Preloaded into the program: says when a key was pressed, when the rows that answer it were
 * bound, and when these were painted. A line for each key that had rows bound: when it was
 * pressed, when the first screenful was bound, when all rows were, and when the frame was
 * painted, as CLOCK_MONOTONIC has it in µs; and how many rows. The program itself need not
 * know that it is measured. */
#include <dlfcn.h>
#include <gtk/gtk.h>

/* Rows that the window has in sight. */
#define SCREENFUL 16

static gint64 pressed; /* 0 where the answer was told of */
static gint64 bound; /* the first screenful, or all where there are fewer */
static gint64 last_bound;
static guint n_bound;

static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer user_data)
{
  pressed = g_get_monotonic_time ();
  n_bound = 0;
  return GDK_EVENT_PROPAGATE;
}

static void
painted (GdkFrameClock *clock, gpointer user_data)
{
  if (pressed == 0 || n_bound == 0)
    return;
  g_printerr ("key %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u\n",
              pressed, bound, last_bound, g_get_monotonic_time (), n_bound);
  pressed = 0;
}

G_MODULE_EXPORT gpointer gtk_list_item_get_item (GtkListItem *item);

/* The program asks for the entry of a row when it binds it. */
G_MODULE_EXPORT gpointer
gtk_list_item_get_item (GtkListItem *item)
{
  static gpointer (*get_item) (GtkListItem *) = NULL;

  if (get_item == NULL)
    get_item = (gpointer (*) (GtkListItem *)) dlsym (RTLD_NEXT, "gtk_list_item_get_item");
  last_bound = g_get_monotonic_time ();
  if (++n_bound <= SCREENFUL)
    bound = last_bound;
  return get_item (item);
}

G_MODULE_EXPORT void gtk_window_present (GtkWindow *window);

G_MODULE_EXPORT void
gtk_window_present (GtkWindow *window)
{
  void (*present) (GtkWindow *) = (void (*) (GtkWindow *)) dlsym (RTLD_NEXT, "gtk_window_present");
  static gboolean watched = FALSE;
  GtkEventController *keys;

  present (window);
  if (watched)
    return;
  watched = TRUE;
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), NULL);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (painted), NULL);
}
