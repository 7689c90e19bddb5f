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
step_along (const int *order, const int *place, guint n, int mark, int by)
{
  return order[CLAMP (place[mark] + by, 0, (int) n - 1)];
}

static int
step_family (BstPlan *plan, int mark, int by)
{
  int family = (int) bst_plan_item (plan, mark)->family + by;

  if (family < 0 || family >= (int) plan->family_first->len)
    return mark;
  return g_array_index (plan->family_first, int, family);
}

/**
 * bst_scene_step:
 * @mark: where the focus is; -1 for nowhere
 * @step: which way to go
 *
 * By date and by size the marks are in one line each: every mark is reached once
 * from one end to the other, those of the same day by size and those of the same
 * size by day. Marks without a figure come below the smallest.
 *
 * Returns: the mark to go to: @mark itself at the end of the line; from nowhere the
 *   earliest of a timeline or the first row of a ranking; -1 where there is no mark
 */
int
bst_scene_step (BstScene *self, int mark, BstStep step)
{
  BstPlan *plan = self->plan;
  guint n = plan->marks->len;

  if (n == 0)
    return -1;
  switch (step)
    {
    case BST_STEP_FIRST:
      return plan->by_date[0];
    case BST_STEP_LAST:
      return plan->by_date[n - 1];
    case BST_STEP_SMALLEST:
      return plan->by_size[plan->n_known > 0 ? plan->n_unknown : 0];
    case BST_STEP_LARGEST:
      return plan->by_size[n - 1];
    case BST_STEP_LEFT:
    case BST_STEP_RIGHT:
    case BST_STEP_UP:
    case BST_STEP_DOWN:
    case BST_STEP_PREVIOUS_FAMILY:
    case BST_STEP_NEXT_FAMILY:
    default:
      break;
    }
  if (mark < 0 || mark >= (int) n)
    return plan->kind == BST_CHART_RANKING ? 0 : plan->by_date[0];
  switch (step)
    {
    case BST_STEP_LEFT:
      return step_along (plan->by_date, plan->date_place, n, mark, plan->rtl ? 1 : -1);
    case BST_STEP_RIGHT:
      return step_along (plan->by_date, plan->date_place, n, mark, plan->rtl ? -1 : 1);
    case BST_STEP_UP:
      return step_along (plan->by_size, plan->size_place, n, mark, 1);
    case BST_STEP_DOWN:
      return step_along (plan->by_size, plan->size_place, n, mark, -1);
    case BST_STEP_PREVIOUS_FAMILY:
      return step_family (plan, mark, -1);
    case BST_STEP_NEXT_FAMILY:
      return step_family (plan, mark, 1);
    case BST_STEP_FIRST:
    case BST_STEP_LAST:
    case BST_STEP_SMALLEST:
    case BST_STEP_LARGEST:
    default:
      return mark;
    }
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
