#include "config.h"

#include "library/shelves.h"

#include "core/collate.h"
#include "core/date.h"
#include "core/shelf-id.h"
#include "core/shelf.h"
#include "library/library-private.h"

static void
shelf_count_free (gpointer data)
{
  BstShelfCount *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self); /* all of the Counted */
}

/* A shelf while it is counted. */
typedef struct
{
  BstShelfCount count; /* first: what is given to others */
  BstEntry *last; /* (borrowed) counted on it; a file may name a shelf twice */
} Counted;

/* What was counted so far. */
typedef struct
{
  GPtrArray *shelves; /* Counted */
  GHashTable *by_id; /* utf8 → Counted, both borrowed from shelves */
} Counting;

/* @id: (transfer full)
 * Returns: (transfer none): the shelf, which is there now if it was not */
static Counted *
add (Counting *self, char *id, BstShelfGroup group, guint n)
{
  Counted *shelf = g_hash_table_lookup (self->by_id, id);

  if (shelf == NULL)
    {
      shelf = g_new0 (Counted, 1);
      shelf->count = (BstShelfCount) { .id = g_steal_pointer (&id), .group = group };
      g_ptr_array_add (self->shelves, shelf);
      g_hash_table_insert (self->by_id, shelf->count.id, shelf);
    }
  shelf->count.n += n;
  g_free (id);
  return shelf;
}

/* @id: (transfer full) */
static void
add_entry (Counting *self, char *id, BstShelfGroup group, BstEntry *entry)
{
  Counted *shelf = add (self, id, group, 0);

  shelf->count.n += shelf->last != entry;
  shelf->last = entry;
}

static BstShelfGroup
get_group (const char *word)
{
  BstShelf shelf;

  if (!bst_shelf_from_string (word, &shelf))
    return BST_SHELF_GROUP_OWN;
  return bst_shelf_is_purpose (shelf) ? BST_SHELF_GROUP_PURPOSE : BST_SHELF_GROUP_GUIDE;
}

static void
add_words (Counting *self, BstEntry *entry)
{
  const char *const *words = bst_entry_get_shelves (entry);

  /* Nothing can be marked yet. */
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_str_equal (words[i], bst_shelf_to_string (BST_SHELF_FAVOURITES)))
      add_entry (self, g_strdup (words[i]), get_group (words[i]), entry);
}

/* By year and by country alone those of the guide are told. */
static void
add_facets (Counting *self, BstEntry *entry)
{
  BstOrganization *maker = bst_entry_get_organization (entry);
  const char *country = maker != NULL ? bst_organization_get_country (maker) : NULL;
  BstDate released;

  if (!bst_entry_is_on_shelf (entry, bst_shelf_to_string (BST_SHELF_GUIDE)))
    return;
  if (bst_date_parse (bst_entry_get_word (entry, BST_FIELD_RELEASED), &released))
    add_entry (self, bst_shelf_id_new_of_year (released.year), BST_SHELF_GROUP_YEAR, entry);
  if (country != NULL)
    add_entry (self, bst_shelf_id_new_of_country (country), BST_SHELF_GROUP_COUNTRY, entry);
}

static int
get_place (const BstShelfCount *shelf)
{
  static const BstShelf order[] = { BST_SHELF_GUIDE, BST_SHELF_REVIEW_2023, BST_SHELF_MILESTONES, BST_SHELF_OPEN_SOURCE,
                                    BST_SHELF_HUB };
  BstShelf meant;

  if (!bst_shelf_from_string (shelf->id, &meant))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i] == meant)
      return (int) i;
  return (int) (G_N_ELEMENTS (order) + meant);
}

/* By group, and in it as one looks for them: years from the last, countries from that with the
 * most models. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const BstShelfCount *first = *(BstShelfCount *const *) a, *second = *(BstShelfCount *const *) b;

  if (first->group != second->group)
    return (int) first->group - (int) second->group;
  if (first->group == BST_SHELF_GROUP_YEAR)
    return g_strcmp0 (second->id, first->id);
  if (first->group == BST_SHELF_GROUP_COUNTRY && first->n != second->n)
    return first->n < second->n ? 1 : -1;
  if (first->group == BST_SHELF_GROUP_COUNTRY || first->group == BST_SHELF_GROUP_OWN)
    return bst_name_compare (first->title, NULL, second->title, NULL);
  return get_place (first) - get_place (second);
}

/**
 * bst_library_dup_shelves:
 *
 * Closed models do not count, as they are shown to nobody who does not ask for them. The guide
 * and what is from the Hub are there in any case: without the latter nobody would find where
 * the Hub's list is brought here.
 *
 * Returns: (transfer full) (element-type BstShelfCount): the shelves, in the order in which they
 *   are offered
 */
GPtrArray *
bst_library_dup_shelves (BstLibrary *self)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  Counting counting = { g_ptr_array_new_with_free_func (shelf_count_free), by_id };

  add (&counting, g_strdup (bst_shelf_to_string (BST_SHELF_GUIDE)), BST_SHELF_GROUP_GUIDE, 0);
  add (&counting, g_strdup (bst_shelf_to_string (BST_SHELF_HUB)), BST_SHELF_GROUP_GUIDE,
       bst_library_get_n_listed (self) - (self->hidden != NULL ? self->hidden->len : 0));
  for (guint i = 0; i < self->entries->len; i++)
    {
      BstEntry *entry = g_ptr_array_index (self->entries, i);

      if (bst_entry_get_kind (entry) == BST_KIND_CLOSED_MODEL)
        continue;
      add_words (&counting, entry);
      add_facets (&counting, entry);
    }
  for (guint i = 0; i < counting.shelves->len; i++)
    {
      BstShelfCount *shelf = g_ptr_array_index (counting.shelves, i);

      shelf->title = bst_shelf_id_dup_title (shelf->id);
    }
  g_ptr_array_sort (counting.shelves, compare);
  return counting.shelves;
}

/* Returns: whether the shelf is one of bst_library_dup_shelves() */
gboolean
bst_library_has_shelf (BstLibrary *self, const char *id)
{
  g_autoptr (GPtrArray) shelves = NULL;
  BstShelf shelf;

  /* These are always there; a window asks before it is shown. */
  if (bst_shelf_from_string (id, &shelf) && (shelf == BST_SHELF_GUIDE || shelf == BST_SHELF_HUB))
    return TRUE;
  shelves = bst_library_dup_shelves (self);
  for (guint i = 0; i < shelves->len; i++)
    if (g_str_equal (((const BstShelfCount *) g_ptr_array_index (shelves, i))->id, id))
      return TRUE;
  return FALSE;
}
