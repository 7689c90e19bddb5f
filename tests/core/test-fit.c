#include "config.h"

#include "core/fit.h"
#include "entries.h"

#define GIB (G_GINT64_CONSTANT (1) << 30)

typedef struct
{
  gint64 parameters;
  gint64 context_length;
  gint64 layers;
  gint64 hidden_size;
  gint64 heads;
  gint64 kv_heads;
  gint64 head_size;
  gint64 sliding_window;
} Shape;

static const Shape llama2_7b = { 6738415616, 4096, 32, 4096, 32, 32, 128, 0 };
static const Shape mixtral_8x7b = { 46702792704, 32768, 32, 4096, 32, 8, 128, 0 };

static void
add_member (GVariantDict *dict,
            const char *member,
            gint64 number)
{
  if (number > 0)
    g_variant_dict_insert (dict, member, "x", number);
}

static BstEntry *
make_entry (const Shape *shape)
{
  BstEntryBuilder *builder = bst_entry_builder_new ("org/model", BST_KIND_MODEL, "Model");
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (BstSource) source = test_source (BST_SOURCE_CONFIG);
  g_autoptr (BstClaim) claim = NULL;

  if (shape->parameters > 0)
    test_add_count (builder, BST_FIELD_PARAMETERS, shape->parameters);
  if (shape->context_length > 0)
    test_add_count (builder, BST_FIELD_CONTEXT_LENGTH, shape->context_length);

  add_member (&dict, "layers", shape->layers);
  add_member (&dict, "hidden_size", shape->hidden_size);
  add_member (&dict, "heads", shape->heads);
  add_member (&dict, "kv_heads", shape->kv_heads);
  add_member (&dict, "head_size", shape->head_size);
  add_member (&dict, "sliding_window", shape->sliding_window);
  claim = bst_claim_new (BST_FIELD_ARCHITECTURE, g_variant_dict_end (&dict), source, NULL, FALSE);
  bst_entry_builder_add_claim (builder, claim);

  return bst_entry_builder_end (builder);
}

static BstFit
estimate (const Shape *shape,
          const char *quantization,
          gint64 context)
{
  g_autoptr (BstEntry) entry = make_entry (shape);
  BstFit fit = { 0 };

  g_assert_true (bst_fit_estimate (entry, quantization, context, &fit));
  g_assert_cmpint (fit.total, ==, fit.weights + fit.kv_cache + fit.overhead);
  g_assert_cmpint (fit.least, <=, fit.total);

  return fit;
}

static void
test_vectors (void)
{
  BstFit fit = estimate (&llama2_7b, "Q4_K_M", 4096);

  g_assert_cmpint (fit.weights, ==, 4076741448);
  g_assert_cmpint (fit.kv_cache, ==, 2 * GIB);
  g_assert_cmpint (fit.overhead, ==, GIB / 2 + 4076741448 / 20);
  g_assert_true (fit.kv_cache_known);

  fit = estimate (&mixtral_8x7b, "F16", 32768);
  g_assert_cmpint (fit.kv_cache, ==, 4 * GIB);
  g_assert_cmpint (fit.weights, ==, 2 * mixtral_8x7b.parameters);
}

static void
test_context (void)
{
  Shape unknown = llama2_7b;

  unknown.context_length = 0;

  g_assert_cmpint (estimate (&llama2_7b, NULL, 0).context, ==, 4096);
  g_assert_cmpint (estimate (&mixtral_8x7b, NULL, 0).context, ==, 8192);
  g_assert_cmpint (estimate (&mixtral_8x7b, NULL, 0).kv_cache, ==, GIB);
  g_assert_cmpint (estimate (&unknown, NULL, 0).context, ==, 8192);
  g_assert_cmpint (estimate (&llama2_7b, NULL, 100000).context, ==, 100000);
  g_assert_cmpint (estimate (&llama2_7b, NULL, 1).kv_cache, ==, 512 * 1024);
}

static void
test_shapes (void)
{
  Shape shape = llama2_7b;

  /* Without a head size of its own it is hidden / heads. */
  shape.head_size = 0;
  g_assert_cmpint (estimate (&shape, NULL, 4096).kv_cache, ==, 2 * GIB);

  /* A head size that is given wins over that, as Qwen3 needs. */
  shape.head_size = 256;
  g_assert_cmpint (estimate (&shape, NULL, 4096).kv_cache, ==, 4 * GIB);

  /* Without key-value heads every head is one. */
  shape = llama2_7b;
  shape.kv_heads = 0;
  g_assert_cmpint (estimate (&shape, NULL, 4096).kv_cache, ==, 2 * GIB);

  /* Multi-query attention. */
  shape.kv_heads = 1;
  g_assert_cmpint (estimate (&shape, NULL, 4096).kv_cache, ==, 2 * GIB / 32);

  shape = llama2_7b;
  shape.sliding_window = 1024;
  g_assert_cmpint (estimate (&shape, NULL, 512).kv_cache, ==, GIB / 4);
  g_assert_cmpint (estimate (&shape, NULL, 512).least, ==, estimate (&shape, NULL, 512).total);

  /* Common runtimes keep the whole context; who heeds the window needs less. */
  g_assert_cmpint (estimate (&shape, NULL, 4096).kv_cache, ==, 2 * GIB);
  g_assert_cmpint (estimate (&shape, NULL, 4096).least, ==, estimate (&shape, NULL, 4096).total - 3 * GIB / 2);
}

static void
test_unknown_shape (void)
{
  Shape shape = llama2_7b;
  BstFit fit;

  shape.layers = 0;
  fit = estimate (&shape, NULL, 4096);
  g_assert_false (fit.kv_cache_known);
  g_assert_cmpint (fit.kv_cache, ==, 0);

  shape = llama2_7b;
  shape.heads = shape.kv_heads = 0;
  g_assert_false (estimate (&shape, NULL, 4096).kv_cache_known);

  shape = llama2_7b;
  shape.hidden_size = shape.head_size = 0;
  g_assert_false (estimate (&shape, NULL, 4096).kv_cache_known);
}

static void
test_refusals (void)
{
  g_autoptr (BstEntry) entry = make_entry (&llama2_7b);
  g_autoptr (BstEntry) unknown = make_entry (&(Shape) { .layers = 32 });
  BstFit fit = { .total = 7 };

  g_assert_false (bst_fit_estimate (unknown, NULL, 0, &fit));
  g_assert_false (bst_fit_estimate (entry, "Q9_X", 0, &fit));
  g_assert_false (bst_fit_estimate (entry, "", 0, &fit));
  g_assert_false (bst_fit_estimate (entry, NULL, -1, &fit));
  g_assert_cmpint (fit.total, ==, 7);
}

/* Absurd figures come to an absurd size, and not to a negative one. */
static void
test_huge (void)
{
  Shape shape = { G_MAXINT64, G_MAXINT64, G_MAXINT64, G_MAXINT64, G_MAXINT64, G_MAXINT64, G_MAXINT64, 0 };
  BstFit fit = estimate (&shape, "F32", G_MAXINT64);

  g_assert_cmpint (fit.weights, >, 0);
  g_assert_cmpint (fit.kv_cache, >, 0);
  g_assert_cmpint (fit.total, >, fit.weights);
}

static void
test_bits (void)
{
  g_assert_cmpfloat (bst_quantization_get_bits ("Q4_K_M", NULL, NULL), ==, 4.84);
  g_assert_cmpfloat (bst_quantization_get_bits (NULL, NULL, NULL), ==, 4.84);
  g_assert_cmpfloat (bst_quantization_get_bits ("q4_k_m", NULL, NULL), ==, 4.84);
  g_assert_cmpfloat (bst_quantization_get_bits ("Q8_0", NULL, NULL), ==, 8.5);
  g_assert_cmpfloat (bst_quantization_get_bits ("F16", NULL, NULL), ==, 16);
  g_assert_cmpfloat (bst_quantization_get_bits ("bf16", NULL, NULL), ==, 16);
  g_assert_cmpfloat (bst_quantization_get_bits ("IQ1_S", NULL, NULL), ==, 2);
  g_assert_cmpfloat (bst_quantization_get_bits ("Q9", NULL, NULL), <, 0);
  g_assert_cmpfloat (bst_quantization_get_bits ("", NULL, NULL), <, 0);
}

static void
test_parse_bytes (void)
{
  static const struct
  {
    const char *string;
    gint64 bytes;
  } cases[] = {
    { "24GiB", 24 * GIB },
    { "24 GiB", 24 * GIB },
    { "24\u202fGiB", 24 * GIB },
    { "24\u00a0GiB", 24 * GIB },
    { " 24gib ", 24 * GIB },
    { "24G", 24 * GIB },
    { "24g", 24 * GIB },
    { "24 GB", 24000000000 },
    { "24gb", 24000000000 },
    { "1.5 TiB", 1536 * GIB },
    { "0.5GiB", GIB / 2 },
    { "512M", 512 * 1024 * 1024 },
    { "512MB", 512000000 },
    { "1K", 1024 },
    { "25769803776", 24 * GIB },
    { "25769803776 B", 24 * GIB },
    { "1", 1 },
    { "0", 0 },
    { "-1", 0 },
    { "", 0 },
    { " ", 0 },
    { "GiB", 0 },
    { "24GiBs", 0 },
    { "24 XB", 0 },
    { "24GX", 0 },
    { "24 GiB 1", 0 },
    { "1.2.3G", 0 },
    { "1e3G", 0 },
    { "0x10", 0 },
    { "0X10", 0 },
    { "inf", 0 },
    { "nan", 0 },
    { "1,5GiB", 0 },
    { "0.1", 0 },
    { "99999999999999999999999TiB", 0 },
    { "24\xff", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 bytes = 0;

      g_assert_true (bst_fit_parse_bytes (cases[i].string, &bytes) == (cases[i].bytes > 0));
      g_assert_cmpint (bytes, ==, cases[i].bytes);
    }

  g_assert_false (bst_fit_parse_bytes (NULL, &(gint64) { 0 }));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fit/vectors", test_vectors);
  g_test_add_func ("/fit/context", test_context);
  g_test_add_func ("/fit/shapes", test_shapes);
  g_test_add_func ("/fit/unknown-shape", test_unknown_shape);
  g_test_add_func ("/fit/refusals", test_refusals);
  g_test_add_func ("/fit/huge", test_huge);
  g_test_add_func ("/fit/bits", test_bits);
  g_test_add_func ("/fit/parse-bytes", test_parse_bytes);

  return g_test_run ();
}
