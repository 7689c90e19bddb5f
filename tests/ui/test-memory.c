/* The memory of a model as the window shows it: no display. */
#include <string.h>

#include "../core/entries.h"
#include "core/i18n.h"
#include "core/weights.h"
#include "ui/context-stops.h"
#include "ui/memory-bar.h"
#include "ui/memory-paint.h"
#include "ui/memory-subject.h"
#include "ui/memory-words.h"

#define GIB (G_GINT64_CONSTANT (1) << 30)

static void
add_shape (BstEntryBuilder *builder)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (BstSource) source = test_source (BST_SOURCE_CONFIG);
  g_autoptr (BstClaim) claim = NULL;

  g_variant_dict_insert (&dict, "layers", "x", G_GINT64_CONSTANT (32));
  g_variant_dict_insert (&dict, "heads", "x", G_GINT64_CONSTANT (32));
  g_variant_dict_insert (&dict, "kv_heads", "x", G_GINT64_CONSTANT (32));
  g_variant_dict_insert (&dict, "head_size", "x", G_GINT64_CONSTANT (128));
  claim = bst_claim_new (BST_FIELD_ARCHITECTURE, g_variant_dict_end (&dict), source, NULL, FALSE);
  bst_entry_builder_add_claim (builder, claim);
}

/* @record: (nullable) */
static BstEntry *
make_entry (const char *id, gint64 parameters, gboolean has_shape, const BstRepository *record)
{
  BstEntryBuilder *builder = bst_entry_builder_new (id, BST_KIND_MODEL, id);

  if (parameters > 0)
    test_add_count (builder, BST_FIELD_PARAMETERS, parameters);
  if (has_shape)
    add_shape (builder);
  if (record != NULL)
    bst_entry_builder_set_repository (builder, record);
  return bst_entry_builder_end (builder);
}

static const BstWeightSet *
get_files (const BstMemorySubject *subject, guint index)
{
  return g_ptr_array_index (subject->files, index);
}

/* The files of each quantization are what there is, the largest first; parts of one are one,
 * what lacks a part cannot be run, and what only sees for the model is none. */
static void
test_gguf (void)
{
  g_autoptr (BstRepository) record = bst_repository_new ("a/b-GGUF", BST_HUB_ENDPOINT);
  g_autoptr (BstEntry) entry = NULL;
  g_auto (BstMemorySubject) subject = { 0 };

  bst_repository_begin_files (record);
  bst_repository_add_file (record, "README.md", 1000);
  bst_repository_add_file (record, "b-Q4_K_M.gguf", 4 * GIB);
  bst_repository_add_file (record, "b-Q8_0-00001-of-00002.gguf", 5 * GIB);
  bst_repository_add_file (record, "b-Q8_0-00002-of-00002.gguf", 3 * GIB);
  bst_repository_add_file (record, "b-F16-00001-of-00003.gguf", 5 * GIB);
  bst_repository_add_file (record, "mmproj-b-F16.gguf", GIB);
  bst_repository_add_file (record, "b-Q2_K.gguf", -1);
  entry = make_entry ("a/b-GGUF", 0, FALSE, record);

  g_assert_true (bst_memory_subject_read (&subject, entry, NULL));
  g_assert_cmpuint (subject.files->len, ==, 2);
  g_assert_cmpstr (get_files (&subject, 0)->quantization, ==, "Q8_0");
  g_assert_cmpint (get_files (&subject, 0)->size, ==, 8 * GIB);
  g_assert_cmpstr (get_files (&subject, 1)->quantization, ==, "Q4_K_M");
  g_assert_null (subject.remark);
}

/* What the Hub counts are words and not weights: files tell, and the base model its shape. */
static void
test_packed (void)
{
  g_autoptr (BstRepository) record = bst_repository_new ("a/b-GPTQ", BST_HUB_ENDPOINT);
  g_autoptr (BstEntry) entry = NULL, base = make_entry ("a/b", G_GINT64_CONSTANT (6738415616), TRUE, NULL);
  g_auto (BstMemorySubject) subject = { 0 };

  record->quantization = g_strdup ("gptq");
  record->base_models = g_strsplit ("a/b", " ", 0);
  bst_repository_begin_files (record);
  bst_repository_add_file (record, "model-00001-of-00002.safetensors", 2 * GIB);
  bst_repository_add_file (record, "model-00002-of-00002.safetensors", 2 * GIB);
  bst_repository_add_file (record, "consolidated.safetensors", 6 * GIB);
  entry = make_entry ("a/b-GPTQ", 0, FALSE, record);

  g_assert_cmpstr (bst_memory_subject_get_base (entry), ==, "a/b");
  g_assert_true (bst_memory_subject_read (&subject, entry, base));
  g_assert_cmpuint (subject.files->len, ==, 1);
  g_assert_cmpint (get_files (&subject, 0)->size, ==, 4 * GIB);
  g_assert_cmpint (subject.model.parameters, ==, G_GINT64_CONSTANT (6738415616));
  g_assert_cmpint (subject.model.architecture.layers, ==, 32);
  g_assert_nonnull (strstr (subject.remark, "a/b"));
}

/* Files of what is not quantized are not what people run. */
static void
test_plain (void)
{
  g_autoptr (BstRepository) record = bst_repository_new ("a/b", BST_HUB_ENDPOINT);
  g_autoptr (BstEntry) entry = NULL, nothing = make_entry ("a/c", 0, TRUE, NULL);
  g_auto (BstMemorySubject) subject = { 0 }, unknown = { 0 };

  record->base_models = g_strsplit ("a/c", " ", 0);
  record->relation = BST_RELATION_FINETUNE;
  bst_repository_begin_files (record);
  bst_repository_add_file (record, "model.safetensors", 14 * GIB);
  entry = make_entry ("a/b", 7000, FALSE, record);

  g_assert_null (bst_memory_subject_get_base (entry));
  g_assert_true (bst_memory_subject_read (&subject, entry, NULL));
  g_assert_null (subject.files);
  g_assert_cmpint (subject.model.parameters, ==, 7000);
  g_assert_false (bst_memory_subject_read (&unknown, nothing, NULL));
}

static void
test_stops (void)
{
  g_autoptr (GArray) stops = bst_context_stops_new (5000), untold = bst_context_stops_new (0);
  g_autoptr (GArray) least = bst_context_stops_new (1), most = bst_context_stops_new (G_MAXINT64);
  static const gint64 expected[] = { 512, 768, 1024, 1536, 2048, 3072, 4096, 5000 };

  g_assert_cmpmem (stops->data, stops->len * sizeof (gint64), expected, sizeof expected);
  g_assert_cmpint (g_array_index (untold, gint64, untold->len - 1), ==, BST_CONTEXT_UNTOLD);
  g_assert_cmpuint (least->len, ==, 1);
  g_assert_cmpuint (most->len, <, 64);

  g_assert_cmpuint (bst_context_stops_find (stops, 4096), ==, 6);
  g_assert_cmpuint (bst_context_stops_find (stops, 4999), ==, 6);
  g_assert_cmpuint (bst_context_stops_find (stops, 1000000), ==, 7);
  g_assert_cmpuint (bst_context_stops_find (stops, 3), ==, 0);
}

static void
test_scale (void)
{
  const BstFit fit = { .weights = 4 * GIB, .kv_cache = 2 * GIB, .overhead = GIB, .total = 7 * GIB };
  BstMemoryScale scale;

  bst_memory_scale_fill (&scale, &fit, &(BstBudget) { 0 });
  g_assert_cmpfloat_with_epsilon (scale.ends[0], 4 / 7.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (scale.ends[1], 6 / 7.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (scale.ends[2], 1, 1e-9);
  g_assert_cmpfloat (scale.graphics, ==, -1);
  g_assert_cmpfloat (scale.all, ==, -1);

  bst_memory_scale_fill (&scale, &fit, &(BstBudget) { .graphics = 14 * GIB });
  g_assert_cmpfloat_with_epsilon (scale.ends[2], 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (scale.graphics, 1, 1e-9);

  bst_memory_scale_fill (&scale, &fit, &(BstBudget) { .graphics = 2 * GIB, .main = 2 * GIB });
  g_assert_cmpfloat_with_epsilon (scale.ends[2], 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (scale.graphics, 2 / 7.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (scale.all, 4 / 7.0, 1e-9);

  bst_memory_scale_fill (&scale, &(BstFit) { 0 }, &(BstBudget) { 0 });
  g_assert_cmpfloat (scale.ends[2], ==, 0);
}

#define SIZE 24

static const BstMemoryColors colors = {
  { 0, 0, 0, 1 },
  { 0, 0, 1, 1 },
  { 1, 1, 1, 1 },
  FALSE,
};

/* Returns: how dark a part is painted, from 0 to 1, with all its colours made grey */
static double
paint_term (BstMemoryPart part, double width)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);
  double sum = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  bst_memory_paint_term (cr, part, 0, 0, width, SIZE, &colors);
  cairo_surface_flush (surface);
  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      {
        const guint8 *pixel = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + 4 * x;

        sum += 1 - (pixel[0] + pixel[1] + pixel[2]) / (3 * 255.0);
      }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return sum / (SIZE * SIZE);
}

/* In grey too the parts are not alike; what has no width is not there, and none is more than
 * its own rectangle. */
static void
test_paint (void)
{
  double weights = paint_term (BST_MEMORY_WEIGHTS, SIZE), cache = paint_term (BST_MEMORY_CACHE, SIZE);
  double overhead = paint_term (BST_MEMORY_OVERHEAD, SIZE);

  g_assert_cmpfloat (weights, >, cache + 0.1);
  g_assert_cmpfloat (cache, >, overhead + 0.1);
  g_assert_cmpfloat (overhead, >, 0.05);
  for (guint part = 0; part < BST_N_MEMORY_TERMS; part++)
    {
      g_assert_cmpfloat (paint_term (part, 0), ==, 0);
      g_assert_cmpfloat (paint_term (part, -5), ==, 0);
      g_assert_cmpfloat (paint_term (part, 1), <=, 1.0 / SIZE + 1e-6);
    }
}

static void
test_words (void)
{
  BstFit fit = { .weights = 4 * GIB, .kv_cache = 2 * GIB, .overhead = GIB, .total = 7 * GIB, .least = 7 * GIB, .most = 7 * GIB };
  BstFitJudgement some = { BST_FIT_PARTLY, TRUE, 20, 32 }, none = { BST_FIT_NOT, TRUE, 0, 32 };
  BstFitJudgement all = { BST_FIT_WHOLE, TRUE, 32, 32 }, unknown = { BST_FIT_WHOLE, TRUE, -1, 0 };
  g_autofree char *some_text = bst_memory_dup_layers (&some), *none_text = bst_memory_dup_layers (&none);
  g_autofree char *all_text = bst_memory_dup_layers (&all), *unknown_text = bst_memory_dup_layers (&unknown);
  g_autofree char *tokens = bst_memory_dup_tokens (32768);
  g_autofree char *exact = bst_memory_dup_trust (&fit);
  g_autofree char *bar = bst_memory_bar_dup_text (&fit, &(BstBudget) { .graphics = 8 * GIB, .main = 16 * GIB });
  g_autofree char *range = NULL;

  g_assert_cmpstr (some_text, ==, "20 of 32 layers");
  g_assert_cmpstr (none_text, ==, "0 of 32 layers");
  g_assert_cmpstr (all_text, ==, "all of 32 layers");
  g_assert_cmpstr (unknown_text, ==, "");
  g_assert_cmpstr (tokens, ==, "32\u202fK tokens");
  g_assert_null (strstr (exact, "GiB"));
  g_assert_nonnull (strstr (bar, "KV cache unknown"));
  for (const char *const *part = (const char *const[]) { "4.0", "1.0", "8.0", "16.0", NULL }; *part != NULL; part++)
    g_assert_nonnull (strstr (bar, *part));
  fit.most = 9 * GIB;
  range = bst_memory_dup_trust (&fit);
  g_assert_nonnull (strstr (range, "7.0\u202fGiB to 9.0\u202fGiB"));
}

int
main (int argc, char **argv)
{
  bst_i18n_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/memory/gguf", test_gguf);
  g_test_add_func ("/ui/memory/packed", test_packed);
  g_test_add_func ("/ui/memory/plain", test_plain);
  g_test_add_func ("/ui/memory/stops", test_stops);
  g_test_add_func ("/ui/memory/scale", test_scale);
  g_test_add_func ("/ui/memory/paint", test_paint);
  g_test_add_func ("/ui/memory/words", test_words);
  return g_test_run ();
}
