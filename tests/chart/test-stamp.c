/* Signs that are stamped look as those that are stroked. */
#include "chart/paint.h"
#include "chart/stamp.h"
#include "scenes.h"

#include <math.h>

#define WIDTH 700
#define HEIGHT 400

static cairo_surface_t *
make_surface (int scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * scale, HEIGHT * scale);

  cairo_surface_set_device_scale (surface, scale, scale);
  return surface;
}

static cairo_surface_t *
paint_stroked (BstScene *scene, const BstPalette *palette, int scale)
{
  cairo_surface_t *surface = make_surface (scale);
  cairo_t *cr = cairo_create (surface);
  BstPainter painter = bst_painter_for_cairo (cr);

  bst_scene_paint (scene, &painter, palette, BST_LAYER_ALL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
paint_stamped (BstScene *scene, const BstPalette *palette, BstStamps *stamps, int scale)
{
  cairo_surface_t *surface = make_surface (scale);
  BstPainter painter;

  bst_stamps_set_target (stamps, surface);
  painter = bst_painter_for_stamps (stamps);
  bst_scene_paint (scene, &painter, palette, BST_LAYER_ALL);
  bst_stamps_set_target (stamps, NULL);
  cairo_surface_flush (surface);
  return surface;
}

/* The largest and the mean difference of a channel. */
static void
compare (cairo_surface_t *a, cairo_surface_t *b, int *most, double *mean)
{
  int stride = cairo_image_surface_get_stride (a), height = cairo_image_surface_get_height (a);
  const guchar *a_data = cairo_image_surface_get_data (a), *b_data = cairo_image_surface_get_data (b);
  double sum = 0;

  *most = 0;
  for (int i = 0; i < stride * height; i++)
    {
      int difference = ABS (a_data[i] - b_data[i]);

      *most = MAX (*most, difference);
      sum += difference;
    }
  *mean = sum / stride / height;
}

static void
test_same (void)
{
  static const guint numbers[] = { 0, 12, 300, 4000 };
  g_autoptr (BstStamps) stamps = bst_stamps_new ();

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
      for (int scale = 1; scale <= 2; scale++)
        {
          const BstPalette *palette = bst_palette_get (scale == 2, i == 1);
          g_autoptr (GListStore) entries = test_generated (MIN (numbers[i], kind == BST_CHART_RANKING ? 90 : 4000), 7);
          g_autoptr (BstScene) scene = test_scene (entries, (BstChartKind) kind, WIDTH, HEIGHT, "lab-3/model-3");
          cairo_surface_t *stroked = paint_stroked (scene, palette, scale);
          cairo_surface_t *stamped = paint_stamped (scene, palette, stamps, scale);
          double mean;
          int most;

          compare (stroked, stamped, &most, &mean);
          g_test_message ("%u of kind %d at %d×: %d at the most, %.3f on average", numbers[i], kind, scale, most, mean);
          /* An eighth of a pixel at each edge. */
          g_assert_cmpint (most, <, 96);
          g_assert_cmpfloat (mean, <, 0.05 + 0.001 * MIN (numbers[i], 2500));
          cairo_surface_destroy (stroked);
          cairo_surface_destroy (stamped);
        }
}

/* At a place that has no part of a pixel there is no difference but that of rounding. */
static void
test_exact (void)
{
  const BstPalette *palette = bst_palette_get (FALSE, FALSE);
  g_autoptr (BstStamps) stamps = bst_stamps_new ();

  for (int shape = BST_SHAPE_SQUARE; shape <= BST_SHAPE_CROSS; shape++)
    for (int dashed = 0; dashed < 2; dashed++)
      {
        BstSign sign = { (BstShape) shape, 30, 40.25, 5.5, dashed, &palette->openness[shape], &palette->ground };
        cairo_surface_t *a = make_surface (1), *b = make_surface (1);
        cairo_t *cr = cairo_create (a);
        BstPainter stroker = bst_painter_for_cairo (cr), stamper;
        double mean;
        int most;

        bst_stamps_set_target (stamps, b);
        stamper = bst_painter_for_stamps (stamps);
        for (int i = 0; i < 3; i++, sign.x += 2)
          {
            stroker.funcs->sign (stroker.data, &sign);
            stamper.funcs->sign (stamper.data, &sign);
            stroker.funcs->ring (stroker.data, sign.x, 90, 6, 2, sign.color);
            stamper.funcs->ring (stamper.data, sign.x, 90, 6, 2, sign.color);
          }
        bst_stamps_set_target (stamps, NULL);
        cairo_destroy (cr);
        cairo_surface_flush (a);
        compare (a, b, &most, &mean);
        g_assert_cmpint (most, <=, 3);
        cairo_surface_destroy (a);
        cairo_surface_destroy (b);
      }
}

/* What reaches over an edge, or is far outside, does no harm. */
static void
test_edges (void)
{
  const BstPalette *palette = bst_palette_get (FALSE, FALSE);
  static const double places[] = { -1e9, -30, -3, 0, 1, WIDTH - 1, WIDTH, WIDTH + 3, 1e9, INFINITY, NAN };
  g_autoptr (BstStamps) stamps = bst_stamps_new ();
  cairo_surface_t *surface = make_surface (1);
  BstPainter painter;

  bst_stamps_set_target (stamps, surface);
  painter = bst_painter_for_stamps (stamps);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint j = 0; j < G_N_ELEMENTS (places); j++)
      {
        BstSign sign = { BST_SHAPE_DOT, places[i], places[j], 5, FALSE, &palette->ink, &palette->ground };

        painter.funcs->sign (painter.data, &sign);
      }
  bst_stamps_set_target (stamps, NULL);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/stamp/same", test_same);
  g_test_add_func ("/stamp/exact", test_exact);
  g_test_add_func ("/stamp/edges", test_edges);

  return g_test_run ();
}
