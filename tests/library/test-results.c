/* An answer that becomes another one, piece by piece. */
#include <string.h>

#include "library/library.h"

/* What a view knows that has heard of every change and looks at nothing else. */
typedef struct
{
  GPtrArray *rows;
  guint n_replaced;
  guint longest; /* the longest run that was told of at once */
} View;

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  View *view = data;

  g_assert_cmpuint (position + removed, <=, view->rows->len);
  if (removed > 0)
    g_ptr_array_remove_range (view->rows, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (view->rows, (int) (position + i), g_list_model_get_item (model, position + i));
  view->n_replaced += added;
  view->longest = MAX (view->longest, added);
}

/* @places: which of the entries, as the letters from 'a' on */
static BstResults *
make_results (BstResults *all, const char *places)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (const char *p = places; *p != '\0'; p++)
    g_ptr_array_add (entries, g_list_model_get_item (G_LIST_MODEL (all), *p - 'a'));
  return bst_results_new (bst_results_get_query (all), entries);
}

static void
assert_becomes (BstResults *all, const char *from, const char *to, guint most, guint n_replaced)
{
  g_autoptr (BstResults) results = make_results (all, from);
  g_autoptr (BstResults) other = make_results (all, to);
  guint n = strlen (to), begin = 0;
  View view = { g_ptr_array_new_with_free_func (g_object_unref), 0, 0 };

  for (guint i = 0; i < strlen (from); i++)
    g_ptr_array_add (view.rows, g_list_model_get_item (G_LIST_MODEL (results), i));
  g_signal_connect (results, "items-changed", G_CALLBACK (changed_cb), &view);
  do
    {
      guint end = bst_results_take_over (results, other, begin, most);

      g_assert_cmpuint (end, ==, MIN (n, begin + most));
      begin = end;
    }
  while (begin < n);

  g_test_message ("%s → %s by %u", from, to, most);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, n);
  g_assert_cmpuint (view.rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (results), i);
      g_autoptr (BstEntry) wanted = g_list_model_get_item (G_LIST_MODEL (other), i);

      g_assert_true (entry == wanted);
      g_assert_true (g_ptr_array_index (view.rows, i) == (gpointer) wanted);
    }
  g_assert_cmpuint (view.longest, <=, most);
  g_assert_cmpuint (view.n_replaced, ==, n_replaced);
  g_ptr_array_unref (view.rows);
}

static void
test_take_over (void)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);
  g_autoptr (BstQuery) query = bst_query_parse ("sort:name");
  g_autoptr (BstResults) all = bst_library_query (library, query);

  assert_becomes (all, "", "", 4, 0);
  assert_becomes (all, "abc", "", 4, 0);
  assert_becomes (all, "", "abcdefghij", 4, 10);
  /* what is the same stays untouched */
  assert_becomes (all, "abcdefghij", "abcdefghij", 4, 0);
  assert_becomes (all, "abcdefghij", "abcdexghij", 4, 1);
  assert_becomes (all, "abcdefghij", "ybcdefghiz", 20, 10);
  /* all of it is another */
  assert_becomes (all, "abcdefghij", "klmnopqrst", 3, 10);
  assert_becomes (all, "abcdefghij", "jihgfedcba", 1, 10);
  /* shorter and longer */
  assert_becomes (all, "abcdefghij", "abcd", 2, 0);
  assert_becomes (all, "abcdefghij", "klm", 2, 3);
  assert_becomes (all, "abc", "klmnopqrst", 2, 10);
  assert_becomes (all, "abcd", "abcdefg", 4, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/results/take-over", test_take_over);
  return g_test_run ();
}
