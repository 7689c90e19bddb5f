#include "config.h"

#include "cli/commands.h"
#include "cli/hub.h"
#include "cli/table.h"
#include "core/change.h"
#include "core/csv.h"
#include "core/entry-json.h"
#include "core/json.h"

/* As many as a person looks through, and the most that the Hub gives at once. */
#define USUAL_LIMIT 20
#define LARGEST_LIMIT 1000

/* What the Hub has found, with the entry that each would be. */
typedef struct
{
  BstLibrary *library;
  GPtrArray *records; /* BstRepository */
  GPtrArray *entries; /* BstEntry, in the same order */
} Found;

static gboolean
is_followed (const Found *found, guint i)
{
  const BstRepository *record = g_ptr_array_index (found->records, i);

  return bst_library_is_followed (found->library, record->id);
}

/* From left to right. */
typedef enum
{
  COLUMN_ID,
  COLUMN_PARAMETERS,
  COLUMN_LICENSE,
  COLUMN_DOWNLOADS,
  COLUMN_LIKES,
  COLUMN_LAST_MODIFIED,
  COLUMN_FOLLOWED,
  N_COLUMNS,
} Column;

/* See bst_table_add_column(): the id is what add is given. */
static const guint ranks[N_COLUMNS] = {
  [COLUMN_PARAMETERS] = 1,
  [COLUMN_FOLLOWED] = 2,
  [COLUMN_DOWNLOADS] = 3,
  [COLUMN_LICENSE] = 4,
  [COLUMN_LIKES] = 5,
  [COLUMN_LAST_MODIFIED] = 6,
};

static const char *
get_label (Column column)
{
  switch (column)
    {
    case COLUMN_PARAMETERS:
      return bst_field_get_label (BST_FIELD_PARAMETERS);
    case COLUMN_LICENSE:
      return bst_field_get_label (BST_FIELD_LICENSE);
    case COLUMN_DOWNLOADS:
      return bst_change_field_get_label (BST_CHANGE_DOWNLOADS);
    case COLUMN_LIKES:
      return bst_change_field_get_label (BST_CHANGE_LIKES);
    case COLUMN_LAST_MODIFIED:
      return bst_change_field_get_label (BST_CHANGE_LAST_MODIFIED);
    case COLUMN_FOLLOWED:
      /* Translators: the heading of a column that has a mark for each model that is followed */
      return C_ ("column", "Followed");
    case COLUMN_ID:
    default:
      return C_ ("column", "ID");
    }
}

static gboolean
is_number (Column column)
{
  return column == COLUMN_PARAMETERS || column == COLUMN_DOWNLOADS || column == COLUMN_LIKES;
}

static char *
make_cell (const Found *found, guint i, Column column)
{
  const BstRepository *record = g_ptr_array_index (found->records, i);

  switch (column)
    {
    case COLUMN_PARAMETERS:
      return bst_cell_parameters (g_ptr_array_index (found->entries, i));
    case COLUMN_LICENSE:
      return bst_cell_license (g_ptr_array_index (found->entries, i));
    case COLUMN_DOWNLOADS:
      return bst_cell_number (record->downloads);
    case COLUMN_LIKES:
      return bst_cell_number (record->likes);
    case COLUMN_LAST_MODIFIED:
      return bst_cell_day (record->last_modified);
    case COLUMN_FOLLOWED:
      return g_strdup (is_followed (found, i) ? "✓" : "");
    case COLUMN_ID:
    default:
      return g_strdup (record->id);
    }
}

static BstTable *
make_table (const Found *found)
{
  BstTable *table = bst_table_new ();

  for (Column column = 0; column < N_COLUMNS; column++)
    bst_table_add_column (table, get_label (column), is_number (column), ranks[column]);
  for (guint i = 0; i < found->records->len; i++)
    for (Column column = 0; column < N_COLUMNS; column++)
      bst_table_take_cell (table, make_cell (found, i, column));
  return table;
}

/* As list has it, and whether it is followed. */
static void
append_json (GString *page, const Found *found)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_sized_new (found->records->len);

  for (guint i = 0; i < found->records->len; i++)
    {
      JsonNode *node = bst_entry_to_json (g_ptr_array_index (found->entries, i), FALSE);

      json_object_set_boolean_member (bst_json_node_object (node, "", NULL), "followed", is_followed (found, i));
      json_array_add_element (array, node);
    }
  json_node_take_array (root, array);
  bst_output_append_json (page, root);
}

static void
append_csv (GString *page, const Found *found)
{
  static const char *const header[] = {
    "id",
    "followed",
    "parameters",
    "license",
    "gated",
    "downloads",
    "likes",
    "last_modified",
    "task",
    NULL,
  };

  bst_csv_append_row (page, header);
  for (guint i = 0; i < found->records->len; i++)
    {
      const BstRepository *record = g_ptr_array_index (found->records, i);
      gint64 count = bst_entry_get_count (g_ptr_array_index (found->entries, i), BST_FIELD_PARAMETERS);
      const char *license = bst_entry_get_word (g_ptr_array_index (found->entries, i), BST_FIELD_LICENSE);
      g_autofree char *parameters = bst_csv_dup_number (count > 0 ? count : -1);
      g_autofree char *downloads = bst_csv_dup_number (record->downloads);
      g_autofree char *likes = bst_csv_dup_number (record->likes);
      g_autofree char *last_modified = bst_csv_dup_time (record->last_modified);
      const char *cells[] = {
        record->id,
        is_followed (found, i) ? "true" : "false",
        parameters,
        license != NULL ? license : "",
        record->gated != BST_GATED_UNKNOWN ? bst_gated_to_string (record->gated) : "",
        downloads,
        likes,
        last_modified,
        record->task != NULL ? record->task : "",
        NULL,
      };

      bst_csv_append_row (page, cells);
    }
}

static BstCliStatus
print_found (const BstCliOptions *options, const Found *found)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (BstTable) table = NULL;

  switch (options->format)
    {
    case BST_CLI_JSON:
      append_json (page, found);
      break;
    case BST_CLI_CSV:
      append_csv (page, found);
      break;
    case BST_CLI_MD:
      table = make_table (found);
      bst_table_append_markdown (table, page);
      break;
    case BST_CLI_TEXT:
    default:
      table = make_table (found);
      bst_table_append_text (table, page);
      break;
    }
  if (found->records->len == 0 && (options->format == BST_CLI_TEXT || options->format == BST_CLI_MD))
    bst_output_message (_ ("Nothing is found."));
  return bst_output_write (page);
}

/**
 * bst_cli_search:
 *
 * Prints what the Hub itself finds for the words of @options, the most downloaded
 * first, with a mark for what is followed.
 *
 * Returns: the exit status; a search that finds nothing is no failure
 */
BstCliStatus
bst_cli_search (const BstCliOptions *options, BstLibrary *library)
{
  g_autoptr (BstHubClient) client = NULL;
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint limit = options->limit < 0 ? USUAL_LIMIT : (guint) CLAMP (options->limit, 1, LARGEST_LIMIT);

  g_ptr_array_add (options->words, NULL);
  words = g_strstrip (g_strjoinv (" ", (char **) options->words->pdata));
  if (words[0] == '\0')
    {
      bst_output_message (_ ("Say what to look for: “bestiary search WORDS…”."));
      return BST_CLI_USAGE;
    }
  if ((client = bst_cli_hub_new ()) == NULL)
    return BST_CLI_USAGE;

  cancellable = bst_cli_cancellable_new ();
  bst_hub_client_search_async (client, words, limit, cancellable, bst_cli_got_result, &result);
  records = bst_hub_client_search_finish (client, bst_cli_wait (&result), &error);
  if (records == NULL)
    {
      bst_output_message (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _ ("Cancelled.") : error->message);
      bst_cli_hub_tell_mirror (bst_hub_client_get_settings (client), error);
      return bst_cli_hub_get_status (error);
    }
  /* A mirror need not obey the limit. */
  g_ptr_array_set_size (records, (int) MIN (records->len, options->limit == 0 ? 0 : limit));
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (entries, bst_library_make_preview (library, g_ptr_array_index (records, i)));
  return print_found (options, &(Found) { library, records, entries });
}
