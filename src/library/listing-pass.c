/* The passes that the listing keeps. */
#include "config.h"

#include "library/listing-private.h"

#define COLUMNS "number, kind, task, top, endpoint, next_link, is_complete, started_at, n_rows, n_pages, since, newest"

static const char *const kinds[] = { [BST_PASS_WHOLE] = "whole", [BST_PASS_CHANGES] = "changes" };

/**
 * bst_pass_new:
 * @task: (nullable): the Hub's pipeline_tag; %NULL for all tasks
 * @top: so many of the most downloaded; 0 for all
 * @endpoint: who is asked, without a slash at the end
 *
 * Returns: (transfer full): a pass that begins now, for bst_listing_begin()
 */
BstPass *
bst_pass_new (BstPassKind kind, const char *task, guint top, const char *endpoint)
{
  BstPass *self = g_new0 (BstPass, 1);

  self->kind = kind;
  self->scope.task = g_strdup (task);
  self->scope.top = top;
  self->endpoint = g_strdup (endpoint);
  self->started_at = g_get_real_time () / G_USEC_PER_SEC;
  self->since = -1;
  self->newest = -1;
  return self;
}

/* Returns: (transfer full) */
BstPass *
bst_pass_copy (const BstPass *self)
{
  BstPass *copy = g_memdup2 (self, sizeof *self);

  copy->scope.task = g_strdup (self->scope.task);
  copy->endpoint = g_strdup (self->endpoint);
  copy->next_link = g_strdup (self->next_link);
  return copy;
}

void
bst_pass_free (BstPass *self)
{
  g_free (self->scope.task);
  g_free (self->endpoint);
  g_free (self->next_link);
  g_free (self);
}

static BstPass *
read_pass (sqlite3_stmt *row)
{
  BstPass *self = g_new0 (BstPass, 1);

  self->number = (guint) CLAMP (sqlite3_column_int64 (row, 0), 0, G_MAXUINT);
  self->kind = g_strcmp0 ((const char *) sqlite3_column_text (row, 1), kinds[BST_PASS_CHANGES]) == 0 ? BST_PASS_CHANGES : BST_PASS_WHOLE;
  self->scope.task = g_strdup ((const char *) sqlite3_column_text (row, 2));
  self->scope.top = (guint) CLAMP (sqlite3_column_int64 (row, 3), 0, G_MAXUINT);
  self->endpoint = g_strdup ((const char *) sqlite3_column_text (row, 4));
  self->next_link = g_strdup ((const char *) sqlite3_column_text (row, 5));
  self->is_complete = sqlite3_column_int64 (row, 6) != 0;
  self->started_at = sqlite3_column_int64 (row, 7);
  self->n_rows = sqlite3_column_int64 (row, 8);
  self->n_pages = sqlite3_column_int64 (row, 9);
  self->since = sqlite3_column_int64 (row, 10);
  self->newest = sqlite3_column_int64 (row, 11);
  return self;
}

/* Looks anew at what the file has; the status says whether it could be read. */
void
bst_listing_load (BstListing *self)
{
  sqlite3_stmt *statement = bst_database_prepare (self->database, "SELECT " COLUMNS ", state = 'ended' FROM pass "
                                                                  "WHERE state IN ('under-way', 'ended') ORDER BY number");

  g_clear_pointer (&self->pass, bst_pass_free);
  g_ptr_array_set_size (self->ended, 0);
  while (bst_database_step (self->database, statement))
    {
      BstPass *pass = read_pass (statement);

      if (sqlite3_column_int (statement, 12) != 0)
        {
          g_ptr_array_add (self->ended, pass);
          continue;
        }
      g_clear_pointer (&self->pass, bst_pass_free);
      self->pass = pass;
    }
  bst_database_finish (self->database, statement);
}

/* Returns: (transfer none) (nullable): the pass under way, as it is until the next call that
 *   changes it */
const BstPass *
bst_listing_get_pass (BstListing *self)
{
  return self->pass;
}

/**
 * bst_listing_get_last:
 * @task: (nullable): the scope's task
 * @top: the scope's number of models
 * @endpoint: who was asked
 *
 * Returns: (transfer none) (nullable): the last pass over the whole of that scope that
 *   ended, its "newest" moved on by those over changes that ended since; as it is until the
 *   next call that begins or ends a pass. %NULL where there is none: a whole pass is needed
 */
const BstPass *
bst_listing_get_last (BstListing *self, const char *task, guint top, const char *endpoint)
{
  for (guint i = 0; i < self->ended->len; i++)
    {
      const BstPass *pass = g_ptr_array_index (self->ended, i);

      if (g_strcmp0 (pass->scope.task, task) == 0 && pass->scope.top == top && g_strcmp0 (pass->endpoint, endpoint) == 0)
        return pass;
    }
  return NULL;
}

/* Returns: (transfer none) (nullable): the last whole pass over any scope that ended; see
 *   bst_listing_get_last() */
const BstPass *
bst_listing_get_latest (BstListing *self, const char *endpoint)
{
  for (guint i = self->ended->len; i > 0; i--)
    {
      const BstPass *pass = g_ptr_array_index (self->ended, i - 1);

      if (g_strcmp0 (pass->endpoint, endpoint) == 0)
        return pass;
    }
  return NULL;
}

/* What has come of the pass under way stays: it is as true as it was. */
static void
give_up (BstListing *self)
{
  bst_database_run (self->database, "UPDATE pass SET state = 'given-up', next_link = NULL WHERE state = 'under-way'");
}

static void
insert_pass (BstListing *self, const BstPass *pass)
{
  sqlite3_stmt *statement = bst_database_prepare (self->database, "INSERT INTO pass (" COLUMNS ", state, is_written) SELECT last_pass, "
                                                                  "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'under-way', 0 FROM state");

  bst_database_bind_text (self->database, statement, 1, kinds[pass->kind]);
  bst_database_bind_text (self->database, statement, 2, pass->scope.task);
  bst_database_bind_number (self->database, statement, 3, pass->scope.top);
  bst_database_bind_text (self->database, statement, 4, pass->endpoint);
  bst_database_bind_text (self->database, statement, 5, pass->next_link);
  bst_database_bind_number (self->database, statement, 6, pass->is_complete);
  bst_database_bind_number (self->database, statement, 7, pass->started_at);
  bst_database_bind_number (self->database, statement, 8, pass->n_rows);
  bst_database_bind_number (self->database, statement, 9, pass->n_pages);
  bst_database_bind_number (self->database, statement, 10, pass->since);
  bst_database_bind_number (self->database, statement, 11, pass->newest);
  bst_database_step (self->database, statement);
  bst_database_finish (self->database, statement);
}

/**
 * bst_listing_begin:
 * @pass: copied; it is given the next number
 *
 * Begins a pass, in the place of one that may be under way. Where the Hub's newest moment is
 * known from elsewhere, @pass has it as "newest"; else it is that of the first page, which
 * is never too late: what changes while the pass is on its way, behind its back, is newer.
 */
gboolean
bst_listing_begin (BstListing *self, const BstPass *pass, GError **error)
{
  g_return_val_if_fail (pass->endpoint != NULL, FALSE);

  if (!bst_listing_start (self, error))
    return FALSE;
  give_up (self);
  bst_database_run (self->database, "UPDATE state SET last_pass = last_pass + 1");
  insert_pass (self, pass);
  return bst_listing_finish (self, error);
}

/* Forgets the pass under way, if there is one, and keeps the rows that have come. */
gboolean
bst_listing_give_up (BstListing *self, GError **error)
{
  if (!bst_listing_start (self, error))
    return FALSE;
  give_up (self);
  return bst_listing_finish (self, error);
}

/* Keeps that the pass under way has come to where @to is. Returns: FALSE where the file has
 * it elsewhere than we do */
gboolean
bst_listing_move_on (BstListing *self, const BstPass *to)
{
  sqlite3_stmt *statement = bst_database_prepare (self->database, "UPDATE pass SET next_link = ?, is_complete = ?, n_rows = ?, "
                                                                  "n_pages = ?, newest = ? "
                                                                  "WHERE number = ? AND state = 'under-way' AND n_pages = ?");

  bst_database_bind_text (self->database, statement, 1, to->next_link);
  bst_database_bind_number (self->database, statement, 2, to->is_complete);
  bst_database_bind_number (self->database, statement, 3, to->n_rows);
  bst_database_bind_number (self->database, statement, 4, to->n_pages);
  bst_database_bind_number (self->database, statement, 5, to->newest);
  bst_database_bind_number (self->database, statement, 6, self->pass->number);
  bst_database_bind_number (self->database, statement, 7, self->pass->n_pages);
  bst_database_step (self->database, statement);
  bst_database_finish (self->database, statement);
  return bst_database_get_number (self->database, "SELECT changes()") == 1 ||
         bst_database_get_status (self->database) != SQLITE_OK;
}

/* Makes the pass under way the last of its scope: within work on the database. One over
 * changes only moves on the time up to which the whole one before it knows all. */
void
bst_listing_keep_end (BstListing *self, gboolean has_removed)
{
  static const char same_scope[] = "UPDATE pass SET %s WHERE state = 'ended' AND EXISTS (SELECT 1 FROM pass AS other "
                                   "WHERE other.state = 'under-way' AND other.kind = '%s' AND other.task IS pass.task "
                                   "AND other.top = pass.top AND other.endpoint = pass.endpoint)";
  g_autofree char *replaced = g_strdup_printf (same_scope, "state = 'given-up'", kinds[BST_PASS_WHOLE]);
  g_autofree char *moved_on = g_strdup_printf (same_scope, "newest = max (newest, (SELECT newest FROM pass WHERE state = 'under-way'))",
                                               kinds[BST_PASS_CHANGES]);

  bst_database_run (self->database, replaced);
  bst_database_run (self->database, moved_on);
  /* What one endpoint does not have was removed, and another may have it. */
  if (has_removed)
    bst_database_run (self->database, "UPDATE pass SET state = 'given-up' WHERE state = 'ended' "
                                      "AND endpoint <> (SELECT endpoint FROM pass WHERE state = 'under-way' AND kind = 'whole' AND top = 0)");
  bst_database_run (self->database, "UPDATE pass SET state = iif (kind = 'whole', 'ended', 'given-up'), next_link = NULL "
                                    "WHERE state = 'under-way'");
}
