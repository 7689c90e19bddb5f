/* bestiary sync: the Hub's own list of models, or a part of it. */
#include "config.h"

#include "cli/commands.h"
#include "cli/event.h"
#include "cli/sync-progress.h"
#include "core/format.h"
#include "core/i18n.h"
#include "library/problem.h"

/* Returns: whether the words and options go together; that they do not has been told. */
static gboolean
check_usage (const BstCliOptions *options)
{
  if (!bst_cli_hub_check_format (options))
    return FALSE;
  if (options->words->len > 0)
    {
      bst_output_message (_ ("“bestiary sync” takes no words, only options: see “bestiary help sync”."));
      return FALSE;
    }
  if (options->all && options->top >= 0)
    {
      bst_output_message (_ ("“--all” and “--top” are two different lists: say which one is wanted."));
      return FALSE;
    }
  return TRUE;
}

/* Nobody said what to fetch, and nothing was ever fetched. */
static void
explain_choices (void)
{
  static const struct
  {
    const char *command;
    const char *meaning;
  } choices[] = {
    { "bestiary sync --top 10000", N_ ("the 10,000 most downloaded models: a minute, and a few MiB") },
    { "bestiary sync --task text-generation", N_ ("all models of one task") },
    { "bestiary sync --all", N_ ("all models, some three million: half an hour at least, and about 1 GiB while they come") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    g_printerr ("  %s\n      %s\n", choices[i].command, _ (choices[i].meaning));
}

static BstCliStatus
get_status (const GError *error)
{
  if (error == NULL || error->domain != BST_SYNC_ERROR)
    return bst_cli_hub_get_status (error);
  switch ((BstSyncError) error->code)
    {
    case BST_SYNC_ERROR_NOTHING:
      return BST_CLI_USAGE;
    case BST_SYNC_ERROR_SPACE:
      return BST_CLI_FAILED;
    case BST_SYNC_ERROR_ENDLESS:
    case BST_SYNC_ERROR_SHORT:
    case BST_SYNC_ERROR_ORDER:
    default:
      return BST_CLI_HUB;
    }
}

static void
tell_with_hint (const char *sentence, const char *hint)
{
  /* Translators: two sentences, one after the other; Chinese needs no space between them */
  g_autofree char *message = g_strdup_printf (C_ ("sentences", "%s %s"), sentence, hint);

  bst_output_message (message);
}

static void
tell_trouble (const BstSyncOutcome *outcome)
{
  const GError *error = outcome->error;
  g_autofree char *rows = bst_cell_exact (outcome->n_rows);
  g_autofree char *goes_on = g_strdup_printf (_ ("What came is kept; “%s” goes on where it stopped."), "bestiary sync");
  g_autofree char *paused = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      paused = g_strdup_printf (ngettext ("Paused after %s model.", "Paused after %s models.", (gulong) outcome->n_rows), rows);
      tell_with_hint (paused, goes_on);
    }
  else if (g_error_matches (error, BST_SYNC_ERROR, BST_SYNC_ERROR_ORDER))
    tell_with_hint (error->message, "bestiary sync --full");
  else if (error->domain == BST_HUB_ERROR && outcome->n_rows > 0)
    tell_with_hint (error->message, goes_on);
  else
    bst_output_message (error->message);
  if (g_error_matches (error, BST_SYNC_ERROR, BST_SYNC_ERROR_NOTHING))
    explain_choices ();
}

static void
tell_unreadable (const BstSyncOutcome *outcome)
{
  g_autofree char *count = bst_cell_exact (outcome->n_unreadable);
  g_autofree char *sentence = NULL;

  if (outcome->n_unreadable == 0)
    return;
  /* Translators: the first %s is a number, the second what is wrong with the first of these models */
  sentence = g_strdup_printf (ngettext ("%s model could not be read and was left out: %s",
                                        "%s models could not be read and were left out: %s", (gulong) outcome->n_unreadable),
                              count, outcome->unreadable->message);
  bst_output_message (sentence);
}

static BstCliStatus
print_text (const BstSyncOutcome *outcome)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *rows = bst_cell_exact (outcome->n_rows);
  g_autofree char *changed = bst_cell_exact (outcome->n_changed);
  g_autofree char *known = bst_cell_exact (outcome->n_known);
  g_autofree char *fresh = bst_cell_exact (outcome->n_new);
  g_autofree char *removed = bst_cell_exact (outcome->n_removed);

  if (!outcome->is_complete)
    return BST_CLI_DONE;
  if (outcome->kind == BST_PASS_CHANGES)
    g_string_append_printf (page, ngettext ("%s model is new or has changed.", "%s models are new or have changed.", (gulong) outcome->n_changed),
                            changed);
  else
    g_string_append_printf (page, ngettext ("%s model was fetched.", "%s models were fetched.", (gulong) outcome->n_rows),
                            rows);
  g_string_append_c (page, '\n');
  /* Translators: the first %s is a number of models, the second how many of them are new */
  g_string_append_printf (page, ngettext ("The list has %s model now, %s of them new.", "The list has %s models now, %s of them new.", (gulong) outcome->n_known),
                          known, fresh);
  g_string_append_c (page, '\n');
  if (outcome->n_removed > 0)
    {
      g_string_append_printf (page, ngettext ("%s that the Hub has no more was taken out.", "%s that the Hub has no more were taken out.", (gulong) outcome->n_removed),
                              removed);
      g_string_append_c (page, '\n');
    }
  return bst_output_write (page);
}

static BstCliStatus
print_events (const BstSyncOutcome *outcome)
{
  JsonBuilder *event;

  if (outcome->error != NULL)
    {
      event = bst_event_begin ("error");
      bst_event_add_error (event, outcome->error);
      if (outcome->error->domain == BST_SYNC_ERROR)
        {
          bst_event_add_number (event, "bytes_needed", outcome->bytes_needed);
          bst_event_add_number (event, "bytes_free", outcome->bytes_free);
        }
      bst_event_write (event);
    }
  event = bst_event_begin ("end");
  bst_event_add_flag (event, "complete", outcome->is_complete);
  bst_event_add_text (event, "kind", outcome->kind == BST_PASS_WHOLE ? "whole" : "changes");
  bst_event_add_flag (event, "resumed", outcome->was_resumed);
  bst_event_add_flag (event, "restarted", outcome->was_restarted);
  bst_event_add_number (event, "rows", outcome->n_rows);
  bst_event_add_number (event, "changed", outcome->n_changed);
  bst_event_add_number (event, "pages", outcome->n_pages);
  bst_event_add_number (event, "known", MAX (outcome->n_known, 0));
  bst_event_add_number (event, "new", outcome->n_new);
  bst_event_add_number (event, "removed", outcome->n_removed);
  bst_event_add_number (event, "unreadable", outcome->n_unreadable);
  bst_event_add_number (event, "requests", outcome->requests);
  return bst_event_write (event) ? BST_CLI_DONE : BST_CLI_FAILED;
}

static BstCliStatus
report (const BstCliOptions *options, const BstSyncOutcome *outcome)
{
  BstCliStatus written = options->format == BST_CLI_JSON ? print_events (outcome) : print_text (outcome);

  for (guint i = 0; outcome->problems != NULL && i < outcome->problems->len; i++)
    {
      g_autofree char *text = bst_problem_dup_text (g_ptr_array_index (outcome->problems, i));

      bst_output_message (text);
    }
  if (outcome->was_restarted)
    bst_output_message (_ ("The Hub did not take the place where the list had stopped, so it was begun again."));
  tell_unreadable (outcome);
  if (outcome->error != NULL)
    {
      tell_trouble (outcome);
      return get_status (outcome->error);
    }
  if (outcome->n_rows == 0 && outcome->kind == BST_PASS_WHOLE && outcome->scope.task != NULL)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("The Hub has no model of the task “%s”: names of tasks are like “text-generation”."),
                                                   outcome->scope.task);

      bst_output_message (sentence);
      return BST_CLI_FAILED;
    }
  return written;
}

/**
 * bst_cli_sync:
 *
 * Brings the Hub's own list of models, or the part of it that @options name, to this
 * computer. Without an option it goes on with what was fetched last.
 *
 * Returns: the exit status
 */
BstCliStatus
bst_cli_sync (const BstCliOptions *options)
{
  BstListScope scope = { options->task, (guint) MAX (options->top, 0) };
  gboolean is_chosen = options->all || options->top > 0 || options->task != NULL;
  g_autofree char *cache_dir = bst_library_dup_cache_dir ();
  g_autoptr (BstHubSettings) settings = NULL;
  g_autoptr (BstHubClient) client = NULL;
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BstSyncOutcome) outcome = NULL;
  BstCliSyncProgress progress;
  BstCliStatus status;

  if (!check_usage (options) || (settings = bst_cli_hub_settings_new ()) == NULL)
    return BST_CLI_USAGE;

  client = bst_sync_client_new (settings);
  cancellable = bst_cli_cancellable_new ();
  bst_cli_sync_progress_begin (&progress, options, settings, cancellable);
  bst_sync_async (cache_dir, client, is_chosen ? &scope : NULL, options->full,
                  bst_cli_sync_progress_on_event, &progress, cancellable, bst_cli_got_result, &result);
  bst_cli_wait (&result);
  bst_cli_sync_progress_end (&progress);
  outcome = bst_sync_finish (result);
  status = report (options, outcome);
  bst_cli_hub_tell_mirror (settings, outcome->error);
  return status;
}
