#include "config.h"

#include "core/activity.h"

struct _BstActivity
{
  GObject parent_instance;

  gboolean running;
  guint done;
  guint total;
  char *text;
  GPtrArray *failures; /* BstFailure */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (BstActivity, bst_activity, G_TYPE_OBJECT)

enum
{
  PROP_RUNNING = 1,
  PROP_DONE,
  PROP_TOTAL,
  PROP_TEXT,
  PROP_FAILURES,
  N_PROPERTIES,
};

enum
{
  ENDED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
bst_activity_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BstActivity *self = BST_ACTIVITY (object);

  switch (id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    case PROP_DONE:
      g_value_set_uint (value, self->done);
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_FAILURES:
      g_value_set_boxed (value, self->failures);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bst_activity_finalize (GObject *object)
{
  BstActivity *self = BST_ACTIVITY (object);

  g_free (self->text);
  g_ptr_array_unref (self->failures);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (bst_activity_parent_class)->finalize (object);
}

static void
bst_activity_class_init (BstActivityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bst_activity_get_property;
  object_class->finalize = bst_activity_finalize;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /* What there is to say beside the numbers: “waiting for the Hub, 12 s”; NULL for nothing. */
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  /* (element-type BstFailure): what has failed and has not been done since. */
  properties[PROP_FAILURES] = g_param_spec_boxed ("failures", NULL, NULL, G_TYPE_PTR_ARRAY, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[ENDED] = g_signal_new ("ended", BST_TYPE_ACTIVITY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
}

static void
bst_activity_init (BstActivity *self)
{
  self->failures = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_failure_unref);
}

/* Returns: (transfer full): an activity that is not running */
BstActivity *
bst_activity_new (void)
{
  return g_object_new (BST_TYPE_ACTIVITY, NULL);
}

gboolean
bst_activity_is_running (BstActivity *self)
{
  return self->running;
}

/* Returns: how many pieces are done. */
guint
bst_activity_get_done (BstActivity *self)
{
  return self->done;
}

/* Returns: how many pieces there are; 0 where that is not known yet. */
guint
bst_activity_get_total (BstActivity *self)
{
  return self->total;
}

/* Returns: (nullable): what there is to say beside the numbers. */
const char *
bst_activity_get_text (BstActivity *self)
{
  return self->text;
}

/* Returns: (transfer none) (element-type BstFailure): what has failed and has not been done
 * since; another array when that changes */
GPtrArray *
bst_activity_get_failures (BstActivity *self)
{
  return self->failures;
}

/* Returns: (transfer none) (nullable): of the work under way. */
GCancellable *
bst_activity_get_cancellable (BstActivity *self)
{
  return self->cancellable;
}

/* Asks the work to stop, if there is any; its end is told as any other. */
void
bst_activity_cancel (BstActivity *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * bst_activity_begin:
 *
 * The work begins. There must be none under way.
 *
 * Returns: (transfer none): what stops it
 */
GCancellable *
bst_activity_begin (BstActivity *self)
{
  g_return_val_if_fail (!self->running, NULL);

  /* One for each piece of work: a cancellable is never used twice. */
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  bst_activity_set_progress (self, 0, 0);
  bst_activity_set_text (self, NULL);
  self->running = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  return self->cancellable;
}

void
bst_activity_set_progress (BstActivity *self, guint done, guint total)
{
  gboolean is_done_new = done != self->done, is_total_new = total != self->total;

  self->done = done;
  self->total = total;
  if (is_total_new)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
  if (is_done_new)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
}

/* @text: (nullable) */
void
bst_activity_set_text (BstActivity *self, const char *text)
{
  if (g_strcmp0 (text, self->text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/* @failures: (transfer none) (element-type BstFailure): nobody changes it from then on */
void
bst_activity_set_failures (BstActivity *self, GPtrArray *failures)
{
  GPtrArray *old = self->failures;

  if (old->len == 0 && failures->len == 0)
    return;
  self->failures = g_ptr_array_ref (failures);
  g_ptr_array_unref (old);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILURES]);
}

/**
 * bst_activity_end:
 * @message: (nullable): what came of it
 * @error: (nullable): why nothing did; that somebody cancelled is no error to show
 */
void
bst_activity_end (BstActivity *self, const char *message, const GError *error)
{
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_return_if_fail (self->running);

  self->running = FALSE;
  bst_activity_set_text (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  g_signal_emit (self, signals[ENDED], 0, cancelled ? NULL : message, cancelled ? NULL : error);
}
