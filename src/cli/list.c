#include "config.h"

#include "cli/commands.h"

#include "chart/csv.h"
#include "cli/table.h"
#include "core/change.h"
#include "core/entry-json.h"

#define N_COLUMNS 8

/* Left out where nothing was fetched from the Hub. */
#define HUB_COLUMN 6

typedef struct
{
  char *(*make_cell) (BstEntry *entry);
  gboolean is_number;
  guint rank; /* see bst_table_add_column() */
} Column;

static char *
make_name (BstEntry *entry)
{
  return g_strdup (bst_entry_get_name (entry));
}

static char *
make_id (BstEntry *entry)
{
  return g_strdup (bst_entry_get_id (entry));
}

static const Column columns[N_COLUMNS] = {
  { make_name, FALSE, 0 },
  { bst_cell_parameters, TRUE, 1 },
  { bst_cell_context, TRUE, 4 },
  { bst_cell_license, FALSE, 2 },
  { bst_cell_released, FALSE, 3 },
  { bst_cell_organization, FALSE, 6 },
  { bst_cell_downloads, TRUE, 5 },
  { make_id, FALSE, 0 },
};

static const char *
get_column_label (int column)
{
  switch (column)
    {
    case 0:
      return C_ ("column", "Name");
    case 1:
      return bst_field_get_label (BST_FIELD_PARAMETERS);
    case 2:
      /* Translators: short for context length */
      return C_ ("column", "Context");
    case 3:
      return bst_field_get_label (BST_FIELD_LICENSE);
    case 4:
      return bst_field_get_label (BST_FIELD_RELEASED);
    case 5:
      return C_ ("column", "Organization");
    case HUB_COLUMN:
      return bst_change_field_get_label (BST_CHANGE_DOWNLOADS);
    default:
      /* Translators: the identifier by which a model is asked for */
      return C_ ("column", "ID");
    }
}

static gboolean
has_record (GListModel *entries,
            guint n_entries)
{
  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (entries, i);

      if (bst_entry_get_repository (entry) != NULL)
        return TRUE;
    }

  return FALSE;
}

static BstTable *
make_table (GListModel *entries,
            guint n_entries)
{
  BstTable *table = bst_table_new ();
  gboolean has_hub = has_record (entries, n_entries);

  for (int column = 0; column < N_COLUMNS; column++)
    {
      if (column != HUB_COLUMN || has_hub)
        bst_table_add_column (table, get_column_label (column), columns[column].is_number, columns[column].rank);
    }

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (entries, i);

      for (int column = 0; column < N_COLUMNS; column++)
        {
          if (column != HUB_COLUMN || has_hub)
            bst_table_take_cell (table, columns[column].make_cell (entry));
        }
    }

  return table;
}

static void
append_json (GString *page,
             GListModel *entries,
             guint n_entries)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_sized_new (n_entries);

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (entries, i);

      json_array_add_element (array, bst_entry_to_json (entry, FALSE));
    }

  json_node_take_array (root, array);
  bst_output_append_json (page, root);
}

static void
append_csv (GString *page,
            GListModel *entries,
            guint n_entries)
{
  bst_chart_csv_append_header (page);
  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (entries, i);

      bst_chart_csv_append_row (page, entry);
    }
}

/**
 * bst_cli_list:
 *
 * Prints the entries that the words of @options, taken together, find.
 *
 * Returns: the exit status; a query that finds nothing is no failure
 */
BstCliStatus
bst_cli_list (const BstCliOptions *options,
              BstLibrary *library)
{
  g_autofree char *text = NULL;
  g_autoptr (BstQuery) query = NULL;
  g_autoptr (BstResults) results = NULL;
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (BstTable) table = NULL;
  GListModel *entries;
  guint n_found, n_shown;

  g_ptr_array_add (options->words, NULL);
  text = g_strjoinv (" ", (char **) options->words->pdata);
  query = bst_query_parse (text);
  if (bst_query_get_n_problems (query) > 0)
    {
      bst_cli_tell_problems (query);
      return BST_CLI_USAGE;
    }

  results = bst_library_query (library, query);
  entries = G_LIST_MODEL (results);
  n_found = g_list_model_get_n_items (entries);
  n_shown = options->limit < 0 ? n_found : (guint) MIN (options->limit, n_found);

  switch (options->format)
    {
    case BST_CLI_JSON:
      append_json (page, entries, n_shown);
      break;
    case BST_CLI_CSV:
      append_csv (page, entries, n_shown);
      break;
    case BST_CLI_MD:
      table = make_table (entries, n_shown);
      bst_table_append_markdown (table, page);
      break;
    case BST_CLI_TEXT:
    default:
      table = make_table (entries, n_shown);
      bst_table_append_text (table, page);
      break;
    }

  if (n_found == 0 && (options->format == BST_CLI_TEXT || options->format == BST_CLI_MD))
    bst_cli_tell_nothing_found (library, query);

  return bst_output_write (page);
}
