#include "config.h"

#include "chart/scene-private.h"

#include <math.h>

/* So many radii apart two marks can still be told from each other. */
#define STILL_TWO 0.8

/* How many days a date may be off, where that is more than a mark's width. */
#define MOST_DAYS 31

/* Marks by the square in which they are; a square is as wide as a mark. */
typedef struct
{
  GHashTable *heads; /* key of a square, to the mark that came last + 1 */
  GArray *next; /* Dodged */
  double size;
} Squares;

typedef struct
{
  double x;
  double y;
  int before;
} Dodged;

static gpointer
square_key (const Squares *squares, double x, double y, int across, int down)
{
  gint64 column = (gint64) floor (x / squares->size) + across;
  gint64 row = (gint64) floor (y / squares->size) + down;

  return GSIZE_TO_POINTER ((gsize) (row * 100003 + column));
}

static void
remember (Squares *squares, double x, double y)
{
  gpointer key = square_key (squares, x, y, 0, 0);
  Dodged dodged = { x, y, GPOINTER_TO_INT (g_hash_table_lookup (squares->heads, key)) - 1 };

  g_array_append_val (squares->next, dodged);
  g_hash_table_insert (squares->heads, key, GINT_TO_POINTER ((int) squares->next->len));
}

static gboolean
is_apart (const Squares *squares, double x, double y, double distance)
{
  for (int down = -1; down <= 1; down++)
    for (int across = -1; across <= 1; across++)
      {
        gpointer key = square_key (squares, x, y, across, down);
        int i = GPOINTER_TO_INT (g_hash_table_lookup (squares->heads, key)) - 1;

        for (; i >= 0; i = g_array_index (squares->next, Dodged, i).before)
          {
            const Dodged *other = &g_array_index (squares->next, Dodged, i);

            if (hypot (other->x - x, other->y - y) < distance)
              return FALSE;
          }
      }
  return TRUE;
}

static gboolean
has_room (const Squares *squares, const BstSceneMark *mark, double x, double distance)
{
  return is_apart (squares, x, mark->y, distance) &&
         (!mark->has_ring || is_apart (squares, x, mark->ring_y, MIN (distance, mark->radius * STILL_TWO)));
}

/* Where @mark goes: first to where it hides nothing, then to where both can still be
 * told apart, else it stays. */
static double
find_place (const BstPlan *plan, const Squares *squares, const BstSceneMark *mark)
{
  static const int steps[] = { 0, 1, -1, 2, -2 };
  double radius = mark->radius;
  const BstScale *dates = &plan->time_scale;
  double day = fabs (dates->end - dates->start) / (dates->max - dates->min);
  double most = MAX (2 * radius + 1, MOST_DAYS * day);
  double left = plan->plot.x + radius, right = plan->plot.x + plan->plot.width - radius;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      {
        double x = mark->x + steps[i] * (pass == 0 ? 2 * radius + 1 : radius);

        if (fabs (x - mark->x) <= most && x >= left && x <= right &&
            has_room (squares, mark, x, radius * (pass == 0 ? 1.3 : STILL_TWO)))
          return x;
      }
  return mark->x;
}

/* Moves marks that would hide each other a little to the side: a date may be off by
 * a mark's width or a month, a figure never is. The order of the marks decides who stays. */
void
bst_plan_dodge (BstPlan *plan)
{
  Squares squares = { 0 };

  if (plan->marks->len < 2)
    return;
  squares.heads = g_hash_table_new (NULL, NULL);
  squares.next = g_array_new (FALSE, FALSE, sizeof (Dodged));
  squares.size = 2 * bst_plan_mark (plan, 0)->radius;
  for (guint i = 0; i < plan->marks->len; i++)
    {
      BstSceneMark *mark = bst_plan_mark (plan, i);

      mark->x = find_place (plan, &squares, mark);
      remember (&squares, mark->x, mark->y);
      if (mark->has_ring)
        remember (&squares, mark->x, mark->ring_y);
    }
  g_hash_table_unref (squares.heads);
  g_array_unref (squares.next);
}
