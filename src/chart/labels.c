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

/* Returns: (transfer full): a map on which the same is taken */
BstLabelMap *
bst_label_map_copy (BstLabelMap *self)
{
  BstLabelMap *copy = g_memdup2 (self, sizeof *self);

  copy->bits = g_memdup2 (self->bits, MAX (self->stride * self->height, 1) * sizeof *self->bits);
  return copy;
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
 * bst_label_map_take_disc:
 * @x: the middle of a disc
 * @y: the middle of a disc
 * @radius: how far it reaches
 *
 * Takes the pixels that the disc touches, so that a label may come nearer to it at
 * its corners.
 */
void
bst_label_map_take_disc (BstLabelMap *self, double x, double y, double radius)
{
  for (double row = floor (y - radius); row < y + radius; row++)
    {
      double down = CLAMP (y, row, row + 1) - y;
      double half = radius * radius > down * down ? sqrt (radius * radius - down * down) : 0;
      BstRect rect = { x - half, row, 2 * half, 1 };

      bst_label_map_take (self, &rect);
    }
}

/* Returns: how many pixels of @rect are taken */
guint
bst_label_map_count (BstLabelMap *self, const BstRect *rect)
{
  int left, top, right, bottom;
  guint taken = 0;

  if (!find_pixels (self, rect, &left, &top, &right, &bottom))
    return 0;
  for (int y = top; y < bottom; y++)
    for (gsize word = left / 64; word <= (gsize) (right - 1) / 64; word++)
      taken += (guint) __builtin_popcountll (self->bits[y * self->stride + word] & word_mask (word, left, right));
  return taken;
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

/* Which way a label goes from its mark: right, left, above, below, then the diagonals, then
 * between these and above and below. */
static const struct
{
  double across, down;
} ways[] = {
  { 1, 0 },
  { -1, 0 },
  { 0, -1 },
  { 0, 1 },
  { 1, -1 },
  { -1, -1 },
  { 1, 1 },
  { -1, 1 },
  { 0.5, -1 },
  { -0.5, -1 },
  { 0.5, 1 },
  { -0.5, 1 },
};

/* Where @label would be on way @i; diagonals are as far as the sides. */
static BstRect
find_place (const BstLabel *label, guint i)
{
  double across = label->rtl ? -ways[i].across : ways[i].across;
  double down = ways[i].down;
  gboolean is_diagonal = fabs (across) > 0.9 && fabs (down) > 0.9;
  double near = is_diagonal ? label->distance * G_SQRT2 / 2 : label->distance;

  /* Above and below it is pushed aside by a part of its width alone. */
  return (BstRect) { label->x + (fabs (across) > 0.9 ? across * near : 0) - (1 - across) * label->width / 2,
                     label->y + down * near - (1 - down) * label->height / 2, label->width, label->height };
}

/**
 * bst_label_map_has_room:
 * @label: a label
 *
 * Returns: whether one of the places beside its mark is free, acceptable or not
 */
gboolean
bst_label_map_has_room (BstLabelMap *self, const BstLabel *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      BstRect rect = find_place (label, i);

      if (bst_label_map_is_free (self, &rect))
        return TRUE;
    }
  return FALSE;
}

/**
 * bst_label_map_place:
 * @label: a label
 * @placed: (out): where it goes, which is taken from then on; untouched when there is
 *   no room
 *
 * Tries right, left, above, below, the diagonals, then what is between them, and takes the
 * first place that is free and acceptable.
 *
 * Returns: whether there was one
 */
gboolean
bst_label_map_place (BstLabelMap *self, const BstLabel *label, BstRect *placed)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      BstRect rect = find_place (label, i);

      if (!bst_label_map_is_free (self, &rect) || (label->accept != NULL && !label->accept (&rect, label->user_data)))
        continue;
      bst_label_map_take (self, &rect);
      *placed = rect;
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
 * @label: a label
 * @reach: how far from the middle of its mark it may be
 * @placed: (out): where it goes; untouched when there is no room
 *
 * Tries all places around a mark, and takes the nearest one that is free and
 * acceptable; of several the one whose middle is nearest, the upper and the left one
 * before the others.
 *
 * Returns: whether there was one
 */
gboolean
bst_label_map_place_near (BstLabelMap *self, const BstLabel *label, double reach, BstRect *placed)
{
  const double step = 2;
  double x = label->x, y = label->y, width = label->width, height = label->height;
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
        if (distance >= least || distance > reach || !bst_label_map_is_free (self, &rect) ||
            (label->accept != NULL && !label->accept (&rect, label->user_data)))
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

/**
 * bst_label_map_place_over:
 * @label: a label
 * @placed: (out): where it goes; untouched when there is no room
 *
 * For a label that has to be somewhere: tries the places beside the mark, pushed into
 * the plot and made as narrow as it is, and takes the one that covers least of what is
 * taken.
 *
 * Returns: whether there was one: %FALSE only where the plot is too low for it
 */
gboolean
bst_label_map_place_over (BstLabelMap *self, const BstLabel *label, BstRect *placed)
{
  BstLabel narrow = *label;
  guint least = G_MAXUINT;

  narrow.width = MIN (label->width, self->width);
  if (narrow.width < 1 || narrow.height > self->height)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      BstRect rect = find_place (&narrow, i);
      guint taken;

      rect.x = CLAMP (rect.x, self->plot.x, self->plot.x + self->width - rect.width);
      rect.y = CLAMP (rect.y, self->plot.y, self->plot.y + self->height - rect.height);
      taken = bst_label_map_count (self, &rect);
      if (taken >= least)
        continue;
      least = taken;
      *placed = rect;
    }
  bst_label_map_take (self, placed);
  return TRUE;
}
