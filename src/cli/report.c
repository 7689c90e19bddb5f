/* What came of a refresh, in words or as events. */
#include "config.h"

#include "cli/commands.h"
#include "cli/event.h"
#include "cli/layout.h"
#include "cli/progress.h"
#include "core/format.h"
#include "core/i18n.h"

/* More than a person reads. */
#define MOST_IDS 12

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
  g_autofree char *text = bst_refresh_outcome_dup_text (outcome), *gone = bst_format_number (outcome->gone);

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
                              ngettext ("%s of them is no longer on the Hub, or closed; it keeps the figures that it had.",
                                        "%s of them are no longer on the Hub, or closed; they keep the figures that they had.",
                                        outcome->gone),
                              gone);
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
  bst_event_add_number (event, "files_left", is_kept ? outcome->files_left : 0);
  bst_event_add_number (event, "requests", outcome->requests);
  return bst_event_write (event) ? BST_CLI_DONE : BST_CLI_FAILED;
}

static gboolean
is_missing (const BstRefreshFailure *failure)
{
  return g_error_matches (failure->error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND);
}

/* Returns: (transfer full): “a/b, c/d, …”
 * @failures: (element-type BstRefreshFailure) */
static char *
join_ids (GPtrArray *failures)
{
  const char *ids[MOST_IDS + 1];
  guint n = 0;

  for (; n < MIN (failures->len, MOST_IDS); n++)
    ids[n] = ((const BstRefreshFailure *) g_ptr_array_index (failures, n))->id;
  if (failures->len > MOST_IDS)
    ids[n++] = "…";
  return bst_format_series (ids, n);
}

/* Those that failed in the same way are told together; the first stands for them.
 * @failures: (element-type BstRefreshFailure): not empty */
static void
tell_alike (GPtrArray *failures)
{
  const BstRefreshFailure *first = g_ptr_array_index (failures, 0);
  g_autofree char *ids = join_ids (failures), *number = bst_format_number (failures->len);
  g_autofree char *sentence = NULL;

  if (failures->len == 1)
    sentence = bst_format_labelled (first->id, first->error->message);
  else if (first->of_files)
    /* Translators: the first %s is the ids of these models, the last %s what went wrong with the first of them */
    sentence = g_strdup_printf (ngettext ("The files of %s model could not be listed (%s): %s",
                                          "The files of %s models could not be listed (%s): %s", failures->len),
                                number, ids, first->error->message);
  else
    /* Translators: the first %s is the ids of these models, the last %s what went wrong with the first of them */
    sentence = g_strdup_printf (ngettext ("%s model could not be refreshed (%s): %s",
                                          "%s models could not be refreshed (%s): %s", failures->len),
                                number, ids, first->error->message);
  bst_output_message (sentence);
}

static gboolean
is_like (gconstpointer a, gconstpointer b)
{
  const BstRefreshFailure *failure_a = a, *failure_b = b;

  return failure_a->of_files == failure_b->of_files &&
         g_error_matches (failure_a->error, failure_b->error->domain, failure_b->error->code);
}

/* @failures: (element-type BstRefreshFailure): is emptied */
static void
tell_all (GPtrArray *failures)
{
  while (failures->len > 0)
    {
      g_autoptr (GPtrArray) alike = g_ptr_array_new ();

      g_ptr_array_add (alike, g_ptr_array_steal_index (failures, 0));
      for (guint i = 0; i < failures->len;)
        if (is_like (g_ptr_array_index (failures, i), g_ptr_array_index (alike, 0)))
          g_ptr_array_add (alike, g_ptr_array_steal_index (failures, i));
        else
          i++;
      tell_alike (alike);
    }
}

/* A mirror has not all that the Hub has, which is no failure where all is refreshed.
 * @missing: (element-type BstRefreshFailure) */
static void
tell_missing (BstHubClient *client, GPtrArray *missing)
{
  g_autofree char *host = bst_hub_endpoint_dup_host (bst_hub_client_get_settings (client)->endpoint);
  g_autofree char *ids = join_ids (missing), *number = bst_format_number (missing->len);
  /* Translators: the first %s is a number of models, the second a computer that mirrors the Hub, the third their ids */
  g_autofree char *sentence = g_strdup_printf (ngettext ("%s of them is not on %s; its figures are as they were: %s",
                                                         "%s of them are not on %s; their figures are as they were: %s",
                                                         missing->len),
                                               number, host, ids);

  bst_output_message (sentence);
}

static BstCliStatus
tell_failures (BstHubClient *client, const BstRefreshOutcome *outcome, gboolean are_named)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  BstCliStatus status = BST_CLI_DONE;

  for (guint i = 0; i < outcome->failures->len; i++)
    {
      BstRefreshFailure *failure = g_ptr_array_index (outcome->failures, i);

      if (!is_missing (failure))
        {
          g_ptr_array_add (others, failure);
          status = MAX (status, bst_cli_hub_get_status (failure->error));
        }
      else if (are_named)
        {
          bst_output_message (failure->error->message);
          status = MAX (status, BST_CLI_NO_ENTRY);
        }
      else
        {
          g_ptr_array_add (missing, failure);
        }
    }
  if (missing->len > 0)
    tell_missing (client, missing);
  if (missing->len > 0 && outcome->answered == 0)
    status = BST_CLI_HUB;
  tell_all (others);
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
  bst_cli_hub_tell_mirror (bst_hub_client_get_settings (client), outcome->error);
  if (!is_kept)
    return BST_CLI_FAILED;
  return status != BST_CLI_DONE ? status : written;
}
