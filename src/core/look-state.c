#include "config.h"

#include "core/look-state.h"

#include "core/i18n.h"

struct _BstLookState
{
  GObject parent_instance;

  char *id;
  BstLookParts parts; /* that are asked for, or were last */
  GCancellable *cancellable; /* NULL where nothing is under way */
  char *text;
  char *error;
  BstLanguage error_language; /* in which that is */
  GPtrArray *failures; /* BstLookFailure */
  gint64 ended_at;
};

G_DEFINE_FINAL_TYPE (BstLookState, bst_look_state, G_TYPE_OBJECT)

static guint changed_signal;

/* Returns: what one part is called in the interface, translated */
const char *
bst_look_part_get_label (BstLookParts part)
{
  switch (part)
    {
    case BST_LOOK_FILES:
      return C_ ("part", "Files");
    case BST_LOOK_CARD:
      return C_ ("part", "Card");
    case BST_LOOK_CONFIG:
      return C_ ("part", "Configuration");
    case BST_LOOK_DERIVED:
      return C_ ("part", "Models made of it");
    case BST_LOOK_RECORD:
    default:
      return C_ ("part", "Figures");
    }
}

/* @message: a sentence */
BstLookFailure *
bst_look_failure_new (BstLookParts part, gboolean is_refused, const char *message)
{
  BstLookFailure *self = g_new0 (BstLookFailure, 1);

  self->part = part;
  self->is_refused = is_refused;
  self->message = g_strdup (message);
  self->language = bst_i18n_get_language ();
  return self;
}

/* Returns: (transfer none): why, in the language of now */
const char *
bst_look_failure_get_message (const BstLookFailure *self)
{
  return bst_i18n_get_sentence (self->message, self->language);
}

void
bst_look_failure_free (BstLookFailure *self)
{
  g_free (self->message);
  g_free (self);
}

static void
bst_look_state_finalize (GObject *object)
{
  BstLookState *self = BST_LOOK_STATE (object);

  g_free (self->id);
  g_clear_object (&self->cancellable);
  g_free (self->text);
  g_free (self->error);
  g_ptr_array_unref (self->failures);

  G_OBJECT_CLASS (bst_look_state_parent_class)->finalize (object);
}

static void
bst_look_state_class_init (BstLookStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bst_look_state_finalize;

  changed_signal = g_signal_new ("changed", BST_TYPE_LOOK_STATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_look_state_init (BstLookState *self)
{
  self->failures = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_look_failure_free);
  self->ended_at = -1;
}

/* Returns: (transfer full): of a repository that nobody has looked at */
BstLookState *
bst_look_state_new (const char *id)
{
  BstLookState *self = g_object_new (BST_TYPE_LOOK_STATE, NULL);

  self->id = g_strdup (id);
  return self;
}

/* Returns: the repository, as it was asked for */
const char *
bst_look_state_get_id (BstLookState *self)
{
  return self->id;
}

/* Returns: what is asked for, or was the last time */
BstLookParts
bst_look_state_get_parts (BstLookState *self)
{
  return self->parts;
}

gboolean
bst_look_state_is_running (BstLookState *self)
{
  return self->cancellable != NULL;
}

/* Returns: (nullable): what there is to say while it is under way: “waiting for the Hub, 12 s” */
const char *
bst_look_state_get_text (BstLookState *self)
{
  return self->text;
}

/* Returns: (nullable): why the last look brought nothing, in a sentence; NULL where it brought
 *   something, or somebody cancelled it */
const char *
bst_look_state_get_error (BstLookState *self)
{
  return bst_i18n_get_sentence (self->error, self->error_language);
}

/* Returns: (transfer none) (element-type BstLookFailure): the parts that did not come */
GPtrArray *
bst_look_state_get_failures (BstLookState *self)
{
  return self->failures;
}

/* Returns: when the last look ended: seconds since 1970, UTC; -1 for none */
gint64
bst_look_state_get_ended_at (BstLookState *self)
{
  return self->ended_at;
}

/* Asks who asks the Hub to stop; the end is told as any other. */
void
bst_look_state_cancel (BstLookState *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
emit_changed (BstLookState *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/**
 * bst_look_state_begin:
 *
 * A look begins. There must be none under way.
 *
 * Returns: (transfer none): what stops it
 */
GCancellable *
bst_look_state_begin (BstLookState *self, BstLookParts parts)
{
  g_return_val_if_fail (self->cancellable == NULL, NULL);

  self->parts = parts;
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->error, g_free);
  g_ptr_array_set_size (self->failures, 0);
  emit_changed (self);
  return self->cancellable;
}

/* @text: (nullable) */
void
bst_look_state_set_text (BstLookState *self, const char *text)
{
  if (g_strcmp0 (text, self->text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  emit_changed (self);
}

/* Told with the end. */
void
bst_look_state_add_failure (BstLookState *self, BstLookParts part, gboolean is_refused, const char *message)
{
  g_ptr_array_add (self->failures, bst_look_failure_new (part, is_refused, message));
}

/**
 * bst_look_state_end:
 * @error: (nullable): why nothing came; that somebody cancelled is no error to show
 */
void
bst_look_state_end (BstLookState *self, const GError *error)
{
  g_return_if_fail (self->cancellable != NULL);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->text, g_free);
  self->ended_at = g_get_real_time () / G_USEC_PER_SEC;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->error = g_strdup (error->message);
  self->error_language = bst_i18n_get_language ();
  emit_changed (self);
}
