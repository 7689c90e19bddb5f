/* An estimate held against the memory that there is. */
#include "config.h"

#include "core/fit.h"

#include <math.h>

#include "core/format.h"
#include "core/i18n.h"
#include "core/word.h"

/* Where a model does not say how much it was made for, no more is looked for. */
#define MOST_CONTEXT (G_GINT64_CONSTANT (1) << 24)

/* What of the overhead is there with the first layer on a graphics card. */
#define OVERHEAD_FIXED (G_GINT64_CONSTANT (1) << 29)

static const BstWord verdicts[BST_N_FIT_VERDICTS] = {
  [BST_FIT_UNKNOWN] = { "unknown", NC_ ("memory verdict", "Memory unknown") },
  [BST_FIT_WHOLE] = { "fits", NC_ ("memory verdict", "Fits") },
  [BST_FIT_PARTLY] = { "partly", NC_ ("memory verdict", "Fits partly") },
  [BST_FIT_NOT] = { "no", NC_ ("memory verdict", "Does not fit") },
};

/* Returns: the word of JSON and CSV: "fits" */
const char *
bst_fit_verdict_to_string (BstFitVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < BST_N_FIT_VERDICTS, NULL);

  return verdicts[verdict].word;
}

const char *
bst_fit_verdict_get_label (BstFitVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < BST_N_FIT_VERDICTS, NULL);

  return g_dpgettext2 (NULL, "memory verdict", verdicts[verdict].label);
}

/**
 * bst_fit_get_layers_size:
 * @layers: no more than the model has
 *
 * Layers are taken to be alike, and what is beside them, such as the vocabulary, spread evenly
 * over them; the buffers of the runtime are needed with the first.
 *
 * Returns: what so many layers take on a graphics card: 0 for none, the total for all; -1 where
 *   the model's layers are unknown
 */
gint64
bst_fit_get_layers_size (const BstFit *self, gint64 layers)
{
  gint64 fixed = MIN (OVERHEAD_FIXED, self->overhead);

  if (self->layers <= 0 || layers > self->layers)
    return -1;
  if (layers <= 0)
    return 0;
  if (layers == self->layers)
    return self->total;
  return fixed + (gint64) ceil ((double) (self->total - fixed) / (double) self->layers * (double) layers);
}

/**
 * bst_fit_get_layers:
 * @graphics: bytes of a graphics card
 *
 * Returns: how many layers it takes with their share of the cache; -1 where the model's layers
 *   are unknown
 */
gint64
bst_fit_get_layers (const BstFit *self, gint64 graphics)
{
  gint64 least = 0, most = self->layers;

  if (self->layers <= 0)
    return -1;
  while (least < most)
    {
      gint64 middle = most - (most - least) / 2;

      if (bst_fit_get_layers_size (self, middle) <= graphics)
        least = middle;
      else
        most = middle - 1;
    }
  return least;
}

/* What is on no graphics card is in main memory, if nobody says how large that is. */
static BstFitVerdict
judge_rest (const BstFit *self, const BstBudget *budget, gint64 layers)
{
  gint64 rest = self->total - MAX (bst_fit_get_layers_size (self, layers), 0);

  if (budget->main > 0)
    return rest <= budget->main ? BST_FIT_PARTLY : BST_FIT_NOT;
  return layers > 0 ? BST_FIT_PARTLY : BST_FIT_NOT;
}

/**
 * bst_fit_judge:
 * @budget: the memory that there is
 * @judgement: (out): fits: all of it on the graphics card, or in main memory where there is no
 *   card; partly: some layers on the card and the others in main memory, which is taken to be
 *   enough where it is not told; unknown without a budget
 */
void
bst_fit_judge (const BstFit *self, const BstBudget *budget, BstFitJudgement *judgement)
{
  gint64 all = budget->graphics > 0 ? budget->graphics : budget->main;
  gint64 layers = bst_fit_get_layers (self, budget->graphics);

  *judgement = (BstFitJudgement) { .layers = layers, .of_layers = self->layers };
  if (all <= 0)
    return;

  if (self->total <= all)
    judgement->verdict = BST_FIT_WHOLE;
  else if (budget->graphics > 0)
    judgement->verdict = judge_rest (self, budget, layers);
  else
    judgement->verdict = BST_FIT_NOT;

  judgement->certain = judgement->verdict == BST_FIT_WHOLE ? self->kv_cache_known && self->most <= all
                                                           : self->least > all;
}

/**
 * bst_fit_judgement_dup_words:
 *
 * Returns: (transfer full): the verdict in a few words: "fits partly (20 of 32 layers)"
 */
char *
bst_fit_judgement_dup_words (const BstFitJudgement *self)
{
  const char *label = bst_fit_verdict_get_label (self->verdict);
  g_autofree char *layers = NULL, *all = NULL;

  if (self->verdict == BST_FIT_WHOLE && !self->certain)
    /* Translators: where a part of the memory that a model takes is not known */
    return g_strdup (C_ ("memory verdict", "Probably fits"));
  if (self->verdict != BST_FIT_PARTLY || self->layers < 0)
    return g_strdup (label);

  layers = bst_format_number (self->layers);
  all = bst_format_exact (self->of_layers);
  /* Translators: a verdict, then how many of a model's layers the graphics card takes: "Fits partly (20 of 32 layers)" */
  return g_strdup_printf (C_ ("memory verdict", "%s (%s of %s layers)"), label, layers, all);
}

static gboolean
fits (const BstFitModel *model, const BstFitPlan *plan, gint64 context, gint64 bytes)
{
  BstFitPlan longer = *plan;
  BstFit fit;

  longer.context = context;
  return bst_fit_estimate_plan (model, &longer, &fit) && fit.total <= bytes;
}

/* More than any model has, and than any estimate can overflow by. */
#define MOST_PARAMETERS (G_GINT64_CONSTANT (1) << 56)

/**
 * bst_fit_get_most_parameters:
 * @quantization: (nullable): as for bst_quantization_find(); %NULL for the usual one
 * @bytes: the memory that there is
 *
 * The more parameters, the larger the estimate of a model of which no more is known: what
 * fits is found once, and can then be asked of millions of models.
 *
 * Returns: how many parameters the largest such model that fits has; 0 where none does
 */
gint64
bst_fit_get_most_parameters (const char *quantization, gint64 bytes)
{
  gint64 least = 0, most = MOST_PARAMETERS;
  BstFitPlan plan = { .quantization = quantization };
  BstFit fit;

  while (least < most)
    {
      gint64 middle = most - (most - least) / 2;
      BstFitModel model = { .parameters = middle };

      if (bst_fit_estimate_plan (&model, &plan, &fit) && fit.total <= bytes)
        least = middle;
      else
        most = middle - 1;
    }
  return least;
}

/**
 * bst_fit_get_largest_context:
 * @plan: whose context does not count
 * @bytes: the memory that there is
 *
 * Returns: the most tokens that the model can hold in so much memory, and no more than it was
 *   made for; 0 where not even one fits; -1 where the cache or the weights are unknown
 */
gint64
bst_fit_get_largest_context (const BstFitModel *model, const BstFitPlan *plan, gint64 bytes)
{
  gint64 least = 0, most = model->context > 0 ? model->context : MOST_CONTEXT;
  BstFitPlan shortest = *plan;
  BstFit fit;

  shortest.context = 1;
  if (!bst_fit_estimate_plan (model, &shortest, &fit) || !fit.kv_cache_known)
    return -1;

  while (least < most)
    {
      gint64 middle = most - (most - least) / 2;

      if (fits (model, plan, middle, bytes))
        least = middle;
      else
        most = middle - 1;
    }
  return least;
}
