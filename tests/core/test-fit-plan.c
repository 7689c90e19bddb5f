/* Estimates by a plan, held against a budget: what has to hold of any model. */
#include "config.h"

#include "core/fit.h"

#include <math.h>
#include <string.h>

#define GIB (G_GINT64_CONSTANT (1) << 30)

static BstFitModel
make_model (gint64 parameters, gint64 context, gint64 layers, gint64 heads, gint64 kv_heads, gint64 head_size)
{
  BstFitModel model = { .parameters = parameters, .context = context };
  GVariantDict dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) shape = NULL;

  g_variant_dict_insert (&dict, "layers", "x", layers);
  g_variant_dict_insert (&dict, "heads", "x", heads);
  g_variant_dict_insert (&dict, "kv_heads", "x", kv_heads);
  g_variant_dict_insert (&dict, "head_size", "x", head_size);
  shape = g_variant_ref_sink (g_variant_dict_end (&dict));
  bst_architecture_read_shape (shape, &model.architecture);
  return model;
}

static BstFit
estimate (const BstFitModel *model, BstFitPlan plan)
{
  BstFit fit = { 0 };

  g_assert_true (bst_fit_estimate_plan (model, &plan, &fit));
  g_assert_cmpint (fit.total, ==, fit.weights + fit.kv_cache + fit.overhead);
  g_assert_cmpint (fit.least, <=, fit.total);
  g_assert_cmpint (fit.total, <=, fit.most);
  return fit;
}

/* Bytes that a number of the cache takes, of blocks of 32 with their scales. */
static void
test_kv_types (void)
{
  static const struct
  {
    const char *name;
    double bytes;
  } types[] = {
    { "f16", 2 },
    { "q8_0", 1.0625 },
    { "q5_1", 0.75 },
    { "q5_0", 0.6875 },
    { "q4_1", 0.625 },
    { "q4_0", 0.5625 },
  };
  BstFitModel model = make_model (6738415616, 4096, 32, 32, 32, 128);
  BstKvType type;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_assert_true (bst_kv_type_from_string (types[i].name, &type));
      g_assert_cmpstr (bst_kv_type_to_string (type), ==, types[i].name);
      g_assert_cmpfloat (bst_kv_type_get_bytes (type), ==, types[i].bytes);
      g_assert_cmpint (estimate (&model, (BstFitPlan) { .context = 4096, .kv_type = type }).kv_cache, ==,
                       (gint64) (GIB * types[i].bytes));
    }
  g_assert_true (bst_kv_type_from_string ("Q8_0", &type));
  g_assert_true (bst_kv_type_from_string ("bf16", &type));
  g_assert_cmpint (type, ==, BST_KV_F16);
  g_assert_false (bst_kv_type_from_string ("q3_0", &type));
  g_assert_false (bst_kv_type_from_string (NULL, &type));
}

static BstFitModel
make_gemma3_27b (void)
{
  BstFitModel model = make_model (27009346304, 131072, 62, 32, 16, 128);

  model.architecture.window_layers = 52;
  model.architecture.sliding_window = 1024;
  model.architecture.hidden_size = 5376;
  return model;
}

/* The naive formula takes the width by the heads for their size and no notice of windows: it is
 * seven to eight times too much for Gemma 3 27B at its whole context (+682 %). */
static void
test_gemma (void)
{
  BstFitModel model = make_gemma3_27b ();
  BstFit fit = estimate (&model, (BstFitPlan) { .context = 131072 });
  double naive = 62.0 * 131072 * 16 * 2 * (5376 / 32.0) * 2;

  g_assert_cmpint (fit.kv_cache, ==, (G_GINT64_CONSTANT (10) * 131072 + 52 * 1024) * 16 * 256 * 2);
  g_assert_cmpint (lround (100 * (naive / (double) fit.kv_cache - 1)), ==, 682);
  g_assert_cmpint (fit.cache_basis, ==, BST_CACHE_WINDOW);
  g_assert_cmpint (fit.most, ==, fit.total + G_GINT64_CONSTANT (52) * (131072 - 1024) * 16 * 256 * 2);
  g_assert_cmpint (fit.least, ==, fit.total);

  /* No more than what there is of context is in a window. */
  fit = estimate (&model, (BstFitPlan) { .context = 512 });
  g_assert_cmpint (fit.kv_cache, ==, G_GINT64_CONSTANT (62) * 512 * 16 * 256 * 2);
  g_assert_cmpint (fit.most, ==, fit.total);
}

/* Latent attention keeps what 128 heads would need a seventieth of. */
static void
test_deepseek (void)
{
  BstFitModel model = make_model (671026419200, 163840, 61, 128, 128, 192);
  BstFit fit;

  model.architecture.value_length = 128;
  model.architecture.kv_lora_rank = 512;
  model.architecture.rope_head_size = 64;
  fit = estimate (&model, (BstFitPlan) { .context = 8192 });
  g_assert_cmpint (fit.kv_cache, ==, G_GINT64_CONSTANT (61) * 8192 * 576 * 2);
  g_assert_cmpint (fit.most - fit.total, ==, G_GINT64_CONSTANT (61) * 8192 * (128 * 320 - 576) * 2);
  g_assert_cmpint (fit.cache_basis, ==, BST_CACHE_LATENT);
  g_assert_cmpint (fit.trust, <, BST_FIT_TRUST_HIGH);
}

/* Only the layers with attention count, and the others' state: Qwen3-Next. */
static void
test_hybrid (void)
{
  BstFitModel model = make_model (81324862720, 262144, 48, 16, 2, 256);
  BstFit fit;

  model.architecture.cache_layers = 12;
  model.architecture.state_size = 19759104;
  fit = estimate (&model, (BstFitPlan) { .context = 262144 });
  g_assert_cmpint (fit.kv_cache, ==, G_GINT64_CONSTANT (12) * 262144 * 2 * 512 * 2 + 4 * 19759104);
  g_assert_cmpint (fit.cache_basis, ==, BST_CACHE_HYBRID);

  model.architecture.cache_layers = 0;
  fit = estimate (&model, (BstFitPlan) { .context = 262144 });
  g_assert_cmpint (fit.kv_cache, ==, 4 * 19759104);
  g_assert_true (fit.kv_cache_known);
  g_assert_cmpint (fit.cache_basis, ==, BST_CACHE_NONE);
}

/* Real files win over any quantization, and do without a number of parameters. */
static void
test_files (void)
{
  BstFitModel model = make_model (0, 4096, 32, 32, 32, 128);
  BstFit fit = estimate (&model, (BstFitPlan) { .weights = 4081004224 });

  g_assert_cmpint (fit.weights, ==, 4081004224);
  g_assert_cmpint (fit.weights_basis, ==, BST_WEIGHTS_FILES);
  g_assert_cmpint (fit.trust, ==, BST_FIT_TRUST_HIGH);
  g_assert_cmpfloat (fit.bits, ==, 0);
  model.parameters = 6738415616;
  fit = estimate (&model, (BstFitPlan) { .weights = 4081004224, .quantization = "Q8_0" });
  g_assert_cmpint (fit.weights, ==, 4081004224);
  g_assert_cmpfloat_with_epsilon (fit.bits, 4.845, 0.001);
}

static BstRepository *
make_repository (const char *const *paths, const gint64 *sizes)
{
  BstRepository *record = bst_repository_new ("org/model", BST_HUB_ENDPOINT);

  bst_repository_begin_files (record);
  for (guint i = 0; paths[i] != NULL; i++)
    bst_repository_add_file (record, paths[i], sizes[i]);
  return record;
}

/* Of a repository with many files only those of one form count, and all parts of them. */
static void
test_found_files (void)
{
  static const char *const gguf[] = { "m.Q4_K_M.gguf", "m.Q8_0-00001-of-00002.gguf", "m.Q8_0-00002-of-00002.gguf", "mmproj-m.F16.gguf",
                                      "m.Q6_K-00001-of-00002.gguf", "README.md", NULL };
  static const gint64 gguf_sizes[] = { 4000000000, 4000000000, 3000000000, 600000000, 3000000000, 5000 };
  static const char *const plain[] = { "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors",
                                       "consolidated.safetensors", "model.fp32-00001-of-00003.safetensors", NULL };
  static const gint64 plain_sizes[] = { 9976578928, 3500297344, 13476000000, 9000000000 };
  BstFitModel model = make_model (6738415616, 4096, 32, 32, 32, 128);
  g_autoptr (BstRepository) quantized = make_repository (gguf, gguf_sizes);
  g_autoptr (BstRepository) unquantized = make_repository (plain, plain_sizes);
  g_autoptr (BstRepository) packed = make_repository (plain, plain_sizes);
  g_autoptr (BstRepository) never_asked = bst_repository_new ("org/model", BST_HUB_ENDPOINT);

  g_assert_cmpint (bst_fit_find_weights (quantized, &model, NULL), ==, 4000000000);
  g_assert_cmpint (bst_fit_find_weights (quantized, &model, "q8_0"), ==, 7000000000);
  g_assert_cmpint (bst_fit_find_weights (quantized, &model, "Q6_K"), ==, 0);
  g_assert_cmpint (bst_fit_find_weights (quantized, &model, "F16"), ==, 0);
  g_assert_cmpint (bst_fit_find_weights (quantized, &model, "Q9"), ==, 0);

  g_assert_cmpint (bst_fit_find_weights (unquantized, &model, NULL), ==, 0);
  g_assert_cmpint (bst_fit_find_weights (unquantized, &model, "BF16"), ==, 13476876272);
  g_assert_cmpint (bst_fit_find_weights (unquantized, &model, "F32"), ==, 0);
  g_assert_cmpint (bst_fit_find_weights (never_asked, &model, "F16"), ==, 0);

  packed->quantization = g_strdup ("gptq");
  g_assert_cmpint (bst_fit_find_weights (packed, &model, NULL), ==, 13476876272);
  g_assert_cmpint (bst_fit_find_weights (packed, &model, "Q4_K_M"), ==, 0);
}

static void
test_trust (void)
{
  BstFitModel model = make_model (6738415616, 4096, 32, 32, 32, 128);
  BstFit fit = estimate (&model, (BstFitPlan) { 0 });

  g_assert_cmpint (fit.weights_basis, ==, BST_WEIGHTS_MEASURED);
  g_assert_cmpint (fit.trust, ==, BST_FIT_TRUST_FAIR);
  g_assert_cmpint (estimate (&model, (BstFitPlan) { .quantization = "MXFP4" }).weights_basis, ==, BST_WEIGHTS_NOMINAL);
  g_assert_cmpint (estimate (&model, (BstFitPlan) { .quantization = "MXFP4" }).trust, ==, BST_FIT_TRUST_LOW);
  fit = estimate (&model, (BstFitPlan) { .quantization = "F16" });
  g_assert_cmpint (fit.weights_basis, ==, BST_WEIGHTS_EXACT);
  g_assert_cmpint (fit.weights, ==, 2 * model.parameters);
  g_assert_cmpint (fit.trust, ==, BST_FIT_TRUST_HIGH);

  /* The make is known: tensor by tensor. */
  g_strlcpy (model.architecture.type, "llama", sizeof model.architecture.type);
  model.architecture.hidden_size = 4096;
  model.architecture.vocabulary_size = 32000;
  fit = estimate (&model, (BstFitPlan) { 0 });
  g_assert_cmpint (fit.weights_basis, ==, BST_WEIGHTS_TENSORS);
  g_assert_cmpint (fit.trust, ==, BST_FIT_TRUST_HIGH);
  /* Its files come in two sizes; one that is there has only one. */
  g_assert_cmpint (estimate (&model, (BstFitPlan) { .quantization = "q2_k" }).weights_basis, ==, BST_WEIGHTS_TENSORS);
  g_assert_cmpint (estimate (&model, (BstFitPlan) { .quantization = "q2_k" }).trust, ==, BST_FIT_TRUST_FAIR);
  g_assert_cmpint (estimate (&model, (BstFitPlan) { .quantization = "q2_k", .weights = 2825940672 }).trust, ==, BST_FIT_TRUST_HIGH);

  memset (&model.architecture, 0, sizeof model.architecture);
  fit = estimate (&model, (BstFitPlan) { 0 });
  g_assert_cmpint (fit.trust, ==, BST_FIT_TRUST_LOW);
  g_assert_cmpint (fit.cache_basis, ==, BST_CACHE_UNKNOWN);
}

/* A vocabulary as large as that of Llama 3 has the bits that were measured on it. */
static void
test_tables (void)
{
  BstArchitecture small = { .vocabulary_size = 32000 }, large = { .vocabulary_size = 128256 };
  BstBitsBasis basis;
  g_autofree char *nearest = bst_quantization_dup_nearest ("Q4KM"), *none = bst_quantization_dup_nearest ("mp3");

  g_assert_cmpfloat (bst_quantization_get_bits ("Q4_K_M", &small, &basis), ==, 4.84);
  g_assert_cmpint (basis, ==, BST_BITS_LLAMA_2);
  g_assert_cmpfloat (bst_quantization_get_bits ("Q4_K_M", &large, &basis), ==, 4.89);
  g_assert_cmpint (basis, ==, BST_BITS_LLAMA_3);
  g_assert_cmpfloat (bst_quantization_get_bits ("Q3_K_M", &large, &basis), ==, 3.91);
  g_assert_cmpint (basis, ==, BST_BITS_LLAMA_2);
  g_assert_cmpfloat (bst_quantization_get_bits ("IQ4_XS", &small, &basis), ==, 4.46);
  g_assert_cmpint (basis, ==, BST_BITS_LLAMA_3);
  g_assert_cmpfloat (bst_quantization_get_bits ("q5_1", NULL, &basis), ==, 6);
  g_assert_cmpint (basis, ==, BST_BITS_NOMINAL);
  g_assert_cmpfloat (bst_quantization_get_bits ("fp16", NULL, &basis), ==, 16);
  g_assert_cmpint (basis, ==, BST_BITS_PLAIN);
  g_assert_cmpstr (nearest, ==, "Q4_K_M");
  g_assert_null (none);
  for (guint i = 0; i + 1 < bst_quantization_get_n (); i++)
    g_assert_cmpfloat (bst_quantization_get_bits (bst_quantization_get_name (i), NULL, NULL), >=,
                       bst_quantization_get_bits (bst_quantization_get_name (i + 1), NULL, NULL) - 1.3);
}

static BstFitJudgement
judge (const BstFit *fit, gint64 graphics, gint64 main_memory)
{
  BstBudget budget = { graphics, main_memory };
  BstFitJudgement judgement;

  bst_fit_judge (fit, &budget, &judgement);
  return judgement;
}

static void
test_judgement (void)
{
  BstFitModel model = make_model (68976648192, 4096, 80, 64, 8, 128);
  BstFit fit = estimate (&model, (BstFitPlan) { .context = 4096 });
  BstFitJudgement judgement;
  g_autofree char *words = NULL;

  g_assert_cmpint (judge (&fit, 0, 0).verdict, ==, BST_FIT_UNKNOWN);
  judgement = judge (&fit, fit.total, 0);
  g_assert_cmpint (judgement.verdict, ==, BST_FIT_WHOLE);
  g_assert_cmpint (judgement.layers, ==, 80);
  g_assert_true (judgement.certain);
  judgement = judge (&fit, fit.total - 1, 0);
  g_assert_cmpint (judgement.verdict, ==, BST_FIT_PARTLY);
  g_assert_cmpint (judgement.layers, ==, 79);

  judgement = judge (&fit, 24 * GIB, 0);
  words = bst_fit_judgement_dup_words (&judgement);
  g_assert_cmpint (judgement.verdict, ==, BST_FIT_PARTLY);
  g_assert_cmpstr (words, ==, "Fits partly (44 of 80 layers)");
  /* The rest is more than there is, and then it is not. */
  g_assert_cmpint (judge (&fit, 24 * GIB, 16 * GIB).verdict, ==, BST_FIT_NOT);
  g_assert_cmpint (judge (&fit, 24 * GIB, 32 * GIB).verdict, ==, BST_FIT_PARTLY);
  /* A card that takes no layer leaves all to main memory. */
  g_assert_cmpint (judge (&fit, GIB / 2, 0).verdict, ==, BST_FIT_NOT);
  g_assert_cmpint (judge (&fit, GIB / 2, 64 * GIB).verdict, ==, BST_FIT_PARTLY);
  g_assert_cmpint (judge (&fit, GIB / 2, 64 * GIB).layers, ==, 0);
  /* Without a card. */
  g_assert_cmpint (judge (&fit, 0, 64 * GIB).verdict, ==, BST_FIT_WHOLE);
  g_assert_cmpint (judge (&fit, 0, 32 * GIB).verdict, ==, BST_FIT_NOT);
}

/* What is not known is not certain to fit, but what is too much without it is certain not to. */
static void
test_uncertain (void)
{
  BstFit fit;

  g_assert_true (bst_fit_estimate_bare (7000000000, 4096, &fit));
  g_assert_cmpint (judge (&fit, 24 * GIB, 0).verdict, ==, BST_FIT_WHOLE);
  g_assert_false (judge (&fit, 24 * GIB, 0).certain);
  g_assert_cmpint (judge (&fit, 2 * GIB, 0).layers, ==, -1);
  g_assert_cmpint (judge (&fit, 0, 2 * GIB).verdict, ==, BST_FIT_NOT);
  g_assert_true (judge (&fit, 0, 2 * GIB).certain);
}

static BstFitModel
make_any_model (void)
{
  BstFitModel model = make_model (g_test_rand_int_range (1, 100000) * G_GINT64_CONSTANT (1000000),
                                  g_test_rand_bit () ? g_test_rand_int_range (1, 2000) : 0,
                                  g_test_rand_int_range (1, 100), g_test_rand_int_range (1, 64),
                                  g_test_rand_int_range (1, 64), g_test_rand_int_range (1, 256));
  BstArchitecture *shape = &model.architecture;

  if (g_test_rand_bit ())
    {
      shape->sliding_window = g_test_rand_int_range (1, 3000);
      shape->window_layers = g_test_rand_int_range (1, (gint32) shape->layers + 1);
    }
  if (g_test_rand_bit ())
    shape->cache_layers = g_test_rand_int_range ((gint32) shape->window_layers, (gint32) shape->layers + 1);
  if (g_test_rand_bit ())
    shape->kv_lora_rank = g_test_rand_int_range (1, 1024);
  if (g_test_rand_bit ())
    shape->state_size = g_test_rand_int_range (1, 100000000);
  return model;
}

static void
check_layers (const BstFit *fit)
{
  g_assert_cmpint (bst_fit_get_layers_size (fit, 0), ==, 0);
  g_assert_cmpint (bst_fit_get_layers_size (fit, fit->layers), ==, fit->total);
  g_assert_cmpint (bst_fit_get_layers_size (fit, fit->layers + 1), ==, -1);
  for (gint64 n = 1; n <= fit->layers; n++)
    {
      gint64 size = bst_fit_get_layers_size (fit, n);

      g_assert_cmpint (size, >=, bst_fit_get_layers_size (fit, n - 1));
      g_assert_cmpint (bst_fit_get_layers (fit, size), >=, n);
      g_assert_cmpint (bst_fit_get_layers_size (fit, bst_fit_get_layers (fit, size)), <=, size);
      g_assert_cmpint (bst_fit_get_layers (fit, size - 1), <, n);
    }
}

/* By trying each context there is. */
static gint64
find_largest_context (const BstFitModel *model, BstFitPlan plan, gint64 bytes, gint64 most)
{
  gint64 largest = 0;

  for (plan.context = 1; plan.context <= most; plan.context++)
    if (estimate (model, plan).total <= bytes)
      largest = plan.context;
  return largest;
}

static void
test_random (void)
{
  for (guint n = 0; n < 300; n++)
    {
      BstFitModel model = make_any_model ();
      BstFitPlan plan = { .quantization = bst_quantization_get_name ((guint) g_test_rand_int_range (0, (gint32) bst_quantization_get_n ())),
                          .kv_type = (BstKvType) g_test_rand_int_range (0, BST_N_KV_TYPES) };
      gint64 context = g_test_rand_int_range (1, 1000000);
      BstFit fit, longer;

      plan.context = context;
      fit = estimate (&model, plan);
      plan.context = context + g_test_rand_int_range (1, 1000000);
      longer = estimate (&model, plan);
      g_assert_cmpint (fit.total, <=, longer.total);
      g_assert_cmpint (fit.most, <=, longer.most);
      g_assert_cmpint (fit.least, <=, longer.least);
      check_layers (&fit);

      if (n % 10 == 0 && model.context > 0)
        {
          gint64 bytes = estimate (&model, (BstFitPlan) { plan.quantization, g_test_rand_int_range (1, 2500), plan.kv_type, 0 }).total - n;

          g_assert_cmpint (bst_fit_get_largest_context (&model, &plan, bytes), ==,
                           find_largest_context (&model, plan, bytes, model.context));
        }
    }
}

static void
test_largest_context (void)
{
  BstFitModel model = make_model (6738415616, 4096, 32, 32, 32, 128);
  BstFitPlan plan = { .quantization = "F16" };
  BstFitModel unknown = { .parameters = 6738415616, .context = 4096 };
  gint64 rest = estimate (&model, (BstFitPlan) { .quantization = "F16", .context = 1 }).total - 512 * 1024;

  g_assert_cmpint (bst_fit_get_largest_context (&model, &plan, rest + 512 * 1024 - 1), ==, 0);
  g_assert_cmpint (bst_fit_get_largest_context (&model, &plan, rest + 512 * 1024), ==, 1);
  g_assert_cmpint (bst_fit_get_largest_context (&model, &plan, rest + GIB), ==, 2048);
  g_assert_cmpint (bst_fit_get_largest_context (&model, &plan, rest + 100 * GIB), ==, 4096);
  g_assert_cmpint (bst_fit_get_largest_context (&model, &plan, 0), ==, 0);
  g_assert_cmpint (bst_fit_get_largest_context (&unknown, &plan, 100 * GIB), ==, -1);
  g_assert_cmpint (bst_fit_get_largest_context (&model, &(BstFitPlan) { .quantization = "Q9" }, 100 * GIB), ==, -1);

  /* Where nobody says what it was made for, the memory alone counts. */
  model.context = 0;
  g_assert_cmpint (bst_fit_get_largest_context (&model, &plan, rest + 100 * GIB), ==, 204800);
}

static void
test_budget (void)
{
  static const struct
  {
    const char *string;
    gint64 graphics;
    gint64 main;
  } budgets[] = {
    { "24GiB", 24 * GIB, 0 },
    { "24GiB+64GiB", 24 * GIB, 64 * GIB },
    { "24G + 64 G", 24 * GIB, 64 * GIB },
    { "0+64GiB", 0, 64 * GIB },
    { " 0 +64GiB", 0, 64 * GIB },
    { "0", -1, 0 },
    { "0+0", -1, 0 },
    { "+64GiB", -1, 0 },
    { "24GiB+", -1, 0 },
    { "24GiB+64GiB+8GiB", -1, 0 },
    { "24", 24, 0 },
    { "much", -1, 0 },
    { "", -1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (budgets); i++)
    {
      BstBudget budget = { -1, -1 };

      g_assert_cmpint (bst_budget_parse (budgets[i].string, &budget), ==, budgets[i].graphics >= 0);
      g_assert_cmpint (budget.graphics, ==, budgets[i].graphics);
      g_assert_cmpint (budget.main, ==, budgets[i].graphics >= 0 ? budgets[i].main : -1);
    }
  g_assert_false (bst_budget_parse (NULL, &(BstBudget) { 0 }));
}

/* Every word is there, and none has a hole. */
static void
test_words (void)
{
  for (guint n = 0; n < 100; n++)
    {
      BstFitModel model = make_any_model ();
      BstFit fit = estimate (&model, (BstFitPlan) { .context = 1000 });
      g_autofree char *weights = bst_fit_dup_weights_words (&fit);
      g_autofree char *cache = bst_fit_dup_cache_words (&fit);
      g_autofree char *overhead = bst_fit_dup_overhead_words (&fit);

      g_assert_true (strlen (weights) > 10 && strlen (cache) > 10 && strlen (overhead) > 10);
      g_assert_null (strstr (weights, "%s"));
      g_assert_nonnull (bst_fit_trust_get_label (fit.trust));
      g_assert_nonnull (bst_weights_basis_get_label (fit.weights_basis));
      g_assert_nonnull (bst_cache_basis_get_label (fit.cache_basis));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fit-plan/kv-types", test_kv_types);
  g_test_add_func ("/fit-plan/gemma", test_gemma);
  g_test_add_func ("/fit-plan/deepseek", test_deepseek);
  g_test_add_func ("/fit-plan/hybrid", test_hybrid);
  g_test_add_func ("/fit-plan/files", test_files);
  g_test_add_func ("/fit-plan/found-files", test_found_files);
  g_test_add_func ("/fit-plan/trust", test_trust);
  g_test_add_func ("/fit-plan/tables", test_tables);
  g_test_add_func ("/fit-plan/judgement", test_judgement);
  g_test_add_func ("/fit-plan/uncertain", test_uncertain);
  g_test_add_func ("/fit-plan/random", test_random);
  g_test_add_func ("/fit-plan/largest-context", test_largest_context);
  g_test_add_func ("/fit-plan/budget", test_budget);
  g_test_add_func ("/fit-plan/words", test_words);

  return g_test_run ();
}
