#include "config.h"

#include "chart/sizes.h"

#include <stdlib.h>

#include "core/entry.h"

struct _BstSizes
{
  gatomicrefcount ref_count;

  BstSize *sizes; /* the smallest first; no two are alike */
  guint n_sizes;
  guint n_known;
  guint n_unknown;
};

static int
compare (const void *first, const void *second)
{
  gint64 a = *(const gint64 *) first, b = *(const gint64 *) second;

  return (a > b) - (a < b);
}

static guint
count_different (const gint64 *sorted, guint n)
{
  guint n_different = n > 0 ? 1 : 0;

  for (guint i = 1; i < n; i++)
    if (sorted[i] != sorted[i - 1])
      n_different++;
  return n_different;
}

/* @known: (array length=n_known): the figures, all positive; their order changes */
static BstSizes *
sizes_new (gint64 *known, guint n_known, guint n_unknown)
{
  BstSizes *self = g_new0 (BstSizes, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_known = n_known;
  self->n_unknown = n_unknown;
  if (n_known == 0)
    return self;
  qsort (known, n_known, sizeof *known, compare);
  self->sizes = g_new (BstSize, count_different (known, n_known));
  for (guint i = 0; i < n_known; i++)
    if (i > 0 && known[i] == known[i - 1])
      self->sizes[self->n_sizes - 1].n++;
    else
      self->sizes[self->n_sizes++] = (BstSize) { known[i], 1, i };
  return self;
}

/**
 * bst_sizes_new:
 * @entries: a model of BstEntry
 *
 * Reads all entries, which is for lists that are short; of an answer of the Hub's list the
 * points are read in a thread.
 *
 * Returns: (transfer full): their sizes; methods and programs have none, unless a figure of
 *   theirs is told
 */
BstSizes *
bst_sizes_new (GListModel *entries)
{
  guint n = g_list_model_get_n_items (entries), n_known = 0, n_unknown = 0;
  g_autofree gint64 *known = g_new (gint64, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (entries, i);
      gint64 parameters = bst_entry_get_count (entry, BST_FIELD_PARAMETERS);

      if (parameters > 0)
        known[n_known++] = parameters;
      else if (bst_kind_has_parameters (bst_entry_get_kind (entry)))
        n_unknown++;
    }
  return sizes_new (known, n_known, n_unknown);
}

/**
 * bst_sizes_new_for_points:
 * @points: what was read of the list, with its columns
 *
 * Takes half a second for three million points of which no two are alike, and is for a thread.
 *
 * Returns: (transfer full): their sizes; the undated ones count too
 */
BstSizes *
bst_sizes_new_for_points (const BstPoints *points)
{
  g_autofree gint64 *known = g_new (gint64, MAX (points->n, 1));
  guint n_known = 0;

  for (guint i = 0; i < points->n; i++)
    if (points->parameters[i] > 0)
      known[n_known++] = points->parameters[i];
  return sizes_new (known, n_known, points->n - n_known);
}

BstSizes *
bst_sizes_ref (BstSizes *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
bst_sizes_unref (BstSizes *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->sizes);
  g_free (self);
}

/* Returns: (transfer none) (array length=n_sizes): all sizes, the smallest first */
const BstSize *
bst_sizes_get (BstSizes *self, guint *n_sizes)
{
  *n_sizes = self->n_sizes;
  return self->sizes;
}

/* Returns: how many models have a figure */
guint
bst_sizes_get_n_known (BstSizes *self)
{
  return self->n_known;
}

/* Returns: how many have none */
guint
bst_sizes_get_n_unknown (BstSizes *self)
{
  return self->n_unknown;
}

/* The first size that is not less than @parameters; n_sizes for none. */
static guint
find_place (BstSizes *self, gint64 parameters)
{
  guint low = 0, high = self->n_sizes;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->sizes[middle].parameters < parameters)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The figure of the model that has so many smaller ones. */
static gint64
get_nth (BstSizes *self, guint n_smaller)
{
  guint low = 0, high = self->n_sizes;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->sizes[middle].n_smaller <= n_smaller)
        low = middle;
      else
        high = middle;
    }
  return self->sizes[low].parameters;
}

/* Returns: the middle figure, of two middle ones their mean, as the chart's summary has it; 0
 *   where there is none */
gint64
bst_sizes_get_median (BstSizes *self)
{
  gint64 lower, upper;

  if (self->n_known == 0)
    return 0;
  lower = get_nth (self, (self->n_known - 1) / 2);
  upper = get_nth (self, self->n_known / 2);
  return lower + (upper - lower) / 2;
}

/**
 * bst_sizes_find:
 * @parameters: a figure, whether a model of the list has it or not
 * @n_larger: (out): how many models have more
 * @n_alike: (out): how many have just so many
 */
void
bst_sizes_find (BstSizes *self, gint64 parameters, guint *n_larger, guint *n_alike)
{
  guint place = find_place (self, parameters);
  gboolean is_there = place < self->n_sizes && self->sizes[place].parameters == parameters;

  *n_alike = is_there ? self->sizes[place].n : 0;
  *n_larger = place < self->n_sizes ? self->n_known - self->sizes[place].n_smaller - *n_alike : 0;
}
