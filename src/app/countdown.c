#include "config.h"

#include "app/countdown.h"

#include <glib/gi18n.h>

static gboolean
count_down (gpointer data)
{
  BstCountdown *self = data;
  gint64 left = self->until - g_get_monotonic_time ();
  guint seconds = (guint) ((MAX (left, 0) + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  g_autofree char *text = NULL;

  if (seconds == 0)
    {
      self->source = 0;
      self->func (NULL, self->user_data);
      return G_SOURCE_REMOVE;
    }
  /* Translators: the Hub allows no more requests for so many seconds. */
  text = g_strdup_printf (ngettext ("waiting for the Hub, %u s", "waiting for the Hub, %u s", seconds), seconds);
  self->func (text, self->user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * bst_countdown_begin:
 * @seconds: from now on
 * @func: called at once, then each second, and at the end with %NULL; not after bst_countdown_stop()
 *
 * What was counted before is not any more.
 */
void
bst_countdown_begin (BstCountdown *self, guint seconds, BstCountdownFunc func, gpointer user_data)
{
  self->until = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
  self->func = func;
  self->user_data = user_data;
  bst_countdown_stop (self);
  if (count_down (self) == G_SOURCE_CONTINUE)
    self->source = g_timeout_add_seconds (1, count_down, self);
}

gboolean
bst_countdown_is_running (const BstCountdown *self)
{
  return self->source > 0;
}

/* Nothing more is told. */
void
bst_countdown_stop (BstCountdown *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}
