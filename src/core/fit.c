#include "config.h"

#include "core/fit.h"

#include <math.h>

#include "core/tensor-bits.h"
#include "core/word.h"

#define GIB (1024.0 * 1024.0 * 1024.0)

#define DEFAULT_CONTEXT 8192

/* What a runtime takes beside weights and cache; approximate. */
#define OVERHEAD_FIXED (0.5 * GIB)
#define OVERHEAD_SHARE 0.05

/* More than any memory: what an absurd context comes to, instead of an overflow. */
#define MAX_TERM 1e18

/* A state is kept as 32-bit floats, whatever the type of the cache. */
#define STATE_ELEMENT 4.0

/* Bytes of an element: blocks of 32 with their scales (llama.cpp, ggml-common.h). */
static const double kv_bytes[BST_N_KV_TYPES] = {
  [BST_KV_F16] = 2,
  [BST_KV_Q8_0] = 34 / 32.0,
  [BST_KV_Q5_1] = 24 / 32.0,
  [BST_KV_Q5_0] = 22 / 32.0,
  [BST_KV_Q4_1] = 20 / 32.0,
  [BST_KV_Q4_0] = 18 / 32.0,
};

static const BstWord kv_words[BST_N_KV_TYPES] = {
  [BST_KV_F16] = { "f16", NULL },
  [BST_KV_Q8_0] = { "q8_0", NULL },
  [BST_KV_Q5_1] = { "q5_1", NULL },
  [BST_KV_Q5_0] = { "q5_0", NULL },
  [BST_KV_Q4_1] = { "q4_1", NULL },
  [BST_KV_Q4_0] = { "q4_0", NULL },
};

/* Returns: the name that runtimes use, which is shown as it is. */
const char *
bst_kv_type_to_string (BstKvType type)
{
  g_return_val_if_fail ((guint) type < BST_N_KV_TYPES, NULL);

  return kv_words[type].word;
}

/**
 * bst_kv_type_from_string:
 * @string: (nullable): a name, in any case; bf16 is as large as f16
 * @type: (out): untouched where @string is none
 */
gboolean
bst_kv_type_from_string (const char *string, BstKvType *type)
{
  g_autofree char *lower = string != NULL ? g_ascii_strdown (string, -1) : NULL;
  int found = bst_word_find (kv_words, BST_N_KV_TYPES, lower);

  if (g_strcmp0 (lower, "bf16") == 0 || g_strcmp0 (lower, "fp16") == 0)
    found = BST_KV_F16;
  if (found < 0)
    return FALSE;
  *type = (BstKvType) found;
  return TRUE;
}

/* Returns: the bytes that a number of the cache takes. */
double
bst_kv_type_get_bytes (BstKvType type)
{
  g_return_val_if_fail ((guint) type < BST_N_KV_TYPES, 0);

  return kv_bytes[type];
}

static gint64
to_bytes (double bytes)
{
  return (gint64) fmin (ceil (bytes), MAX_TERM);
}

static BstCacheBasis
get_cache_basis (const BstArchitecture *architecture)
{
  if (architecture->cache_layers == 0)
    return BST_CACHE_NONE;
  if (architecture->kv_lora_rank > 0)
    return BST_CACHE_LATENT;
  if (architecture->window_layers > 0)
    return architecture->window_layers < architecture->cache_layers ? BST_CACHE_WINDOW : BST_CACHE_WINDOW_IGNORED;
  return bst_architecture_is_hybrid (architecture) ? BST_CACHE_HYBRID : BST_CACHE_SHAPE;
}

/* Adds the cache to an estimate that has all else. */
static void
add_cache (const BstFitModel *model, BstKvType type, BstFit *fit)
{
  double bytes = bst_kv_type_get_bytes (type);
  double state = STATE_ELEMENT * (double) model->architecture.state_size;
  BstCacheSize size;

  fit->kv_cache_known = bst_architecture_get_cache (&model->architecture, fit->context, &size);
  if (!fit->kv_cache_known)
    return;

  fit->cache_basis = get_cache_basis (&model->architecture);
  fit->kv_cache = to_bytes (size.usual * bytes + state);
  fit->least = fit->total + to_bytes (size.least * bytes + state);
  fit->most = fit->total + to_bytes (size.most * bytes + state);
  fit->total += fit->kv_cache;
}

/* Sets the size of the weights, and where it is from. */
static gboolean
set_weights (const BstFitModel *model, const BstFitPlan *plan, BstFit *fit)
{
  int index = bst_quantization_find (plan->quantization);
  BstBitsBasis basis;
  double bits;

  if (plan->weights > 0)
    {
      fit->weights = (gint64) fmin ((double) plan->weights, MAX_TERM);
      fit->weights_basis = BST_WEIGHTS_FILES;
      fit->bits = model->parameters > 0 ? (double) fit->weights * 8 / (double) model->parameters : 0;
      return TRUE;
    }

  if (index < 0 || model->parameters <= 0)
    return FALSE;

  fit->bits = bst_quantization_get_bits (plan->quantization, &model->architecture, &basis);
  bits = bst_weights_get_bits (&model->architecture, model->parameters, bst_quantization_get_name ((guint) index));
  if (basis == BST_BITS_PLAIN)
    fit->weights_basis = BST_WEIGHTS_EXACT;
  else if (bits > 0)
    fit->weights_basis = BST_WEIGHTS_TENSORS;
  else
    fit->weights_basis = basis == BST_BITS_NOMINAL ? BST_WEIGHTS_NOMINAL : BST_WEIGHTS_MEASURED;
  if (fit->weights_basis == BST_WEIGHTS_TENSORS)
    fit->bits = bits;

  fit->weights = to_bytes ((double) model->parameters * fit->bits / 8);
  return TRUE;
}

/* "7 B" is what people call a model; a count to the last digit is never that round. */
static gboolean
is_rounded (gint64 parameters)
{
  return parameters % 100000000 == 0;
}

static BstFitTrust
get_trust (const BstFit *fit, const BstFitModel *model, const BstFitPlan *plan)
{
  int index = bst_quantization_find (plan->quantization);

  if (!fit->kv_cache_known || fit->weights_basis == BST_WEIGHTS_NOMINAL)
    return BST_FIT_TRUST_LOW;
  if (fit->least < fit->total || fit->most > fit->total || fit->weights_basis == BST_WEIGHTS_MEASURED ||
      (fit->weights_basis != BST_WEIGHTS_FILES &&
       (is_rounded (model->parameters) || (index >= 0 && bst_quantization_was_remade ((guint) index)))))
    return BST_FIT_TRUST_FAIR;
  return BST_FIT_TRUST_HIGH;
}

/**
 * bst_fit_estimate_plan:
 * @model: what is known of the model
 * @plan: how it is to be run
 * @fit: (out): the estimate; untouched where there is none
 *
 * Estimates the memory that the model takes when it runs: weights + KV cache + overhead. All
 * experts of a mixture count, because each has to be there. The overhead is that of buffers and
 * of the runtime itself: half a GiB and a twentieth of the weights, approximately.
 *
 * Returns: %FALSE where neither files nor parameters tell the weights, the quantization is
 *   unknown, or the context negative
 */
gboolean
bst_fit_estimate_plan (const BstFitModel *model, const BstFitPlan *plan, BstFit *fit)
{
  BstFit estimate = { .layers = model->architecture.layers };

  if (plan->context < 0 || !set_weights (model, plan, &estimate))
    return FALSE;

  if (plan->context > 0)
    estimate.context = plan->context;
  else
    estimate.context = model->context > 0 ? MIN (model->context, DEFAULT_CONTEXT) : DEFAULT_CONTEXT;

  estimate.overhead = (gint64) (OVERHEAD_FIXED + OVERHEAD_SHARE * (double) estimate.weights);
  estimate.total = estimate.least = estimate.most = estimate.weights + estimate.overhead;
  add_cache (model, plan->kv_type, &estimate);
  estimate.trust = get_trust (&estimate, model, plan);
  *fit = estimate;

  return TRUE;
}

/**
 * bst_fit_estimate_bare:
 * @parameters: how many a model has
 * @own_context: the tokens that it was made for, where they are known
 * @fit: (out): the estimate; untouched where there is none
 *
 * As bst_fit_estimate() with the usual quantization, for a model of whose shape nothing
 * is known.
 */
gboolean
bst_fit_estimate_bare (gint64 parameters,
                       gint64 own_context,
                       BstFit *fit)
{
  BstFitModel model = { .parameters = parameters, .context = own_context };

  return bst_fit_estimate_plan (&model, &(BstFitPlan) { 0 }, fit);
}

/**
 * bst_fit_estimate:
 * @entry: an entry
 * @quantization: (nullable): as for bst_quantization_find()
 * @context: how many tokens to hold; 0 for the smaller of 8,192 and what the model
 *   was made for
 * @fit: (out): the estimate; untouched where there is none
 *
 * As bst_fit_estimate_plan(), for what @entry claims.
 */
gboolean
bst_fit_estimate (BstEntry *entry,
                  const char *quantization,
                  gint64 context,
                  BstFit *fit)
{
  BstFitModel model;

  bst_fit_model_read_entry (entry, &model);

  return bst_fit_estimate_plan (&model, &(BstFitPlan) { .quantization = quantization, .context = context }, fit);
}
