#include "config.h"

#include "search-peers.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* The first of an answer that are fetched; the others are counted. */
#define SCREENFUL 200

#define RUNS 3

/* An FTS5 index of trigrams, in which the rows are numbered by downloads. */
struct _BstFts
{
  sqlite3 *db;
  char *path;
};

static void
run (BstFts *self, const char *sql)
{
  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (self->db));
}

static sqlite3_stmt *
prepare (BstFts *self, const char *sql)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (self->db));
  return statement;
}

BstFts *
bst_fts_new (BstCatalogue *catalogue, const char *folder)
{
  BstFts *self = g_new0 (BstFts, 1);
  sqlite3_stmt *statement;

  self->path = g_build_filename (folder, "fts5.db", NULL);
  g_unlink (self->path);
  if (sqlite3_open (self->path, &self->db) != SQLITE_OK)
    g_error ("%s: %s", self->path, sqlite3_errmsg (self->db));
  run (self, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA mmap_size=4000000000; PRAGMA cache_size=-200000;"
             "CREATE TABLE model (rank INTEGER PRIMARY KEY, id TEXT);"
             "CREATE VIRTUAL TABLE name USING fts5 (id, content='model', content_rowid='rank', tokenize='trigram');"
             "BEGIN");
  statement = prepare (self, "INSERT INTO model VALUES (?, ?)");
  for (guint i = 0; i < bst_catalogue_get_n_rows (catalogue); i++)
    {
      BstListed row;

      bst_catalogue_get_row (catalogue, i, &row);
      sqlite3_bind_int64 (statement, 1, i);
      sqlite3_bind_text (statement, 2, row.id, -1, SQLITE_STATIC);
      sqlite3_step (statement);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  run (self, "INSERT INTO name (name) VALUES ('rebuild'); COMMIT");
  return self;
}

void
bst_fts_free (BstFts *self)
{
  sqlite3_close (self->db);
  g_unlink (self->path);
  g_free (self->path);
  g_free (self);
}

double
bst_fts_get_size (BstFts *self)
{
  GStatBuf file;

  return g_stat (self->path, &file) == 0 ? (double) file.st_size : 0;
}

static void
step_through (BstFts *self, const char *sql, const char *pattern)
{
  sqlite3_stmt *statement = prepare (self, sql);

  sqlite3_bind_text (statement, 1, pattern, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    continue;
  sqlite3_finalize (statement);
}

/* Returns: seconds that the first names with @word and their number take, at best. The index
 * is of three letters: for fewer, SQLite looks at all names. */
double
bst_fts_find (BstFts *self, const char *word)
{
  gboolean is_indexed = strlen (word) >= 3;
  g_autofree char *pattern = g_strdup_printf (is_indexed ? "\"%s\"" : "%%%s%%", word);
  const char *first = is_indexed ? "SELECT rowid, id FROM name WHERE name MATCH ? LIMIT " G_STRINGIFY (SCREENFUL)
                                 : "SELECT rank, id FROM model WHERE id LIKE ? LIMIT " G_STRINGIFY (SCREENFUL);
  const char *count = is_indexed ? "SELECT count(*) FROM name WHERE name MATCH ?" : "SELECT count(*) FROM model WHERE id LIKE ?";
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      step_through (self, first, pattern);
      step_through (self, count, pattern);
      best = MIN (best, g_get_monotonic_time () - start);
    }
  return (double) best / G_USEC_PER_SEC;
}
