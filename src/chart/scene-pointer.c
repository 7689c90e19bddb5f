/* Where the selected mark is that is outside of the part that is shown. */
#include "config.h"

#include "chart/scene-private.h"

#include <math.h>

/* Between the edge of the plot and the words. */
#define EDGE 3

/* A line is higher than its letters; on either side of them the ground is free. */
#define HEIGHT 0.9
#define PADDING 3

/* How far along the edge it goes out of the way of marks, in lines. */
#define MOST_AWAY 5

/* By how far right it is, and by how far down: -1, 0 or 1 each, and 1 added. */
static const char *const arrows[3][3] = {
  { "↖", "↑", "↗" },
  { "←", "", "→" },
  { "↙", "↓", "↘" },
};

typedef struct
{
  int across;
  int down;
} Way;

static int
find_way_along (const BstScale *scale, double value)
{
  int upwards = scale->end > scale->start ? 1 : -1;

  if (value < scale->min)
    return -upwards;
  return value > scale->max ? upwards : 0;
}

static Way
find_way (const BstPlan *plan, int mark)
{
  const BstItem *item = bst_plan_item (plan, mark);
  Way way = { find_way_along (&plan->time_scale, item->days), 0 };

  if (item->count > 0)
    way.down = find_way_along (&plan->count_scale, (double) item->count);
  return way;
}

/* Returns: (transfer full): the name, and an arrow on the side to which it points */
static char *
make_words (const BstPlan *plan, int mark, Way way)
{
  const char *name = bst_entry_get_name (bst_plan_item (plan, mark)->entry);
  const char *arrow = arrows[way.down + 1][way.across + 1];

  return way.across > 0 ? g_strdup_printf ("%s %s", name, arrow) : g_strdup_printf ("%s %s", arrow, name);
}

static double
place_along (int way, double at, double start, double room, double length)
{
  double last = start + room - length - EDGE;

  if (way != 0)
    return way < 0 ? start + EDGE : last;
  return CLAMP (at - length / 2, start + EDGE, MAX (last, start + EDGE));
}

/* Moves @box along the edge until it hides nothing, if it need not go far. */
static void
move_out_of_the_way (BstLabelMap *map, const BstRect *room, Way way, BstRect *box)
{
  double step = box->height / 2;

  for (int i = 0; i <= 4 * MOST_AWAY; i++)
    {
      double by = (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * step;
      BstRect other = { way.across == 0 ? box->x + by : box->x, way.across == 0 ? box->y : box->y + by, box->width, box->height };

      if (other.x < room->x || other.x + other.width > room->x + room->width || other.y < room->y ||
          other.y + other.height > room->y + room->height || !bst_label_map_is_free (map, &other))
        continue;
      *box = other;
      return;
    }
}

/* Says at the edge of the plot to which side the selected mark is.
 *
 * @map: of the plot, or of the strip where the mark is there */
void
bst_plan_add_pointer (BstPlan *plan, GArray *labels, BstLabelMap *map, int mark)
{
  const BstSceneMark *it = bst_plan_mark (plan, mark);
  const BstRect *room = it->unknown ? &plan->strip : &plan->plot;
  Way way = find_way (plan, mark);
  char *words = make_words (plan, mark, way);
  double width = ceil (bst_plan_measure (plan, BST_TEXT_SELECTED, words)) + 2 * PADDING;
  double height = ceil (plan->line_height * HEIGHT);
  BstRect box = { 0, 0, MIN (width, room->width - 2 * EDGE), MIN (height, room->height) };

  box.x = place_along (way.across, it->x, room->x, room->width, box.width);
  box.y = it->unknown ? room->y + (room->height - box.height) / 2 : place_along (way.down, it->y, room->y, room->height, box.height);
  move_out_of_the_way (map, room, way, &box);
  bst_label_map_take (map, &box);
  box.x += PADDING;
  box.width = MAX (box.width - 2 * PADDING, 1);
  bst_plan_add_text (plan, labels, words, BST_TEXT_SELECTED, way.across > 0 ? BST_ANCHOR_RIGHT : BST_ANCHOR_LEFT, &box, mark);
}

/**
 * bst_scene_hit_pointer:
 * @x: where the pointer is, in pixels of the scene
 * @y: where the pointer is
 *
 * Returns: whether that is on the words that say where the selected mark is
 */
gboolean
bst_scene_hit_pointer (BstScene *self, double x, double y)
{
  guint n;
  const BstSceneText *labels = bst_scene_get_labels (self, &n);

  for (guint i = 0; i < n; i++)
    {
      const BstRect *box = &labels[i].box;

      if (labels[i].mark >= 0 && bst_plan_mark (self->plan, labels[i].mark)->outside && x >= box->x - PADDING &&
          x <= box->x + box->width + PADDING && y >= box->y && y <= box->y + box->height)
        return TRUE;
    }
  return FALSE;
}
