#include "config.h"

#include "chart/scene-private.h"

#include <math.h>

static double
distance_to_segment (double x, double y, double x1, double y1, double x2, double y2)
{
  double dx = x2 - x1, dy = y2 - y1;
  double length = dx * dx + dy * dy;
  double share = length > 0 ? CLAMP (((x - x1) * dx + (y - y1) * dy) / length, 0, 1) : 0;

  return hypot (x - x1 - share * dx, y - y1 - share * dy);
}

/**
 * bst_scene_hit:
 * @x: where the pointer is, in pixels of the scene
 * @y: where the pointer is
 * @radius: how far a mark may be
 *
 * On the timeline the nearest mark counts, the line to its ring included; in the
 * ranking the row.
 *
 * Returns: a mark, or -1
 */
int
bst_scene_hit (BstScene *self, double x, double y, double radius)
{
  BstPlan *plan = self->plan;
  double nearest = radius;
  int hit = -1;

  for (guint i = 0; i < plan->marks->len; i++)
    {
      const BstSceneMark *mark = bst_plan_mark (plan, i);
      double distance;

      if (plan->kind == BST_CHART_RANKING)
        {
          if (y >= mark->area.y && y < mark->area.y + mark->area.height &&
              x >= mark->area.x && x < mark->area.x + mark->area.width)
            return (int) i;
          continue;
        }
      if (mark->outside || fabs (x - mark->x) > radius)
        continue;
      distance = mark->has_ring ? distance_to_segment (x, y, mark->x, mark->y, mark->ring_x, mark->ring_y)
                                : hypot (x - mark->x, y - mark->y);
      /* Of marks in one place the upper one, which is painted last. */
      if (distance <= nearest)
        {
          nearest = distance;
          hit = (int) i;
        }
    }
  return hit;
}

static int
step_along (const int *order, const int *place, int n, int mark, int by)
{
  return order[CLAMP (place[mark] + by, 0, n - 1)];
}

static int
step_family (BstPlan *plan, int mark, int by)
{
  int family = (int) bst_plan_item (plan, mark)->family + by;

  if (family < 0 || family >= (int) plan->family_first->len)
    return mark;
  return g_array_index (plan->family_first, int, family);
}

/* The end of the order in which the marks are counted for whoever listens: "3 of 120". */
static int
find_end (const BstPlan *plan, gboolean last)
{
  int place = last ? (int) plan->marks->len - 1 : 0;

  return plan->kind == BST_CHART_RANKING ? place : plan->by_date[place];
}

/* Returns: where a step leads wherever it starts; -1 where that matters */
static int
step_to_end (const BstPlan *plan, BstStep step)
{
  if (step == BST_STEP_FIRST || step == BST_STEP_LAST)
    return find_end (plan, step == BST_STEP_LAST);
  if (step == BST_STEP_SMALLEST)
    return plan->by_size[plan->n_known > 0 ? plan->n_unknown : 0];
  return step == BST_STEP_LARGEST ? plan->by_size[plan->marks->len - 1] : -1;
}

/* How many marks a step goes by date to the right, and by size upwards. */
static const struct
{
  gboolean by_date;
  int direction;
  gboolean far;
} ways[] = {
  [BST_STEP_LEFT] = { TRUE, -1, FALSE },
  [BST_STEP_RIGHT] = { TRUE, 1, FALSE },
  [BST_STEP_UP] = { FALSE, 1, FALSE },
  [BST_STEP_DOWN] = { FALSE, -1, FALSE },
  [BST_STEP_FAR_LEFT] = { TRUE, -1, TRUE },
  [BST_STEP_FAR_RIGHT] = { TRUE, 1, TRUE },
  [BST_STEP_FAR_UP] = { FALSE, 1, TRUE },
  [BST_STEP_FAR_DOWN] = { FALSE, -1, TRUE },
};

/**
 * bst_scene_step:
 * @mark: where the focus is; -1 for nowhere
 * @step: which way to go
 *
 * By date and by size the marks are in one line each: every mark is reached once
 * from one end to the other, those of the same day by size and those of the same
 * size by day. Marks without a figure come below the smallest.
 *
 * A far step goes over a tenth of the marks of such a line, rounded up: so ten of them lead
 * from one end to the other however the marks are crowded, where a tenth of the axis
 * would be nowhere new among a few, and past a hundred in a crowd.
 *
 * Left and right are where they are seen: where the chart is mirrored, left is later.
 *
 * Returns: the mark to go to: @mark itself at the end of the line; from nowhere the
 *   earliest of a timeline or the first row of a ranking; -1 where there is no mark
 */
int
bst_scene_step (BstScene *self, int mark, BstStep step)
{
  BstPlan *plan = self->plan;
  int n = (int) plan->marks->len;
  int end = n > 0 ? step_to_end (plan, step) : -1;
  int by;

  if (n == 0 || end >= 0)
    return end;
  if (mark < 0 || mark >= n)
    return find_end (plan, FALSE);
  if (step == BST_STEP_PREVIOUS_FAMILY || step == BST_STEP_NEXT_FAMILY)
    return step_family (plan, mark, step == BST_STEP_NEXT_FAMILY ? 1 : -1);

  by = ways[step].direction * (ways[step].far ? (n + 9) / 10 : 1);
  if (!ways[step].by_date)
    return step_along (plan->by_size, plan->size_place, n, mark, by);
  return step_along (plan->by_date, plan->date_place, n, mark, plan->rtl ? -by : by);
}

/**
 * bst_scene_find:
 * @id: (nullable): the id of an entry
 *
 * Returns: its mark, or -1 where it is not shown
 */
int
bst_scene_find (BstScene *self, const char *id)
{
  return id != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (self->plan->by_id, id)) - 1 : -1;
}
