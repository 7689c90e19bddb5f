#include "config.h"

#include "ui/chart-file.h"

#include <string.h>

#include "chart/csv.h"

/* Of a file's name without its end; file systems have room for 255. */
#define MOST_BYTES 120

static const struct
{
  const char *suffix;
  const char *mime_type;
} formats[BST_N_CHART_FILE_FORMATS] = {
  [BST_CHART_FILE_SVG] = { ".svg", "image/svg+xml" },
  [BST_CHART_FILE_PNG] = { ".png", "image/png" },
  [BST_CHART_FILE_CSV] = { ".csv", "text/csv" },
};

/* Returns: (transfer none): with its dot */
const char *
bst_chart_file_get_suffix (BstChartFileFormat format)
{
  return formats[format].suffix;
}

const char *
bst_chart_file_get_mime_type (BstChartFileFormat format)
{
  return formats[format].mime_type;
}

/**
 * bst_chart_file_get_format:
 * @name: a file's, perhaps with its folders
 * @otherwise: where the name does not say
 *
 * Returns: the format that the end of the name asks for, in small letters or large ones
 */
BstChartFileFormat
bst_chart_file_get_format (const char *name, BstChartFileFormat otherwise)
{
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && i < BST_N_CHART_FILE_FORMATS; i++)
    if (g_ascii_strcasecmp (dot, formats[i].suffix) == 0)
      return (BstChartFileFormat) i;
  return otherwise;
}

/* Signs that some file system or another does not take, or that a shell reads. */
static gboolean
is_allowed (gunichar c)
{
  return g_unichar_isprint (c) && (c >= 128 || strchr ("/\\:*?\"<>|$`'!", (int) c) == NULL);
}

/**
 * bst_chart_file_dup_name:
 * @title: what the chart is called; it may have anything in it
 *
 * Returns: (transfer full): a name for a file, which any file system takes and which is not hidden
 */
char *
bst_chart_file_dup_name (const char *title, BstChartFileFormat format)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (title, -1);

  for (const char *p = valid; *p != '\0' && name->len < MOST_BYTES; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_first = name->len == 0;
      gboolean after_space = !is_first && name->str[name->len - 1] == ' ';

      if (is_allowed (c) && !(is_first && (c == '.' || c == '-')) && !(c == ' ' && (is_first || after_space)))
        g_string_append_unichar (name, c);
      else if (!is_allowed (c) && !is_first && !after_space)
        g_string_append_c (name, ' ');
    }
  while (name->len > 0 && strchr (" .", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_append (name, "bestiary");
  g_string_append (name, formats[format].suffix);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* All of it or nothing: what was there before stays until the new is complete. */
static void
write_bytes (GTask *task, GBytes *bytes)
{
  g_file_replace_contents_bytes_async (g_task_get_task_data (task), bytes, NULL, FALSE, G_FILE_CREATE_NONE,
                                       g_task_get_cancellable (task), replaced_cb, g_object_ref (task));
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (BstPicture) drawn = bst_chart_shot_draw_finish (result, &error);

  if (drawn != NULL)
    write_bytes (task, drawn->svg != NULL ? drawn->svg : drawn->png);
  else
    g_task_return_error (task, error);
}

/* So many rows are written between two looks at whether somebody pressed a key: to make one
 * of the Hub's own list takes a tenth of a millisecond. */
#define ROWS_AT_A_TIME 40

/* A table that is being written. */
typedef struct
{
  GListModel *models;
  GString *page;
  guint n_written;
} Rows;

static void
rows_free (gpointer data)
{
  Rows *rows = data;

  g_object_unref (rows->models);
  if (rows->page != NULL)
    g_string_free (rows->page, TRUE);
  g_free (rows);
}

static gboolean
write_rows_cb (gpointer user_data)
{
  GTask *task = user_data;
  Rows *rows = g_object_get_data (G_OBJECT (task), "rows");
  guint n = g_list_model_get_n_items (rows->models), end = MIN (rows->n_written + ROWS_AT_A_TIME, n);
  g_autoptr (GBytes) bytes = NULL;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  for (; rows->n_written < end; rows->n_written++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (rows->models, rows->n_written);

      bst_chart_csv_append_row (rows->page, entry);
    }
  if (rows->n_written < n)
    return G_SOURCE_CONTINUE;
  bytes = g_string_free_to_bytes (g_steal_pointer (&rows->page));
  write_bytes (task, bytes);
  return G_SOURCE_REMOVE;
}

/* All that the list has, and not only what the chart shows of it. */
static void
write_table (GTask *task, BstChartShot *shot)
{
  Rows *rows = g_new0 (Rows, 1);

  rows->models = g_object_ref (bst_chart_shot_get_models (shot));
  rows->page = g_string_new (NULL);
  bst_chart_csv_append_header (rows->page);
  g_object_set_data_full (G_OBJECT (task), "rows", rows, rows_free);
  g_idle_add_full (G_PRIORITY_LOW, write_rows_cb, g_object_ref (task), g_object_unref);
}

/**
 * bst_chart_file_write_async:
 * @look: how it is drawn; a table has no look
 * @file: it takes the place of what is there
 *
 * Draws the chart in a thread and writes it, so that there is a whole file or none. The rows
 * of a table are of the main thread, which writes them when it has nothing else to do.
 */
void
bst_chart_file_write_async (BstChartShot *shot, BstChartFileFormat format, const BstChartLook *look, GFile *file,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, bst_chart_file_write_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  if (format == BST_CHART_FILE_CSV)
    {
      write_table (task, shot);
      return;
    }
  bst_chart_shot_draw_async (shot, look, format == BST_CHART_FILE_SVG ? BST_PICTURE_SVG : BST_PICTURE_PNG, cancellable,
                             drawn_cb, g_steal_pointer (&task));
}

/* Returns: FALSE where it could not be drawn or written; what was in its place is still there
 * then */
gboolean
bst_chart_file_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
