#include "config.h"

#include "library/results-private.h"

#include "catalogue/search.h"

/* More items than anybody shows at once. */
#define MANY 256

/* An entry that was made of a row, for as long as somebody holds it. */
typedef struct
{
  GHashTable *table; /* that it is in */
  guint32 row;
  BstEntry *entry; /* not owned */
} Made;

static guint32
get_number (BstResults *self, guint position)
{
  return g_array_index (self->items, guint32, position);
}

static void
entry_gone_cb (gpointer data, GObject *entry)
{
  Made *made = data;

  g_hash_table_steal (made->table, GUINT_TO_POINTER (made->row));
  g_free (made);
}

static void
made_free (gpointer data)
{
  Made *made = data;

  g_object_weak_unref (G_OBJECT (made->entry), entry_gone_cb, made);
  g_free (made);
}

static BstEntry *
make_entry (BstResults *self, guint32 row)
{
  Made *made = g_hash_table_lookup (self->made, GUINT_TO_POINTER (row));

  if (made != NULL)
    return g_object_ref (made->entry);
  made = g_new (Made, 1);
  *made = (Made) { self->made, row, bst_catalogue_search_make_entry (self->search, row) };
  g_object_weak_ref (G_OBJECT (made->entry), entry_gone_cb, made);
  g_hash_table_insert (self->made, GUINT_TO_POINTER (row), made);
  return made->entry;
}

static GType
bst_results_get_item_type (GListModel *model)
{
  return BST_TYPE_ENTRY;
}

static guint
bst_results_get_n_items (GListModel *model)
{
  return BST_RESULTS (model)->n_shown;
}

static gpointer
bst_results_get_item (GListModel *model, guint position)
{
  BstResults *self = BST_RESULTS (model);
  guint32 number;

  if (position >= self->n_shown)
    return NULL;
  number = get_number (self, position);
  return number & BST_RESULTS_OWN ? g_object_ref (g_ptr_array_index (self->entries, number & ~BST_RESULTS_OWN)) : make_entry (self, number);
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
  g_array_unref (self->items);
  g_hash_table_unref (self->made);
  g_clear_pointer (&self->search, bst_catalogue_search_unref);

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
  self->made = g_hash_table_new_full (NULL, NULL, NULL, made_free);
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
  return bst_results_new_with_rows (query, entries, NULL, NULL, 0);
}

/* Returns: where among @rows from @low on @entry belongs. Some entries are made for it,
 *   about twenty for millions of rows. */
static guint
find_place (BstQuery *query, BstEntry *entry, BstCatalogueSearch *search, const guint32 *rows, guint low, guint n_rows)
{
  while (low < n_rows)
    {
      guint middle = low + (n_rows - low) / 2;
      g_autoptr (BstEntry) other = bst_catalogue_search_make_entry (search, rows[middle]);

      if (bst_query_compare (query, other, entry) < 0)
        low = middle + 1;
      else
        n_rows = middle;
    }
  return low;
}

/**
 * bst_results_new_with_rows:
 * @query: (transfer none): the query that is answered
 * @entries: (transfer full) (element-type BstEntry): what the library itself answers, in
 *   the query's order
 * @search: (transfer none) (nullable): what answers of the Hub's list
 * @rows: (array length=n_rows): what that answers, in the same order
 *
 * May be called in any thread; the answer then belongs to the one that gets it.
 *
 * Returns: (transfer full): both in one order
 */
BstResults *
bst_results_new_with_rows (BstQuery *query, GPtrArray *entries, BstCatalogueSearch *search, const guint32 *rows, guint n_rows)
{
  BstResults *self = g_object_new (BST_TYPE_RESULTS, NULL);
  guint taken = 0;

  self->query = bst_query_ref (query);
  self->entries = entries;
  self->search = search != NULL ? bst_catalogue_search_ref (search) : NULL;
  self->items = g_array_sized_new (FALSE, FALSE, sizeof (guint32), entries->len + n_rows);
  for (guint i = 0; i < entries->len; i++)
    {
      guint place = find_place (query, g_ptr_array_index (entries, i), search, rows, taken, n_rows);
      guint32 number = i | BST_RESULTS_OWN;

      if (place > taken)
        g_array_append_vals (self->items, rows + taken, place - taken);
      g_array_append_val (self->items, number);
      taken = place;
    }
  if (taken < n_rows)
    g_array_append_vals (self->items, rows + taken, n_rows - taken);
  self->n_shown = self->items->len;
  return self;
}

/* Returns: (transfer none) */
BstQuery *
bst_results_get_query (BstResults *self)
{
  return self->query;
}

/* Returns: whether the answer has rows of the Hub's list: there may be millions */
gboolean
bst_results_has_rows (BstResults *self)
{
  return self->search != NULL;
}

static gboolean
is_same (BstResults *self, guint position, BstResults *other, guint other_position)
{
  guint32 number = get_number (self, position), other_number = get_number (other, other_position);

  if ((number & BST_RESULTS_OWN) != (other_number & BST_RESULTS_OWN))
    return FALSE;
  if ((number & BST_RESULTS_OWN) == 0)
    return number == other_number && self->search == other->search;
  return g_ptr_array_index (self->entries, number & ~BST_RESULTS_OWN) == g_ptr_array_index (other->entries, other_number & ~BST_RESULTS_OWN);
}

/* Leaves out of both ranges, which begin at @position, what they have in common at their
 * ends. */
static void
trim (BstResults *self, BstResults *other, guint *position, guint *removed, guint *added)
{
  while (*removed > 0 && *added > 0 && is_same (self, *position, other, *position))
    (*position)++, (*removed)--, (*added)--;
  while (*removed > 0 && *added > 0 && is_same (self, *position + *removed - 1, other, *position + *added - 1))
    (*removed)--, (*added)--;
}

/* Puts @added items of @other in the place of @removed of this one, which has no rows. */
static void
splice (BstResults *self, guint position, guint removed, BstResults *other, guint added)
{
  trim (self, other, &position, &removed, &added);
  if (removed == 0 && added == 0)
    return;
  if (removed > 0)
    g_array_remove_range (self->items, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      guint32 number = self->entries->len | BST_RESULTS_OWN;

      g_ptr_array_add (self->entries, g_object_ref (g_ptr_array_index (other->entries, get_number (other, i) & ~BST_RESULTS_OWN)));
      g_array_insert_val (self->items, i, number);
    }
  self->n_shown = self->items->len;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* Who shows the answer looks for what was removed among all that was added, one by one,
 * but not among what comes behind it later. */
static void
tell (BstResults *self, guint position, guint removed, guint added)
{
  if (added > MANY && removed > 0)
    {
      guint n_left = self->items->len - position - added; /* behind those that are another */

      self->n_shown = position + MANY;
      g_list_model_items_changed (G_LIST_MODEL (self), position, removed + n_left, MANY);
      position += MANY;
      removed = 0;
      added += n_left - MANY;
    }
  self->n_shown = self->items->len;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* Becomes @other, of which nothing before @position differs. */
static void
adopt (BstResults *self, guint position, BstResults *other)
{
  guint removed = self->items->len - position, added = other->items->len - position;

  trim (self, other, &position, &removed, &added);
  g_array_unref (self->items);
  self->items = g_array_ref (other->items);
  g_ptr_array_unref (self->entries);
  self->entries = g_ptr_array_ref (other->entries);
  if (self->search != other->search)
    {
      /* Rows of another file are other models. */
      g_hash_table_remove_all (self->made);
      g_clear_pointer (&self->search, bst_catalogue_search_unref);
      self->search = other->search != NULL ? bst_catalogue_search_ref (other->search) : NULL;
    }
  tell (self, position, removed, added);
}

/**
 * bst_results_take_over:
 * @other: (transfer none): the answer to the same query, of a library in which something
 *   changed since; not to be changed itself from then on
 * @begin: the position up to which this answer is as @other
 * @most: how many entries to replace at the most
 *
 * Becomes what @other is, a piece at a time: whoever shows the answer makes a row for each
 * entry that is replaced, and would keep everybody waiting for all of them. Between two
 * pieces an entry may be there twice, or not at all. Where one of the two has rows of the
 * Hub's list, of which hardly any is shown, it is done in one piece.
 *
 * Returns: where the next piece begins; the length of @other where nothing is left to do
 */
guint
bst_results_take_over (BstResults *self, BstResults *other, guint begin, guint most)
{
  guint had = self->items->len, has = other->items->len;
  guint end;

  g_return_val_if_fail (self != other && begin <= had && begin <= has && most > 0, has);

  end = MIN (has, begin + MIN (most, has - begin));
  /* What this one has beyond the end of the other goes with the last piece. */
  if (end == has || self->search != NULL || other->search != NULL)
    {
      adopt (self, begin, other);
      return has;
    }
  splice (self, begin, MIN (had, end) - begin, other, end - begin);
  return end;
}

static gboolean
has_id (BstEntry *entry, const char *id)
{
  return g_ascii_strcasecmp (bst_entry_get_id (entry), id) == 0;
}

/* Returns: the position of the entry of that id, in any case of letters, or G_MAXUINT. */
guint
bst_results_find (BstResults *self, const char *id)
{
  guint row = G_MAXUINT;

  if (self->search != NULL)
    bst_catalogue_find (bst_catalogue_search_get_catalogue (self->search), id, &row);
  for (guint i = 0; i < self->items->len; i++)
    {
      guint32 number = get_number (self, i);

      if (number & BST_RESULTS_OWN ? has_id (g_ptr_array_index (self->entries, number & ~BST_RESULTS_OWN), id) : number == row)
        return i;
    }
  return G_MAXUINT;
}
