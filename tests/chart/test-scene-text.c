/* How a scene sets its text. */
#include "scenes.h"

#include "../core/entries.h"

#include <string.h>

/* The face in which the character at @index is set, and for which language. */
static char *
find_face (PangoLayout *layout, int index, PangoLanguage **language)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  char *face = NULL;

  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

      if (run != NULL && index >= run->item->offset && index < run->item->offset + run->item->length)
        {
          PangoFontDescription *font = pango_font_describe (run->item->analysis.font);

          *language = run->item->analysis.language;
          face = g_strdup (pango_font_description_get_family (font));
          pango_font_description_free (font);
        }
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
  return face;
}

/* Digits and the narrow space have the face of the interface whatever the language;
 * only Han characters ask for Chinese glyphs. */
static void
test_faces (void)
{
  static const struct
  {
    const char *code, *language;
  } cases[] = { { "en", "zh-cn" }, { "zh_CN", "zh-cn" }, { "zh_TW", "zh-tw" } };
  static const char string[] = "1795\u202f亿";
  g_autoptr (GListStore) entries = test_generated (4, 1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstScene) scene = NULL;
      g_autoptr (PangoLayout) layout = NULL, digits = NULL, tight = NULL;
      g_autofree char *alone = NULL, *first = NULL, *space = NULL, *han = NULL;
      PangoLanguage *language;
      BstSceneText text = { string, BST_TEXT_TICK, BST_ANCHOR_LEFT, { 0, 0, 200, 20 }, 14, -1 };
      BstSceneText plain = text, without = text;
      int width, tight_width;

      bst_i18n_set_language (cases[i].code);
      if (g_str_has_prefix (cases[i].code, "zh") != (bst_i18n_get_language () != BST_LANGUAGE_EN))
        continue;
      scene = test_scene (entries, BST_CHART_TIMELINE, 600, 300, NULL);
      plain.string = "1795";
      without.string = "1795亿";
      layout = bst_scene_create_layout (scene, &text, NULL, NULL);
      digits = bst_scene_create_layout (scene, &plain, NULL, NULL);
      tight = bst_scene_create_layout (scene, &without, NULL, NULL);
      alone = find_face (digits, 0, &language);
      first = find_face (layout, 0, &language);
      g_assert_cmpstr (first, ==, alone);
      g_assert_cmpint (strncmp (pango_language_to_string (language), "zh", 2), !=, 0);
      space = find_face (layout, 4, &language);
      g_assert_cmpint (strncmp (pango_language_to_string (language), "zh", 2), !=, 0);
      han = find_face (layout, 7, &language);
      g_assert_cmpstr (pango_language_to_string (language), ==, cases[i].language);
      pango_layout_get_pixel_size (layout, &width, NULL);
      pango_layout_get_pixel_size (tight, &tight_width, NULL);
      g_assert_cmpint (width, >=, tight_width + 2);
    }
  bst_i18n_set_language ("en");
}

static gboolean
is_installed (const char *family)
{
  return pango_font_map_get_family (pango_cairo_font_map_get_default (), family) != NULL;
}

/* Characters that are written otherwise in each place, and the punctuation behind them. */
static void
test_forms (void)
{
  static const struct
  {
    const char *code, *family;
  } cases[] = {
    { "en", "Noto Sans CJK SC" },
    { "zh_CN", "Noto Sans CJK SC" },
    { "zh_TW", "Noto Sans CJK TC" },
    { "zh_HK", "Noto Sans CJK HK" },
  };
  g_autoptr (GListStore) entries = test_generated (4, 1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const char string[] = "7B 骨直令述；";
      BstSceneText text = { string, BST_TEXT_TICK, BST_ANCHOR_LEFT, { 0, 0, 300, 20 }, 14, -1 };
      g_autoptr (BstScene) scene = NULL;
      g_autoptr (PangoLayout) layout = NULL;

      bst_i18n_set_language (cases[i].code);
      if (!is_installed (cases[i].family) || g_str_has_prefix (cases[i].code, "zh") != (bst_i18n_get_language () != BST_LANGUAGE_EN))
        {
          g_test_skip (cases[i].family);
          continue;
        }
      scene = test_scene (entries, BST_CHART_TIMELINE, 600, 300, NULL);
      layout = bst_scene_create_layout (scene, &text, NULL, NULL);
      for (guint at = 3; at < sizeof string - 1; at += 3)
        {
          PangoLanguage *language;
          g_autofree char *face = find_face (layout, (int) at, &language);

          g_assert_cmpstr (face, ==, cases[i].family);
        }
    }
  bst_i18n_set_language ("en");
}

/* A name that is written from the right, and too long for its column, begins where the
 * column does, whatever room the ellipsis leaves. */
static void
test_right_to_left_name (void)
{
  static const char name[] = "שם ארוך מאוד של דגם שפה שאין לו מקום בעמודה של השמות בטבלה";
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstEntry) entry = test_entry_simple ("long", name, G_GINT64_CONSTANT (7000000000), "2023-07");
  guint n_found = 0;

  g_list_store_append (entries, entry);
  for (int width = 300; width < 330; width++)
    {
      g_autoptr (BstScene) scene = test_scene (entries, BST_CHART_RANKING, width, 200, NULL);
      guint n_texts;
      const BstSceneText *texts = bst_scene_get_texts (scene, &n_texts);

      for (guint i = 0; i < n_texts; i++)
        {
          g_autoptr (PangoLayout) layout = NULL;
          PangoRectangle logical;
          double x;

          if (!g_str_equal (texts[i].string, name))
            continue;
          n_found++;
          layout = bst_scene_create_layout (scene, &texts[i], &x, NULL);
          pango_layout_get_extents (layout, NULL, &logical);
          g_assert_true (pango_layout_is_ellipsized (layout));
          g_assert_cmpint (texts[i].anchor, ==, BST_ANCHOR_LEFT);
          g_assert_cmpfloat_with_epsilon (x + (double) logical.x / PANGO_SCALE, texts[i].box.x, 0.01);
          g_assert_cmpfloat ((double) logical.width / PANGO_SCALE, <=, texts[i].box.width + 0.01);
        }
    }
  g_assert_cmpuint (n_found, ==, 30);
}

/* A figure is never cut in a ranking, be it among very many others that are as long. */
static void
test_whole_figures (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstScene) scene = NULL;
  guint n_texts, n_figures = 0;
  const BstSceneText *texts;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *id = g_strdup_printf ("model-%u", i);
      /* An M is wider than a B, and the digits of one face are not all as wide. */
      gint64 count = i < 40 ? G_GINT64_CONSTANT (11100000000) : G_GINT64_CONSTANT (44400000) + 400000 * (gint64) i;
      g_autoptr (BstEntry) entry = test_entry_simple (id, id, count, "2023-07");

      g_list_store_append (entries, entry);
    }
  scene = test_scene (entries, BST_CHART_RANKING, 800, 400, NULL);
  texts = bst_scene_get_texts (scene, &n_texts);
  for (guint i = 0; i < n_texts; i++)
    {
      g_autoptr (PangoLayout) layout = NULL;

      if (texts[i].role != BST_TEXT_VALUE)
        continue;
      n_figures++;
      layout = bst_scene_create_layout (scene, &texts[i], NULL, NULL);
      g_assert_false (pango_layout_is_ellipsized (layout));
    }
  g_assert_cmpuint (n_figures, ==, 60);
}

/* Every language of the program has a sentence, and its own units. */
static void
test_languages (void)
{
  static const char *const languages[] = { "zh_CN", "zh_TW", "en" };
  g_autoptr (GListStore) entries = test_generated (40, 4);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (BstScene) scene = NULL;
      guint n_texts;
      const BstSceneText *texts;

      bst_i18n_set_language (languages[i]);
      scene = test_scene (entries, BST_CHART_TIMELINE, 800, 400, NULL);
      texts = bst_scene_get_texts (scene, &n_texts);
      /* Where there is no catalogue English answers, also to this question. */
      if (bst_i18n_get_language () == BST_LANGUAGE_ZH_CN)
        g_assert_nonnull (strstr (texts[0].string, "万"));
      if (bst_i18n_get_language () == BST_LANGUAGE_ZH_TW)
        g_assert_nonnull (strstr (texts[0].string, "萬"));
      if (bst_i18n_get_language () == BST_LANGUAGE_EN)
        g_assert_nonnull (strstr (texts[0].string, "M"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/scene-text/faces", test_faces);
  g_test_add_func ("/scene-text/forms", test_forms);
  g_test_add_func ("/scene-text/right-to-left-name", test_right_to_left_name);
  g_test_add_func ("/scene-text/whole-figures", test_whole_figures);
  g_test_add_func ("/scene-text/languages", test_languages);

  return g_test_run ();
}
