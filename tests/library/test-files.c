/* What the library makes of files that are not as it left them. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "holder.h"

#define FALCON "tiiuae/falcon-7b"

static gint64
get_downloads (BstLibrary *library, const char *id)
{
  BstRepository *record = bst_library_get_repository (library, id);

  return record != NULL ? record->downloads : -1;
}

/* The one problem, which has to have both words. */
static void
assert_problem (BstLibrary *library, const char *first, const char *second)
{
  const char *const *problems = bst_library_get_problems (library);

  g_assert_nonnull (problems[0]);
  if (strstr (problems[0], first) == NULL || strstr (problems[0], second) == NULL)
    g_error ("“%s” does not say “%s” and “%s”", problems[0], first, second);
  if (problems[1] != NULL)
    g_error ("a second problem: “%s”", problems[1]);
}

static void
assert_no_problems (BstLibrary *library)
{
  const char *const *problems = bst_library_get_problems (library);

  if (problems[0] != NULL)
    g_error ("%s", problems[0]);
}

/* Runs SQL on a file, as another program might. */
static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static char *
get_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  char *text;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return text;
}

static guint
count_files (const char *folder, const char *part)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, part) != NULL)
      count++;
  return count;
}

/* A home in which some models were saved and one was added. */
static Home *
make_used_home (void)
{
  Home *home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();
  g_autoptr (GPtrArray) changes = NULL;

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *id = i == 0 ? g_strdup (FALCON) : g_strdup_printf ("somebody/model-%d", i);
      g_autoptr (BstRepository) record = make_record (id, 1);

      for (int j = 0; j < 20; j++)
        {
          g_autofree char *path = g_strdup_printf ("model-%05d-of-00020.safetensors", j);

          bst_repository_add_file (record, path, 1000 + j);
        }
      bst_harvest_add (harvest, record, NULL);
    }
  changes = save (library, harvest, NULL);
  g_strfreev (follow (library, "somebody/model-1"));
  return home;
}

/* After whatever happened, the library works, and keeps what it is given. */
static void
assert_works (Home *home, BstLibrary *library)
{
  g_autoptr (BstRepository) record = make_record (FALCON, 7);

  g_ptr_array_unref (save_one (library, record));
  g_assert_cmpint (get_downloads (library, FALCON), ==, 1007);
  g_strfreev (follow (library, "somebody/else"));
  g_assert_true (bst_library_is_followed (library, "somebody/else"));
}

typedef void (*Spoil) (const char *path);

static void
spoil_garbage (const char *path)
{
  g_autofree char *garbage = g_strnfill (20000, 'x');

  g_assert_true (g_file_set_contents (path, garbage, -1, NULL));
}

static void
spoil_text (const char *path)
{
  g_assert_true (g_file_set_contents (path, "not a database\n", -1, NULL));
}

/* The second half of the file is lost. */
static void
spoil_truncate (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (truncate (path, status.st_size / 2 / 4096 * 4096), ==, 0);
}

/* All pages but the first are something else. */
static void
spoil_pages (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + 4096, 0x5a, length - 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
spoil_folder (const char *path)
{
  g_autofree char *inside = g_build_filename (path, "kept", NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "x", -1, NULL));
}

/* A pipe would be waited on for ever. */
static void
spoil_pipe (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
spoil_foreign (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
  run_sql (path, "CREATE TABLE bookmark (url TEXT)");
}

static void
spoil_schema (const char *path)
{
  run_sql (path, "DROP TABLE state");
}

static const struct
{
  const char *name;
  Spoil spoil;
} damages[] = {
  { "garbage", spoil_garbage },
  { "text", spoil_text },
  { "truncated", spoil_truncate },
  { "pages", spoil_pages },
  { "folder", spoil_folder },
  { "pipe", spoil_pipe },
  { "foreign", spoil_foreign },
  { "schema", spoil_schema },
};

static void
test_damaged_cache (gconstpointer data)
{
  const guint which = GPOINTER_TO_UINT (data);
  g_autoptr (Home) home = make_used_home ();
  g_autofree char *path = home_hub_file (home);
  g_autofree char *date = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  damages[which].spoil (path);
  date = g_date_time_format (now, "%Y");
  {
    g_autoptr (BstLibrary) library = home_open (home);

    assert_problem (library, path, "hub.db.damaged-20");
    g_assert_cmpint (get_downloads (library, FALCON), ==, -1);
    g_assert_nonnull (bst_library_lookup (library, FALCON));
    g_assert_true (bst_library_is_followed (library, "somebody/model-1"));
    g_assert_cmpuint (count_files (home->cache, ".damaged-"), >=, 1);
    assert_works (home, library);
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);

    assert_no_problems (library);
    g_assert_cmpint (get_downloads (library, FALCON), ==, 1007);
  }
}

static void
test_damaged_user (gconstpointer data)
{
  const guint which = GPOINTER_TO_UINT (data);
  g_autoptr (Home) home = make_used_home ();
  g_autofree char *path = home_library_file (home);

  damages[which].spoil (path);
  {
    g_autoptr (BstLibrary) library = home_open (home);

    assert_works (home, library);
    assert_problem (library, path, "library.db.damaged-20");
    g_assert_cmpuint (count_files (home->data, ".damaged-"), >=, 1);
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);

    assert_no_problems (library);
    g_assert_cmpint (get_downloads (library, FALCON), ==, 1007);
    g_assert_true (bst_library_is_followed (library, "somebody/else"));
  }
}

/* Damage in the log, which is not read at the start, costs nothing that is followed. */
static void
test_damaged_log (void)
{
  g_autoptr (Home) home = make_used_home ();
  g_autofree char *path = home_library_file (home);
  g_autofree char *root = get_sql (path, "SELECT rootpage FROM sqlite_schema WHERE name = 'change_by_time'");
  g_autofree char *bytes = NULL;
  gsize length, offset;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  offset = ((gsize) g_ascii_strtoull (root, NULL, 10) - 1) * 4096;
  g_assert_cmpuint (offset + 4096, <=, length);
  memset (bytes + offset, 0x5a, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (GPtrArray) changes = NULL;

    assert_no_problems (library);
    g_assert_true (bst_library_is_followed (library, "somebody/model-1"));
    changes = get_changes (library, 0, 0);
    g_assert_cmpuint (changes->len, ==, 0);
    assert_problem (library, path, "library.db.damaged-20");
    g_assert_true (bst_library_is_followed (library, "somebody/model-1"));
    assert_works (home, library);
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);

    assert_no_problems (library);
    g_assert_true (bst_library_is_followed (library, "somebody/model-1"));
    g_assert_true (bst_library_is_followed (library, "somebody/else"));
  }
}

/* Two files of one day that were damaged have two names. */
static void
test_damaged_twice (void)
{
  g_autoptr (Home) home = make_used_home ();
  g_autofree char *path = home_hub_file (home);

  for (guint i = 1; i <= 3; i++)
    {
      g_autoptr (BstLibrary) library = NULL;

      spoil_text (path);
      library = home_open (home);
      g_assert_cmpuint (count_files (home->cache, ".damaged-"), ==, i);
    }
}

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

/* Two programs at once: each sees what it saved, and the files have both. */
static void
test_two (void)
{
  g_autoptr (Home) home = home_new ();
  {
    g_autoptr (BstLibrary) one = home_open (home);
    g_autoptr (BstLibrary) other = home_open (home);

    for (int i = 0; i < 20; i++)
      {
        g_autoptr (BstRepository) a = make_record (FALCON, i);
        g_autoptr (BstRepository) b = make_record ("bigscience/bloom", i);
        g_autoptr (GPtrArray) a_changes = save_one (one, a);
        g_autoptr (GPtrArray) b_changes = save_one (other, b);

        g_assert_cmpuint (a_changes->len, ==, i > 0 ? 1 : 0);
        g_assert_cmpuint (b_changes->len, ==, i > 0 ? 1 : 0);
      }
    g_strfreev (follow (one, "a/one"));
    g_strfreev (follow (other, "a/other"));
    assert_no_problems (one);
    assert_no_problems (other);
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (GPtrArray) log = get_changes (library, 0, 0);

    g_assert_cmpint (get_downloads (library, FALCON), ==, 1019);
    g_assert_cmpint (get_downloads (library, "bigscience/bloom"), ==, 1019);
    g_assert_true (bst_library_is_followed (library, "a/one"));
    g_assert_true (bst_library_is_followed (library, "a/other"));
    g_assert_cmpuint (log->len, ==, 38);
  }
}

typedef struct
{
  Home *home;
  int n;
} Opener;

static gpointer
open_in_thread (gpointer data)
{
  Opener *opener = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (BstRepository) record = NULL;
  g_autofree char *id = g_strdup_printf ("somebody/of-%d", opener->n);
  g_autoptr (BstLibrary) library = NULL;

  g_main_context_push_thread_default (context);
  library = home_open (opener->home);
  record = make_record (id, opener->n);
  g_ptr_array_unref (save_one (library, record));
  g_strfreev (follow (library, id));
  assert_no_problems (library);
  g_clear_object (&library);
  g_main_context_pop_thread_default (context);
  return NULL;
}

/* Several begin with the same new home, or the same damaged file, at the same moment. */
static void
test_rush (gconstpointer data)
{
  g_autoptr (Home) home = home_new ();
  Opener openers[4];
  GThread *threads[G_N_ELEMENTS (openers)];

  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    {
      openers[i].home = home;
      openers[i].n = (int) i;
      threads[i] = g_thread_new ("opener", open_in_thread, &openers[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    g_thread_join (threads[i]);
  {
    g_autoptr (BstLibrary) library = home_open (home);

    for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
      {
        g_autofree char *id = g_strdup_printf ("somebody/of-%u", i);

        g_assert_cmpint (get_downloads (library, id), ==, 1000 + i);
        g_assert_true (bst_library_is_followed (library, id));
      }
  }
}

/* Somebody holds the file and does not let go: that is said, and nothing changes. */
static void
test_busy (void)
{
  g_autoptr (Home) home = make_used_home ();
  g_autofree char *own = home_library_file (home);
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();
  g_autoptr (BstRepository) record = make_record (FALCON, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  sqlite3 *holder = NULL;

  g_assert_cmpint (sqlite3_open (own, &holder), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (holder, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  bst_harvest_add (harvest, record, NULL);
  g_assert_null (save (library, harvest, &error));
  g_assert_error (error, BST_LIBRARY_ERROR, BST_LIBRARY_ERROR_BUSY);
  g_assert_cmpint (get_downloads (library, FALCON), ==, 1001);
  sqlite3_close (holder);
  changes = save_one (library, record);
  g_assert_cmpuint (changes->len, ==, 1);
}

/* The step from no file to the first version, and nothing at the same version again. */
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

  g_assert_cmpstr (hub_version, ==, "1");
  g_assert_cmpstr (own_version, ==, "1");
  g_assert_cmpstr (hub_mode, ==, "wal");
  g_assert_cmpstr (own_mode, ==, "wal");
  g_assert_cmpstr (fine, ==, "ok");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *cache_name = g_strconcat ("/files/damaged-cache/", damages[i].name, NULL);
      g_autofree char *user_name = g_strconcat ("/files/damaged-user/", damages[i].name, NULL);

      g_test_add_data_func (cache_name, GUINT_TO_POINTER (i), test_damaged_cache);
      g_test_add_data_func (user_name, GUINT_TO_POINTER (i), test_damaged_user);
    }
  g_test_add_func ("/files/damaged-log", test_damaged_log);
  g_test_add_func ("/files/damaged-twice", test_damaged_twice);
  g_test_add_func ("/files/empty", test_empty);
  g_test_add_func ("/files/newer", test_newer);
  g_test_add_func ("/files/no-home", test_no_home);
  g_test_add_func ("/files/read-only", test_read_only);
  g_test_add_func ("/files/hostile", test_hostile);
  g_test_add_func ("/files/unkeepable", test_unkeepable);
  g_test_add_data_func ("/files/torn/saved-at-once", GUINT_TO_POINTER (0), test_torn);
  g_test_add_data_func ("/files/torn/read-before", GUINT_TO_POINTER (1), test_torn);
  g_test_add_func ("/files/deleted-cache", test_deleted_cache);
  g_test_add_func ("/files/two", test_two);
  g_test_add_data_func ("/files/rush", NULL, test_rush);
  g_test_add_func ("/files/busy", test_busy);
  g_test_add_func ("/files/versions", test_versions);
  return g_test_run ();
}
