/* What hub.db has of repositories beside their records. */
#include "config.h"

#include "library/store-private.h"

#include <string.h>

#include "core/dossier-text.h"
#include "core/error.h"
#include "core/i18n.h"
#include "core/repository-text.h"
#include "library/problem.h"

/* So many are kept, those that were fetched last. A usual one takes some fifty thousand
 * bytes. */
#define MAX_DOSSIERS "2000"

/* Some hundred records of derived models, and the files of those that were looked at. */
#define LONGEST_DERIVED (16 * 1024 * 1024)

#define COLUMNS                                                                                                      \
  "id, endpoint, card_at, card_sha, card_from, config_at, config_sha, config_from, derived_at, derived_from, card, " \
  "config, derived"

enum
{
  ID,
  ENDPOINT,
  CARD_AT,
  CARD_SHA,
  CARD_FROM,
  CONFIG_AT,
  CONFIG_SHA,
  CONFIG_FROM,
  DERIVED_AT,
  DERIVED_FROM,
  CARD,
  CONFIG,
  DERIVED,
};

/* Each text is optional; it is refused where it is longer than any that is written, or is
 * none: a file may have been written by anybody. */
static gboolean
read_text (sqlite3_stmt *row, int column, const char *member, int longest, char **text, GError **error)
{
  const char *value = (const char *) sqlite3_column_text (row, column);
  int length = sqlite3_column_bytes (row, column);

  if (value == NULL)
    return TRUE;
  if (length > longest || strlen (value) != (gsize) length || !g_utf8_validate (value, length, NULL))
    {
      bst_error_set (error, BST_REPOSITORY_TEXT_ERROR, BST_REPOSITORY_TEXT_ERROR_CONTENT,
                     N_ ("The member “%s” has a value that a record cannot have."), member, NULL);
      return FALSE;
    }
  *text = g_strdup (value);
  return TRUE;
}

#define LONGEST_WORD 1000

static gboolean
read_card (sqlite3_stmt *row, BstDossier *self, GError **error)
{
  self->card_at = MAX (sqlite3_column_int64 (row, CARD_AT), -1);
  return read_text (row, CARD, "card", BST_DOSSIER_LONGEST_TEXT, &self->card, error) &&
         read_text (row, CARD_SHA, "card_sha", LONGEST_WORD, &self->card_sha, error) &&
         read_text (row, CARD_FROM, "card_from", LONGEST_WORD, &self->card_from, error);
}

static gboolean
read_config (sqlite3_stmt *row, BstDossier *self, GError **error)
{
  self->config_at = MAX (sqlite3_column_int64 (row, CONFIG_AT), -1);
  return read_text (row, CONFIG, "config", BST_DOSSIER_LONGEST_TEXT, &self->config, error) &&
         read_text (row, CONFIG_SHA, "config_sha", LONGEST_WORD, &self->config_sha, error) &&
         read_text (row, CONFIG_FROM, "config_from", LONGEST_WORD, &self->config_from, error);
}

static gboolean
read_derived (sqlite3_stmt *row, BstDossier *self, GError **error)
{
  g_autofree char *text = NULL;

  self->derived_at = MAX (sqlite3_column_int64 (row, DERIVED_AT), -1);
  return read_text (row, DERIVED, "derived", LONGEST_DERIVED, &text, error) &&
         read_text (row, DERIVED_FROM, "derived_from", LONGEST_WORD, &self->derived_from, error) &&
         (text == NULL || bst_dossier_derived_from_text (self, text, error));
}

/* A time without what it is of is none. */
static void
mend_times (BstDossier *self)
{
  if (self->card == NULL)
    self->card_at = -1;
  if (self->config == NULL)
    self->config_at = -1;
  if (self->derived == NULL)
    self->derived_at = -1;
}

static BstDossier *
read_row (sqlite3_stmt *row, GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *endpoint = NULL;
  g_autoptr (BstDossier) self = NULL;

  if (!read_text (row, ID, "id", LONGEST_WORD, &id, error) ||
      !read_text (row, ENDPOINT, "endpoint", LONGEST_WORD, &endpoint, error))
    return NULL;
  self = bst_dossier_new (id, endpoint);
  if (!read_card (row, self, error) || !read_config (row, self, error) || !read_derived (row, self, error))
    return NULL;
  mend_times (self);
  return g_steal_pointer (&self);
}

/* Returns: (transfer full) (nullable): what is kept of @id; an error where that cannot be read,
 *   while the database's own status tells of the file */
static BstDossier *
read_dossier (BstDatabase *cache, const char *id, GError **error)
{
  sqlite3_stmt *statement = bst_database_prepare (cache, "SELECT " COLUMNS " FROM dossier WHERE id = ?");
  BstDossier *dossier = NULL;

  bst_database_bind_text (cache, statement, 1, id);
  if (bst_database_step (cache, statement))
    dossier = read_row (statement, error);
  bst_database_finish (cache, statement);
  return dossier;
}

/* Returns: (transfer full) (nullable): what is kept of the repository that is called @id now,
 *   under this name or under one that it had before */
BstDossier *
bst_cache_find_dossier (BstDatabase *cache, const char *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  BstDossier *dossier = read_dossier (cache, id, &local);
  sqlite3_stmt *statement;

  if (dossier == NULL && local == NULL)
    {
      statement = bst_database_prepare (cache, "SELECT old_id FROM rename WHERE new_id = ?");
      bst_database_bind_text (cache, statement, 1, id);
      while (dossier == NULL && local == NULL && bst_database_step (cache, statement))
        dossier = read_dossier (cache, (const char *) sqlite3_column_text (statement, 0), &local);
      bst_database_finish (cache, statement);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return dossier;
}

/* Keeps @dossier in the place of what was kept of its repository. */
void
bst_cache_write_dossier (BstDatabase *cache, const BstDossier *dossier)
{
  g_autofree char *derived = bst_dossier_derived_to_text (dossier);
  sqlite3_stmt *statement = bst_database_prepare (cache, "INSERT OR REPLACE INTO dossier (" COLUMNS ") "
                                                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

  bst_database_bind_text (cache, statement, ID + 1, dossier->id);
  bst_database_bind_text (cache, statement, ENDPOINT + 1, dossier->endpoint);
  bst_database_bind_number (cache, statement, CARD_AT + 1, dossier->card_at);
  bst_database_bind_text (cache, statement, CARD_SHA + 1, dossier->card_sha);
  bst_database_bind_text (cache, statement, CARD_FROM + 1, dossier->card_from);
  bst_database_bind_number (cache, statement, CONFIG_AT + 1, dossier->config_at);
  bst_database_bind_text (cache, statement, CONFIG_SHA + 1, dossier->config_sha);
  bst_database_bind_text (cache, statement, CONFIG_FROM + 1, dossier->config_from);
  bst_database_bind_number (cache, statement, DERIVED_AT + 1, dossier->derived_at);
  bst_database_bind_text (cache, statement, DERIVED_FROM + 1, dossier->derived_from);
  bst_database_bind_text (cache, statement, CARD + 1, dossier->card);
  bst_database_bind_text (cache, statement, CONFIG + 1, dossier->config);
  bst_database_bind_text (cache, statement, DERIVED + 1, derived);
  bst_database_step (cache, statement);
  bst_database_finish (cache, statement);
  bst_database_run (cache, "DELETE FROM dossier WHERE id NOT IN (SELECT id FROM dossier "
                           "ORDER BY max(card_at, config_at, derived_at) DESC LIMIT " MAX_DOSSIERS ")");
}

/**
 * bst_store_load_dossier:
 *
 * Reads what is kept of the repository that is called @id now.
 *
 * Returns: (transfer full) (nullable): NULL without an error where there is nothing, or
 *   nothing that can be read, which a problem tells
 */
BstDossier *
bst_store_load_dossier (BstStore *self, const char *id, GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (BstDossier) dossier = NULL;

  bst_database_clear_status (self->cache);
  if (!bst_database_is_there (self->cache))
    return NULL;
  bst_database_open (self->cache);
  dossier = bst_cache_find_dossier (self->cache, id, &unreadable);
  if (unreadable != NULL)
    {
      /* It can be fetched again, and is told of once. */
      g_ptr_array_add (self->problems, bst_problem_new (BST_PROBLEM_UNREADABLE, id, unreadable->message, 1));
      bst_database_run_with (self->cache, "DELETE FROM dossier WHERE id = ?1 OR id IN "
                                          "(SELECT old_id FROM rename WHERE new_id = ?1)",
                             id, NULL);
    }
  if (bst_database_is_damaged (self->cache) && bst_database_set_aside (self->cache))
    return NULL;
  if (bst_database_get_status (self->cache) == SQLITE_OK)
    return g_steal_pointer (&dossier);
  bst_store_fail (self->cache, error);
  return NULL;
}
