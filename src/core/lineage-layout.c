#include "config.h"

#include "core/lineage-layout.h"

/* How far a curve between two of one column bulges out of it, of the gap. */
#define BULGE 0.45

typedef struct
{
  const BstLineage *lineage;
  const BstLineageMeasures *measures;
  BstLineageLayout *layout;
  int first; /* the step of the first column */
} Work;

static int
get_height (const Work *work, guint index)
{
  return bst_lineage_get_node (work->lineage, index)->n_more > 0 ? work->measures->group_height : work->measures->node_height;
}

/* Whether @index is one step farther away than @nearer, on the side of @sign. */
static gboolean
is_farther (const Work *work, guint index, guint nearer, int sign)
{
  const BstLineageNode *node = bst_lineage_get_node (work->lineage, index);

  return node->nearer == nearer && node->step * sign > 0;
}

/* Puts what is farther away than @index below one another from *@y on, and @index in the
 * middle of it. A node that is taller than all that pushes what follows down.
 * Returns: the middle of @index */
static int
place_tree (Work *work, guint index, int sign, int *y)
{
  BstLineageBox *box = &work->layout->boxes[index];
  int top = *y, first = -1, last = -1, middle;

  box->height = get_height (work, index);
  for (guint i = 0; i < work->layout->n_boxes; i++)
    {
      int at;

      if (!is_farther (work, i, index, sign))
        continue;
      at = place_tree (work, i, sign, y);
      first = first < 0 ? at : first;
      last = at;
    }
  middle = first < 0 ? top + box->height / 2 : (first + last) / 2;
  if (middle - box->height / 2 < top)
    middle = top + box->height / 2;
  box->y = middle - box->height / 2;
  *y = MAX (*y, box->y + box->height + work->measures->row_gap);
  return middle;
}

static void
shift (Work *work, int sign, int by)
{
  for (guint i = 0; i < work->layout->n_boxes; i++)
    if (bst_lineage_get_node (work->lineage, i)->step * sign > 0)
      work->layout->boxes[i].y += by;
}

/* The two sides are placed each by itself and meet in the model. */
static void
place_columns (Work *work, int column_width)
{
  guint model = bst_lineage_get_model (work->lineage);
  int before_height = 0, after_height = 0;
  int before = place_tree (work, model, -1, &before_height);
  int after = place_tree (work, model, 1, &after_height);

  shift (work, -1, MAX (0, after - before));
  shift (work, 1, MAX (0, before - after));
  work->layout->boxes[model].y += MAX (0, before - after);
  work->layout->height = MAX (before_height + MAX (0, after - before), after_height + MAX (0, before - after)) -
                         work->measures->row_gap;
  for (guint i = 0; i < work->layout->n_boxes; i++)
    {
      int column = bst_lineage_get_node (work->lineage, i)->step - work->first;

      work->layout->boxes[i].x = column * (column_width + work->measures->column_gap);
      work->layout->boxes[i].width = column_width;
    }
}

/* A row is narrower by its indent, but wide enough to be read. */
static void
place_rows (Work *work)
{
  int n_steps = bst_lineage_get_last_step (work->lineage) - work->first;
  int room = MAX (0, work->measures->width - work->measures->least_width);
  int indent = n_steps > 0 ? MIN (work->measures->indent, room / n_steps) : 0;
  int y = 0;

  for (guint i = 0; i < work->layout->n_boxes; i++)
    {
      BstLineageBox *box = &work->layout->boxes[i];

      box->x = indent * (bst_lineage_get_node (work->lineage, i)->step - work->first);
      box->y = y;
      box->width = CLAMP (work->measures->width - box->x, 1, MAX (1, work->measures->most_row_width));
      box->height = get_height (work, i);
      y += box->height + work->measures->row_gap;
    }
  work->layout->height = MAX (0, y - work->measures->row_gap);
}

static double
get_middle (const BstLineageBox *box)
{
  return box->y + box->height / 2.0;
}

/* From the end of one to the start of the other. */
static void
lead_across (const BstLineageBox *base, const BstLineageBox *derived, BstLineagePath *path)
{
  double from = base->x + base->width, to = derived->x;
  double bend = (from + to) / 2;

  path->points[0] = (BstLineagePoint) { from, get_middle (base) };
  path->points[1] = (BstLineagePoint) { bend, get_middle (base) };
  path->points[2] = (BstLineagePoint) { bend, get_middle (derived) };
  path->points[3] = (BstLineagePoint) { to, get_middle (derived) };
}

/* Two that are as far away, where one was made from the other too. */
static void
lead_beside (const Work *work, const BstLineageBox *base, const BstLineageBox *derived, BstLineagePath *path)
{
  double bulge = base->x - work->measures->column_gap * BULGE;
  double offset = base->y < derived->y ? base->height / 4.0 : -base->height / 4.0;

  path->points[0] = (BstLineagePoint) { base->x, get_middle (base) + offset };
  path->points[1] = (BstLineagePoint) { bulge, get_middle (base) + offset };
  path->points[2] = (BstLineagePoint) { bulge, get_middle (derived) - offset };
  path->points[3] = (BstLineagePoint) { derived->x, get_middle (derived) - offset };
}

/* Down from the base, then across into what was made from it. */
static void
lead_down (const Work *work, const BstLineageBox *base, const BstLineageBox *derived, BstLineagePath *path)
{
  double x = base->x + MAX (2, MIN (work->measures->indent, derived->x - base->x) / 2.0);

  path->is_corner = TRUE;
  path->is_hidden = derived->x <= base->x || derived->y <= base->y;
  path->points[0] = (BstLineagePoint) { x, base->y + base->height };
  path->points[1] = (BstLineagePoint) { x, get_middle (derived) };
  path->points[2] = path->points[3] = (BstLineagePoint) { derived->x, get_middle (derived) };
}

/* In rows only neighbours are joined: other lines would run through what is between. */
static gboolean
are_neighbours (const Work *work, const BstLineageEdge *edge)
{
  return bst_lineage_get_node (work->lineage, edge->base)->nearer == edge->derived ||
         bst_lineage_get_node (work->lineage, edge->derived)->nearer == edge->base;
}

static void
lead_edges (Work *work)
{
  for (guint i = 0; i < work->layout->n_paths; i++)
    {
      const BstLineageEdge *edge = bst_lineage_get_edge (work->lineage, i);
      const BstLineageBox *base = &work->layout->boxes[edge->base], *derived = &work->layout->boxes[edge->derived];
      BstLineagePath *path = &work->layout->paths[i];

      if (!work->layout->in_columns)
        {
          lead_down (work, base, derived, path);
          path->is_hidden |= !are_neighbours (work, edge);
        }
      else if (base->x == derived->x)
        lead_beside (work, base, derived, path);
      else
        lead_across (base, derived, path);
    }
}

/* What was laid out from left to right is turned around. */
static void
mirror (Work *work)
{
  int width = work->measures->width;

  for (guint i = 0; i < work->layout->n_boxes; i++)
    work->layout->boxes[i].x = width - work->layout->boxes[i].x - work->layout->boxes[i].width;
  for (guint i = 0; i < work->layout->n_paths; i++)
    for (guint j = 0; j < 4; j++)
      work->layout->paths[i].points[j].x = width - work->layout->paths[i].points[j].x;
}

/**
 * bst_lineage_layout_new:
 *
 * The same lineage in the same room is laid out alike. No two boxes overlap, and no two edges
 * between neighbours cross.
 *
 * Returns: (transfer full): a layout, whose height is what it needs
 */
BstLineageLayout *
bst_lineage_layout_new (const BstLineage *lineage, const BstLineageMeasures *measures)
{
  BstLineageLayout *self = g_new0 (BstLineageLayout, 1);
  Work work = { lineage, measures, self, bst_lineage_get_first_step (lineage) };
  int n_columns = bst_lineage_get_last_step (lineage) - work.first + 1;
  int column_width = (measures->width - (n_columns - 1) * measures->column_gap) / n_columns;

  self->n_boxes = bst_lineage_get_n_nodes (lineage);
  self->boxes = g_new0 (BstLineageBox, self->n_boxes);
  self->n_paths = bst_lineage_get_n_edges (lineage);
  self->paths = g_new0 (BstLineagePath, self->n_paths);
  self->in_columns = column_width >= measures->least_width;
  if (self->in_columns)
    place_columns (&work, MIN (column_width, measures->most_width));
  else
    place_rows (&work);
  lead_edges (&work);
  if (measures->rtl)
    mirror (&work);
  return self;
}

void
bst_lineage_layout_free (BstLineageLayout *self)
{
  g_free (self->boxes);
  g_free (self->paths);
  g_free (self);
}

/* The nearest of what is one step farther along: that which stands next to it. */
static guint
find_along (const BstLineageLayout *self, const BstLineage *lineage, guint from, int sign)
{
  const BstLineageNode *node = bst_lineage_get_node (lineage, from);
  double middle = get_middle (&self->boxes[from]), nearest = G_MAXDOUBLE;
  guint found = from;

  /* Back towards the model there is one way. */
  if (node->step * sign < 0)
    return node->nearer;
  for (guint i = 0; i < self->n_boxes; i++)
    {
      const BstLineageNode *other = bst_lineage_get_node (lineage, i);
      double distance = ABS (get_middle (&self->boxes[i]) - middle);

      if (other->nearer == from && other->step - node->step == sign && distance < nearest)
        {
          nearest = distance;
          found = i;
        }
    }
  return found;
}

/* The next in the same column, or, in rows, the next row. */
static guint
find_beside (const BstLineageLayout *self, const BstLineage *lineage, guint from, int sign)
{
  int step = bst_lineage_get_node (lineage, from)->step;
  int nearest = G_MAXINT;
  guint found = from;

  for (guint i = 0; i < self->n_boxes; i++)
    {
      int distance = (self->boxes[i].y - self->boxes[from].y) * sign;

      if (self->in_columns && bst_lineage_get_node (lineage, i)->step != step)
        continue;
      if (distance > 0 && distance < nearest)
        {
          nearest = distance;
          found = i;
        }
    }
  return found;
}

/* Returns: the node to which the keyboard goes, which is @from where there is none */
guint
bst_lineage_layout_move (const BstLineageLayout *self, const BstLineage *lineage, guint from, BstLineageMove move)
{
  switch (move)
    {
    case BST_LINEAGE_TO_BASES:
      return find_along (self, lineage, from, -1);
    case BST_LINEAGE_TO_DERIVED:
      return find_along (self, lineage, from, 1);
    case BST_LINEAGE_UP:
      return find_beside (self, lineage, from, -1);
    case BST_LINEAGE_DOWN:
      return find_beside (self, lineage, from, 1);
    case BST_LINEAGE_TO_FIRST:
      return 0;
    case BST_LINEAGE_TO_LAST:
      return self->n_boxes - 1;
    case BST_LINEAGE_TO_MODEL:
    default:
      return bst_lineage_get_model (lineage);
    }
}
