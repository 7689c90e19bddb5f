/* What came of a refresh, in words or as events. */
#include "config.h"

#include "cli/commands.h"
#include "cli/event.h"
#include "cli/layout.h"
#include "cli/progress.h"
#include "core/i18n.h"

/**
 * bst_cli_refresh_run:
 * @ids: (nullable): NULL for all that are followed
 *
 * Returns: (transfer full): what came of it, of which the progress has told the changes
 *   where it tells events
 */
BstRefreshOutcome *
bst_cli_refresh_run (const BstCliOptions *options, BstLibrary *library, BstHubClient *client, const char *const *ids,
                     GCancellable *cancellable)
{
  BstCliProgress progress;
  g_autoptr (GAsyncResult) result = NULL;

  bst_cli_progress_begin (&progress, options, bst_hub_client_get_settings (client), cancellable);
  bst_refresh_async (library, client, ids, NULL, TRUE, bst_cli_progress_on_event, &progress, cancellable,
                     bst_cli_got_result, &result);
  bst_cli_wait (&result);
  bst_cli_progress_end (&progress);
  bst_cli_tell_library_problems (library);
  return bst_refresh_finish (library, result);
}

static void
append_changes (GString *page, GPtrArray *changes)
{
  const char *last = NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      const BstChange *change = g_ptr_array_index (changes, i);
      g_autofree char *text = bst_change_dup_text (change);
      g_autofree char *clean = bst_layout_clean (text);

      if (g_strcmp0 (last, change->id) != 0)
        g_string_append_printf (page, "%s\n", change->id);
      last = change->id;
      g_string_append_printf (page, "  %s\n", clean);
    }
}

/* @with_sum: whether to say how many models were refreshed, and have stayed so */
static BstCliStatus
print_text (const BstRefreshOutcome *outcome, gboolean is_kept, gboolean with_sum)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *text = bst_refresh_outcome_dup_text (outcome);

  append_changes (page, outcome->changes);
  for (guint i = 0; i < outcome->renames->len; i++)
    {
      const BstRename *rename = &g_array_index (outcome->renames, BstRename, i);

      /* Translators: the old and the new id of a model */
      g_string_append_printf (page, _ ("“%s” is called “%s” now."), rename->from, rename->to);
      g_string_append_c (page, '\n');
    }
  if (with_sum && (outcome->answered > 0 || outcome->asked == 0))
    g_string_append_printf (page, "%s\n", text);
  if (is_kept && outcome->gone > 0)
    {
      g_string_append_printf (page,
                              ngettext ("%u of them is no longer on the Hub, or closed; it keeps the figures that it had.",
                                        "%u of them are no longer on the Hub, or closed; they keep the figures that they had.",
                                        outcome->gone),
                              outcome->gone);
      g_string_append_c (page, '\n');
    }
  return page->len > 0 ? bst_output_write (page) : BST_CLI_DONE;
}

static BstCliStatus
print_events (const BstRefreshOutcome *outcome, gboolean is_kept)
{
  JsonBuilder *event;

  for (guint i = 0; i < outcome->renames->len; i++)
    {
      const BstRename *rename = &g_array_index (outcome->renames, BstRename, i);

      event = bst_event_begin ("renamed");
      bst_event_add_text (event, "id", rename->to);
      bst_event_add_text (event, "old", rename->from);
      bst_event_write (event);
    }
  for (guint i = 0; i < outcome->failures->len; i++)
    {
      const BstRefreshFailure *failure = g_ptr_array_index (outcome->failures, i);

      event = bst_event_begin ("failure");
      bst_event_add_text (event, "id", failure->id);
      bst_event_add_error (event, failure->error);
      bst_event_write (event);
    }
  if (outcome->error != NULL)
    {
      event = bst_event_begin ("error");
      bst_event_add_error (event, outcome->error);
      bst_event_write (event);
    }

  event = bst_event_begin ("end");
  bst_event_add_number (event, "asked", outcome->asked);
  bst_event_add_number (event, "answered", is_kept ? outcome->answered : 0);
  bst_event_add_number (event, "unchanged", is_kept ? outcome->unchanged : 0);
  bst_event_add_number (event, "new", is_kept ? outcome->fresh : 0);
  bst_event_add_number (event, "gone", is_kept ? outcome->gone : 0);
  bst_event_add_number (event, "renamed", outcome->renames->len);
  bst_event_add_number (event, "failed", outcome->failed);
  bst_event_add_number (event, "changes", outcome->changes->len);
  bst_event_add_number (event, "files", is_kept ? outcome->files : 0);
  bst_event_add_number (event, "requests", outcome->requests);
  return bst_event_write (event) ? BST_CLI_DONE : BST_CLI_FAILED;
}

static gboolean
is_missing (const BstRefreshFailure *failure)
{
  return g_error_matches (failure->error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND);
}

/* A mirror has not all that the Hub has, which is no failure where all is refreshed. */
static guint
count_missing (const BstRefreshOutcome *outcome)
{
  guint count = 0;

  for (guint i = 0; i < outcome->failures->len; i++)
    count += is_missing (g_ptr_array_index (outcome->failures, i));
  return count;
}

/* One sentence for all failures of one kind: the first of them stands for the others. */
static BstCliStatus
tell_failures (BstHubClient *client, const BstRefreshOutcome *outcome, gboolean are_named)
{
  g_autofree char *host = bst_hub_endpoint_dup_host (bst_hub_client_get_settings (client)->endpoint);
  guint n_missing = are_named ? 0 : count_missing (outcome);
  guint n_others = 0;
  const BstRefreshFailure *first = NULL;
  BstCliStatus status = BST_CLI_DONE;

  for (guint i = 0; i < outcome->failures->len; i++)
    {
      const BstRefreshFailure *failure = g_ptr_array_index (outcome->failures, i);

      if (is_missing (failure))
        {
          if (!are_named)
            continue;
          bst_output_message (failure->error->message);
          status = MAX (status, BST_CLI_NO_ENTRY);
          continue;
        }
      if (first == NULL)
        first = failure;
      n_others++;
      status = MAX (status, bst_cli_hub_get_status (failure->error));
    }
  if (n_missing > 0)
    {
      /* Translators: %u is a number of models, %s a computer that mirrors the Hub */
      g_autofree char *sentence = g_strdup_printf (ngettext ("%u of them is not on %s; its figures are as they were.",
                                                             "%u of them are not on %s; their figures are as they were.",
                                                             n_missing),
                                                   n_missing, host);

      bst_output_message (sentence);
      if (outcome->answered == 0)
        status = BST_CLI_HUB;
    }
  if (n_others == 1)
    {
      g_autofree char *sentence = g_strdup_printf ("%s: %s", first->id, first->error->message);

      bst_output_message (sentence);
    }
  else if (n_others > 1)
    {
      g_autofree char *sentence = NULL;

      /* Translators: the first %s is the id of the first of these models, the last %s what went wrong with it */
      sentence = g_strdup_printf (ngettext ("%u model failed, first of all %s: %s", "%u models failed, first of all %s: %s",
                                            n_others),
                                  n_others, first->id, first->error->message);
      bst_output_message (sentence);
    }
  return status;
}

/* What stopped it, or else what failed alone. */
static BstCliStatus
tell_trouble (const BstCliOptions *options, BstHubClient *client, const BstRefreshOutcome *outcome, gboolean are_named)
{
  const GError *error = outcome->error;
  g_autofree char *sentence = NULL;

  if (error == NULL)
    return tell_failures (client, outcome, are_named);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      bst_output_message (_ ("Cancelled. What had come before is kept."));
      return BST_CLI_FAILED;
    }
  if (error->domain == BST_HUB_ERROR && are_named && outcome->answered == 0 && outcome->failures->len > 0)
    return tell_failures (client, outcome, are_named);
  if (outcome->answered > 0 || options->verb != BST_VERB_REFRESH)
    {
      bst_output_message (error->message);
      return bst_cli_hub_get_status (error);
    }
  /* Translators: two sentences, one after the other; Chinese needs no space between them */
  sentence = g_strdup_printf (C_ ("sentences", "%s %s"), error->message, _ ("All figures are as they were."));
  bst_output_message (sentence);
  return bst_cli_hub_get_status (error);
}

/**
 * bst_cli_report:
 * @are_named: whether a person named the models, rather than refresh all
 *
 * Prints what has changed, and says on standard error what went wrong. What nobody keeps
 * counts for nothing.
 *
 * Returns: the exit status
 */
BstCliStatus
bst_cli_report (const BstCliOptions *options, BstLibrary *library, BstHubClient *client, const BstRefreshOutcome *outcome,
                gboolean are_named)
{
  gboolean is_kept = outcome->answered == 0 || bst_library_keeps_figures (library);
  BstCliStatus status, written;

  if (!is_kept)
    bst_cli_tell_not_kept (options, library);
  written = options->format == BST_CLI_JSON ? print_events (outcome, is_kept)
                                            : print_text (outcome, is_kept, is_kept && options->verb == BST_VERB_REFRESH);
  status = tell_trouble (options, client, outcome, are_named);
  if (!is_kept)
    return BST_CLI_FAILED;
  return status != BST_CLI_DONE ? status : written;
}
