/* The estimate for each of the quantizations that people choose between. */
#include "config.h"

#include "cli/fit.h"

#include "cli/table.h"
#include "core/csv.h"
#include "core/format.h"
#include "core/i18n.h"

/* Whether a row is made for the quantization: for the common ones, and for the one asked for. */
static gboolean
is_listed (const BstFitReport *self, guint index)
{
  return bst_quantization_is_common (index) || bst_quantization_find (self->plan.quantization) == (int) index;
}

static void
take_verdict_cells (BstTable *table, const BstFitChoice *choice)
{
  gint64 context = choice->largest_context;

  bst_table_take_cell (table, bst_fit_judgement_dup_words (&choice->judgement));
  bst_table_take_cell (table, context > 0 ? bst_format_exact (context) : g_strdup ("–"));
}

/**
 * bst_fit_report_make_table:
 *
 * Returns: (transfer full): a row for each quantization
 */
BstTable *
bst_fit_report_make_table (const BstFitReport *self)
{
  BstTable *table = bst_table_new ();
  gboolean has_budget = bst_fit_report_has_budget (self);

  bst_table_add_column (table, C_ ("column", "Quantization"), FALSE, 0);
  bst_table_add_column (table, C_ ("column", "Bits a weight"), TRUE, 2);
  bst_table_add_column (table, C_ ("memory", "Weights"), TRUE, 1);
  bst_table_add_column (table, C_ ("memory", "Together"), TRUE, 0);
  if (has_budget)
    {
      bst_table_add_column (table, C_ ("memory", "Verdict"), FALSE, 0);
      bst_table_add_column (table, C_ ("memory", "Largest context"), TRUE, 1);
    }

  for (guint i = 0; i < bst_quantization_get_n (); i++)
    {
      BstFitChoice choice;

      if (!is_listed (self, i) || !bst_fit_report_choose (self, i, &choice))
        continue;
      bst_table_take_cell (table, g_strdup (choice.quantization));
      bst_table_take_cell (table, bst_format_decimal (choice.fit.bits, 2));
      bst_table_take_cell (table, bst_format_bytes (choice.fit.weights));
      bst_table_take_cell (table, bst_format_bytes (choice.fit.total));
      if (has_budget)
        take_verdict_cells (table, &choice);
    }
  return table;
}

/* Returns: @number for a program to read, or "" where it is unknown */
static char *
make_number (gint64 number, gboolean is_known)
{
  return is_known ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");
}

static void
append_csv_row (const BstFitReport *self, GString *page, const BstFitChoice *choice)
{
  const BstFit *fit = &choice->fit;
  const BstFitJudgement *judgement = &choice->judgement;
  gboolean has_budget = bst_fit_report_has_budget (self);
  char bits[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *tokens = make_number (fit->context, TRUE), *weights = make_number (fit->weights, TRUE);
  g_autofree char *cache = make_number (fit->kv_cache, fit->kv_cache_known), *overhead = make_number (fit->overhead, TRUE);
  g_autofree char *total = make_number (fit->total, TRUE), *least = make_number (fit->least, TRUE);
  g_autofree char *most = make_number (fit->most, TRUE), *layers = make_number (judgement->layers, has_budget && judgement->layers >= 0);
  g_autofree char *largest = make_number (choice->largest_context, choice->largest_context >= 0);
  const char *verdict = has_budget ? bst_fit_verdict_to_string (judgement->verdict) : "";
  const char *certain = judgement->certain ? "true" : "false";
  const char *cells[] = {
    bst_entry_get_id (self->entry),
    choice->quantization,
    fit->bits > 0 ? g_ascii_formatd (bits, sizeof bits, "%.3f", fit->bits) : "",
    tokens,
    bst_kv_type_to_string (self->plan.kv_type),
    weights,
    cache,
    overhead,
    total,
    least,
    most,
    bst_weights_basis_to_string (fit->weights_basis),
    bst_cache_basis_to_string (fit->cache_basis),
    bst_fit_trust_to_string (fit->trust),
    verdict,
    has_budget ? certain : "",
    layers,
    largest,
    NULL,
  };

  bst_csv_append_row (page, cells);
}

/* Appends the same to @page for a program to read, without words. */
void
bst_fit_report_append_csv (const BstFitReport *self, GString *page)
{
  static const char *const header[] = {
    "id",
    "quantization",
    "bits",
    "context",
    "kv_type",
    "weights",
    "kv_cache",
    "overhead",
    "total",
    "least",
    "most",
    "weights_basis",
    "kv_cache_basis",
    "trust",
    "verdict",
    "certain",
    "layers_on_gpu",
    "largest_context",
    NULL,
  };

  bst_csv_append_row (page, header);
  for (guint i = 0; i < bst_quantization_get_n (); i++)
    {
      BstFitChoice choice;

      if (is_listed (self, i) && bst_fit_report_choose (self, i, &choice))
        append_csv_row (self, page, &choice);
    }
}
