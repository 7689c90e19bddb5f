/* library.db: what only the user has. */
#include "config.h"

#include "library/store-private.h"

/* So many changes are kept; older ones make room. At a hundred models that are
 * refreshed daily it is about a year. */
#define MAX_CHANGES "50000"

/* "refresh" counts the refreshes whose changes are in the log, of the cache whose
 * identity is "cache". */
static const char *const steps[] = {
  "CREATE TABLE followed ("
  "  id TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,"
  "  state TEXT NOT NULL CHECK (state IN ('added', 'removed')),"
  "  at INTEGER NOT NULL"
  ") STRICT;"
  "CREATE TABLE change ("
  "  number INTEGER PRIMARY KEY,"
  "  refresh INTEGER NOT NULL,"
  "  id TEXT NOT NULL COLLATE NOCASE,"
  "  field TEXT NOT NULL,"
  "  old_value TEXT,"
  "  new_value TEXT,"
  "  at INTEGER NOT NULL"
  ") STRICT;"
  "CREATE INDEX change_by_time ON change (at);"
  "CREATE TABLE state (refresh INTEGER NOT NULL, cache TEXT NOT NULL) STRICT;"
  "INSERT INTO state VALUES (0, '');",
};

const BstSchema bst_user_schema = {
  .name = "library.db",
  .application_id = 0x4253746c, /* "BStl" */
  .synchronous = "FULL",
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
  .check = "SELECT followed.id, followed.state, followed.at, number, change.refresh, change.id, field, old_value, "
           "new_value, change.at, state.refresh, cache FROM followed, change, state LIMIT 0",
};

BstChoice *
bst_choice_new (const char *id, gboolean added, gint64 at)
{
  BstChoice *self = g_new0 (BstChoice, 1);

  self->id = g_strdup (id);
  self->added = added;
  self->at = at;
  return self;
}

void
bst_choice_free (BstChoice *self)
{
  g_free (self->id);
  g_free (self);
}

/* Returns: (transfer full) (element-type BstChoice): in the order of time; those that
 *   could be read, where the file is damaged */
GPtrArray *
bst_user_read_choices (BstDatabase *user)
{
  sqlite3_stmt *statement = bst_database_prepare (user, "SELECT id, state = 'added', at FROM followed ORDER BY at, id");
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_choice_free);

  while (bst_database_step (user, statement))
    g_ptr_array_add (choices, bst_choice_new ((const char *) sqlite3_column_text (statement, 0),
                                              sqlite3_column_int (statement, 1) != 0, sqlite3_column_int64 (statement, 2)));
  bst_database_finish (user, statement);
  return choices;
}

/* The time of the first word on a model stays, so that undoing brings its place back. */
void
bst_user_write_choice (BstDatabase *user, const BstChoice *choice)
{
  sqlite3_stmt *statement = bst_database_prepare (user, "INSERT INTO followed (id, state, at) VALUES (?, ?, ?) "
                                                        "ON CONFLICT (id) DO UPDATE SET state = excluded.state");

  bst_database_bind_text (user, statement, 1, choice->id);
  bst_database_bind_text (user, statement, 2, choice->added ? "added" : "removed");
  bst_database_bind_number (user, statement, 3, choice->at);
  bst_database_step (user, statement);
  bst_database_finish (user, statement);
}

void
bst_user_forget_choice (BstDatabase *user, const char *id)
{
  bst_database_run_with (user, "DELETE FROM followed WHERE id = ?1", id, NULL);
}

void
bst_user_log (BstDatabase *user, gint64 refresh, const BstChange *change)
{
  sqlite3_stmt *statement = bst_database_prepare (user, "INSERT INTO change (refresh, id, field, old_value, new_value, at) "
                                                        "VALUES (?, ?, ?, ?, ?, ?)");

  bst_database_bind_number (user, statement, 1, refresh);
  bst_database_bind_text (user, statement, 2, change->id);
  bst_database_bind_text (user, statement, 3, bst_change_field_to_string (change->field));
  bst_database_bind_text (user, statement, 4, change->old_value);
  bst_database_bind_text (user, statement, 5, change->new_value);
  bst_database_bind_number (user, statement, 6, change->at);
  bst_database_step (user, statement);
  bst_database_finish (user, statement);
}

void
bst_user_trim_log (BstDatabase *user)
{
  bst_database_run (user, "DELETE FROM change WHERE number <= (SELECT max(number) FROM change) - " MAX_CHANGES);
}

/* Returns: (transfer full) (element-type BstChange): the newest first */
GPtrArray *
bst_user_read_log (BstDatabase *user, gint64 since, guint limit)
{
  sqlite3_stmt *statement = bst_database_prepare (user, "SELECT id, field, old_value, new_value, at FROM change "
                                                        "WHERE at >= ? ORDER BY at DESC, number DESC LIMIT ?");
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_change_unref);

  bst_database_bind_number (user, statement, 1, since);
  bst_database_bind_number (user, statement, 2, limit > 0 ? (gint64) limit : -1);
  while (bst_database_step (user, statement))
    {
      BstChangeField field;

      /* A field that a later program compares says nothing here. */
      if (bst_change_field_from_string ((const char *) sqlite3_column_text (statement, 1), &field))
        g_ptr_array_add (changes, bst_change_new ((const char *) sqlite3_column_text (statement, 0), field,
                                                  (const char *) sqlite3_column_text (statement, 2),
                                                  (const char *) sqlite3_column_text (statement, 3),
                                                  sqlite3_column_int64 (statement, 4)));
    }
  bst_database_finish (user, statement);
  return changes;
}
