#include "config.h"

#include "store.h"

#include "json.h"

#include <string.h>

/* What was there at the start is kept apart, so that a reset brings it back. */
struct _BstTestStore
{
  BstTestCatalogue catalogue;
  GHashTable *kept; /* lower-case id → BstTestKept */
  GHashTable *aliases; /* lower-case old id → id */
  GHashTable *hidden; /* indexes of the catalogue, as guint64 */
  GPtrArray *sorted[BST_TEST_N_SORTS]; /* kept ones, made when asked for */
  double newest; /* when anything was changed last; it never goes back, but by a reset */
  GPtrArray *first_kept; /* BstTestKept, as at the start */
  GPtrArray *first_aliases; /* pairs of texts */
};

static void
kept_free (gpointer data)
{
  BstTestKept *kept = data;

  g_free (kept->id);
  g_free (kept->object_id);
  json_object_unref (kept->object);
  g_clear_pointer (&kept->as_is, g_bytes_unref);
  g_free (kept);
}

static void
reset_newest (BstTestStore *self)
{
  self->newest = self->catalogue.count > 0 ? bst_test_catalogue_key_at (&self->catalogue, BST_TEST_SORT_MODIFIED, 0) : 0;
}

BstTestStore *
bst_test_store_new (guint64 count, guint64 seed)
{
  BstTestStore *self = g_new0 (BstTestStore, 1);

  bst_test_catalogue_init (&self->catalogue, count, seed);
  reset_newest (self);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);
  self->aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->hidden = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->first_kept = g_ptr_array_new_with_free_func (kept_free);
  self->first_aliases = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
forget_order (BstTestStore *self)
{
  for (guint i = 0; i < BST_TEST_N_SORTS; i++)
    g_clear_pointer (&self->sorted[i], g_ptr_array_unref);
}

void
bst_test_store_free (BstTestStore *self)
{
  forget_order (self);
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->aliases);
  g_hash_table_unref (self->hidden);
  g_ptr_array_unref (self->first_kept);
  g_ptr_array_unref (self->first_aliases);
  g_free (self);
}

const BstTestCatalogue *
bst_test_store_get_catalogue (BstTestStore *self)
{
  return &self->catalogue;
}

guint
bst_test_store_count_kept (BstTestStore *self)
{
  return g_hash_table_size (self->kept);
}

gboolean
bst_test_store_is_hidden (BstTestStore *self, guint64 index)
{
  return g_hash_table_contains (self->hidden, &index);
}

static void
hide (BstTestStore *self, const char *id)
{
  guint64 index;

  if (bst_test_catalogue_find (&self->catalogue, id, &index))
    g_hash_table_add (self->hidden, g_memdup2 (&index, sizeof index));
}

static double
read_time (JsonObject *object, const char *name)
{
  const char *text = bst_test_json_string (object, name);
  g_autoptr (GDateTime) date = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return date != NULL ? (double) g_date_time_to_unix (date) : 0;
}

/* Those of one key stand in the order of their object ids, whether they are generated or
 * kept, so that a cursor means the same before and after a change. */
static void
set_places (BstTestStore *self, BstTestKept *kept)
{
  guint64 index;

  if (!bst_test_catalogue_find_object (&self->catalogue, kept->object_id, &index))
    return;
  for (guint sort = 0; sort < BST_TEST_N_SORTS; sort++)
    kept->places[sort] = bst_test_catalogue_place_of (&self->catalogue, sort, index) + 1;
}

/* A recorded answer may have no object id; the order wants one. */
static char *
make_object_id (const char *id)
{
  char object_id[25];

  bst_test_hex (g_str_hash (id), 24, object_id);
  return g_strdup (object_id);
}

/* Takes over the object; another of the same name goes. */
void
bst_test_store_keep (BstTestStore *self, const char *id, JsonObject *object, GBytes *as_is)
{
  BstTestKept *kept = g_new0 (BstTestKept, 1);
  const char *object_id = bst_test_json_string (object, "_id");

  kept->id = g_strdup (id);
  kept->object_id = object_id != NULL ? g_strdup (object_id) : make_object_id (id);
  kept->object = object;
  kept->as_is = as_is != NULL ? g_bytes_ref (as_is) : NULL;
  kept->keys[BST_TEST_SORT_TRENDING] = bst_test_json_number (object, "trendingScore", 0);
  kept->keys[BST_TEST_SORT_DOWNLOADS] = bst_test_json_number (object, "downloads", 0);
  kept->keys[BST_TEST_SORT_LIKES] = bst_test_json_number (object, "likes", 0);
  kept->keys[BST_TEST_SORT_CREATED] = read_time (object, "createdAt");
  kept->keys[BST_TEST_SORT_MODIFIED] = read_time (object, "lastModified");
  self->newest = MAX (self->newest, kept->keys[BST_TEST_SORT_MODIFIED]);
  set_places (self, kept);
  hide (self, id);
  g_hash_table_replace (self->kept, g_ascii_strdown (id, -1), kept);
  forget_order (self);
}

void
bst_test_store_remove (BstTestStore *self, const char *id)
{
  g_autofree char *folded = g_ascii_strdown (id, -1);

  hide (self, id);
  g_hash_table_remove (self->kept, folded);
  forget_order (self);
}

/* One that a reset brings back. Takes over the object. */
void
bst_test_store_keep_first (BstTestStore *self, const char *id, JsonObject *object, GBytes *as_is)
{
  BstTestKept *first = g_new0 (BstTestKept, 1);

  first->id = g_strdup (id);
  first->object = json_object_ref (object);
  first->as_is = as_is != NULL ? g_bytes_ref (as_is) : NULL;
  g_ptr_array_add (self->first_kept, first);
  bst_test_store_keep (self, id, object, as_is);
}

void
bst_test_store_add_alias (BstTestStore *self, const char *old_id, const char *id)
{
  g_hash_table_replace (self->aliases, g_ascii_strdown (old_id, -1), g_strdup (id));
}

/* One that a reset keeps. */
void
bst_test_store_add_first_alias (BstTestStore *self, const char *old_id, const char *id)
{
  g_ptr_array_add (self->first_aliases, g_strdup (old_id));
  g_ptr_array_add (self->first_aliases, g_strdup (id));
  bst_test_store_add_alias (self, old_id, id);
}

/**
 * bst_test_store_tick:
 *
 * Returns: (transfer full): a time later than that of any change so far
 */
char *
bst_test_store_tick (BstTestStore *self)
{
  g_autoptr (GDateTime) date = NULL;

  self->newest += 1;
  date = g_date_time_new_from_unix_utc ((gint64) self->newest);
  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%S.000Z");
}

/* As it was after the options were read. */
void
bst_test_store_reset (BstTestStore *self)
{
  g_hash_table_remove_all (self->kept);
  g_hash_table_remove_all (self->hidden);
  g_hash_table_remove_all (self->aliases);
  forget_order (self);
  reset_newest (self);
  for (guint i = 0; i < self->first_kept->len; i++)
    {
      BstTestKept *first = g_ptr_array_index (self->first_kept, i);

      bst_test_store_keep (self, first->id, json_object_ref (first->object), first->as_is);
    }
  for (guint i = 0; i + 1 < self->first_aliases->len; i += 2)
    bst_test_store_add_alias (self, g_ptr_array_index (self->first_aliases, i),
                              g_ptr_array_index (self->first_aliases, i + 1));
}

/* Names are one whatever their letters' case; the Hub sends to the right one. */
BstTestPlace
bst_test_store_find (BstTestStore *self, const char *id, BstTestModel *model, char **elsewhere)
{
  g_autofree char *folded = g_ascii_strdown (id, -1);
  const BstTestKept *kept = g_hash_table_lookup (self->kept, folded);
  const char *target = g_hash_table_lookup (self->aliases, folded);
  guint64 index;

  *model = (BstTestModel) { .kept = kept };
  if (kept == NULL && target != NULL)
    {
      *elsewhere = g_strdup (target);
      return BST_TEST_ELSEWHERE;
    }
  if (kept == NULL)
    {
      if (!bst_test_catalogue_find (&self->catalogue, id, &index) || bst_test_store_is_hidden (self, index))
        return BST_TEST_NOWHERE;
      bst_test_catalogue_read (&self->catalogue, index, &model->facts);
    }
  if (g_str_equal (bst_test_model_get_id (model), id))
    return BST_TEST_HERE;
  *elsewhere = g_strdup (bst_test_model_get_id (model));
  return BST_TEST_ELSEWHERE;
}

/**
 * bst_test_kept_compare:
 * @place: 1 more than that of the generated model of this object id, or 0
 *
 * Returns: less than 0 where @self comes before the other in the order
 */
int
bst_test_kept_compare (const BstTestKept *self, BstTestSort sort, double key, guint64 place, const char *object_id)
{
  if (self->keys[sort] != key)
    return self->keys[sort] > key ? -1 : 1;
  if (self->places[sort] != place)
    return self->places[sort] < place ? -1 : 1;
  return strcmp (self->object_id, object_id);
}

static int
compare_kept (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const BstTestKept *other = *(const BstTestKept *const *) b;
  BstTestSort sort = (BstTestSort) GPOINTER_TO_UINT (user_data);

  return bst_test_kept_compare (*(const BstTestKept *const *) a, sort, other->keys[sort], other->places[sort], other->object_id);
}

/**
 * bst_test_store_get_sorted:
 *
 * Returns: (transfer none): the kept models, the largest key first
 */
GPtrArray *
bst_test_store_get_sorted (BstTestStore *self, BstTestSort sort)
{
  if (self->sorted[sort] == NULL)
    {
      GHashTableIter iter;
      gpointer kept;

      self->sorted[sort] = g_ptr_array_new ();
      g_hash_table_iter_init (&iter, self->kept);
      while (g_hash_table_iter_next (&iter, NULL, &kept))
        g_ptr_array_add (self->sorted[sort], kept);
      g_ptr_array_sort_with_data (self->sorted[sort], compare_kept, GUINT_TO_POINTER (sort));
    }
  return self->sorted[sort];
}
