#include "config.h"

#include "ui/toast.h"

/* Of a sentence that has to be read to its end. */
#define LINES 8
#define MAX_CHARS 60

/* Pixels of a toast that are not text: its frame, the button that closes it, and one with
 * a label. */
#define FRAME 110
#define BUTTON 134

/* In µs, more than libadwaita takes to move a toast in. */
#define COMING (400 * G_TIME_SPAN_MILLISECOND)

/* @text: as it is to be read: no markup, which a name of a file or a model is not
 * Returns: (transfer full): a toast, on several lines where it has to be */
AdwToast *
bst_toast_new (const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f,
                  "lines", LINES, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", MAX_CHARS, NULL);

  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  return toast;
}

/* Seconds: who hears of a button takes longer to get to it than who sees it. */
#define BUTTON_TIMEOUT 10

/* @button: what is written on its button
 * Returns: (transfer full): as bst_toast_new(), and it stays as long as all that have one */
AdwToast *
bst_toast_new_with_button (const char *text, const char *button)
{
  AdwToast *toast = bst_toast_new (text);

  adw_toast_set_button_label (toast, button);
  adw_toast_set_timeout (toast, BUTTON_TIMEOUT);
  return toast;
}

struct _BstToaster
{
  GObject parent_instance;

  AdwToastOverlay *overlay; /* weak */
  AdwToast *shown; /* the one on the overlay, until the last of it has faded; weak */
  gboolean has_come; /* @shown stands still */
  gboolean is_going; /* @shown was dismissed and fades */
  gboolean is_unwanted; /* @shown goes as soon as it can */
  GQueue waiting; /* of AdwToast: what comes when @shown has gone */
  gint64 came; /* when @shown was first seen by the frame clock, in µs; 0 before */
  guint tick; /* on @overlay, until @shown has come */
  guint idle;
};

G_DEFINE_FINAL_TYPE (BstToaster, bst_toaster, G_TYPE_OBJECT)

static void gone_cb (gpointer data, GObject *toast);

/* Its button is the one way to what it offers, such as Undo: it keeps its time. */
static gboolean
has_button (AdwToast *toast)
{
  return adw_toast_get_button_label (toast) != NULL;
}

/* @shown makes room for what waits, unless it has a button. */
static void
make_room (BstToaster *self)
{
  if (self->shown == NULL || !self->has_come || self->is_going)
    return;
  if (self->is_unwanted || (!has_button (self->shown) && !g_queue_is_empty (&self->waiting)))
    adw_toast_dismiss (self->shown);
}

static void
dismissed_cb (AdwToast *toast, BstToaster *self)
{
  self->is_going = TRUE;
}

/* The overlay asks a toast how high it is for the width that it would like, and then gives
 * it no more than the window's: lines that are wrapped there would be cut off. A window
 * that was never laid out has no width yet: the next frame knows. */
static void
fit (BstToaster *self)
{
  GtkWidget *title = adw_toast_get_custom_title (self->shown);
  int width = gtk_widget_get_width (GTK_WIDGET (self->overlay));
  int room;
  PangoContext *context;
  PangoFontMetrics *metrics;

  if (title == NULL || width <= 0)
    return;
  room = width - FRAME;
  if (has_button (self->shown))
    room -= BUTTON;
  context = gtk_widget_get_pango_context (GTK_WIDGET (self->overlay));
  metrics = pango_context_get_metrics (context, NULL, NULL);
  gtk_label_set_max_width_chars (GTK_LABEL (title),
                                 CLAMP (room * PANGO_SCALE / MAX (pango_font_metrics_get_approximate_char_width (metrics), 1),
                                        12, MAX_CHARS));
  pango_font_metrics_unref (metrics);
}

static gboolean
tick_cb (GtkWidget *overlay, GdkFrameClock *clock, gpointer data)
{
  BstToaster *self = data;

  if (self->came == 0)
    self->came = gdk_frame_clock_get_frame_time (clock);
  fit (self);
  if (gdk_frame_clock_get_frame_time (clock) - self->came < COMING)
    return G_SOURCE_CONTINUE;
  self->has_come = TRUE;
  make_room (self);
  return G_SOURCE_REMOVE;
}

static void
tick_ended_cb (gpointer data)
{
  ((BstToaster *) data)->tick = 0;
}

static void
stop_tick (BstToaster *self)
{
  if (self->tick != 0 && self->overlay != NULL)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->overlay), self->tick);
}

static void
show_next (BstToaster *self)
{
  if (self->shown != NULL || self->overlay == NULL || g_queue_is_empty (&self->waiting))
    return;
  self->shown = g_queue_pop_head (&self->waiting);
  self->has_come = self->is_going = self->is_unwanted = FALSE;
  self->came = 0;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->overlay), tick_cb, self, tick_ended_cb);
  g_object_weak_ref (G_OBJECT (self->shown), gone_cb, self);
  g_signal_connect_object (self->shown, "dismissed", G_CALLBACK (dismissed_cb), self, 0);
  fit (self);
  adw_toast_overlay_add_toast (self->overlay, self->shown);
}

static gboolean
idle_cb (gpointer data)
{
  BstToaster *self = data;

  self->idle = 0;
  show_next (self);
  return G_SOURCE_REMOVE;
}

/* The overlay has let go of the toast, and may still be at it: the next one waits a turn. */
static void
gone_cb (gpointer data, GObject *toast)
{
  BstToaster *self = data;

  self->shown = NULL;
  stop_tick (self);
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

static void
bst_toaster_dispose (GObject *object)
{
  BstToaster *self = BST_TOASTER (object);

  if (self->shown != NULL)
    g_object_weak_unref (G_OBJECT (self->shown), gone_cb, self);
  self->shown = NULL;
  stop_tick (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_clear_weak_pointer (&self->overlay);

  G_OBJECT_CLASS (bst_toaster_parent_class)->dispose (object);
}

static void
bst_toaster_class_init (BstToasterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_toaster_dispose;
}

static void
bst_toaster_init (BstToaster *self)
{
  g_queue_init (&self->waiting);
}

/* Returns: (transfer full): whose toasts are all that @overlay gets */
BstToaster *
bst_toaster_new (AdwToastOverlay *overlay)
{
  BstToaster *self = g_object_new (BST_TYPE_TOASTER, NULL);

  g_set_weak_pointer (&self->overlay, overlay);
  return self;
}

/* What has no button is only to be read: a newer one of that kind takes its place. */
static void
drop_plain (BstToaster *self)
{
  GList *link = self->waiting.head;

  while (link != NULL)
    {
      GList *next = link->next;

      if (!has_button (link->data))
        {
          g_object_unref (link->data);
          g_queue_delete_link (&self->waiting, link);
        }
      link = next;
    }
}

/* Shows @toast as soon as those before it have come and gone. The overlay is never given
 * two at once, nor told to dismiss one that still moves: libadwaita before 1.4 tells the end
 * of the coming to memory that the end of the going has freed.
 * @toast: (transfer full) */
void
bst_toaster_show (BstToaster *self, AdwToast *toast)
{
  g_return_if_fail (BST_IS_TOASTER (self) && ADW_IS_TOAST (toast));

  if (!has_button (toast))
    drop_plain (self);
  g_queue_push_tail (&self->waiting, toast);
  make_room (self);
  show_next (self);
}

/* Takes back what is no longer true, or said anew; @toast may be shown, wait, or be gone
 * for all that the caller knows. */
void
bst_toaster_withdraw (BstToaster *self, AdwToast *toast)
{
  GList *link = g_queue_find (&self->waiting, toast);

  if (link != NULL)
    {
      g_object_unref (toast);
      g_queue_delete_link (&self->waiting, link);
    }
  else if (toast != NULL && self->shown == toast)
    {
      self->is_unwanted = TRUE;
      make_room (self);
    }
}
