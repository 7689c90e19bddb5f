#include "config.h"

#include "chart/labels.h"

#include <math.h>
#include <string.h>

/* Larger plots are not asked for; the bitmap of this one is 32 MiB. */
#define MAX_EXTENT 16384

struct _BstLabelMap
{
  BstRect plot;
  int width;
  int height;
  gsize stride; /* words a row */
  guint64 *bits; /* row by row */
};

/**
 * bst_label_map_new:
 * @plot: what labels may not leave
 *
 * An occupancy bitmap after Kittivorawong, Moritz, Wongsuphasawat and Heer, "Fast and
 * Flexible Overlap Detection for Chart Labeling with Occupancy Bitmap" (2020):
 * whether a label has room costs as many words as it has rows, however many
 * marks there are.
 *
 * Returns: (transfer full): a map on which nothing is taken
 */
BstLabelMap *
bst_label_map_new (const BstRect *plot)
{
  BstLabelMap *self = g_new0 (BstLabelMap, 1);

  self->plot = *plot;
  self->width = (int) CLAMP (floor (plot->width), 0, MAX_EXTENT);
  self->height = (int) CLAMP (floor (plot->height), 0, MAX_EXTENT);
  self->stride = (gsize) (self->width + 63) / 64;
  self->bits = g_new0 (guint64, MAX (self->stride * self->height, 1));
  return self;
}

void
bst_label_map_free (BstLabelMap *self)
{
  g_free (self->bits);
  g_free (self);
}

/* The pixels that @rect touches, clipped to the map. Returns FALSE for none. */
static gboolean
find_pixels (BstLabelMap *self, const BstRect *rect, int *left, int *top, int *right, int *bottom)
{
  *left = (int) CLAMP (floor (rect->x - self->plot.x), 0, self->width);
  *top = (int) CLAMP (floor (rect->y - self->plot.y), 0, self->height);
  *right = (int) CLAMP (ceil (rect->x + rect->width - self->plot.x), 0, self->width);
  *bottom = (int) CLAMP (ceil (rect->y + rect->height - self->plot.y), 0, self->height);
  return *left < *right && *top < *bottom;
}

/* The bits from @left up to @right that are in @word. */
static guint64
word_mask (gsize word, int left, int right)
{
  int from = MAX (left - (int) word * 64, 0);
  int to = MIN (right - (int) word * 64, 64);
  guint64 below = to == 64 ? ~G_GUINT64_CONSTANT (0) : (G_GUINT64_CONSTANT (1) << to) - 1;

  return below & (~G_GUINT64_CONSTANT (0) << from);
}

/**
 * bst_label_map_take:
 * @rect: where no label may be from now on; what is out of the plot is ignored
 */
void
bst_label_map_take (BstLabelMap *self, const BstRect *rect)
{
  int left, top, right, bottom;

  if (!find_pixels (self, rect, &left, &top, &right, &bottom))
    return;
  for (int y = top; y < bottom; y++)
    for (gsize word = left / 64; word <= (gsize) (right - 1) / 64; word++)
      self->bits[y * self->stride + word] |= word_mask (word, left, right);
}

/**
 * bst_label_map_is_free:
 * @rect: where a label would be
 *
 * Returns: whether all of it is in the plot and none of it is taken
 */
gboolean
bst_label_map_is_free (BstLabelMap *self, const BstRect *rect)
{
  int left, top, right, bottom;

  if (rect->x < self->plot.x || rect->y < self->plot.y ||
      rect->x + rect->width > self->plot.x + self->width ||
      rect->y + rect->height > self->plot.y + self->height ||
      !find_pixels (self, rect, &left, &top, &right, &bottom))
    return FALSE;
  for (int y = top; y < bottom; y++)
    for (gsize word = left / 64; word <= (gsize) (right - 1) / 64; word++)
      if ((self->bits[y * self->stride + word] & word_mask (word, left, right)) != 0)
        return FALSE;
  return TRUE;
}

/**
 * bst_label_map_place:
 * @x: the middle of the mark
 * @y: the middle of the mark
 * @distance: how far from there the label's edge stays
 * @width: of the label
 * @height: of the label
 * @rtl: whether left is tried before right
 * @placed: (out) (nullable): where the label goes, which is taken from then on;
 *   untouched when there is no room; %NULL to ask only whether there is
 *
 * Tries right, left, above, below, then the diagonals, and takes the first place
 * that is free.
 *
 * Returns: whether there was one
 */
gboolean
bst_label_map_place (BstLabelMap *self, double x, double y, double distance,
                     double width, double height, gboolean rtl, BstRect *placed)
{
  /* Which way the label goes from the mark; diagonals are as far as the sides. */
  static const struct
  {
    int across, down;
  } candidates[] = { { 1, 0 }, { -1, 0 }, { 0, -1 }, { 0, 1 }, { 1, -1 }, { -1, -1 }, { 1, 1 }, { -1, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      int across = rtl ? -candidates[i].across : candidates[i].across;
      int down = candidates[i].down;
      double near = across != 0 && down != 0 ? distance * G_SQRT2 / 2 : distance;
      BstRect rect = { x + across * near - (1 - across) * width / 2,
                       y + down * near - (1 - down) * height / 2, width, height };

      if (!bst_label_map_is_free (self, &rect))
        continue;
      if (placed != NULL)
        {
          bst_label_map_take (self, &rect);
          *placed = rect;
        }
      return TRUE;
    }
  return FALSE;
}

/* How far the nearest point of a box from @start to @start + @length is from @at. */
static double
distance_to_span (double at, double start, double length)
{
  return MAX (MAX (start - at, at - start - length), 0);
}

/**
 * bst_label_map_place_near:
 * @x: the middle of the mark
 * @y: the middle of the mark
 * @reach: how far from there the label may be
 * @width: of the label
 * @height: of the label
 * @placed: (out): where the label goes; untouched when there is no room
 *
 * Tries all places around a mark, and takes the nearest one that is free; of several
 * the one whose middle is nearest, the upper and the left one before the others.
 *
 * Returns: whether there was one
 */
gboolean
bst_label_map_place_near (BstLabelMap *self, double x, double y, double reach,
                          double width, double height, BstRect *placed)
{
  const double step = 2;
  double least = reach + 1;
  BstRect rect = { 0, 0, width, height };
  BstRect best = { 0 };

  for (rect.y = y - reach - height; rect.y <= y + reach; rect.y += step)
    for (rect.x = x - reach - width; rect.x <= x + reach; rect.x += step)
      {
        double distance = hypot (distance_to_span (x, rect.x, width), distance_to_span (y, rect.y, height));
        double off = hypot (rect.x + width / 2 - x, rect.y + height / 2 - y);

        /* The middle decides only between places that are as near. */
        distance += off / 1000;
        if (distance >= least || distance > reach || !bst_label_map_is_free (self, &rect))
          continue;
        least = distance;
        best = rect;
      }
  if (least > reach)
    return FALSE;
  bst_label_map_take (self, &best);
  *placed = best;
  return TRUE;
}
