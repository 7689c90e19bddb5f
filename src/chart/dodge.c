#include "config.h"

#include "chart/scene-private.h"

#include <math.h>

/* Between two signs that do not touch. */
#define SIGN_GAP 1

/* Of signs that are one above the other so many heights apart, none hides the other. */
#define STILL_APART 0.75

/* How far a mark may be from its date, in radii: as much as it is wide. Nobody can
 * read a date more closely off a mark. */
#define MOST_RADII 2

/* Nor anything closer than a day: where days are wide it may be as far from its own, in parts
 * of a day. */
#define MOST_DAYS 0.4

/* Each sweep halves what is still in the way, or more. */
#define N_SWEEPS 32

/* As long as the chart is passing. */
#define N_PASSING_SWEEPS 6

/* Of more marks than these in one place the nearest push each other on. */
#define MOST_NEIGHBOURS 16

/* The second mark is to stay so far right of the first. */
typedef struct
{
  guint first;
  guint second;
  double apart;
} Pair;

/* How far a mark may be from its date. */
static double
find_most (const BstPlan *plan, const BstSceneMark *mark)
{
  const BstScale *time = &plan->time_scale;
  double day = time->max > time->min ? fabs (time->end - time->start) / (time->max - time->min) : 0;

  return MAX (MOST_RADII * mark->radius, MOST_DAYS * day);
}

static double
half_width (const BstSceneMark *mark)
{
  return bst_shape_get_bounds (mark->shape, mark->x, mark->y, mark->radius).width / 2;
}

/* How far apart across two signs have to be so that they do not touch. */
static double
find_apart (double reach, double down)
{
  return fabs (down) < STILL_APART * reach ? sqrt (reach * reach - down * down) : 0;
}

/* The same for the line from @mark to its ring, and the sign @other at @y. */
static double
find_apart_from_line (const BstSceneMark *mark, const BstSceneMark *other, double y)
{
  return mark->has_ring && y > mark->y && y < mark->ring_y ? half_width (other) + 2 * SIGN_GAP : 0;
}

static double
find_apart_of_marks (const BstSceneMark *a, const BstSceneMark *b)
{
  const double a_signs[] = { a->y, a->ring_y }, b_signs[] = { b->y, b->ring_y };
  double reach = half_width (a) + half_width (b) + SIGN_GAP;
  double apart = 0;

  for (int i = 0; i <= (a->has_ring ? 1 : 0); i++)
    for (int j = 0; j <= (b->has_ring ? 1 : 0); j++)
      {
        apart = MAX (apart, find_apart (reach, a_signs[i] - b_signs[j]));
        apart = MAX (apart, find_apart_from_line (a, b, b_signs[j]));
        apart = MAX (apart, find_apart_from_line (b, a, a_signs[i]));
      }
  return apart;
}

/* The marks that could touch, whatever their figures are: those of a timeline are in
 * the order of their dates. */
static GArray *
find_pairs (BstPlan *plan)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < plan->marks->len; i++)
    {
      const BstSceneMark *mark = bst_plan_mark (plan, i);
      double reach = 2 * find_most (plan, mark) + 2.5 * mark->radius;
      guint n = 0;

      if (mark->outside)
        continue;
      for (guint j = i + 1; j < plan->marks->len && n < MOST_NEIGHBOURS; j++)
        {
          const BstSceneMark *other = bst_plan_mark (plan, j);
          Pair pair = { i, j, 0 };

          if (other->x - mark->x > reach)
            break;
          if (other->outside)
            continue;
          pair.apart = find_apart_of_marks (mark, other);
          if (pair.apart <= 0)
            continue;
          g_array_append_val (pairs, pair);
          n++;
        }
    }
  return pairs;
}

/* How far the mark @i may go to each side. */
typedef struct
{
  double left;
  double right;
} Range;

static Range *
find_ranges (BstPlan *plan)
{
  Range *ranges = g_new (Range, plan->marks->len);

  for (guint i = 0; i < plan->marks->len; i++)
    {
      const BstSceneMark *mark = bst_plan_mark (plan, i);
      double most = find_most (plan, mark);
      double reach = MAX (half_width (mark), mark->radius);

      ranges[i].left = MIN (MAX (mark->x - most, plan->plot.x + reach), mark->x);
      ranges[i].right = MAX (MIN (mark->x + most, plan->plot.x + plan->plot.width - reach), mark->x);
    }
  return ranges;
}

/* Both go half of the way, or as far as they may. Returns whether they had to. */
static gboolean
push_apart (BstPlan *plan, const Pair *pair, const Range *ranges)
{
  BstSceneMark *first = bst_plan_mark (plan, pair->first);
  BstSceneMark *second = bst_plan_mark (plan, pair->second);
  double lack = pair->apart - (second->x - first->x);

  if (lack < 0.01)
    return FALSE;
  first->x = MAX (first->x - lack / 2, ranges[pair->first].left);
  second->x = MIN (second->x + lack / 2, ranges[pair->second].right);
  return TRUE;
}

/* Moves marks that would cover each other a little to the sides, the earlier one to
 * the earlier side. None goes farther from its date than it is wide, and none leaves
 * its figure; where that is not enough all overlap alike. */
void
bst_plan_dodge (BstPlan *plan)
{
  g_autoptr (GArray) pairs = find_pairs (plan);
  g_autofree Range *ranges = find_ranges (plan);
  gboolean moved = pairs->len > 0;

  for (int sweep = 0; moved && sweep < (plan->is_passing ? N_PASSING_SWEEPS : N_SWEEPS); sweep++)
    {
      moved = FALSE;
      for (guint i = 0; i < pairs->len; i++)
        {
          guint from_either_end = sweep % 2 == 0 ? i : pairs->len - 1 - i;

          moved |= push_apart (plan, &g_array_index (pairs, Pair, from_either_end), ranges);
        }
    }
}
