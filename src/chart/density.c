#include "config.h"

#include "chart/density-private.h"

#include <math.h>
#include <string.h>

/* A cell is so many pixels wide and high, unless there would be more cells than anybody
 * tells apart. */
#define CELL 6
#define MOST_CELLS 512

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

/* Puts as many whole cells as fit into @length pixels, a smaller one where there is no
 * room. Returns how many. */
static guint
divide (double length, double *size)
{
  length = isfinite (length) ? CLAMP (length, 1, G_MAXUINT16) : 1;
  *size = MAX (MIN (CELL, floor (length)), ceil (length / MOST_CELLS));
  return (guint) MAX (floor (length / *size), 1);
}

/* Where an end is not moved no point is beyond it, also where a scale cannot reach as far
 * as the points do. */
static void
limit (BstDensityFrame *frame, const BstChartRange *range)
{
  BstScale *time = &frame->time_scale, *count = &frame->count_scale;
  BstChartRange whole = { time->min, time->max, count->min, count->max };
  BstChartRange part = *range;

  bst_chart_range_clamp (&part, &whole);
  if (part.min_days > whole.min_days)
    frame->limits.min_days = time->min = part.min_days;
  if (part.max_days < whole.max_days)
    frame->limits.max_days = time->max = part.max_days;
  if (part.min_count > whole.min_count)
    frame->limits.min_count = count->min = part.min_count;
  if (part.max_count < whole.max_count)
    frame->limits.max_count = count->max = part.max_count;
}

/**
 * bst_density_frame_init:
 * @frame: (out)
 * @points: what is to be counted; only its extremes are read
 * @range: (nullable): the part that is shown; %NULL for all
 * @plot: where the grid is to be; its height is 0 where no point has a figure
 * @strip: where the points without a figure are; its height is 0 where there are none
 * @inset: how much of the plot is kept free at its edges
 *
 * Lays whole cells into the plot, and scales so that they reach from edge to edge.
 */
void
bst_density_frame_init (BstDensityFrame *frame, const BstPoints *points, const BstChartRange *range,
                        const BstRect *plot, const BstRect *strip, double inset)
{
  double width, height = 0;

  *frame = (BstDensityFrame) { .strip = *strip };
  frame->n_columns = divide (plot->width - 2 * inset, &width);
  frame->n_rows = points->n_known > 0 ? divide (plot->height - 2 * inset, &height) : 0;
  frame->grid.x = plot->x + floor ((plot->width - frame->n_columns * width) / 2);
  frame->grid.width = frame->n_columns * width;
  frame->grid.height = frame->n_rows * height;
  frame->grid.y = plot->y + floor ((plot->height - frame->grid.height) / 2);
  frame->time_scale = bst_scale_time (points->min_days, points->max_days, frame->grid.x, frame->grid.x + frame->grid.width);
  frame->count_scale = bst_scale_log ((double) points->min_parameters, (double) points->max_parameters,
                                      frame->grid.y + frame->grid.height, frame->grid.y);
  frame->limits = (BstChartRange) { -INFINITY, INFINITY, -INFINITY, INFINITY };
  if (range != NULL)
    limit (frame, range);
}

static gboolean
is_same (double a, double b)
{
  return fabs (a - b) < 1e-9 * MAX (fabs (a), 1);
}

static gboolean
is_same_scale (const BstScale *a, const BstScale *b)
{
  return is_same (a->min, b->min) && is_same (a->max, b->max) && is_same (a->start, b->start) && is_same (a->end, b->end);
}

static gboolean
is_same_rect (const BstRect *a, const BstRect *b)
{
  return is_same (a->x, b->x) && is_same (a->y, b->y) && is_same (a->width, b->width) && is_same (a->height, b->height);
}

/* Returns: whether the same points make the same density in both */
gboolean
bst_density_frame_equal (const BstDensityFrame *a, const BstDensityFrame *b)
{
  return a->n_columns == b->n_columns && a->n_rows == b->n_rows && is_same_rect (&a->grid, &b->grid) &&
         is_same_rect (&a->strip, &b->strip) && is_same_scale (&a->time_scale, &b->time_scale) &&
         is_same_scale (&a->count_scale, &b->count_scale);
}

/* Turns it for languages that are written from right to left.
 * @width: of the chart */
void
bst_density_frame_mirror (BstDensityFrame *frame, double width)
{
  frame->grid.x = width - frame->grid.x - frame->grid.width;
  frame->strip.x = width - frame->strip.x - frame->strip.width;
  frame->time_scale.start = width - frame->time_scale.start;
  frame->time_scale.end = width - frame->time_scale.end;
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
      double high = CLAMP (frame->strip.height - 4, 1, 2 * CELL);

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

/* The fullest of the cells from @begin to before @end, of the row @row or of any where
 * that is G_MININT; or -1. A cell of the strip, which holds a whole column, counts as less
 * than any other. */
static int
find_fullest (BstDensity *self, guint begin, guint end, int row)
{
  const BstDensityCell *fullest = NULL;

  for (guint i = begin; i < end; i++)
    {
      const BstDensityCell *cell = &self->cells[i];

      if (row != G_MININT && cell->row != row)
        continue;
      if (fullest == NULL || (cell->row >= 0 && (fullest->row < 0 || cell->n > fullest->n)) ||
          (cell->row < 0 && fullest->row < 0 && cell->n > fullest->n))
        fullest = cell;
    }
  return fullest != NULL ? (int) (fullest - self->cells) : -1;
}

/* Returns: the cell with the most points, one with figures if there is any; of several the
 *   first; -1 where there is none */
int
bst_density_get_fullest (BstDensity *self)
{
  return find_fullest (self, 0, self->n_cells, G_MININT);
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

/* The cell of a column that is nearest to @row; of two the upper one. */
static int
find_nearest (BstDensity *self, guint column, int row)
{
  int nearest = (int) self->first[column];

  for (guint i = self->first[column] + 1; i < self->first[column + 1]; i++)
    if (ABS (self->cells[i].row - row) <= ABS (self->cells[nearest].row - row))
      nearest = (int) i;
  return nearest;
}

static gboolean
has_cells (BstDensity *self, int column)
{
  return self->first[column] < self->first[column + 1];
}

/* The nearest cell in the first column that has any, @distance columns away or farther;
 * where none is so far, in the farthest. */
static int
step_across (BstDensity *self, int cell, int direction, int distance)
{
  int from = (int) self->cells[cell].column, found = from;

  for (int column = from + direction; column >= 0 && column < (int) self->frame.n_columns; column += direction)
    {
      if (!has_cells (self, column))
        continue;
      found = column;
      if (ABS (column - from) >= distance)
        break;
    }
  return found == from ? cell : find_nearest (self, (guint) found, self->cells[cell].row);
}

/* The next cell of the column, @distance rows away or farther; where there is none so far,
 * the last that way. */
static int
step_along (BstDensity *self, int cell, int direction, int distance)
{
  int column = (int) self->cells[cell].column, from = self->cells[cell].row, found = cell;

  for (int other = cell + direction; other >= (int) self->first[column] && other < (int) self->first[column + 1]; other += direction)
    {
      found = other;
      if (ABS (self->cells[other].row - from) >= distance)
        break;
    }
  return found;
}

/* The row at one end: that with the least figures, or with the most. */
static int
find_end_row (BstDensity *self, gboolean highest)
{
  int end = -1;

  for (guint i = 0; i < self->n_cells; i++)
    {
      int row = self->cells[i].row;

      if (row >= 0 && (end < 0 || (highest ? row > end : row < end)))
        end = row;
    }
  return end;
}

/**
 * bst_density_step:
 * @cell: where the focus is; -1 for nowhere
 * @step: which way to go
 *
 * From column to column to the left and to the right, and in a column up and down: so
 * every cell that has points is reached.
 *
 * Returns: the cell to go to: @cell itself at the end of the way; from nowhere the
 *   fullest; -1 where there is none
 */
int
bst_density_step (BstDensity *self, int cell, BstDensityStep step)
{
  int far = MAX ((int) self->frame.n_columns / 10, 1), far_up = MAX ((int) self->frame.n_rows / 10, 1);
  guint last = self->n_cells > 0 ? self->cells[self->n_cells - 1].column : 0;

  if (self->rects != NULL)
    return cell;
  if (cell < 0 || cell >= (int) self->n_cells || self->n_cells == 0)
    return bst_density_get_fullest (self);
  switch (step)
    {
    case BST_DENSITY_LEFT:
      return step_across (self, cell, -1, 1);
    case BST_DENSITY_RIGHT:
      return step_across (self, cell, 1, 1);
    case BST_DENSITY_UP:
      return step_along (self, cell, 1, 1);
    case BST_DENSITY_DOWN:
      return step_along (self, cell, -1, 1);
    case BST_DENSITY_FAR_LEFT:
      return step_across (self, cell, -1, far);
    case BST_DENSITY_FAR_RIGHT:
      return step_across (self, cell, 1, far);
    case BST_DENSITY_FAR_UP:
      return step_along (self, cell, 1, far_up);
    case BST_DENSITY_FAR_DOWN:
      return step_along (self, cell, -1, far_up);
    case BST_DENSITY_FIRST:
      return find_fullest (self, 0, self->first[self->cells[0].column + 1], G_MININT);
    case BST_DENSITY_LAST:
      return find_fullest (self, self->first[last], self->n_cells, G_MININT);
    case BST_DENSITY_LOWEST:
    case BST_DENSITY_HIGHEST:
      return find_fullest (self, 0, self->n_cells, find_end_row (self, step == BST_DENSITY_HIGHEST));
    default:
      return cell;
    }
}
