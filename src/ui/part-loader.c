#include "config.h"

#include "ui/part-loader.h"

#include "ui/entry-maker.h"

#include <math.h>

/* A range that was zoomed to a figure has it, whatever its last digit. */
#define SLACK 1e-9

/* A part of the chart, and which of its models: those with a figure or all. */
typedef struct
{
  BstChartRange range;
  gboolean all;
} Part;

struct _BstPartLoader
{
  GObject parent_instance;

  BstResults *results; /* that the part is of; NULL while there is none */
  Part part; /* that is shown */
  GListModel *entries; /* NULL until they were made */
  GArray *positions;

  Part next; /* that is being looked for, as long as there is work */
  guint most;
  GCancellable *work; /* or NULL */
  BstEntryMaker *maker;
};

G_DEFINE_FINAL_TYPE (BstPartLoader, bst_part_loader, G_TYPE_OBJECT)

enum
{
  LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
stop (BstPartLoader *self)
{
  g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  bst_entry_maker_clear (self->maker);
}

static void
bst_part_loader_dispose (GObject *object)
{
  BstPartLoader *self = BST_PART_LOADER (object);

  if (self->maker != NULL)
    bst_part_loader_clear (self);
  g_clear_object (&self->maker);

  G_OBJECT_CLASS (bst_part_loader_parent_class)->dispose (object);
}

static void
bst_part_loader_class_init (BstPartLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_part_loader_dispose;

  /* There are entries that were not there before. */
  signals[LOADED] = g_signal_new ("loaded", BST_TYPE_PART_LOADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
made_cb (BstPartLoader *self)
{
  g_clear_object (&self->work);
  g_set_object (&self->entries, bst_entry_maker_get_entries (self->maker));
  g_clear_pointer (&self->positions, g_array_unref);
  self->positions = g_array_ref (bst_entry_maker_get_positions (self->maker));
  self->part = self->next;
  bst_entry_maker_clear (self->maker);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
bst_part_loader_init (BstPartLoader *self)
{
  self->maker = g_object_new (BST_TYPE_ENTRY_MAKER, NULL);
  g_signal_connect_object (self->maker, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
}

/* Nothing is wanted any more, and what is there is of no use. */
void
bst_part_loader_clear (BstPartLoader *self)
{
  stop (self);
  g_clear_object (&self->results);
  g_clear_object (&self->entries);
  g_clear_pointer (&self->positions, g_array_unref);
}

static gboolean
is_within (const Part *part, const Part *other)
{
  const BstChartRange *a = &part->range, *b = &other->range;

  return (other->all || !part->all) && a->min_days >= b->min_days && a->max_days <= b->max_days &&
         a->min_count >= b->min_count && a->max_count <= b->max_count;
}

/* Whoever was cancelled has nothing to tell. If there are too many, the answer is another than
 * the one that was counted: that will be asked for next. */
static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BstPartLoader) self = user_data;
  g_autoptr (BstResultsRange) found = bst_results_find_range_finish (BST_RESULTS (source), result, NULL);

  if (found == NULL || g_task_get_cancellable (G_TASK (result)) != self->work)
    return;
  if (found->n_known > found->known->len || (self->next.all && found->n_unknown > found->unknown->len))
    {
      g_clear_object (&self->work);
      return;
    }
  if (self->next.all)
    g_array_append_vals (found->known, found->unknown->data, found->unknown->len);
  bst_entry_maker_begin (self->maker, G_LIST_MODEL (self->results), found->known);
}

/**
 * bst_part_loader_want:
 * @results: the answer
 * @range: the part of its chart
 * @all: whether those without a figure are wanted too
 * @most: how many of each there may be
 *
 * Looks for the models of a part, if it is not there and not being looked for: the last that
 * was wanted counts. "loaded" tells when it is there.
 */
void
bst_part_loader_want (BstPartLoader *self, BstResults *results, const BstChartRange *range, gboolean all, guint most)
{
  Part part = { *range, all };

  if (self->results != results)
    bst_part_loader_clear (self);
  if (bst_part_loader_covers (self, range, all) || (self->work != NULL && is_within (&part, &self->next)))
    return;
  stop (self);
  g_set_object (&self->results, results);
  self->next = part;
  self->work = g_cancellable_new ();
  bst_results_find_range_async (results, range->min_days - SLACK, range->max_days + SLACK, range->min_count * (1 - SLACK),
                                range->max_count * (1 + SLACK), most, self->work, found_cb, g_object_ref (self));
}

/* Returns: whether all that is wanted of a part is there, and perhaps more */
gboolean
bst_part_loader_covers (BstPartLoader *self, const BstChartRange *range, gboolean all)
{
  Part part = { *range, all };

  return self->entries != NULL && is_within (&part, &self->part);
}

/* Returns: (transfer none) (nullable): the entries of the part that was found last */
GListModel *
bst_part_loader_get_entries (BstPartLoader *self)
{
  return self->entries;
}

/* Returns: (transfer none) (nullable) (element-type guint): where they are in the answer */
GArray *
bst_part_loader_get_positions (BstPartLoader *self)
{
  return self->positions;
}
