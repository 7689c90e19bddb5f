/* What the library makes of files that were spoilt. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "used-home.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *cache_name = g_strconcat ("/damaged/cache/", damages[i].name, NULL);
      g_autofree char *user_name = g_strconcat ("/damaged/user/", damages[i].name, NULL);

      g_test_add_data_func (cache_name, GUINT_TO_POINTER (i), test_damaged_cache);
      g_test_add_data_func (user_name, GUINT_TO_POINTER (i), test_damaged_user);
    }
  g_test_add_func ("/damaged/log", test_damaged_log);
  g_test_add_func ("/damaged/twice", test_damaged_twice);
  return g_test_run ();
}
