#include "config.h"

#include "core/sync-state.h"

#include "core/i18n.h"

struct _BstSyncState
{
  GObject parent_instance;

  gboolean running;
  BstSyncProgress progress; /* of the run under way, or of the last one */
  BstSyncList *unfinished; /* NULL for none */
  BstSyncList *last; /* that has come to its end; NULL for none */
  gint64 n_rows; /* of all that is here; -1 until somebody has looked */
  char *error; /* why the last run stopped; NULL where nothing was wrong */
  BstLanguage error_language; /* in which that is */
};

G_DEFINE_FINAL_TYPE (BstSyncState, bst_sync_state, G_TYPE_OBJECT)

enum
{
  PROP_RUNNING = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];
static guint changed_signal;

BstSyncList *
bst_sync_list_new (const char *task, guint top, gint64 n_rows, gint64 at)
{
  BstSyncList *self = g_new0 (BstSyncList, 1);

  self->task = g_strdup (task);
  self->top = top;
  self->n_rows = MAX (n_rows, 0);
  self->at = at;
  return self;
}

BstSyncList *
bst_sync_list_copy (const BstSyncList *self)
{
  BstSyncList *copy = bst_sync_list_new (self->task, self->top, self->n_rows, self->at);

  copy->is_update = self->is_update;
  return copy;
}

void
bst_sync_list_free (BstSyncList *self)
{
  g_free (self->task);
  g_free (self);
}

static void
bst_sync_state_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_RUNNING)
    g_value_set_boolean (value, BST_SYNC_STATE (object)->running);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bst_sync_state_finalize (GObject *object)
{
  BstSyncState *self = BST_SYNC_STATE (object);

  g_clear_pointer (&self->unfinished, bst_sync_list_free);
  g_clear_pointer (&self->last, bst_sync_list_free);
  g_free (self->error);

  G_OBJECT_CLASS (bst_sync_state_parent_class)->finalize (object);
}

static void
bst_sync_state_class_init (BstSyncStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bst_sync_state_get_property;
  object_class->finalize = bst_sync_state_finalize;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  changed_signal = g_signal_new ("changed", BST_TYPE_SYNC_STATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_sync_state_init (BstSyncState *self)
{
  self->progress.n_requests_left = -1;
  self->n_rows = -1;
}

/* Returns: (transfer full): of nothing that is here, and nothing that comes */
BstSyncState *
bst_sync_state_new (void)
{
  return g_object_new (BST_TYPE_SYNC_STATE, NULL);
}

gboolean
bst_sync_state_is_running (BstSyncState *self)
{
  return self->running;
}

/* Returns: (transfer none): of the run under way; of the last one where there is none */
const BstSyncProgress *
bst_sync_state_get_progress (BstSyncState *self)
{
  return &self->progress;
}

/* Returns: (transfer none) (nullable): the list that comes, or that can be gone on with */
const BstSyncList *
bst_sync_state_get_unfinished (BstSyncState *self)
{
  return self->unfinished;
}

/* Returns: (transfer none) (nullable): the list that last came to its end */
const BstSyncList *
bst_sync_state_get_last (BstSyncState *self)
{
  return self->last;
}

/* Returns: how many models of the Hub's list are here, of whichever lists they came with */
gint64
bst_sync_state_get_n_rows (BstSyncState *self)
{
  return MAX (self->n_rows, 0);
}

/* Returns: whether it is known what is here, or nothing yet: the disk is asked first */
gboolean
bst_sync_state_is_known (BstSyncState *self)
{
  return self->n_rows >= 0 || self->running;
}

/* Returns: (nullable): why the last run stopped, in a sentence; NULL where somebody has
 *   paused it, or nothing was wrong */
const char *
bst_sync_state_get_error (BstSyncState *self)
{
  return bst_i18n_get_sentence (self->error, self->error_language);
}

static void
emit_changed (BstSyncState *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
set_running (BstSyncState *self, gboolean running)
{
  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  emit_changed (self);
}

/* A run begins; there must be none under way. Where it goes on with what is unfinished it
 * begins there.
 * @task: (nullable): the Hub's word for it; NULL for all tasks
 * @top: 0 for all */
void
bst_sync_state_begin (BstSyncState *self, const char *task, guint top)
{
  gboolean goes_on = self->unfinished != NULL && self->unfinished->top == top &&
                     g_strcmp0 (self->unfinished->task, task) == 0;
  BstSyncList *list;

  g_return_if_fail (!self->running);

  list = bst_sync_list_new (task, top, goes_on ? self->unfinished->n_rows : 0, g_get_real_time () / G_USEC_PER_SEC);
  g_clear_pointer (&self->unfinished, bst_sync_list_free);
  self->unfinished = list;
  self->progress = (BstSyncProgress) { .n_rows = list->n_rows, .n_requests_left = -1 };
  g_clear_pointer (&self->error, g_free);
  set_running (self, TRUE);
}

void
bst_sync_state_set_progress (BstSyncState *self, const BstSyncProgress *progress)
{
  self->progress = *progress;
  if (self->unfinished != NULL)
    {
      self->unfinished->n_rows = progress->n_rows;
      self->unfinished->is_update = progress->is_update;
    }
  emit_changed (self);
}

/* What is here, as who keeps it says. The arguments may be what self has by now.
 * @unfinished: (nullable) (transfer none)
 * @last: (nullable) (transfer none) */
void
bst_sync_state_set_known (BstSyncState *self, const BstSyncList *unfinished, const BstSyncList *last, gint64 n_rows)
{
  /* Before the old ones go: they may be the same. */
  BstSyncList *new_unfinished = unfinished != NULL ? bst_sync_list_copy (unfinished) : NULL;
  BstSyncList *new_last = last != NULL ? bst_sync_list_copy (last) : NULL;

  g_clear_pointer (&self->unfinished, bst_sync_list_free);
  g_clear_pointer (&self->last, bst_sync_list_free);
  self->unfinished = new_unfinished;
  self->last = new_last;
  self->n_rows = n_rows;
  emit_changed (self);
}

/* @sentence: (nullable): what is wrong though nothing comes: with what lies here, for one */
void
bst_sync_state_set_error (BstSyncState *self, const char *sentence)
{
  char *copy = g_strdup (sentence);

  g_free (self->error);
  self->error = copy;
  self->error_language = bst_i18n_get_language ();
  emit_changed (self);
}

/* A run has ended: well, or not. What is here now has to be said before.
 * @error: (nullable): why it stopped; that somebody cancelled it is no error to show */
void
bst_sync_state_end (BstSyncState *self, const GError *error)
{
  g_return_if_fail (self->running);

  g_clear_pointer (&self->error, g_free);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->error = g_strdup (error->message);
  self->error_language = bst_i18n_get_language ();
  set_running (self, FALSE);
}
