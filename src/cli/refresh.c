#include "config.h"

#include "cli/commands.h"
#include "cli/hub.h"

/* Returns: (transfer full) (nullable): the repositories that the words name, NULL where
 * one is none that the library knows, with the exit status of that */
static char **
dup_ids (const BstCliOptions *options, BstLibrary *library, BstHubClient *client, BstCliStatus *status)
{
  g_auto (GStrv) ids = bst_cli_hub_parse_ids (options, bst_hub_client_get_settings (client)->endpoint);

  *status = BST_CLI_USAGE;
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      BstEntry *own = bst_library_lookup (library, ids[i]);
      /* What is only in the Hub's list can be looked at, and is not followed for that. */
      g_autoptr (BstEntry) entry = own != NULL        ? g_object_ref (own)
                                   : options->details ? bst_library_find_listed (library, ids[i])
                                                      : NULL;

      if (entry == NULL)
        {
          *status = bst_cli_tell_no_entry (library, ids[i]);
          return NULL;
        }
      if (!bst_entry_has_repository (entry))
        {
          g_autofree char *sentence = g_strdup_printf (_ ("“%s” has no repository on the Hub."), ids[i]);

          bst_output_message (sentence);
          *status = BST_CLI_NO_ENTRY;
          return NULL;
        }
      /* as the guide writes it */
      g_free (ids[i]);
      ids[i] = g_strdup (bst_entry_get_id (entry));
    }
  return g_steal_pointer (&ids);
}

/**
 * bst_cli_refresh:
 *
 * Fetches again what is followed, or the entries that the words of @options name, and
 * prints what has changed.
 *
 * Returns: the exit status
 */
BstCliStatus
bst_cli_refresh (const BstCliOptions *options, BstLibrary *library)
{
  g_autoptr (BstHubClient) client = NULL;
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (BstRefreshOutcome) outcome = NULL;
  g_auto (GStrv) ids = NULL;
  gboolean are_named = options->words->len > 0;
  BstCliStatus status;

  if (!bst_cli_hub_check_format (options) || (client = bst_cli_hub_new ()) == NULL)
    return BST_CLI_USAGE;
  if (options->details && !are_named)
    {
      bst_output_message (_ ("“--details” is for the models that are named: “bestiary refresh ID --details”."));
      return BST_CLI_USAGE;
    }
  if (are_named && (ids = dup_ids (options, library, client, &status)) == NULL)
    return status;

  cancellable = bst_cli_cancellable_new ();
  if (options->details)
    return bst_cli_refresh_details (options, library, client, (const char *const *) ids, cancellable);
  outcome = bst_cli_refresh_run (options, library, client, (const char *const *) ids, cancellable);
  return bst_cli_report (options, library, client, outcome, are_named);
}
