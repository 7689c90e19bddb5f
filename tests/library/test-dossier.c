/* What is kept of a repository beside its record. */
#include <glib/gstdio.h>
#include <string.h>

#include "small-disk.h"
#include "used-home.h"

#define RENAMED "tiiuae/Falcon-7B-Classic"

static BstDossier *
load_fine (BstLibrary *library, const char *id)
{
  g_autoptr (GError) error = NULL;
  BstDossier *dossier = load_dossier (library, id, &error);

  g_assert_no_error (error);
  return dossier;
}

static void
save_fine (BstLibrary *library, const BstDossier *dossier)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = save_dossier (library, dossier, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 0);
}

static void
assert_is (const BstDossier *dossier, gint64 n)
{
  g_autofree char *card = g_strdup_printf ("# Card %" G_GINT64_FORMAT "\n", n);
  const BstRepository *derived;

  g_assert_nonnull (dossier);
  g_assert_cmpstr (dossier->card, ==, card);
  g_assert_cmpint (dossier->card_at, ==, 1764057600 + n);
  g_assert_cmpstr (dossier->card_from, ==, BST_HUB_ENDPOINT);
  g_assert_nonnull (dossier->config);
  g_assert_cmpstr (dossier->config_sha, ==, dossier->card_sha);
  g_assert_cmpuint (dossier->derived->len, ==, 1);
  derived = g_ptr_array_index (dossier->derived, 0);
  g_assert_cmpstr (derived->id, ==, "somebody/quantized");
  g_assert_cmpint (derived->downloads, ==, 1000 + n);
  g_assert_cmpint (dossier->n_derived[BST_RELATION_QUANTIZED], ==, n);
  g_assert_cmpint (dossier->n_derived[BST_RELATION_MERGE], ==, -1);
}

static void
note_id (BstLibrary *library, const char *id, GPtrArray *ids)
{
  g_ptr_array_add (ids, g_strdup (id));
}

/* It is told of once it is kept, in any case of letters, and is there on another day. */
static void
test_keep (void)
{
  g_autoptr (Home) home = home_new ();
  g_autofree char *path = home_hub_file (home);
  g_autoptr (BstDossier) first = make_dossier (FALCON, 1);
  g_autoptr (BstDossier) second = make_dossier (FALCON, 2);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (BstDossier) none = load_fine (library, FALCON);
    g_autoptr (BstDossier) dossier = NULL;

    g_assert_null (none);
    /* looking alone makes no file */
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    g_signal_connect (library, "dossier", G_CALLBACK (note_id), ids);
    save_fine (library, first);
    g_assert_cmpuint (ids->len, ==, 1);
    g_assert_cmpstr (g_ptr_array_index (ids, 0), ==, FALCON);
    save_fine (library, second);
    dossier = load_fine (library, "TIIUAE/falcon-7B");
    assert_is (dossier, 2);
    assert_no_problems (library);
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (BstDossier) dossier = load_fine (library, FALCON);
    g_autoptr (BstDossier) other = load_fine (library, "tiiuae/falcon-40b");

    assert_is (dossier, 2);
    g_assert_null (other);
  }
  g_assert_cmpint (g_unlink (path), ==, 0);
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (BstDossier) dossier = load_fine (library, FALCON);

    g_assert_null (dossier);
    assert_no_problems (library);
  }
}

/* A library that keeps nothing on the disk has it for as long as it is there. */
static void
test_memory (void)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);
  g_autoptr (BstDossier) first = make_dossier (FALCON, 1);
  g_autoptr (BstDossier) dossier = NULL;

  save_fine (library, first);
  dossier = load_fine (library, FALCON);
  assert_is (dossier, 1);
}

/* A part that did not come stays as it is kept. */
static void
test_parts (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstDossier) whole = make_dossier (FALCON, 1);
  g_autoptr (BstDossier) part = bst_dossier_new (FALCON, "https://hf-mirror.com");
  g_autoptr (BstDossier) kept = NULL;

  save_fine (library, whole);
  part->card = g_strdup ("");
  part->card_at = 1764060000;
  part->card_from = g_strdup ("https://hf-mirror.com");
  save_fine (library, part);
  kept = load_fine (library, FALCON);
  g_assert_cmpstr (kept->card, ==, "");
  g_assert_cmpstr (kept->card_from, ==, "https://hf-mirror.com");
  g_assert_null (kept->card_sha);
  g_assert_cmpstr (kept->config, ==, whole->config);
  g_assert_cmpstr (kept->config_from, ==, BST_HUB_ENDPOINT);
  g_assert_cmpuint (kept->derived->len, ==, 1);
}

/* Under a new name it is what was known under the old one, and under the old one it is what
 * is known now. */
static void
test_rename (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstDossier) first = make_dossier (FALCON, 1);
  g_autoptr (BstRepository) record = make_record (RENAMED, 2);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();
  g_autoptr (BstDossier) part = bst_dossier_new (RENAMED, BST_HUB_ENDPOINT);
  g_autoptr (GPtrArray) changes = NULL;

  {
    g_autoptr (BstLibrary) library = home_open (home);

    save_fine (library, first);
    bst_harvest_add (harvest, record, FALCON);
    part->config = g_strdup ("{\"new\": true}");
    part->config_at = 1764060000;
    bst_harvest_add_dossier (harvest, part);
    changes = save (library, harvest, NULL);
    g_assert_nonnull (changes);
  }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (BstLibrary) library = home_open (home);
      g_autoptr (BstDossier) dossier = load_fine (library, i == 0 ? FALCON : RENAMED);

      g_assert_cmpstr (dossier->id, ==, RENAMED);
      g_assert_cmpstr (dossier->config, ==, "{\"new\": true}");
      g_assert_cmpstr (dossier->card, ==, "# Card 1\n");
      g_assert_cmpuint (dossier->derived->len, ==, 1);
    }
}

/* A file of the first version has no place for dossiers, and gets it. */
static void
test_migration (void)
{
  g_autoptr (Home) home = make_used_home ();
  g_autofree char *path = home_hub_file (home);
  g_autoptr (BstDossier) first = make_dossier (FALCON, 1);
  g_autofree char *version = NULL;

  run_sql (path, "DROP TABLE dossier; PRAGMA user_version = 1;");
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (BstDossier) dossier = load_fine (library, FALCON);

    assert_no_problems (library);
    g_assert_null (dossier);
    g_assert_cmpint (get_downloads (library, FALCON), ==, 1001);
    save_fine (library, first);
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (BstDossier) dossier = load_fine (library, FALCON);

    assert_is (dossier, 1);
    assert_no_problems (library);
  }
  version = get_sql (path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "2");
}

/* Texts that no program of ours writes. Each is told of once, and fetched again. */
static const char *const spoilings[] = {
  "UPDATE dossier SET derived = 'x'",
  "UPDATE dossier SET derived = '{}' || char (10) || '{\"version\":1}'",
  "UPDATE dossier SET card = CAST (x'23ff' AS TEXT)",
  "UPDATE dossier SET card = CAST (x'230042' AS TEXT)",
  "UPDATE dossier SET config = printf ('%*s', 5000000, 'x')",
  "UPDATE dossier SET card_sha = printf ('%*s', 5000, 'x')",
};

static void
test_spoilt (gconstpointer data)
{
  const char *sql = data;
  g_autoptr (Home) home = home_new ();
  g_autofree char *path = home_hub_file (home);
  g_autoptr (BstDossier) first = make_dossier (FALCON, 1);
  g_autoptr (BstDossier) second = make_dossier (FALCON, 2);

  {
    g_autoptr (BstLibrary) library = home_open (home);

    save_fine (library, first);
  }
  run_sql (path, sql);
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (BstDossier) dossier = load_fine (library, FALCON);
    g_autoptr (BstDossier) again = load_fine (library, FALCON);

    g_assert_null (dossier);
    g_assert_null (again);
    assert_problem (library, FALCON, "cannot be read");
    save_fine (library, second);
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (BstDossier) dossier = load_fine (library, FALCON);

    assert_is (dossier, 2);
    assert_no_problems (library);
  }
}

/* A time without a text, or a text without a time, is no harm. */
static void
test_odd_times (void)
{
  g_autoptr (Home) home = home_new ();
  g_autofree char *path = home_hub_file (home);
  g_autoptr (BstDossier) first = make_dossier (FALCON, 1);
  g_autoptr (BstDossier) dossier = NULL;
  g_autoptr (BstLibrary) library = NULL;

  {
    g_autoptr (BstLibrary) writer = home_open (home);

    save_fine (writer, first);
  }
  run_sql (path, "UPDATE dossier SET card = NULL, config_at = -7000, derived_at = 9223372036854775807");
  library = home_open (home);
  dossier = load_fine (library, FALCON);
  g_assert_cmpint (dossier->card_at, ==, -1);
  g_assert_cmpint (dossier->config_at, ==, -1);
  g_assert_cmpuint (dossier->derived->len, ==, 1);
}

/* Damage where only dossiers are is found when one is read, and costs what can be fetched again. */
static void
test_damaged (void)
{
  g_autoptr (Home) home = make_used_home ();
  g_autofree char *path = home_hub_file (home);
  g_autoptr (BstDossier) first = make_dossier (FALCON, 1);
  g_autofree char *root = NULL;
  g_autofree char *bytes = NULL;
  gsize length, offset;

  {
    g_autoptr (BstLibrary) library = home_open (home);

    save_fine (library, first);
  }
  root = get_sql (path, "SELECT rootpage FROM sqlite_schema WHERE name = 'dossier'");
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  offset = ((gsize) g_ascii_strtoull (root, NULL, 10) - 1) * 4096;
  g_assert_cmpuint (offset + 4096, <=, length);
  memset (bytes + offset, 0x5a, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (BstDossier) dossier = NULL;

    assert_no_problems (library);
    dossier = load_fine (library, FALCON);
    g_assert_null (dossier);
    assert_problem (library, path, "hub.db.damaged-20");
    assert_works (home, library);
    save_fine (library, first);
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (BstDossier) dossier = load_fine (library, FALCON);

    assert_is (dossier, 1);
  }
}

/* What has no room is not kept, and what was kept stays. */
static void
test_full (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstDossier) small = make_dossier (FALCON, 1);
  g_autoptr (BstDossier) large = make_dossier (FALCON, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (!mount_disk (home, 8192))
    return;
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (BstDossier) dossier = NULL;

    save_fine (library, small);
    leave_room (home, 256 * 1024);
    g_free (large->card);
    large->card = g_strnfill (3 * 1024 * 1024, 'x');
    g_signal_connect (library, "dossier", G_CALLBACK (note_id), ids);
    changes = save_dossier (library, large, &error);
    g_assert_null (changes);
    g_assert_error (error, BST_LIBRARY_ERROR, BST_LIBRARY_ERROR_FULL);
    g_assert_cmpuint (ids->len, ==, 0);
    dossier = load_fine (library, FALCON);
    assert_is (dossier, 1);
    leave_room (home, G_MAXSIZE);
    save_fine (library, large);
  }
  unmount_disk (home);
}

static void
cancelled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bst_library_load_dossier_finish (BST_LIBRARY (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) data = TRUE;
}

/* Who chooses another model meanwhile is told of nothing. */
static void
test_cancel (void)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);
  g_autoptr (BstDossier) first = make_dossier (FALCON, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean done = FALSE;

  save_fine (library, first);
  bst_library_load_dossier_async (library, FALCON, cancellable, cancelled, &done);
  g_cancellable_cancel (cancellable);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* So many are kept, and of them those that came last. */
static void
test_trim (void)
{
  g_autoptr (Home) home = home_new ();
  g_autofree char *path = home_hub_file (home);
  g_autoptr (BstDossier) first = make_dossier ("somebody/first", 1);
  g_autoptr (BstDossier) last = make_dossier ("somebody/last", 5000);
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstDossier) gone = NULL;
  g_autoptr (BstDossier) there = NULL;
  g_autofree char *count = NULL;

  save_fine (library, first);
  run_sql (path, "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
                 "INSERT INTO dossier SELECT 'a/b' || i, endpoint, card_at + i, card_sha, card_from, config_at, config_sha, "
                 "config_from, derived_at, derived_from, card, config, derived FROM dossier, n");
  save_fine (library, last);
  count = get_sql (path, "SELECT count(*) FROM dossier");
  g_assert_cmpstr (count, ==, "2000");
  gone = load_fine (library, "somebody/first");
  there = load_fine (library, "somebody/last");
  g_assert_null (gone);
  assert_is (there, 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  leave_others ();
  g_test_add_func ("/dossier/keep", test_keep);
  g_test_add_func ("/dossier/memory", test_memory);
  g_test_add_func ("/dossier/parts", test_parts);
  g_test_add_func ("/dossier/rename", test_rename);
  g_test_add_func ("/dossier/migration", test_migration);
  for (guint i = 0; i < G_N_ELEMENTS (spoilings); i++)
    {
      g_autofree char *name = g_strdup_printf ("/dossier/spoilt/%u", i);

      g_test_add_data_func (name, spoilings[i], test_spoilt);
    }
  g_test_add_func ("/dossier/odd-times", test_odd_times);
  g_test_add_func ("/dossier/damaged", test_damaged);
  g_test_add_func ("/dossier/full", test_full);
  g_test_add_func ("/dossier/cancel", test_cancel);
  g_test_add_func ("/dossier/trim", test_trim);
  return g_test_run ();
}
