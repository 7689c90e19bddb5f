#include "config.h"

#include "ui/density-loader.h"

#include "core/task-thread.h"

/* For so many seconds the points are kept after they were asked for again: as long as somebody
 * zooms. */
#define KEPT 2

struct _BstDensityLoader
{
  GObject parent_instance;

  BstResults *results; /* the answer, or NULL */
  BstPoints *points; /* what its points come to; NULL until they were read */
  BstPoints *columns; /* the points themselves, as long as they are needed; of three million they take forty megabytes */
  guint columns_source; /* gives them back */
  BstDensity *density; /* of these points, in some frame; NULL until it is counted */
  GCancellable *work; /* what a thread does now; NULL if nothing */
};

G_DEFINE_FINAL_TYPE (BstDensityLoader, bst_density_loader, G_TYPE_OBJECT)

enum
{
  LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
stop (BstDensityLoader *self)
{
  g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
}

static void
bst_density_loader_dispose (GObject *object)
{
  bst_density_loader_clear (BST_DENSITY_LOADER (object));

  G_OBJECT_CLASS (bst_density_loader_parent_class)->dispose (object);
}

static void
bst_density_loader_class_init (BstDensityLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_density_loader_dispose;

  /* There are points, or a density, that were not there before. */
  signals[LOADED] = g_signal_new ("loaded", BST_TYPE_DENSITY_LOADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
bst_density_loader_init (BstDensityLoader *self)
{
}

static void
drop_columns (BstDensityLoader *self)
{
  g_clear_handle_id (&self->columns_source, g_source_remove);
  g_clear_pointer (&self->columns, bst_points_unref);
}

static gboolean
drop_columns_cb (gpointer user_data)
{
  BstDensityLoader *self = user_data;

  self->columns_source = 0;
  drop_columns (self);
  return G_SOURCE_REMOVE;
}

/* They are in use now. */
static void
keep_columns (BstDensityLoader *self)
{
  g_clear_handle_id (&self->columns_source, g_source_remove);
  self->columns_source = g_timeout_add_seconds (KEPT, drop_columns_cb, self);
}

/* Whoever was cancelled has nothing to tell. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BstDensityLoader) self = user_data;
  g_autoptr (BstPoints) columns = bst_results_read_points_finish (BST_RESULTS (source), result, NULL);

  if (columns == NULL || g_task_get_cancellable (G_TASK (result)) != self->work)
    return;
  g_clear_object (&self->work);
  g_clear_pointer (&self->points, bst_points_unref);
  self->points = bst_points_summarize (columns);
  g_clear_pointer (&self->columns, bst_points_unref);
  self->columns = g_steal_pointer (&columns);
  keep_columns (self);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
begin_reading (BstDensityLoader *self)
{
  self->work = g_cancellable_new ();
  bst_results_read_points_async (self->results, self->work, read_cb, g_object_ref (self));
}

/* Reads the points of an answer, in the place of those that there are. */
void
bst_density_loader_read (BstDensityLoader *self, BstResults *results)
{
  bst_density_loader_clear (self);
  self->results = g_object_ref (results);
  begin_reading (self);
}

/* Nothing is wanted any more. */
void
bst_density_loader_clear (BstDensityLoader *self)
{
  stop (self);
  drop_columns (self);
  g_clear_object (&self->results);
  g_clear_pointer (&self->points, bst_points_unref);
  g_clear_pointer (&self->density, bst_density_unref);
}

/* Returns: (transfer none) (nullable): what the points of the answer come to, once they
 *   have been read: not the points themselves, which are not kept */
BstPoints *
bst_density_loader_get_points (BstDensityLoader *self)
{
  return self->points;
}

/* What a thread counts. */
typedef struct
{
  BstPoints *points;
  BstDensityFrame frame;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  bst_points_unref (count->points);
  g_free (count);
}

static gpointer
count_in_thread (gpointer data, GCancellable *cancellable, GError **error)
{
  const Count *count = data;

  return g_cancellable_is_cancelled (cancellable) ? NULL : bst_density_new (count->points, &count->frame);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BstDensityLoader *self = BST_DENSITY_LOADER (source);
  g_autoptr (BstDensity) density = g_task_propagate_pointer (G_TASK (result), NULL);

  if (density == NULL || g_task_get_cancellable (G_TASK (result)) != self->work)
    return;
  g_clear_object (&self->work);
  /* Most answers are seen once, and nobody zooms. */
  if (self->density == NULL)
    drop_columns (self);
  g_clear_pointer (&self->density, bst_density_unref);
  self->density = g_steal_pointer (&density);
  g_signal_emit (self, signals[LOADED], 0);
}

/* One thing at a time: while somebody zooms or resizes the window, the newest frame is asked
 * for when there is time for it again. */
static void
begin_counting (BstDensityLoader *self, const BstDensityFrame *frame)
{
  g_autoptr (GTask) task = NULL;
  Count *count;

  if (self->work != NULL)
    return;
  if (self->columns == NULL)
    {
      begin_reading (self);
      return;
    }
  count = g_new (Count, 1);
  *count = (Count) { bst_points_ref (self->columns), *frame };
  self->work = g_cancellable_new ();
  task = g_task_new (self, self->work, counted_cb, NULL);
  g_task_set_source_tag (task, begin_counting);
  g_task_set_task_data (task, count, count_free);
  bst_task_run_in_thread (task, count_in_thread, (GDestroyNotify) bst_density_unref);
}

/**
 * bst_density_loader_find:
 * @frame: where the points are to be counted, which there are
 *
 * Returns: (transfer full) (nullable): their density. While it is being counted it is the last
 *   that was, moved to where it is in the frame, or %NULL: "loaded" tells when to ask again
 */
BstDensity *
bst_density_loader_find (BstDensityLoader *self, const BstDensityFrame *frame)
{
  g_return_val_if_fail (self->points != NULL, NULL);

  if (self->columns != NULL)
    keep_columns (self);
  if (self->density != NULL && bst_density_frame_equal (bst_density_get_frame (self->density), frame))
    return bst_density_ref (self->density);
  begin_counting (self, frame);
  return self->density != NULL ? bst_density_new_moved (self->density, frame) : NULL;
}
