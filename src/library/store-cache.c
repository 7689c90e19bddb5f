/* hub.db: what can be fetched again. Deleting it loses nothing. */
#include "config.h"

#include "library/store-private.h"

#include <string.h>

#include "core/error.h"
#include "core/i18n.h"
#include "core/repository-text.h"
#include "library/problem.h"

/* A record is some hundred bytes; one with very many files some hundred thousand. */
#define MAX_DOCUMENT (16 * 1024 * 1024)

/* The columns beside the document are for a look from outside, and for what changes
 * without it: id, etag, fetched_at and presence count before the document's. "identity" tells this file from one that stood here before. */
static const char *const steps[] = {
  "CREATE TABLE repository ("
  "  id TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,"
  "  endpoint TEXT NOT NULL,"
  "  etag TEXT,"
  "  fetched_at INTEGER NOT NULL,"
  "  presence TEXT NOT NULL,"
  "  document TEXT NOT NULL"
  ") STRICT;"
  "CREATE TABLE rename ("
  "  old_id TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,"
  "  new_id TEXT NOT NULL COLLATE NOCASE"
  ") STRICT;"
  "CREATE TABLE state (refresh INTEGER NOT NULL, identity TEXT NOT NULL) STRICT;"
  "INSERT INTO state VALUES (0, lower(hex(randomblob(16))));",
  /* The long texts come last: what is before them is read without them. */
  "CREATE TABLE dossier ("
  "  id TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,"
  "  endpoint TEXT NOT NULL,"
  "  card_at INTEGER NOT NULL,"
  "  card_sha TEXT,"
  "  card_from TEXT,"
  "  config_at INTEGER NOT NULL,"
  "  config_sha TEXT,"
  "  config_from TEXT,"
  "  derived_at INTEGER NOT NULL,"
  "  derived_from TEXT,"
  "  card TEXT,"
  "  config TEXT,"
  "  derived TEXT"
  ") STRICT;",
};

const BstSchema bst_cache_schema = {
  .name = "hub.db",
  .application_id = 0x42537468, /* "BSth" */
  .synchronous = "NORMAL",
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
  .check = "SELECT repository.id, repository.endpoint, etag, fetched_at, presence, document, old_id, new_id, refresh, "
           "identity, dossier.id, dossier.endpoint, card_at, card_sha, card_from, card, config_at, config_sha, "
           "config_from, config, derived_at, derived_from, derived FROM repository, rename, state, dossier LIMIT 0",
};

#define COLUMNS "id, endpoint, etag, fetched_at, presence, document"

static const char *
get_text (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

/* Returns: (transfer full) (nullable): the record of the row */
static BstRepository *
read_row (sqlite3_stmt *row, GError **error)
{
  const char *id = get_text (row, 0);
  const char *document = get_text (row, 5);
  int length = sqlite3_column_bytes (row, 5);
  BstRepository *record;

  if (id == NULL || !bst_repository_is_id (id))
    {
      bst_error_set (error, BST_REPOSITORY_TEXT_ERROR, BST_REPOSITORY_TEXT_ERROR_CONTENT,
                     N_ ("The member “%s” has a value that a record cannot have."), "id", NULL);
      return NULL;
    }
  record = bst_repository_from_text (document != NULL && length <= MAX_DOCUMENT ? document : "", -1, error);
  if (record == NULL)
    return NULL;
  g_free (record->id);
  record->id = g_strdup (id);
  g_free (record->etag);
  record->etag = g_strdup (get_text (row, 2));
  record->fetched_at = MAX (sqlite3_column_int64 (row, 3), 0);
  bst_presence_from_string (get_text (row, 4), &record->presence);
  return record;
}

/* Returns: (transfer full) (nullable): what is kept of @id, if it can be read */
BstRepository *
bst_cache_read (BstDatabase *cache, const char *id)
{
  sqlite3_stmt *statement = bst_database_prepare (cache, "SELECT " COLUMNS " FROM repository WHERE id = ?");
  BstRepository *record = NULL;

  bst_database_bind_text (cache, statement, 1, id);
  if (bst_database_step (cache, statement))
    record = read_row (statement, NULL);
  bst_database_finish (cache, statement);
  return record;
}

/**
 * bst_cache_read_all:
 * @records: (element-type BstRepository): to which all are added that can be read
 * @problems: (element-type BstProblem): which tell the others
 */
void
bst_cache_read_all (BstDatabase *cache, GPtrArray *records, GPtrArray *problems)
{
  sqlite3_stmt *statement = bst_database_prepare (cache, "SELECT " COLUMNS " FROM repository");
  guint n_bad = 0;

  while (bst_database_step (cache, statement))
    {
      g_autoptr (GError) error = NULL;
      BstRepository *record = read_row (statement, &error);

      if (record != NULL)
        g_ptr_array_add (records, record);
      else if (n_bad++ == 0)
        g_ptr_array_add (problems, bst_problem_new (BST_PROBLEM_UNREADABLE, get_text (statement, 0), error->message, 1));
    }
  if (n_bad > 1)
    g_ptr_array_add (problems, bst_problem_new (BST_PROBLEM_MORE_UNREADABLE, NULL, NULL, n_bad - 1));
  bst_database_finish (cache, statement);
}

/* Keeps @record in the place of what was kept of its repository. */
void
bst_cache_write (BstDatabase *cache, const BstRepository *record)
{
  g_autofree char *document = bst_repository_to_text (record);
  sqlite3_stmt *statement = bst_database_prepare (cache, "INSERT OR REPLACE INTO repository (" COLUMNS ") "
                                                         "VALUES (?, ?, ?, ?, ?, ?)");

  bst_database_bind_text (cache, statement, 1, record->id);
  bst_database_bind_text (cache, statement, 2, record->endpoint);
  bst_database_bind_text (cache, statement, 3, record->etag);
  bst_database_bind_number (cache, statement, 4, record->fetched_at);
  bst_database_bind_text (cache, statement, 5, bst_presence_to_string (record->presence));
  bst_database_bind_text (cache, statement, 6, document);
  bst_database_step (cache, statement);
  bst_database_finish (cache, statement);
}

/* Keeps when @record was fetched and that it is there; the rest is kept already. */
void
bst_cache_touch (BstDatabase *cache, const BstRepository *record)
{
  sqlite3_stmt *statement = bst_database_prepare (cache, "UPDATE repository SET fetched_at = ?, presence = ? WHERE id = ?");

  bst_database_bind_number (cache, statement, 1, record->fetched_at);
  bst_database_bind_text (cache, statement, 2, bst_presence_to_string (record->presence));
  bst_database_bind_text (cache, statement, 3, record->id);
  bst_database_step (cache, statement);
  bst_database_finish (cache, statement);
}

/* Keeps that who asks for @from is told of @to; where the two are the same, that a name
 * which led elsewhere is a repository's own again. What is kept of either stays: an answer
 * that was wrong must not cost more than itself. */
void
bst_cache_rename (BstDatabase *cache, const char *from, const char *to)
{
  if (g_ascii_strcasecmp (from, to) == 0)
    bst_database_run_with (cache, "DELETE FROM rename WHERE old_id = ?1", from, NULL);
  else
    bst_database_run_with (cache, "INSERT OR REPLACE INTO rename (old_id, new_id) VALUES (?1, ?2)", from, to);
}

/* Returns: (transfer full): the id that @id has now */
char *
bst_cache_resolve (BstDatabase *cache, const char *id)
{
  sqlite3_stmt *statement = bst_database_prepare (cache, "SELECT new_id FROM rename WHERE old_id = ?");
  char *resolved = NULL;

  bst_database_bind_text (cache, statement, 1, id);
  if (bst_database_step (cache, statement))
    resolved = g_strdup (get_text (statement, 0));
  bst_database_finish (cache, statement);
  return resolved != NULL ? resolved : g_strdup (id);
}

/* Returns: (transfer full) (element-type BstRename) */
GArray *
bst_cache_read_renames (BstDatabase *cache)
{
  sqlite3_stmt *statement = bst_database_prepare (cache, "SELECT old_id, new_id FROM rename");
  GArray *renames = bst_renames_new ();

  while (bst_database_step (cache, statement))
    {
      BstRename rename = { .from = g_strdup (get_text (statement, 0)), .to = g_strdup (get_text (statement, 1)) };

      g_array_append_val (renames, rename);
    }
  bst_database_finish (cache, statement);
  return renames;
}
