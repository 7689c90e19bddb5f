/* What may be opened like a shelf. */
#include "core/country.h"
#include "core/i18n.h"
#include "core/query-parts.h"
#include "core/shelf-id.h"
#include "core/shelf.h"

static void
test_query (void)
{
  g_autofree char *year = bst_shelf_id_new_of_year (2024), *country = bst_shelf_id_new_of_country ("FR");
  g_autofree char *of_year = bst_shelf_id_dup_query (year), *of_country = bst_shelf_id_dup_query (country);
  g_autofree char *of_code = bst_shelf_id_dup_query ("code");
  BstFacet facet = BST_N_FACETS;

  g_assert_cmpstr (of_year, ==, "shelf:guide year:2024");
  g_assert_cmpstr (of_country, ==, "shelf:guide country:FR");
  g_assert_cmpstr (of_code, ==, "shelf:code");
  g_assert_true (bst_shelf_id_get_facet (year, &facet) && facet == BST_FACET_YEAR);
  g_assert_true (bst_shelf_id_get_facet (country, &facet) && facet == BST_FACET_COUNTRY);
  g_assert_false (bst_shelf_id_get_facet ("guide", &facet));
  g_assert_false (bst_shelf_id_get_facet ("years:2024", &facet));
}

static void
assert_titles (const char *id, const char *en, const char *zh_cn, const char *zh_tw)
{
  const char *const languages[] = { "en", "zh_CN", "zh_TW" };
  const char *const titles[] = { en, zh_cn, zh_tw };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *title = NULL;

      bst_i18n_set_language (languages[i]);
      title = bst_shelf_id_dup_title (id);
      g_assert_cmpstr (title, ==, titles[i]);
    }
  bst_i18n_set_language ("en");
}

static void
test_titles (void)
{
  assert_titles ("guide", "Whole guide", "整个图鉴", "整本圖鑑");
  assert_titles ("milestones", "Milestones", "里程碑", "里程碑");
  assert_titles ("open-source", "Truly open source", "真正开源", "真正開放原始碼");
  assert_titles ("year:2024", "2024", "2024年", "2024年");
  assert_titles ("country:TW", "Taiwan", "台湾", "台灣");
  assert_titles ("country:XX", "XX", "XX", "XX");
  assert_titles ("mine", "mine", "mine", "mine");
}

/* Each is found again in its own query, and in no other. */
static void
test_find (void)
{
  static const struct
  {
    const char *text;
    const char *id;
  } cases[] = {
    { "shelf:milestones falcon", "milestones" },
    { "shelf:guide", "guide" },
    { "shelf:guide year:2024 params:7b", "year:2024" },
    { "书架:图鉴 国家:法国", "country:FR" },
    { "shelf:guide year:2023..2024", "guide" },
    { "shelf:guide year:2023,2024", "guide" },
    { "shelf:guide year:>2023", "guide" },
    { "shelf:guide year:2024 country:FR", "guide" },
    { "shelf:guide -year:2024", "guide" },
    { "shelf:code year:2024", "code" },
    { "shelf:guide,hub", NULL },
    { "year:2024", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstQuery) query = bst_query_parse (cases[i].text);
      g_autofree char *id = bst_shelf_id_find (query);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (id, ==, cases[i].id);
    }
  for (BstShelf shelf = 0; shelf < BST_N_SHELVES; shelf++)
    {
      g_autofree char *text = bst_shelf_id_dup_query (bst_shelf_to_string (shelf));
      g_autoptr (BstQuery) query = bst_query_parse (text);
      g_autofree char *id = bst_shelf_id_find (query);

      g_assert_cmpstr (id, ==, bst_shelf_to_string (shelf));
    }
}

/* A country is understood by its name in each language, and is none that nobody knows. */
static void
test_countries (void)
{
  guint n;
  const BstWord *words = bst_country_get_words (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (bst_country_is_code (words[i].word));
      g_assert_true (i == 0 || g_strcmp0 (words[i - 1].word, words[i].word) < 0);
      for (guint language = 0; language < BST_N_LANGUAGES; language++)
        {
          g_autoptr (BstQuery) query = NULL;
          g_autofree char *text = NULL, *code = NULL;

          bst_i18n_set_language ((const char *[]) { "en", "zh_CN", "zh_TW" }[language]);
          text = g_strdup_printf ("country:“%s”", bst_country_get_label (words[i].word));
          query = bst_query_parse (text);
          code = bst_query_dup_facet (query, BST_FACET_COUNTRY);
          g_test_message ("%s", text);
          g_assert_cmpstr (code, ==, words[i].word);
          g_assert_cmpuint (bst_query_get_n_problems (query), ==, 0);
          if (language != BST_LANGUAGE_EN)
            g_assert_cmpstr (bst_country_get_label (words[i].word), !=, words[i].label);
        }
    }
  bst_i18n_set_language ("en");
}

/* Milestones are read from the first on, unless another order is asked for. */
static void
test_order (void)
{
  g_autoptr (BstQuery) milestones = bst_query_parse ("shelf:milestones org:meta");
  g_autoptr (BstQuery) sorted = bst_query_parse ("shelf:milestones sort:name");
  g_autoptr (BstQuery) more = bst_query_parse ("shelf:milestones,code");
  gboolean reversed;

  g_assert_cmpint (bst_query_get_sort_key (milestones, 0, &reversed), ==, BST_SORT_RELEASED);
  g_assert_true (reversed);
  g_assert_cmpstr (bst_query_get_usual_order (milestones), ==, "-released");
  g_assert_cmpint (bst_query_get_sort_key (sorted, 0, &reversed), ==, BST_SORT_NAME);
  g_assert_false (reversed);
  g_assert_cmpint (bst_query_get_sort_key (more, 0, &reversed), ==, BST_SORT_PARAMS);
  g_assert_cmpstr (bst_query_get_usual_order (more), ==, "params");
}

int
main (int argc, char **argv)
{
  bst_i18n_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shelf-id/query", test_query);
  g_test_add_func ("/shelf-id/titles", test_titles);
  g_test_add_func ("/shelf-id/find", test_find);
  g_test_add_func ("/shelf-id/countries", test_countries);
  g_test_add_func ("/shelf-id/order", test_order);
  return g_test_run ();
}
