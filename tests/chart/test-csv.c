#include "chart/csv.h"

#include "../core/entries.h"
#include "scenes.h"

#include <string.h>

/* Returns the cells of a line that has none in quotes. */
static char **
split_line (GBytes *bytes, guint line)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (line, <, g_strv_length (lines));
  return g_strsplit (lines[line], ",", -1);
}

static void
assert_cell (GBytes *bytes, guint line, const char *column, const char *expected)
{
  g_auto (GStrv) names = split_line (bytes, 0);
  g_auto (GStrv) cells = split_line (bytes, line);

  g_assert_cmpuint (g_strv_length (names), ==, g_strv_length (cells));
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], column))
      {
        g_assert_cmpstr (cells[i], ==, expected);
        return;
      }
  g_assert_not_reached ();
}

static void
test_unknown (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  BstEntryBuilder *builder = bst_entry_builder_new ("lab/bare", BST_KIND_MODEL, "Bare");
  g_autoptr (BstEntry) entry = bst_entry_builder_end (builder);
  g_autoptr (GBytes) bytes = NULL;

  g_list_store_append (entries, entry);
  bytes = bst_chart_write_csv (G_LIST_MODEL (entries));
  assert_cell (bytes, 1, "id", "lab/bare");
  for (guint i = 0; i < 9; i++)
    assert_cell (bytes, 1, (const char *[]) { "family", "organization", "parameters", "active_parameters", "released", "license", "parameters_estimated", "downloads", "last_modified" }[i], "");
  assert_cell (bytes, 1, "license_verdict", "unknown");
  assert_cell (bytes, 1, "openness", "unknown");
}

static void
test_figures (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  BstEntryBuilder *known = bst_entry_builder_new ("lab/known", BST_KIND_MODEL, "Known");
  BstEntryBuilder *guessed = bst_entry_builder_new ("guessed", BST_KIND_CLOSED_MODEL, "Guessed");
  g_autoptr (BstEntry) first = NULL, second = NULL;
  g_autoptr (GBytes) bytes = NULL;

  test_add_count (known, BST_FIELD_PARAMETERS, 46700000000);
  test_add_count (known, BST_FIELD_ACTIVE_PARAMETERS, 12900000000);
  test_add_word (known, BST_FIELD_RELEASED, "2023-12");
  test_add_estimate (guessed, 1760000000000);
  first = bst_entry_builder_end (known);
  second = bst_entry_builder_end (guessed);
  g_list_store_append (entries, second);
  g_list_store_append (entries, first);

  bytes = bst_chart_write_csv (G_LIST_MODEL (entries));
  assert_cell (bytes, 1, "id", "guessed");
  assert_cell (bytes, 1, "parameters", "1760000000000");
  assert_cell (bytes, 1, "parameters_estimated", "true");
  assert_cell (bytes, 1, "openness", "closed");
  assert_cell (bytes, 2, "id", "lab/known");
  assert_cell (bytes, 2, "parameters", "46700000000");
  assert_cell (bytes, 2, "active_parameters", "12900000000");
  assert_cell (bytes, 2, "parameters_estimated", "false");
  assert_cell (bytes, 2, "released", "2023-12");
}

/* A line's end, a quotation mark or a comma in a text makes no other row or column. */
static void
test_hostile (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  BstEntryBuilder *builder = bst_entry_builder_new ("lab/x", BST_KIND_MODEL, "=1+1,\"a\"\n\033[1m");
  g_autoptr (BstEntry) entry = bst_entry_builder_end (builder);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  g_list_store_append (entries, entry);
  bytes = bst_chart_write_csv (G_LIST_MODEL (entries));
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "\nlab/x,model,\"'=1+1,\"\"a\"\"\n\357\277\275[1m\",,"));
}

static void
test_empty (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (GBytes) bytes = bst_chart_write_csv (G_LIST_MODEL (entries));
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_true (g_str_has_prefix (text, "id,kind,name,family,organization,parameters,active_parameters,"));
  g_assert_true (g_str_has_suffix (text, ",parameters_estimated,openness,country,milestone\n"));
  g_assert_cmpint (strcspn (text, "\n"), ==, strlen (text) - 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/unknown", test_unknown);
  g_test_add_func ("/csv/figures", test_figures);
  g_test_add_func ("/csv/hostile", test_hostile);
  g_test_add_func ("/csv/empty", test_empty);

  return g_test_run ();
}
