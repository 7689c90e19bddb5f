/* From cell to cell of a density, with the keys of a keyboard. */
#include "config.h"

#include "chart/density-private.h"

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
