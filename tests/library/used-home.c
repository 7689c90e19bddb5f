#include "used-home.h"

#include <sqlite3.h>
#include <string.h>

gint64
get_downloads (BstLibrary *library, const char *id)
{
  BstRepository *record = bst_library_get_repository (library, id);

  return record != NULL ? record->downloads : -1;
}

/* The one problem, which has to have both words. */
void
assert_problem (BstLibrary *library, const char *first, const char *second)
{
  const char *const *problems = bst_library_get_problems (library);

  g_assert_nonnull (problems[0]);
  if (strstr (problems[0], first) == NULL || strstr (problems[0], second) == NULL)
    g_error ("“%s” does not say “%s” and “%s”", problems[0], first, second);
  if (problems[1] != NULL)
    g_error ("a second problem: “%s”", problems[1]);
}

/* Runs SQL on a file, as another program might. */
void
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

char *
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

guint
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
Home *
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
void
assert_works (Home *home, BstLibrary *library)
{
  g_autoptr (BstRepository) record = make_record (FALCON, 7);

  g_ptr_array_unref (save_one (library, record));
  g_assert_cmpint (get_downloads (library, FALCON), ==, 1007);
  g_strfreev (follow (library, "somebody/else"));
  g_assert_true (bst_library_is_followed (library, "somebody/else"));
}
