/* The files of a repository as a tree, or some of them by path. */
#include "config.h"

#include "hub.h"

#include "json.h"

#include <string.h>

#define USUAL_LIMIT 1000
#define EXPANDED_LIMIT 100
#define MAX_PATHS 2000

typedef struct
{
  char *path;
  const BstTestFile *file; /* NULL: a folder */
} Item;

static void
clear_item (gpointer data)
{
  g_free (((Item *) data)->path);
}

static void
put_item (const Item *item, const BstTestModel *model, gboolean expanded, GString *out)
{
  char folder_oid[41];

  g_string_append_printf (out, "{\"type\":\"%s\",\"oid\":", item->file != NULL ? "file" : "directory");
  bst_test_hex (g_str_hash (item->path), 40, folder_oid);
  bst_test_json_put_string (out, item->file != NULL ? item->file->oid : folder_oid);
  g_string_append_printf (out, ",\"size\":%" G_GINT64_FORMAT ",\"path\":", item->file != NULL ? item->file->size : 0);
  bst_test_json_put_string (out, item->path);
  if (item->file != NULL && item->file->is_lfs)
    g_string_append_printf (out, ",\"lfs\":{\"oid\":\"%s\",\"size\":%" G_GINT64_FORMAT ",\"pointerSize\":%d}",
                            item->file->sha256, item->file->size, BST_TEST_POINTER_SIZE);
  if (expanded)
    g_string_append_printf (out,
                            ",\"lastCommit\":{\"id\":\"%s\",\"title\":\"Upload\",\"date\":\"2024-01-01T00:00:00.000Z\"},"
                            "\"securityFileStatus\":{\"status\":\"unscanned\"}",
                            bst_test_model_get_sha (model));
  g_string_append_c (out, '}');
}

static void
add_item (GArray *items, const char *path, gsize length, const BstTestFile *file)
{
  Item item = { g_strndup (path, length), file };

  g_array_append_val (items, item);
}

/* What a folder holds, or all below it with the folders between. The files come by
 * path, so that each folder is met once. */
static GArray *
list_items (GPtrArray *files, const char *folder, gboolean recursive)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *prefix = *folder != '\0' ? g_strconcat (folder, "/", NULL) : g_strdup ("");

  g_array_set_clear_func (items, clear_item);
  for (guint i = 0; i < files->len; i++)
    {
      const BstTestFile *file = g_ptr_array_index (files, i);
      const char *slash;

      if (!g_str_has_prefix (file->path, prefix))
        continue;
      slash = strchr (file->path + strlen (prefix), '/');
      for (; slash != NULL; slash = recursive ? strchr (slash + 1, '/') : NULL)
        if (g_hash_table_add (folders, g_strndup (file->path, (gsize) (slash - file->path))))
          add_item (items, file->path, (gsize) (slash - file->path), NULL);
      if (recursive || strchr (file->path + strlen (prefix), '/') == NULL)
        add_item (items, file->path, strlen (file->path), file);
    }
  return items;
}

/* The cursor is the number of the item, wrapped as the Hub wraps its own. */
static gboolean
read_cursor (const char *text, gint64 *first)
{
  gsize size;
  g_autofree guchar *json = g_base64_decode (text, &size);
  g_autoptr (JsonNode) root = bst_test_json_parse ((const char *) json, (gssize) size, NULL);
  JsonObject *object = bst_test_json_node_object (root);

  *first = object != NULL ? bst_test_json_integer (object, "item", -1) : -1;
  return *first >= 0;
}

void
bst_test_answer_tree (BstTestExchange *exchange, const BstTestModel *model, const char *folder)
{
  gboolean expanded = bst_test_params_flag (exchange->params, "expand");
  const char *limit_text = bst_test_params_get (exchange->params, "limit");
  const char *cursor = bst_test_params_get (exchange->params, "cursor");
  gint64 limit = expanded ? EXPANDED_LIMIT : USUAL_LIMIT, most = limit, first = 0;
  g_autoptr (GPtrArray) files = bst_test_model_list_files (model, FALSE);
  g_autoptr (GArray) items = list_items (files, folder, bst_test_params_flag (exchange->params, "recursive"));
  g_autoptr (GString) out = g_string_new ("[");

  if ((limit_text != NULL && !g_ascii_string_to_signed (limit_text, 10, 1, G_MAXINT32, &limit, NULL)) ||
      (cursor != NULL && !read_cursor (cursor, &first)))
    {
      bst_test_exchange_fail (exchange, 400, NULL, "Invalid %s", cursor != NULL ? "cursor" : "limit");
      return;
    }
  if (items->len == 0)
    {
      bst_test_exchange_fail (exchange, 404, "EntryNotFound", "%s does not exist on \"main\"", folder);
      return;
    }
  limit = MIN (limit, most);
  for (gint64 i = first; i < MIN (first + limit, items->len); i++)
    {
      g_string_append (out, i > first ? "," : "");
      put_item (&g_array_index (items, Item, i), model, expanded, out);
    }
  g_string_append_c (out, ']');
  if (first + limit < items->len)
    {
      g_autofree char *json = g_strdup_printf ("{\"item\":%" G_GINT64_FORMAT "}", first + limit);
      g_autofree char *next = g_base64_encode ((const guchar *) json, strlen (json));

      bst_test_exchange_link (exchange, next);
    }
  bst_test_exchange_reply_json (exchange, out->str, out->len);
}

/* The body is JSON, or a form as HTML sends it. */
static GPtrArray *
read_paths (BstTestExchange *exchange)
{
  g_autoptr (GBytes) bytes = soup_message_body_flatten (soup_server_message_get_request_body (exchange->message));
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data != NULL ? data : "", size);
  g_autoptr (JsonNode) root = bst_test_json_parse (text, -1, NULL);
  JsonObject *object = bst_test_json_node_object (root);
  JsonArray *array = object != NULL ? bst_test_json_array (object, "paths") : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *path = bst_test_json_node_string (json_array_get_element (array, i));

      if (path != NULL)
        g_ptr_array_add (paths, g_strdup (path));
    }
  if (object == NULL)
    {
      g_autoptr (BstTestParams) form = bst_test_params_parse (text);

      for (guint i = 0; i < bst_test_params_count (form); i++)
        if (g_str_equal (bst_test_params_name (form, i), "paths"))
          g_ptr_array_add (paths, g_strdup (bst_test_params_value (form, i)));
    }
  return paths;
}

void
bst_test_answer_paths (BstTestExchange *exchange, const BstTestModel *model)
{
  gboolean expanded = bst_test_params_flag (exchange->params, "expand");
  g_autoptr (GPtrArray) paths = read_paths (exchange);
  g_autoptr (GPtrArray) files = bst_test_model_list_files (model, FALSE);
  g_autoptr (GArray) items = list_items (files, "", TRUE);
  g_autoptr (GString) out = g_string_new ("[");

  if (!g_str_equal (soup_server_message_get_method (exchange->message), "POST"))
    {
      bst_test_exchange_fail (exchange, 404, NULL, "Sorry, we can't find the page you are looking for.");
      return;
    }
  if (paths->len == 0 || paths->len > MAX_PATHS)
    {
      bst_test_exchange_fail (exchange, 400, NULL, "✖ Invalid input: expected 1 to %d paths\n  → at paths", MAX_PATHS);
      return;
    }
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);

      if (!g_ptr_array_find_with_equal_func (paths, item->path, g_str_equal, NULL))
        continue;
      g_string_append (out, out->len > 1 ? "," : "");
      put_item (item, model, expanded, out);
    }
  g_string_append_c (out, ']');
  bst_test_exchange_reply_json (exchange, out->str, out->len);
}
