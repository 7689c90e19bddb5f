#include "config.h"

#include "core/repository-text.h"

#include <string.h>

#include "core/error.h"
#include "core/i18n.h"
#include "core/json.h"

/* The form of the text. A program reads its own and older ones. */
#define VERSION 2

/* Where a record has the member. What is unknown is left out of the text. */
#define MEMBER(member) #member, G_STRUCT_OFFSET(BstRepository, member)

typedef struct
{
  const char *member;
  gsize offset;
} Member;

static const Member text_members[] = {
  { MEMBER (etag) },
  { MEMBER (sha) },
  { MEMBER (task) },
  { MEMBER (library_name) },
  { MEMBER (license) },
  { MEMBER (license_name) },
  { MEMBER (license_link) },
  { MEMBER (gguf_architecture) },
  { MEMBER (architecture) },
  { MEMBER (model_type) },
  { MEMBER (quantization) },
  { MEMBER (files_sha) },
  { MEMBER (kept_from) },
  { MEMBER (config_sha) },
  { MEMBER (config_from) },
};

static const Member number_members[] = {
  { MEMBER (fetched_at) },
  { MEMBER (token_sent) },
  { MEMBER (kept_fields) },
  { MEMBER (kept_at) },
  { MEMBER (created_at) },
  { MEMBER (last_modified) },
  { MEMBER (downloads) },
  { MEMBER (likes) },
  { MEMBER (tensors_total) },
  { MEMBER (gguf_parameters) },
  { MEMBER (gguf_context) },
  { MEMBER (config_context) },
  { MEMBER (config_at) },
};

static const Member words_members[] = {
  { MEMBER (languages) },
  { MEMBER (base_models) },
};

static void
add_pair (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, name);
  json_builder_add_int_value (builder, MAX (number, 0));
  json_builder_end_array (builder);
}

static void
add_texts (JsonBuilder *builder, const BstRepository *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_members); i++)
    {
      const char *text = G_STRUCT_MEMBER (char *, self, text_members[i].offset);

      if (text == NULL)
        continue;
      json_builder_set_member_name (builder, text_members[i].member);
      json_builder_add_string_value (builder, text);
    }
}

static void
add_numbers (JsonBuilder *builder, const BstRepository *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (number_members); i++)
    {
      gint64 number = G_STRUCT_MEMBER (gint64, self, number_members[i].offset);

      if (number < 0)
        continue;
      json_builder_set_member_name (builder, number_members[i].member);
      json_builder_add_int_value (builder, number);
    }
}

static void
add_words (JsonBuilder *builder, const BstRepository *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (words_members); i++)
    {
      char **words = G_STRUCT_MEMBER (char **, self, words_members[i].offset);

      if (words == NULL || words[0] == NULL)
        continue;
      json_builder_set_member_name (builder, words_members[i].member);
      json_builder_begin_array (builder);
      for (guint j = 0; words[j] != NULL; j++)
        json_builder_add_string_value (builder, words[j]);
      json_builder_end_array (builder);
    }
}

static void
add_lists (JsonBuilder *builder, const BstRepository *self)
{
  if (self->tensors != NULL)
    {
      json_builder_set_member_name (builder, "tensors");
      json_builder_begin_array (builder);
      for (guint i = 0; i < self->tensors->len; i++)
        {
          const BstTensorCount *tensors = &g_array_index (self->tensors, BstTensorCount, i);

          add_pair (builder, tensors->dtype, tensors->count);
        }
      json_builder_end_array (builder);
    }
  if (self->files != NULL)
    {
      json_builder_set_member_name (builder, "files");
      json_builder_begin_array (builder);
      for (guint i = 0; i < self->files->len; i++)
        {
          const BstRepositoryFile *file = g_ptr_array_index (self->files, i);

          add_pair (builder, file->path, file->size);
        }
      json_builder_end_array (builder);
    }
}

/* Returns: (transfer full): all that @self says, on one line of JSON */
char *
bst_repository_to_text (const BstRepository *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, self->id);
  json_builder_set_member_name (builder, "endpoint");
  json_builder_add_string_value (builder, self->endpoint);
  json_builder_set_member_name (builder, "presence");
  json_builder_add_string_value (builder, bst_presence_to_string (self->presence));
  json_builder_set_member_name (builder, "gated");
  json_builder_add_string_value (builder, bst_gated_to_string (self->gated));
  json_builder_set_member_name (builder, "relation");
  json_builder_add_string_value (builder, bst_relation_to_string (self->relation));
  add_texts (builder, self);
  add_numbers (builder, self);
  add_words (builder, self);
  if (self->shape != NULL)
    {
      json_builder_set_member_name (builder, "shape");
      bst_json_add_shape (builder, self->shape);
    }
  add_lists (builder, self);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
wrong_value (const char *member, GError **error)
{
  bst_error_set (error, BST_JSON_ERROR, BST_JSON_ERROR_TYPE,
                 N_ ("The member “%s” has a value that a record cannot have."), member, NULL);
  return FALSE;
}

/* Fails on a member that a record does not have. */
static gboolean
check_members (JsonObject *object, GError **error)
{
  static const char *const others[] = { "version", "id", "endpoint", "presence", "gated", "relation", "shape", "tensors", "files" };
  const char *known[G_N_ELEMENTS (others) + G_N_ELEMENTS (text_members) + G_N_ELEMENTS (number_members) +
                    G_N_ELEMENTS (words_members) + 1];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    known[n++] = others[i];
  for (guint i = 0; i < G_N_ELEMENTS (text_members); i++)
    known[n++] = text_members[i].member;
  for (guint i = 0; i < G_N_ELEMENTS (number_members); i++)
    known[n++] = number_members[i].member;
  for (guint i = 0; i < G_N_ELEMENTS (words_members); i++)
    known[n++] = words_members[i].member;
  known[n] = NULL;
  return bst_json_check_members (object, "", known, error);
}

static gboolean
is_endpoint (const char *endpoint)
{
  return (g_str_has_prefix (endpoint, "https://") || g_str_has_prefix (endpoint, "http://")) &&
         strpbrk (endpoint, " \t\r\n\"<>") == NULL;
}

static BstRepository *
read_head (JsonObject *object, GError **error)
{
  const char *id = NULL, *endpoint = NULL;
  gint64 version = 0;

  if (!bst_json_read_number (object, "", "version", BST_JSON_REQUIRED, &version, error))
    return NULL;
  if (version > VERSION)
    {
      bst_error_set (error, BST_REPOSITORY_TEXT_ERROR, BST_REPOSITORY_TEXT_ERROR_VERSION,
                     N_ ("It was written by a newer version of Bestiary."), NULL, NULL);
      return NULL;
    }
  if (!check_members (object, error) ||
      !bst_json_read_string (object, "", "id", BST_JSON_REQUIRED, &id, error) ||
      !bst_json_read_string (object, "", "endpoint", BST_JSON_REQUIRED, &endpoint, error))
    return NULL;
  if (!bst_repository_is_id (id) || !is_endpoint (endpoint))
    {
      wrong_value (bst_repository_is_id (id) ? "endpoint" : "id", error);
      return NULL;
    }
  return bst_repository_new (id, endpoint);
}

static gboolean
read_words_of_choice (JsonObject *object, BstRepository *self, GError **error)
{
  const char *presence = NULL, *gated = NULL, *relation = NULL;

  if (!bst_json_read_string (object, "", "presence", BST_JSON_REQUIRED, &presence, error) ||
      !bst_json_read_string (object, "", "gated", BST_JSON_REQUIRED, &gated, error) ||
      !bst_json_read_string (object, "", "relation", BST_JSON_REQUIRED, &relation, error))
    return FALSE;
  if (!bst_presence_from_string (presence, &self->presence))
    return wrong_value ("presence", error);
  if (!bst_gated_from_string (gated, &self->gated))
    return wrong_value ("gated", error);
  if (!bst_relation_from_string (relation, &self->relation))
    return wrong_value ("relation", error);
  return TRUE;
}

static gboolean
read_members (JsonObject *object, BstRepository *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_members); i++)
    {
      const char *text = NULL;

      if (!bst_json_read_string (object, "", text_members[i].member, BST_JSON_OPTIONAL, &text, error))
        return FALSE;
      G_STRUCT_MEMBER (char *, self, text_members[i].offset) = g_strdup (text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (number_members); i++)
    if (!bst_json_read_number (object, "", number_members[i].member, BST_JSON_OPTIONAL,
                               G_STRUCT_MEMBER_P (self, number_members[i].offset), error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words_members); i++)
    {
      char ***words = G_STRUCT_MEMBER_P (self, words_members[i].offset);

      if (!bst_json_read_words (object, "", words_members[i].member, BST_JSON_OPTIONAL, words, error))
        return FALSE;
      if (*words != NULL && (*words)[0] == NULL)
        return wrong_value (words_members[i].member, error);
    }
  return TRUE;
}

/* Reads ["name", number]. */
static gboolean
read_pair (JsonNode *node, const char **name, gint64 *number)
{
  JsonArray *pair;

  if (!bst_json_node_array (node, &pair) || json_array_get_length (pair) != 2)
    return FALSE;
  return bst_json_node_string (json_array_get_element (pair, 0), name) &&
         bst_json_node_number (json_array_get_element (pair, 1), number);
}

static gboolean
read_lists (JsonObject *object, BstRepository *self, GError **error)
{
  JsonArray *tensors = NULL, *files = NULL;
  const char *name;
  gint64 number;

  if (!bst_json_read_array (object, "", "tensors", BST_JSON_OPTIONAL, &tensors, error) ||
      !bst_json_read_array (object, "", "files", BST_JSON_OPTIONAL, &files, error))
    return FALSE;
  for (guint i = 0; tensors != NULL && i < json_array_get_length (tensors); i++)
    {
      if (!read_pair (json_array_get_element (tensors, i), &name, &number))
        return wrong_value ("tensors", error);
      bst_repository_add_tensors (self, name, number);
    }

  /* A repository without a file is not one that was never asked for its files. */
  if (files != NULL)
    bst_repository_begin_files (self);
  for (guint i = 0; files != NULL && i < json_array_get_length (files); i++)
    {
      if (!read_pair (json_array_get_element (files, i), &name, &number))
        return wrong_value ("files", error);
      bst_repository_add_file (self, name, number);
    }
  return TRUE;
}

/* Numbers of a shape are positive. */
static gboolean
read_shape (JsonObject *object, BstRepository *self, GError **error)
{
  g_autoptr (GVariantDict) shape = NULL;
  JsonObject *members = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!bst_json_read_object (object, "", "shape", BST_JSON_OPTIONAL, &members, error))
    return FALSE;
  if (members == NULL)
    return TRUE;
  shape = g_variant_dict_new (NULL);
  json_object_iter_init (&iter, members);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const char *word;
      gint64 number;
      gboolean flag;

      if (bst_json_node_string (node, &word))
        g_variant_dict_insert (shape, name, "s", word);
      else if (bst_json_node_flag (node, &flag))
        g_variant_dict_insert (shape, name, "b", flag);
      else if (bst_json_node_number (node, &number) && number >= 0)
        g_variant_dict_insert (shape, name, "x", number);
      else
        return wrong_value ("shape", error);
    }
  self->shape = g_variant_ref_sink (g_variant_dict_end (shape));
  return TRUE;
}

/**
 * bst_repository_from_text:
 * @length: the bytes of @text, or -1 where it ends with a NUL
 *
 * Reads what bst_repository_to_text() wrote, and takes nothing else for it. In any
 * thread: the error's sentence is for bst_error_dup_sentence() to make.
 *
 * Returns: (transfer full) (nullable): the record, or an error that says what is
 *   wrong in the text
 */
BstRepository *
bst_repository_from_text (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) cause = NULL;
  g_autoptr (JsonNode) root = bst_json_parse (bytes, &cause);
  JsonObject *object = root != NULL ? bst_json_node_object (root, "", &cause) : NULL;
  g_autoptr (BstRepository) self = object != NULL ? read_head (object, &cause) : NULL;

  if (self != NULL && read_words_of_choice (object, self, &cause) && read_members (object, self, &cause) &&
      read_shape (object, self, &cause) && read_lists (object, self, &cause))
    return g_steal_pointer (&self);
  if (cause->domain == BST_REPOSITORY_TEXT_ERROR)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    bst_error_set_cause (error, BST_REPOSITORY_TEXT_ERROR, BST_REPOSITORY_TEXT_ERROR_CONTENT, g_steal_pointer (&cause));
  return NULL;
}
