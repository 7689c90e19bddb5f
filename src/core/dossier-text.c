#include "config.h"

#include "core/dossier-text.h"

#include <string.h>

#include "core/error.h"
#include "core/json.h"
#include "core/repository-text.h"

/* Each line of the text is a JSON of its own: how many there are of each relation, and then
 * a record each. */

/* A list that is asked for has at most fifty of each relation. */
#define MOST_RECORDS 1000

static char *
counts_to_text (const BstDossier *self)
{
  g_autoptr (GString) text = g_string_new ("{");

  for (guint i = 0; i < BST_N_RELATIONS; i++)
    if (self->n_derived[i] >= 0)
      g_string_append_printf (text, "%s\"%s\":%" G_GINT64_FORMAT, text->len > 1 ? "," : "",
                              bst_relation_to_string (i), self->n_derived[i]);
  g_string_append_c (text, '}');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer full) (nullable): the models that were made of it, and how many there
 *   are; NULL where nobody asked for them */
char *
bst_dossier_derived_to_text (const BstDossier *self)
{
  g_autofree char *counts = NULL;
  g_autoptr (GString) text = NULL;

  if (self->derived_at < 0)
    return NULL;
  counts = counts_to_text (self);
  text = g_string_new (counts);
  for (guint i = 0; self->derived != NULL && i < self->derived->len; i++)
    {
      g_autofree char *line = bst_repository_to_text (g_ptr_array_index (self->derived, i));

      g_string_append_printf (text, "\n%s", line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
read_counts (const char *line, gint64 *counts, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (line, strlen (line));
  g_autoptr (GError) cause = NULL;
  g_autoptr (JsonNode) root = bst_json_parse (bytes, &cause);
  JsonObject *object = root != NULL ? bst_json_node_object (root, "", &cause) : NULL;
  gboolean is_fine = object != NULL;

  for (guint i = 0; is_fine && i < BST_N_RELATIONS; i++)
    {
      counts[i] = -1;
      is_fine = bst_json_read_amount (object, "", bst_relation_to_string (i), BST_JSON_OPTIONAL, &counts[i], &cause);
    }
  if (!is_fine)
    bst_error_set_cause (error, BST_REPOSITORY_TEXT_ERROR, BST_REPOSITORY_TEXT_ERROR_CONTENT, g_steal_pointer (&cause));
  return is_fine;
}

/**
 * bst_dossier_derived_from_text:
 * @self: of which only that is set, and only where all of it can be read
 *
 * Reads what bst_dossier_derived_to_text() wrote. In any thread: the error's sentence is for
 * bst_error_dup_sentence() to make.
 */
gboolean
bst_dossier_derived_from_text (BstDossier *self, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", MOST_RECORDS + 2);
  g_autoptr (GPtrArray) derived = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_repository_unref);
  gint64 counts[BST_N_RELATIONS];

  if (!read_counts (lines[0] != NULL ? lines[0] : "", counts, error))
    return FALSE;
  for (guint i = 1; lines[i] != NULL; i++)
    {
      BstRepository *record = bst_repository_from_text (lines[i], -1, error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (derived, record);
    }
  g_clear_pointer (&self->derived, g_ptr_array_unref);
  self->derived = g_steal_pointer (&derived);
  memcpy (self->n_derived, counts, sizeof counts);
  return TRUE;
}
