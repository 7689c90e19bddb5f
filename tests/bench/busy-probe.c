/* Preloaded into a GTK program: says how long the main thread was busy between two waits,
 * and how much of that was the making of a frame. One line for each time that it was over a
 * millisecond: when it ended, as CLOCK_MONOTONIC has it, how long it took beside the frame, how
 * much of that the processor worked for it, the frame, and the processor's work for that, all in
 * µs. On a machine that has
 * other work the thread has to wait for the processor, which is not its own doing. The program
 * itself need not know that it is measured. */
#include <dlfcn.h>
#include <gtk/gtk.h>
#include <time.h>

static gint64 woke; /* when the main thread last stopped waiting */
static gint64 frame_began;
static gint64 woke_worked; /* what the processor had done for it by then */
static gint64 frame; /* how long a frame took since then */
static gint64 frame_began_worked;
static gint64 frame_worked;

/* µs that the processor has worked for this thread */
static gint64
get_worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gint
wait_and_tell (GPollFD *fds, guint n_fds, gint timeout)
{
  gint64 now = g_get_monotonic_time ();
  gint result;

  if (woke != 0 && now - woke > 1000)
    g_printerr ("busy %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                now, now - woke - frame, get_worked () - woke_worked - frame_worked, frame, frame_worked);
  result = g_poll (fds, n_fds, timeout);
  woke = g_get_monotonic_time ();
  woke_worked = get_worked ();
  frame = frame_worked = 0;
  return result;
}

static void
begin_frame (GdkFrameClock *clock, gpointer user_data)
{
  frame_began = g_get_monotonic_time ();
  frame_began_worked = get_worked ();
}

static void
end_frame (GdkFrameClock *clock, gpointer user_data)
{
  frame += g_get_monotonic_time () - frame_began;
  frame_worked += get_worked () - frame_began_worked;
}

G_MODULE_EXPORT void gtk_window_present (GtkWindow *window);

G_MODULE_EXPORT void
gtk_window_present (GtkWindow *window)
{
  void (*present) (GtkWindow *) = (void (*) (GtkWindow *)) dlsym (RTLD_NEXT, "gtk_window_present");
  static gboolean watched = FALSE;
  GdkFrameClock *clock;

  present (window);
  if (watched)
    return;
  watched = TRUE;
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (begin_frame), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (end_frame), NULL);
  g_main_context_set_poll_func (NULL, wait_and_tell);
}
