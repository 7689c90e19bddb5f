/* The order in which a scene is painted, and its two layers. */
#include "scenes.h"

#include "chart/paint.h"

#include <math.h>
#include <string.h>

#define WIDTH 640
#define HEIGHT 360

/* What a painter was asked for. */
typedef struct
{
  GArray *marks; /* int, as they were begun */
  GArray *rings; /* BstRect: around each */
  GArray *ring_colors; /* BstColor */
  int open_mark; /* -1 for none */
  int open_part; /* -1 for none */
  guint parts; /* a bit each that there was */
  guint n_texts;
} Record;

static void
record_rect (gpointer record, const BstRect *rect, const BstColor *color)
{
  g_assert_true (rect->width > 0 && rect->height > 0);
  g_assert_cmpfloat (color->alpha, ==, 1);
}

static void
record_sign (gpointer record, const BstSign *sign)
{
  g_assert_cmpfloat (sign->radius, >, 0);
  g_assert_true (!sign->dashed || sign->halo != NULL);
}

static void
record_ring (gpointer record, double x, double y, double radius, double width, const BstColor *color)
{
  BstRect rect = { x - radius, y - radius, 2 * radius, 2 * radius };

  g_array_append_val (((Record *) record)->rings, rect);
  g_array_append_val (((Record *) record)->ring_colors, *color);
}

static void
record_frame (gpointer record, const BstRect *rect, double corner, double width, const BstColor *color)
{
}

static void
record_line (gpointer record, const BstRect *line, const BstColor *color)
{
}

static void
record_text (gpointer record, const BstSceneText *text, PangoLayout *layout, double x, double y, const BstColor *color)
{
  g_assert_cmpstr (pango_layout_get_text (layout), ==, text->string);
  ((Record *) record)->n_texts++;
}

static void
record_cells (gpointer record, BstDensity *density, const BstPalette *palette)
{
}

static void
begin_part (gpointer record, BstPart part)
{
  Record *self = record;

  g_assert_cmpint (self->open_part, ==, -1);
  self->open_part = (int) part;
  self->parts |= 1u << part;
}

static void
end_part (gpointer record, BstPart part)
{
  g_assert_cmpint (((Record *) record)->open_part, ==, (int) part);
  ((Record *) record)->open_part = -1;
}

static void
begin_mark (gpointer record, guint mark)
{
  Record *self = record;
  int number = (int) mark;

  g_assert_cmpint (self->open_part, ==, BST_PART_MARKS);
  g_assert_cmpint (self->open_mark, ==, -1);
  self->open_mark = number;
  g_array_append_val (self->marks, number);
}

static void
end_mark (gpointer record, guint mark)
{
  g_assert_cmpint (((Record *) record)->open_mark, ==, (int) mark);
  ((Record *) record)->open_mark = -1;
}

static void
record_scene (Record *record, BstScene *scene, BstLayers layers)
{
  static const BstPainterFuncs funcs = {
    record_rect, record_sign, record_ring, record_frame, record_line, record_text,
    record_cells, begin_part, end_part, begin_mark, end_mark
  };
  BstPainter painter = { &funcs, record, -1 };

  *record = (Record) { g_array_new (FALSE, FALSE, sizeof (int)), g_array_new (FALSE, FALSE, sizeof (BstRect)),
                       g_array_new (FALSE, FALSE, sizeof (BstColor)), -1, -1, 0, 0 };
  bst_scene_paint (scene, &painter, bst_palette_get (FALSE, FALSE), layers);
  g_assert_cmpint (record->open_part, ==, -1);
  g_assert_cmpint (record->open_mark, ==, -1);
}

static void
clear_record (Record *record)
{
  g_array_unref (record->marks);
  g_array_unref (record->rings);
  g_array_unref (record->ring_colors);
}

static BstScene *
make_scene (GListStore *entries, BstChartKind kind, const char *selected_id, const char *hovered_id, const char *const *pinned_ids)
{
  g_autoptr (BstScene) scene = test_scene (entries, kind, WIDTH, HEIGHT, NULL);

  return bst_scene_with_emphasis (scene, selected_id, hovered_id, pinned_ids);
}

static const char *const pins[] = { "lab-5/model-5", "lab-0/nothing", "lab-9/model-9", "lab-5/model-5", NULL };

/* Every mark once, and what stands out last; each text once. */
static void
test_order (void)
{
  g_autoptr (GListStore) entries = test_generated (60, 7);

  for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
    {
      g_autoptr (BstScene) scene = make_scene (entries, (BstChartKind) kind, "lab-3/model-3", "lab-4/model-4", pins);
      g_autofree gboolean *seen = NULL;
      guint n_marks, n_texts, n_labels, n_pinned;
      Record record;

      bst_scene_get_marks (scene, &n_marks);
      bst_scene_get_texts (scene, &n_texts);
      bst_scene_get_labels (scene, &n_labels);
      bst_scene_get_pinned (scene, &n_pinned);
      record_scene (&record, scene, BST_LAYER_ALL);
      seen = g_new0 (gboolean, n_marks);
      g_assert_cmpuint (record.marks->len, ==, n_marks);
      for (guint i = 0; i < n_marks; i++)
        {
          int mark = g_array_index (record.marks, int, i);

          g_assert_false (seen[mark]);
          seen[mark] = TRUE;
        }
      g_assert_cmpuint (n_pinned, ==, 2);
      g_assert_cmpint (g_array_index (record.marks, int, n_marks - 1), ==, bst_scene_get_selected (scene));
      g_assert_cmpint (g_array_index (record.marks, int, n_marks - 2), ==, bst_scene_get_hovered (scene));
      g_assert_cmpuint (record.n_texts, ==, n_texts + n_labels);
      clear_record (&record);

      record_scene (&record, scene, BST_LAYER_GROUND);
      g_assert_cmpuint (record.marks->len, ==, n_marks);
      g_assert_cmpuint (record.n_texts, ==, n_texts);
      clear_record (&record);

      record_scene (&record, scene, BST_LAYER_TOP);
      g_assert_cmpuint (record.marks->len, ==, 4);
      clear_record (&record);
    }
}

static cairo_surface_t *
paint (BstScene *scene, BstLayers first, BstLayers then)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  BstPainter painter;
  double height;

  bst_scene_get_size (scene, NULL, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, (int) height);
  cr = cairo_create (surface);
  painter = bst_painter_for_cairo (cr);

  bst_scene_paint (scene, &painter, bst_palette_get (FALSE, FALSE), first);
  if (then != 0)
    bst_scene_paint (scene, &painter, bst_palette_get (FALSE, FALSE), then);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* How many bytes of the two differ by more than @levels. */
static guint
count_differences (cairo_surface_t *a, cairo_surface_t *b, int levels)
{
  const guchar *a_data = cairo_image_surface_get_data (a);
  const guchar *b_data = cairo_image_surface_get_data (b);
  int n_bytes = cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a);
  guint n = 0;

  for (int i = 0; i < n_bytes; i++)
    n += i % 4 != 3 && ABS (a_data[i] - b_data[i]) > levels;
  return n;
}

/* One layer over the other is the whole picture; only where a mark is painted over
 * itself may its edge be a little stronger. */
static void
test_layers (void)
{
  g_autoptr (GListStore) entries = test_generated (60, 7);

  for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
    {
      g_autoptr (BstScene) scene = make_scene (entries, (BstChartKind) kind, "lab-3/model-3", "lab-4/model-4", pins);
      cairo_surface_t *whole = paint (scene, BST_LAYER_ALL, 0);
      cairo_surface_t *layered = paint (scene, BST_LAYER_GROUND, BST_LAYER_TOP);
      cairo_surface_t *ground = paint (scene, BST_LAYER_GROUND, 0);

      g_assert_cmpuint (count_differences (whole, layered, 64), <=, 12);
      g_assert_cmpuint (count_differences (whole, ground, 64), >, 200);
      cairo_surface_destroy (whole);
      cairo_surface_destroy (layered);
      cairo_surface_destroy (ground);
    }
}

/* The ground can be kept while pointer, selection and pins change. */
static void
test_ground (void)
{
  g_autoptr (GListStore) entries = test_generated (60, 7);

  for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
    {
      g_autoptr (BstScene) plain = make_scene (entries, (BstChartKind) kind, NULL, NULL, NULL);
      g_autoptr (BstScene) busy = make_scene (entries, (BstChartKind) kind, "lab-3/model-3", "lab-4/model-4", pins);
      cairo_surface_t *a = paint (plain, BST_LAYER_GROUND, 0);
      cairo_surface_t *b = paint (busy, BST_LAYER_GROUND, 0);

      g_assert_cmpuint (count_differences (a, b, 0), ==, 0);
      cairo_surface_destroy (a);
      cairo_surface_destroy (b);
    }
}

/* Whether there is a ring of that colour around the mark. */
static gboolean
has_ring (const Record *record, const BstSceneMark *mark, const BstColor *color)
{
  for (guint i = 0; i < record->rings->len; i++)
    {
      const BstRect *ring = &g_array_index (record->rings, BstRect, i);

      if (fabs (ring->x + ring->width / 2 - mark->x) < 0.01 && fabs (ring->y + ring->height / 2 - mark->y) < 0.01 &&
          memcmp (&g_array_index (record->ring_colors, BstColor, i), color, sizeof *color) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What is pinned has a ring in ink, what is selected another; a mark may be both, and
 * the one is then outside of the other. */
static void
test_pinned (void)
{
  const BstPalette *palette = bst_palette_get (FALSE, FALSE);
  g_autoptr (GListStore) entries = test_generated (60, 7);
  g_autoptr (BstScene) scene = make_scene (entries, BST_CHART_TIMELINE, "lab-9/model-9", NULL, pins);
  guint n_marks, n_pinned;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);
  const int *pinned = bst_scene_get_pinned (scene, &n_pinned);
  Record record;

  g_assert_cmpuint (n_pinned, ==, 2);
  g_assert_cmpint (pinned[0], <, pinned[1]);
  record_scene (&record, scene, BST_LAYER_ALL);
  for (guint i = 0; i < n_marks; i++)
    {
      g_assert_cmpint (has_ring (&record, &marks[i], &palette->ink), ==, (int) i == pinned[0] || (int) i == pinned[1]);
      g_assert_cmpint (has_ring (&record, &marks[i], &palette->accent), ==, (int) i == bst_scene_get_selected (scene));
    }
  clear_record (&record);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/painter/order", test_order);
  g_test_add_func ("/painter/layers", test_layers);
  g_test_add_func ("/painter/ground", test_ground);
  g_test_add_func ("/painter/pinned", test_pinned);

  return g_test_run ();
}
