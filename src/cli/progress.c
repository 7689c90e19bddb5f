#include "config.h"

#include "cli/progress.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/event.h"
#include "cli/layout.h"
#include "core/format.h"
#include "core/i18n.h"

#define WIDEST_BAR 40

/* Between two lines of a log that say how far it is. */
#define PACE (10 * G_TIME_SPAN_SECOND)

/* Back to the line's start, and what stands on it wiped out. */
#define WIPE "\r\033[K"

/* @options: what asked for the work; @settings: the Hub that is asked */
void
bst_cli_progress_begin (BstCliProgress *self, const BstCliOptions *options, const BstHubSettings *settings,
                        GCancellable *cancellable)
{
  struct winsize size = { 0 };

  *self = (BstCliProgress) { .is_json = options->format == BST_CLI_JSON, .width = 80 };
  self->has_bar = !self->is_json && isatty (STDERR_FILENO) == 1 && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
  if (ioctl (STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    self->width = size.ws_col;
  /* Where the Hub is not to be asked, there is nothing to watch. */
  if (settings->offline == NULL)
    self->host = bst_hub_endpoint_dup_host (settings->endpoint);
  self->cancellable = g_object_ref (cancellable);
}

/* Ends the line of the bar, and frees what is in @self. */
void
bst_cli_progress_end (BstCliProgress *self)
{
  if (self->has_bar && self->has_begun)
    g_printerr (WIPE);
  g_clear_pointer (&self->host, g_free);
  g_clear_object (&self->cancellable);
}

static void
write_event (BstCliProgress *self, JsonBuilder *event)
{
  if (bst_event_write (event) || self->is_broken)
    return;
  self->is_broken = TRUE;
  g_cancellable_cancel (self->cancellable);
}

static void
write_json (BstCliProgress *self, const BstRefreshEvent *event)
{
  JsonBuilder *json;

  if (event->waiting > 0)
    {
      json = bst_event_begin ("waiting");
      bst_event_add_number (json, "seconds", event->waiting);
      write_event (self, json);
      return;
    }
  for (guint i = 0; event->changes != NULL && i < event->changes->len; i++)
    {
      const BstChange *change = g_ptr_array_index (event->changes, i);

      json = bst_event_begin ("change");
      bst_event_add_text (json, "id", change->id);
      bst_event_add_text (json, "field", bst_change_field_to_string (change->field));
      bst_event_add_text (json, "old", change->old_value);
      bst_event_add_text (json, "new", change->new_value);
      write_event (self, json);
    }
  if (event->changes != NULL)
    return;
  json = bst_event_begin ("progress");
  bst_event_add_text (json, "phase", event->phase == BST_REFRESH_FIGURES ? "figures" : "files");
  bst_event_add_number (json, "done", event->done);
  bst_event_add_number (json, "total", event->total);
  write_event (self, json);
}

static char *
dup_state (const BstCliProgress *self, const BstRefreshEvent *event)
{
  g_autofree char *done = bst_format_number (event->done), *total = bst_format_number (event->total);

  if (event->waiting > 0)
    /* Translators: %s is a computer that is asked too often */
    return g_strdup_printf (ngettext ("%s wants a pause of %u second", "%s wants a pause of %u seconds", event->waiting),
                            self->host, event->waiting);
  if (event->phase == BST_REFRESH_FIGURES)
    /* Translators: so many of so many models have been asked for */
    return g_strdup_printf (ngettext ("%s of %s model", "%s of %s models", event->total), done, total);
  /* Translators: so many of so many lists of files have come */
  return g_strdup_printf (ngettext ("%s of %s list of files", "%s of %s lists of files", event->total), done, total);
}

static void
draw_bar (const BstCliProgress *self, const BstRefreshEvent *event)
{
  g_autofree char *state = dup_state (self, event);
  g_autofree char *line = NULL;
  g_autofree char *shown = NULL;
  guint width = CLAMP (self->width - bst_layout_width (state) - 4, 0, WIDEST_BAR);
  guint full = event->total > 0 ? width * MIN (event->done, event->total) / event->total : 0;
  g_autofree char *done = g_strnfill (full, '#');

  line = g_strdup_printf ("[%-*s] %s", (int) width, done, state);
  shown = bst_layout_truncate (line, MAX (self->width - 1, 1));
  g_printerr (WIPE "%s", shown);
}

/* A log gets a line for each step, and for a long one now and then another. */
static void
write_line (BstCliProgress *self, const BstRefreshEvent *event)
{
  g_autofree char *line = NULL, *total = bst_format_number (event->total);
  gint64 now = g_get_monotonic_time ();

  if (!self->has_begun || event->phase != self->phase)
    {
      if (event->phase == BST_REFRESH_FIGURES)
        /* Translators: %s is a computer */
        line = g_strdup_printf (ngettext ("Asking %s for %s model…", "Asking %s for %s models…", event->total),
                                self->host, total);
      else
        line = g_strdup_printf (ngettext ("Asking %s for the files of %s model…",
                                          "Asking %s for the files of %s models…", event->total),
                                self->host, total);
    }
  else if (event->waiting > 0 || now - self->told_at >= PACE)
    {
      line = dup_state (self, event);
    }
  if (line == NULL)
    return;
  self->told_at = now;
  g_printerr ("%s\n", line);
}

/* A BstRefreshFunc. */
void
bst_cli_progress_on_event (const BstRefreshEvent *event, gpointer data)
{
  BstCliProgress *self = data;

  if (self->is_json)
    write_json (self, event);
  else if (self->host == NULL || event->changes != NULL || event->total == 0)
    return;
  else if (self->has_bar)
    draw_bar (self, event);
  else
    write_line (self, event);
  self->has_begun = TRUE;
  self->phase = event->phase;
}
