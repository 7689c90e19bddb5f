/* SVG files: well-formed, of the scene's own texts and names, the same each time, and safe
 * whatever models are called. */
#include "scenes.h"
#include "svg-reader.h"

#include "../core/entries.h"
#include "chart/svg.h"

#include <glib/gstdio.h>
#include <string.h>

static GBytes *
write_scene (BstScene *scene)
{
  double width, height;
  BstSvg *svg;

  bst_scene_get_size (scene, &width, &height);
  svg = bst_svg_new (width, height, bst_palette_get (FALSE, FALSE), "A title", bst_scene_get_summary (scene));
  bst_svg_paint_scene (svg, scene, 0, 0);
  return bst_svg_end (svg);
}

/* The strings of @texts are those of the file, in any order. */
static void
add_strings (GPtrArray *strings, const BstSceneText *texts, guint n_texts)
{
  for (guint i = 0; i < n_texts; i++)
    g_ptr_array_add (strings, (char *) texts[i].string);
}

static int
compare_strings (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
check_texts (TestSvg *svg, BstScene *scene)
{
  g_autoptr (GPtrArray) written = test_svg_find (svg, "text", NULL);
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  guint n;
  const BstSceneText *texts = bst_scene_get_texts (scene, &n);

  add_strings (expected, texts, n);
  texts = bst_scene_get_labels (scene, &n);
  add_strings (expected, texts, n);
  for (guint i = 0; i < written->len; i++)
    g_ptr_array_add (found, ((TestSvgItem *) g_ptr_array_index (written, i))->text);
  g_assert_cmpuint (found->len, ==, expected->len);
  g_ptr_array_sort (found, compare_strings);
  g_ptr_array_sort (expected, compare_strings);
  for (guint i = 0; i < found->len; i++)
    if (g_strrstr (g_ptr_array_index (found, i), "…") == NULL)
      g_assert_cmpstr (g_ptr_array_index (found, i), ==, g_ptr_array_index (expected, i));
}

/* Each mark is there with the name that the window's reader says. */
static void
check_marks (TestSvg *svg, BstScene *scene)
{
  g_autoptr (GPtrArray) symbols = test_svg_find (svg, "g", "graphics-symbol");
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_marks;

  bst_scene_get_marks (scene, &n_marks);
  g_assert_cmpuint (symbols->len, ==, n_marks);
  for (guint i = 0; i < n_marks; i++)
    g_hash_table_add (names, bst_scene_dup_name (scene, (int) i));
  for (guint i = 0; i < n_marks; i++)
    g_assert_true (g_hash_table_contains (names, ((TestSvgItem *) g_ptr_array_index (symbols, i))->label));
}

static void
check_head (TestSvg *svg, BstScene *scene)
{
  static const char *const languages[] = { "en", "zh-CN", "zh-TW" };
  g_autoptr (GPtrArray) titles = test_svg_find (svg, "title", NULL);
  g_autoptr (GPtrArray) descriptions = test_svg_find (svg, "desc", NULL);
  g_autoptr (GPtrArray) documents = test_svg_find (svg, "svg", "graphics-document document");

  g_assert_cmpuint (documents->len, ==, 1);
  g_assert_cmpstr (svg->language, ==, languages[bst_i18n_get_language ()]);
  g_assert_cmpstr (((TestSvgItem *) g_ptr_array_index (titles, 0))->text, ==, "A title");
  g_assert_cmpuint (descriptions->len, ==, 1);
  g_assert_cmpstr (((TestSvgItem *) g_ptr_array_index (descriptions, 0))->text, ==, bst_scene_get_summary (scene));
}

static void
test_same_as_scene (void)
{
  static const char *const languages[] = { "en", "zh_CN", "zh_TW" };
  static const guint numbers[] = { 0, 1, 12, 120 };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
      for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
        {
          g_autoptr (GListStore) entries = test_generated (numbers[j], 7);
          g_autoptr (BstScene) scene = NULL;
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (GBytes) again = NULL;
          g_autoptr (TestSvg) svg = NULL;

          bst_i18n_set_language (languages[i]);
          scene = test_scene (entries, (BstChartKind) kind, 800, 420, "lab-3/model-3");
          bytes = write_scene (scene);
          again = write_scene (scene);
          g_assert_true (g_bytes_equal (bytes, again));
          svg = test_svg_read (bytes);
          check_head (svg, scene);
          check_marks (svg, scene);
          if (numbers[j] > 0)
            check_texts (svg, scene);
        }
  bst_i18n_set_language ("en");
}

/* All that a chart can have, in one: a line for memory as well as what stands out. */
static void
test_budget (void)
{
  static const char *const pinned[] = { "lab-5/model-5", NULL };
  const BstChartBudget budget = { 10000000000, "24 GiB <&>" };
  g_autoptr (GListStore) entries = test_generated (60, 7);
  PangoContext *context = test_context (11);
  BstSceneOptions options = { .width = 800, .height = 420, .context = context, .selected_id = "lab-3/model-3", .pinned_ids = pinned, .budget = &budget };
  g_autoptr (BstScene) scene = bst_scene_new (G_LIST_MODEL (entries), &options);
  g_autoptr (GBytes) bytes = write_scene (scene);
  g_autoptr (TestSvg) svg = test_svg_read (bytes);
  g_autoptr (GPtrArray) lines = test_svg_find (svg, "line", NULL);

  g_object_unref (context);
  g_assert_cmpuint (lines->len, ==, 1);
  check_texts (svg, scene);
  check_marks (svg, scene);
}

/* What names may be made of, and what has to be in the file for it. */
static const struct
{
  const char *name, *written;
} hostile[] = {
  { "\"quotes\" & <tags> 'n' ]]>", "\"quotes\" & <tags> 'n' ]]>" },
  { "</text><script>alert(1)</script>", "</text><script>alert(1)</script>" },
  { "&amp;lt;", "&amp;lt;" },
  { "😀 👩‍👩‍👧 e\u0301", "😀 👩‍👩‍👧 e\u0301" },
  { "نموذج 7B", "نموذج 7B" },
  { "מודל", "מודל" },
  { "control\x01\x1b\x7f \xc2\x85", "control  \ufffd \ufffd" },
  { "none\ufffe\uffff\ufdd0", "none\ufffd\ufffd\ufffd" },
  { "two  spaces ", "two  spaces " },
  { "猎鹰 7B", "猎鹰 7B" },
};

static void
test_hostile_names (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *id = g_strdup_printf ("lab/%u", i);
      g_autoptr (BstEntry) entry = test_entry_simple (id, hostile[i].name, (gint64) (1e9 * (i + 1)), "2023-05-01");

      g_list_store_append (entries, entry);
    }
  for (int rtl = 0; rtl < 2; rtl++)
    {
      PangoContext *context = test_context (11);
      BstSceneOptions options = { .kind = BST_CHART_RANKING, .width = 1200, .height = 400, .context = context, .rtl = rtl };
      g_autoptr (BstScene) scene = bst_scene_new (G_LIST_MODEL (entries), &options);
      g_autoptr (GBytes) bytes = write_scene (scene);
      g_autoptr (TestSvg) svg = test_svg_read (bytes);
      g_autoptr (GPtrArray) texts = test_svg_find (svg, "text", NULL);

      g_object_unref (context);
      for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
        {
          guint n = 0;

          for (guint j = 0; j < texts->len; j++)
            n += strcmp (((TestSvgItem *) g_ptr_array_index (texts, j))->text, hostile[i].written) == 0;
          g_test_message ("%s", hostile[i].written);
          g_assert_cmpuint (n, ==, 1);
        }
      g_assert_null (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "<script"));
    }
}

/* A name of 10,000 characters is shown as far as there is room, as in the window. */
static void
test_long_name (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autofree char *name = g_strnfill (10000, 'W');
  g_autoptr (BstEntry) entry = test_entry_simple ("lab/long", name, 7000000000, "2023-05-01");
  g_autoptr (BstScene) scene = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TestSvg) svg = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  gboolean found = FALSE;

  g_list_store_append (entries, entry);
  scene = test_scene (entries, BST_CHART_RANKING, 600, 300, NULL);
  bytes = write_scene (scene);
  svg = test_svg_read (bytes);
  texts = test_svg_find (svg, "text", NULL);
  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = ((TestSvgItem *) g_ptr_array_index (texts, i))->text;

      g_assert_cmpuint (strlen (text), <, 60);
      found = found || (g_str_has_prefix (text, "WWWW") && g_str_has_suffix (text, "W…"));
    }
  g_assert_true (found);
}

/* What is anchored at one side stays there, whatever face it is set in; with Arabic or
 * Hebrew that side is where its line ends. */
static void
test_anchors (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstEntry) entry = test_entry_simple ("lab/a", "מודל", 7000000000, "2023-05-01");
  g_autoptr (BstScene) scene = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *place;

  g_list_store_append (entries, entry);
  scene = test_scene (entries, BST_CHART_RANKING, 600, 300, NULL);
  bytes = write_scene (scene);
  place = g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "<text class=\"name ink\"");
  g_assert_nonnull (place);
  g_assert_nonnull (g_strstr_len (place, 120, "text-anchor=\"end\" direction=\"rtl\""));
}

/* A path for each colour covers what the cells do. */
static void
test_cells (void)
{
  BstPoints *points = bst_points_new (60000);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  PangoContext *context = test_context (11);
  BstSceneOptions options = { .width = 900, .height = 500, .context = context };
  g_autoptr (BstScene) scene = NULL;
  g_autoptr (BstDensity) density = NULL;
  g_autoptr (BstScene) counted = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TestSvg) svg = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  guint n_cells;

  for (guint i = 0; i < points->n; i++)
    {
      points->days[i] = (guint32) test_day (2022, 1, 1) + (guint32) g_rand_int_range (random, 0, 1000);
      points->parameters[i] = g_rand_int_range (random, 0, 10) == 0 ? 0 : (gint64) 1e8 * g_rand_int_range (random, 1, 2000);
      points->openness[i] = (guint8) g_rand_int_range (random, 0, BST_N_OPENNESS);
    }
  bst_points_end (points);
  options.points = points;
  scene = bst_scene_new (G_LIST_MODEL (entries), &options);
  density = bst_density_new (points, bst_scene_get_density_frame (scene));
  counted = bst_scene_with_density (scene, density);
  bst_density_get_cells (density, &n_cells);
  bytes = write_scene (counted);
  svg = test_svg_read (bytes);
  paths = test_svg_find (svg, "path", NULL);
  g_test_message ("%u cells in %u paths, %" G_GSIZE_FORMAT " bytes", n_cells, paths->len, g_bytes_get_size (bytes));
  g_assert_cmpuint (n_cells, >, 1000);
  g_assert_cmpuint (paths->len, >, 3);
  g_assert_cmpuint (paths->len, <=, BST_N_OPENNESS * BST_PAINT_RAMP_STEPS);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, n_cells * 40 + 20000);
  g_object_unref (context);
  bst_points_unref (points);
}

/* The file is small, also with thousands of marks. */
static void
test_size (void)
{
  g_autoptr (GListStore) entries = test_generated (3000, 7);
  g_autoptr (BstScene) scene = test_scene (entries, BST_CHART_TIMELINE, 1200, 700, NULL);
  g_autoptr (GBytes) bytes = write_scene (scene);
  guint n_marks;

  bst_scene_get_marks (scene, &n_marks);
  g_test_message ("%" G_GSIZE_FORMAT " bytes for %u marks", g_bytes_get_size (bytes), n_marks);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, n_marks * 320 + 20000);
}

/* What is written is XML for others as well. */
static void
test_xmllint (void)
{
  g_autofree char *program = g_find_program_in_path ("xmllint");
  g_autoptr (GListStore) entries = test_generated (120, 7);
  g_autoptr (BstScene) scene = test_scene (entries, BST_CHART_TIMELINE, 800, 420, "lab-3/model-3");
  g_autoptr (GBytes) bytes = write_scene (scene);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int status, file;

  if (program == NULL)
    {
      g_test_skip ("xmllint is not there");
      return;
    }
  file = g_file_open_tmp ("bestiary-XXXXXX.svg", &path, &error);
  g_assert_no_error (error);
  g_close (file, NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char *[]) { program, (char *) "--noout", (char *) "--nonet", path, NULL }, NULL, G_SPAWN_DEFAULT,
                NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_remove (path);
  g_assert_cmpint (status, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/svg/same-as-scene", test_same_as_scene);
  g_test_add_func ("/svg/budget", test_budget);
  g_test_add_func ("/svg/hostile-names", test_hostile_names);
  g_test_add_func ("/svg/long-name", test_long_name);
  g_test_add_func ("/svg/anchors", test_anchors);
  g_test_add_func ("/svg/cells", test_cells);
  g_test_add_func ("/svg/size", test_size);
  g_test_add_func ("/svg/xmllint", test_xmllint);

  return g_test_run ();
}
