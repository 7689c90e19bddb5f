/* What the library makes of files that are not as it left them. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "used-home.h"

/* An empty file is a new one. */
static void
test_empty (void)
{
  g_autoptr (Home) home = make_used_home ();
  g_autofree char *hub = home_hub_file (home);
  g_autofree char *own = home_library_file (home);
  g_autoptr (BstLibrary) library = NULL;

  g_assert_true (g_file_set_contents (hub, "", 0, NULL));
  g_assert_true (g_file_set_contents (own, "", 0, NULL));
  library = home_open (home);
  assert_no_problems (library);
  assert_works (home, library);
  g_assert_cmpuint (count_files (home->cache, ".damaged-"), ==, 0);
}

/* A file of a later program is neither read nor written. */
static void
test_newer (void)
{
  g_autoptr (Home) home = make_used_home ();
  g_autofree char *hub = home_hub_file (home);
  g_autofree char *own = home_library_file (home);
  g_autofree char *downloads = NULL;
  g_autofree char *version = NULL;

  run_sql (own, "PRAGMA user_version = 99");
  {
    g_autoptr (BstLibrary) library = home_open (home);

    assert_problem (library, own, "newer version");
    g_assert_false (bst_library_is_followed (library, "somebody/model-1"));
    g_assert_cmpint (get_downloads (library, FALCON), ==, 1001);
    assert_works (home, library);
  }
  run_sql (own, "PRAGMA user_version = 1");
  run_sql (hub, "PRAGMA user_version = 99");
  {
    g_autoptr (BstLibrary) library = home_open (home);

    assert_problem (library, hub, "newer version");
    g_assert_true (bst_library_is_followed (library, "somebody/model-1"));
    g_assert_cmpint (get_downloads (library, FALCON), ==, -1);
    assert_works (home, library);
  }
  version = get_sql (hub, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "99");
  downloads = get_sql (hub, "SELECT count(*) FROM repository");
  g_assert_cmpstr (downloads, ==, "200");
  g_assert_cmpuint (count_files (home->cache, ".damaged-"), ==, 0);
}

/* Nothing can be kept: all works until the end, and one sentence says so. */
static void
test_no_home (void)
{
  g_autofree char *file = NULL;
  g_autofree char *cache = NULL;
  g_autofree char *data = NULL;
  g_autoptr (BstLibrary) library = NULL;
  int fd = g_file_open_tmp ("bestiary-XXXXXX", &file, NULL);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  /* a folder inside a file can be made by nobody */
  cache = g_build_filename (file, "cache", "bestiary", NULL);
  data = g_build_filename (file, "data", "bestiary", NULL);
  library = bst_library_new (NULL, cache, data);
  assert_no_problems (library);
  assert_works (NULL, library);
  assert_problem (library, "hub.db", "cannot be written");
  g_unlink (file);
}

/* A home that can only be read shows what it has. */
static void
test_read_only (void)
{
  g_autoptr (Home) home = NULL;
  g_autoptr (BstLibrary) library = NULL;
  g_autofree char *hub = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root can write everywhere");
      return;
    }
  home = make_used_home ();
  hub = home_hub_file (home);
  g_assert_cmpint (g_chmod (hub, 0400), ==, 0);
  g_assert_cmpint (g_chmod (home->cache, 0500), ==, 0);
  library = home_open (home);
  assert_problem (library, hub, "cannot be written");
  g_assert_cmpint (get_downloads (library, FALCON), ==, 1001);
  assert_works (home, library);
  g_assert_cmpint (g_chmod (home->cache, 0700), ==, 0);
}

/* Documents that somebody put there are left out, one by one, and replaced by the next
 * refresh. */
static void
test_hostile (void)
{
  g_autoptr (Home) home = make_used_home ();
  g_autofree char *hub = home_hub_file (home);
  g_autoptr (BstRepository) record = make_record (FALCON, 7);
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *deep_sql = g_strdup_printf ("UPDATE repository SET document = '%s' WHERE id = 'somebody/model-2'", deep);

  run_sql (hub, "UPDATE repository SET document = '{\"version\":1}' WHERE id = '" FALCON "';"
                "UPDATE repository SET document = '' WHERE id = 'somebody/model-3';"
                "UPDATE repository SET document = replace (document, '\"likes\":10', '\"likes\":\"10\"') WHERE id = 'somebody/model-4';"
                "UPDATE repository SET presence = 'nowhere', fetched_at = -5, etag = NULL WHERE id = 'somebody/model-5';"
                "UPDATE repository SET id = x'ff' || 'a/b' WHERE id = 'somebody/model-6';");
  run_sql (hub, deep_sql);
  {
    g_autoptr (BstLibrary) library = home_open (home);
    const char *const *problems = bst_library_get_problems (library);
    g_autoptr (GPtrArray) changes = NULL;

    g_assert_cmpuint (g_strv_length ((char **) problems), ==, 2);
    g_assert_nonnull (strstr (problems[0], "cannot be read"));
    g_assert_nonnull (strstr (problems[1], "4 more models"));
    g_assert_cmpint (get_downloads (library, FALCON), ==, -1);
    g_assert_cmpint (get_downloads (library, "somebody/model-4"), ==, -1);
    g_assert_cmpint (get_downloads (library, "somebody/model-5"), ==, 1001);
    g_assert_cmpint (get_downloads (library, "somebody/model-7"), ==, 1001);
    changes = save_one (library, record);
    g_assert_cmpuint (changes->len, ==, 0);
    g_assert_cmpint (get_downloads (library, FALCON), ==, 1007);
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);

    g_assert_cmpint (get_downloads (library, FALCON), ==, 1007);
  }
}

/* The hub's own slip: a record that could not be read again is told, not kept. */
static void
test_unkeepable (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstRepository) bad = make_record ("a/b/c", 1);
  g_autoptr (BstRepository) good = make_record (FALCON, 1);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();
  g_autoptr (GPtrArray) changes = NULL;

  bst_harvest_add (harvest, bad, NULL);
  bst_harvest_add (harvest, good, NULL);
  changes = save (library, harvest, NULL);
  g_assert_nonnull (changes);
  assert_problem (library, "a/b/c", "cannot be read");
  g_assert_cmpint (get_downloads (library, FALCON), ==, 1001);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
}

/* The program ended after the log was written and before the figures were: the next
 * refresh tells the change once, and the log has it once. */
static void
test_torn (gconstpointer data)
{
  const gboolean reopen_first = GPOINTER_TO_UINT (data) != 0;
  g_autoptr (Home) home = make_used_home ();
  g_autofree char *hub = home_hub_file (home);
  g_autofree char *aside = g_build_filename (home->root, "hub.db", NULL);
  g_autoptr (BstRepository) second = make_record (FALCON, 2);
  g_autoptr (BstRepository) third = make_record (FALCON, 3);

  copy_file (hub, aside);
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (GPtrArray) changes = save_one (library, second);

    g_assert_cmpuint (changes->len, ==, 1);
  }
  copy_file (aside, hub);
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (GPtrArray) changes = NULL;
    g_autoptr (GPtrArray) log = NULL;

    g_assert_cmpint (get_downloads (library, FALCON), ==, 1001);
    if (reopen_first)
      {
        log = get_changes (library, 0, 0);
        g_assert_cmpuint (log->len, ==, 0);
        g_clear_pointer (&log, g_ptr_array_unref);
      }
    changes = save_one (library, third);
    g_assert_cmpuint (changes->len, ==, 1);
    g_assert_cmpstr (((BstChange *) g_ptr_array_index (changes, 0))->old_value, ==, "1001");
    g_assert_cmpstr (((BstChange *) g_ptr_array_index (changes, 0))->new_value, ==, "1003");
    log = get_changes (library, 0, 0);
    g_assert_cmpuint (log->len, ==, 1);
  }
}

/* A cache that was deleted is no torn refresh: the log stays. */
static void
test_deleted_cache (void)
{
  g_autoptr (Home) home = make_used_home ();
  g_autofree char *hub = home_hub_file (home);
  g_autoptr (BstRepository) second = make_record (FALCON, 2);
  g_autoptr (BstRepository) third = make_record (FALCON, 3);
  {
    g_autoptr (BstLibrary) library = home_open (home);

    g_ptr_array_unref (save_one (library, second));
  }
  g_assert_cmpint (g_unlink (hub), ==, 0);
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (GPtrArray) changes = save_one (library, third);
    g_autoptr (GPtrArray) log = get_changes (library, 0, 0);

    g_assert_cmpuint (changes->len, ==, 0);
    g_assert_cmpuint (log->len, ==, 1);
    g_assert_true (bst_library_is_followed (library, "somebody/model-1"));
  }
}

/* The steps from no file to the version of today, and nothing at the same version again. */
static void
test_versions (void)
{
  g_autoptr (Home) home = make_used_home ();
  g_autofree char *hub = home_hub_file (home);
  g_autofree char *own = home_library_file (home);
  g_autofree char *hub_version = get_sql (hub, "PRAGMA user_version");
  g_autofree char *own_version = get_sql (own, "PRAGMA user_version");
  g_autofree char *hub_mode = get_sql (hub, "PRAGMA journal_mode");
  g_autofree char *own_mode = get_sql (own, "PRAGMA journal_mode");
  g_autofree char *fine = get_sql (own, "PRAGMA integrity_check");

  g_assert_cmpstr (hub_version, ==, "2");
  g_assert_cmpstr (own_version, ==, "1");
  g_assert_cmpstr (hub_mode, ==, "wal");
  g_assert_cmpstr (own_mode, ==, "wal");
  g_assert_cmpstr (fine, ==, "ok");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/empty", test_empty);
  g_test_add_func ("/files/newer", test_newer);
  g_test_add_func ("/files/no-home", test_no_home);
  g_test_add_func ("/files/read-only", test_read_only);
  g_test_add_func ("/files/hostile", test_hostile);
  g_test_add_func ("/files/unkeepable", test_unkeepable);
  g_test_add_data_func ("/files/torn/saved-at-once", GUINT_TO_POINTER (0), test_torn);
  g_test_add_data_func ("/files/torn/read-before", GUINT_TO_POINTER (1), test_torn);
  g_test_add_func ("/files/deleted-cache", test_deleted_cache);
  g_test_add_func ("/files/versions", test_versions);
  return g_test_run ();
}
