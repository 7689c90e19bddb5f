/* One of the library's SQLite files. */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* What a file is. Its steps bring it from any version to the next; they are never
 * edited once they have shipped. */
typedef struct
{
  const char *name; /* "hub.db" */
  int application_id; /* tells the file from another program's */
  const char *synchronous; /* how hard it is held to the disk: "NORMAL", "FULL" */
  const char *const *steps;
  int n_steps; /* the version of the file */
  const char *check; /* a statement that only a file of this kind can take */
} BstSchema;

/**
 * BstDatabase: a file that is opened when it is first needed. One that cannot be used
 * is stood in for by memory, so that opening mostly succeeds; why is added to a list
 * of problems. Only one that another program holds stays closed until the next use.
 *
 * The first error sticks: after it the other functions do nothing, and the caller
 * looks once at the end. One thread uses it at a time.
 */
typedef struct _BstDatabase BstDatabase;

BstDatabase *bst_database_new (const BstSchema *schema, const char *folder, GPtrArray *problems);
void bst_database_free (BstDatabase *self);
gboolean bst_database_is_there (BstDatabase *self);
gboolean bst_database_is_kept (BstDatabase *self);
gboolean bst_database_lacks_room (BstDatabase *self);
void bst_database_open (BstDatabase *self);
gboolean bst_database_set_aside (BstDatabase *self);
void bst_database_set_hurry (BstDatabase *self, GCancellable *hurry);
void bst_database_set_patience (int milliseconds);

int bst_database_get_status (BstDatabase *self);
const char *bst_database_get_message (BstDatabase *self);
gboolean bst_database_is_damaged (BstDatabase *self);
gboolean bst_database_is_busy (BstDatabase *self);
void bst_database_clear_status (BstDatabase *self);

void bst_database_run (BstDatabase *self, const char *sql);
void bst_database_run_with (BstDatabase *self, const char *sql, const char *first, const char *second);
void bst_database_begin (BstDatabase *self);
void bst_database_commit (BstDatabase *self);
void bst_database_roll_back (BstDatabase *self);
sqlite3_stmt *bst_database_prepare (BstDatabase *self, const char *sql);
void bst_database_bind_text (BstDatabase *self, sqlite3_stmt *statement, int index, const char *text);
void bst_database_bind_number (BstDatabase *self, sqlite3_stmt *statement, int index, gint64 number);
gboolean bst_database_step (BstDatabase *self, sqlite3_stmt *statement);
void bst_database_finish (BstDatabase *self, sqlite3_stmt *statement);
gint64 bst_database_get_number (BstDatabase *self, const char *sql);
char *bst_database_get_text (BstDatabase *self, const char *sql);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstDatabase, bst_database_free)

G_END_DECLS
