#include "config.h"

#include "cli/commands.h"
#include "cli/event.h"
#include "cli/hub.h"

/* Whether nothing was heard of @id but that there is no such repository. */
static gboolean
is_not_there (const BstRefreshOutcome *outcome, const char *id)
{
  for (guint i = 0; i < outcome->failures->len; i++)
    {
      const BstRefreshFailure *failure = g_ptr_array_index (outcome->failures, i);

      if (g_ascii_strcasecmp (failure->id, id) == 0)
        return g_error_matches (failure->error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND) ||
               g_error_matches (failure->error, BST_HUB_ERROR, BST_HUB_ERROR_INVALID);
    }
  return FALSE;
}

/* Returns: (transfer full): those to follow. A name that the Hub does not know was
 * mistyped; where nobody could be asked, a person is believed. */
static char **
dup_wanted (const BstRefreshOutcome *outcome, BstLibrary *library, char **ids)
{
  g_autoptr (GStrvBuilder) wanted = g_strv_builder_new ();
  gboolean was_cancelled = g_error_matches (outcome->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const BstRepository *record = bst_library_get_repository (library, ids[i]);

      if (is_not_there (outcome, ids[i]) || (was_cancelled && record == NULL))
        continue;
      g_strv_builder_add (wanted, record != NULL ? record->id : ids[i]);
    }
  return g_strv_builder_end (wanted);
}

static void
append_entry (GString *page, BstLibrary *library, const char *id, gboolean is_new)
{
  BstEntry *entry = bst_library_lookup (library, id);
  const BstRepository *record = bst_library_get_repository (library, id);
  g_autofree char *parameters = NULL;
  g_autofree char *license = NULL;

  if (is_new)
    g_string_append_printf (page, _ ("“%s” is followed now."), id);
  else
    g_string_append_printf (page, _ ("“%s” is followed already."), id);
  g_string_append_c (page, '\n');
  if (entry == NULL || record == NULL || !bst_repository_has_figures (record))
    {
      g_string_append_printf (page, "  %s\n", _ ("Its figures come with the next refresh."));
      return;
    }
  parameters = bst_cell_parameters (entry);
  license = bst_cell_license (entry);
  /* Translators: a label and its value, twice: “Parameters: 7 B · Licence: Apache 2.0” */
  g_string_append_printf (page, C_ ("figures", "  %s: %s · %s: %s"), bst_field_get_label (BST_FIELD_PARAMETERS), parameters,
                          bst_field_get_label (BST_FIELD_LICENSE), license);
  g_string_append_c (page, '\n');
}

static void
tell_followed (const BstCliOptions *options, BstLibrary *library, char **wanted, char **added)
{
  g_autoptr (GString) page = g_string_new (NULL);

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      gboolean is_new = g_strv_contains ((const char *const *) added, wanted[i]);

      if (options->format == BST_CLI_JSON)
        {
          JsonBuilder *event = bst_event_begin (is_new ? "followed" : "followed-already");

          bst_event_add_text (event, "id", wanted[i]);
          bst_event_write (event);
        }
      else
        {
          append_entry (page, library, wanted[i], is_new);
        }
    }
  if (page->len > 0)
    bst_output_write (page);
}

/**
 * bst_cli_add:
 *
 * Follows the repositories that the words of @options name, and fetches their figures.
 *
 * Returns: the exit status
 */
BstCliStatus
bst_cli_add (const BstCliOptions *options, BstLibrary *library)
{
  g_autoptr (BstHubClient) client = NULL;
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (BstRefreshOutcome) outcome = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) wanted = NULL;
  g_auto (GStrv) added = NULL;
  gboolean is_kept;
  BstCliStatus status;

  if (!bst_cli_hub_check_format (options))
    return BST_CLI_USAGE;
  if (options->words->len == 0)
    {
      bst_output_message (_ ("Name what to follow: “bestiary add ID…”."));
      return BST_CLI_USAGE;
    }
  if ((client = bst_cli_hub_new ()) == NULL ||
      (ids = bst_cli_hub_parse_ids (options, bst_hub_client_get_settings (client)->endpoint)) == NULL)
    return BST_CLI_USAGE;

  cancellable = bst_cli_cancellable_new ();
  outcome = bst_cli_refresh_run (options, library, client, (const char *const *) ids, cancellable);

  wanted = dup_wanted (outcome, library, ids);
  bst_library_follow_async (library, (const char *const *) wanted, NULL, bst_cli_got_result, &result);
  added = bst_library_follow_finish (library, bst_cli_wait (&result), &error);
  bst_cli_tell_library_problems (library);
  if (added == NULL)
    {
      bst_output_message (error->message);
      return BST_CLI_FAILED;
    }
  is_kept = wanted[0] == NULL || bst_library_keeps_choices (library);
  if (is_kept)
    tell_followed (options, library, wanted, added);
  else
    bst_cli_tell_not_kept (options, library);
  status = bst_cli_report (options, library, client, outcome, TRUE);
  return is_kept ? status : BST_CLI_FAILED;
}
