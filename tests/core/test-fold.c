#include "core/fold.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *folded;
  const char *compact;
} Fold;

static const Fold folds[] = {
  { "", "", "" },
  { "LLaMA 2", "llama 2", "llama2" },
  { "LLaMA-2", "llama-2", "llama2" },
  { "llama2", "llama2", "llama2" },
  { "  Llama\t\n  2  ", "llama 2", "llama2" },
  /* full width, compatibility forms, the sign for "times" */
  { "Ｌｌａｍａ　２", "llama 2", "llama2" },
  { "Mixtral 8×7B", "mixtral 8x7b", "mixtral8x7b" },
  { "ﬁne", "fine", "fine" },
  { "许可证：ＭＩＴ", "许可证:mit", "许可证mit" },
  /* diacritics; letters whose stroke Unicode does not take for one */
  { "Éléphant Ünïcøde", "elephant unicode", "elephantunicode" },
  { "Łódź", "lodz", "lodz" },
  { "STRASSE", "strasse", "strasse" },
  { "Straße", "strasse", "strasse" },
  /* marks that make another word stay */
  { "ガイド", "ガイド", "ガイド" },
  { "한국어", "한국어", "한국어" },
  { "हिन्दी", "हिन्दी", "हिन्दी" },
  { "猎鹰", "猎鹰", "猎鹰" },
  /* both scripts, and a form whose form has another */
  { "獵鷹", "猎鹰", "猎鹰" },
  { "無尾熊 2－７B", "无尾熊 2-7b", "无尾熊2 7b" },
  { "通義千問 臺灣 於後裡", "通义千问 台湾 于后里", "通义千问台湾于后里" },
  { "liè yīng", "lie ying", "lieying" },
  { "lǜ lǘ", "lu lu", "lulu" },
  /* dashes */
  { "GPT–3 — GPT‑4", "gpt-3 - gpt-4", "gpt3gpt4" },
  { "Stable-Beluga_2", "stable-beluga_2", "stablebeluga2" },
  /* numbers stay what they are */
  { "llama-2-7b", "llama-2-7b", "llama2 7b" },
  { "Pythia 1.4B", "pythia 1.4b", "pythia1.4b" },
  { "GPT-3.5-turbo", "gpt-3.5-turbo", "gpt3.5turbo" },
  { "v0.1.", "v0.1.", "v0.1" },
  /* what is not seen: bidirectional marks, zero width, controls */
  { "\u202ellama\u202c", "llama", "llama" },
  { "fal\u200bcon\u2060\ufeff", "falcon", "falcon" },
  { "a\x01\x7f!", "a!", "a" },
  { "🦙 llama ❤️", "🦙 llama ❤", "llama" },
};

static void
test_fold (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      g_autofree char *folded = bst_fold (folds[i].text);
      g_autofree char *compact = bst_fold_compact (folds[i].text);
      g_autofree char *again = bst_fold (folded);

      g_assert_cmpstr (folded, ==, folds[i].folded);
      g_assert_cmpstr (compact, ==, folds[i].compact);
      g_assert_cmpstr (again, ==, folded);
    }
}

/* The form of a form is itself, whatever the character. */
static void
test_every_character (void)
{
  for (gunichar c = 1; c < 0x20000; c++)
    {
      char text[7] = { 0 };
      g_autofree char *folded = NULL;
      g_autofree char *again = NULL;

      if (!g_unichar_validate (c) || !g_unichar_isdefined (c))
        continue;
      g_unichar_to_utf8 (c, text);
      folded = bst_fold (text);
      again = bst_fold (folded);
      if (!g_str_equal (folded, again))
        g_test_fail_printf ("U+%04X: “%s”, then “%s”", c, folded, again);
    }
}

/* Whoever sorts by strokes wants to know which script it is. */
static void
test_in_script (void)
{
  g_autofree char *traditional = bst_fold_in_script ("獵鷹　Ｆalcon");
  g_autofree char *again = bst_fold_in_script (traditional);
  g_autofree char *plain = bst_fold_in_script (" Falcon  7B");

  g_assert_cmpstr (traditional, ==, "獵鷹 falcon");
  g_assert_cmpstr (again, ==, traditional);
  g_assert_cmpstr (plain, ==, "falcon 7b");
}

static void
test_fold_bytes (void)
{
  g_autofree char *replaced = bst_fold ("\xff\xfe Llama \xc3");
  GRand *rand = g_rand_new_with_seed (20231231);

  g_assert_cmpstr (replaced, ==, "\ufffd\ufffd llama \ufffd");

  for (guint round = 0; round < 5000; round++)
    {
      char bytes[33] = { 0 };
      g_autofree char *folded = NULL;
      g_autofree char *compact = NULL;

      for (guint i = 0; i < sizeof bytes - 1; i++)
        bytes[i] = (char) g_rand_int_range (rand, 1, 256);
      folded = bst_fold (bytes);
      compact = bst_fold_compact (bytes);
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      g_assert_true (g_utf8_validate (compact, -1, NULL));
      for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
        g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
      g_assert_null (strstr (folded, "  "));
    }

  g_rand_free (rand);
}

static void
assert_nearest (const char *word,
                const char *expected)
{
  static const char *const candidates[] = { "license", "lang", "params", "org", "openness", "fav",
                                            "closed-model", "tiiuae/falcon-180B", "猎鹰", NULL };
  g_autofree char *nearest = bst_nearest_word (word, candidates);

  g_assert_cmpstr (nearest, ==, expected);
}

static void
test_nearest (void)
{
  g_autofree char *shortest = bst_nearest_word ("li", (const char *const[]) { "listing", "lily", "lilac", NULL });
  g_autofree char *huge = g_strnfill (1000000, 'l');
  g_autofree char *none = bst_nearest_word ("a", (const char *const[]) { NULL });

  assert_nearest ("license", "license");
  assert_nearest ("LICENSE", "license");
  assert_nearest ("lisense", "license");
  assert_nearest ("licnese", "license"); /* two neighbours swapped: one slip */
  assert_nearest ("licese", "license");
  assert_nearest ("liccensse", "license");
  assert_nearest ("closed-modl", "closed-model");
  assert_nearest ("tiiuae/falcon-180", "tiiuae/falcon-180B");
  assert_nearest ("tiuae/falcon-180b", "tiiuae/falcon-180B");
  /* still being typed, and more than what is meant */
  assert_nearest ("par", "params");
  assert_nearest ("language", "lang");
  assert_nearest ("猎鹰2", "猎鹰");
  /* too far */
  assert_nearest ("xyzzy", NULL);
  assert_nearest ("lcsee", NULL);
  assert_nearest ("ab", NULL); /* half of two letters is one slip */
  assert_nearest ("l", NULL);
  assert_nearest ("", NULL);
  assert_nearest (huge, NULL);
  assert_nearest ("\xff\xff", NULL);

  g_assert_cmpstr (shortest, ==, "lily");
  g_assert_null (none);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/fold/every-character", test_every_character);
  g_test_add_func ("/core/fold/fold", test_fold);
  g_test_add_func ("/core/fold/in-script", test_in_script);
  g_test_add_func ("/core/fold/bytes", test_fold_bytes);
  g_test_add_func ("/core/fold/nearest", test_nearest);

  return g_test_run ();
}
