/* What the window paints is what the chart paints into files. */
#include <math.h>

#include "../chart/scenes.h"
#include "chart/paint.h"
#include "ui/chart-paint.h"

#define WIDTH 700
#define HEIGHT 400

static cairo_surface_t *
paint_window (BstScene *scene, const BstPalette *palette, int focused)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (BstStamps) stamps = bst_stamps_new ();
  GskRenderNode *ground = bst_scene_make_ground (scene, palette, stamps, 1);
  GskRenderNode *node;

  gtk_snapshot_append_node (snapshot, ground);
  gsk_render_node_unref (ground);
  bst_scene_snapshot_top (scene, snapshot, palette, focused);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
paint_file (BstScene *scene, const BstPalette *palette)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  bst_scene_paint_cairo (scene, cr, palette);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* How many pixels of the two differ by more than the edges of a curve may, within
 * @area. */
static guint
count_differences (cairo_surface_t *a, cairo_surface_t *b, const BstRect *area)
{
  int stride = cairo_image_surface_get_stride (a);
  const guchar *a_data = cairo_image_surface_get_data (a);
  const guchar *b_data = cairo_image_surface_get_data (b);
  guint n = 0;

  for (int y = MAX ((int) area->y, 0); y < MIN (area->y + area->height, HEIGHT); y++)
    for (int x = MAX ((int) area->x, 0); x < MIN (area->x + area->width, WIDTH); x++)
      for (int channel = 0; channel < 3; channel++)
        if (ABS (a_data[y * stride + x * 4 + channel] - b_data[y * stride + x * 4 + channel]) > 96)
          {
            n++;
            break;
          }
  return n;
}

static void
test_same (void)
{
  const BstRect all = { 0, 0, WIDTH, HEIGHT };
  static const guint numbers[] = { 0, 12, 90, 800 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
      for (int dark = 0; dark < 2; dark++)
        {
          const BstPalette *palette = bst_palette_get (dark, FALSE);
          g_autoptr (GListStore) entries = test_generated (numbers[i], 7);
          g_autoptr (BstScene) scene = test_scene (entries, (BstChartKind) kind, WIDTH, HEIGHT, "lab-3/model-3");
          cairo_surface_t *window = paint_window (scene, palette, -1);
          cairo_surface_t *file = paint_file (scene, palette);

          g_assert_cmpuint (count_differences (window, file, &all), <=, numbers[i]);
          cairo_surface_destroy (window);
          cairo_surface_destroy (file);
        }
}

/* An estimate is dashed in the window as well, in each shape. */
static void
test_estimates (void)
{
  const BstPalette *palette = bst_palette_get (FALSE, FALSE);
  g_autoptr (GListStore) entries = test_generated (300, 7);
  g_autoptr (BstScene) scene = test_scene (entries, BST_CHART_TIMELINE, WIDTH, HEIGHT, NULL);
  cairo_surface_t *window = paint_window (scene, palette, -1);
  cairo_surface_t *file = paint_file (scene, palette);
  guint n_marks, n_estimates = 0;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    if (marks[i].estimated)
      {
        g_assert_cmpuint (count_differences (window, file, &marks[i].area), <=, 2);
        n_estimates++;
      }
  g_assert_cmpuint (n_estimates, >, 0);
  cairo_surface_destroy (window);
  cairo_surface_destroy (file);
}

/* The focus is seen on a mark that is selected and on one that is not, and only there. */
static void
test_focus (void)
{
  const BstRect all = { 0, 0, WIDTH, HEIGHT };

  for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
    for (int high = 0; high < 2; high++)
      for (int selected = 0; selected < 2; selected++)
        {
          const BstPalette *palette = bst_palette_get (FALSE, high);
          g_autoptr (GListStore) entries = test_generated (12, 7);
          g_autoptr (BstScene) scene = test_scene (entries, (BstChartKind) kind, WIDTH, HEIGHT, selected ? "lab-3/model-3" : NULL);
          int mark = bst_scene_find (scene, "lab-3/model-3");
          guint n_marks;
          const BstRect *area = &bst_scene_get_marks (scene, &n_marks)[mark].area;
          BstRect around = { area->x - 14, area->y - 14, area->width + 28, area->height + 28 };
          cairo_surface_t *without = paint_window (scene, palette, -1);
          cairo_surface_t *with = paint_window (scene, palette, mark);

          g_assert_cmpint (mark, >=, 0);
          g_assert_cmpuint (count_differences (without, with, &around), >, 60);
          g_assert_cmpuint (count_differences (without, with, &all), ==, count_differences (without, with, &around));
          cairo_surface_destroy (without);
          cairo_surface_destroy (with);
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  /* Render nodes are there once GTK has begun, with a display or without. */
  gtk_init_check ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/chart-paint/same", test_same);
  g_test_add_func ("/chart-paint/estimates", test_estimates);
  g_test_add_func ("/chart-paint/focus", test_focus);

  return g_test_run ();
}
