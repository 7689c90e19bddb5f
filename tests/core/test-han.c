#include "core/han.h"

#include <string.h>

static void
test_simplify (void)
{
  static const char *const pairs[] = { "獵猎", "鷹鹰", "駝驼", "臺台", "後后", "裡里", "猎猎", "羊羊", "aa", "７７", "𠀋𠀋" };
  guint n_changed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmphex (bst_han_simplify (g_utf8_get_char (pairs[i])), ==, g_utf8_get_char (g_utf8_next_char (pairs[i])));
  for (gunichar c = 0; c < 0x30000; c++)
    {
      gunichar simplified = bst_han_simplify (c);

      n_changed += simplified != c;
      g_assert_cmphex (bst_han_simplify (simplified), ==, simplified);
      g_assert_true (bst_han_is (simplified) || simplified == c);
    }
  g_assert_cmpuint (n_changed, >, 2000);
}

static void
test_syllables (void)
{
  static const char *const known[][2] = {
    { "猎", "lie" },
    { "獵", "lie" },
    { "鹰", "ying" },
    { "绿", "lv" },
    { "略", "lve" },
    { "羊", "yang" },
    { "驼", "tuo" },
    { "庄", "zhuang" },
    { "〇", NULL },
    { "a", NULL },
    { "𠀋", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_cmpstr (bst_han_get_syllable (g_utf8_get_char (known[i][0])), ==, known[i][1]);
}

/* No two stand in one place. */
static void
test_places (void)
{
  for (guint way = 0; way < 2; way++)
    {
      g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

      for (gunichar c = 0x3400; c < 0x20000; c++)
        if (bst_han_is (c))
          {
            guint place = way == 0 ? bst_han_get_place_by_reading (c, NULL) : bst_han_get_place_by_strokes (c);

            g_assert_cmpuint (place, >, 0);
            if (!g_hash_table_add (places, GUINT_TO_POINTER (place)))
              g_error ("U+%04X stands where another does", c);
          }
    }
}

/* A reading that is not the usual one puts a character behind all that have it. */
static void
test_readings (void)
{
  gunichar c = g_utf8_get_char ("重"), before = g_utf8_get_char ("虫"), behind = g_utf8_get_char ("宠");

  g_assert_cmpuint (bst_han_get_place_by_reading (c, "zhong4"), ==, bst_han_get_place_by_reading (c, NULL));
  g_assert_cmpuint (bst_han_get_place_by_reading (c, "no1"), ==, bst_han_get_place_by_reading (c, NULL));
  g_assert_cmpuint (bst_han_get_place_by_reading (c, "chong2"), >, bst_han_get_place_by_reading (before, NULL));
  g_assert_cmpuint (bst_han_get_place_by_reading (c, "chong2"), <, bst_han_get_place_by_reading (behind, NULL));
}

static void
check_reading (const char *text, const char *const *wanted)
{
  char reading[BST_SYLLABLE_SIZE];
  const char *rest = text;

  for (guint i = 0; wanted[i] != NULL; i++)
    g_assert_cmpstr (bst_han_next_reading (&rest, reading), ==, wanted[i]);
  g_assert_null (bst_han_next_reading (&rest, reading));
}

static void
test_next_reading (void)
{
  check_reading ("liè yīng", (const char *const[]) { "lie4", "ying1", NULL });
  check_reading ("  lǜ  lu\xcc\x88\xcc\x80 lüè le ", (const char *const[]) { "lv4", "lv4", "lve4", "le5", NULL });
  check_reading ("", (const char *const[]) { NULL });
  check_reading ("ān 猎", (const char *const[]) { "an1", NULL });
  check_reading ("zhuàng zhuangzhuang", (const char *const[]) { "zhuang4", NULL });
  check_reading ("\xff", (const char *const[]) { NULL });
  check_reading ("Xī", (const char *const[]) { NULL });
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/han/simplify", test_simplify);
  g_test_add_func ("/core/han/syllables", test_syllables);
  g_test_add_func ("/core/han/places", test_places);
  g_test_add_func ("/core/han/readings", test_readings);
  g_test_add_func ("/core/han/next-reading", test_next_reading);

  return g_test_run ();
}
