/* A quantization is a mixture: each kind of tensor has a type of its own, and some have
 * another in the first and last layers. Which, is what llama.cpp's quantize does
 * (https://github.com/ggml-org/llama.cpp/blob/master/src/llama-quant.cpp, read in 2026); the
 * sizes of blocks are those of its ggml-common.h. Since 2026 it takes a fused tensor of query, key
 * and value for one of values; most files of models that have it are older, and count here.
 *
 * That matters: by the bits of one measured model alone Falcon 7B, whose width fits into no
 * block of 256, comes out a sixth too small, and a small model with a large vocabulary by as much.
 * tests/core/published-sizes.json holds this against files that are published. */
#include "config.h"

#include "core/tensor-bits.h"

#include <string.h>

/* A word of the vocabulary with its length, its kind, and by what it is put together. */
#define WORD_BYTES 32

/* Types of tensors; those up to BLOCKS_OF_32 come in blocks of 256, those up to PLAIN of 32. */
typedef enum
{
  TYPE_NONE,
  TYPE_Q2_K,
  TYPE_Q3_K,
  TYPE_Q4_K,
  TYPE_Q5_K,
  TYPE_Q6_K,
  TYPE_IQ4_XS,
  BLOCKS_OF_32 = TYPE_IQ4_XS,
  TYPE_IQ4_NL,
  TYPE_Q4_0,
  TYPE_Q4_1,
  TYPE_Q5_0,
  TYPE_Q5_1,
  TYPE_Q8_0,
  PLAIN = TYPE_Q8_0,
  TYPE_F16,
} Type;

static const double type_bits[] = {
  [TYPE_NONE] = 0,
  [TYPE_Q2_K] = 2.625,
  [TYPE_Q3_K] = 3.4375,
  [TYPE_Q4_K] = 4.5,
  [TYPE_Q5_K] = 5.5,
  [TYPE_Q6_K] = 6.5625,
  [TYPE_IQ4_XS] = 4.25,
  [TYPE_IQ4_NL] = 4.5,
  [TYPE_Q4_0] = 4.5,
  [TYPE_Q4_1] = 5,
  [TYPE_Q5_0] = 5.5,
  [TYPE_Q5_1] = 6,
  [TYPE_Q8_0] = 8.5,
  [TYPE_F16] = 16,
};

/* What stands in for a type whose blocks do not go into the width of a tensor. */
static const Type stand_ins[] = {
  [TYPE_Q2_K] = TYPE_Q4_0,
  [TYPE_Q3_K] = TYPE_Q4_0,
  [TYPE_Q4_K] = TYPE_Q5_0,
  [TYPE_Q5_K] = TYPE_Q5_1,
  [TYPE_Q6_K] = TYPE_Q8_0,
  [TYPE_IQ4_XS] = TYPE_IQ4_NL,
};

/* Layers that have another type than the others. */
typedef enum
{
  LAYERS_NONE,
  LAYERS_FIRST_TWO,
  LAYERS_FIRST_FOUR,
  LAYERS_FIRST_SIXTEENTH,
  LAYERS_FIRST_EIGHTH,
  LAYERS_MORE, /* the first and the last eighth, and every third between */
  LAYERS_ALL,
} Layers;

typedef struct
{
  Layers layers;
  Type type;
} Rule;

/* The first rule that applies to a layer counts, and the base where none does. */
#define MOST_RULES 2

typedef struct
{
  const char *name;
  Type base;
  Rule values[MOST_RULES]; /* of attention */
  Type grouped_values; /* of all layers where four or more heads share one */
  Rule down[MOST_RULES]; /* the last matrix of the feed-forward network */
  Type fused; /* query, key and value in one */
  Type output; /* of attention */
  Rule falcon_down[MOST_RULES];
  Type falcon_output;
  Type experts_output; /* where there are eight experts */
} Mixture;

static const Mixture mixtures[] = {
  { "Q2_K", TYPE_Q2_K, .values = { { LAYERS_ALL, TYPE_Q3_K } }, .grouped_values = TYPE_Q4_K,
    .down = { { LAYERS_ALL, TYPE_Q3_K } }, .output = TYPE_Q3_K,
    .falcon_down = { { LAYERS_ALL, TYPE_Q3_K } }, .experts_output = TYPE_Q5_K },
  { "Q3_K_S", TYPE_Q3_K, .experts_output = TYPE_Q5_K },
  { "Q3_K_M", TYPE_Q3_K, .values = { { LAYERS_FIRST_TWO, TYPE_Q5_K }, { LAYERS_ALL, TYPE_Q4_K } },
    .down = { { LAYERS_FIRST_SIXTEENTH, TYPE_Q5_K }, { LAYERS_ALL, TYPE_Q4_K } }, .fused = TYPE_Q4_K, .output = TYPE_Q4_K,
    .falcon_down = { { LAYERS_FIRST_SIXTEENTH, TYPE_Q5_K }, { LAYERS_MORE, TYPE_Q4_K } }, .experts_output = TYPE_Q5_K },
  { "Q3_K_L", TYPE_Q3_K, .values = { { LAYERS_ALL, TYPE_Q5_K } }, .down = { { LAYERS_ALL, TYPE_Q5_K } },
    .fused = TYPE_Q4_K, .output = TYPE_Q5_K, .falcon_down = { { LAYERS_ALL, TYPE_Q4_K } }, .falcon_output = TYPE_Q4_K },
  { "Q4_K_S", TYPE_Q4_K, .values = { { LAYERS_FIRST_FOUR, TYPE_Q5_K } },
    .down = { { LAYERS_FIRST_EIGHTH, TYPE_Q5_K } }, .experts_output = TYPE_Q5_K },
  { "Q4_K_M", TYPE_Q4_K, .values = { { LAYERS_MORE, TYPE_Q6_K } }, .down = { { LAYERS_MORE, TYPE_Q6_K } }, .fused = TYPE_Q5_K,
    .falcon_down = { { LAYERS_FIRST_SIXTEENTH, TYPE_Q6_K }, { LAYERS_MORE, TYPE_Q5_K } }, .experts_output = TYPE_Q5_K },
  { "Q5_K_S", TYPE_Q5_K },
  { "Q5_K_M", TYPE_Q5_K, .values = { { LAYERS_MORE, TYPE_Q6_K } }, .down = { { LAYERS_MORE, TYPE_Q6_K } }, .fused = TYPE_Q6_K,
    .falcon_down = { { LAYERS_MORE, TYPE_Q6_K } } },
  { "Q6_K", TYPE_Q6_K },
  { "IQ4_XS", TYPE_IQ4_XS, .grouped_values = TYPE_Q5_K, .down = { { LAYERS_FIRST_EIGHTH, TYPE_Q5_K } },
    .falcon_down = { { LAYERS_FIRST_EIGHTH, TYPE_Q5_K } }, .experts_output = TYPE_Q5_K },
  { "IQ4_NL", TYPE_IQ4_NL, .grouped_values = TYPE_Q5_K, .down = { { LAYERS_FIRST_EIGHTH, TYPE_Q5_K } },
    .falcon_down = { { LAYERS_FIRST_EIGHTH, TYPE_Q5_K } }, .experts_output = TYPE_Q5_K },
  { "Q4_0", TYPE_Q4_0 },
  { "Q4_1", TYPE_Q4_1 },
  { "Q5_0", TYPE_Q5_0 },
  { "Q5_1", TYPE_Q5_1 },
  { "Q8_0", TYPE_Q8_0 },
};

typedef enum
{
  VOCABULARY_TWICE, /* a tensor to read words, another to write them, both parameters */
  VOCABULARY_ONCE, /* one tensor for both */
  VOCABULARY_COPIED, /* one for both, of which a file has a copy nevertheless */
} Vocabulary;

/* How the tensors of a make of model are cut, as llama.cpp's converters write them. */
typedef struct
{
  const char *type; /* model_type of the configuration */
  gboolean fused; /* query, key and value are one tensor */
  gboolean gated; /* the feed-forward network has three matrices, not two */
  Vocabulary vocabulary;
} Make;

static const Make makes[] = {
  { "bloom", TRUE, FALSE, VOCABULARY_COPIED },
  { "falcon", TRUE, FALSE, VOCABULARY_TWICE },
  { "gemma", FALSE, TRUE, VOCABULARY_ONCE },
  { "gemma2", FALSE, TRUE, VOCABULARY_ONCE },
  { "gemma3_text", FALSE, TRUE, VOCABULARY_ONCE },
  { "gpt_neox", TRUE, FALSE, VOCABULARY_TWICE },
  { "llama", FALSE, TRUE, VOCABULARY_TWICE },
  { "mistral", FALSE, TRUE, VOCABULARY_TWICE },
  { "mixtral", FALSE, TRUE, VOCABULARY_TWICE },
  { "mpt", TRUE, FALSE, VOCABULARY_ONCE },
  { "phi3", TRUE, TRUE, VOCABULARY_TWICE },
  { "qwen2", FALSE, TRUE, VOCABULARY_TWICE },
  { "qwen3", FALSE, TRUE, VOCABULARY_TWICE },
  { "qwen3_moe", FALSE, TRUE, VOCABULARY_TWICE },
};

/* A model to be quantized. */
typedef struct
{
  const BstArchitecture *shape;
  const Make *make;
  const Mixture *mixture;
  gboolean is_falcon;
  gboolean has_eight_experts;
} Job;

static double
get_bits (Type type, gint64 width)
{
  if (type > TYPE_NONE && type <= BLOCKS_OF_32 && width % 256 != 0)
    type = stand_ins[type];
  if (type <= PLAIN && width % 32 != 0)
    type = TYPE_F16;
  return type_bits[type];
}

static gboolean
applies (Layers layers, gint64 i, gint64 n)
{
  switch (layers)
    {
    case LAYERS_FIRST_TWO:
      return i < 2;
    case LAYERS_FIRST_FOUR:
      return i < 4;
    case LAYERS_FIRST_SIXTEENTH:
      return i < n / 16;
    case LAYERS_FIRST_EIGHTH:
      return i < n / 8;
    case LAYERS_MORE:
      return i < n / 8 || i >= 7 * n / 8 || (i - n / 8) % 3 == 2;
    case LAYERS_ALL:
      return TRUE;
    case LAYERS_NONE:
    default:
      return FALSE;
    }
}

static Type
follow (const Rule *rules, Type base, gint64 i, gint64 n)
{
  for (guint at = 0; at < MOST_RULES; at++)
    if (applies (rules[at].layers, i, n))
      return rules[at].type;
  return base;
}

static Type
get_values_type (const Job *job, gint64 i)
{
  const Mixture *mixture = job->mixture;
  Type type = follow (mixture->values, mixture->base, i, job->shape->layers);

  if (mixture->grouped_values != TYPE_NONE && job->shape->heads / job->shape->kv_heads >= 4)
    type = mixture->grouped_values;
  /* In Llama 2 70B, which is told by its depth, this tensor is so small that more costs nothing. */
  if (g_str_equal (job->make->type, "llama") && job->shape->layers == 80 &&
      job->shape->kv_heads < job->shape->heads && (type == TYPE_Q3_K || type == TYPE_Q4_K))
    type = TYPE_Q5_K;
  return job->has_eight_experts ? TYPE_Q8_0 : type;
}

static Type
get_output_type (const Job *job)
{
  Type type;

  if (job->is_falcon)
    type = job->mixture->falcon_output;
  else
    type = job->has_eight_experts ? job->mixture->experts_output : job->mixture->output;
  return type != TYPE_NONE ? type : job->mixture->base;
}

/* Bits of the query, key and value tensors of a layer. */
static double
measure_inputs (const Job *job, gint64 i)
{
  const BstArchitecture *shape = job->shape;
  double width = shape->hidden_size, heads = shape->heads, kv_heads = shape->kv_heads;
  double query = width * heads * shape->key_length, key = width * kv_heads * shape->key_length;
  double value = width * kv_heads * shape->value_length;
  Type base = job->mixture->base;
  Type fused = job->mixture->fused != TYPE_NONE ? job->mixture->fused : base;

  if (job->make->fused)
    return (query + key + value) * get_bits (fused, shape->hidden_size);
  return query * get_bits (base, shape->hidden_size) +
         key * get_bits (job->has_eight_experts ? TYPE_Q8_0 : base, shape->hidden_size) +
         value * get_bits (get_values_type (job, i), shape->hidden_size);
}

/* Bits of a layer, of whose feed-forward network it is known how many weights it has. The last
 * matrix of it is as wide as it is high: four times the model, or a multiple of 256. */
static double
measure_layer (const Job *job, gint64 i, double feed_forward)
{
  const BstArchitecture *shape = job->shape;
  gint64 output_width = shape->heads * shape->value_length;
  double output = (double) output_width * shape->hidden_size;
  double down = feed_forward / (job->make->gated ? 3 : 2);
  gint64 down_width = job->make->gated ? 256 : 4 * shape->hidden_size;
  const Rule *rules = job->is_falcon ? job->mixture->falcon_down : job->mixture->down;
  Type down_type = follow (rules, job->mixture->base, i, shape->layers);

  return measure_inputs (job, i) + output * get_bits (get_output_type (job), output_width) +
         down * get_bits (down_type, down_width) +
         (feed_forward - down) * get_bits (job->mixture->base, shape->hidden_size);
}

/* Bits of the tensors that turn words into numbers and back, and of the words themselves, which
 * are in the file too: of a small model with 250,000 of them that is a fiftieth. */
static double
measure_vocabulary (const Job *job)
{
  gint64 width = job->shape->hidden_size;
  double weights = (double) job->shape->vocabulary_size * (double) width;
  double words = (double) job->shape->vocabulary_size * WORD_BYTES * 8;
  Type base = job->mixture->base, back = TYPE_Q6_K;

  if (base == TYPE_Q8_0 || job->is_falcon || (base <= BLOCKS_OF_32 && width % 256 != 0))
    back = TYPE_Q8_0;
  if (job->make->vocabulary == VOCABULARY_ONCE)
    return words + weights * get_bits (back, width);
  return words + weights * (get_bits (back, width) + get_bits (base, width));
}

static double
measure (const Job *job, double parameters)
{
  const BstArchitecture *shape = job->shape;
  double width = shape->hidden_size;
  double attention = width * ((double) shape->heads * shape->key_length + (double) shape->kv_heads * shape->key_length +
                              (double) shape->kv_heads * shape->value_length + (double) shape->heads * shape->value_length);
  double vocabulary = (double) shape->vocabulary_size * width * (job->make->vocabulary == VOCABULARY_TWICE ? 2 : 1);
  double feed_forward = (parameters - vocabulary) / shape->layers - attention;
  double bits = measure_vocabulary (job);

  /* Then shape and parameters are not of one model. */
  if (feed_forward <= 0)
    return 0;
  for (gint64 i = 0; i < shape->layers; i++)
    bits += measure_layer (job, i, feed_forward);
  return bits;
}

/* Whether the tensors of the model are known: a transformer whose layers are all alike. */
static gboolean
is_plain (const BstArchitecture *shape)
{
  return shape->layers > 0 && shape->layers <= 4096 && shape->cache_layers == shape->layers && shape->kv_lora_rank == 0 &&
         shape->hidden_size > 0 && shape->heads > 0 && shape->kv_heads > 0 && shape->kv_heads <= shape->heads &&
         shape->key_length > 0 && shape->vocabulary_size > 0 &&
         shape->hidden_size < (1 << 24) && shape->heads < (1 << 24) && shape->value_length < (1 << 24);
}

/**
 * bst_weights_get_bits:
 * @parameters: how many the model has, all experts included
 * @quantization: its name as bst_quantization_get_name() has it
 *
 * Returns: the bits that a parameter takes in a file as llama.cpp makes it, on the average of
 *   all its tensors; 0 where the make of the model or the mixture is not known
 */
double
bst_weights_get_bits (const BstArchitecture *architecture, gint64 parameters, const char *quantization)
{
  Job job = { .shape = architecture };

  if (parameters <= 0 || !is_plain (architecture))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (makes) && job.make == NULL; i++)
    if (g_str_equal (makes[i].type, architecture->type))
      job.make = &makes[i];
  for (guint i = 0; i < G_N_ELEMENTS (mixtures) && job.mixture == NULL; i++)
    if (g_str_equal (mixtures[i].name, quantization))
      job.mixture = &mixtures[i];
  if (job.make == NULL || job.mixture == NULL)
    return 0;

  job.is_falcon = g_str_equal (job.make->type, "falcon");
  job.has_eight_experts = architecture->experts == 8;
  return measure (&job, (double) parameters) / (double) parameters;
}
