#include "config.h"

#include "cli/commands.h"
#include "cli/event.h"
#include "cli/hub.h"

/* All have to be followed, or none is removed: a list with a mistake in it is looked at
 * again. */
static BstCliStatus
check_followed (BstLibrary *library, char **ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *sentence = NULL;

      if (bst_library_is_followed (library, ids[i]))
        continue;
      if (bst_library_lookup (library, ids[i]) == NULL)
        return bst_cli_tell_no_entry (library, ids[i]);
      sentence = g_strdup_printf (_ ("“%s” is not followed."), ids[i]);
      bst_output_message (sentence);
      return BST_CLI_NO_ENTRY;
    }
  return BST_CLI_DONE;
}

static BstCliStatus
print_text (BstLibrary *library, char **removed)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *all = g_strjoinv (" ", removed);

  for (guint i = 0; removed[i] != NULL; i++)
    {
      if (bst_library_lookup (library, removed[i]) != NULL)
        g_string_append_printf (page, _ ("“%s” is no longer followed; it stays in the guide."), removed[i]);
      else
        g_string_append_printf (page, _ ("“%s” is no longer followed."), removed[i]);
      g_string_append_c (page, '\n');
    }
  /* Translators: %s is a command line */
  g_string_append_printf (page, _ ("To undo this: bestiary add %s"), all);
  g_string_append_c (page, '\n');
  return bst_output_write (page);
}

static BstCliStatus
print_events (char **removed)
{
  gboolean is_written = TRUE;

  for (guint i = 0; removed[i] != NULL; i++)
    {
      JsonBuilder *event = bst_event_begin ("unfollowed");

      bst_event_add_text (event, "id", removed[i]);
      is_written = bst_event_write (event) && is_written;
    }
  return is_written ? BST_CLI_DONE : BST_CLI_FAILED;
}

/**
 * bst_cli_remove:
 *
 * Follows the entries that the words of @options name no more. The network is not used.
 *
 * Returns: the exit status
 */
BstCliStatus
bst_cli_remove (const BstCliOptions *options, BstLibrary *library)
{
  g_autoptr (BstHubClient) client = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) removed = NULL;
  BstCliStatus status;

  if (!bst_cli_hub_check_format (options))
    return BST_CLI_USAGE;
  if (options->words->len == 0)
    {
      bst_output_message (_ ("Name what to follow no more: “bestiary remove ID…”."));
      return BST_CLI_USAGE;
    }
  if ((client = bst_cli_hub_new ()) == NULL ||
      (ids = bst_cli_hub_parse_ids (options, bst_hub_client_get_settings (client)->endpoint)) == NULL)
    return BST_CLI_USAGE;
  status = check_followed (library, ids);
  if (status != BST_CLI_DONE)
    return status;

  bst_library_unfollow_async (library, (const char *const *) ids, NULL, bst_cli_got_result, &result);
  removed = bst_library_unfollow_finish (library, bst_cli_wait (&result), &error);
  bst_cli_tell_library_problems (library);
  if (removed == NULL)
    {
      bst_output_message (error->message);
      return BST_CLI_FAILED;
    }
  if (!bst_library_keeps_choices (library))
    return bst_cli_tell_not_kept (options, library);
  return options->format == BST_CLI_JSON ? print_events (removed) : print_text (library, removed);
}
