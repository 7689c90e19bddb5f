/* bestiary chart: the chart as the window draws it, as a file. */
#include "config.h"

#include "cli/commands.h"

#include <unistd.h>

#include "chart/budget.h"
#include "chart/csv.h"
#include "chart/figure.h"
#include "chart/state.h"
#include "chart/title.h"
#include "cli/chart.h"
#include "cli/layout.h"
#include "cli/save.h"

/* As wide as a page of print, where nothing is said of it. */
#define USUAL_WIDTH 1200
#define USUAL_HEIGHT 720
#define USUAL_RANKING_WIDTH 960

/* Rows of CSV are written in pieces of about so many bytes. */
#define PIECE 65536

/* What is to be drawn. */
typedef struct
{
  const BstCliOptions *options;
  BstLibrary *library;
  BstChartState *state;
  BstQuery *query;
  BstResults *results;
  guint n_rows; /* of the results: all, or as many as --limit says */
  BstChartKind kind;
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->state, bst_chart_state_free);
  g_clear_pointer (&self->query, bst_query_unref);
  g_clear_object (&self->results);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* Reads the words: a query, or one that is a link to a chart.
 *
 * Returns: (nullable): the state; %NULL after a mistake that has been told */
static BstChartState *
read_words (GPtrArray *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  BstChartState *state;
  gboolean has_link = FALSE;

  for (guint i = 0; i < words->len; i++)
    has_link = has_link || bst_chart_state_is_text (words->pdata[i]);
  if (has_link && words->len > 1)
    {
      bst_output_message (_ ("A link to a chart stands alone, without other words."));
      return NULL;
    }

  g_ptr_array_add (words, NULL);
  if (!has_link)
    {
      text = g_strjoinv (" ", (char **) words->pdata);
      return bst_chart_state_new ("timeline", text);
    }
  state = bst_chart_state_parse (words->pdata[0], &error);
  if (state == NULL)
    bst_output_message (error->message);
  return state;
}

/* What the options say goes before what a link says. */
static void
apply_range (BstChartState *state, const BstCliChart *chart)
{
  if (chart->has_time)
    {
      state->range.min_days = chart->range.min_days;
      state->range.max_days = chart->range.max_days;
    }
  if (chart->has_counts)
    {
      state->range.min_count = chart->range.min_count;
      state->range.max_count = chart->range.max_count;
    }
  state->has_range = state->has_range || chart->has_time || chart->has_counts;
}

static gboolean
choose_kind (Work *self)
{
  const BstCliChart *chart = &self->options->chart;

  self->kind = g_str_equal (self->state->view, "ranking") ? BST_CHART_RANKING : BST_CHART_TIMELINE;
  if (chart->has_kind)
    self->kind = chart->kind;
  else if (g_str_equal (self->state->view, "table") && self->options->format != BST_CLI_CSV)
    {
      bst_output_message (_ ("A table is no picture; write it as CSV, or choose “--kind timeline” or “--kind ranking”."));
      return FALSE;
    }
  return TRUE;
}

/* Says on standard error that @id is not drawn.
 *
 * Returns: the exit status */
static BstCliStatus
tell_not_found (Work *self, const char *id)
{
  g_autofree char *shown = bst_layout_shorten (id, BST_CLI_MAX_WORD_CHARS);
  g_autofree char *sentence = NULL;

  if (bst_library_lookup (self->library, id) == NULL)
    return bst_cli_tell_no_entry (self->library, id);
  sentence = g_strdup_printf (_ ("“%s” is not among what the query finds."), shown);
  bst_output_message (sentence);
  return BST_CLI_NO_ENTRY;
}

/* Finds @id among the rows, and writes it as they do.
 *
 * Returns: (transfer full) (nullable): the id of the entry */
static char *
find_id (Work *self, const char *id)
{
  guint position = bst_results_find (self->results, id);
  g_autoptr (BstEntry) entry = NULL;

  if (position >= self->n_rows)
    return NULL;
  entry = g_list_model_get_item (G_LIST_MODEL (self->results), position);
  return g_strdup (bst_entry_get_id (entry));
}

/* An id that was typed has to be there; one of a link may have gone since. */
static BstCliStatus
apply_ids (Work *self)
{
  const BstCliChart *chart = &self->options->chart;
  g_autoptr (GPtrArray) pinned = g_ptr_array_new_with_free_func (g_free);
  GStrv before = self->state->pinned;

  if (chart->selected != NULL)
    {
      g_free (self->state->selected);
      self->state->selected = find_id (self, chart->selected);
      if (self->state->selected == NULL)
        return tell_not_found (self, chart->selected);
    }
  for (guint i = 0; before != NULL && before[i] != NULL; i++)
    g_ptr_array_add (pinned, g_strdup (before[i]));
  for (guint i = 0; i < chart->pinned->len; i++)
    {
      char *id = find_id (self, chart->pinned->pdata[i]);

      if (id == NULL)
        return tell_not_found (self, chart->pinned->pdata[i]);
      g_ptr_array_add (pinned, id);
    }
  g_ptr_array_add (pinned, NULL);
  self->state->pinned = (char **) g_ptr_array_free (g_steal_pointer (&pinned), FALSE);
  g_strfreev (before);
  return BST_CLI_DONE;
}

/* Of an answer of which only the first are wanted. */
static BstResults *
take_first (BstResults *results, BstQuery *query, guint n)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (entries, g_list_model_get_item (G_LIST_MODEL (results), i));
  return bst_results_new (query, entries);
}

static BstCliStatus
write_csv (Work *self)
{
  g_autoptr (BstCliFile) file = bst_cli_file_new (self->options->chart.output);
  g_autoptr (GString) page = g_string_new (NULL);
  gboolean go_on = TRUE;

  bst_chart_csv_append_header (page);
  for (guint i = 0; i < self->n_rows && go_on; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->results), i);

      bst_chart_csv_append_row (page, entry);
      if (page->len >= PIECE)
        {
          go_on = bst_cli_file_write (file, page->str, page->len);
          g_string_truncate (page, 0);
        }
    }
  bst_cli_file_write (file, page->str, page->len);
  return bst_cli_file_close (file);
}

static BstFigure *
make_figure (Work *self, const BstCliChartRows *rows)
{
  const BstBudget *memory = &self->options->budget;
  const char *given = self->options->plan.quantization;
  const char *quantization = given != NULL ? given : BST_QUANTIZATION_USUAL;
  g_autofree char *label = bst_chart_budget_dup_label (memory, quantization);
  BstChartBudget budget = { bst_chart_budget_find (memory, quantization), label };
  const BstCliChart *chart = &self->options->chart;
  gboolean is_ranking = self->kind == BST_CHART_RANKING;
  g_autofree char *title = bst_chart_dup_title (self->query, self->kind, g_list_model_get_n_items (rows->entries), self->n_rows);
  BstFigureOptions options = {
    .chart = {
      .kind = self->kind,
      .width = chart->width > 0 ? chart->width : (is_ranking ? USUAL_RANKING_WIDTH : USUAL_WIDTH),
      .height = chart->height > 0 || is_ranking ? chart->height : USUAL_HEIGHT,
      .selected_id = self->state->selected,
      .pinned_ids = (const char *const *) self->state->pinned,
      .points = rows->points,
      .shown = rows->shown,
      .budget = budget.parameters > 0 ? &budget : NULL,
      .range = self->state->has_range ? &self->state->range : NULL,
    },
    .title = chart->title != NULL ? chart->title : title,
    .query = bst_query_get_text (self->query),
    .as_of = rows->as_of,
    .dark = chart->dark,
    .high_contrast = chart->high_contrast,
  };

  return bst_figure_new (rows->entries, &options);
}

static BstCliStatus
write_bytes (Work *self, GBytes *bytes)
{
  g_autoptr (BstCliFile) file = bst_cli_file_new (self->options->chart.output);
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  bst_cli_file_write (file, data, length);
  return bst_cli_file_close (file);
}

/* Returns: whether there is anything in the picture */
static gboolean
has_content (BstScene *scene)
{
  guint n_marks;

  bst_scene_get_marks (scene, &n_marks);
  return n_marks > 0 || bst_scene_get_density_frame (scene) != NULL;
}

static void
add_selected (const BstChartState *state, GPtrArray *ids)
{
  if (state->selected != NULL)
    g_ptr_array_add (ids, state->selected);
  for (guint i = 0; state->pinned != NULL && state->pinned[i] != NULL; i++)
    g_ptr_array_add (ids, state->pinned[i]);
  g_ptr_array_add (ids, NULL);
}

static BstCliStatus
write_picture (Work *self)
{
  g_auto (BstCliChartRows) rows = { 0 };
  g_autoptr (BstFigure) figure = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (self->n_rows == 0)
    {
      bst_cli_tell_nothing_found (self->library, self->query);
      return BST_CLI_NO_ENTRY;
    }

  add_selected (self->state, ids);
  bst_cli_chart_rows_init (&rows, self->results, self->kind, self->state->has_range ? &self->state->range : NULL,
                           (const char *const *) ids->pdata);
  figure = make_figure (self, &rows);
  if (!has_content (bst_figure_get_scene (figure)))
    {
      bst_output_message (bst_scene_get_summary (bst_figure_get_scene (figure)));
      return BST_CLI_NO_ENTRY;
    }

  bytes = self->options->format == BST_CLI_PNG ? bst_figure_write_png (figure, MAX (self->options->chart.scale, 1), &error)
                                               : bst_figure_write_svg (figure);
  if (bytes == NULL)
    {
      bst_output_message (error->message);
      return BST_CLI_FAILED;
    }
  return write_bytes (self, bytes);
}

static void
find_rows (Work *self)
{
  guint n_found;

  self->results = bst_library_query (self->library, self->query);
  n_found = g_list_model_get_n_items (G_LIST_MODEL (self->results));
  self->n_rows = self->options->limit < 0 ? n_found : (guint) MIN (self->options->limit, n_found);
  /* CSV is written row by row, and needs no answer of its own. */
  if (self->n_rows < n_found && self->options->format != BST_CLI_CSV)
    {
      BstResults *first = take_first (self->results, self->query, self->n_rows);

      g_object_unref (self->results);
      self->results = first;
    }
}

static gboolean
is_terminal (const BstCliOptions *options)
{
  return options->format == BST_CLI_PNG && g_str_equal (options->chart.output, "-") && isatty (STDOUT_FILENO) == 1;
}

/**
 * bst_cli_chart:
 *
 * Writes the chart of what the words of @options find, or of the link that they are.
 *
 * Returns: the exit status; nothing to draw is no entry, and then nothing is written. A table
 *   of nothing has its heading
 */
BstCliStatus
bst_cli_chart (const BstCliOptions *options, BstLibrary *library)
{
  g_auto (Work) work = { .options = options, .library = library };
  BstCliStatus status;

  if (is_terminal (options))
    {
      bst_output_message (_ ("A PNG file is nothing for a terminal; name a file, or let another program read it."));
      return BST_CLI_USAGE;
    }
  work.state = read_words (options->words);
  if (work.state == NULL || !choose_kind (&work))
    return BST_CLI_USAGE;
  work.query = bst_query_parse (work.state->query);
  if (bst_query_get_n_problems (work.query) > 0)
    {
      bst_cli_tell_problems (work.query);
      return BST_CLI_USAGE;
    }

  apply_range (work.state, &options->chart);
  find_rows (&work);
  status = apply_ids (&work);
  if (status != BST_CLI_DONE)
    return status;
  return options->format == BST_CLI_CSV ? write_csv (&work) : write_picture (&work);
}
