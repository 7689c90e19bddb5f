/* Files of other versions: how one becomes the next. */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "holder.h"
#include "library/database.h"
#include "library/problem.h"

#define FALCON "tiiuae/falcon-7b"

static const char *const steps[] = {
  "CREATE TABLE thing (name TEXT NOT NULL) STRICT; INSERT INTO thing VALUES ('first');",
  "ALTER TABLE thing ADD COLUMN size INTEGER NOT NULL DEFAULT 7;",
  "CREATE TABLE other (thing TEXT NOT NULL) STRICT; INSERT INTO other SELECT name || size FROM thing;",
};

static const char *const failing_steps[] = {
  "CREATE TABLE thing (name TEXT NOT NULL) STRICT; INSERT INTO thing VALUES ('first');",
  "DELETE FROM thing; INSERT INTO nothing VALUES (1);",
};

static BstSchema
make_schema (const char *const *those, int n_steps)
{
  BstSchema schema = { .name = "test.db", .application_id = 0x42537474, .synchronous = "OFF", .check = "SELECT name FROM thing LIMIT 0" };

  schema.steps = those;
  schema.n_steps = n_steps;
  return schema;
}

static GPtrArray *
problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* Opens the file as a program does whose schema has so many steps. */
static BstDatabase *
open_with (const BstSchema *schema, Home *home, GPtrArray *problems)
{
  BstDatabase *database = bst_database_new (schema, home->data, problems);

  bst_database_open (database);
  return database;
}

/* From each version to each later one, with what the file had. */
static void
test_steps (void)
{
  for (int from = 1; from <= 3; from++)
    for (int to = from; to <= 3; to++)
      {
        g_autoptr (Home) home = home_new ();
        g_autoptr (GPtrArray) problems = problems_new ();
        BstSchema old_schema = make_schema (steps, from);
        BstSchema new_schema = make_schema (steps, to);
        g_autoptr (BstDatabase) database = open_with (&old_schema, home, problems);
        g_autofree char *other = NULL;

        bst_database_run (database, "UPDATE thing SET name = 'mine'");
        g_assert_cmpint (bst_database_get_status (database), ==, SQLITE_OK);
        g_clear_pointer (&database, bst_database_free);
        database = open_with (&new_schema, home, problems);
        g_assert_cmpint (bst_database_get_number (database, "PRAGMA user_version"), ==, to);
        g_assert_cmpint (bst_database_get_number (database, "SELECT count(*) FROM thing WHERE name = 'mine'"), ==, 1);
        if (to == 3)
          other = bst_database_get_text (database, "SELECT thing FROM other");
        g_assert_cmpstr (other, ==, to == 3 ? (from == 3 ? "first7" : "mine7") : NULL);
        g_assert_cmpint (bst_database_get_status (database), ==, SQLITE_OK);
        g_assert_cmpuint (problems->len, ==, 0);
        g_assert_true (bst_database_is_kept (database));
      }
}

/* A step that fails leaves the file as it was, whole and of its old version. */
static void
test_failing_step (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (GPtrArray) problems = problems_new ();
  BstSchema old_schema = make_schema (steps, 1);
  BstSchema bad_schema = make_schema (failing_steps, 2);
  BstSchema good_schema = make_schema (steps, 2);
  g_autoptr (BstDatabase) database = open_with (&old_schema, home, problems);

  g_clear_pointer (&database, bst_database_free);
  database = open_with (&bad_schema, home, problems);
  g_assert_false (bst_database_is_kept (database));
  g_assert_cmpuint (problems->len, ==, 1);
  g_clear_pointer (&database, bst_database_free);

  database = open_with (&good_schema, home, problems);
  g_assert_true (bst_database_is_kept (database));
  g_assert_cmpint (bst_database_get_number (database, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (bst_database_get_number (database, "SELECT size FROM thing WHERE name = 'first'"), ==, 7);
}

/* A program of before leaves the file of a later one alone. */
static void
test_step_back (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (GPtrArray) problems = problems_new ();
  BstSchema old_schema = make_schema (steps, 1);
  BstSchema new_schema = make_schema (steps, 3);
  g_autoptr (BstDatabase) database = open_with (&new_schema, home, problems);

  g_clear_pointer (&database, bst_database_free);
  database = open_with (&old_schema, home, problems);
  g_assert_false (bst_database_is_kept (database));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpint (((BstProblem *) g_ptr_array_index (problems, 0))->kind, ==, BST_PROBLEM_NEWER);
  bst_database_run (database, "DELETE FROM thing");
  g_clear_pointer (&database, bst_database_free);
  database = open_with (&new_schema, home, problems);
  g_assert_cmpint (bst_database_get_number (database, "SELECT count(*) FROM thing"), ==, 1);
}

/* The files as the first version wrote them, with names that lead to others: by then the
 * rows had been moved to the new ones. */
static void
test_first_version (void)
{
  g_autoptr (Home) home = home_new ();
  g_autofree char *hub = home_hub_file (home);
  g_autofree char *own = home_library_file (home);
  g_autoptr (BstLibrary) library = NULL;
  g_autoptr (GPtrArray) log = NULL;

  g_assert_cmpint (g_mkdir_with_parents (home->cache, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (home->data, 0700), ==, 0);
  run_sql (hub, "CREATE TABLE repository (id TEXT NOT NULL PRIMARY KEY COLLATE NOCASE, endpoint TEXT NOT NULL, etag TEXT,"
                "  fetched_at INTEGER NOT NULL, presence TEXT NOT NULL, document TEXT NOT NULL) STRICT;"
                "CREATE TABLE rename (old_id TEXT NOT NULL PRIMARY KEY COLLATE NOCASE, new_id TEXT NOT NULL COLLATE NOCASE) STRICT;"
                "CREATE TABLE state (refresh INTEGER NOT NULL, identity TEXT NOT NULL) STRICT;"
                "INSERT INTO state VALUES (3, 'abc');"
                "INSERT INTO repository VALUES ('tiiuae/falcon-7b', 'https://huggingface.co', 'E', 1764057600, 'there',"
                "  '{\"version\":1,\"id\":\"tiiuae/falcon-7b\",\"endpoint\":\"https://huggingface.co\",\"presence\":\"there\","
                "\"gated\":\"no\",\"relation\":\"unknown\",\"fetched_at\":1764057600,\"downloads\":1001}');"
                "INSERT INTO repository VALUES ('x/newer', 'https://huggingface.co', 'E', 1764057600, 'there',"
                "  '{\"version\":1,\"id\":\"x/newer\",\"endpoint\":\"https://huggingface.co\",\"presence\":\"there\","
                "\"gated\":\"no\",\"relation\":\"unknown\",\"fetched_at\":1764057600,\"downloads\":1002}');"
                "INSERT INTO rename VALUES ('x/older', 'x/newer');"
                "PRAGMA user_version = 1; PRAGMA application_id = 0x42537468; PRAGMA journal_mode = WAL;");
  run_sql (own, "CREATE TABLE followed (id TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,"
                "  state TEXT NOT NULL CHECK (state IN ('added', 'removed')), at INTEGER NOT NULL) STRICT;"
                "CREATE TABLE change (number INTEGER PRIMARY KEY, refresh INTEGER NOT NULL, id TEXT NOT NULL COLLATE NOCASE,"
                "  field TEXT NOT NULL, old_value TEXT, new_value TEXT, at INTEGER NOT NULL) STRICT;"
                "CREATE INDEX change_by_time ON change (at);"
                "CREATE TABLE state (refresh INTEGER NOT NULL, cache TEXT NOT NULL) STRICT;"
                "INSERT INTO state VALUES (3, 'abc');"
                "INSERT INTO followed VALUES ('x/newer', 'added', 5), ('bigscience/bloom', 'removed', 6);"
                "INSERT INTO change VALUES (1, 3, 'x/newer', 'likes', '1', '2', 1764057600);"
                "PRAGMA user_version = 1; PRAGMA application_id = 0x4253746c; PRAGMA journal_mode = WAL;");

  library = home_open (home);
  g_assert_null (bst_library_get_problems (library)[0]);
  g_assert_cmpint (bst_library_get_repository (library, FALCON)->downloads, ==, 1001);
  g_assert_cmpint (bst_library_get_repository (library, "x/older")->downloads, ==, 1002);
  g_assert_true (bst_library_is_followed (library, "x/older"));
  g_assert_true (bst_library_is_followed (library, "x/newer"));
  g_assert_false (bst_library_is_followed (library, "bigscience/bloom"));
  g_assert_true (bst_library_lookup (library, "x/older") == bst_library_lookup (library, "x/newer"));
  log = get_changes (library, 0, 0);
  g_assert_cmpuint (log->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/database/steps", test_steps);
  g_test_add_func ("/database/failing-step", test_failing_step);
  g_test_add_func ("/database/step-back", test_step_back);
  g_test_add_func ("/database/first-version", test_first_version);
  return g_test_run ();
}
