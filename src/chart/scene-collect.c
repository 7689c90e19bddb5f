#include "config.h"

#include "chart/scene-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void
read_item (BstItem *item, BstEntry *entry, guint index)
{
  BstClaim *claim = bst_entry_get_claim (entry, BST_FIELD_PARAMETERS);

  item->entry = entry;
  item->index = index;
  item->count = MAX (bst_entry_get_count (entry, BST_FIELD_PARAMETERS), 0);
  item->active = MAX (bst_entry_get_count (entry, BST_FIELD_ACTIVE_PARAMETERS), 0);
  /* A dense model works with all it has, and nothing can work with more. */
  if (item->active >= item->count)
    item->active = 0;
  if (!bst_entry_get_release_days (entry, &item->days))
    item->days = INFINITY;
  item->estimated = claim != NULL && bst_claim_is_estimated (claim);
}

static int
compare_doubles (double a, double b)
{
  return (a > b) - (a < b);
}

static int
compare_counts (const BstItem *a, const BstItem *b)
{
  return (a->count > b->count) - (a->count < b->count);
}

static int
compare_indices (const BstItem *a, const BstItem *b)
{
  return (a->index > b->index) - (a->index < b->index);
}

/* The earlier first; on one day the smaller, those without a figure at the end. */
static int
compare_by_date (const void *first, const void *second)
{
  const BstItem *a = first, *b = second;
  int order = compare_doubles (a->days, b->days);

  if (order == 0)
    order = (a->count == 0) - (b->count == 0);
  if (order == 0)
    order = compare_counts (a, b);
  return order != 0 ? order : compare_indices (a, b);
}

/* Largest first, the earlier of the same size before the later; those without a
 * figure at the end. */
static int
compare_by_rank (const void *first, const void *second)
{
  const BstItem *a = first, *b = second;
  int order = compare_counts (b, a);

  if (order == 0)
    order = compare_doubles (a->days, b->days);
  return order != 0 ? order : compare_indices (a, b);
}

static int
compare_marks (const void *first, const void *second, void *plan)
{
  return compare_by_date (bst_plan_item ((BstPlan *) plan, *(const int *) first),
                          bst_plan_item ((BstPlan *) plan, *(const int *) second));
}

static int
compare_marks_by_size (const void *first, const void *second, void *plan)
{
  return -compare_by_rank (bst_plan_item ((BstPlan *) plan, *(const int *) first),
                           bst_plan_item ((BstPlan *) plan, *(const int *) second));
}

/* Methods and programs have no parameters, and a timeline has no place for what has no
 * date. */
static gboolean
lacks_parameters (const BstItem *item)
{
  return item->count == 0 && !bst_kind_has_parameters (bst_entry_get_kind (item->entry));
}

static gboolean
lacks_date (const BstItem *item, BstChartKind kind)
{
  return kind == BST_CHART_TIMELINE && isinf (item->days);
}

/* Whether the scales of all points have a place for a mark. The entries may be newer than
 * the points, which take a moment to be read. */
static gboolean
is_among_points (const BstPoints *points, BstItem *item)
{
  if (item->days < points->min_days || item->days > points->max_days)
    return FALSE;
  if (item->active < points->min_parameters)
    item->active = 0;
  if (item->count == 0)
    return points->n_unknown > 0;
  return points->n_known > 0 && item->count >= points->min_parameters && item->count <= points->max_parameters;
}

/**
 * bst_scene_count:
 * @entries: a model of BstEntry
 * @kind: of which chart
 * @counts: (out caller-allocates) (array fixed-size=5): how many marks are of each class
 *
 * What bst_scene_get_count() says of the scene, without making one.
 *
 * Returns: how many marks the chart has, those without a figure included
 */
guint
bst_scene_count (GListModel *entries, BstChartKind kind, guint counts[BST_N_OPENNESS])
{
  guint n = g_list_model_get_n_items (entries), n_marks = 0;

  memset (counts, 0, BST_N_OPENNESS * sizeof *counts);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (entries, i);
      BstItem item = { 0 };

      read_item (&item, entry, i);
      if (lacks_parameters (&item) || lacks_date (&item, kind))
        continue;
      counts[bst_entry_get_openness (entry)]++;
      n_marks++;
    }
  return n_marks;
}

/* Reads the entries that the chart can show, in the order of painting, and counts
 * the others. */
void
bst_plan_collect (BstPlan *plan, GListModel *entries)
{
  guint n = g_list_model_get_n_items (entries);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (entries, i);
      BstItem item = { 0 };

      read_item (&item, entry, i);
      if (lacks_parameters (&item))
        {
          plan->n_without++;
          continue;
        }
      if (lacks_date (&item, plan->kind))
        {
          plan->n_undated++;
          continue;
        }
      if (plan->points != NULL && !is_among_points (plan->points, &item))
        continue;
      if (item.count > 0)
        plan->n_known++;
      else
        plan->n_unknown++;
      plan->counts[bst_entry_get_openness (entry)]++;
      item.entry = g_steal_pointer (&entry);
      g_array_append_val (plan->items, item);
    }
  g_array_sort (plan->items, plan->kind == BST_CHART_RANKING ? compare_by_rank : compare_by_date);
}

/* Whether anything stands on the plot. */
gboolean
bst_plan_has_known (const BstPlan *plan)
{
  return plan->points != NULL ? plan->points->n_known > 0 : plan->n_known > 0;
}

/* Whether anything stands on the strip. */
gboolean
bst_plan_has_unknown (const BstPlan *plan)
{
  return plan->points != NULL ? plan->points->n_unknown > 0 : plan->n_unknown > 0;
}

/* Numbers the families, and finds the record holders: on one day only the largest
 * can be one. */
static void
find_families_and_records (BstPlan *plan)
{
  g_autoptr (GHashTable) families = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 largest = 0;

  for (guint i = 0; i < plan->items->len; i++)
    {
      BstItem *item = bst_plan_item (plan, plan->by_date[i]);
      BstItem *next = i + 1 < plan->items->len ? bst_plan_item (plan, plan->by_date[i + 1]) : NULL;
      BstFamily *its_family = bst_entry_get_family (item->entry);
      const char *family = its_family != NULL ? bst_family_get_id (its_family) : bst_entry_get_id (item->entry);
      gpointer number;

      if (g_hash_table_lookup_extended (families, family, NULL, &number))
        {
          item->family = GPOINTER_TO_UINT (number);
        }
      else
        {
          item->family = plan->family_first->len;
          g_hash_table_insert (families, (char *) family, GUINT_TO_POINTER (item->family));
          g_array_append_val (plan->family_first, plan->by_date[i]);
        }

      if (item->count > largest && isfinite (item->days))
        {
          /* The larger of the same day come next. */
          item->record = next == NULL || next->days > item->days || next->count == 0 ||
                         next->count == item->count;
          largest = item->record ? item->count : largest;
        }
    }
}

/* Finds the orders of stepping from mark to mark, and what depends on them. */
void
bst_plan_order (BstPlan *plan)
{
  guint n = plan->items->len;

  plan->by_date = g_new (int, MAX (n, 1));
  plan->by_size = g_new (int, MAX (n, 1));
  plan->date_place = g_new (int, MAX (n, 1));
  plan->size_place = g_new (int, MAX (n, 1));
  plan->label_widths = g_new0 (float, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    plan->by_date[i] = plan->by_size[i] = (int) i;
  g_qsort_with_data (plan->by_date, (int) n, sizeof (int), compare_marks, plan);
  g_qsort_with_data (plan->by_size, (int) n, sizeof (int), compare_marks_by_size, plan);
  for (guint i = 0; i < n; i++)
    {
      BstItem *item = bst_plan_item (plan, i);

      plan->date_place[plan->by_date[i]] = (int) i;
      plan->size_place[plan->by_size[i]] = (int) i;
      g_hash_table_insert (plan->by_id, (char *) bst_entry_get_id (item->entry), GINT_TO_POINTER ((int) i + 1));
    }
  find_families_and_records (plan);
}

static int *
copy_order (const BstPlan *plan, const int *order)
{
  return g_memdup2 (order, MAX (plan->items->len, 1) * sizeof *order);
}

/* Has of its entries what @other has read of the same, and their orders. */
void
bst_plan_take_over (BstPlan *plan, const BstPlan *other)
{
  guint n = MAX (other->items->len, 1);

  for (guint i = 0; i < other->items->len; i++)
    {
      BstItem item = *bst_plan_item (other, i);

      g_object_ref (item.entry);
      item.outside = FALSE;
      g_array_append_val (plan->items, item);
    }
  g_hash_table_unref (plan->by_id);
  plan->by_id = g_hash_table_ref (other->by_id);
  g_array_unref (plan->family_first);
  plan->family_first = g_array_ref (other->family_first);
  plan->by_date = copy_order (plan, other->by_date);
  plan->by_size = copy_order (plan, other->by_size);
  plan->date_place = copy_order (plan, other->date_place);
  plan->size_place = copy_order (plan, other->size_place);
  plan->label_widths = g_memdup2 (other->label_widths, n * sizeof *other->label_widths);
  memcpy (plan->counts, other->counts, sizeof plan->counts);
  plan->n_known = other->n_known;
  plan->n_unknown = other->n_unknown;
  plan->n_undated = other->n_undated;
  plan->n_without = other->n_without;
}
