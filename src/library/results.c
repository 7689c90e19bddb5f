#include "config.h"

#include "library/results.h"

#include <gio/gio.h>

struct _BstResults
{
  GObject parent_instance;

  BstQuery *query;
  GPtrArray *entries;
};

static GType
bst_results_get_item_type (GListModel *model)
{
  return BST_TYPE_ENTRY;
}

static guint
bst_results_get_n_items (GListModel *model)
{
  return BST_RESULTS (model)->entries->len;
}

static gpointer
bst_results_get_item (GListModel *model, guint position)
{
  BstResults *self = BST_RESULTS (model);

  if (position >= self->entries->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->entries, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = bst_results_get_item_type;
  iface->get_n_items = bst_results_get_n_items;
  iface->get_item = bst_results_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BstResults, bst_results, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
bst_results_finalize (GObject *object)
{
  BstResults *self = BST_RESULTS (object);

  bst_query_unref (self->query);
  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (bst_results_parent_class)->finalize (object);
}

static void
bst_results_class_init (BstResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bst_results_finalize;
}

static void
bst_results_init (BstResults *self)
{
}

/**
 * bst_results_new:
 * @query: (transfer none): the query that is answered
 * @entries: (transfer full) (element-type BstEntry): the answer, in its order
 *
 * Returns: (transfer full): a list model that changes only by bst_results_take_over()
 */
BstResults *
bst_results_new (BstQuery *query, GPtrArray *entries)
{
  BstResults *self = g_object_new (BST_TYPE_RESULTS, NULL);

  self->query = bst_query_ref (query);
  self->entries = entries;
  return self;
}

/* Returns: (transfer none) */
BstQuery *
bst_results_get_query (BstResults *self)
{
  return self->query;
}

/* Puts @n entries of @other in the place of @removed of this one, where they are not the
 * same ones already. */
static void
splice (BstResults *self, guint position, guint removed, const BstResults *other, guint n)
{
  gpointer *added = other->entries->pdata + position;

  for (; removed > 0 && n > 0 && g_ptr_array_index (self->entries, position) == added[0]; added++)
    position++, removed--, n--;
  for (; removed > 0 && n > 0 && g_ptr_array_index (self->entries, position + removed - 1) == added[n - 1]; n--)
    removed--;
  if (removed == 0 && n == 0)
    return;
  if (removed > 0)
    g_ptr_array_remove_range (self->entries, position, removed);
  for (guint i = 0; i < n; i++)
    g_ptr_array_insert (self->entries, (int) (position + i), g_object_ref (added[i]));
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, n);
}

/**
 * bst_results_take_over:
 * @other: (transfer none): the answer to the same query, of a library in which something
 *   changed since
 * @begin: the position up to which this answer is as @other
 * @most: how many entries to replace at the most
 *
 * Becomes what @other is, a piece at a time: whoever shows the answer makes a row for each
 * entry that is replaced, and would keep everybody waiting for all of them. Between two
 * pieces an entry may be there twice, or not at all.
 *
 * Returns: where the next piece begins; the length of @other where nothing is left to do
 */
guint
bst_results_take_over (BstResults *self, BstResults *other, guint begin, guint most)
{
  guint had = self->entries->len, has = other->entries->len;
  guint end;

  g_return_val_if_fail (self != other && begin <= had && begin <= has && most > 0, has);

  end = MIN (has, begin + MIN (most, has - begin));
  /* What this one has beyond the end of the other goes with the last piece. */
  if (end == has)
    splice (self, begin, had - begin, other, has - begin);
  else
    splice (self, begin, MIN (had, end) - begin, other, end - begin);
  return end;
}

/* Returns: the position of the entry of that id, in any case of letters, or G_MAXUINT. */
guint
bst_results_find (BstResults *self, const char *id)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_ascii_strcasecmp (bst_entry_get_id (g_ptr_array_index (self->entries, i)), id) == 0)
      return i;
  return G_MAXUINT;
}
