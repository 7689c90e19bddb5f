#include "config.h"

#include "cli/table.h"

static BstTable *
make_table (void)
{
  BstTable *table = bst_table_new ();

  bst_table_add_column (table, "Name", FALSE, 0);
  bst_table_add_column (table, "Size", TRUE, 1);
  bst_table_add_column (table, "ID", FALSE, 0);
  return table;
}

static void
add_row (BstTable *table, const char *name, const char *size, const char *id)
{
  bst_table_take_cell (table, g_strdup (name));
  bst_table_take_cell (table, g_strdup (size));
  bst_table_take_cell (table, g_strdup (id));
}

/* Columns are as wide as their widest cell, and a Han character takes two. */
static void
test_text (void)
{
  g_autoptr (BstTable) table = make_table ();
  g_autoptr (GString) page = g_string_new (NULL);

  add_row (table, "猎鹰一号", "7", "a");
  add_row (table, "X\033\n", "1,200", "long/name");
  bst_table_append_text (table, page);
  g_assert_cmpstr (page->str, ==,
                   "Name       Size  ID\n"
                   "猎鹰一号      7  a\n"
                   "X\357\277\275        1,200  long/name\n");
}

static void
test_markdown (void)
{
  g_autoptr (BstTable) table = make_table ();
  g_autoptr (GString) page = g_string_new (NULL);

  add_row (table, "a|b", "7", "");
  bst_table_append_markdown (table, page);
  g_assert_cmpstr (page->str, ==,
                   "| Name | Size | ID |\n"
                   "| --- | ---: | --- |\n"
                   "| a\\|b | 7 |  |\n");
}

static void
test_empty (void)
{
  g_autoptr (BstTable) table = make_table ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) markdown = g_string_new (NULL);

  bst_table_append_text (table, text);
  g_assert_cmpstr (text->str, ==, "");
  bst_table_append_markdown (table, markdown);
  g_assert_cmpstr (markdown->str, ==, "| Name | Size | ID |\n| --- | ---: | --- |\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table/text", test_text);
  g_test_add_func ("/table/markdown", test_markdown);
  g_test_add_func ("/table/empty", test_empty);

  return g_test_run ();
}
