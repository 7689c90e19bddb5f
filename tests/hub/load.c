/* The models that come from files. */
#include "config.h"

#include "store.h"

#include "json.h"

#include <gio/gio.h>
#include <string.h>

static void
set_default (JsonObject *object, const char *name, const char *json)
{
  if (!json_object_has_member (object, name))
    json_object_set_member (object, name, bst_test_json_parse (json, -1, NULL));
}

static void
set_default_text (JsonObject *object, const char *name, const char *text)
{
  if (!json_object_has_member (object, name))
    json_object_set_string_member (object, name, text);
}

/* A file of models need not say what every repository has. */
void
bst_test_complete (JsonObject *object, const char *id)
{
  const char *slash = strchr (id, '/');
  g_autofree char *author = slash != NULL ? g_strndup (id, (gsize) (slash - id)) : g_strdup (id);
  char sha[41], object_id[25];

  bst_test_hex (g_str_hash (id), 40, sha);
  bst_test_hex (g_str_hash (id), 24, object_id);
  set_default_text (object, "_id", object_id);
  set_default_text (object, "modelId", id);
  set_default_text (object, "author", author);
  set_default_text (object, "sha", sha);
  set_default_text (object, "createdAt", "2023-07-18T09:00:00.000Z");
  set_default_text (object, "lastModified", "2024-04-17T12:00:00.000Z");
  set_default (object, "private", "false");
  set_default (object, "gated", "false");
  set_default (object, "disabled", "false");
  set_default (object, "downloads", "0");
  set_default (object, "likes", "0");
  set_default (object, "trendingScore", "0");
  set_default (object, "tags", "[]");
  set_default (object, "siblings", "[{\"rfilename\":\".gitattributes\"},{\"rfilename\":\"README.md\"},{\"rfilename\":\"config.json\"}]");
}

/* A JSON array of models in the Hub's full form. */
gboolean
bst_test_store_add_models (BstTestStore *self, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *models;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, error))
    return FALSE;
  root = bst_test_json_parse (text, (gssize) size, error);
  if (root == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  models = bst_test_json_node_array (root);
  for (guint i = 0; models != NULL && i < json_array_get_length (models); i++)
    {
      JsonObject *object = bst_test_json_node_object (json_array_get_element (models, i));
      const char *id = object != NULL ? bst_test_json_string (object, "id") : NULL;

      if (id == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: model %u has no id", path, i);
          return FALSE;
        }
      bst_test_complete (object, id);
      bst_test_store_keep_first (self, id, json_object_ref (object), NULL);
    }
  if (models == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: not an array", path);
  return models != NULL;
}

/* owner__name of a file's name is owner/name. */
static char *
id_from_name (const char *name, const char *suffix)
{
  g_autofree char *base = g_strndup (name, strlen (name) - strlen (suffix));
  g_auto (GStrv) parts = g_strsplit (base, "__", 2);

  return g_strjoinv ("/", parts);
}

static gboolean
add_redirect (BstTestStore *self, const char *name, const char *text)
{
  const char *target = strstr (text, "/api/models/");
  g_autofree char *old_id = id_from_name (name, ".307.txt");
  g_autofree char *id = target != NULL ? g_strdup (target + strlen ("/api/models/")) : NULL;

  if (id == NULL)
    return FALSE;
  bst_test_store_add_first_alias (self, old_id, g_strstrip (id));
  return TRUE;
}

static gboolean
add_fixture (BstTestStore *self, const char *name, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonNode) root = bst_test_json_parse (data, (gssize) size, error);
  JsonObject *object = bst_test_json_node_object (root);
  const char *suffix = g_str_has_suffix (name, ".pruned.json") ? ".pruned.json" : ".json";
  g_autofree char *id = NULL;

  if (root == NULL)
    return FALSE;
  /* An answer of another endpoint. */
  if (object == NULL || strstr (name, "__") == NULL)
    return TRUE;
  id = id_from_name (name, suffix);
  if (!json_object_has_member (object, "id"))
    json_object_set_string_member (object, "id", id);
  bst_test_store_keep_first (self, id, json_object_ref (object), bytes);
  return TRUE;
}

/**
 * bst_test_store_add_fixtures:
 * @path: a folder of recorded answers: owner__name.json is the body of
 *   /api/models/owner/name, and OLD.307.txt that of a redirect. Others are passed over.
 */
gboolean
bst_test_store_add_fixtures (BstTestStore *self, const char *path, GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, error);
  const char *name;

  if (folder == NULL)
    return FALSE;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *text = NULL;
      gsize size;

      if (g_str_has_suffix (name, ".headers.json") ||
          (!g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".307.txt")))
        continue;
      if (!g_file_get_contents (file, &text, &size, error))
        return FALSE;
      if (g_str_has_suffix (name, ".307.txt"))
        {
          add_redirect (self, name, text);
          continue;
        }
      {
        g_autoptr (GBytes) bytes = g_bytes_new (text, size);

        if (!add_fixture (self, name, bytes, error))
          {
            g_prefix_error (error, "%s: ", file);
            return FALSE;
          }
      }
    }
  return TRUE;
}
