#include "entries.h"

static BstClaim *
count_claim (gint64 count)
{
  g_autoptr (BstSource) source = test_source (BST_SOURCE_CARD);

  return bst_claim_new (BST_FIELD_PARAMETERS, g_variant_new_int64 (count), source, NULL, FALSE);
}

/* A figure stands for all that rounds to its last digit. */
static void
test_counts (void)
{
  static const struct
  {
    gint64 a, b;
    gboolean agree;
  } cases[] = {
    { G_GINT64_CONSTANT (176247271424), G_GINT64_CONSTANT (178000000000), FALSE },
    { G_GINT64_CONSTANT (176247271424), G_GINT64_CONSTANT (176000000000), TRUE },
    { G_GINT64_CONSTANT (6738415616), G_GINT64_CONSTANT (7000000000), TRUE },
    { G_GINT64_CONSTANT (6738415616), G_GINT64_CONSTANT (13000000000), FALSE },
    { G_GINT64_CONSTANT (179522565120), G_GINT64_CONSTANT (180000000000), TRUE },
    { G_GINT64_CONSTANT (41835970560), G_GINT64_CONSTANT (40000000000), TRUE },
    { G_GINT64_CONSTANT (6649286656), G_GINT64_CONSTANT (7000000000), TRUE },
    { G_GINT64_CONSTANT (100000000000), G_GINT64_CONSTANT (140000000000), FALSE },
    { G_GINT64_CONSTANT (10000000000), G_GINT64_CONSTANT (14900000000), FALSE },
    { G_GINT64_CONSTANT (70000000000), G_GINT64_CONSTANT (65285660672), FALSE },
    { G_GINT64_CONSTANT (1000000000), G_GINT64_CONSTANT (560000000), FALSE },
    { 32768, 8192, FALSE },
    { 2048, 2048, TRUE },
    { 1, 2, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstClaim) a = count_claim (cases[i].a);
      g_autoptr (BstClaim) b = count_claim (cases[i].b);

      g_assert_cmpint (bst_claim_agrees_with (a, b), ==, cases[i].agree);
      g_assert_cmpint (bst_claim_agrees_with (b, a), ==, cases[i].agree);
    }
}

static void
assert_agreement (BstField field, GVariant *a_value, GVariant *b_value, gboolean agree)
{
  g_autoptr (BstSource) source = test_source (BST_SOURCE_REVIEW);
  g_autoptr (BstClaim) a = bst_claim_new (field, a_value, source, NULL, FALSE);
  g_autoptr (BstClaim) b = bst_claim_new (field, b_value, source, NULL, FALSE);

  g_assert_cmpint (bst_claim_agrees_with (a, b), ==, agree);
}

static void
test_other_values (void)
{
  static const char *const latin[] = { "en", "fr", NULL };
  static const char *const one[] = { "en", NULL };

  assert_agreement (BST_FIELD_RELEASED, g_variant_new_string ("2023-05"), g_variant_new_string ("2023-05-25"), TRUE);
  assert_agreement (BST_FIELD_RELEASED, g_variant_new_string ("2023-05"), g_variant_new_string ("2023-06"), FALSE);
  assert_agreement (BST_FIELD_LICENSE, g_variant_new_string ("mit"), g_variant_new_string ("mit"), TRUE);
  assert_agreement (BST_FIELD_LICENSE, g_variant_new_string ("mit"), g_variant_new_string ("llama2"), FALSE);
  assert_agreement (BST_FIELD_OPEN_SOURCE, g_variant_new_boolean (TRUE), g_variant_new_boolean (FALSE), FALSE);
  assert_agreement (BST_FIELD_LANGUAGES, g_variant_new_strv (latin, -1), g_variant_new_strv (latin, -1), TRUE);
  assert_agreement (BST_FIELD_LANGUAGES, g_variant_new_strv (latin, -1), g_variant_new_strv (one, -1), FALSE);
  assert_agreement (BST_FIELD_ARCHITECTURE,
                    g_variant_new_parsed ("{'layers': <int64 32>, 'heads': <int64 32>}"),
                    g_variant_new_parsed ("{'layers': <int64 32>, 'type': <'llama'>}"), TRUE);
  assert_agreement (BST_FIELD_ARCHITECTURE,
                    g_variant_new_parsed ("{'layers': <int64 32>}"),
                    g_variant_new_parsed ("{'layers': <int64 40>}"), FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim/counts", test_counts);
  g_test_add_func ("/claim/other-values", test_other_values);
  return g_test_run ();
}
