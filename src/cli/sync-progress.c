#include "config.h"

#include "cli/sync-progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/event.h"
#include "cli/layout.h"
#include "core/format.h"
#include "core/i18n.h"

#define WIDEST_BAR 30

/* Between two lines of a log that say how far it is. */
#define PACE (10 * G_TIME_SPAN_SECOND)

/* Between two drawings of the bar, which nobody could read faster. */
#define BLINK (G_TIME_SPAN_SECOND / 10)

/* Back to the line's start, and what stands on it wiped out. */
#define WIPE "\r\033[K"

/* @options: what asked for the work; @settings: the Hub that is asked */
void
bst_cli_sync_progress_begin (BstCliSyncProgress *self, const BstCliOptions *options, const BstHubSettings *settings,
                             GCancellable *cancellable)
{
  struct winsize size = { 0 };

  *self = (BstCliSyncProgress) { .is_json = options->format == BST_CLI_JSON, .width = 80 };
  self->has_bar = !self->is_json && isatty (STDERR_FILENO) == 1 && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
  if (ioctl (STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    self->width = size.ws_col;
  self->host = bst_hub_endpoint_dup_host (settings->endpoint);
  self->cancellable = g_object_ref (cancellable);
}

static void
wipe (BstCliSyncProgress *self)
{
  if (self->has_line)
    g_printerr (WIPE);
  self->has_line = FALSE;
}

/* Ends the line of the bar, and frees what is in @self. */
void
bst_cli_sync_progress_end (BstCliSyncProgress *self)
{
  wipe (self);
  g_clear_pointer (&self->host, g_free);
  g_clear_object (&self->cancellable);
}

static void
write_event (BstCliSyncProgress *self, JsonBuilder *event)
{
  if (bst_event_write (event) || self->is_broken)
    return;
  self->is_broken = TRUE;
  g_cancellable_cancel (self->cancellable);
}

static void
add_number_or_null (JsonBuilder *json, const char *member, gint64 number)
{
  if (number >= 0)
    bst_event_add_number (json, member, number);
  else
    bst_event_add_text (json, member, NULL);
}

static void
add_pass (JsonBuilder *json, const BstPass *pass)
{
  bst_event_add_text (json, "kind", pass->kind == BST_PASS_WHOLE ? "whole" : "changes");
  add_number_or_null (json, "top", pass->scope.top > 0 ? (gint64) pass->scope.top : -1);
  bst_event_add_text (json, "task", pass->scope.task);
}

static void
write_json (BstCliSyncProgress *self, const BstSyncEvent *event)
{
  static const char *const names[] = {
    [BST_SYNC_BEGINS] = "begin",
    [BST_SYNC_COMES] = "progress",
    [BST_SYNC_WAITS] = "waiting",
    [BST_SYNC_WRITES] = "writing",
  };
  JsonBuilder *json;

  if (event->step == BST_SYNC_BEGINS && event->given_up != NULL)
    {
      json = bst_event_begin ("given-up");
      add_pass (json, event->given_up);
      write_event (self, json);
    }
  /* As in a refresh, the end of a pause is not told. */
  if (event->step == BST_SYNC_WAITS && event->waiting == 0)
    return;
  json = bst_event_begin (names[event->step]);
  if (event->step == BST_SYNC_BEGINS)
    {
      add_pass (json, event->pass);
      bst_event_add_flag (json, "resumed", event->is_resumed);
      bst_event_add_number (json, "bytes_needed", event->bytes_needed);
      add_number_or_null (json, "bytes_free", event->bytes_free);
    }
  if (event->step == BST_SYNC_WAITS)
    bst_event_add_number (json, "seconds", event->waiting);
  else
    {
      bst_event_add_number (json, "rows", event->n_rows);
      add_number_or_null (json, "total", event->is_guess ? -1 : event->n_total);
    }
  if (event->step == BST_SYNC_COMES)
    {
      bst_event_add_number (json, "pace", (gint64) (event->pace + 0.5));
      add_number_or_null (json, "quota", event->quota);
      add_number_or_null (json, "quota_seconds", event->quota >= 0 ? (gint64) event->quota_seconds : -1);
    }
  write_event (self, json);
}

static char *
dup_asking (const BstSyncEvent *event, const char *host)
{
  const BstPass *pass = event->pass;
  const char *task = pass->scope.task;
  g_autofree char *top = bst_cell_exact (pass->scope.top);
  g_autofree char *since = NULL;

  if (pass->kind == BST_PASS_CHANGES)
    {
      since = bst_cell_day (pass->since);
      if (task != NULL)
        /* Translators: a computer, a task such as text-generation, and a day */
        return g_strdup_printf (_ ("Asking %s for the models of the task %s that have changed since %s…"), host, task, since);
      /* Translators: a computer, and a day */
      return g_strdup_printf (_ ("Asking %s for the models that have changed since %s…"), host, since);
    }
  if (pass->scope.top > 0 && task != NULL)
    /* Translators: a computer, a number, and a task such as text-generation */
    return g_strdup_printf (ngettext ("Asking %s for the %s most downloaded model of the task %s…",
                                      "Asking %s for the %s most downloaded models of the task %s…", pass->scope.top),
                            host, top, task);
  if (pass->scope.top > 0)
    /* Translators: a computer, and a number */
    return g_strdup_printf (ngettext ("Asking %s for the %s most downloaded model…",
                                      "Asking %s for the %s most downloaded models…", pass->scope.top),
                            host, top);
  if (task != NULL)
    /* Translators: a computer, and a task such as text-generation */
    return g_strdup_printf (_ ("Asking %s for all models of the task %s…"), host, task);
  return g_strdup_printf (_ ("Asking %s for all of its models…"), host);
}

/* What a person should know before it takes its time. */
static void
write_beginning (BstCliSyncProgress *self, const BstSyncEvent *event)
{
  g_autofree char *asking = dup_asking (event, self->host);
  g_autofree char *needed = bst_format_bytes (event->bytes_needed);
  g_autofree char *room = event->bytes_free >= 0 ? bst_format_bytes (event->bytes_free) : NULL;
  g_autofree char *rows = bst_cell_exact (event->n_rows);

  if (event->given_up != NULL && g_strcmp0 (event->given_up->endpoint, event->pass->endpoint) != 0)
    {
      /* Translators: %s is the address of another Hub */
      g_printerr (_ ("A list of %s was being fetched. That is given up; what came of it is kept."), event->given_up->endpoint);
      g_printerr ("\n");
    }
  else if (event->given_up != NULL)
    g_printerr ("%s\n", _ ("Another list was being fetched. That is given up; what came of it is kept."));
  if (event->pass->kind == BST_PASS_WHOLE && room != NULL && !self->has_begun)
    {
      /* Translators: two sizes such as “1.0 GiB” */
      g_printerr (_ ("This takes about %s of the disk, which has %s free."), needed, room);
      g_printerr ("\n");
    }
  if (event->is_first)
    g_printerr ("%s\n", _ ("The most downloaded come first, so that there is something to search soon."));
  if (event->is_again)
    g_printerr ("%s\n", _ ("A list by downloads is fetched anew each time: it is short."));
  if (event->is_resumed && event->n_rows > 0)
    {
      g_printerr (ngettext ("Going on where the last run stopped, after %s model.",
                            "Going on where the last run stopped, after %s models.", (gulong) event->n_rows),
                  rows);
      g_printerr ("\n");
    }
  g_printerr ("%s\n", asking);
  self->has_begun = TRUE;
}

static char *
dup_count (const BstSyncEvent *event)
{
  g_autofree char *rows = bst_cell_exact (event->n_rows);
  g_autofree char *total = bst_cell_exact (event->n_total);

  if (event->n_total < event->n_rows)
    return g_strdup_printf (ngettext ("%s model", "%s models", (gulong) event->n_rows), rows);
  if (event->is_guess || event->pass->scope.top == 0)
    /* Translators: so many of about so many models have come */
    return g_strdup_printf (ngettext ("%s of about %s model", "%s of about %s models", (gulong) event->n_total), rows, total);
  /* Translators: so many of so many models have come */
  return g_strdup_printf (ngettext ("%s of %s model", "%s of %s models", (gulong) event->n_total), rows, total);
}

/* Returns: (transfer full): how far it is, as one line. What is most wanted stands first,
 * as a narrow terminal cuts the end off. */
char *
bst_cli_sync_dup_state (const BstSyncEvent *event, const char *host)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *quota = bst_cell_exact (event->quota);

  if (event->step == BST_SYNC_WAITS && event->waiting > 0)
    /* Translators: %s is a computer that is asked too often */
    return g_strdup_printf (ngettext ("%s wants a pause of %u second", "%s wants a pause of %u seconds", event->waiting),
                            host, event->waiting);
  g_ptr_array_add (parts, dup_count (event));
  if (event->step == BST_SYNC_WRITES)
    g_ptr_array_add (parts, g_strdup (_ ("making them searchable…")));
  else
    {
      if (event->pace > 0)
        g_ptr_array_add (parts, bst_format_rate ((gint64) (event->pace + 0.5)));
      if (event->seconds_left >= 0 && event->pace > 0 && !event->is_guess)
        g_ptr_array_add (parts, bst_format_time_left (event->seconds_left, BST_TIME_SECONDS));
      if (event->quota >= 0)
        /* Translators: so many requests the Hub allows for now */
        g_ptr_array_add (parts, g_strdup_printf (ngettext ("%s request left", "%s requests left", (gulong) event->quota),
                                                 quota));
    }
  return bst_format_clauses ((const char *const *) parts->pdata, parts->len);
}

static void
draw_bar (BstCliSyncProgress *self, const BstSyncEvent *event, const char *state)
{
  g_autofree char *line = NULL;
  g_autofree char *shown = NULL;
  int width = CLAMP (self->width - bst_layout_width (state) - 4, 0, WIDEST_BAR);

  if (event->n_total > 0 && event->n_total >= event->n_rows && width > 0)
    {
      guint full = (guint) (width * event->n_rows / event->n_total);
      g_autofree char *done = g_strnfill (full, '#');

      line = g_strdup_printf ("[%-*s] %s", width, done, state);
    }
  else
    line = g_strdup (state);
  shown = bst_layout_truncate (line, MAX (self->width - 1, 1));
  g_printerr (WIPE "%s", shown);
  self->has_line = TRUE;
}

static void
show_state (BstCliSyncProgress *self, const BstSyncEvent *event)
{
  g_autofree char *state = NULL;
  gint64 now = g_get_monotonic_time ();
  gboolean is_news = event->step == BST_SYNC_WRITES || (event->step == BST_SYNC_WAITS && event->waiting > 0);

  /* A log gets a line now and then, and for each pause. */
  if (now - self->told_at < (self->has_bar ? BLINK : PACE) &&
      !(is_news && (self->has_bar || event->step == BST_SYNC_WAITS)))
    return;
  self->told_at = now;
  state = bst_cli_sync_dup_state (event, self->host);
  if (self->has_bar)
    draw_bar (self, event, state);
  else
    g_printerr ("%s\n", state);
}

/* A BstSyncFunc. */
void
bst_cli_sync_progress_on_event (const BstSyncEvent *event, gpointer data)
{
  BstCliSyncProgress *self = data;

  if (self->is_json)
    write_json (self, event);
  else if (event->step == BST_SYNC_BEGINS)
    {
      wipe (self);
      write_beginning (self, event);
      self->told_at = g_get_monotonic_time ();
    }
  else
    show_state (self, event);
}
