/* What a sync has to do, by what earlier ones did; for the thread that keeps the list. */
#include "config.h"

#include "refresh/sync-private.h"

#include <glib/gstdio.h>

#include "catalogue/catalogue.h"

/* Bytes that a model takes on the disk while it is synced, at most: 160 as a row that has
 * come, and as many in the file that is searched, of which there are two for a moment. */
#define BYTES_A_ROW 350

/* The Hub has no count of its models; it had some three million in the summer of 2026. */
#define GUESS_ALL 3000000
#define GUESS_TASK 300000

/* What a walk over the latest changes may bring, to have room for. */
#define GUESS_CHANGES 20000

/* What the short pass that goes before one over all has for "since", which a pass over
 * changes alone needs: so that a later run knows what the person wants. */
#define LEADS_TO_ALL (-2)

void
bst_sync_plan_clear (BstSyncPlan *self)
{
  g_clear_pointer (&self->scope.task, g_free);
  g_clear_pointer (&self->pass, bst_pass_free);
  g_clear_pointer (&self->given_up, bst_pass_free);
}

/* Returns: models in the file that is searched; -1 where it cannot be read */
gint64
bst_sync_count_catalogue (const char *cache_dir)
{
  g_autofree char *path = bst_listing_dup_path (cache_dir);
  g_autoptr (BstCatalogue) catalogue = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return 0;
  catalogue = bst_catalogue_open (path, NULL);
  return catalogue != NULL ? (gint64) bst_catalogue_get_n_rows (catalogue) : -1;
}

static gboolean
is_of_all (const BstListScope *scope)
{
  return scope->task == NULL && scope->top == 0;
}

static gboolean
leads_to_all (const BstPass *pass)
{
  return pass->kind == BST_PASS_WHOLE && pass->since == LEADS_TO_ALL;
}

/* Returns: what the person asked for when they began @pass; its text is that one's */
BstListScope
bst_sync_get_scope (const BstPass *pass)
{
  return leads_to_all (pass) ? (BstListScope) { 0 } : pass->scope;
}

static void
take_scope (BstSyncPlan *self, const BstPass *pass)
{
  BstListScope scope = bst_sync_get_scope (pass);

  g_free (self->scope.task);
  self->scope.task = g_strdup (scope.task);
  self->scope.top = scope.top;
}

/* Nobody said what to sync: it goes on with what was synced last. */
static gboolean
choose_scope (BstSyncPlan *self, BstSyncStore *store, const BstPass *pass, GError **error)
{
  if (pass == NULL)
    pass = bst_listing_get_latest (store->listing, store->endpoint);
  if (pass == NULL)
    {
      g_set_error_literal (error, BST_SYNC_ERROR, BST_SYNC_ERROR_NOTHING, "Nothing was synced yet.");
      return FALSE;
    }
  take_scope (self, pass);
  return TRUE;
}

static gboolean
is_what_is_wanted (const BstSyncPlan *self, const BstSyncStore *store, const BstPass *pass)
{
  if (g_strcmp0 (pass->endpoint, store->endpoint) != 0 || (self->whole && pass->kind != BST_PASS_WHOLE))
    return FALSE;
  if (leads_to_all (pass) && is_of_all (&self->scope))
    return TRUE;
  return g_strcmp0 (pass->scope.task, self->scope.task) == 0 && pass->scope.top == self->scope.top;
}

/* @last: (nullable): the pass of this scope that ended last */
static void
count_rows (BstSyncPlan *self, const BstSyncStore *store, const BstPass *last)
{
  gint64 known = last != NULL && last->kind == BST_PASS_WHOLE ? last->n_rows : 0;

  self->is_guess = FALSE;
  if (self->pass->kind == BST_PASS_CHANGES)
    self->n_total = -1;
  else if (self->pass->scope.top > 0)
    self->n_total = self->pass->scope.top;
  else
    {
      if (last != NULL && is_of_all (&self->scope))
        known = MAX (known, store->n_catalogue);
      self->is_guess = known == 0;
      self->n_total = known;
      if (self->is_guess)
        self->n_total = self->scope.task != NULL ? GUESS_TASK : GUESS_ALL;
    }
}

static gint64
get_size (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (gint64) status.st_size : 0;
}

static void
weigh (BstSyncPlan *self, const BstSyncStore *store)
{
  g_autofree char *path = bst_listing_dup_path (store->cache_dir);
  g_autoptr (GFile) folder = g_file_new_for_path (store->cache_dir);
  g_autoptr (GFileInfo) info =
    g_file_query_filesystem_info (folder, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);
  gint64 n_rows = self->n_total - self->pass->n_rows;

  if (self->pass->kind == BST_PASS_CHANGES)
    n_rows = MIN (GUESS_CHANGES, store->n_catalogue);
  else if (self->is_first)
    n_rows = GUESS_ALL;
  self->bytes_needed = MAX (n_rows, 0) * BYTES_A_ROW;
  /* The others, which are there already, are written once more beside themselves. */
  if (!is_of_all (&self->scope) || self->pass->kind == BST_PASS_CHANGES)
    self->bytes_needed += get_size (path);
  self->bytes_free = -1;
  if (info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE))
    self->bytes_free =
      (gint64) MIN (g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE), G_MAXINT64);
}

/* Has the listing begin the plan's pass. */
static gboolean
begin (BstSyncPlan *self, BstSyncStore *store, GError **error)
{
  if (!bst_listing_begin (store->listing, self->pass, error))
    return FALSE;
  g_clear_pointer (&self->pass, bst_pass_free);
  self->pass = bst_pass_copy (bst_listing_get_pass (store->listing));
  return TRUE;
}

static void
plan_pass (BstSyncPlan *self, const BstSyncStore *store, const BstPass *last)
{
  BstPassKind kind = BST_PASS_WHOLE;

  /* What is most wanted can change without a change of the models. */
  if (last != NULL && last->newest > 0 && self->scope.top == 0 && !self->whole)
    kind = BST_PASS_CHANGES;
  self->is_again = last != NULL && self->scope.top > 0;
  self->is_first = last == NULL && is_of_all (&self->scope) && store->n_catalogue == 0;
  self->pass = bst_pass_new (kind, self->scope.task, self->is_first ? BST_SYNC_FIRST_TOP : self->scope.top, store->endpoint);
  if (self->is_first)
    self->pass->since = LEADS_TO_ALL;
  else if (kind == BST_PASS_CHANGES)
    self->pass->since = last->newest;
}

/**
 * bst_sync_plan_make:
 *
 * Opens the listing, and sets the plan's pass to the one that is to be walked now: the one
 * under way, where that is wanted, or a new one, which has been begun. Nothing has changed
 * where it fails.
 */
gboolean
bst_sync_plan_make (BstSyncPlan *self, BstSyncStore *store, GError **error)
{
  const BstPass *pass, *last;

  store->listing = bst_listing_open (store->cache_dir, error);
  if (store->listing == NULL)
    return FALSE;
  store->n_catalogue = MAX (bst_sync_count_catalogue (store->cache_dir), 0);
  pass = bst_listing_get_pass (store->listing);
  /* Where the last run was ended by force, some of its rows may not be searchable yet. */
  store->n_unwritten = pass != NULL && pass->n_rows > 0 ? 1 : 0;
  if (!self->has_scope && !choose_scope (self, store, pass, error))
    return FALSE;

  last = bst_listing_get_last (store->listing, self->scope.task, self->scope.top, store->endpoint);
  self->is_resumed = pass != NULL && is_what_is_wanted (self, store, pass);
  if (self->is_resumed)
    {
      self->pass = bst_pass_copy (pass);
      self->is_first = leads_to_all (pass);
    }
  else
    plan_pass (self, store, last);
  count_rows (self, store, last);
  weigh (self, store);
  if (self->bytes_free >= 0 && self->bytes_needed > self->bytes_free)
    {
      g_set_error_literal (error, BST_SYNC_ERROR, BST_SYNC_ERROR_SPACE, "The disk has too little room.");
      return FALSE;
    }
  if (self->is_resumed)
    return TRUE;
  if (pass != NULL)
    {
      self->given_up = bst_pass_copy (pass);
      if (!bst_listing_give_up (store->listing, error))
        return FALSE;
    }
  return begin (self, store, error);
}

/* Begins the long pass that follows the first short one. */
gboolean
bst_sync_plan_go_on (BstSyncPlan *self, BstSyncStore *store, GError **error)
{
  g_clear_pointer (&self->pass, bst_pass_free);
  g_clear_pointer (&self->given_up, bst_pass_free);
  self->is_first = self->is_resumed = FALSE;
  self->pass = bst_pass_new (BST_PASS_WHOLE, NULL, 0, store->endpoint);
  count_rows (self, store, NULL);
  weigh (self, store);
  return begin (self, store, error);
}

/* Begins the pass again, as the Hub does not take the place where it had stopped. */
gboolean
bst_sync_plan_restart (BstSyncPlan *self, BstSyncStore *store, GError **error)
{
  BstPass *again = bst_pass_new (self->pass->kind, self->pass->scope.task, self->pass->scope.top, store->endpoint);

  again->since = self->pass->since;
  bst_pass_free (self->pass);
  self->pass = again;
  self->is_resumed = FALSE;
  return bst_listing_give_up (store->listing, error) && begin (self, store, error);
}
