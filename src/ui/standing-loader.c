#include "config.h"

#include "ui/standing-loader.h"

#include "core/task-thread.h"

/* More entries than are read at once: ten take a microsecond or two. */
#define MANY 2000

/* Milliseconds in which somebody who types has typed on: the chart reads the same points, and
 * comes first. */
#define A_WHILE 150

struct _BstStandingLoader
{
  GObject parent_instance;

  BstResults *results; /* the answer, or NULL */
  BstSizes *sizes; /* of the answer, or of the one before */
  gboolean is_old; /* the sizes are of the answer before */
  guint wait_source; /* until they are read; 0 if nothing waits */
  GCancellable *work; /* what a thread does now; NULL if nothing */
};

G_DEFINE_FINAL_TYPE (BstStandingLoader, bst_standing_loader, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
stop (BstStandingLoader *self)
{
  g_clear_handle_id (&self->wait_source, g_source_remove);
  g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
}

static void
bst_standing_loader_dispose (GObject *object)
{
  BstStandingLoader *self = BST_STANDING_LOADER (object);

  stop (self);
  g_clear_object (&self->results);
  g_clear_pointer (&self->sizes, bst_sizes_unref);

  G_OBJECT_CLASS (bst_standing_loader_parent_class)->dispose (object);
}

static void
bst_standing_loader_class_init (BstStandingLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_standing_loader_dispose;

  /* There are other sizes, or there will be when somebody asks. */
  signals[CHANGED] = g_signal_new ("changed", BST_TYPE_STANDING_LOADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
bst_standing_loader_init (BstStandingLoader *self)
{
  self->is_old = TRUE;
}

/* @sizes: (transfer full) */
static void
take_sizes (BstStandingLoader *self, BstSizes *sizes)
{
  g_clear_pointer (&self->sizes, bst_sizes_unref);
  self->sizes = sizes;
  self->is_old = FALSE;
}

static gpointer
sort_in_thread (gpointer points, GCancellable *cancellable, GError **error)
{
  return g_cancellable_is_cancelled (cancellable) ? NULL : bst_sizes_new_for_points (points);
}

/* Whoever was cancelled has nothing to tell. */
static void
sorted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BstStandingLoader *self = BST_STANDING_LOADER (source);
  BstSizes *sizes = g_task_propagate_pointer (G_TASK (result), NULL);

  if (sizes == NULL)
    return;
  g_clear_object (&self->work);
  take_sizes (self, sizes);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BstStandingLoader) self = user_data;
  g_autoptr (BstPoints) points = bst_results_read_points_finish (BST_RESULTS (source), result, NULL);
  g_autoptr (GTask) task = NULL;

  if (points == NULL || g_task_get_cancellable (G_TASK (result)) != self->work)
    return;
  task = g_task_new (self, self->work, sorted_cb, NULL);
  g_task_set_source_tag (task, read_cb);
  g_task_set_task_data (task, g_steal_pointer (&points), (GDestroyNotify) bst_points_unref);
  bst_task_run_in_thread (task, sort_in_thread, (GDestroyNotify) bst_sizes_unref);
}

static void
waited_cb (gpointer user_data)
{
  BstStandingLoader *self = user_data;

  self->wait_source = 0;
  self->work = g_cancellable_new ();
  bst_results_read_points_async (self->results, self->work, read_cb, g_object_ref (self));
}

static gboolean
is_many (BstStandingLoader *self)
{
  return bst_results_has_rows (self->results) || g_list_model_get_n_items (G_LIST_MODEL (self->results)) > MANY;
}

/**
 * bst_standing_loader_set_results:
 * @results: (transfer none): what the list shows now; also to be told where the same answer
 *   has other rows
 *
 * Nothing is read of it before somebody asks.
 */
void
bst_standing_loader_set_results (BstStandingLoader *self, BstResults *results)
{
  stop (self);
  g_set_object (&self->results, results);
  self->is_old = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * bst_standing_loader_get:
 *
 * Returns: (transfer none) (nullable): the sizes of what the list shows; where they are still
 *   read, those of the answer before, or %NULL: "changed" tells when to ask again
 */
BstSizes *
bst_standing_loader_get (BstStandingLoader *self)
{
  if (!self->is_old || self->results == NULL || self->work != NULL || self->wait_source != 0)
    return self->sizes;
  if (!is_many (self))
    take_sizes (self, bst_sizes_new (G_LIST_MODEL (self->results)));
  else
    {
      self->wait_source = g_timeout_add_once (A_WHILE, waited_cb, self);
      g_source_set_name_by_id (self->wait_source, "[bestiary] standing");
    }
  return self->sizes;
}

/* Returns: whether @entry is in the list. Of the Hub's list that is taken for granted, as only
 *   what is selected there is read, and looking for it takes a while. */
gboolean
bst_standing_loader_has (BstStandingLoader *self, BstEntry *entry)
{
  return self->results != NULL &&
         (is_many (self) || bst_results_find (self->results, bst_entry_get_id (entry)) != G_MAXUINT);
}
