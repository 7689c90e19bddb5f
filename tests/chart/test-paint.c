#include "scenes.h"

#include "chart/paint.h"

#include <math.h>

/* What has to be found in a picture. */
typedef struct
{
  guint other; /* pixels that are not of the ground */
  guint margin; /* of these, on the picture's very edge */
} Ink;

static Ink
count_ink (cairo_surface_t *surface, const BstPalette *palette)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guchar *data;
  guchar ground[3];
  Ink ink = { 0 };

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  ground[0] = (guchar) (palette->ground.blue * 255 + 0.5f);
  ground[1] = (guchar) (palette->ground.green * 255 + 0.5f);
  ground[2] = (guchar) (palette->ground.red * 255 + 0.5f);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guchar *pixel = data + y * stride + x * 4;

        if (pixel[0] == ground[0] && pixel[1] == ground[1] && pixel[2] == ground[2])
          continue;
        ink.other++;
        if (x == 0 || x == width - 1)
          ink.margin++;
      }
  return ink;
}

/* Paints @scene; saves the picture where $BESTIARY_TEST_PICTURES says, to be looked at. */
static void
paint (BstScene *scene, gboolean dark, gboolean high_contrast, const char *name)
{
  const BstPalette *palette = bst_palette_get (dark, high_contrast);
  const char *folder = g_getenv ("BESTIARY_TEST_PICTURES");
  const double scale = folder != NULL ? 2 : 1;
  cairo_surface_t *surface;
  cairo_t *cr;
  double width, height;
  Ink ink;

  bst_scene_get_size (scene, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * scale), (int) (height * scale));
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  bst_scene_paint_cairo (scene, cr, palette);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  ink = count_ink (surface, palette);
  g_assert_cmpuint (ink.other, >, 100);
  g_assert_cmpuint (ink.other, <, (guint) (width * height * scale * scale / 2));
  if (bst_scene_get_kind (scene) == BST_CHART_TIMELINE)
    g_assert_cmpuint (ink.margin, ==, 0);
  if (folder != NULL)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s-%.0fx%.0f-%s%s.png", folder, name, width, height,
                                               dark ? "dark" : "light", high_contrast ? "-contrast" : "");

      g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static const double sizes[][2] = { { 960, 420 }, { 560, 300 }, { 340, 260 } };

static void
paint_all (GListStore *entries, const char *name, const char *selected_id)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
      {
        g_autofree char *kind_name = g_strconcat (name, kind == BST_CHART_RANKING ? "-ranking" : "", NULL);
        g_autoptr (BstScene) scene = test_scene (entries, (BstChartKind) kind, sizes[i][0], sizes[i][1], selected_id);

        g_test_message ("%s", bst_scene_get_summary (scene));
        for (int dark = 0; dark < 2; dark++)
          paint (scene, dark, i == 1 && kind == BST_CHART_RANKING, kind_name);
      }
}

static void
test_guide_pictures (void)
{
  static const char *const languages[] = { "en", "zh_CN", "zh_TW" };
  g_autoptr (GListStore) entries = test_guide ();

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (entries)), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *name = g_strdup_printf ("guide-%s", languages[i]);

      bst_i18n_set_language (languages[i]);
      paint_all (entries, name, "mistralai/Mistral-7B-v0.1");
    }
  bst_i18n_set_language ("en");
}

static void
test_generated_pictures (void)
{
  static const guint numbers[] = { 0, 1, 12, 120, 600, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GListStore) entries = test_generated (numbers[i], 7);
      g_autofree char *name = g_strdup_printf ("generated-%u", numbers[i]);
      g_autoptr (BstScene) scene = test_scene (entries, BST_CHART_TIMELINE, 960, 420, "lab-3/model-3");

      paint (scene, FALSE, FALSE, name);
    }
}

/* From right to left, and with large text. */
static void
test_other_pictures (void)
{
  g_autoptr (GListStore) entries = test_generated (40, 3);
  PangoContext *context = test_context (22);
  BstSceneOptions options = { .width = 640, .height = 400, .context = context, .rtl = TRUE };
  g_autoptr (BstScene) large = NULL, rows = NULL;

  large = bst_scene_new (G_LIST_MODEL (entries), &options);
  paint (large, FALSE, FALSE, "rtl-large");
  options.kind = BST_CHART_RANKING;
  rows = bst_scene_new (G_LIST_MODEL (entries), &options);
  paint (rows, FALSE, FALSE, "rtl-large-ranking");
  g_object_unref (context);
}

/* How many pixels of @surface, within @reach of a point, have the colour, or nearly. */
static guint
count_color (cairo_surface_t *surface, double x, double y, double from, double to, const BstColor *color)
{
  int stride = cairo_image_surface_get_stride (surface);
  const guchar *data;
  guint n = 0;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int row = (int) (y - to) - 1; row <= y + to + 1; row++)
    for (int column = (int) (x - to) - 1; column <= x + to + 1; column++)
      {
        const guchar *pixel = data + row * stride + column * 4;
        double distance = hypot (column + 0.5 - x, row + 0.5 - y);

        if (distance >= from && distance <= to && fabs (pixel[0] / 255. - color->blue) < 0.2 &&
            fabs (pixel[1] / 255. - color->green) < 0.2 && fabs (pixel[2] / 255. - color->red) < 0.2)
          n++;
      }
  return n;
}

/* The sign of an estimate is the outline of its shape, with gaps; ground within. */
static void
test_estimates (void)
{
  const BstPalette *palette = bst_palette_get (FALSE, FALSE);

  for (guint class = 0; class < BST_N_OPENNESS; class ++)
    {
      BstSceneMark mark = { .openness = (BstOpenness) class, .shape = bst_shape_for ((BstOpenness) class), .x = 50, .y = 50, .radius = 20, .estimated = TRUE };
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100);
      cairo_t *cr = cairo_create (surface);
      BstPainter painter = bst_painter_for_cairo (cr);
      guint dashed, solid;

      bst_painter_sign (&painter, &mark, palette);
      dashed = count_color (surface, 50, 50, 0, 40, &palette->openness[class]);
      g_assert_cmpuint (count_color (surface, 50, 50, 0, 10, &palette->openness[class]), ==, 0);
      g_assert_cmpuint (count_color (surface, 50, 50, 0, 10, &palette->ground), >, 300);
      mark.estimated = FALSE;
      bst_painter_sign (&painter, &mark, palette);
      solid = count_color (surface, 50, 50, 0, 40, &palette->openness[class]);
      g_test_message ("%u of %u pixels", dashed, solid);
      g_assert_cmpuint (dashed, >, 40);
      g_assert_cmpuint (solid, >, 4 * dashed);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* Marks that overlap are told apart by a line of ground around the upper one. */
static void
test_halo (void)
{
  const BstPalette *palette = bst_palette_get (FALSE, FALSE);

  for (guint class = 0; class < BST_N_OPENNESS; class ++)
    {
      BstSceneMark mark = { .openness = (BstOpenness) class, .shape = bst_shape_for ((BstOpenness) class), .x = 40, .y = 50, .radius = 12 };
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100);
      cairo_t *cr = cairo_create (surface);
      BstPainter painter = bst_painter_for_cairo (cr);
      guint alone, below;

      bst_painter_sign (&painter, &mark, palette);
      alone = count_color (surface, 40, 50, 0, 30, &palette->openness[class]);
      mark.x = 46;
      bst_painter_sign (&painter, &mark, palette);
      below = count_color (surface, 46, 50, 0, 30, &palette->openness[class]);
      /* What is seen of the lower one is less than its overhang of six pixels. */
      g_assert_cmpuint (below, >, alone);
      g_assert_cmpuint (below, <, alone + 6 * 24);
      g_assert_cmpuint (count_color (surface, 46, 50, 0, 16, &palette->ground), >, 8);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/paint/guide", test_guide_pictures);
  g_test_add_func ("/paint/generated", test_generated_pictures);
  g_test_add_func ("/paint/other", test_other_pictures);
  g_test_add_func ("/paint/estimates", test_estimates);
  g_test_add_func ("/paint/halo", test_halo);

  return g_test_run ();
}
