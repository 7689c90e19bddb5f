/* The seconds for which the Hub wants to be left alone, told one by one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text: (nullable): what to show; NULL when the Hub may be asked again */
typedef void (*BstCountdownFunc) (const char *text, gpointer user_data);

/**
 * BstCountdown: all zero where nothing is counted. It belongs to whoever has it in a structure
 * of its own, and to the main thread.
 */
typedef struct
{
  gint64 until; /* monotonic time at which the Hub may be asked again */
  guint source; /* 0 where nothing is counted */
  BstCountdownFunc func;
  gpointer user_data;
} BstCountdown;

void bst_countdown_begin (BstCountdown *self, guint seconds, BstCountdownFunc func, gpointer user_data);
gboolean bst_countdown_is_running (const BstCountdown *self);
void bst_countdown_stop (BstCountdown *self);

G_END_DECLS
