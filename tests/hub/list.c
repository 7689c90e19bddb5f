/* GET /api/models: a page of an order, from a cursor on. */
#include "config.h"

#include "hub.h"
#include "match.h"

#include "json.h"

#include <math.h>
#include <string.h>

#define MAX_LIMIT 1000

/* A page that finds little looks at no more models than this, and is then shorter than
 * it could be; its cursor goes on from there. */
#define MAX_SCAN 250000

/* The next model of each sort, and where the order stands. */
typedef struct
{
  BstTestStore *store;
  const BstTestCatalogue *catalogue;
  const BstTestMatch *match;
  BstTestSort sort;
  guint64 place; /* in the catalogue's order */
  GPtrArray *kept;
  guint next_kept;
  guint64 scanned;
} Walk;

typedef struct
{
  double key;
  char object_id[32];
} Cursor;

static gboolean
read_sort (const char *name, BstTestSort *sort)
{
  *sort = BST_TEST_SORT_TRENDING;
  if (name == NULL)
    return TRUE;
  for (guint i = 0; i < BST_TEST_N_SORTS; i++)
    if (g_str_equal (bst_test_sort_name (i), name))
      {
        *sort = i;
        return TRUE;
      }
  return FALSE;
}

/* The Hub's own form: all of the same key behind the last one, and all of lower keys. */
static char *
write_cursor (BstTestSort sort, const Cursor *cursor)
{
  const char *name = bst_test_sort_name (sort);
  char key[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *json = NULL;

  g_ascii_dtostr (key, sizeof key, cursor->key);
  json = g_strdup_printf ("{\"$or\":[{\"%s\":%s,\"_id\":{\"$gt\":\"%s\"}},{\"%s\":{\"$lt\":%s}},{\"%s\":null}]}",
                          name, key, cursor->object_id, name, key, name);
  return g_base64_encode ((const guchar *) json, strlen (json));
}

static gboolean
read_cursor (const char *text, BstTestSort sort, Cursor *cursor)
{
  gsize size;
  g_autofree guchar *json = g_base64_decode (text, &size);
  g_autoptr (JsonNode) root = bst_test_json_parse ((const char *) json, (gssize) size, NULL);
  JsonObject *object = bst_test_json_node_object (root);
  JsonArray *choices = object != NULL ? bst_test_json_array (object, "$or") : NULL;
  JsonObject *first, *bound;
  const char *object_id;

  if (choices == NULL || json_array_get_length (choices) == 0)
    return FALSE;
  first = bst_test_json_node_object (json_array_get_element (choices, 0));
  bound = first != NULL ? bst_test_json_object (first, "_id") : NULL;
  object_id = bound != NULL ? bst_test_json_string (bound, "$gt") : NULL;
  if (object_id == NULL || !json_object_has_member (first, bst_test_sort_name (sort)))
    return FALSE;
  cursor->key = bst_test_json_number (first, bst_test_sort_name (sort), 0);
  g_strlcpy (cursor->object_id, object_id, sizeof cursor->object_id);
  return TRUE;
}

/* Behind the cursor's model, be it still there or not. Of one key, those come first whose
 * object ids are not generated. */
static void
walk_start (Walk *self, const Cursor *cursor)
{
  const BstTestCatalogue *catalogue = self->catalogue;
  guint64 index, place = 0;

  if (cursor == NULL)
    return;
  if (bst_test_catalogue_find_object (catalogue, cursor->object_id, &index))
    place = bst_test_catalogue_place_of (catalogue, self->sort, index) + 1;
  while (self->next_kept < self->kept->len &&
         bst_test_kept_compare (g_ptr_array_index (self->kept, self->next_kept), self->sort, cursor->key, place,
                                cursor->object_id) <= 0)
    self->next_kept++;
  if (catalogue->count > 0)
    self->place = CLAMP (place, bst_test_catalogue_place_of_key (catalogue, self->sort, cursor->key),
                         bst_test_catalogue_place_of_key (catalogue, self->sort, nextafter (cursor->key, -INFINITY)));
}

/* Goes on to the next model that is asked for. FALSE at the end, or where enough has
 * been looked at: then *exhausted tells which. */
static gboolean
walk_next (Walk *self, BstTestModel *model, Cursor *cursor, gboolean *exhausted)
{
  *exhausted = FALSE;
  while (self->scanned < MAX_SCAN)
    {
      gboolean has_generated = !self->match->skips_generated && self->place < self->catalogue->count;
      const BstTestKept *kept = self->next_kept < self->kept->len ? g_ptr_array_index (self->kept, self->next_kept) : NULL;
      double key = has_generated ? bst_test_catalogue_key_at (self->catalogue, self->sort, self->place) : 0;
      guint64 index;

      if (kept != NULL && (!has_generated || bst_test_kept_compare (kept, self->sort, key, self->place + 1, "") <= 0))
        {
          self->next_kept++;
          cursor->key = kept->keys[self->sort];
          g_strlcpy (cursor->object_id, kept->object_id, sizeof cursor->object_id);
          *model = (BstTestModel) { .kept = kept };
          if (bst_test_match_kept (self->match, kept))
            return TRUE;
          continue;
        }
      if (!has_generated)
        {
          *exhausted = TRUE;
          return FALSE;
        }
      index = bst_test_catalogue_index_at (self->catalogue, self->sort, self->place++);
      self->scanned++;
      if (!bst_test_store_is_hidden (self->store, index) && bst_test_match_generated (self->match, index, &model->facts))
        {
          model->kept = NULL;
          cursor->key = key;
          g_strlcpy (cursor->object_id, model->facts.object_id, sizeof cursor->object_id);
          return TRUE;
        }
      if (self->scanned == MAX_SCAN)
        {
          bst_test_catalogue_read (self->catalogue, index, &model->facts);
          cursor->key = key;
          g_strlcpy (cursor->object_id, model->facts.object_id, sizeof cursor->object_id);
        }
    }
  return FALSE;
}

static void
write_page (BstTestExchange *exchange, Walk *walk, BstTestFields fields, guint limit)
{
  g_autoptr (GString) out = g_string_new ("[");
  gboolean exhausted = FALSE;
  Cursor last = { 0 };

  for (guint n = 0; !exhausted; n++)
    {
      Cursor cursor = last;
      BstTestModel model;
      gboolean found = walk_next (walk, &model, &cursor, &exhausted);

      /* One more than the page holds tells whether there is another page. */
      if (n == limit || !found)
        {
          if (!exhausted)
            {
              g_autofree char *text = write_cursor (walk->sort, n == limit ? &last : &cursor);

              bst_test_exchange_link (exchange, text);
            }
          break;
        }
      last = cursor;
      g_string_append (out, n > 0 ? ",{" : "{");
      bst_test_model_write (&model, fields, BST_TEST_LIST, FALSE, out);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
  bst_test_exchange_reply_json (exchange, out->str, out->len);
}

void
bst_test_answer_list (BstTestExchange *exchange)
{
  BstTestStore *store = exchange->hub->store;
  const char *limit_text = bst_test_params_get (exchange->params, "limit");
  const char *cursor_text = bst_test_params_get (exchange->params, "cursor");
  Walk walk = { .store = store, .catalogue = bst_test_store_get_catalogue (store) };
  g_autofree char *problem = NULL;
  gint64 limit = MAX_LIMIT;
  BstTestFields fields;
  BstTestMatch match;
  Cursor cursor;

  if (!bst_test_fields_read (exchange->params, BST_TEST_LIST, &fields, &problem))
    bst_test_exchange_fail (exchange, 400, NULL, "%s", problem);
  else if (!read_sort (bst_test_params_get (exchange->params, "sort"), &walk.sort))
    bst_test_exchange_fail (exchange, 400, NULL, "Invalid sort parameter");
  else if (limit_text != NULL && !g_ascii_string_to_signed (limit_text, 10, 1, G_MAXINT32, &limit, NULL))
    bst_test_exchange_fail (exchange, 400, NULL, "✖ Invalid input: expected number, received NaN\n  → at limit");
  else if (cursor_text != NULL && !read_cursor (cursor_text, walk.sort, &cursor))
    bst_test_exchange_fail (exchange, 400, NULL, "Invalid cursor");
  if (exchange->status != 0)
    return;

  bst_test_match_init (&match, exchange->params, store, exchange->user != NULL && exchange->user->is_owner);
  if (bst_test_exchange_trouble (exchange, BST_TEST_NO_FILTER) != NULL)
    g_ptr_array_set_size (match.filters, 0);
  walk.match = &match;
  walk.kept = bst_test_store_get_sorted (store, walk.sort);
  walk_start (&walk, cursor_text != NULL ? &cursor : NULL);
  write_page (exchange, &walk, fields, (guint) MIN (limit, MAX_LIMIT));
  bst_test_match_clear (&match);
}
