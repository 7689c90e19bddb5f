/* The parts of the estimate in words, for a terminal and for Markdown. */
#include "config.h"

#include "cli/fit.h"

#include "core/format.h"
#include "core/i18n.h"

static void
free_row (gpointer data)
{
  BstFitRow *row = data;

  g_free (row->size);
  g_free (row->words);
  g_free (row->source);
  g_free (row->url);
  g_free (row);
}

static BstFitRow *
add_row (GPtrArray *rows, const char *label, char *size, char *words)
{
  BstFitRow *row = g_new0 (BstFitRow, 1);

  row->label = label;
  row->size = size;
  row->words = words;
  g_ptr_array_add (rows, row);
  return row;
}

/* Writes into @row who claims the @field of @entry, and what. */
static void
add_source (BstFitRow *row, BstEntry *entry, BstField field, BstEntry *asked)
{
  BstClaim *claim = entry != NULL ? bst_entry_get_claim (entry, field) : NULL;
  g_autofree char *value = NULL, *source = NULL, *text = NULL;

  if (claim == NULL)
    return;
  value = field == BST_FIELD_PARAMETERS ? bst_format_exact (g_variant_get_int64 (bst_claim_get_value (claim)))
                                        : bst_format_value (field, bst_claim_get_value (claim));
  source = bst_claim_dup_source (claim);
  if (field == BST_FIELD_PARAMETERS)
    /* Translators: a number of parameters, with all its digits */
    text = g_strdup_printf (_ ("%s parameters"), value);
  else
    text = g_steal_pointer (&value);

  if (entry == asked)
    row->source = bst_format_parts ((const char *const[]) { text, source }, 2);
  else
    /* Translators: a fact, the name of the base model that it is taken from, and who says so */
    row->source = g_strdup_printf (_ ("%s, of its base model %s · %s"), text, bst_entry_get_name (entry), source);
  row->url = g_strdup (bst_source_get_url (bst_claim_get_source (claim)));
}

static void
add_weights (const BstFitReport *self, GPtrArray *rows)
{
  const BstRepository *record = bst_entry_get_repository (self->entry);
  BstFitRow *row = add_row (rows, C_ ("memory", "Weights"), bst_format_bytes (self->fit.weights),
                            bst_fit_dup_weights_words (&self->fit));

  if (self->fit.weights_basis != BST_WEIGHTS_FILES)
    add_source (row, self->counted, BST_FIELD_PARAMETERS, self->entry);
  else if (record != NULL)
    row->source = g_strdup (record->id);
}

/**
 * bst_fit_report_dup_terms:
 *
 * Returns: (transfer full) (element-type BstFitRow): weights, KV cache, overhead, and their sum
 */
GPtrArray *
bst_fit_report_dup_terms (const BstFitReport *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  BstFitRow *row;

  add_weights (self, rows);
  row = add_row (rows, C_ ("memory", "KV cache"),
                 self->fit.kv_cache_known ? bst_format_bytes (self->fit.kv_cache) : g_strdup (C_ ("figure", "unknown")),
                 bst_fit_dup_cache_words (&self->fit));
  add_source (row, self->shaped, BST_FIELD_ARCHITECTURE, self->entry);
  add_row (rows, C_ ("memory", "Overhead"), bst_format_bytes (self->fit.overhead), bst_fit_dup_overhead_words (&self->fit));
  add_row (rows, C_ ("memory", "Together"), bst_format_bytes (self->fit.total), bst_fit_report_dup_range (self));
  return rows;
}

/* Returns: (transfer full): how sure the sum is, and between which sizes it may be */
char *
bst_fit_report_dup_range (const BstFitReport *self)
{
  const char *trust = bst_fit_trust_get_label (self->fit.trust);
  g_autofree char *least = bst_format_bytes (self->fit.least);
  g_autofree char *most = bst_format_bytes (self->fit.most);

  if (!self->fit.kv_cache_known)
    /* Translators: how sure an estimate is, such as "rough" */
    return g_strdup_printf (_ ("%s; without the KV cache"), trust);
  if (self->fit.least == self->fit.most)
    return g_strdup (trust);
  /* Translators: how sure an estimate is, and between which sizes it may be */
  return g_strdup_printf (_ ("%s; from %s to %s, as the runtime does it"), trust, least, most);
}

/**
 * bst_fit_report_dup_title:
 *
 * Returns: (transfer full): for what it is estimated: "Memory at Q4_K_M, with 4,096 tokens and a
 *   KV cache of type f16"
 */
char *
bst_fit_report_dup_title (const BstFitReport *self)
{
  const BstRepository *record = bst_entry_get_repository (self->entry);
  const char *kv_type = bst_kv_type_to_string (self->plan.kv_type);
  g_autofree char *tokens = bst_format_exact (self->fit.context);
  const char *quantization = self->plan.quantization != NULL ? self->plan.quantization : BST_QUANTIZATION_USUAL;

  if (self->fit.weights_basis == BST_WEIGHTS_FILES && self->plan.quantization == NULL && bst_repository_is_packed (record))
    /* Translators: a number of tokens, and a type such as "f16" */
    return g_strdup_printf (_ ("Memory as it is published, with %s tokens and a KV cache of type %s"), tokens, kv_type);
  /* Translators: a quantization such as "Q4_K_M", a number of tokens, and a type such as "f16" */
  return g_strdup_printf (_ ("Memory at %s, with %s tokens and a KV cache of type %s"), quantization, tokens, kv_type);
}

/**
 * bst_fit_report_dup_note:
 *
 * Returns: (transfer full) (nullable): what has to be known of the whole, or %NULL for nothing
 */
char *
bst_fit_report_dup_note (const BstFitReport *self)
{
  g_autofree char *own = bst_format_exact (self->model.context);

  if (self->model.context > 0 && self->fit.context > self->model.context)
    /* Translators: a number of tokens */
    return g_strdup_printf (_ ("The model was made for no more than %s tokens."), own);
  if (bst_entry_get_kind (self->entry) == BST_KIND_CLOSED_MODEL)
    return g_strdup (_ ("The model is closed: nobody else has its weights."));
  if (bst_entry_get_kind (self->entry) == BST_KIND_ADAPTER)
    return g_strdup (_ ("It is an adapter: the memory is that of the model which it is put on."));
  return NULL;
}

/* What there is, in words. */
static char *
make_budget (const BstBudget *budget)
{
  g_autofree char *graphics = bst_format_bytes (budget->graphics);
  g_autofree char *main_memory = bst_format_bytes (budget->main);

  if (budget->graphics > 0 && budget->main > 0)
    /* Translators: two sizes of memory */
    return g_strdup_printf (_ ("%s of graphics memory, %s of main memory"), graphics, main_memory);
  if (budget->graphics > 0)
    return g_strdup_printf (_ ("%s of graphics memory"), graphics);
  return g_strdup_printf (_ ("%s of main memory"), main_memory);
}

static char *
make_context (gint64 tokens)
{
  g_autofree char *digits = NULL;

  if (tokens < 0)
    return g_strdup (C_ ("figure", "unknown"));
  if (tokens == 0)
    return g_strdup (C_ ("context length", "none"));
  digits = bst_format_exact (tokens);
  return g_strdup_printf (ngettext ("%s token", "%s tokens", (gulong) tokens), digits);
}

static char *
make_layers (const BstFitJudgement *judgement)
{
  g_autofree char *layers = bst_format_number (judgement->layers);
  g_autofree char *all = bst_format_exact (judgement->of_layers);

  if (judgement->layers < 0)
    return g_strdup (C_ ("figure", "unknown"));
  /* Translators: so many of all layers of a model */
  return g_strdup_printf (C_ ("layers", "%s of %s"), layers, all);
}

/**
 * bst_fit_report_dup_verdict:
 *
 * Returns: (transfer full) (element-type BstFitRow): the verdict against the budget, the largest
 *   context, and the layers on the graphics card; none without a budget
 */
GPtrArray *
bst_fit_report_dup_verdict (const BstFitReport *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  const BstFitJudgement *judgement = &self->judgement;
  BstFitRow *row;

  if (!bst_fit_report_has_budget (self))
    return rows;

  row = add_row (rows, C_ ("memory", "Verdict"), g_strdup (bst_fit_verdict_get_label (judgement->verdict)), NULL);
  if (!judgement->certain)
    row->words = g_strdup (self->fit.kv_cache_known ? _ ("near enough that another runtime may come out otherwise")
                                                    : _ ("as far as it is known"));
  if (judgement->verdict == BST_FIT_PARTLY && self->budget.main == 0)
    {
      g_free (row->words);
      row->words = g_strdup (_ ("the other layers need main memory"));
    }
  add_row (rows, C_ ("memory", "There is"), make_budget (&self->budget), NULL);
  if (self->budget.graphics > 0)
    add_row (rows, C_ ("memory", "Layers on the card"), make_layers (judgement), NULL);
  row = add_row (rows, C_ ("memory", "Largest context"), make_context (self->largest_context), NULL);
  if (self->budget.graphics > 0 && self->largest_context >= 0)
    row->words = g_strdup (_ ("with all layers on the card"));
  if (self->budget.graphics > 0 && self->budget.main > 0)
    {
      gint64 all = bst_fit_get_largest_context (&self->model, &self->plan, self->budget.graphics + self->budget.main);

      row = add_row (rows, C_ ("memory", "Largest context"), make_context (all), NULL);
      row->words = g_strdup (_ ("with layers in main memory too"));
    }
  return rows;
}
