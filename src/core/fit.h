/* How much memory a model needs to run. */
#pragma once

#include "core/architecture.h"
#include "core/quantization.h"

G_BEGIN_DECLS

/* The element types of the KV cache that llama.cpp has. */
typedef enum
{
  BST_KV_F16,
  BST_KV_Q8_0,
  BST_KV_Q5_1,
  BST_KV_Q5_0,
  BST_KV_Q4_1,
  BST_KV_Q4_0,
} BstKvType;

#define BST_N_KV_TYPES 6

const char *bst_kv_type_to_string (BstKvType type);
gboolean bst_kv_type_from_string (const char *string, BstKvType *type);
double bst_kv_type_get_bytes (BstKvType type);

/**
 * BstFitModel: what an estimate needs to know of a model; a plain value that can be copied.
 */
typedef struct
{
  gint64 parameters; /* all experts included; 0 for unknown */
  gint64 context; /* the tokens that it was made for; 0 for unknown */
  BstArchitecture architecture;
} BstFitModel;

void bst_fit_model_read_entry (BstEntry *entry, BstFitModel *model);
gint64 bst_fit_find_weights (const BstRepository *record, const BstFitModel *model, const char *quantization);

/* How the model is to be run. All zero: as usual. */
typedef struct
{
  const char *quantization; /* NULL for the usual one, Q4_K_M */
  gint64 context; /* tokens to hold; 0 for the smaller of 8,192 and the model's own */
  BstKvType kv_type;
  gint64 weights; /* the real bytes of the files, which win over any quantization; 0 for none */
} BstFitPlan;

/* Where the size of the weights is from, the most trusted first. */
typedef enum
{
  BST_WEIGHTS_FILES, /* the real size of files */
  BST_WEIGHTS_EXACT, /* not quantized: parameters times their width */
  BST_WEIGHTS_TENSORS, /* each kind of tensor as llama.cpp quantizes it, by the model's shape */
  BST_WEIGHTS_MEASURED, /* bits a weight, measured on another model */
  BST_WEIGHTS_NOMINAL, /* bits a weight of the type itself */
} BstWeightsBasis;

/* What the size of the KV cache depends on. */
typedef enum
{
  BST_CACHE_UNKNOWN, /* the shape is unknown, and the size 0 */
  BST_CACHE_NONE, /* the model keeps none that grows */
  BST_CACHE_SHAPE, /* known by the shape alone */
  BST_CACHE_WINDOW, /* some layers keep only a window, which some runtimes ignore */
  BST_CACHE_WINDOW_IGNORED, /* all layers have one, which common runtimes ignore */
  BST_CACHE_LATENT, /* compressed; runtimes that unpack it need far more */
  BST_CACHE_HYBRID, /* only some layers keep one, the others a fixed state */
} BstCacheBasis;

typedef enum
{
  BST_FIT_TRUST_LOW,
  BST_FIT_TRUST_FAIR,
  BST_FIT_TRUST_HIGH,
} BstFitTrust;

#define BST_N_FIT_TRUSTS 3

/**
 * BstFit: an estimate in bytes, term by term. total is the sum of the three terms; a
 * runtime may come by with as little as least, or take as much as most.
 */
typedef struct
{
  gint64 weights;
  gint64 kv_cache;
  gint64 overhead;
  gint64 total;
  gint64 least;
  gint64 most;

  gint64 context; /* tokens that the KV cache is sized for */
  gint64 layers; /* 0 for unknown */
  double bits; /* a weight takes; 0 where the parameters are unknown */
  gboolean kv_cache_known; /* FALSE: the shape is unknown and kv_cache is 0 */

  BstWeightsBasis weights_basis;
  BstCacheBasis cache_basis;
  BstFitTrust trust; /* of the whole */
} BstFit;

gboolean bst_fit_estimate_plan (const BstFitModel *model, const BstFitPlan *plan, BstFit *fit);
gboolean bst_fit_estimate (BstEntry *entry, const char *quantization, gint64 context, BstFit *fit);
gboolean bst_fit_estimate_bare (gint64 parameters, gint64 own_context, BstFit *fit);
gint64 bst_fit_get_most_parameters (const char *quantization, gint64 bytes);
gint64 bst_fit_get_largest_context (const BstFitModel *model, const BstFitPlan *plan, gint64 bytes);

/* Words for people, in the interface's language. */
const char *bst_fit_trust_get_label (BstFitTrust trust);
const char *bst_fit_trust_to_string (BstFitTrust trust);
const char *bst_weights_basis_get_label (BstWeightsBasis basis);
const char *bst_weights_basis_to_string (BstWeightsBasis basis);
const char *bst_cache_basis_get_label (BstCacheBasis basis);
const char *bst_cache_basis_to_string (BstCacheBasis basis);
char *bst_fit_dup_weights_words (const BstFit *self);
char *bst_fit_dup_cache_words (const BstFit *self);
char *bst_fit_dup_overhead_words (const BstFit *self);

/* The memory that there is, in bytes; 0 for what there is none of or nobody told. */
typedef struct
{
  gint64 graphics;
  gint64 main;
} BstBudget;

typedef enum
{
  BST_FIT_UNKNOWN,
  BST_FIT_WHOLE, /* fits */
  BST_FIT_PARTLY, /* some layers on the graphics card, the rest in main memory */
  BST_FIT_NOT, /* does not fit */
} BstFitVerdict;

#define BST_N_FIT_VERDICTS 4

/* An estimate held against a budget. */
typedef struct
{
  BstFitVerdict verdict;
  gboolean certain; /* FALSE where the cache is unknown, or another runtime may come out otherwise */
  gint64 layers; /* that the graphics card takes; -1 where the model's layers are unknown */
  gint64 of_layers;
} BstFitJudgement;

void bst_fit_judge (const BstFit *self, const BstBudget *budget, BstFitJudgement *judgement);
gint64 bst_fit_get_layers (const BstFit *self, gint64 graphics);
gint64 bst_fit_get_layers_size (const BstFit *self, gint64 layers);
const char *bst_fit_verdict_to_string (BstFitVerdict verdict);
const char *bst_fit_verdict_get_label (BstFitVerdict verdict);
char *bst_fit_judgement_dup_words (const BstFitJudgement *self);

gboolean bst_budget_parse (const char *string, BstBudget *budget);
gboolean bst_fit_parse_bytes (const char *string, gint64 *bytes);

G_END_DECLS
