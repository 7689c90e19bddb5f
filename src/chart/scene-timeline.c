#include "config.h"

#include "chart/scene-private.h"

#include "core/format.h"

#include <math.h>

/* Between an axis and what is written beside it. */
#define AXIS_GAP 10

/* The short line over a date. */
#define TICK_LENGTH 5

/* Between two dates. */
#define DATE_GAP 20

/* What is left of the counts. */
#define LEFT_MARGIN 12

/* What is right of the plot: half a date. */
#define RIGHT_MARGIN 16

/* How much of the plot is kept free at its edges, beside the marks' radius. */
#define INSET 3

#define LEAST_RADIUS 2

/* How much of a line its letters take. */
#define LETTERS_HEIGHT 0.9

/* As large as a point becomes. */
static double
find_largest_radius (const BstPlan *plan)
{
  return MAX (round (plan->line_height * 0.3), LEAST_RADIUS);
}

/* Of a part of very many those on the strip, which may be most, do not make the others small. */
static guint
count_in_sight (const BstPlan *plan)
{
  guint n = 0;

  if (plan->points == NULL || plan->n_known == 0)
    return plan->items->len - plan->n_outside;
  for (guint i = 0; i < plan->items->len; i++)
    n += bst_plan_item (plan, i)->count > 0 && !bst_plan_item (plan, i)->outside;
  return n;
}

/* Points grow with the text and shrink as there are more of them. */
static double
find_radius (const BstPlan *plan, guint n)
{
  double room = sqrt (plan->width * plan->height / MAX (n, 1));

  return CLAMP (floor (room / 8.5 * 2) / 2, LEAST_RADIUS, find_largest_radius (plan));
}

/* The radius on which the edges depend. It is the same whichever part is shown and however
 * many of very many models have a mark there: what is zoomed at stays where it is. */
static double
find_whole_radius (const BstPlan *plan)
{
  return plan->points != NULL ? find_largest_radius (plan) : find_radius (plan, plan->items->len);
}

/* As few are in sight they are a little larger, as far as there is room at the edges. */
static double
choose_radius (const BstPlan *plan)
{
  return MIN (find_radius (plan, count_in_sight (plan)), find_whole_radius (plan) + INSET);
}

/* What a mark has whatever the chart. */
void
bst_plan_init_mark (BstPlan *plan, guint i, BstSceneMark *mark, double radius)
{
  const BstItem *item = bst_plan_item (plan, i);

  mark->id = bst_entry_get_id (item->entry);
  mark->index = item->index;
  mark->openness = bst_entry_get_openness (item->entry);
  mark->shape = bst_shape_for (mark->openness);
  mark->radius = radius;
  mark->estimated = item->estimated;
  mark->unknown = item->count == 0;
  mark->record = item->record;
  mark->has_ring = item->active > 0;
  mark->outside = item->outside && plan->kind == BST_CHART_TIMELINE;
  mark->ring_outside = mark->has_ring && !bst_chart_range_contains (&plan->range, plan->range.min_days, (double) item->active);
}

/* Whether a count may be written in @box: a chart that is hardly higher than its strip has no
 * room for what would be next to that. */
static gboolean
is_clear_of_strip (const BstPlan *plan, const BstRect *box)
{
  double top = plan->strip.y + 1 + (plan->strip.height - 1 - plan->line_height) / 2;

  return !bst_plan_has_unknown (plan) || box->y + box->height * LETTERS_HEIGHT <= top + plan->line_height * (1 - LETTERS_HEIGHT);
}

/* Lines across the plot and the counts beside them. */
static void
add_count_axis (BstPlan *plan, GArray *ticks)
{
  bst_plan_add_grid (plan, ticks, FALSE);
  for (guint i = 0; i < ticks->len; i++)
    {
      BstTick *tick = &g_array_index (ticks, BstTick, i);
      BstRect box = { LEFT_MARGIN, floor (tick->position) + 0.5 - plan->line_height / 2,
                      plan->plot.x - AXIS_GAP - LEFT_MARGIN, plan->line_height };

      if (tick->label != NULL && is_clear_of_strip (plan, &box))
        bst_plan_add_text (plan, plan->texts, g_steal_pointer (&tick->label), BST_TEXT_TICK, BST_ANCHOR_RIGHT, &box, -1);
    }
}

/* Counts are one above the other. */
static double
measure_height (const char *text, gpointer plan)
{
  return ((BstPlan *) plan)->line_height;
}

static double
measure_tick (const char *text, gpointer plan)
{
  return bst_plan_measure (plan, BST_TEXT_TICK, text);
}

static void
add_time_axis (BstPlan *plan, double top)
{
  g_autoptr (GArray) ticks = bst_ticks_time (&plan->time_scale, DATE_GAP, measure_tick, plan);
  double reached = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      BstTick *tick = &g_array_index (ticks, BstTick, i);
      BstRect box = { tick->position - tick->width / 2, top + TICK_LENGTH + 3, tick->width, plan->line_height };

      bst_plan_add_rule (plan, BST_RULE_TICK, tick->rank, tick->position, top, 1, TICK_LENGTH);
      box.x = CLAMP (box.x, LEFT_MARGIN, MAX (plan->width - box.width - LEFT_MARGIN, LEFT_MARGIN));
      /* The last date may have been pushed into the one before, and a low chart has room for none. */
      if (box.x < reached || box.x + box.width > plan->width || box.y + box.height > plan->height)
        continue;
      bst_plan_add_text (plan, plan->texts, g_steal_pointer (&tick->label), BST_TEXT_TICK, BST_ANCHOR_MIDDLE, &box, -1);
      reached = box.x + box.width;
    }
}

/* How high the strip is: a line of text, and so much more that what is written beside it is
 * clear of the lowest count above it. */
static double
find_strip_height (const BstPlan *plan, double radius)
{
  if (!bst_plan_has_unknown (plan))
    return 0;
  return ceil (MAX (MAX (plan->line_height, 2 * radius) + 8, 2 * (plan->line_height * LETTERS_HEIGHT - radius - INSET) + 2));
}

/* Divides the height among plot, strip and dates. The strip has all of it where no
 * mark has a figure. */
static void
divide_height (BstPlan *plan, double radius)
{
  double dates = TICK_LENGTH + 3 + plan->line_height;
  double strip = find_strip_height (plan, radius);
  double top = ceil (plan->line_height / 2);
  double height = MAX (floor (plan->height - top - dates), strip + 8);

  plan->strip.height = bst_plan_has_known (plan) ? strip : height;
  plan->plot.y = top;
  plan->plot.height = height - plan->strip.height;
  plan->strip.y = plan->plot.y + plan->plot.height;
}

/* What is beyond an end stands at that end. */
static double
to_pixel_in_sight (const BstScale *scale, double value)
{
  return bst_scale_to_pixel (scale, CLAMP (value, scale->min, scale->max));
}

static void
place_marks (BstPlan *plan, double radius)
{
  for (guint i = 0; i < plan->items->len; i++)
    {
      const BstItem *item = bst_plan_item (plan, i);
      BstSceneMark mark = { 0 };

      bst_plan_init_mark (plan, i, &mark, radius);
      mark.x = to_pixel_in_sight (&plan->time_scale, item->days);
      mark.y = mark.unknown ? plan->strip.y + 1 + (plan->strip.height - 1) / 2
                            : to_pixel_in_sight (&plan->count_scale, (double) item->count);
      if (mark.ring_outside)
        mark.ring_y = plan->plot.y + plan->plot.height;
      else if (mark.has_ring)
        mark.ring_y = bst_scale_to_pixel (&plan->count_scale, (double) item->active);
      g_array_append_val (plan->marks, mark);
    }
  bst_plan_dodge (plan);
  for (guint i = 0; i < plan->marks->len; i++)
    {
      BstSceneMark *mark = bst_plan_mark (plan, i);

      mark->ring_x = mark->x;
      mark->area = (BstRect) { mark->x - radius, mark->y - radius, 2 * radius, 2 * radius };
      if (mark->has_ring)
        mark->area.height += mark->ring_y - mark->y;
    }
}

/* Cells and marks have the same scales. */
static void
lay_frame (BstPlan *plan, double inset)
{
  bst_density_frame_init (&plan->frame, plan->points, &plan->range, &plan->plot, &plan->strip, ceil (inset));
  plan->count_scale = plan->frame.count_scale;
  plan->time_scale = plan->frame.time_scale;
}

/* Returns: (transfer full) (element-type BstTick) (nullable): the ticks of the counts;
 * %NULL where there is no figure, of which any scale would be made up */
static GArray *
make_count_ticks (BstPlan *plan, double inset)
{
  if (!bst_plan_has_known (plan))
    return NULL;
  if (plan->points != NULL)
    {
      lay_frame (plan, inset);
      return bst_ticks_log (&plan->count_scale, 0, measure_height, plan);
    }
  /* Points at the ends of the domain are as round as the others. */
  plan->count_scale = bst_plan_make_count_scale (plan, plan->plot.y + plan->plot.height - inset, plan->plot.y + inset);
  return bst_ticks_log (&plan->count_scale, 0, measure_height, plan);
}

static double
measure_widest (BstPlan *plan, GArray *ticks)
{
  double widest = 0;

  for (guint i = 0; i < ticks->len; i++)
    if (g_array_index (ticks, BstTick, i).label != NULL)
      widest = MAX (widest, measure_tick (g_array_index (ticks, BstTick, i).label, plan));
  return widest;
}

/* What may come to stand beside a part of the axis: three digits, of whatever rank. */
static double
measure_widest_of_parts (BstPlan *plan)
{
  double widest = 0;

  for (double count = plan->whole.min_count; count <= MIN (plan->whole.max_count, 1e18); count *= 10)
    {
      double decade = pow (10, floor (log10 (count) + 1e-9));
      g_autofree char *label = bst_format_count ((gint64) (8.88 * decade));

      widest = MAX (widest, measure_tick (label, plan));
    }
  return widest;
}

/* How much the widest of what is written left of the plot takes. It is the same whichever part
 * is shown, so that the plot stays where it is. */
static double
measure_gutter (BstPlan *plan, const char *strip_label)
{
  double gutter = bst_plan_has_unknown (plan) ? bst_plan_measure (plan, BST_TEXT_STRIP, strip_label) : 0;

  if (bst_plan_has_known (plan))
    {
      BstScale whole = bst_scale_exact (BST_SCALE_LOG, plan->whole.min_count, plan->whole.max_count,
                                        plan->count_scale.start, plan->count_scale.end);
      g_autoptr (GArray) all = bst_ticks_log (&whole, 0, measure_height, plan);

      gutter = MAX (MAX (gutter, measure_widest (plan, all)), measure_widest_of_parts (plan));
    }
  return ceil (MIN (gutter, plan->width * 0.4));
}

static void
add_strip (BstPlan *plan, const char *label)
{
  BstRect box = { LEFT_MARGIN, plan->strip.y + 1 + (plan->strip.height - 1 - plan->line_height) / 2,
                  plan->plot.x - AXIS_GAP - LEFT_MARGIN, plan->line_height };

  if (!bst_plan_has_unknown (plan))
    return;
  if (bst_plan_has_known (plan))
    bst_plan_add_rule (plan, BST_RULE_AXIS, BST_TICK_MAJOR, plan->strip.x, plan->strip.y, plan->strip.width, 1);
  bst_plan_add_text (plan, plan->texts, g_strdup (label), BST_TEXT_STRIP, BST_ANCHOR_RIGHT, &box, -1);
}

/* An empty plot might be one that is still being read. */
static void
add_nothing (BstPlan *plan)
{
  BstRect box = { plan->plot.x, plan->plot.y + (plan->plot.height - plan->line_height) / 2, plan->plot.width, plan->line_height };

  /* Translators: in the middle of a chart that was zoomed into where there is nothing */
  bst_plan_add_text (plan, plan->texts, g_strdup (C_ ("chart", "No model in this part")), BST_TEXT_SENTENCE, BST_ANCHOR_MIDDLE, &box, -1);
}

/* Release date across, parameters upwards. */
void
bst_plan_lay_timeline (BstPlan *plan)
{
  double radius = choose_radius (plan), whole_radius = find_whole_radius (plan);
  double inset = whole_radius + INSET;
  g_autoptr (GArray) ticks = NULL;
  /* Translators: beside a strip of the chart for models of which nobody has said how
   * many parameters they have; short */
  const char *strip_label = C_ ("chart", "undisclosed");

  divide_height (plan, whole_radius);
  ticks = make_count_ticks (plan, inset);

  plan->plot.x = LEFT_MARGIN + measure_gutter (plan, strip_label) + AXIS_GAP;
  plan->plot.width = floor (MAX (plan->width - plan->plot.x - RIGHT_MARGIN, 8));
  plan->strip.x = plan->plot.x;
  plan->strip.width = plan->plot.width;
  if (plan->points != NULL)
    lay_frame (plan, inset);
  else
    plan->time_scale = bst_plan_make_time_scale (plan, plan->plot.x + inset, plan->plot.x + plan->plot.width - inset);

  if (ticks != NULL)
    add_count_axis (plan, ticks);
  add_strip (plan, strip_label);
  bst_plan_add_rule (plan, BST_RULE_AXIS, BST_TICK_MAJOR, plan->plot.x,
                     plan->strip.y + plan->strip.height, plan->plot.width, 1);
  add_time_axis (plan, plan->strip.y + plan->strip.height);
  place_marks (plan, radius);
  if (plan->n_outside == plan->items->len && plan->shown == BST_MARKS_ALL && plan->is_zoomed)
    add_nothing (plan);
}
