/* What changes between two refreshes: figures, names, access. */
#include "config.h"

#include "store.h"

#include "json.h"

#include <string.h>

/* A licence stands in the card and among the tags. */
static void
set_license (JsonObject *object, const char *license)
{
  JsonArray *tags = bst_test_json_array (object, "tags");
  JsonObject *card = bst_test_json_object (object, "cardData");
  JsonArray *others = json_array_new ();

  for (guint i = 0; tags != NULL && i < json_array_get_length (tags); i++)
    {
      const char *tag = bst_test_json_node_string (json_array_get_element (tags, i));

      if (tag != NULL && !g_str_has_prefix (tag, "license:"))
        json_array_add_string_element (others, tag);
    }
  {
    g_autofree char *tag = g_strconcat ("license:", license, NULL);

    json_array_add_string_element (others, tag);
  }
  json_object_set_array_member (object, "tags", others);
  if (card == NULL)
    {
      card = json_object_new ();
      json_object_set_object_member (object, "cardData", card);
    }
  json_object_set_string_member (card, "license", license);
}

static void
set_members (JsonObject *object, JsonObject *members)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, members);
  while (json_object_iter_next (&iter, &name, &node))
    if (g_str_equal (name, "license") && bst_test_json_node_string (node) != NULL)
      set_license (object, bst_test_json_node_string (node));
    else
      json_object_set_member (object, name, json_node_copy (node));
}

static void
unset_members (JsonObject *object, JsonArray *names)
{
  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      const char *name = bst_test_json_node_string (json_array_get_element (names, i));

      if (name != NULL)
        json_object_remove_member (object, name);
    }
}

/* Another revision, the newest of all: it comes first by the time of the last change. */
static void
commit (BstTestStore *self, JsonObject *object)
{
  const char *sha = bst_test_json_string (object, "sha");
  g_autofree char *now = bst_test_store_tick (self);
  char next[41];

  bst_test_hex (g_str_hash (sha != NULL ? sha : ""), 40, next);
  json_object_set_string_member (object, "sha", next);
  json_object_set_string_member (object, "lastModified", now);
}

/* One that somebody has just made. */
static gboolean
add (BstTestStore *self, const char *id, JsonObject *members, char **problem)
{
  g_autofree char *elsewhere = NULL;
  g_autofree char *now = NULL;
  JsonObject *object;
  BstTestModel model;

  if (id == NULL || bst_test_store_find (self, id, &model, &elsewhere) != BST_TEST_NOWHERE)
    {
      *problem = g_strdup_printf ("There is a model called %s", id != NULL ? id : "(no id)");
      return FALSE;
    }
  now = bst_test_store_tick (self);
  object = json_object_new ();
  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "createdAt", now);
  json_object_set_string_member (object, "lastModified", now);
  bst_test_complete (object, id);
  if (members != NULL)
    set_members (object, members);
  bst_test_store_keep (self, id, object, NULL);
  return TRUE;
}

static void
rename_to (JsonObject *object, const char *id)
{
  const char *slash = strchr (id, '/');
  g_autofree char *author = slash != NULL ? g_strndup (id, (gsize) (slash - id)) : NULL;

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "modelId", id);
  if (author != NULL)
    json_object_set_string_member (object, "author", author);
}

/**
 * bst_test_store_change:
 * @change: `id`, and what becomes of it: `add`, `remove`, `rename`, `commit`, `set`, `unset`
 * @problem: (out): what is wrong with the change
 */
gboolean
bst_test_store_change (BstTestStore *self, JsonObject *change, char **problem)
{
  const char *id = bst_test_json_string (change, "id");
  const char *new_id = bst_test_json_string (change, "rename");
  JsonObject *members = bst_test_json_object (change, "set");
  JsonArray *unwanted = bst_test_json_array (change, "unset");
  g_autofree char *elsewhere = NULL;
  g_autofree char *old_id = NULL;
  JsonObject *object;
  BstTestModel model;

  if (bst_test_json_flag (change, "add", FALSE))
    return add (self, id, members, problem);
  if (id == NULL || bst_test_store_find (self, id, &model, &elsewhere) != BST_TEST_HERE)
    {
      *problem = g_strdup_printf ("No model is called %s", id != NULL ? id : "(no id)");
      return FALSE;
    }
  old_id = g_strdup (bst_test_model_get_id (&model));
  if (bst_test_json_flag (change, "remove", FALSE))
    {
      bst_test_store_remove (self, old_id);
      return TRUE;
    }

  object = bst_test_model_to_object (&model);
  if (members != NULL)
    set_members (object, members);
  if (unwanted != NULL)
    unset_members (object, unwanted);
  if (bst_test_json_flag (change, "commit", FALSE))
    commit (self, object);
  if (new_id != NULL)
    {
      rename_to (object, new_id);
      bst_test_store_remove (self, old_id);
      bst_test_store_add_alias (self, old_id, new_id);
    }
  bst_test_store_keep (self, new_id != NULL ? new_id : old_id, object, NULL);
  return TRUE;
}
