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
 * Returns: (transfer full): a list model that never changes
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

/* Returns: the position of the entry of that id, in any case of letters, or G_MAXUINT. */
guint
bst_results_find (BstResults *self, const char *id)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_ascii_strcasecmp (bst_entry_get_id (g_ptr_array_index (self->entries, i)), id) == 0)
      return i;
  return G_MAXUINT;
}
