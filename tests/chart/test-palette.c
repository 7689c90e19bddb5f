#include "chart/palette.h"

static const BstColor white = { 1, 1, 1, 1 };
static const BstColor black = { 0, 0, 0, 1 };

/* Values that WCAG's own examples and every calculator give. */
static void
test_contrast (void)
{
  static const BstColor grey = { 0x76 / 255.f, 0x76 / 255.f, 0x76 / 255.f, 1 };

  g_assert_cmpfloat_with_epsilon (bst_color_contrast (&white, &black), 21, 1e-6);
  g_assert_cmpfloat_with_epsilon (bst_color_contrast (&black, &white), 21, 1e-6);
  g_assert_cmpfloat_with_epsilon (bst_color_contrast (&white, &white), 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (bst_color_contrast (&grey, &white), 4.54, 0.005);
}

static void
test_palettes (void)
{
  for (int dark = 0; dark < 2; dark++)
    for (int high = 0; high < 2; high++)
      {
        const BstPalette *palette = bst_palette_get (dark, high);
        double least_mark = high ? 4.5 : 3;
        double least_text = high ? 7 : 4.5;
        const BstColor *grounds[] = { &palette->ground, &palette->highlight };

        g_assert_cmpint (bst_color_contrast (&palette->ground, &black) < 3, ==, dark);
        for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
          {
            for (guint j = 0; j < BST_N_OPENNESS; j++)
              g_assert_cmpfloat (bst_color_contrast (&palette->openness[j], grounds[i]), >=, least_mark);
            g_assert_cmpfloat (bst_color_contrast (&palette->ink, grounds[i]), >=, least_text);
            g_assert_cmpfloat (bst_color_contrast (&palette->muted, grounds[i]), >=, least_text);
            g_assert_cmpfloat (bst_color_contrast (&palette->accent, grounds[i]), >=, least_mark);
            g_assert_cmpfloat (bst_color_contrast (&palette->budget, grounds[i]), >=, least_mark);
          }
        /* The budget has words on it. */
        g_assert_cmpfloat (bst_color_contrast (&palette->budget, &palette->ground), >=, least_text);
        g_assert_cmpfloat (bst_color_contrast (&palette->grid, &palette->ground), >,
                           bst_color_contrast (&palette->grid_minor, &palette->ground));
        g_assert_cmpfloat (bst_color_contrast (&palette->grid_minor, &palette->ground), >,
                           bst_color_contrast (&palette->grid_faint, &palette->ground));
      }
}

/* A place with one model is seen, more are stronger, and the most stand out as much as
 * text does. */
static void
test_ramps (void)
{
  for (int i = 0; i < 4; i++)
    {
      const BstPalette *palette = bst_palette_get (i & 1, i & 2);

      for (guint j = 0; j < BST_N_OPENNESS; j++)
        {
          double before = 1;

          for (int step = 0; step <= 24; step++)
            {
              BstColor color = bst_palette_ramp (palette, j, step / 24.);
              double contrast = bst_color_contrast (&color, &palette->ground);

              g_assert_cmpfloat (contrast, >=, 1.35);
              g_assert_cmpfloat (contrast, >, before);
              before = contrast;
            }
          g_assert_cmpfloat (before, >=, 6);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/palettes", test_palettes);

  g_test_add_func ("/palette/ramps", test_ramps);

  return g_test_run ();
}
