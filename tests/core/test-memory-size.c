#include "core/memory-size.h"

#include <string.h>

#include "core/i18n.h"

#define GIB (G_GINT64_CONSTANT (1) << 30)

static void
test_sizes (void)
{
  static const struct
  {
    const char *text;
    gint64 bytes;
  } sizes[] = {
    { "24", 24 * GIB },
    { "24GiB", 24 * GIB },
    { "  24 G ", 24 * GIB },
    { "24 gib", 24 * GIB },
    { "24\u202fGiB", 24 * GIB },
    { "0.5", GIB / 2 },
    { "512 MiB", GIB / 2 },
    { "24 GB", G_GINT64_CONSTANT (24000000000) },
    { "24564 MiB", G_GINT64_CONSTANT (24564) << 20 },
    { "24,564 MiB", G_GINT64_CONSTANT (24564) << 20 },
    { "25769803776", 24 * GIB },
    { "２４ＧｉＢ", 24 * GIB },
    { "1,024.0 GiB", 1024 * GIB },
    { "2 TiB", 2048 * GIB },
    { "", 0 },
    { " \t ", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *complaint = NULL;
      gint64 bytes = -1;

      g_assert_true (bst_memory_size_parse (sizes[i].text, &bytes, &complaint));
      g_assert_cmpint (bytes, ==, sizes[i].bytes);
      g_assert_null (complaint);
    }
}

static void
test_mistakes (void)
{
  static const char *const mistakes[] = {
    "much",
    "-24",
    "24 GiBs",
    "24 24",
    "1,5",
    "0",
    "0 GiB",
    "24564",
    "1 KiB",
    "9999999 TiB",
    "1e9",
    "inf",
    "nan",
    "0x18",
    "99999999999999999999999999999999999999",
    "24\xff",
    "\xff",
    "24 \u202eGiB",
    ".",
    "二十四",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *complaint = NULL;
      gint64 bytes = -1;

      g_assert_false (bst_memory_size_parse (mistakes[i], &bytes, &complaint));
      g_assert_cmpint (bytes, ==, -1);
      g_assert_nonnull (complaint);
      g_assert_true (g_utf8_validate (complaint, -1, NULL));
      g_assert_nonnull (strstr (complaint, "24 GiB"));
      g_assert_false (bst_memory_size_parse (mistakes[i], &bytes, NULL));
    }
}

/* However much was typed, or pasted. */
static void
test_long (void)
{
  g_autofree char *digits = g_strnfill (1000000, '9');
  g_autofree char *letters = g_strnfill (1000000, 'x');
  g_autofree char *complaint = NULL;
  gint64 bytes = -1;

  g_assert_false (bst_memory_size_parse (digits, &bytes, NULL));
  g_assert_false (bst_memory_size_parse (letters, &bytes, &complaint));
  g_assert_cmpint (g_utf8_strlen (complaint, -1), <, 200);
}

/* What is kept reads as what was typed, and is the same when it is read again. */
static void
test_text (void)
{
  static const char *const texts[] = { "24\u202fGiB", "0.5\u202fGiB", "15.4\u202fGiB", "1,024.0\u202fGiB", "999\u202fGiB", "" };
  static const char *const shown[] = { "24\u202fGiB", "512.0\u202fMiB", "15.4\u202fGiB", "1,024.0\u202fGiB", "999\u202fGiB", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 bytes = -1, again = -1;
      g_autofree char *text = NULL;

      g_assert_true (bst_memory_size_parse (texts[i], &bytes, NULL));
      text = bst_memory_size_dup_text (bytes);
      g_assert_cmpstr (text, ==, shown[i]);
      g_assert_true (bst_memory_size_parse (text, &again, NULL));
      g_assert_cmpint (again, ==, bytes);
    }
}

/* A query that is written for somebody means exactly what they have. */
static void
test_value (void)
{
  static const struct
  {
    gint64 bytes;
    const char *value;
  } values[] = {
    { 24 * GIB, "24GiB" },
    { GIB / 2, "0.5GiB" },
    { 2048 * GIB, "2048GiB" },
    { G_GINT64_CONSTANT (16535624089), "15.4GiB" },
    { G_GINT64_CONSTANT (24000000000), "24000000000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *value = bst_memory_size_dup_value (values[i].bytes);

      g_assert_cmpstr (value, ==, values[i].value);
    }
}

static void
test_round_down (void)
{
  static const gint64 sizes[] = { GIB, 2 * GIB - 1, G_GINT64_CONSTANT (16374562816), 24 * GIB + 7, 192 * GIB, 2000 * GIB - 1,
                                  BST_MEMORY_SIZE_MOST };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gint64 rounded = bst_memory_size_round_down (sizes[i]), again = -1;
      g_autofree char *text = bst_memory_size_dup_text (rounded);

      g_assert_cmpint (rounded, <=, sizes[i]);
      g_assert_cmpint (rounded, >, sizes[i] - GIB / 10 - 1);
      g_assert_true (bst_memory_size_parse (text, &again, NULL));
      g_assert_cmpint (again, ==, rounded);
    }
  g_assert_cmpint (bst_memory_size_round_down (GIB / 2 + 5), ==, GIB / 2 + 5);
  g_assert_cmpint (bst_memory_size_round_down (0), ==, 0);
}

int
main (int argc, char **argv)
{
  bst_i18n_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/memory-size/sizes", test_sizes);
  g_test_add_func ("/core/memory-size/mistakes", test_mistakes);
  g_test_add_func ("/core/memory-size/long", test_long);
  g_test_add_func ("/core/memory-size/text", test_text);
  g_test_add_func ("/core/memory-size/value", test_value);
  g_test_add_func ("/core/memory-size/round-down", test_round_down);
  return g_test_run ();
}
