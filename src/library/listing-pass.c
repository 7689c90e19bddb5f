/* The passes that the listing keeps. */
#include "config.h"

#include "library/listing-private.h"

#define COLUMNS                                                                                             \
  "number, kind, task, top, endpoint, next_link, is_complete, started_at, n_rows, n_pages, since, newest, " \
  "n_models, is_unsure"

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
  self->n_models = -1;
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
  self->n_models = sqlite3_column_int64 (row, 12);
  self->is_unsure = sqlite3_column_int64 (row, 13) != 0;
  return self;
}

/* @pass: (transfer full) */
static void
sort_in (BstListing *self, BstPass *pass, const char *state, gboolean was_list)
{
  if (g_str_equal (state, "ended"))
    g_ptr_array_add (self->ended, pass);
  else if (g_str_equal (state, "under-way"))
    {
      g_clear_pointer (&self->pass, bst_pass_free);
      self->pass = pass;
    }
  else if (was_list)
    g_ptr_array_add (self->set_back, pass);
  else
    bst_pass_free (pass);
}

/* Looks anew at what the file has; the status says whether it could be read. */
void
bst_listing_load (BstListing *self)
{
  sqlite3_stmt *statement = bst_database_prepare (self->database, "SELECT " COLUMNS ", state, ended FROM pass ORDER BY max (ended, number)");

  g_clear_pointer (&self->pass, bst_pass_free);
  g_ptr_array_set_size (self->ended, 0);
  g_ptr_array_set_size (self->set_back, 0);
  while (bst_database_step (self->database, statement))
    {
      const char *state = (const char *) sqlite3_column_text (statement, 14);

      sort_in (self, read_pass (statement), state != NULL ? state : "", sqlite3_column_int64 (statement, 15) != 0);
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

/* Returns: (nullable): the newest of @passes over that scope */
static const BstPass *
find_scope (GPtrArray *passes, const char *task, guint top, const char *endpoint)
{
  for (guint i = passes->len; i > 0; i--)
    {
      const BstPass *pass = g_ptr_array_index (passes, i - 1);

      if (g_strcmp0 (pass->scope.task, task) == 0 && pass->scope.top == top && g_strcmp0 (pass->endpoint, endpoint) == 0)
        return pass;
    }
  return NULL;
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
  return find_scope (self->ended, task, top, endpoint);
}

/* A file of an earlier version does not say how many of them came twice. */
static gint64
get_n_models (const BstPass *ended)
{
  return ended->n_models >= 0 ? ended->n_models : ended->n_rows;
}

/* Whether all that @part is over is in the list of @pass. */
static gboolean
is_part (const BstPass *part, const BstPass *pass)
{
  return g_strcmp0 (part->endpoint, pass->endpoint) == 0 && pass->scope.top == 0 &&
         (pass->scope.task == NULL || g_strcmp0 (part->scope.task, pass->scope.task) == 0);
}

/**
 * bst_listing_get_n_expected:
 * @pass: a whole pass
 *
 * Returns: how many models its endpoint had of its scope the last time; where none ended
 *   with that, at least, by what it had of a part. 0 where nobody knows
 */
gint64
bst_listing_get_n_expected (BstListing *self, const BstPass *pass)
{
  const BstPass *last = bst_listing_get_last (self, pass->scope.task, pass->scope.top, pass->endpoint);
  gint64 most = 0;

  /* One that is not true any longer still says how long the list was. */
  if (last == NULL)
    last = find_scope (self->set_back, pass->scope.task, pass->scope.top, pass->endpoint);
  if (last != NULL)
    return get_n_models (last);
  for (guint i = 0; i < self->ended->len; i++)
    if (is_part (g_ptr_array_index (self->ended, i), pass))
      most = MAX (most, get_n_models (g_ptr_array_index (self->ended, i)));
  return most;
}

/**
 * bst_listing_get_latest:
 *
 * Returns: (transfer none) (nullable): the whole pass over any scope that ended last, or over
 *   whose scope one over changes did; see bst_listing_get_last(). Where none is true any
 *   longer, as the catalogue was lost, the last that was: its scope is what the person wants
 */
const BstPass *
bst_listing_get_latest (BstListing *self, const char *endpoint)
{
  for (guint i = self->ended->len; i > 0; i--)
    {
      const BstPass *pass = g_ptr_array_index (self->ended, i - 1);

      if (g_strcmp0 (pass->endpoint, endpoint) == 0)
        return pass;
    }
  for (guint i = self->set_back->len; i > 0; i--)
    {
      const BstPass *pass = g_ptr_array_index (self->set_back, i - 1);

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
  bst_database_run (self->database, "DELETE FROM unread");
}

static void
insert_pass (BstListing *self, const BstPass *pass)
{
  sqlite3_stmt *statement = bst_database_prepare (self->database, "INSERT INTO pass (" COLUMNS ", state, is_written) SELECT last_pass, "
                                                                  "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'under-way', 0 FROM state");

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
  bst_database_bind_number (self->database, statement, 12, pass->n_models);
  bst_database_bind_number (self->database, statement, 13, pass->is_unsure);
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
                                                                  "n_pages = ?, newest = ?, is_unsure = ? "
                                                                  "WHERE number = ? AND state = 'under-way' AND n_pages = ?");

  bst_database_bind_text (self->database, statement, 1, to->next_link);
  bst_database_bind_number (self->database, statement, 2, to->is_complete);
  bst_database_bind_number (self->database, statement, 3, to->n_rows);
  bst_database_bind_number (self->database, statement, 4, to->n_pages);
  bst_database_bind_number (self->database, statement, 5, to->newest);
  bst_database_bind_number (self->database, statement, 6, to->is_unsure);
  bst_database_bind_number (self->database, statement, 7, self->pass->number);
  bst_database_bind_number (self->database, statement, 8, self->pass->n_pages);
  bst_database_step (self->database, statement);
  bst_database_finish (self->database, statement);
  return bst_database_get_number (self->database, "SELECT changes()") == 1 ||
         bst_database_get_status (self->database) != SQLITE_OK;
}

/* Whether a pass of the table brought the whole of its scope. One that brought nothing found
 * no such list, rather than an empty one. */
#define IS_A_LIST "kind = 'whole' AND n_rows > 0"

#define OF_THE_SCOPE_THAT_ENDS                                                                                                \
  "EXISTS (SELECT 1 FROM pass AS other WHERE other.state = 'under-way' AND other.task IS pass.task AND other.top = pass.top " \
  "AND other.endpoint = pass.endpoint AND other."

/* Makes the pass under way the last of its scope: within work on the database. One over
 * changes only moves the time up to which the whole one before it knows all: also back, as
 * that may have been one that no model really had. */
void
bst_listing_keep_end (BstListing *self, gboolean has_removed)
{
  g_autofree char *counted = g_strdup_printf ("UPDATE pass SET n_models = %u WHERE state = 'under-way'",
                                              bst_listing_count_written (self));

  bst_database_run (self->database, counted);
  bst_database_run (self->database, "UPDATE pass SET state = 'given-up', ended = 0 WHERE state <> 'under-way' "
                                    "AND " OF_THE_SCOPE_THAT_ENDS IS_A_LIST ")");
  bst_database_run (self->database, "UPDATE pass SET newest = iif (last.newest >= 0, last.newest, pass.newest), ended = last.number "
                                    "FROM pass AS last WHERE last.state = 'under-way' AND pass.state = 'ended' "
                                    "AND " OF_THE_SCOPE_THAT_ENDS "kind = 'changes')");
  /* What one endpoint does not have was removed, and another may have it. */
  if (has_removed)
    bst_database_run (self->database, "UPDATE pass SET state = 'given-up' WHERE state = 'ended' AND endpoint <> "
                                      "(SELECT endpoint FROM pass WHERE state = 'under-way' AND kind = 'whole' AND top = 0 AND task IS NULL)");
  bst_database_run (self->database, "UPDATE pass SET state = iif (" IS_A_LIST ", 'ended', 'given-up'), "
                                    "ended = iif (" IS_A_LIST ", number, 0), next_link = NULL WHERE state = 'under-way'");
  bst_database_run (self->database, "DELETE FROM unread");
}
