#include "config.h"

#include "core/failure.h"

/* Returns: (transfer full) */
BstFailure *
bst_failure_new (const char *id, const char *message, gint64 at)
{
  BstFailure *self = g_atomic_rc_box_new0 (BstFailure);

  self->id = g_strdup (id);
  self->message = g_strdup (message);
  self->language = bst_i18n_get_language ();
  self->at = at;
  return self;
}

BstFailure *
bst_failure_ref (const BstFailure *self)
{
  return g_atomic_rc_box_acquire ((BstFailure *) self);
}

static void
clear (gpointer data)
{
  BstFailure *self = data;

  g_free (self->id);
  g_free (self->message);
}

void
bst_failure_unref (BstFailure *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: (transfer none): why, in the language of now */
const char *
bst_failure_get_message (const BstFailure *self)
{
  return bst_i18n_get_sentence (self->message, self->language);
}
