/* The estimate as a page for a terminal, and as Markdown. */
#include "config.h"

#include "cli/fit.h"

#include "cli/layout.h"
#include "cli/table.h"
#include "core/format.h"
#include "core/i18n.h"

/* Longer lines are hard to read, however wide the terminal is. */
#define MAX_WIDTH 100

#define INDENT 2
#define GAP 2

typedef struct
{
  GString *text;
  const BstTerminal *terminal;
  int width;
} Page;

static void
append_paragraph (Page *page, const char *text, int indent)
{
  g_autofree char *clean = bst_layout_clean (text);

  g_string_append_printf (page->text, "%*s", indent, "");
  bst_layout_wrap (page->text, clean, page->width, indent, indent);
  g_string_append_c (page->text, '\n');
}

static void
append_heading (Page *page, const char *heading)
{
  g_autofree char *clean = bst_layout_clean (heading);

  g_string_append_c (page->text, '\n');
  bst_layout_wrap (page->text, clean, page->width, 0, 0);
  g_string_append_c (page->text, '\n');
}

/* How wide the two columns are that stand before the words. */
static void
measure_rows (GPtrArray *rows, int *label_width, int *size_width)
{
  *label_width = *size_width = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const BstFitRow *row = g_ptr_array_index (rows, i);

      *label_width = MAX (*label_width, bst_layout_width (row->label));
      *size_width = MAX (*size_width, bst_layout_width (row->size));
    }
}

/* Appends a label, a size, and behind it in a column of its own what it is from. */
static void
append_term (Page *page, const BstFitRow *row, int label_width, int size_width)
{
  int column = INDENT + label_width + GAP + size_width + GAP;
  g_autofree char *words = row->words != NULL ? bst_layout_clean (row->words) : g_strdup ("");

  g_string_append_printf (page->text, "%*s", INDENT, "");
  bst_layout_append (page->text, row->label, label_width + GAP, FALSE);
  bst_layout_append (page->text, row->size, size_width, TRUE);
  g_string_append_printf (page->text, "%*s", words[0] != '\0' ? GAP : 0, "");
  bst_layout_wrap (page->text, words, page->width, column, column);
  g_string_append_c (page->text, '\n');
  if (row->source != NULL)
    append_paragraph (page, row->source, column);
  if (row->url != NULL)
    append_paragraph (page, row->url, column);
}

static void
append_terms (const BstFitReport *self, Page *page)
{
  g_autoptr (GPtrArray) rows = bst_fit_report_dup_terms (self);
  int label_width, size_width;

  measure_rows (rows, &label_width, &size_width);
  for (guint i = 0; i < rows->len; i++)
    append_term (page, g_ptr_array_index (rows, i), label_width, size_width);
}

/* Returns: (transfer full): what a row says behind its label */
static char *
join_row (const BstFitRow *row)
{
  /* Translators: a verdict or a figure, and what is to be known of it */
  return row->words != NULL ? g_strdup_printf (C_ ("memory", "%s: %s"), row->size, row->words) : g_strdup (row->size);
}

static void
append_verdict (const BstFitReport *self, Page *page)
{
  g_autoptr (GPtrArray) rows = bst_fit_report_dup_verdict (self);
  int label_width, size_width;

  measure_rows (rows, &label_width, &size_width);
  for (guint i = 0; i < rows->len; i++)
    {
      const BstFitRow *row = g_ptr_array_index (rows, i);
      g_autofree char *words = join_row (row);
      int column = INDENT + label_width + GAP;

      if (i == 0)
        g_string_append_c (page->text, '\n');
      g_string_append_printf (page->text, "%*s", INDENT, "");
      bst_layout_append (page->text, row->label, label_width + GAP, FALSE);
      bst_layout_wrap (page->text, words, page->width, column, column);
      g_string_append_c (page->text, '\n');
    }
}

/* Sets the estimate of a report for a terminal. */
void
bst_fit_report_append_text (const BstFitReport *self, GString *text, const BstTerminal *terminal)
{
  Page page = { text, terminal, CLAMP (terminal->width, 20, MAX_WIDTH) };
  g_autofree char *name = bst_layout_clean (bst_entry_get_name (self->entry));
  g_autofree char *organization = bst_cell_organization (self->entry);
  g_autofree char *line = bst_format_parts ((const char *const[]) { organization, bst_entry_get_id (self->entry) }, 2);
  g_autofree char *title = bst_fit_report_dup_title (self);
  g_autofree char *note = bst_fit_report_dup_note (self);
  g_autoptr (BstTable) table = bst_fit_report_make_table (self);

  bst_terminal_append_bold (terminal, text, name);
  g_string_append_c (text, '\n');
  append_paragraph (&page, line, 0);
  append_heading (&page, title);
  append_terms (self, &page);
  if (note != NULL)
    append_paragraph (&page, note, INDENT);
  append_verdict (self, &page);
  if (!bst_fit_report_has_budget (self))
    {
      g_string_append_c (text, '\n');
      append_paragraph (&page, _ ("With “--budget 24GiB” it says whether that is enough."), 0);
    }
  g_string_append_c (text, '\n');
  bst_table_append_text (table, text);
}

static void
append_markdown_row (GString *page, const BstFitRow *row)
{
  g_autofree char *label = bst_output_escape_markdown (row->label);
  g_autofree char *size = bst_output_escape_markdown (row->size);
  g_autofree char *words = bst_output_escape_markdown (row->words != NULL ? row->words : "");
  g_autofree char *source = bst_output_escape_markdown (row->source != NULL ? row->source : "");

  g_string_append_printf (page, "| %s | %s | %s | %s |\n", label, size, words, source);
}

void
bst_fit_report_append_markdown (const BstFitReport *self, GString *page)
{
  g_autoptr (GPtrArray) terms = bst_fit_report_dup_terms (self);
  g_autoptr (GPtrArray) verdict = bst_fit_report_dup_verdict (self);
  g_autofree char *name = bst_output_escape_markdown (bst_entry_get_name (self->entry));
  g_autofree char *title = bst_fit_report_dup_title (self);
  g_autofree char *escaped = bst_output_escape_markdown (title);
  g_autofree char *note = bst_fit_report_dup_note (self);
  g_autofree char *escaped_note = note != NULL ? bst_output_escape_markdown (note) : NULL;
  g_autoptr (BstTable) table = bst_fit_report_make_table (self);

  g_string_append_printf (page, "# %s\n\n%s\n\n| | | | |\n| --- | ---: | --- | --- |\n", name, escaped);
  for (guint i = 0; i < terms->len; i++)
    append_markdown_row (page, g_ptr_array_index (terms, i));
  for (guint i = 0; i < verdict->len; i++)
    append_markdown_row (page, g_ptr_array_index (verdict, i));
  if (escaped_note != NULL)
    g_string_append_printf (page, "\n%s\n", escaped_note);
  g_string_append_c (page, '\n');
  bst_table_append_markdown (table, page);
}
