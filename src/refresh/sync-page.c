/* What is asked of the Hub's list, and what a page of it means for the walk. */
#include "config.h"

#include "refresh/sync-private.h"

/* Pages in a row that bring no new model, after which nothing more is expected. A search
 * in all models for few may have some empty ones. */
#define MOST_IDLE_PAGES 40

/* Neighbours in a page, from which on its order can be judged. */
#define ENOUGH_NEIGHBOURS 8

/* Models, from which on a list that has lost half of them is not believed. */
#define ENOUGH_TO_JUDGE 100

/* @task and the rest of the query are the run's. */
BstHubListQuery
bst_sync_run_get_query (const BstSyncRun *run)
{
  const BstPass *pass = run->plan.pass;
  BstHubListQuery query = { .task = pass->scope.task, .limit = run->page_size, .fields = BST_HUB_FIELDS_BRIEF };

  if (pass->kind == BST_PASS_CHANGES)
    query.sort = "lastModified";
  else if (pass->scope.top > 0)
    query.sort = "downloads";
  else
    /* Nothing moves in this order while it is walked, so that nothing is passed over. */
    query.sort = "createdAt";
  if (pass->scope.top > 0)
    query.limit = MIN (query.limit, pass->scope.top);
  return query;
}

/* Now and then a model changes between the order and its figures; but not a fourth of
 * them. */
static gboolean
is_in_order (GPtrArray *rows)
{
  guint neighbours = 0, wrong = 0;
  gint64 last = -1;

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 time = ((const BstRepository *) g_ptr_array_index (rows, i))->last_modified;

      if (time < 0)
        continue;
      if (last >= 0)
        neighbours++;
      if (last >= 0 && time > last)
        wrong++;
      last = time;
    }
  return neighbours < ENOUGH_NEIGHBOURS || wrong <= neighbours / 4;
}

/* Whether all that follows was known when the last pass ended. */
static gboolean
leads_to_what_is_known (GPtrArray *rows, gint64 since)
{
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 time = ((const BstRepository *) g_ptr_array_index (rows, i))->last_modified;

      if (time >= 0 && time < since)
        return TRUE;
    }
  return FALSE;
}

/* Others come with them, as a page ends where it ends. */
static guint
count_changed (GPtrArray *rows, gint64 since)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    if (((const BstRepository *) g_ptr_array_index (rows, i))->last_modified > since)
      n++;
  return n;
}

static gboolean
has_new_row (BstSyncRun *run, GPtrArray *rows)
{
  gboolean has_one = FALSE;

  for (guint i = 0; i < rows->len; i++)
    has_one |= bst_seen_add (run->seen, ((const BstRepository *) g_ptr_array_index (rows, i))->id);
  return has_one;
}

/**
 * bst_sync_run_examine:
 *
 * Takes @page for the run's next one to be kept, without what is too much of it, and
 * finds where the walk goes on behind it.
 */
gboolean
bst_sync_run_examine (BstSyncRun *run, BstHubPage *page, GError **error)
{
  const BstPass *pass = run->plan.pass;
  GPtrArray *rows = page->repositories;
  gboolean is_last = page->next_link == NULL;

  if (pass->kind == BST_PASS_CHANGES && !is_in_order (rows))
    {
      g_set_error_literal (error, BST_SYNC_ERROR, BST_SYNC_ERROR_ORDER, "The list is not sorted.");
      return FALSE;
    }
  if (pass->scope.top > 0 && run->n_rows + rows->len >= pass->scope.top)
    {
      g_ptr_array_set_size (rows, (int) MAX (pass->scope.top - run->n_rows, 0));
      is_last = TRUE;
    }
  if (pass->kind == BST_PASS_CHANGES)
    {
      is_last |= leads_to_what_is_known (rows, pass->since);
      run->outcome->n_changed += count_changed (rows, pass->since);
    }

  run->idle_pages = has_new_row (run, rows) ? 0 : run->idle_pages + 1;
  if (run->idle_pages > MOST_IDLE_PAGES)
    {
      g_set_error_literal (error, BST_SYNC_ERROR, BST_SYNC_ERROR_ENDLESS, "The list does not end.");
      return FALSE;
    }
  run->n_rows += rows->len;
  run->page_next = is_last ? NULL : bst_hub_link_dup_with_limit (page->next_link, BST_HUB_LARGEST_PAGE);
  return TRUE;
}

/**
 * bst_sync_run_is_short:
 *
 * Models that a whole pass does not meet are taken for removed. So a list that a broken
 * mirror cuts off is not taken for a whole one.
 */
gboolean
bst_sync_run_is_short (const BstSyncRun *run)
{
  const BstPass *pass = run->plan.pass;
  gint64 expected = run->plan.is_guess ? 0 : run->plan.n_total;

  if (pass->kind != BST_PASS_WHOLE || pass->scope.top > 0)
    return FALSE;
  if (pass->scope.task == NULL)
    expected = MAX (expected, run->store.n_catalogue);
  return expected >= ENOUGH_TO_JUDGE && run->n_rows < expected / 2;
}
