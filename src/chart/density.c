#include "config.h"

#include "chart/density-private.h"

#include <math.h>
#include <string.h>

/* The exponent and the first bits of a double, which grow with it. */
#define KEY_SHIFT 46
#define MOST_KEYS 8192

/* What is counted in one place. */
typedef struct
{
  guint32 n[BST_N_OPENNESS];
  guint32 min_days, max_days;
  gint64 min_parameters, max_parameters;
} Place;

static double
get_cell_width (const BstDensityFrame *frame)
{
  return frame->grid.width / frame->n_columns;
}

static double
get_cell_height (const BstDensityFrame *frame)
{
  return frame->n_rows > 0 ? frame->grid.height / frame->n_rows : 0;
}

static guint64
get_key (double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  return bits >> KEY_SHIFT;
}

/* Finds the row of a figure without a logarithm, which of millions would take longer than
 * all else. */
typedef struct
{
  double *edges; /* the least figure of each row but the first, then infinity */
  guint64 first_key;
  guint n_keys;
  guint16 *rows; /* by key: the row of the least figure that has it */
} RowFinder;

static void
row_finder_init (RowFinder *self, const BstDensityFrame *frame)
{
  double height = get_cell_height (frame);
  guint row = 0;

  self->edges = g_new (double, MAX (frame->n_rows, 1));
  for (guint i = 1; i < frame->n_rows; i++)
    self->edges[i - 1] = bst_scale_to_value (&frame->count_scale, frame->grid.y + frame->grid.height - i * height);
  self->edges[MAX (frame->n_rows, 1) - 1] = INFINITY;

  self->first_key = get_key (MAX (frame->count_scale.min, 1));
  self->n_keys = (guint) CLAMP (get_key (MAX (frame->count_scale.max, 1)) - self->first_key + 1, 1, MOST_KEYS);
  self->rows = g_new (guint16, self->n_keys);
  for (guint i = 0; i < self->n_keys; i++)
    {
      guint64 bits = (self->first_key + i) << KEY_SHIFT;
      double least;

      memcpy (&least, &bits, sizeof least);
      while (self->edges[row] <= least)
        row++;
      self->rows[i] = (guint16) row;
    }
}

static void
row_finder_clear (RowFinder *self)
{
  g_free (self->edges);
  g_free (self->rows);
}

static inline guint
find_row (const RowFinder *self, double parameters)
{
  guint64 key = get_key (parameters);
  guint row = self->rows[key <= self->first_key ? 0 : MIN (key - self->first_key, self->n_keys - 1)];

  while (self->edges[row] <= parameters)
    row++;
  return row;
}

static inline void
add (Place *place, guint8 openness, guint32 days, gint64 parameters)
{
  place->n[openness]++;
  place->min_days = MIN (place->min_days, days);
  place->max_days = MAX (place->max_days, days);
  place->min_parameters = MIN (place->min_parameters, parameters);
  place->max_parameters = MAX (place->max_parameters, parameters);
}

/* Which points are in a frame, in whole numbers, as bst_chart_range_contains() has it: of those
 * without a figure all whose day is. */
typedef struct
{
  guint32 min_days, max_days;
  gint64 min_parameters, max_parameters;
} Limits;

static Limits
find_limits (const BstDensityFrame *frame)
{
  const BstChartRange *limits = &frame->limits;
  double largest = 9e18, same = BST_CHART_RANGE_SAME;
  Limits whole = { 0, G_MAXUINT32, 0, G_MAXINT64 };

  if (isfinite (limits->min_days))
    whole.min_days = (guint32) MAX (ceil (limits->min_days), 0);
  if (isfinite (limits->max_days))
    whole.max_days = (guint32) CLAMP (floor (limits->max_days), 0, G_MAXUINT32);
  if (isfinite (limits->min_count))
    whole.min_parameters = (gint64) CLAMP (ceil (limits->min_count * (1 - same)), 0, largest);
  if (isfinite (limits->max_count))
    whole.max_parameters = (gint64) CLAMP (floor (limits->max_count * (1 + same)), 0, largest);
  return whole;
}

/* Places stand column by column, the strip's before the row of the least figures. */
static Place *
count_places (const BstPoints *points, const BstDensityFrame *frame, guint *n_outside)
{
  gsize height = (gsize) frame->n_rows + 1;
  Place *places = g_new (Place, frame->n_columns * height);
  const BstScale *time = &frame->time_scale;
  double per_day = (time->end - time->start) / (time->max - time->min) / get_cell_width (frame);
  double first = (time->start - frame->grid.x) / get_cell_width (frame);
  int last_column = (int) frame->n_columns - 1;
  Limits limits = find_limits (frame);
  RowFinder finder;

  for (gsize i = 0; i < frame->n_columns * height; i++)
    places[i] = (Place) { .min_days = G_MAXUINT32, .min_parameters = G_MAXINT64 };
  row_finder_init (&finder, frame);
  for (guint i = 0; i < points->n; i++)
    {
      gint64 parameters = MAX (points->parameters[i], 0);
      double column;
      gsize place;

      if (points->days[i] == 0)
        continue;
      if (points->days[i] < limits.min_days || points->days[i] > limits.max_days ||
          (parameters > 0 && (parameters < limits.min_parameters || parameters > limits.max_parameters)))
        {
          ++*n_outside;
          continue;
        }
      column = first + (points->days[i] - time->min) * per_day;
      place = (gsize) CLAMP (column, 0, last_column) * height;
      if (parameters > 0 && frame->n_rows > 0)
        place += find_row (&finder, (double) parameters) + 1;
      add (&places[place], points->openness[i], points->days[i], parameters);
    }
  row_finder_clear (&finder);
  return places;
}

/* Returns: whether there is any point; then @cell says what is there */
static gboolean
read_place (const Place *place, BstDensityCell *cell)
{
  for (guint i = 0; i < BST_N_OPENNESS; i++)
    {
      cell->n += place->n[i];
      if (place->n[i] > cell->n_openness)
        {
          cell->n_openness = place->n[i];
          cell->openness = i;
        }
    }
  cell->min_days = place->min_days;
  cell->max_days = place->max_days;
  cell->min_parameters = place->min_parameters;
  cell->max_parameters = place->max_parameters;
  return cell->n > 0;
}

static void
find_cells (BstDensity *self, const Place *places)
{
  guint height = self->frame.n_rows + 1;
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (BstDensityCell));

  for (guint column = 0; column < self->frame.n_columns; column++)
    {
      self->first[column] = cells->len;
      for (guint i = 0; i < height; i++)
        {
          BstDensityCell cell = { .column = column, .row = (int) i - 1 };

          if (!read_place (&places[(gsize) column * height + i], &cell))
            continue;
          g_array_append_val (cells, cell);
          self->numbers[(gsize) column * height + i] = cells->len;
          self->most[i > 0] = MAX (self->most[i > 0], cell.n);
        }
    }
  self->first[self->frame.n_columns] = cells->len;
  self->n_cells = cells->len;
  self->cells = (BstDensityCell *) (void *) g_array_free (g_steal_pointer (&cells), FALSE);
}

/**
 * bst_density_new:
 * @points: which bst_points_end() has been called for
 * @frame: with at least one column
 *
 * Counts the points that have a date. Of three million that takes about as long as a
 * frame lasts: it is work for a thread.
 *
 * Returns: (transfer full): the density
 */
BstDensity *
bst_density_new (const BstPoints *points, const BstDensityFrame *frame)
{
  BstDensity *self;
  g_autofree Place *places = NULL;

  g_return_val_if_fail (frame->n_columns > 0, NULL);

  self = g_new0 (BstDensity, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->frame = *frame;
  self->numbers = g_new0 (guint32, (gsize) frame->n_columns * ((gsize) frame->n_rows + 1));
  self->first = g_new0 (guint32, frame->n_columns + 1);
  places = count_places (points, frame, &self->n_outside);
  find_cells (self, places);
  return self;
}

BstDensity *
bst_density_ref (BstDensity *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
bst_density_unref (BstDensity *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->cells);
  g_free (self->numbers);
  g_free (self->first);
  g_free (self->rects);
  g_free (self);
}

/* Returns: (transfer none) */
const BstDensityFrame *
bst_density_get_frame (BstDensity *self)
{
  return &self->frame;
}

/* Returns: (transfer none) (array length=n_cells): the cells that have points */
const BstDensityCell *
bst_density_get_cells (BstDensity *self, guint *n_cells)
{
  *n_cells = self->n_cells;
  return self->cells;
}

/* Returns: where a cell is. One of the strip is as high as that, but for a margin. */
BstRect
bst_density_get_rect (BstDensity *self, guint cell)
{
  g_return_val_if_fail (cell < self->n_cells, ((BstRect) { 0 }));

  return self->rects != NULL ? self->rects[cell] : bst_density_find_rect (self, cell);
}

/* The same where it was counted. */
BstRect
bst_density_find_rect (BstDensity *self, guint cell)
{
  const BstDensityCell *it = &self->cells[cell];
  const BstDensityFrame *frame = &self->frame;
  double width = get_cell_width (frame), height = get_cell_height (frame);
  double x = frame->grid.x + it->column * width;

  if (it->row < 0)
    {
      double high = CLAMP (frame->strip.height - 4, 1, 2 * BST_DENSITY_CELL);

      return (BstRect) { x, frame->strip.y + 1 + floor ((frame->strip.height - 1 - high) / 2), width, high };
    }
  return (BstRect) { x, frame->grid.y + frame->grid.height - (it->row + 1) * height, width, height };
}

/* Returns: how full a cell is, on a log scale: 0 for one point, 1 for the fullest cell; 1
 *   too where none has more than one. The strip, which holds whole columns, has a scale of
 *   its own: the grid would be pale beside it */
double
bst_density_get_share (BstDensity *self, guint cell)
{
  guint most;

  g_return_val_if_fail (cell < self->n_cells, 0);

  most = self->most[self->cells[cell].row >= 0];
  return most > 1 ? log (self->cells[cell].n) / log (most) : 1;
}

/* Returns: how many points with a date are outside of the frame, as it shows a part */
guint
bst_density_get_n_outside (BstDensity *self)
{
  return self->n_outside;
}

/* Returns: the cell at a place in the pixels of the chart, or -1 where there is no point */
int
bst_density_hit (BstDensity *self, double x, double y)
{
  const BstDensityFrame *frame = &self->frame;
  double column = floor ((x - frame->grid.x) / get_cell_width (frame));
  double row = -1;

  if (!(column >= 0 && column < frame->n_columns))
    return -1;
  if (frame->n_rows > 0)
    row = floor ((frame->grid.y + frame->grid.height - y) / get_cell_height (frame));
  if (y >= frame->strip.y && y < frame->strip.y + frame->strip.height)
    row = -1;
  else if (!(row >= 0 && row < frame->n_rows))
    return -1;
  return (int) self->numbers[(gsize) column * ((gsize) frame->n_rows + 1) + (gsize) (row + 1)] - 1;
}
