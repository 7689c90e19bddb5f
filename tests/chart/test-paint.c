#include "scenes.h"

#include "chart/paint.h"

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

      if (numbers[i] > 0)
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/paint/guide", test_guide_pictures);
  g_test_add_func ("/paint/generated", test_generated_pictures);
  g_test_add_func ("/paint/other", test_other_pictures);

  return g_test_run ();
}
