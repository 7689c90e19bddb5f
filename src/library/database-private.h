/* The parts of a database. Private to it. */
#pragma once

#include "library/database.h"

G_BEGIN_DECLS

struct _BstDatabase
{
  const BstSchema *schema;
  char *folder; /* NULL: memory only */
  char *path;
  GPtrArray *problems; /* BstProblem; the owner's */

  sqlite3 *db;
  int status; /* the first error since it was cleared */
  char *message;
  guint64 inode; /* of the file that is open */
  gboolean in_memory;
  gboolean lacks_room; /* why it is in memory: the disk is full */
  GCancellable *hurry; /* borrowed: once it is cancelled, nothing is waited for */
  gint64 waiting_since; /* monotonic */
};

/* statement.c */
void bst_database_note (BstDatabase *self, int status);

G_END_DECLS
