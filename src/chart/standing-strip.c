#include "config.h"

#include "chart/standing-strip.h"

#include <math.h>

/* From the top: the model's sign, the bars, the axis, its ticks and their numbers. */
#define SIGN_RADIUS 5.5
#define SIGN_ROOM 18
#define BARS_HEIGHT 24
#define LEAST_BAR 4
#define BAR_PITCH 4
#define BAR_WIDTH 3
#define TICK_LENGTH 4
#define TICK_SPACE 2 /* between a tick and its number */
#define LABEL_GAP 12
#define LABEL_SCALE 0.85
#define RING_RADIUS 5.0
#define STEM_WIDTH 2
/* Narrower than this nothing is told apart. */
#define LEAST_WIDTH 40

static PangoLayout *
make_layout (PangoContext *context, const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (LABEL_SCALE));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
measure_label (const char *text, gpointer context)
{
  g_autoptr (PangoLayout) layout = make_layout (context, text);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

/**
 * bst_standing_strip_measure:
 * @context: that the numbers are set with
 *
 * Returns: how high a strip is, whatever it shows, in pixels
 */
double
bst_standing_strip_measure (PangoContext *context)
{
  g_autoptr (PangoLayout) layout = make_layout (context, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return SIGN_ROOM + BARS_HEIGHT + 1 + TICK_LENGTH + TICK_SPACE + MAX (height, 1);
}

static void
clear_tick (gpointer tick)
{
  g_free (((BstStandingTick *) tick)->label);
}

/* From the smallest that there is to the largest, the model's own figures included. */
static BstScale
make_scale (BstSizes *sizes, const BstStanding *standing, double inset, double width, gboolean rtl)
{
  guint n;
  const BstSize *all = bst_sizes_get (sizes, &n);
  double min = n > 0 ? (double) all[0].parameters : INFINITY, max = n > 0 ? (double) all[n - 1].parameters : -INFINITY;

  if (standing->parameters > 0)
    {
      min = MIN (min, (double) (standing->active > 0 ? standing->active : standing->parameters));
      max = MAX (max, (double) standing->parameters);
    }
  return rtl ? bst_scale_log (min, max, width - inset, inset) : bst_scale_log (min, max, inset, width - inset);
}

/* The widest number decides how much is kept free at both ends, so that none of them leaves
 * the strip. */
static double
find_inset (BstSizes *sizes, const BstStanding *standing, double width, PangoContext *context)
{
  BstScale scale = make_scale (sizes, standing, SIGN_RADIUS * 2, width, FALSE);
  g_autoptr (GArray) ticks = bst_ticks_log (&scale, LABEL_GAP, measure_label, context);
  double widest = 0;

  for (guint i = 0; i < ticks->len; i++)
    widest = MAX (widest, g_array_index (ticks, BstTick, i).width);
  return MIN (ceil (MAX (widest / 2, SIGN_RADIUS * 2)), floor (width / 4));
}

static void
lay_ticks (BstStandingStrip *self, const BstScale *scale)
{
  g_autoptr (GArray) ticks = bst_ticks_log (scale, LABEL_GAP, measure_label, self->context);
  double top = self->axis.y + self->axis.height;

  for (guint i = 0; i < ticks->len; i++)
    {
      BstTick *from = &g_array_index (ticks, BstTick, i);
      BstStandingTick tick = { .line = { floor (from->position), top, 1, TICK_LENGTH } };

      if (from->label == NULL && from->rank != BST_TICK_MAJOR)
        tick.line.height = floor (TICK_LENGTH / 2.0);
      tick.label = g_steal_pointer (&from->label);
      tick.x = CLAMP (from->position + 0.5 - from->width / 2, 0, MAX (self->width - from->width, 0));
      tick.y = top + TICK_LENGTH + TICK_SPACE;
      g_array_append_val (self->ticks, tick);
    }
}

static void
lay_bars (BstStandingStrip *self, BstSizes *sizes, const BstScale *scale)
{
  guint n_columns = (guint) MAX (ceil (self->width / BAR_PITCH), 1), n_sizes, most = 0;
  const BstSize *all = bst_sizes_get (sizes, &n_sizes);
  g_autofree guint *counts = g_new0 (guint, n_columns);

  for (guint i = 0; i < n_sizes; i++)
    {
      double at = bst_scale_to_pixel (scale, (double) all[i].parameters) / BAR_PITCH;
      guint column = (guint) CLAMP (floor (at), 0, n_columns - 1);

      counts[column] += all[i].n;
      most = MAX (most, counts[column]);
    }
  for (guint i = 0; i < n_columns; i++)
    {
      double height = most > 0 ? MAX (round (BARS_HEIGHT * sqrt ((double) counts[i] / most)), LEAST_BAR) : 0;
      BstRect bar = { i * BAR_PITCH, self->axis.y - height, MIN (BAR_WIDTH, self->width - i * BAR_PITCH), height };

      if (counts[i] > 0)
        g_array_append_val (self->bars, bar);
    }
}

static void
lay_mark (BstStandingStrip *self, const BstStanding *standing, const BstScale *scale)
{
  BstSceneMark *mark = &self->mark;

  mark->openness = standing->openness;
  mark->shape = bst_shape_for (standing->openness);
  mark->radius = SIGN_RADIUS;
  mark->estimated = standing->is_estimated;
  mark->unknown = standing->parameters == 0;
  if (mark->unknown)
    return;
  /* Between two pixels, as the stem is two of them wide. */
  mark->x = round (bst_scale_to_pixel (scale, (double) standing->parameters));
  mark->y = SIGN_ROOM / 2.0;
  self->stem = (BstRect) { mark->x - STEM_WIDTH / 2.0, mark->y, STEM_WIDTH, self->axis.y - mark->y };
  mark->has_ring = standing->active > 0;
  if (!mark->has_ring)
    return;
  mark->ring_x = bst_scale_to_pixel (scale, (double) standing->active);
  mark->ring_y = mark->y;
  self->link = (BstRect) { MIN (mark->x, mark->ring_x), mark->y - STEM_WIDTH / 2.0, fabs (mark->x - mark->ring_x), STEM_WIDTH };
}

/**
 * bst_standing_strip_new:
 * @sizes: of the list; only read here
 * @standing: of the model
 * @width: of the strip, in pixels; of less than 40 there are 40
 * @rtl: whether the largest are at the left
 * @context: sets the numbers
 *
 * Returns: (transfer full): the strip; it is bst_standing_strip_measure() high
 */
BstStandingStrip *
bst_standing_strip_new (BstSizes *sizes, const BstStanding *standing, double width, gboolean rtl, PangoContext *context)
{
  BstStandingStrip *self = g_new0 (BstStandingStrip, 1);
  BstScale scale;

  self->width = isfinite (width) ? MAX (width, LEAST_WIDTH) : LEAST_WIDTH;
  self->height = bst_standing_strip_measure (context);
  self->context = g_object_ref (context);
  self->axis = (BstRect) { 0, SIGN_ROOM + BARS_HEIGHT, self->width, 1 };
  self->bars = g_array_new (FALSE, FALSE, sizeof (BstRect));
  self->ticks = g_array_new (FALSE, FALSE, sizeof (BstStandingTick));
  g_array_set_clear_func (self->ticks, clear_tick);
  scale = make_scale (sizes, standing, find_inset (sizes, standing, self->width, context), self->width, rtl);
  lay_bars (self, sizes, &scale);
  lay_ticks (self, &scale);
  lay_mark (self, standing, &scale);
  return self;
}

void
bst_standing_strip_free (BstStandingStrip *self)
{
  g_array_unref (self->bars);
  g_array_unref (self->ticks);
  g_object_unref (self->context);
  g_free (self);
}

static void
paint_ticks (const BstStandingStrip *self, const BstPainter *painter, const BstPalette *palette)
{
  for (guint i = 0; i < self->ticks->len; i++)
    {
      const BstStandingTick *tick = &g_array_index (self->ticks, BstStandingTick, i);
      BstSceneText text = { tick->label, BST_TEXT_TICK, BST_ANCHOR_LEFT, { tick->x, tick->y, 0, 0 }, 0, -1 };
      g_autoptr (PangoLayout) layout = NULL;

      painter->funcs->rect (painter->data, &tick->line, &palette->grid);
      if (tick->label == NULL)
        continue;
      layout = make_layout (self->context, tick->label);
      painter->funcs->text (painter->data, &text, layout, tick->x, tick->y, bst_painter_text_color (palette, text.role));
    }
}

static void
paint_mark (const BstStandingStrip *self, const BstPainter *painter, const BstPalette *palette)
{
  const BstSceneMark *mark = &self->mark;
  const BstColor *color = &palette->openness[mark->openness];
  BstRect around = { self->stem.x - 1, self->stem.y, self->stem.width + 2, self->stem.height };

  if (mark->unknown)
    return;
  painter->funcs->rect (painter->data, &around, &palette->ground);
  painter->funcs->rect (painter->data, &self->stem, color);
  if (mark->has_ring)
    {
      painter->funcs->rect (painter->data, &self->link, color);
      bst_painter_ring (painter, mark->ring_x, mark->ring_y, RING_RADIUS, color, &palette->ground);
    }
  bst_painter_sign (painter, mark, palette);
}

/**
 * bst_standing_strip_paint:
 * @painter: where to
 * @palette: in which colours; the ground is not painted
 */
void
bst_standing_strip_paint (const BstStandingStrip *self, const BstPainter *painter, const BstPalette *palette)
{
  for (guint i = 0; i < self->bars->len; i++)
    painter->funcs->rect (painter->data, &g_array_index (self->bars, BstRect, i), &palette->muted);
  painter->funcs->rect (painter->data, &self->axis, &palette->grid);
  paint_ticks (self, painter, palette);
  paint_mark (self, painter, palette);
}
