#include "config.h"

#include "hub/reply-private.h"

#include "hub/id.h"

#include <stdio.h>
#include <string.h>

#define LONGEST_WORD 100
#define SHA_LENGTH 40

/* No page of any list has more: it is the most that the Hub can be asked for. */
#define LONGEST_LIST 1000

/* More element types than safetensors knows. */
#define MOST_TENSOR_TYPES 64

static gboolean
wrong_type (const char *where, const char *member, GError **error)
{
  g_propagate_error (error, bst_json_wrong_type (where, member));
  return FALSE;
}

/* Reads a text that is cut and cleaned, or NULL. */
gboolean
bst_hub_reply_read_word (JsonObject *object, const char *where, const char *member, char **field, GError **error)
{
  const char *text = NULL;

  if (!bst_json_read_string (object, where, member, BST_JSON_OPTIONAL, &text, error))
    return FALSE;
  bst_hub_reply_take_text (field, text, LONGEST_WORD);
  return TRUE;
}

/* Times are written 2024-10-24T15:07:40.000Z and in no other way. */
static gboolean
parse_time (const char *text, gint64 *value)
{
  static const char pattern[] = "dddd-dd-ddTdd:dd:dd";
  int year, month, day, hour, minute, second;
  const char *p = text;
  g_autoptr (GDateTime) time = NULL;

  for (guint i = 0; pattern[i] != '\0'; i++, p++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (*p) : *p != pattern[i])
      return FALSE;
  if (*p == '.')
    {
      if (!g_ascii_isdigit (*++p))
        return FALSE;
      while (g_ascii_isdigit (*p))
        p++;
    }
  if (!g_str_equal (p, "Z") ||
      sscanf (text, "%4d-%2d-%2dT%2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second) != 6)
    return FALSE;
  time = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (time == NULL)
    return FALSE;
  *value = g_date_time_to_unix (time);
  return TRUE;
}

static gboolean
read_time (JsonObject *object, const char *where, const char *member, gint64 *value, GError **error)
{
  const char *text = NULL;

  if (!bst_json_read_string (object, where, member, BST_JSON_OPTIONAL, &text, error))
    return FALSE;
  return text == NULL || parse_time (text, value) || wrong_type (where, member, error);
}

static gboolean
read_sha (JsonObject *object, const char *where, char **sha, GError **error)
{
  const char *text = NULL;

  if (!bst_json_read_string (object, where, "sha", BST_JSON_OPTIONAL, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  /* It becomes a part of an address. */
  if (strlen (text) != SHA_LENGTH || strspn (text, "0123456789abcdef") != SHA_LENGTH)
    return wrong_type (where, "sha", error);
  *sha = g_strdup (text);
  return TRUE;
}

/* false, or who grants access. */
static gboolean
read_gated (JsonObject *object, const char *where, BstGated *gated, GError **error)
{
  JsonNode *node = bst_json_find (object, "gated");
  const char *word;
  gboolean flag;

  if (node == NULL)
    return TRUE;
  if (bst_json_node_flag (node, &flag) && !flag)
    *gated = BST_GATED_NO;
  else if (!bst_json_node_string (node, &word))
    return wrong_type (where, "gated", error);
  else if (g_str_equal (word, "auto"))
    *gated = BST_GATED_AUTO;
  else if (g_str_equal (word, "manual"))
    *gated = BST_GATED_MANUAL;
  return TRUE;
}

static gboolean
read_tensors (BstRepository *self, JsonObject *object, const char *where, GError **error)
{
  JsonObject *safetensors = NULL, *parameters = NULL;
  g_autoptr (GList) types = NULL;
  g_autofree char *place = g_strconcat (where, "safetensors.", NULL);
  g_autofree char *inside = g_strconcat (place, "parameters.", NULL);
  gint64 sum = 0;
  guint n = 0;

  if (!bst_json_read_object (object, where, "safetensors", BST_JSON_OPTIONAL, &safetensors, error))
    return FALSE;
  if (safetensors == NULL)
    return TRUE;
  if (!bst_json_read_object (safetensors, place, "parameters", BST_JSON_OPTIONAL, &parameters, error) ||
      !bst_json_read_amount (safetensors, place, "total", BST_JSON_OPTIONAL, &self->tensors_total, error))
    return FALSE;
  types = parameters != NULL ? json_object_get_members (parameters) : NULL;
  for (GList *l = types; l != NULL && n < MOST_TENSOR_TYPES; l = l->next, n++)
    {
      g_autofree char *dtype = bst_hub_text_dup_clean (l->data, LONGEST_WORD);
      gint64 count = 0;

      if (!bst_json_read_amount (parameters, inside, l->data, BST_JSON_REQUIRED, &count, error))
        return FALSE;
      if (dtype == NULL || count > G_MAXINT64 - sum)
        return wrong_type (place, "parameters", error);
      bst_repository_add_tensors (self, dtype, count);
      sum += count;
    }
  if (self->tensors_total < 0 && n > 0)
    self->tensors_total = sum;
  return TRUE;
}

static gboolean
read_gguf (BstRepository *self, JsonObject *object, const char *where, GError **error)
{
  JsonObject *gguf = NULL;
  g_autofree char *inside = g_strconcat (where, "gguf.", NULL);

  if (!bst_json_read_object (object, where, "gguf", BST_JSON_OPTIONAL, &gguf, error))
    return FALSE;
  return gguf == NULL ||
         (bst_json_read_amount (gguf, inside, "total", BST_JSON_OPTIONAL, &self->gguf_parameters, error) &&
          bst_json_read_amount (gguf, inside, "context_length", BST_JSON_OPTIONAL, &self->gguf_context, error) &&
          bst_hub_reply_read_word (gguf, inside, "architecture", &self->gguf_architecture, error));
}

/* An object by relation; some clients take it for a number, which then tells nothing. */
static gboolean
read_children (BstRepository *self, JsonObject *object, const char *where, GError **error)
{
  JsonNode *node = bst_json_find (object, "childrenModelCount");
  JsonObject *counts = node != NULL ? bst_json_node_object (node, "", NULL) : NULL;
  g_autofree char *inside = g_strconcat (where, "childrenModelCount.", NULL);

  for (guint i = BST_RELATION_UNKNOWN + 1; counts != NULL && i < BST_N_RELATIONS; i++)
    if (!bst_json_read_amount (counts, inside, bst_relation_to_string (i), BST_JSON_OPTIONAL, &self->n_children[i], error))
      return FALSE;
  return TRUE;
}

/* Whether an answer has not one of the fields that every repository has, though they were
 * asked for: no Hub says so little. To believe it would be to forget all figures. */
static gboolean
is_bare (JsonObject *object, const BstHubAnswer *answer)
{
  static const char *const always[] = { "downloads", "likes", "sha" };

  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    if (bst_json_find (object, always[i]) != NULL || !bst_hub_url_asks_for (answer->url, always[i]))
      return FALSE;
  return TRUE;
}

/**
 * bst_hub_reply_read_repository:
 * @where: the object's place in the answer, for errors: "" or "[3]."
 *
 * Reads what a BstRepository keeps and looks at nothing else. Whatever may be missing is
 * unknown then, but not everything at once; what is there has to be of its type.
 *
 * Returns: (transfer full) (nullable): the repository, or an error that names the member
 */
BstRepository *
bst_hub_reply_read_repository (JsonObject *object, const char *where, const BstHubAnswer *answer,
                               const char *endpoint, GError **error)
{
  g_autoptr (BstRepository) self = NULL;
  g_auto (GStrv) tags = NULL;
  JsonObject *ignored = NULL;
  const char *id = NULL;
  gboolean disabled = FALSE;

  if (!bst_json_read_string (object, where, "id", BST_JSON_REQUIRED, &id, error))
    return NULL;
  if (!bst_hub_id_is_safe (id))
    {
      wrong_type (where, "id", error);
      return NULL;
    }
  if (is_bare (object, answer))
    {
      bst_hub_reply_set_fault (error, BST_HUB_REPLY_BARE);
      return NULL;
    }
  self = bst_repository_new (id, endpoint);
  self->fetched_at = answer->fetched_at;
  if (!read_sha (object, where, &self->sha, error) ||
      !read_time (object, where, "createdAt", &self->created_at, error) ||
      !read_time (object, where, "lastModified", &self->last_modified, error) ||
      !bst_json_read_amount (object, where, "downloads", BST_JSON_OPTIONAL, &self->downloads, error) ||
      !bst_json_read_amount (object, where, "likes", BST_JSON_OPTIONAL, &self->likes, error) ||
      !bst_json_read_flag (object, where, "disabled", BST_JSON_OPTIONAL, &disabled, error) ||
      !read_gated (object, where, &self->gated, error) ||
      !bst_hub_reply_read_word (object, where, "pipeline_tag", &self->task, error) ||
      !bst_hub_reply_read_word (object, where, "library_name", &self->library_name, error) ||
      !bst_json_read_words (object, where, "tags", BST_JSON_OPTIONAL, &tags, error) ||
      !bst_json_read_object (object, where, "cardData", BST_JSON_OPTIONAL, &ignored, error) ||
      !bst_json_read_object (object, where, "config", BST_JSON_OPTIONAL, &ignored, error) ||
      !read_tensors (self, object, where, error) ||
      !read_gguf (self, object, where, error) ||
      !read_children (self, object, where, error))
    return NULL;
  self->presence = disabled ? BST_PRESENCE_DISABLED : BST_PRESENCE_THERE;
  bst_hub_reply_read_card (self, object, tags);
  bst_hub_reply_read_config (self, object);
  return g_steal_pointer (&self);
}

/* Returns: (transfer full) (nullable): the answer's root, which holds @type */
JsonNode *
bst_hub_reply_parse (const BstHubAnswer *answer, JsonNodeType type, GError **error)
{
  g_autoptr (JsonNode) root = NULL;

  if (g_bytes_get_size (answer->body) == 0)
    {
      bst_hub_reply_set_fault (error, BST_HUB_REPLY_EMPTY);
      return NULL;
    }
  root = bst_json_parse (answer->body, error);
  if (root == NULL)
    return NULL;
  if (json_node_get_node_type (root) != type)
    {
      bst_hub_reply_set_fault (error, type == JSON_NODE_ARRAY ? BST_HUB_REPLY_NO_LIST : BST_HUB_REPLY_NO_OBJECT);
      return NULL;
    }
  if (type == JSON_NODE_ARRAY && json_array_get_length (json_node_get_array (root)) > LONGEST_LIST)
    {
      bst_hub_reply_set_fault (error, BST_HUB_REPLY_TOO_LONG);
      return NULL;
    }
  return g_steal_pointer (&root);
}

/**
 * bst_hub_reply_read_model:
 *
 * Returns: (transfer full) (nullable): what the answer says of one repository
 */
BstRepository *
bst_hub_reply_read_model (const BstHubAnswer *answer, const char *endpoint, GError **error)
{
  g_autoptr (JsonNode) root = bst_hub_reply_parse (answer, JSON_NODE_OBJECT, error);
  BstRepository *self;

  if (root == NULL)
    return NULL;
  self = bst_hub_reply_read_repository (json_node_get_object (root), "", answer, endpoint, error);
  if (self != NULL)
    self->etag = g_strdup (answer->etag);
  return self;
}
