/* Which licence comes with a base model is worked out with all that the library knows. */
#include <string.h>

#include "core/verdict.h"
#include "holder.h"

static BstRepository *
make_tagged (const char *id, const char *license, const char *base)
{
  BstRepository *record = make_record (id, 1);

  g_free (record->license);
  record->license = g_strdup (license);
  g_strfreev (record->base_models);
  record->base_models = base != NULL ? g_strsplit (base, " ", -1) : NULL;
  return record;
}

static void
add (BstLibrary *library, const char *id, const char *license, const char *base)
{
  g_autoptr (BstRepository) record = make_tagged (id, license, base);
  g_auto (GStrv) done G_GNUC_UNUSED = follow (library, id);
  g_autoptr (GPtrArray) changes G_GNUC_UNUSED = save_one (library, record);

  g_assert_nonnull (bst_library_lookup (library, id));
}

static void
assert_verdict (BstLibrary *library, const char *id, BstCommercial commercial, const char *inherited, const char *from)
{
  BstVerdict verdict = bst_entry_get_verdict (bst_library_lookup (library, id));

  g_test_message ("%s", id);
  g_assert_cmpstr (verdict.inherited != NULL ? bst_license_get_id (verdict.inherited) : NULL, ==, inherited);
  g_assert_cmpstr (verdict.from, ==, from);
  g_assert_cmpint (verdict.commercial, ==, commercial);
}

static gboolean
finds (BstLibrary *library, const char *text, const char *id)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);
  g_autoptr (BstResults) results = bst_library_query (library, query);

  return bst_results_find (results, id) != G_MAXUINT;
}

/* From the guide, from a model that was added, and over both. */
static void
test_added (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstLibrary) again = NULL;

  add (library, "me/tune", "apache-2.0", "Meta-Llama/Llama-2-7b-hf");
  add (library, "me/merge", "mit", "me/tune mistralai/Mistral-7B-v0.1");
  assert_verdict (library, "me/tune", BST_COMMERCIAL_CONDITIONAL, "llama2", "meta-llama/Llama-2-7b-hf");
  assert_verdict (library, "me/merge", BST_COMMERCIAL_CONDITIONAL, "llama2", "meta-llama/Llama-2-7b-hf");
  g_assert_false (finds (library, "license:open shelf:hub", "me/merge"));
  g_assert_true (finds (library, "license:mit shelf:hub", "me/merge"));

  /* The next start comes to the same. */
  again = home_open (home);
  assert_verdict (again, "me/merge", BST_COMMERCIAL_CONDITIONAL, "llama2", "meta-llama/Llama-2-7b-hf");
}

/* What it was made from is known only later, or becomes known to be under something else. */
static void
test_changes (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstEntry) before = NULL;

  add (library, "me/tune", "mit", "me/base");
  assert_verdict (library, "me/tune", BST_COMMERCIAL_YES, NULL, NULL);
  g_assert_cmpstr (bst_entry_get_verdict (bst_library_lookup (library, "me/tune")).unknown_base, ==, "me/base");
  add (library, "me/base", "cc-by-nc-4.0", NULL);
  assert_verdict (library, "me/tune", BST_COMMERCIAL_NO, "cc-by-nc-4.0", "me/base");
  g_assert_true (finds (library, "license:noncommercial", "me/tune"));

  /* An entry of which nothing more is said is the same one. */
  before = g_object_ref (bst_library_lookup (library, "me/tune"));
  add (library, "me/other", "mit", NULL);
  g_assert_true (bst_library_lookup (library, "me/tune") == before);
  g_assert_true (finds (library, "license:noncommercial", "me/tune"));

  add (library, "me/base", "mit", NULL);
  assert_verdict (library, "me/tune", BST_COMMERCIAL_YES, NULL, NULL);
}

/* Under its old name and under its new one. */
static void
test_renamed (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();
  g_autoptr (BstRepository) record = make_tagged ("me/new", "cc-by-nc-4.0", NULL);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  add (library, "me/old", "cc-by-nc-4.0", NULL);
  add (library, "me/of-old", "mit", "me/old");
  add (library, "me/of-new", "mit", "ME/New");
  bst_harvest_add (harvest, record, "me/old");
  changes = save (library, harvest, &error);
  g_assert_no_error (error);
  assert_verdict (library, "me/of-old", BST_COMMERCIAL_NO, "cc-by-nc-4.0", "me/new");
  assert_verdict (library, "me/of-new", BST_COMMERCIAL_NO, "cc-by-nc-4.0", "me/new");
}

/* What a search of the Hub finds is judged before it is added. */
static void
test_preview (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstRepository) record = make_tagged ("you/tune", "mit", "me/base");
  g_autoptr (BstEntry) preview = NULL;

  add (library, "me/base", "cc-by-nc-4.0", NULL);
  preview = bst_library_make_preview (library, record);
  g_assert_cmpint (bst_entry_get_commercial (preview), ==, BST_COMMERCIAL_NO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inherited/added", test_added);
  g_test_add_func ("/inherited/changes", test_changes);
  g_test_add_func ("/inherited/renamed", test_renamed);
  g_test_add_func ("/inherited/preview", test_preview);
  return g_test_run ();
}
