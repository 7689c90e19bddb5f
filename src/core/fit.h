/* How much memory a model needs to run. */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

/**
 * BstFit: an estimate in bytes, term by term; total is their sum, and least what is
 * enough for a runtime that keeps no more than the window of sliding attention.
 */
typedef struct
{
  gint64 weights;
  gint64 kv_cache;
  gint64 overhead;
  gint64 total;
  gint64 least;
  gint64 context; /* tokens that the KV cache is sized for */
  gboolean kv_cache_known; /* FALSE: the shape is unknown and kv_cache is 0 */
} BstFit;

gboolean bst_fit_estimate (BstEntry *entry, const char *quantization, gint64 context, BstFit *fit);
gboolean bst_fit_estimate_bare (gint64 parameters, gint64 own_context, BstFit *fit);
double bst_fit_get_bits (const char *quantization);
gboolean bst_fit_parse_bytes (const char *string, gint64 *bytes);

G_END_DECLS
