/* An estimate in words: what each term is from, and how far it can be trusted. */
#include "config.h"

#include "core/fit.h"

#include "core/format.h"
#include "core/i18n.h"
#include "core/word.h"

static const BstWord trusts[BST_N_FIT_TRUSTS] = {
  [BST_FIT_TRUST_LOW] = { "low", NC_ ("trust in an estimate", "rough") },
  [BST_FIT_TRUST_FAIR] = { "fair", NC_ ("trust in an estimate", "approximate") },
  [BST_FIT_TRUST_HIGH] = { "high", NC_ ("trust in an estimate", "reliable") },
};

static const BstWord weights[] = {
  [BST_WEIGHTS_FILES] = { "files", NC_ ("source of an estimate", "size of the files") },
  [BST_WEIGHTS_EXACT] = { "exact", NC_ ("source of an estimate", "computed exactly") },
  [BST_WEIGHTS_TENSORS] = { "tensors", NC_ ("source of an estimate", "computed by tensors") },
  [BST_WEIGHTS_MEASURED] = { "measured", NC_ ("source of an estimate", "measured bits a weight") },
  [BST_WEIGHTS_NOMINAL] = { "nominal", NC_ ("source of an estimate", "nominal bits a weight") },
};

static const BstWord caches[] = {
  [BST_CACHE_UNKNOWN] = { "unknown", NC_ ("source of an estimate", "shape unknown") },
  [BST_CACHE_NONE] = { "none", NC_ ("source of an estimate", "no cache that grows") },
  [BST_CACHE_SHAPE] = { "shape", NC_ ("source of an estimate", "computed by the shape") },
  [BST_CACHE_WINDOW] = { "window", NC_ ("source of an estimate", "sliding windows heeded") },
  [BST_CACHE_WINDOW_IGNORED] = { "window-ignored", NC_ ("source of an estimate", "sliding window not counted") },
  [BST_CACHE_LATENT] = { "latent", NC_ ("source of an estimate", "compressed; depends on the runtime") },
  [BST_CACHE_HYBRID] = { "hybrid", NC_ ("source of an estimate", "only layers with attention") },
};

/* Returns: the word of JSON and CSV: "fair" */
const char *
bst_fit_trust_to_string (BstFitTrust trust)
{
  g_return_val_if_fail ((guint) trust < BST_N_FIT_TRUSTS, NULL);

  return trusts[trust].word;
}

const char *
bst_fit_trust_get_label (BstFitTrust trust)
{
  g_return_val_if_fail ((guint) trust < BST_N_FIT_TRUSTS, NULL);

  return g_dpgettext2 (NULL, "trust in an estimate", trusts[trust].label);
}

const char *
bst_weights_basis_to_string (BstWeightsBasis basis)
{
  g_return_val_if_fail ((guint) basis < G_N_ELEMENTS (weights), NULL);

  return weights[basis].word;
}

const char *
bst_weights_basis_get_label (BstWeightsBasis basis)
{
  g_return_val_if_fail ((guint) basis < G_N_ELEMENTS (weights), NULL);

  return g_dpgettext2 (NULL, "source of an estimate", weights[basis].label);
}

const char *
bst_cache_basis_to_string (BstCacheBasis basis)
{
  g_return_val_if_fail ((guint) basis < G_N_ELEMENTS (caches), NULL);

  return caches[basis].word;
}

const char *
bst_cache_basis_get_label (BstCacheBasis basis)
{
  g_return_val_if_fail ((guint) basis < G_N_ELEMENTS (caches), NULL);

  return g_dpgettext2 (NULL, "source of an estimate", caches[basis].label);
}

/**
 * bst_fit_dup_weights_words:
 *
 * Returns: (transfer full): a sentence that says what the size of the weights is from
 */
char *
bst_fit_dup_weights_words (const BstFit *self)
{
  g_autofree char *bits = bst_format_decimal (self->bits, 2);

  switch (self->weights_basis)
    {
    case BST_WEIGHTS_FILES:
      return g_strdup (_ ("The real size of the files."));
    case BST_WEIGHTS_EXACT:
      /* Translators: %s is a number of bits */
      return g_strdup_printf (_ ("Parameters × %s bits; nothing is quantized."), bits);
    case BST_WEIGHTS_TENSORS:
      return g_strdup_printf (_ ("Each kind of tensor as llama.cpp quantizes it, by the model's shape: %s bits a weight on the whole."), bits);
    case BST_WEIGHTS_MEASURED:
      return g_strdup_printf (_ ("Parameters × %s bits, as measured on the files of another model."), bits);
    case BST_WEIGHTS_NOMINAL:
    default:
      return g_strdup_printf (_ ("Parameters × %s bits, those of the type alone; a file is somewhat larger."), bits);
    }
}

/**
 * bst_fit_dup_cache_words:
 *
 * Returns: (transfer full): a sentence that says what the size of the KV cache depends on
 */
char *
bst_fit_dup_cache_words (const BstFit *self)
{
  g_autofree char *least = bst_format_bytes (self->kv_cache - (self->total - self->least));
  g_autofree char *most = bst_format_bytes (self->kv_cache + (self->most - self->total));

  switch (self->cache_basis)
    {
    case BST_CACHE_NONE:
      return g_strdup (_ ("This kind of model keeps no cache that grows with the text."));
    case BST_CACHE_SHAPE:
      return g_strdup (_ ("Exact for the model's layers and heads."));
    case BST_CACHE_WINDOW:
      /* Translators: %s is a size in GiB */
      return g_strdup_printf (_ ("Some layers look back over a window only; a runtime that ignores it needs %s."), most);
    case BST_CACHE_WINDOW_IGNORED:
      return g_strdup_printf (_ ("All layers look back over a window only, which llama.cpp ignores; a runtime that heeds it needs %s."), least);
    case BST_CACHE_LATENT:
      return g_strdup_printf (_ ("The model compresses its cache; a runtime that unpacks it needs %s."), most);
    case BST_CACHE_HYBRID:
      return g_strdup (_ ("Only some layers keep a cache; the others have a small state that does not grow."));
    case BST_CACHE_UNKNOWN:
    default:
      return g_strdup (_ ("The model's layers and heads are unknown, so its cache is not counted: it needs more than this."));
    }
}

/**
 * bst_fit_dup_overhead_words:
 *
 * Returns: (transfer full): a sentence that says what the overhead is
 */
char *
bst_fit_dup_overhead_words (const BstFit *self)
{
  (void) self;

  /* xgettext:no-c-format */
  return g_strdup (_ ("For buffers and the runtime itself: about 0.5 GiB and 5% of the weights."));
}
