/* What a refresh brings beside the figures, where that is asked for. */
#include "config.h"

#include "cli/commands.h"
#include "cli/event.h"
#include "cli/layout.h"
#include "cli/progress.h"
#include "core/change.h"
#include "core/format.h"
#include "core/i18n.h"
#include "refresh/look.h"

/* In the order in which they are told. */
static const struct
{
  BstLookParts part;
  const char *word; /* for a program */
} parts[] = {
  { BST_LOOK_RECORD, "record" },
  { BST_LOOK_FILES, "files" },
  { BST_LOOK_CARD, "card" },
  { BST_LOOK_CONFIG, "config" },
  { BST_LOOK_DERIVED, "derived" },
};

static const char *
get_word (BstLookParts part)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].part == part)
      return parts[i].word;
  return NULL;
}

static void
on_event (const BstLookEvent *event, gpointer progress)
{
  BstRefreshEvent told = { BST_REFRESH_FIGURES, event->done, event->total, event->waiting, NULL };

  if (event->waiting > 0)
    bst_cli_progress_on_event (&told, progress);
}

static void
print_text (const BstLookOutcome *outcome, BstLibrary *library)
{
  BstEntry *entry = bst_library_lookup (library, outcome->id);
  const BstRepository *record = bst_library_get_repository (library, outcome->id);
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (BstDossier) dossier = bst_cli_load_dossier (library, outcome->id);
  g_autoptr (GPtrArray) rows = bst_show_dup_detail_rows (record, dossier, g_get_real_time () / G_USEC_PER_SEC);

  g_string_append_printf (page, "%s\n", entry != NULL ? bst_entry_get_id (entry) : outcome->id);
  for (guint i = 0; i < outcome->changes->len; i++)
    {
      g_autofree char *text = bst_change_dup_text (g_ptr_array_index (outcome->changes, i));
      g_autofree char *clean = bst_layout_clean (text);

      g_string_append_printf (page, "  %s\n", clean);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const BstShowRow *row = g_ptr_array_index (rows, i);
      g_autofree char *clean = bst_layout_clean (row->text);
      g_autofree char *line = bst_format_labelled (row->label, clean);

      g_string_append_printf (page, "  %s\n", line);
    }
  bst_output_write (page);
}

static void
write_failure (const char *id, const BstLookFailure *failure)
{
  JsonBuilder *event = bst_event_begin ("failure");

  bst_event_add_text (event, "id", id);
  bst_event_add_text (event, "part", get_word (failure->part));
  bst_event_add_text (event, "error", failure->is_refused ? "gated" : "failed");
  bst_event_add_text (event, "message", failure->message);
  bst_event_write (event);
}

static void
write_changes (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const BstChange *change = g_ptr_array_index (changes, i);
      JsonBuilder *event = bst_event_begin ("change");

      bst_event_add_text (event, "id", change->id);
      bst_event_add_text (event, "field", bst_change_field_to_string (change->field));
      bst_event_add_text (event, "old", change->old_value);
      bst_event_add_text (event, "new", change->new_value);
      bst_event_write (event);
    }
}

static void
print_events (const char *id, const BstLookOutcome *outcome)
{
  JsonBuilder *event;

  write_changes (outcome->changes);
  for (guint i = 0; i < outcome->failures->len; i++)
    write_failure (id, g_ptr_array_index (outcome->failures, i));
  if (outcome->error != NULL)
    {
      event = bst_event_begin ("error");
      bst_event_add_text (event, "id", id);
      bst_event_add_error (event, outcome->error);
      bst_event_write (event);
    }
  event = bst_event_begin ("details");
  bst_event_add_text (event, "id", outcome->id);
  json_builder_set_member_name (event, "came");
  json_builder_begin_array (event);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((outcome->came & parts[i].part) != 0)
      json_builder_add_string_value (event, parts[i].word);
  json_builder_end_array (event);
  bst_event_add_number (event, "requests", outcome->requests);
  bst_event_write (event);
}

/* Returns: the exit status */
static BstCliStatus
tell_trouble (const char *id, const BstLookOutcome *outcome)
{
  for (guint i = 0; i < outcome->failures->len; i++)
    {
      const BstLookFailure *failure = g_ptr_array_index (outcome->failures, i);
      g_autofree char *told = bst_format_labelled (bst_look_part_get_label (failure->part), failure->message);
      g_autofree char *sentence = bst_format_labelled (id, told);

      bst_output_message (sentence);
    }
  if (g_error_matches (outcome->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      bst_output_message (_ ("Cancelled. What had come before is kept."));
      return BST_CLI_FAILED;
    }
  if (outcome->error != NULL)
    {
      bst_output_message (outcome->error->message);
      return bst_cli_hub_get_status (outcome->error);
    }
  return outcome->failures->len > 0 ? BST_CLI_HUB : BST_CLI_DONE;
}

/* A Hub that is not reached for one model, nor when it is asked again, is not for the next. */
static gboolean
is_of_all (const GError *error)
{
  return g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_OFFLINE) ||
         g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_TIMEOUT) ||
         g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_RATE_LIMITED);
}

/* What stops one would stop the next. */
static gboolean
goes_on (BstCliStatus status, const GError *error, GCancellable *cancellable)
{
  return !g_cancellable_is_cancelled (cancellable) && !is_of_all (error) &&
         (status == BST_CLI_DONE || status == BST_CLI_HUB || status == BST_CLI_NO_ENTRY);
}

/* Returns: whether to go on with the next
 * @status: (out): the exit status, as far as it is of this model */
static gboolean
look_at (const BstCliOptions *options, BstLibrary *library, BstHubClient *client, const char *id, GCancellable *cancellable,
         BstCliStatus *status)
{
  g_autoptr (BstLookOutcome) outcome = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  BstCliProgress progress;

  bst_cli_progress_begin (&progress, options, bst_hub_client_get_settings (client), cancellable);
  bst_look_async (library, client, id, BST_LOOK_ALL, on_event, &progress, cancellable, bst_cli_got_result, &result);
  outcome = bst_look_finish (library, bst_cli_wait (&result));
  bst_cli_progress_end (&progress);
  bst_cli_tell_library_problems (library);
  if (options->format == BST_CLI_JSON)
    print_events (id, outcome);
  else if (outcome->came != 0)
    print_text (outcome, library);
  *status = tell_trouble (id, outcome);
  bst_cli_hub_tell_mirror (bst_hub_client_get_settings (client), outcome->error);
  return goes_on (*status, outcome->error, cancellable);
}

/**
 * bst_cli_refresh_details:
 * @ids: (array zero-terminated=1): each the id of an entry, or of one that the Hub's list has
 *
 * Brings card, files, configuration and what was made of each model, and tells what came.
 *
 * Returns: the exit status: the worst of all
 */
BstCliStatus
bst_cli_refresh_details (const BstCliOptions *options, BstLibrary *library, BstHubClient *client, const char *const *ids,
                         GCancellable *cancellable)
{
  BstCliStatus worst = BST_CLI_DONE;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      BstCliStatus status;
      gboolean is_stopped = !look_at (options, library, client, ids[i], cancellable, &status);

      worst = MAX (worst, status);
      if (is_stopped)
        break;
    }
  if (!bst_library_keeps_figures (library))
    return bst_cli_tell_not_kept (options, library);
  return worst;
}
