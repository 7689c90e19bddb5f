#include "config.h"

#include "library/store-private.h"

#include "library/library.h"
#include "library/problem.h"

void
bst_holdings_free (BstHoldings *self)
{
  g_ptr_array_unref (self->records);
  g_array_unref (self->renames);
  g_ptr_array_unref (self->choices);
  g_free (self);
}

void
bst_saved_free (BstSaved *self)
{
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->changes);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_free (self);
}

/**
 * bst_store_new:
 * @cache_dir: (nullable): the folder of hub.db; %NULL keeps it in memory
 * @data_dir: (nullable): the folder of library.db, likewise
 *
 * Returns: (transfer full): a store that has not touched its files yet
 */
BstStore *
bst_store_new (const char *cache_dir, const char *data_dir)
{
  BstStore *self = g_new0 (BstStore, 1);

  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);
  self->cache = bst_database_new (&bst_cache_schema, cache_dir, self->problems);
  self->user = bst_database_new (&bst_user_schema, data_dir, self->problems);
  return self;
}

void
bst_store_free (BstStore *self)
{
  bst_database_free (self->cache);
  bst_database_free (self->user);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/* Returns: (transfer full) (element-type BstProblem): those since the last call */
GPtrArray *
bst_store_steal_problems (BstStore *self)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);

  g_ptr_array_extend_and_steal (problems, g_ptr_array_ref (self->problems));
  return problems;
}

/* @hurry: (nullable): once it is cancelled, other programs are not waited for; it has to
 * stay until another is set */
void
bst_store_set_hurry (BstStore *self, GCancellable *hurry)
{
  bst_database_set_hurry (self->cache, hurry);
  bst_database_set_hurry (self->user, hurry);
}

/* Whether what is fetched outlives the program. */
gboolean
bst_store_keeps_figures (BstStore *self)
{
  return bst_database_is_kept (self->cache);
}

/* Whether what a person chooses does, and the log of changes. */
gboolean
bst_store_keeps_choices (BstStore *self)
{
  return bst_database_is_kept (self->user);
}

/* The message is SQLite's: whoever tells a person puts it in their words. */
void
bst_store_fail (BstDatabase *database, GError **error)
{
  const char *message = bst_database_get_message (database);
  int status = bst_database_get_status (database) & 0xff;
  BstLibraryError code = BST_LIBRARY_ERROR_FAILED;

  if (bst_database_is_busy (database))
    code = BST_LIBRARY_ERROR_BUSY;
  else if (status == SQLITE_FULL)
    code = BST_LIBRARY_ERROR_FULL;
  g_set_error_literal (error, BST_LIBRARY_ERROR, code, message != NULL ? message : "");
}

/* What a damaged library.db still tells of what is followed goes into the new one. */
static gboolean
replace_user (BstStore *self)
{
  g_autoptr (GPtrArray) choices = NULL;

  bst_database_roll_back (self->user);
  if (!bst_database_is_damaged (self->user))
    return FALSE;
  bst_database_clear_status (self->user);
  choices = bst_user_read_choices (self->user);
  if (!bst_database_set_aside (self->user))
    return FALSE;
  for (guint i = 0; i < choices->len; i++)
    bst_user_write_choice (self->user, g_ptr_array_index (choices, i));
  return bst_database_get_status (self->user) == SQLITE_OK;
}

/* Undoes what was begun in both. */
static void
roll_back (BstStore *self)
{
  bst_database_roll_back (self->user);
  bst_database_roll_back (self->cache);
}

/* Returns: whether a damaged file was replaced, so that what failed can be tried again */
static gboolean
repair (BstStore *self)
{
  gboolean repaired = FALSE;

  roll_back (self);
  if (bst_database_is_damaged (self->cache))
    repaired = bst_database_set_aside (self->cache);
  if (bst_database_is_damaged (self->user))
    repaired = replace_user (self) || repaired;
  return repaired;
}

static void
open_both (BstStore *self)
{
  bst_database_clear_status (self->cache);
  bst_database_clear_status (self->user);
  bst_database_open (self->cache);
  bst_database_open (self->user);
}

/* The first refresh whose changes are in the log and whose figures are not in the
 * cache, because the program ended between the two; or 0. The changes were never
 * shown, and the next refresh finds them again. */
static gint64
find_torn_refresh (BstStore *self)
{
  g_autofree char *identity = bst_database_get_text (self->cache, "SELECT identity FROM state");
  g_autofree char *cache = bst_database_get_text (self->user, "SELECT cache FROM state");
  gint64 kept = bst_database_get_number (self->cache, "SELECT refresh FROM state");
  gint64 logged = bst_database_get_number (self->user, "SELECT refresh FROM state");

  return g_strcmp0 (identity, cache) == 0 && logged > kept ? kept + 1 : 0;
}

/* Begins work on both files. A saver holds the cache from before it writes the log
 * until the end, so that what looks torn here is torn. */
static void
begin_both (BstStore *self)
{
  gint64 torn;

  bst_database_begin (self->cache);
  if (bst_database_get_status (self->cache) != SQLITE_OK)
    return;
  bst_database_begin (self->user);
  torn = find_torn_refresh (self);
  if (torn > 0)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM change WHERE refresh >= %" G_GINT64_FORMAT "; "
                                              "UPDATE state SET refresh = %" G_GINT64_FORMAT,
                                              torn, torn - 1);

      bst_database_run (self->user, sql);
    }
}

/* Whether neither file has had an error. */
gboolean
bst_store_is_fine (BstStore *self)
{
  return bst_database_get_status (self->cache) == SQLITE_OK && bst_database_get_status (self->user) == SQLITE_OK;
}

/* The log comes first: figures that are kept without their changes would hide them. */
static gboolean
commit_both (BstStore *self)
{
  if (bst_store_is_fine (self))
    bst_database_commit (self->user);
  if (bst_store_is_fine (self))
    bst_database_commit (self->cache);
  return bst_store_is_fine (self);
}

static BstHoldings *
holdings_new (void)
{
  BstHoldings *self = g_new0 (BstHoldings, 1);

  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_repository_unref);
  self->renames = bst_renames_new ();
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_choice_free);
  return self;
}

static void
load_cache (BstStore *self, BstHoldings *holdings)
{
  /* A second look, at the new file, where the first finds damage. */
  for (int i = 0; i < 2; i++)
    {
      bst_database_open (self->cache);
      g_ptr_array_set_size (holdings->records, 0);
      g_array_unref (holdings->renames);
      holdings->renames = bst_cache_read_renames (self->cache);
      bst_cache_read_all (self->cache, holdings->records, self->problems);
      if (!bst_database_is_damaged (self->cache) || !bst_database_set_aside (self->cache))
        break;
    }
}

static void
load_user (BstStore *self, BstHoldings *holdings)
{
  bst_database_open (self->user);
  g_ptr_array_unref (holdings->choices);
  holdings->choices = bst_user_read_choices (self->user);
  if (bst_database_is_damaged (self->user) && replace_user (self))
    {
      g_ptr_array_unref (holdings->choices);
      holdings->choices = bst_user_read_choices (self->user);
    }
}

static BstHoldings *
load (BstStore *self)
{
  BstHoldings *holdings = holdings_new ();
  gboolean has_cache = bst_database_is_there (self->cache);
  gboolean has_user = bst_database_is_there (self->user);

  if (has_cache)
    load_cache (self, holdings);
  if (has_user)
    load_user (self, holdings);

  if (has_cache && has_user && bst_store_is_fine (self) && find_torn_refresh (self) > 0)
    {
      begin_both (self);
      commit_both (self);
      roll_back (self);
    }
  self->is_unread = bst_database_is_busy (self->cache) || bst_database_is_busy (self->user);
  bst_database_clear_status (self->cache);
  bst_database_clear_status (self->user);
  return holdings;
}

/**
 * bst_store_load:
 *
 * Reads all that is kept. Files that are not there are not made yet.
 *
 * Returns: (transfer full): the holdings; bst_store_steal_problems() tells what could
 *   not be read
 */
BstHoldings *
bst_store_load (BstStore *self)
{
  BstHoldings *holdings = load (self);

  if (self->is_unread)
    g_ptr_array_add (self->problems, bst_problem_new (BST_PROBLEM_BUSY, NULL, NULL, 0));
  return holdings;
}

/**
 * bst_store_load_late:
 *
 * Reads what could not be read before because another program held it.
 *
 * Returns: (transfer full) (nullable): the holdings; %NULL where they have been read, or
 *   still cannot be
 */
BstHoldings *
bst_store_load_late (BstStore *self)
{
  g_autoptr (BstHoldings) holdings = self->is_unread ? load (self) : NULL;

  return self->is_unread ? NULL : g_steal_pointer (&holdings);
}

static void
write_state (BstStore *self, gint64 refresh)
{
  g_autofree char *identity = bst_database_get_text (self->cache, "SELECT identity FROM state");
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, refresh);

  bst_database_run_with (self->user, "UPDATE state SET refresh = CAST (?1 AS INTEGER), cache = ?2", number,
                         identity != NULL ? identity : "");
  bst_database_run_with (self->cache, "UPDATE state SET refresh = CAST (?1 AS INTEGER)", number, NULL);
}

/* Returns: (transfer full) (nullable): what came of it, where both files took it */
static BstSaved *
try_save (BstStore *self, BstHarvest *harvest, gint64 now)
{
  g_autoptr (BstSaved) saved = g_new0 (BstSaved, 1);
  gint64 refresh;

  saved->records = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_repository_unref);
  saved->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_change_unref);
  open_both (self);
  begin_both (self);
  refresh = 1 + MAX (bst_database_get_number (self->cache, "SELECT refresh FROM state"),
                     bst_database_get_number (self->user, "SELECT refresh FROM state"));

  bst_store_save_answers (self, harvest, refresh, now, saved);
  if (!bst_store_is_fine (self))
    return NULL;
  bst_user_trim_log (self->user);
  write_state (self, refresh);
  saved->choices = bst_user_read_choices (self->user);
  return commit_both (self) ? g_steal_pointer (&saved) : NULL;
}

/**
 * bst_store_save:
 * @now: the time: seconds since 1970, UTC
 *
 * Saves a refresh as one piece: all of it is kept, with its changes, or nothing.
 *
 * Returns: (transfer full) (nullable): what came of it, or an error
 */
BstSaved *
bst_store_save (BstStore *self, BstHarvest *harvest, gint64 now, GError **error)
{
  BstSaved *saved = try_save (self, harvest, now);

  if (saved == NULL && repair (self))
    saved = try_save (self, harvest, now);
  if (saved == NULL)
    {
      bst_store_fail (bst_database_get_status (self->cache) != SQLITE_OK ? self->cache : self->user, error);
      roll_back (self);
    }
  return saved;
}

static GPtrArray *
try_choose (BstStore *self, GPtrArray *choices, const char *const *forgotten)
{
  g_autoptr (GPtrArray) all = NULL;

  bst_database_clear_status (self->user);
  bst_database_open (self->user);
  bst_database_begin (self->user);
  for (guint i = 0; forgotten[i] != NULL; i++)
    bst_user_forget_choice (self->user, forgotten[i]);
  for (guint i = 0; i < choices->len; i++)
    bst_user_write_choice (self->user, g_ptr_array_index (choices, i));
  all = bst_user_read_choices (self->user);
  bst_database_commit (self->user);
  return bst_database_get_status (self->user) == SQLITE_OK ? g_steal_pointer (&all) : NULL;
}

/**
 * bst_store_choose:
 * @choices: (element-type BstChoice): what a person wants
 * @forgotten: ids of which they want no more than the guide does
 *
 * Returns: (transfer full) (nullable) (element-type BstChoice): all choices, or an error
 */
GPtrArray *
bst_store_choose (BstStore *self, GPtrArray *choices, const char *const *forgotten, GError **error)
{
  GPtrArray *all = try_choose (self, choices, forgotten);

  if (all == NULL && replace_user (self))
    all = try_choose (self, choices, forgotten);
  if (all == NULL)
    {
      bst_store_fail (self->user, error);
      bst_database_roll_back (self->user);
    }
  return all;
}

/**
 * bst_store_get_changes:
 * @since: seconds since 1970, UTC
 * @limit: how many at most; 0 for all
 *
 * Returns: (transfer full) (nullable) (element-type BstChange): the newest first, or
 *   an error
 */
GPtrArray *
bst_store_get_changes (BstStore *self, gint64 since, guint limit, GError **error)
{
  GPtrArray *changes;

  bst_database_clear_status (self->user);
  if (!bst_database_is_there (self->user))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) bst_change_unref);
  bst_database_open (self->user);
  changes = bst_user_read_log (self->user, since, limit);
  if (bst_database_get_status (self->user) != SQLITE_OK && replace_user (self))
    {
      g_ptr_array_unref (changes);
      changes = bst_user_read_log (self->user, since, limit);
    }
  if (bst_database_get_status (self->user) == SQLITE_OK)
    return changes;
  bst_store_fail (self->user, error);
  g_ptr_array_unref (changes);
  return NULL;
}
