/* Which models a pass met. */
#include "config.h"

#include "library/listing-private.h"

#include "catalogue/catalogue.h"

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

/* Ids that differ have hashes that differ, but for one case in a billion, where one model
 * too few is counted. */
static guint64
hash_id (const char *id)
{
  guint64 hash = 14695981039346656037u;

  for (; *id != '\0'; id++)
    hash = (hash ^ (guchar) g_ascii_tolower (*id)) * 1099511628211u;
  return hash;
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  const guint64 *one = a, *other = b;

  return *one < *other ? -1 : *one > *other;
}

static guint
count_different (GArray *hashes)
{
  guint n = 0;

  g_array_sort (hashes, compare_hashes);
  for (guint i = 0; i < hashes->len; i++)
    if (i == 0 || g_array_index (hashes, guint64, i) != g_array_index (hashes, guint64, i - 1))
      n++;
  return n;
}

static void
add_waiting (BstListing *self, GArray *hashes)
{
  sqlite3_stmt *statement =
    bst_database_prepare (self->database, "SELECT id FROM model WHERE pass = ? UNION ALL SELECT id FROM unread");

  bst_database_bind_number (self->database, statement, 1, self->pass->number);
  while (bst_database_step (self->database, statement))
    {
      guint64 hash = hash_id ((const char *) sqlite3_column_text (statement, 0));

      g_array_append_val (hashes, hash);
    }
  bst_database_finish (self->database, statement);
}

/* @hashes: (nullable): takes those of the models in the catalogue that the pass under way
 * met. Returns: how many they are */
static guint
look_at_catalogue (BstListing *self, GArray *hashes)
{
  g_autoptr (BstCatalogue) catalogue = bst_catalogue_open (self->path, NULL);
  guint n = 0;

  for (guint i = 0; catalogue != NULL && self->pass != NULL && i < bst_catalogue_get_n_rows (catalogue); i++)
    {
      guint64 hash;
      BstListed row;

      bst_catalogue_get_row (catalogue, i, &row);
      if (row.pass != self->pass->number)
        continue;
      n++;
      if (hashes == NULL)
        continue;
      hash = hash_id (row.id);
      g_array_append_val (hashes, hash);
    }
  return n;
}

/* Returns: how many models of the pass under way are in the catalogue */
guint
bst_listing_count_written (BstListing *self)
{
  return look_at_catalogue (self, NULL);
}

/**
 * bst_listing_count_met:
 * @n: (out): different models that the pass under way has met, those that could not be read
 *   among them; one that came twice counts once
 *
 * Takes a moment after a pass over millions.
 */
gboolean
bst_listing_count_met (BstListing *self, gint64 *n, GError **error)
{
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint64));

  if (self->pass == NULL)
    return bst_listing_fail_changed (self, error);
  bst_database_clear_status (self->database);
  add_waiting (self, hashes);
  if (bst_database_get_status (self->database) != SQLITE_OK)
    return bst_listing_fail (self, error);
  look_at_catalogue (self, hashes);
  *n = count_different (hashes);
  return TRUE;
}
