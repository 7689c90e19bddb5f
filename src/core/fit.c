#include "config.h"

#include "core/fit.h"

#include <math.h>
#include <string.h>

#define GIB (1024.0 * 1024.0 * 1024.0)

#define DEFAULT_QUANTIZATION "Q4_K_M"
#define DEFAULT_BITS 4.84
#define DEFAULT_CONTEXT 8192

/* Bytes of an element of the KV cache: 16-bit floats. */
#define KV_ELEMENT_SIZE 2.0

/* What a runtime takes beside weights and cache; approximate. */
#define OVERHEAD_FIXED (0.5 * GIB)
#define OVERHEAD_SHARE 0.05

/* More than any memory: what an absurd context comes to, instead of an overflow. */
#define MAX_TERM 1e18

/* Bits a weight, over the whole file. Where llama.cpp has measured a type on both
 * Llama 2 7B and Llama 3.1 8B, the first is taken: most models of the guide are
 * of its make. Types that were never measured so have their nominal bits. */
static const struct
{
  const char *name;
  double bits;
} quantizations[] = {
  /* not quantized */
  { "F32", 32 },
  { "FP32", 32 },
  { "F16", 16 },
  { "FP16", 16 },
  { "BF16", 16 },
  /* measured on Llama 2 7B (the README of llama.cpp's quantize, 2023) */
  { "Q2_K", 3.35 },
  { "Q3_K_S", 3.50 },
  { "Q3_K_M", 3.91 },
  { "Q3_K_L", 4.27 },
  { "Q4_K_S", 4.58 },
  { DEFAULT_QUANTIZATION, DEFAULT_BITS },
  { "Q5_K_S", 5.52 },
  { "Q5_K_M", 5.68 },
  { "Q6_K", 6.56 },
  /* measured on Llama 3.1 8B (the same README, 2026) */
  { "Q8_0", 8.50 },
  { "IQ1_S", 2.00 },
  { "IQ1_M", 2.15 },
  { "IQ2_XXS", 2.38 },
  { "IQ2_XS", 2.59 },
  { "IQ2_S", 2.74 },
  { "IQ2_M", 2.93 },
  { "IQ3_XXS", 3.25 },
  { "IQ3_XS", 3.50 },
  { "IQ3_S", 3.66 },
  { "IQ3_M", 3.76 },
  { "IQ4_XS", 4.46 },
  { "IQ4_NL", 4.68 },
  /* nominal */
  { "Q4_0", 4.5 },
  { "Q4_1", 5 },
  { "Q5_0", 5.5 },
  { "Q5_1", 6 },
  { "MXFP4", 4.25 },
};

/**
 * bst_fit_get_bits:
 * @quantization: (nullable): a name such as "Q5_K_M", in any case; %NULL for the
 *   usual one, Q4_K_M
 *
 * Returns: the bits that a weight takes, scales and unquantized tensors included;
 *   -1 for an unknown name
 */
double
bst_fit_get_bits (const char *quantization)
{
  if (quantization == NULL)
    return DEFAULT_BITS;

  for (gsize i = 0; i < G_N_ELEMENTS (quantizations); i++)
    {
      if (g_ascii_strcasecmp (quantizations[i].name, quantization) == 0)
        return quantizations[i].bits;
    }

  return -1;
}

/* Sets the size of the KV cache, and the least it is where a runtime keeps no more
 * than the window of sliding attention, of multi-head, grouped-query or multi-query
 * attention: layers × tokens × key-value heads × (key + value) × element. Returns
 * FALSE where the shape is not known well enough. It is never guessed from the
 * number of parameters, which is off by a factor of several. */
static gboolean
estimate_kv_cache (BstEntry *entry,
                   gint64 context,
                   gint64 *bytes,
                   gint64 *least)
{
  gint64 layers = bst_entry_get_shape (entry, "layers");
  gint64 heads = bst_entry_get_shape (entry, "heads");
  gint64 kv_heads = bst_entry_get_shape (entry, "kv_heads");
  gint64 hidden_size = bst_entry_get_shape (entry, "hidden_size");
  gint64 window = bst_entry_get_shape (entry, "sliding_window");
  double head_size = bst_entry_get_shape (entry, "head_size");
  double per_token;

  if (kv_heads <= 0)
    kv_heads = heads;
  if (head_size <= 0 && heads > 0)
    head_size = (double) hidden_size / heads;

  if (layers <= 0 || kv_heads <= 0 || head_size <= 0)
    return FALSE;

  /* The window of the guide's models holds for all of their layers, but common
   * runtimes keep the whole context of a model such as Mistral 7B v0.1. */
  per_token = (double) layers * kv_heads * 2.0 * head_size * KV_ELEMENT_SIZE;
  *bytes = (gint64) fmin (ceil (per_token * context), MAX_TERM);
  *least = window > 0 ? (gint64) fmin (ceil (per_token * MIN (context, window)), MAX_TERM) : *bytes;

  return TRUE;
}

/* Weights and overhead, and how much context there is to be held. */
static gboolean
estimate (gint64 parameters,
          gint64 own_context,
          const char *quantization,
          gint64 context,
          BstFit *fit)
{
  double bits = bst_fit_get_bits (quantization);
  BstFit estimate = { 0 };

  if (parameters <= 0 || bits < 0 || context < 0)
    return FALSE;

  if (context > 0)
    estimate.context = context;
  else
    estimate.context = own_context > 0 ? MIN (own_context, DEFAULT_CONTEXT) : DEFAULT_CONTEXT;

  estimate.weights = (gint64) fmin (ceil (parameters * bits / 8), MAX_TERM);
  estimate.overhead = (gint64) (OVERHEAD_FIXED + OVERHEAD_SHARE * (double) estimate.weights);
  estimate.total = estimate.weights + estimate.overhead;
  estimate.least = estimate.total;
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
  return estimate (parameters, own_context, NULL, 0, fit);
}

/**
 * bst_fit_estimate:
 * @entry: an entry
 * @quantization: (nullable): as for bst_fit_get_bits()
 * @context: how many tokens to hold; 0 for the smaller of 8,192 and what the model
 *   was made for
 * @fit: (out): the estimate; untouched where there is none
 *
 * Estimates the memory that the model takes when it runs. All experts of a mixture
 * count, because each has to be there.
 *
 * Returns: %FALSE where the number of parameters or the quantization is unknown,
 *   or @context negative
 */
gboolean
bst_fit_estimate (BstEntry *entry,
                  const char *quantization,
                  gint64 context,
                  BstFit *fit)
{
  gint64 kv_cache_least = 0;

  if (!estimate (bst_entry_get_count (entry, BST_FIELD_PARAMETERS), bst_entry_get_count (entry, BST_FIELD_CONTEXT_LENGTH),
                 quantization, context, fit))
    return FALSE;

  fit->kv_cache_known = estimate_kv_cache (entry, fit->context, &fit->kv_cache, &kv_cache_least);
  fit->total += fit->kv_cache;
  fit->least += kv_cache_least;

  return TRUE;
}

/* Moves @text over white space, the kind that formatted sizes have included. */
static const char *
skip_space (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* Returns how many bytes the unit @text stands for, or 0 where it is no unit. */
static double
parse_unit (const char *text)
{
  static const char prefixes[] = "KMGT";
  const char *prefix;
  double base;

  if (*text == '\0' || g_ascii_strcasecmp (text, "B") == 0)
    return 1;

  prefix = strchr (prefixes, g_ascii_toupper (*text));
  if (prefix == NULL)
    return 0;

  text++;
  /* "24G" is how people call a graphics card of 24 GiB. */
  if (*text == '\0' || g_ascii_strcasecmp (text, "iB") == 0 || g_ascii_strcasecmp (text, "i") == 0)
    base = 1024;
  else if (g_ascii_strcasecmp (text, "B") == 0)
    base = 1000;
  else
    return 0;

  return pow (base, prefix - prefixes + 1);
}

/**
 * bst_fit_parse_bytes:
 * @string: (nullable): UTF-8: a number with a unit, or plain bytes: "24GiB", "24 GB",
 *   "24G", "1.5 TiB", "25769803776"
 * @bytes: (out): the size; untouched where @string is none
 *
 * GB is decimal and GiB binary; G alone is binary.
 *
 * Returns: %FALSE where @string is not a positive size
 */
gboolean
bst_fit_parse_bytes (const char *string,
                     gint64 *bytes)
{
  g_autofree char *text = NULL;
  char *end = NULL;
  double number, unit;

  if (string == NULL || !g_utf8_validate (string, -1, NULL))
    return FALSE;

  text = g_strchomp (g_strdup (skip_space (string)));

  /* g_ascii_strtod() alone would read "inf", "0x10" and "1e9" as well. */
  if (!g_ascii_isdigit (*text))
    return FALSE;
  number = g_ascii_strtod (text, &end);
  if (end != text + strspn (text, "0123456789."))
    return FALSE;

  unit = parse_unit (skip_space (end));
  if (unit < 1 || number * unit < 1 || number * unit > MAX_TERM)
    return FALSE;

  *bytes = (gint64) (number * unit);

  return TRUE;
}
