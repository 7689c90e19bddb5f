/* What came of a sync, and why no more did. */
#include "config.h"

#include "refresh/sync-private.h"

#include <glib/gi18n.h>

#include "core/format.h"

G_DEFINE_QUARK (bst - sync - error - quark, bst_sync_error)

void
bst_sync_outcome_free (BstSyncOutcome *self)
{
  g_free (self->scope.task);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_error (&self->unreadable);
  g_clear_error (&self->error);
  g_free (self);
}

static char *
dup_number (gint64 number)
{
  return bst_format_number (number);
}

static char *
word_sync (BstSyncError code, const BstSyncRun *run, const char *host)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  switch (code)
    {
    case BST_SYNC_ERROR_SPACE:
      first = bst_format_bytes (run->plan.bytes_needed);
      second = bst_format_bytes (run->plan.bytes_free);
      /* Translators: two sizes such as “1.05 GB” */
      return g_strdup_printf (_ ("This takes about %s, and the disk has only %s free: make room, or fetch fewer models."),
                              first, second);
    case BST_SYNC_ERROR_ENDLESS:
      /* Translators: %s is a computer */
      return g_strdup_printf (_ ("%s sends the same models again and again, so that its list has no end: try again later, or check the Hub's address."),
                              host);
    case BST_SYNC_ERROR_SHORT:
      first = dup_number (run->store.n_met);
      second = dup_number (run->plan.n_expected);
      /* Translators: the first %s is a computer, the others are numbers of models */
      return g_strdup_printf (_ ("The list of %s ended after %s models, and %s are known: nothing was taken out. Try again later, or check the Hub's address."),
                              host, first, second);
    case BST_SYNC_ERROR_ORDER:
      /* Translators: %s is a computer */
      return g_strdup_printf (_ ("%s does not sort its list by the last change, so that changes cannot be found: fetch the whole list."),
                              host);
    case BST_SYNC_ERROR_NOTHING:
    default:
      return g_strdup (_ ("Nothing of the Hub's list was fetched yet: say how much of it is wanted."));
    }
}

/**
 * bst_sync_error_word:
 * @cause: (transfer full): of the thread's work
 *
 * Returns: (transfer full): the same in words for a person; for the main thread alone
 */
GError *
bst_sync_error_word (GError *cause, const BstSyncRun *run)
{
  g_autofree char *host = NULL;

  /* The listing's are sentences already. */
  if (cause->domain != BST_SYNC_ERROR)
    return cause;
  host = bst_hub_endpoint_dup_host (run->store.endpoint);
  g_free (cause->message);
  cause->message = word_sync ((BstSyncError) cause->code, run, host);
  return cause;
}
