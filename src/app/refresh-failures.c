#include "config.h"

#include "app/refresh-failures.h"

#include "core/failure.h"
#include "hub/error.h"

/* @asked: (nullable): NULL for all that is followed */
static gboolean
is_asked_for (const char *const *asked, const char *id)
{
  for (guint i = 0; asked != NULL && asked[i] != NULL; i++)
    if (g_ascii_strcasecmp (asked[i], id) == 0)
      return TRUE;
  return asked == NULL;
}

/* Whether something newer was heard of the model than that it failed. */
static gboolean
is_outdated (BstLibrary *library, const BstFailure *failure)
{
  const BstRepository *record = bst_library_get_repository (library, failure->id);

  return record != NULL && record->fetched_at >= failure->at;
}

static gboolean
has_failed (GPtrArray *failures, const char *id)
{
  for (guint i = 0; i < failures->len; i++)
    if (g_ascii_strcasecmp (((const BstFailure *) g_ptr_array_index (failures, i))->id, id) == 0)
      return TRUE;
  return FALSE;
}

/* The page tells by itself that its files are of an earlier revision. That a mirror has not
 * all that the Hub has is no failure where all is refreshed. */
static gboolean
is_worth_telling (const char *const *asked, const BstRefreshFailure *failure)
{
  return !failure->of_files &&
         (asked != NULL || !g_error_matches (failure->error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND));
}

/**
 * bst_refresh_failures_new:
 * @old: (element-type BstFailure): those so far
 * @asked: (nullable) (array zero-terminated=1): what was asked for; NULL for all that is followed
 *
 * Returns: (transfer full) (element-type BstFailure): those of now. What was not asked for this
 *   time, or not reached, is as it was.
 */
GPtrArray *
bst_refresh_failures_new (BstLibrary *library, GPtrArray *old, const char *const *asked,
                          const BstRefreshOutcome *outcome)
{
  GPtrArray *failures = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_failure_unref);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < outcome->failures->len; i++)
    {
      const BstRefreshFailure *failure = g_ptr_array_index (outcome->failures, i);

      if (is_worth_telling (asked, failure))
        g_ptr_array_add (failures, bst_failure_new (failure->id, failure->error->message, now));
    }
  for (guint i = 0; i < old->len; i++)
    {
      BstFailure *failure = g_ptr_array_index (old, i);

      if (!has_failed (failures, failure->id) &&
          (!is_asked_for (asked, failure->id) || (outcome->error != NULL && !is_outdated (library, failure))))
        g_ptr_array_add (failures, bst_failure_ref (failure));
    }
  return failures;
}
