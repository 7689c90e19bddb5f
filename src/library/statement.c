/* What is said to a database that is open, and what came of it. */
#include "config.h"

#include "library/database-private.h"

int
bst_database_get_status (BstDatabase *self)
{
  return self->status;
}

/* Returns: (nullable): SQLite's own words for the status */
const char *
bst_database_get_message (BstDatabase *self)
{
  return self->message;
}

void
bst_database_clear_status (BstDatabase *self)
{
  self->status = SQLITE_OK;
  g_clear_pointer (&self->message, g_free);
}

/* Notes an error, where it is the first. */
void
bst_database_note (BstDatabase *self, int status)
{
  if (status == SQLITE_OK || self->status != SQLITE_OK)
    return;
  self->status = status;
  self->message = g_strdup (self->db != NULL ? sqlite3_errmsg (self->db) : sqlite3_errstr (status));
}

/* Whether the status says that the file is no database, or no whole one. */
gboolean
bst_database_is_damaged (BstDatabase *self)
{
  int primary = self->status & 0xff;

  return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
}

/* Whether it says that somebody else holds the file, and nothing of the file itself. */
gboolean
bst_database_is_busy (BstDatabase *self)
{
  int primary = self->status & 0xff;

  return primary == SQLITE_BUSY || primary == SQLITE_LOCKED;
}

void
bst_database_run (BstDatabase *self, const char *sql)
{
  if (self->status == SQLITE_OK)
    bst_database_note (self, sqlite3_exec (self->db, sql, NULL, NULL, NULL));
}

void
bst_database_commit (BstDatabase *self)
{
  bst_database_run (self, "COMMIT");
}

/* Undoes what was begun, if anything was; the status stays. */
void
bst_database_roll_back (BstDatabase *self)
{
  if (self->db != NULL && !sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

/* Returns: (nullable): a statement for bst_database_finish() */
sqlite3_stmt *
bst_database_prepare (BstDatabase *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (self->status == SQLITE_OK)
    bst_database_note (self, sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL));
  return statement;
}

/* @text: (nullable): has to stay until the statement has been stepped */
void
bst_database_bind_text (BstDatabase *self, sqlite3_stmt *statement, int index, const char *text)
{
  if (self->status == SQLITE_OK)
    bst_database_note (self, text != NULL ? sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC)
                                          : sqlite3_bind_null (statement, index));
}

void
bst_database_bind_number (BstDatabase *self, sqlite3_stmt *statement, int index, gint64 number)
{
  if (self->status == SQLITE_OK)
    bst_database_note (self, sqlite3_bind_int64 (statement, index, number));
}

/* Returns: whether there is a row; at the end the statement can be bound again */
gboolean
bst_database_step (BstDatabase *self, sqlite3_stmt *statement)
{
  int status;

  if (self->status != SQLITE_OK)
    return FALSE;
  status = sqlite3_step (statement);
  if (status == SQLITE_ROW)
    return TRUE;
  if (status != SQLITE_DONE)
    bst_database_note (self, status);
  sqlite3_reset (statement);
  return FALSE;
}

/* @statement: (nullable) (transfer full) */
void
bst_database_finish (BstDatabase *self, sqlite3_stmt *statement)
{
  sqlite3_finalize (statement);
}

/* Runs one statement with one text, or two where @second is not NULL. */
void
bst_database_run_with (BstDatabase *self, const char *sql, const char *first, const char *second)
{
  sqlite3_stmt *statement = bst_database_prepare (self, sql);

  bst_database_bind_text (self, statement, 1, first);
  if (second != NULL)
    bst_database_bind_text (self, statement, 2, second);
  while (bst_database_step (self, statement))
    ;
  bst_database_finish (self, statement);
}

/* Returns: the number in the first row, or 0 */
gint64
bst_database_get_number (BstDatabase *self, const char *sql)
{
  sqlite3_stmt *statement = bst_database_prepare (self, sql);
  gint64 number = 0;

  if (bst_database_step (self, statement))
    number = sqlite3_column_int64 (statement, 0);
  bst_database_finish (self, statement);
  return number;
}

/* Returns: (transfer full) (nullable): the text in the first row */
char *
bst_database_get_text (BstDatabase *self, const char *sql)
{
  sqlite3_stmt *statement = bst_database_prepare (self, sql);
  char *text = NULL;

  if (bst_database_step (self, statement))
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  bst_database_finish (self, statement);
  return text;
}
