#include "config.h"

#include "ui/sync-words.h"

#include <glib/gi18n.h>

#include "core/format.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* What one model takes on the disk, in bytes: for good, and before it has been put in its
 * place. */
#define BYTES_KEPT 150
#define BYTES_COMING 350

/* What the Hub allows, by its own account. */
#define ROWS_A_REQUEST 1000
#define REQUESTS_A_WINDOW 500
#define REQUESTS_WITH_TOKEN 1000
#define WINDOW (5 * MINUTE)

/* A line may break behind it, but never before. */
#define JOINT "\u00a0· "

/**
 * bst_sync_words_amount:
 * @n_wanted: 0 where that is not known
 * @exact: whether @n_wanted is what was asked for, and no estimate
 *
 * Returns: (transfer full): "412,000 of about 3,000,000 models"
 */
char *
bst_sync_words_amount (gint64 n_rows, gint64 n_wanted, gboolean exact)
{
  g_autofree char *rows = bst_format_number (n_rows);
  g_autofree char *wanted = NULL;

  if (n_wanted <= 0 || n_wanted < n_rows)
    return g_strdup_printf (g_dngettext (NULL, "%s model", "%s models", (gulong) n_rows), rows);
  wanted = bst_format_number (n_wanted);
  if (exact)
    /* Translators: how many have come: “3,000 of 10,000 models” */
    return g_strdup_printf (g_dngettext (NULL, "%s of %s model", "%s of %s models", (gulong) n_wanted), rows, wanted);
  /* Translators: how many have come: “412,000 of about 3,000,000 models” */
  return g_strdup_printf (g_dngettext (NULL, "%s of about %s model", "%s of about %s models", (gulong) n_wanted), rows, wanted);
}

/* Returns: (transfer full): what of an update has come */
char *
bst_sync_words_update (gint64 n_rows)
{
  g_autofree char *rows = bst_format_number (n_rows);

  /* Translators: so many models that are new or have changed have come. */
  return g_strdup_printf (g_dngettext (NULL, "Updating: %s model", "Updating: %s models", (gulong) n_rows), rows);
}

/* Returns: (transfer full): how far a list is that does not come now */
char *
bst_sync_words_stopped (gint64 n_rows, gint64 n_wanted, gboolean exact)
{
  g_autofree char *amount = NULL;

  if (n_rows <= 0)
    return g_strdup (_ ("Nothing has come yet"));
  amount = bst_sync_words_amount (n_rows, n_wanted, exact);
  /* Translators: %s is how many have come: “412,000 of about 3,000,000 models” */
  return g_strdup_printf (_ ("Stopped at %s"), amount);
}

/* Returns: (transfer full): "3,400 a second · 12 minutes left" */
char *
bst_sync_words_pace (const BstSyncProgress *progress)
{
  g_autofree char *pace = NULL;
  g_autofree char *left = NULL;

  if (progress->writing)
    return g_strdup (_ ("putting the list in order"));
  if (progress->waiting > 0)
    pace = g_strdup_printf (ngettext ("waiting for the Hub, %u s", "waiting for the Hub, %u s", progress->waiting),
                            progress->waiting);
  else if (progress->rate > 0)
    pace = bst_format_rate (progress->rate);
  else
    return g_strdup (_ ("asking the Hub"));
  if (progress->seconds_left <= 0)
    return g_steal_pointer (&pace);
  left = bst_format_time_left (progress->seconds_left, BST_TIME_MINUTES);
  return g_strconcat (pace, JOINT, left, NULL);
}

/* @task: (nullable): the Hub's word for it; NULL for all tasks
 * @top: 0 for all
 * Returns: (transfer full): which list it is: "the 10,000 most downloaded" */
char *
bst_sync_words_list (const char *task, guint top)
{
  g_autofree char *name = task != NULL ? bst_format_task (task) : NULL;
  g_autofree char *number = top > 0 ? bst_format_number (top) : NULL;
  g_autofree char *most = NULL;

  if (top == 0)
    return name != NULL ? g_steal_pointer (&name) : g_strdup (C_ ("list of the Hub", "everything"));
  most = g_strdup_printf (g_dngettext (NULL, "the %s most downloaded", "the %s most downloaded", top), number);
  return name != NULL ? g_strconcat (name, JOINT, most, NULL) : g_steal_pointer (&most);
}

/* Returns: (transfer full): which list is here, and of which day by this computer's clock:
 *   "everything · 28 Nov 2026" */
char *
bst_sync_words_origin (const BstSyncList *list)
{
  g_autofree char *day = bst_format_day_of (list->at);
  g_autofree char *name = bst_sync_words_list (list->task, list->top);

  return g_strconcat (name, JOINT, day, NULL);
}

/* Returns: how many bytes are taken on the disk while @n_rows models come */
gint64
bst_sync_words_get_bytes (gint64 n_rows)
{
  return n_rows * BYTES_COMING;
}

/* @n_rows: at least 1
 * Returns: how long the Hub makes one wait at least, in words */
static char *
dup_duration (gint64 n_rows, gboolean with_token)
{
  gint64 n_requests = (n_rows + ROWS_A_REQUEST - 1) / ROWS_A_REQUEST;
  gint64 seconds = n_requests * WINDOW / (with_token ? REQUESTS_WITH_TOKEN : REQUESTS_A_WINDOW);
  guint minutes = (guint) ((seconds + MINUTE - 1) / MINUTE);

  if (seconds < MINUTE)
    return g_strdup (_ ("less than a minute"));
  return g_strdup_printf (ngettext ("at least %u minute", "at least %u minutes", minutes), minutes);
}

/* Returns: (transfer full): what @n_rows models take: room on the disk, and time */
char *
bst_sync_words_need (gint64 n_rows, gboolean with_token)
{
  g_autofree char *kept = bst_format_bytes (n_rows * BYTES_KEPT);
  g_autofree char *coming = bst_format_bytes (bst_sync_words_get_bytes (n_rows));
  g_autofree char *duration = dup_duration (n_rows, with_token);
  /* Translators: what a list takes: “429.2 MiB on the disk, 1,001.4 MiB while it comes” */
  g_autofree char *room = g_strdup_printf (_ ("%1$s on the disk, %2$s while it comes"), kept, coming);

  return g_strconcat (room, JOINT, duration, NULL);
}
