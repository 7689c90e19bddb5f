/* The figure: what is in it at which size, that nothing of it overlaps or is cut, and what
 * it says of its sources. */
#include "scenes.h"
#include "svg-reader.h"

#include "../core/entries.h"
#include "chart/figure-private.h"

#include <math.h>
#include <string.h>

static PangoContext *context;

static BstFigure *
make (GListStore *entries, BstChartKind kind, double width, double height, gboolean rtl, const char *title, const char *query)
{
  BstFigureOptions options = { .chart = { .kind = kind, .width = width, .height = height, .rtl = rtl, .context = context, .selected_id = "lab-3/model-3" },
                               .title = title,
                               .query = query };

  return bst_figure_new (G_LIST_MODEL (entries), &options);
}

static void
assert_inside (const BstRect *rect, double width, double height)
{
  g_assert_cmpfloat (rect->x, >=, 0);
  g_assert_cmpfloat (rect->y, >=, 0);
  g_assert_cmpfloat (rect->x + rect->width, <=, width);
  g_assert_cmpfloat (rect->y + rect->height, <=, height);
}

/* Where the signs of the legend are. */
static BstRect
get_key_rect (const BstFigureKey *key)
{
  return (BstRect) { key->x - 6, key->y - 6, 12, 12 };
}

/* All that the figure has: its texts, its signs, and the chart. */
static GArray *
collect_rects (BstFigure *figure)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (BstRect));
  BstRect chart = { figure->scene_x, figure->scene_y, 0, 0 };

  for (guint i = 0; i < BST_N_FIGURE_PARTS; i++)
    {
      const BstFigurePart *part = &figure->parts[i];

      for (guint j = 0; part->is_shown && j < part->texts->len; j++)
        g_array_append_val (rects, g_array_index (part->texts, BstFigureText, j).rect);
      for (guint j = 0; part->is_shown && j < part->keys->len; j++)
        {
          BstRect rect = get_key_rect (&g_array_index (part->keys, BstFigureKey, j));

          g_array_append_val (rects, rect);
        }
    }
  bst_scene_get_size (figure->scene, &chart.width, &chart.height);
  g_array_append_val (rects, chart);
  return rects;
}

static void
check_places (BstFigure *figure)
{
  g_autoptr (GArray) rects = collect_rects (figure);
  double width, height;

  bst_figure_get_size (figure, &width, &height);
  for (guint i = 0; i < rects->len; i++)
    {
      const BstRect *rect = &g_array_index (rects, BstRect, i);

      assert_inside (rect, width, height);
      for (guint j = 0; j < i; j++)
        g_assert_false (test_rects_meet (rect, &g_array_index (rects, BstRect, j)));
    }
}

/* No text is wider than its place, and none that is of a usual length is cut. */
static void
check_texts (BstFigure *figure, gboolean may_be_cut)
{
  for (guint i = 0; i < BST_N_FIGURE_PARTS; i++)
    for (guint j = 0; figure->parts[i].is_shown && j < figure->parts[i].texts->len; j++)
      {
        const BstFigureText *text = &g_array_index (figure->parts[i].texts, BstFigureText, j);
        PangoRectangle extents;

        pango_layout_get_extents (text->layout, NULL, &extents);
        g_assert_cmpfloat ((double) extents.width / PANGO_SCALE, <=, text->rect.width + 0.5);
        g_assert_cmpfloat ((double) extents.height / PANGO_SCALE, <=, text->rect.height + 0.5);
        if (!may_be_cut)
          g_assert_false (pango_layout_is_ellipsized (text->layout));
      }
}

static const double widths[] = { 340, 360, 480, 519, 520, 700, 960, 1280, 4096 };
static const double heights[] = { 0, 260, 300, 361, 480, 720, 1600, 4096 };

static void
check_all_sizes (GListStore *entries, const char *title, gboolean may_be_cut)
{
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (guint j = 0; j < G_N_ELEMENTS (heights); j++)
      for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
        {
          g_autoptr (BstFigure) figure = make (entries, (BstChartKind) kind, widths[i], heights[j], (i + j) % 2, title,
                                               "shelf:review-2023 params<=70B");
          double width, height;

          bst_figure_get_size (figure, &width, &height);
          g_assert_cmpfloat (width, ==, widths[i]);
          if (heights[j] > 0)
            g_assert_cmpfloat (height, ==, heights[j]);
          check_places (figure);
          check_texts (figure, may_be_cut);
        }
}

static void
test_sizes (void)
{
  static const char *const languages[] = { "en", "zh_CN", "zh_TW" };
  static const guint numbers[] = { 0, 1, 40 };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
      {
        g_autoptr (GListStore) entries = test_generated (numbers[j], 7);

        bst_i18n_set_language (languages[i]);
        check_all_sizes (entries, NULL, FALSE);
      }
  bst_i18n_set_language ("en");
}

static void
test_hostile_titles (void)
{
  g_autoptr (GListStore) entries = test_generated (20, 7);
  g_autofree char *words = g_strnfill (10000, 'w');
  g_autofree char *spaced = g_strnfill (10000, 'w');

  for (guint i = 7; i < 10000; i += 8)
    spaced[i] = ' ';
  check_all_sizes (entries, words, TRUE);
  check_all_sizes (entries, spaced, TRUE);
  check_all_sizes (entries, "שלום & <b>😀\n\x01 two\tlines", TRUE);
}

/* At a usual size all is there, at the least what is needed most. */
static void
test_parts (void)
{
  g_autoptr (GListStore) entries = test_generated (120, 7);
  g_autoptr (BstFigure) usual = make (entries, BST_CHART_TIMELINE, 960, 600, FALSE, NULL, "is:open");
  g_autoptr (BstFigure) least = make (entries, BST_CHART_TIMELINE, 0.5, -3, FALSE, NULL, "is:open");
  g_autoptr (BstFigure) small = make (entries, BST_CHART_TIMELINE, 340, 260, FALSE, "Models", "is:open");
  g_autoptr (GListStore) nothing = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstFigure) empty = make (nothing, BST_CHART_TIMELINE, 960, 600, FALSE, NULL, "is:open");
  double width, height;

  /* It has the sentence as its chart. */
  g_assert_false (empty->parts[BST_FIGURE_SUMMARY].is_shown);
  g_assert_false (empty->parts[BST_FIGURE_LEGEND].is_shown);
  g_assert_true (empty->parts[BST_FIGURE_QUERY].is_shown);
  for (guint i = 0; i < BST_N_FIGURE_PARTS; i++)
    g_assert_cmpint (usual->parts[i].is_shown, ==, i != BST_FIGURE_CUT);
  g_assert_true (small->parts[BST_FIGURE_TITLE].is_shown);
  g_assert_false (small->parts[BST_FIGURE_SOURCES].is_shown);
  bst_scene_get_size (small->scene, NULL, &height);
  g_assert_cmpfloat (height, >=, 150);
  bst_figure_get_size (least, &width, &height);
  g_assert_cmpfloat (width, ==, BST_FIGURE_LEAST_WIDTH);
  g_assert_cmpfloat (height, >=, BST_FIGURE_LEAST_HEIGHT);
}

/* A ranking is as high as its rows, or says that it is cut; its largest stay. */
static void
test_rows (void)
{
  g_autoptr (GListStore) entries = test_generated (60, 7);
  g_autoptr (BstFigure) free_figure = make (entries, BST_CHART_RANKING, 700, 0, FALSE, NULL, NULL);
  g_autoptr (BstFigure) cut = make (entries, BST_CHART_RANKING, 700, 500, FALSE, NULL, NULL);
  guint n_all, n_cut;
  double height;

  bst_scene_get_marks (free_figure->scene, &n_all);
  bst_scene_get_marks (cut->scene, &n_cut);
  bst_figure_get_size (free_figure, NULL, &height);
  g_assert_cmpfloat (height, >, n_all * 20.0);
  g_assert_false (free_figure->parts[BST_FIGURE_CUT].is_shown);
  g_assert_true (cut->parts[BST_FIGURE_CUT].is_shown);
  g_assert_cmpuint (n_cut, <, n_all);
  g_assert_cmpuint (n_cut, >, 4);
  for (guint i = 0; i < n_cut; i++)
    g_assert_true (bst_scene_get_entry (cut->scene, (int) i) == bst_scene_get_entry (free_figure->scene, (int) i));
  /* The summary is that of them all. */
  g_assert_cmpstr (cut->summary, ==, free_figure->summary);
}

/* However wide it is, no line of the summary ends in a number that counts what the next begins
 * with. */
static void
test_breaks (void)
{
  g_autoptr (GListStore) entries = test_generated (120, 7);
  guint n_lines = 0;

  for (int width = 400; width < 1400; width += 7)
    {
      g_autoptr (BstFigure) figure = make (entries, BST_CHART_TIMELINE, width, 900, FALSE, NULL, NULL);
      PangoLayout *layout = g_array_index (figure->parts[BST_FIGURE_SUMMARY].texts, BstFigureText, 0).layout;
      const char *text = pango_layout_get_text (layout);

      for (int i = 1; i < pango_layout_get_line_count (layout); i++)
        {
          int start = pango_layout_get_line_readonly (layout, i)->start_index;

          g_assert_cmpint (start, >, 1);
          g_assert_false (text[start - 1] == ' ' && g_ascii_isdigit (text[start - 2]));
          n_lines++;
        }
    }
  g_assert_cmpuint (n_lines, >, 100);
}

/* The legend counts what is in the chart, and explains what is there alone. */
static void
test_legend (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstEntry) entry = test_entry_simple ("lab/a", "A", 7000000000, "2023-05-01");
  g_autoptr (BstFigure) plain = NULL;
  g_autoptr (BstFigure) rich = NULL;
  g_autoptr (GListStore) many = test_generated (300, 7);
  guint n_rings = 0, n_estimates = 0, n_classes = 0;

  g_list_store_append (entries, entry);
  plain = make (entries, BST_CHART_TIMELINE, 960, 600, FALSE, NULL, NULL);
  g_assert_cmpuint (plain->parts[BST_FIGURE_LEGEND].keys->len, ==, 1);
  g_assert_cmpstr (g_array_index (plain->parts[BST_FIGURE_LEGEND].texts, BstFigureText, 0).text.string, ==, "Terms unknown (1)");
  rich = make (many, BST_CHART_TIMELINE, 960, 600, FALSE, NULL, NULL);
  for (guint i = 0; i < rich->parts[BST_FIGURE_LEGEND].keys->len; i++)
    {
      BstFigureKeyKind kind = g_array_index (rich->parts[BST_FIGURE_LEGEND].keys, BstFigureKey, i).kind;

      n_rings += kind == BST_FIGURE_KEY_RING;
      n_estimates += kind == BST_FIGURE_KEY_ESTIMATE;
      n_classes += kind == BST_FIGURE_KEY_SIGN;
    }
  g_assert_cmpuint (n_rings, ==, 1);
  g_assert_cmpuint (n_estimates, ==, 1);
  g_assert_cmpuint (n_classes, >=, 3);
}

static void
add_sourced (GListStore *entries, guint i, BstSourceKind kind, const char *title, const char *as_of)
{
  g_autofree char *id = g_strdup_printf ("lab/%u", i);
  BstEntryBuilder *builder = bst_entry_builder_new (id, BST_KIND_MODEL, id);
  g_autoptr (BstText) text = bst_text_new (title, NULL, NULL);
  g_autoptr (BstSource) source = bst_source_new (kind, text, "https://example.org/", as_of);
  g_autoptr (BstClaim) claim = bst_claim_new (BST_FIELD_PARAMETERS, g_variant_new_int64 (1000000000), source, NULL, FALSE);
  g_autoptr (BstEntry) entry = NULL;

  bst_entry_builder_add_claim (builder, claim);
  entry = bst_entry_builder_end (builder);
  g_list_store_append (entries, entry);
}

static void
test_sources (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstFigure) figure = NULL;
  g_autofree char *sources = NULL;
  g_autofree char *credit = NULL;
  g_autofree char *newer = NULL;

  add_sourced (entries, 0, BST_SOURCE_CARD, "A card", "2024-02-03");
  add_sourced (entries, 1, BST_SOURCE_PAPER, "The paper", "2025-03-04");
  add_sourced (entries, 2, BST_SOURCE_PAPER, "The paper", "2023-01-01");
  add_sourced (entries, 3, BST_SOURCE_PAPER, "Another", "not a date");
  add_sourced (entries, 4, BST_SOURCE_PAPER, "A third", "2023-01-01");
  figure = make (entries, BST_CHART_RANKING, 960, 600, FALSE, NULL, NULL);
  sources = bst_figure_dup_sources (figure->scene);
  credit = bst_figure_dup_credit (figure->scene, "2024-12-31");
  g_assert_cmpstr (sources, ==, "Sources: Paper (4) and Maker (1); most used: The paper (2)");
  g_assert_true (g_str_has_prefix (credit, "Data as of 4 Mar 2025 · Bestiary "));
  newer = bst_figure_dup_credit (figure->scene, "2025-12-31");
  g_assert_true (g_str_has_prefix (newer, "Data as of 31 Dec 2025 · Bestiary "));
}

/* The same input gives the same bytes, and the file says what the figure shows. */
static void
test_files (void)
{
  for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
    {
      g_autoptr (GListStore) entries = test_generated (60, 7);
      g_autoptr (BstFigure) figure = make (entries, (BstChartKind) kind, 800, 500, FALSE, "A & B", "is:open <x>");
      g_autoptr (BstFigure) again = make (entries, (BstChartKind) kind, 800, 500, FALSE, "A & B", "is:open <x>");
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) svg_bytes = bst_figure_write_svg (figure);
      g_autoptr (GBytes) svg_again = bst_figure_write_svg (again);
      g_autoptr (GBytes) png = bst_figure_write_png (figure, 2, &error);
      g_autoptr (GBytes) png_again = bst_figure_write_png (again, 2, &error);
      g_autoptr (TestSvg) svg = test_svg_read (svg_bytes);
      g_autoptr (GPtrArray) texts = test_svg_find (svg, "text", NULL);
      g_autofree char *all = NULL;
      GString *joined = g_string_new (NULL);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (svg_bytes, svg_again));
      g_assert_true (g_bytes_equal (png, png_again));
      for (guint i = 0; i < texts->len; i++)
        g_string_append_printf (joined, "%s ", ((TestSvgItem *) g_ptr_array_index (texts, i))->text);
      all = g_string_free (joined, FALSE);
      g_assert_nonnull (strstr (all, "A & B"));
      g_assert_nonnull (strstr (all, "is:open <x>"));
      g_assert_nonnull (strstr (all, figure->summary));
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/figure/sizes", test_sizes);
  g_test_add_func ("/figure/hostile-titles", test_hostile_titles);
  g_test_add_func ("/figure/parts", test_parts);
  g_test_add_func ("/figure/rows", test_rows);
  g_test_add_func ("/figure/breaks", test_breaks);
  g_test_add_func ("/figure/legend", test_legend);
  g_test_add_func ("/figure/sources", test_sources);
  g_test_add_func ("/figure/files", test_files);

  context = bst_chart_context_new ();
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
