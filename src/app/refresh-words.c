#include "config.h"

#include "app/refresh-words.h"

#include <glib/gi18n.h>

#include "core/format.h"

/* What is another than before.
 * Returns: (transfer full) (nullable): NULL where nobody wants to know */
static char *
make_news (const BstRefreshOutcome *outcome, gboolean quiet)
{
  g_autofree char *changes = bst_format_number (outcome->changes->len), *fresh = bst_format_number (outcome->fresh);

  if (outcome->changes->len > 0)
    return g_strdup_printf (ngettext ("%s change", "%s changes", outcome->changes->len), changes);
  if (quiet)
    return NULL;
  if (outcome->fresh > 0)
    return g_strdup_printf (ngettext ("Figures of %s model are new", "Figures of %s models are new", outcome->fresh), fresh);
  return g_strdup (_ ("Nothing changed"));
}

/* What came of it, in words short enough for a toast.
 * @error: (nullable): what stopped it; it is told by itself
 * @quiet: nobody has asked for it
 * Returns: (transfer full) (nullable): NULL where nobody wants to know */
char *
bst_refresh_words_make (const BstRefreshOutcome *outcome, const GError *error, gboolean quiet)
{
  g_autofree char *news = NULL;
  g_autofree char *failed = NULL;
  g_autofree char *number = bst_format_number (outcome->failed);

  /* What came before the error has been saved. */
  if (error != NULL)
    return outcome->changes->len > 0 ? make_news (outcome, quiet) : NULL;
  if (outcome->asked == 0)
    return g_strdup (_ ("No model is followed"));
  news = make_news (outcome, quiet);
  if (outcome->failed == 0 || quiet)
    return g_steal_pointer (&news);
  failed = g_strdup_printf (ngettext ("%s model could not be refreshed", "%s models could not be refreshed",
                                      outcome->failed),
                            number);
  /* Translators: what came of a refresh, and what did not: “3 changes; 2 models could not be refreshed” */
  return g_strdup_printf (C_ ("refresh", "%s; %s"), news, failed);
}

/* Returns: (transfer none) (nullable): why nothing, or not all, was heard */
const GError *
bst_refresh_words_get_error (const BstRefreshOutcome *outcome)
{
  if (outcome->error != NULL)
    return outcome->error;
  if (outcome->asked > 0 && outcome->answered == 0 && outcome->failures->len > 0)
    return ((const BstRefreshFailure *) g_ptr_array_index (outcome->failures, 0))->error;
  return NULL;
}
