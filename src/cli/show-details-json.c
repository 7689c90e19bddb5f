/* What is kept of a repository beside its figures, for a program. */
#include "config.h"

#include "cli/commands.h"

#include <string.h>

#include "core/csv.h"

static void
add_text (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/* -1 is unknown. */
static void
add_number (JsonBuilder *builder, const char *member, gint64 number)
{
  json_builder_set_member_name (builder, member);
  if (number >= 0)
    json_builder_add_int_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
add_time (JsonBuilder *builder, const char *member, gint64 at)
{
  g_autofree char *text = at >= 0 ? bst_csv_dup_time (at) : NULL;

  add_text (builder, member, text);
}

/* A file of the repository: null where it was never fetched, of 0 bytes where there is none. */
static void
add_file (JsonBuilder *builder, const char *member, const char *text, const char *sha, const char *from, gint64 at)
{
  json_builder_set_member_name (builder, member);
  if (at < 0)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  add_number (builder, "bytes", (gint64) strlen (text));
  add_text (builder, "sha", sha);
  add_text (builder, "endpoint", from);
  add_time (builder, "fetched_at", at);
  json_builder_end_object (builder);
}

static void
add_files (JsonBuilder *builder, const BstRepository *record)
{
  json_builder_set_member_name (builder, "files");
  if (record == NULL || record->files == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  add_number (builder, "count", record->files->len);
  add_number (builder, "bytes", bst_repository_get_files_size (record));
  add_text (builder, "sha", record->files_sha);
  json_builder_set_member_name (builder, "list");
  json_builder_begin_array (builder);
  for (guint i = 0; i < record->files->len; i++)
    {
      const BstRepositoryFile *file = g_ptr_array_index (record->files, i);

      json_builder_begin_object (builder);
      add_text (builder, "path", file->path);
      add_number (builder, "size", file->size);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_model (JsonBuilder *builder, const BstRepository *record)
{
  json_builder_begin_object (builder);
  add_text (builder, "id", record->id);
  add_text (builder, "relation", record->relation != BST_RELATION_UNKNOWN ? bst_relation_to_string (record->relation) : NULL);
  add_number (builder, "downloads", record->downloads);
  add_number (builder, "likes", record->likes);
  add_time (builder, "last_modified", record->last_modified);
  add_number (builder, "parameters", bst_repository_get_parameters (record));
  json_builder_end_object (builder);
}

static void
add_derived (JsonBuilder *builder, const BstDossier *dossier)
{
  json_builder_set_member_name (builder, "derived");
  if (dossier == NULL || dossier->derived_at < 0)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  add_text (builder, "endpoint", dossier->derived_from);
  add_time (builder, "fetched_at", dossier->derived_at);
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint i = BST_RELATION_UNKNOWN + 1; i < BST_N_RELATIONS; i++)
    add_number (builder, bst_relation_to_string (i), dossier->n_derived[i]);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "models");
  json_builder_begin_array (builder);
  for (guint i = 0; i < dossier->derived->len; i++)
    add_model (builder, g_ptr_array_index (dossier->derived, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * bst_show_details_to_json:
 * @record: (nullable): the repository's
 * @dossier: (nullable): what is kept of it
 *
 * Returns: (transfer full): an object, or null where nothing is kept beside the figures
 */
JsonNode *
bst_show_details_to_json (const BstRepository *record, const BstDossier *dossier)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (dossier == NULL && (record == NULL || record->files == NULL))
    return json_node_new (JSON_NODE_NULL);
  json_builder_begin_object (builder);
  add_files (builder, record);
  add_file (builder, "card", dossier != NULL ? dossier->card : NULL, dossier != NULL ? dossier->card_sha : NULL,
            dossier != NULL ? dossier->card_from : NULL, dossier != NULL ? dossier->card_at : -1);
  add_file (builder, "config", dossier != NULL ? dossier->config : NULL, dossier != NULL ? dossier->config_sha : NULL,
            dossier != NULL ? dossier->config_from : NULL, dossier != NULL ? dossier->config_at : -1);
  add_derived (builder, dossier);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
