/* Which models a pass met. */
#include "config.h"

#include "library/listing-private.h"

/* Keeps that the pass under way met models that could not be read: within work on the
 * database. @ids: (nullable) (element-type utf8) */
void
bst_listing_keep_unread (BstListing *self, GPtrArray *ids)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (bst_repository_is_id (g_ptr_array_index (ids, i)))
      bst_database_run_with (self->database, "INSERT OR IGNORE INTO unread VALUES (?)", g_ptr_array_index (ids, i), NULL);
}

/* Returns: (transfer full): the ids of models that the pass under way met and could not
 *   read, in lower case */
GHashTable *
bst_listing_load_unread (BstListing *self)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_stmt *statement = bst_database_prepare (self->database, "SELECT id FROM unread");

  while (bst_database_step (self->database, statement))
    g_hash_table_add (ids, g_ascii_strdown ((const char *) sqlite3_column_text (statement, 0), -1));
  bst_database_finish (self->database, statement);
  return ids;
}
