/* Densities that are made of others: what is seen until a thread has counted, and the strip
 * alone. */
#include "config.h"

#include "chart/density-private.h"

#include <math.h>

/* Returns: (transfer full): one in @frame, with room for the cells of @from but without any */
static BstDensity *
new_like (BstDensity *from, const BstDensityFrame *frame)
{
  BstDensity *self = g_new0 (BstDensity, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->frame = *frame;
  self->most[0] = from->most[0];
  self->most[1] = from->most[1];
  self->cells = g_new (BstDensityCell, MAX (from->n_cells, 1));
  self->numbers = g_new0 (guint32, (gsize) frame->n_columns * ((gsize) frame->n_rows + 1));
  self->first = g_new0 (guint32, frame->n_columns + 1);
  return self;
}

/* From one frame to another. */
typedef struct
{
  double factor;
  double offset;
} Way;

static Way
find_way (const BstScale *from, const BstScale *to)
{
  double start = bst_scale_to_pixel (to, bst_scale_to_value (from, from->start));
  double end = bst_scale_to_pixel (to, bst_scale_to_value (from, from->end));
  double factor = (end - start) / (from->end - from->start);

  return (Way) { factor, start - factor * from->start };
}

/* Moves a span, and leaves of it what is in another.
 *
 * Returns: whether anything is left */
static gboolean
move_span (const Way *way, double *start, double *length, double least, double most)
{
  double a = way->factor * *start + way->offset, b = way->factor * (*start + *length) + way->offset;
  double from = CLAMP (MIN (a, b), least, most), to = CLAMP (MAX (a, b), least, most);

  *start = from;
  *length = to - from;
  return *length > 0;
}

/**
 * bst_density_new_moved:
 * @from: what was counted
 * @frame: another part of the plane, or another size
 *
 * The same cells where they are in another frame, as large as they are there: what a map
 * shows until it has the tiles. They are in nobody's way: none is hit, and none stepped to.
 *
 * Returns: (transfer full): the density
 */
BstDensity *
bst_density_new_moved (BstDensity *from, const BstDensityFrame *frame)
{
  BstDensity *self = new_like (from, frame);
  Way across = find_way (&from->frame.time_scale, &frame->time_scale);
  Way upwards = find_way (&from->frame.count_scale, &frame->count_scale);
  const BstRect *grid = &frame->grid;

  self->rects = g_new (BstRect, MAX (from->n_cells, 1));
  for (guint i = 0; i < from->n_cells; i++)
    {
      BstRect rect = bst_density_get_rect (from, i);

      if (!move_span (&across, &rect.x, &rect.width, grid->x, grid->x + grid->width))
        continue;
      if (from->cells[i].row < 0)
        rect.y += frame->strip.y - from->frame.strip.y;
      else if (!move_span (&upwards, &rect.y, &rect.height, grid->y, grid->y + grid->height))
        continue;
      self->rects[self->n_cells] = rect;
      self->cells[self->n_cells++] = from->cells[i];
    }
  return self;
}

/**
 * bst_density_new_strip:
 * @from: what was counted
 *
 * Returns: (transfer full): its strip alone: the other points have marks
 */
BstDensity *
bst_density_new_strip (BstDensity *from)
{
  BstDensity *self = new_like (from, &from->frame);
  gsize height = (gsize) self->frame.n_rows + 1;

  if (from->rects != NULL)
    self->rects = g_new (BstRect, MAX (from->n_cells, 1));
  for (guint i = 0; i < from->n_cells; i++)
    {
      if (from->cells[i].row >= 0)
        continue;
      if (from->rects != NULL)
        self->rects[self->n_cells] = from->rects[i];
      else
        self->numbers[from->cells[i].column * height] = self->n_cells + 1;
      self->cells[self->n_cells++] = from->cells[i];
    }
  for (guint column = 0, cell = 0; column <= self->frame.n_columns && self->rects == NULL; column++)
    {
      self->first[column] = cell;
      cell += cell < self->n_cells && self->cells[cell].column == column;
    }
  self->most[1] = 0;
  return self;
}

/* Returns: whether it only shows what was counted for another frame */
gboolean
bst_density_is_moved (BstDensity *self)
{
  return self->rects != NULL;
}

/**
 * bst_density_count:
 * @n_known: (out): how many points there are with a figure
 * @n_unknown: (out): how many without
 *
 * Sums up what is in the cells.
 */
void
bst_density_count (BstDensity *self, guint *n_known, guint *n_unknown)
{
  *n_known = *n_unknown = 0;
  for (guint i = 0; i < self->n_cells; i++)
    if (self->cells[i].row >= 0)
      *n_known += self->cells[i].n;
    else
      *n_unknown += self->cells[i].n;
}

/* Returns: how many points the fullest cell has: of the grid, or of the strip where the grid
 *   has none */
guint
bst_density_get_most (BstDensity *self)
{
  return self->most[1] > 0 ? self->most[1] : self->most[0];
}
