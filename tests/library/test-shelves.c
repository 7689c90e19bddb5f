/* The shelves that a person may open. */
#include "core/country.h"
#include "core/shelf-id.h"
#include "library/shelves.h"

#include <glib/gstdio.h>
#include <string.h>

static const BstShelfCount *
find (GPtrArray *shelves, const char *id)
{
  for (guint i = 0; i < shelves->len; i++)
    if (g_str_equal (((const BstShelfCount *) g_ptr_array_index (shelves, i))->id, id))
      return g_ptr_array_index (shelves, i);
  return NULL;
}

static guint
count (BstLibrary *library, const char *id)
{
  g_autofree char *text = bst_shelf_id_dup_query (id);
  g_autoptr (BstQuery) query = bst_query_parse (text);

  return bst_library_count (library, query);
}

/* Each has as much on it as its query finds; none is empty but that of the Hub; groups stand
 * together, and in those of years and countries what is looked for most is first. */
static void
test_counts (void)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);
  g_autoptr (GPtrArray) shelves = bst_library_dup_shelves (library);
  const BstShelfCount *before = NULL;

  for (guint i = 0; i < shelves->len; i++)
    {
      const BstShelfCount *shelf = g_ptr_array_index (shelves, i);

      g_test_message ("%s: %s, %u", shelf->id, shelf->title, shelf->n);
      g_assert_cmpuint (shelf->n, ==, count (library, shelf->id));
      g_assert_true (shelf->n > 0 || g_str_equal (shelf->id, "hub"));
      g_assert_true (bst_library_has_shelf (library, shelf->id));
      g_assert_true (before == NULL || before->group <= shelf->group);
      if (before != NULL && before->group == shelf->group && shelf->group == BST_SHELF_GROUP_YEAR)
        g_assert_cmpstr (before->id, >, shelf->id);
      if (before != NULL && before->group == shelf->group && shelf->group == BST_SHELF_GROUP_COUNTRY)
        g_assert_cmpuint (before->n, >=, shelf->n);
      before = shelf;
    }
  g_assert_cmpstr (((const BstShelfCount *) g_ptr_array_index (shelves, 0))->id, ==, "guide");
  g_assert_nonnull (find (shelves, "review-2023"));
  g_assert_nonnull (find (shelves, "year:2023"));
  g_assert_nonnull (find (shelves, "milestones"));
  g_assert_nonnull (find (shelves, "open-source"));
  g_assert_false (bst_library_has_shelf (library, "favourites"));
  g_assert_false (bst_library_has_shelf (library, "year:1999"));
  g_assert_false (bst_library_has_shelf (library, "country:AQ"));
  g_assert_false (bst_library_has_shelf (library, ""));
}

/* Every maker's country has a name. */
static void
test_countries (void)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);
  g_autoptr (GPtrArray) makers = bst_library_dup_makers (library);

  for (guint i = 0; i < makers->len; i++)
    {
      const char *country = bst_organization_get_country (g_ptr_array_index (makers, i));

      if (country != NULL && g_str_equal (bst_country_get_label (country), country))
        g_error ("%s: src/core/country.c has no name for %s", bst_organization_get_id (g_ptr_array_index (makers, i)), country);
    }
}

#define OWN_GUIDE                                                                                                                          \
  "{\"organizations\": [{\"id\": \"me\", \"name\": \"Me\", \"country\": \"AQ\"}], \"family\": {\"id\": \"own\", \"name\": \"Own\", "       \
  "\"organization\": \"me\", \"summary\": \"x\"}, \"sources\": {\"s\": {\"kind\": \"card\", \"title\": \"x\", \"url\": \"https://x/\"}}, " \
  "\"entries\": [{\"id\": \"own/a\", \"kind\": \"model\", \"name\": \"A\", \"shelves\": [\"garage\", \"code\", \"code\"], "                \
  "\"milestone\": {\"en\": \"The first.\"}, \"claims\": {\"released\": [{\"value\": \"1999-01\", \"source\": \"s\"}], "                    \
  "\"open_source\": [{\"value\": true, \"source\": \"s\"}]}}, "                                                                            \
  "{\"id\": \"own/b\", \"kind\": \"closed-model\", \"name\": \"B\", \"shelves\": [\"cellar\"]}]}"

/* Shelves of a file of the user's own are among them; what is shown to nobody counts nowhere. */
static void
test_own (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bestiary-shelves-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "own.json", NULL);
  g_autoptr (BstLibrary) shipped = bst_library_new (NULL, NULL, NULL);
  g_autoptr (BstLibrary) library = NULL;
  g_autoptr (GPtrArray) shelves = NULL;

  g_assert_true (g_file_set_contents (path, OWN_GUIDE, -1, NULL));
  library = bst_library_new (folder, NULL, NULL);
  g_assert_null (bst_library_get_problems (library)[0]);
  shelves = bst_library_dup_shelves (library);
  g_assert_cmpint (find (shelves, "garage")->group, ==, BST_SHELF_GROUP_OWN);
  g_assert_cmpuint (find (shelves, "garage")->n, ==, 1);
  g_assert_null (find (shelves, "cellar"));
  g_assert_cmpuint (find (shelves, "code")->n, ==, count (shipped, "code") + 1);
  g_assert_cmpuint (find (shelves, "milestones")->n, ==, count (shipped, "milestones") + 1);
  g_assert_cmpuint (find (shelves, "open-source")->n, ==, count (shipped, "open-source") + 1);
  g_assert_cmpuint (find (shelves, "year:1999")->n, ==, 1);
  g_assert_cmpstr (find (shelves, "country:AQ")->title, ==, "AQ");
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/shelves/counts", test_counts);
  g_test_add_func ("/library/shelves/countries", test_countries);
  g_test_add_func ("/library/shelves/own", test_own);
  return g_test_run ();
}
