#include "chart/standing-strip.h"

#include <math.h>
#include <string.h>

#include "../core/entries.h"
#include "chart/paint.h"
#include "core/i18n.h"
#include "scenes.h"

/* Kept for all tests: of the size of usual text, and of text that is twice as large. */
static PangoContext *
get_context (double points)
{
  static PangoContext *contexts[64];
  guint i = (guint) round (points);

  if (contexts[i] == NULL)
    contexts[i] = test_context (points);
  return contexts[i];
}

static BstStandingStrip *
strip_new (GListStore *entries, guint position, double width, gboolean rtl, double points)
{
  g_autoptr (BstSizes) sizes = bst_sizes_new (G_LIST_MODEL (entries));
  g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (entries), position);
  BstStanding standing;

  bst_standing_init (&standing, sizes, entry, TRUE);
  return bst_standing_strip_new (sizes, &standing, width, rtl, get_context (points));
}

static void
assert_within (const BstStandingStrip *strip, const BstRect *rect)
{
  g_assert_cmpfloat (rect->x, >=, 0);
  g_assert_cmpfloat (rect->y, >=, 0);
  g_assert_cmpfloat (rect->x + rect->width, <=, strip->width + 1e-6);
  g_assert_cmpfloat (rect->y + rect->height, <=, strip->height + 1e-6);
}

/* In whole pixels, none over another, and none so low that it is not seen. */
static void
assert_bars (const BstStandingStrip *strip)
{
  double end = 0;

  for (guint i = 0; i < strip->bars->len; i++)
    {
      const BstRect *bar = &g_array_index (strip->bars, BstRect, i);

      assert_within (strip, bar);
      g_assert_cmpfloat (bar->x, >=, end);
      g_assert_cmpfloat (bar->height, >=, 4);
      g_assert_cmpfloat (bar->y + bar->height, ==, strip->axis.y);
      g_assert_cmpfloat (bar->x, ==, floor (bar->x));
      g_assert_cmpfloat (bar->height, ==, floor (bar->height));
      end = bar->x + bar->width;
    }
}

static void
assert_ticks (const BstStandingStrip *strip, double points)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (get_context (points));
  g_autoptr (PangoAttrList) smaller = pango_attr_list_new ();
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (BstRect));

  pango_attr_list_insert (smaller, pango_attr_scale_new (0.85));
  pango_layout_set_attributes (layout, smaller);
  for (guint i = 0; i < strip->ticks->len; i++)
    {
      const BstStandingTick *tick = &g_array_index (strip->ticks, BstStandingTick, i);
      PangoRectangle extents;
      BstRect box;

      assert_within (strip, &tick->line);
      if (tick->label == NULL)
        continue;
      pango_layout_set_text (layout, tick->label, -1);
      pango_layout_get_pixel_extents (layout, NULL, &extents);
      box = (BstRect) { tick->x, tick->y, extents.width - 1.5, extents.height - 1.5 };
      assert_within (strip, &box);
      for (guint j = 0; j < boxes->len; j++)
        g_assert_false (test_rects_meet (&box, &g_array_index (boxes, BstRect, j)));
      g_array_append_val (boxes, box);
    }
}

static void
assert_mark (const BstStandingStrip *strip, BstEntry *entry)
{
  const BstSceneMark *mark = &strip->mark;
  BstRect sign = bst_shape_get_bounds (mark->shape, mark->x, mark->y, mark->radius);

  g_assert_cmpint (mark->unknown, ==, bst_entry_get_count (entry, BST_FIELD_PARAMETERS) <= 0);
  g_assert_cmpint (mark->openness, ==, bst_entry_get_openness (entry));
  if (mark->unknown)
    return;
  assert_within (strip, &sign);
  assert_within (strip, &strip->stem);
  g_assert_cmpfloat (strip->stem.y + strip->stem.height, ==, strip->axis.y);
  if (!mark->has_ring)
    return;
  sign = bst_shape_get_bounds (BST_SHAPE_DOT, mark->ring_x, mark->ring_y, mark->radius);
  assert_within (strip, &sign);
  assert_within (strip, &strip->link);
}

/* Nothing leaves the strip and no two numbers meet, of any data and at any width. */
static void
test_layout (void)
{
  static const double widths[] = { -3, 40, 120, 312, 480.5, 872, 2400 };
  static const double points[] = { 11, 22 };

  for (guint seed = 1; seed < 60; seed++)
    {
      guint n = seed % 5 == 0 ? 400 : seed, position = seed % n;
      g_autoptr (GListStore) entries = test_generated (n, seed);
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (entries), position);

      for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
        for (guint j = 0; j < G_N_ELEMENTS (points); j++)
          {
            g_autoptr (BstStandingStrip) strip = strip_new (entries, position, widths[i], seed % 2, points[j]);

            g_assert_cmpfloat (strip->width, ==, MAX (widths[i], 40));
            assert_bars (strip);
            assert_mark (strip, entry);
            /* Where the numbers are as wide as the strip there is one at most to be read. */
            if (widths[i] >= 120 * points[j] / 11)
              assert_ticks (strip, points[j]);
          }
    }
}

static void
append (GListStore *entries, const char *id, gint64 parameters)
{
  g_autoptr (BstEntry) entry = test_entry_simple (id, id, parameters, NULL);

  g_list_store_append (entries, entry);
}

/* A bar grows as the root of the models that lie there; one is seen beside ten thousand. */
static void
test_heights (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstStandingStrip) strip = NULL;
  const BstRect *bars;

  append (entries, "one", 1000);
  for (guint i = 0; i < 25; i++)
    append (entries, "some", 1000000);
  for (guint i = 0; i < 100; i++)
    append (entries, "many", 1000000000);
  strip = strip_new (entries, 0, 600, FALSE, 11);
  g_assert_cmpuint (strip->bars->len, ==, 3);
  bars = &g_array_index (strip->bars, BstRect, 0);
  g_assert_cmpfloat (bars[1].height * 2, ==, bars[2].height);
  g_assert_cmpfloat (bars[0].height, <, bars[1].height);
  g_assert_cmpfloat (bars[0].height, >=, 4);
}

/* The largest are where the eye ends: at the right, or at the left of who reads from there. */
static void
test_direction (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstStandingStrip) ltr = NULL, rtl = NULL;

  append (entries, "large", 180000000000);
  append (entries, "small", 70000000);
  ltr = strip_new (entries, 0, 600, FALSE, 11);
  rtl = strip_new (entries, 0, 600, TRUE, 11);
  g_assert_cmpfloat (ltr->mark.x, >, 500);
  g_assert_cmpfloat (rtl->mark.x, <, 100);
  g_assert_cmpfloat_with_epsilon (ltr->mark.x + rtl->mark.x, 600, 1);
}

/* A model of another list is in sight, too. */
static void
test_absent (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstSizes) sizes = NULL;
  PangoContext *context = get_context (11);

  append (entries, "small", 70000000);
  sizes = bst_sizes_new (G_LIST_MODEL (entries));
  for (gint64 parameters = 1; parameters < G_MAXINT64 / 1000; parameters *= 1000)
    {
      BstStanding standing = { parameters };
      g_autoptr (BstStandingStrip) strip = bst_standing_strip_new (sizes, &standing, 300, FALSE, context);

      assert_within (strip, &strip->stem);
      assert_bars (strip);
    }
}

/* What is painted, in order. */
typedef struct
{
  GString *parts;
  BstSign sign;
} Painted;

static void
write_rect (gpointer data, const BstRect *rect, const BstColor *color)
{
}

static void
write_sign (gpointer data, const BstSign *sign)
{
  Painted *painted = data;

  g_string_append (painted->parts, sign->halo != NULL ? "sign " : "ground ");
  painted->sign = *sign;
}

static void
write_ring (gpointer data, double x, double y, double radius, double width, const BstColor *color)
{
  g_string_append (((Painted *) data)->parts, "ring ");
}

static void
write_text (gpointer data, const BstSceneText *text, PangoLayout *layout, double x, double y, const BstColor *color)
{
  g_assert_cmpstr (pango_layout_get_text (layout), ==, text->string);
}

static Painted
paint (const BstStandingStrip *strip, const BstPalette *palette)
{
  static const BstPainterFuncs funcs = { .rect = write_rect, .sign = write_sign, .ring = write_ring, .text = write_text };
  Painted painted = { g_string_new (NULL), { 0 } };
  BstPainter painter = { &funcs, &painted, -1 };

  bst_standing_strip_paint (strip, &painter, palette);
  return painted;
}

/* The model has the sign that it has everywhere: a ring for what is active, dashes for an
 * estimate, nothing where no figure is known. */
static void
test_paint (void)
{
  static const struct
  {
    BstStanding standing;
    const char *parts;
  } cases[] = {
    { { 100, .openness = BST_OPENNESS_WEIGHTS }, "sign " },
    { { 100, 20, .openness = BST_OPENNESS_SOURCE }, "ground ring sign " },
    { { 100, .is_estimated = TRUE, .openness = BST_OPENNESS_CLOSED }, "sign " },
    { { 0 }, "" },
  };
  g_autoptr (GListStore) entries = test_generated (30, 3);
  g_autoptr (BstSizes) sizes = bst_sizes_new (G_LIST_MODEL (entries));
  PangoContext *context = get_context (11);
  const BstPalette *palette = bst_palette_get (TRUE, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BstStanding *standing = &cases[i].standing;
      g_autoptr (BstStandingStrip) strip = bst_standing_strip_new (sizes, standing, 300, FALSE, context);
      Painted painted = paint (strip, palette);

      g_assert_cmpstr (painted.parts->str, ==, cases[i].parts);
      g_string_free (painted.parts, TRUE);
      if (standing->parameters == 0)
        continue;
      g_assert_true (painted.sign.color == &palette->openness[standing->openness]);
      g_assert_cmpint (painted.sign.shape, ==, bst_shape_for (standing->openness));
      g_assert_cmpint (painted.sign.dashed, ==, standing->is_estimated);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/chart/standing-strip/layout", test_layout);
  g_test_add_func ("/chart/standing-strip/heights", test_heights);
  g_test_add_func ("/chart/standing-strip/direction", test_direction);
  g_test_add_func ("/chart/standing-strip/absent", test_absent);
  g_test_add_func ("/chart/standing-strip/paint", test_paint);

  return g_test_run ();
}
