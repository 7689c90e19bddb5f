#include "config.h"

#include "hub/reply-private.h"

#include "core/architecture.h"
#include "core/character.h"

#include <string.h>

#define LONGEST_WORD 100
#define LONGEST_TEXT (4 * 1024 * 1024)

static gboolean
is_path_fit (const char *path)
{
  g_auto (GStrv) parts = NULL;

  if (path[0] == '\0' || strlen (path) > 1024 || !bst_characters_are_harmless (path))
    return FALSE;
  parts = g_strsplit (path, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] == '\0' || g_str_equal (parts[i], ".") || g_str_equal (parts[i], ".."))
      return FALSE;
  return TRUE;
}

static gboolean
read_file (BstRepository *repository, JsonNode *node, guint index, GError **error)
{
  g_autofree char *where = g_strdup_printf ("[%u].", index);
  g_autofree char *inside = g_strconcat (where, "lfs.", NULL);
  JsonObject *object = bst_json_node_object (node, where, error);
  JsonObject *lfs = NULL;
  const char *type = NULL, *path = NULL;
  gint64 size = -1;

  if (object == NULL || !bst_json_read_string (object, where, "type", BST_JSON_REQUIRED, &type, error))
    return FALSE;
  if (!g_str_equal (type, "file"))
    return TRUE;
  if (!bst_json_read_string (object, where, "path", BST_JSON_REQUIRED, &path, error) ||
      !bst_json_read_amount (object, where, "size", BST_JSON_OPTIONAL, &size, error) ||
      !bst_json_read_object (object, where, "lfs", BST_JSON_OPTIONAL, &lfs, error) ||
      (lfs != NULL && !bst_json_read_amount (lfs, inside, "size", BST_JSON_OPTIONAL, &size, error)))
    return FALSE;
  if (!is_path_fit (path))
    {
      g_propagate_error (error, bst_json_wrong_type (where, "path"));
      return FALSE;
    }
  bst_repository_add_file (repository, path, size);
  return TRUE;
}

/**
 * bst_hub_reply_read_files:
 *
 * Returns: (transfer full) (nullable): a page of which the one repository has the files
 */
BstHubPage *
bst_hub_reply_read_files (const BstHubAnswer *answer, const char *endpoint, GError **error)
{
  g_autoptr (JsonNode) root = bst_hub_reply_parse (answer, JSON_NODE_ARRAY, error);
  g_autoptr (BstHubPage) page = NULL;
  BstRepository *repository;
  JsonArray *array;

  if (root == NULL)
    return NULL;
  array = json_node_get_array (root);
  page = bst_hub_page_new (answer, endpoint);
  repository = bst_repository_new (NULL, endpoint);
  g_ptr_array_add (page->repositories, repository);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_file (repository, json_array_get_element (array, i), i, error))
      return NULL;
  return g_steal_pointer (&page);
}

/* Returns: (transfer full): a text in UTF-8, whatever it was sent as */
char *
bst_hub_reply_read_text (const BstHubAnswer *answer, const char *endpoint, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (answer->body, &size);
  char *text = g_utf8_make_valid (data != NULL ? data : "", size);

  /* Each byte that is no text has become three. */
  if (strlen (text) > LONGEST_TEXT)
    *g_utf8_find_prev_char (text, text + LONGEST_TEXT + 1) = '\0';
  return text;
}

void
bst_hub_config_free (BstHubConfig *self)
{
  g_free (self->text);
  g_clear_pointer (&self->shape, g_variant_unref);
  g_free (self);
}

/* Returns: (transfer full): the file, whatever is in it: what cannot be read tells nothing */
BstHubConfig *
bst_hub_reply_read_config_file (const BstHubAnswer *answer, const char *endpoint, GError **error)
{
  BstHubConfig *self = g_new0 (BstHubConfig, 1);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  self->text = bst_hub_reply_read_text (answer, endpoint, error);
  self->context = -1;
  root = bst_architecture_parse_config (self->text, NULL);
  if (root == NULL)
    return self;
  object = json_node_get_object (root);
  self->shape = bst_architecture_shape_from_config (object);
  if (self->shape != NULL)
    g_variant_ref_sink (self->shape);
  self->context = bst_architecture_context_from_config (object);
  if (self->context <= 0)
    self->context = -1;
  return self;
}

/* Returns: (transfer full) (nullable): the name that the token belongs to */
char *
bst_hub_reply_read_whoami (const BstHubAnswer *answer, const char *endpoint, GError **error)
{
  g_autoptr (JsonNode) root = bst_hub_reply_parse (answer, JSON_NODE_OBJECT, error);
  const char *name = NULL;
  char *clean = NULL;

  if (root == NULL)
    return NULL;
  if (bst_json_read_string (json_node_get_object (root), "", "name", BST_JSON_REQUIRED, &name, error) &&
      (clean = bst_hub_text_dup_clean (name, LONGEST_WORD)) == NULL)
    g_propagate_error (error, bst_json_wrong_type ("", "name"));
  return clean;
}

void
bst_hub_tag_free (BstHubTag *self)
{
  g_free (self->id);
  g_free (self->label);
  g_free (self->type);
  g_free (self->sub_type);
  g_free (self);
}

static gboolean
read_tag (GPtrArray *tags, JsonNode *node, const char *type, guint index, GError **error)
{
  g_autofree char *where = g_strdup_printf ("%s[%u].", type, index);
  JsonObject *object = bst_json_node_object (node, where, error);
  BstHubTag *tag = g_new0 (BstHubTag, 1);

  g_ptr_array_add (tags, tag);
  if (object == NULL ||
      !bst_hub_reply_read_word (object, where, "id", &tag->id, error) ||
      !bst_hub_reply_read_word (object, where, "label", &tag->label, error) ||
      !bst_hub_reply_read_word (object, where, "subType", &tag->sub_type, error))
    return FALSE;
  if (tag->id == NULL)
    {
      g_propagate_error (error, bst_json_wrong_type (where, "id"));
      return FALSE;
    }
  bst_hub_reply_take_text (&tag->type, type, LONGEST_WORD);
  return TRUE;
}

/* Returns: (transfer full) (nullable) (element-type BstHubTag) */
GPtrArray *
bst_hub_reply_read_tags (const BstHubAnswer *answer, const char *endpoint, GError **error)
{
  g_autoptr (JsonNode) root = bst_hub_reply_parse (answer, JSON_NODE_OBJECT, error);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_hub_tag_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GList) types = NULL;
  JsonObject *object;

  if (root == NULL)
    return NULL;
  object = json_node_get_object (root);
  types = json_object_get_members (object);
  for (GList *l = types; l != NULL && local == NULL; l = l->next)
    {
      JsonArray *array = NULL;

      bst_json_read_array (object, "", l->data, BST_JSON_OPTIONAL, &array, &local);
      for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
        if (!read_tag (tags, json_array_get_element (array, i), l->data, i, &local))
          break;
    }
  if (local == NULL)
    return g_steal_pointer (&tags);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
