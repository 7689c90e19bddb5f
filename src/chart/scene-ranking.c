#include "config.h"

#include "chart/scene-private.h"

#include "core/format.h"

#include <math.h>
#include <string.h>

#define SIDE_MARGIN 12
#define COLUMN_GAP 10
#define LEAST_ROW 22

/* In parts of a line of text, with which signs and bars grow. */
#define SIGN_RADIUS 0.3
#define BAR_HEIGHT 0.36

/* The longest names are measured, not all: the widest is nearly always among them, and one
 * that is not ends in an ellipsis. */
#define N_MEASURED 24

typedef struct
{
  const char *string;
  gsize length;
} Candidate;

/* Figures are set in digits of one width: with all of them the same there are few strings. */
#define ANY_DIGIT '8'

/* The width of the widest of @figures: of these none may be cut. */
static double
measure_figures (BstPlan *plan, GPtrArray *figures)
{
  g_autoptr (GHashTable) shapes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  double width = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      char *shape = g_strdup (g_ptr_array_index (figures, i));

      for (char *c = shape; *c != '\0'; c++)
        if (g_ascii_isdigit (*c))
          *c = ANY_DIGIT;
      if (!g_hash_table_contains (shapes, shape))
        width = MAX (width, bst_plan_measure (plan, BST_TEXT_VALUE, shape));
      g_hash_table_add (shapes, shape);
    }
  return ceil (width);
}

/* The width of the widest of @strings, or nearly so. */
static double
measure_column (BstPlan *plan, BstTextRole role, GPtrArray *strings)
{
  Candidate longest[N_MEASURED] = { 0 };
  double width = 0;

  for (guint i = 0; i < strings->len; i++)
    {
      const char *string = g_ptr_array_index (strings, i);
      gsize length = strlen (string);
      guint shortest = 0;

      for (guint j = 1; j < N_MEASURED; j++)
        if (longest[j].length < longest[shortest].length)
          shortest = j;
      if (length > longest[shortest].length)
        longest[shortest] = (Candidate) { string, length };
    }
  for (guint i = 0; i < N_MEASURED; i++)
    if (longest[i].string != NULL)
      width = MAX (width, bst_plan_measure (plan, role, longest[i].string));
  return ceil (width);
}

static double
measure_tick (const char *text, gpointer plan)
{
  return bst_plan_measure (plan, BST_TEXT_TICK, text);
}

/* The counts over the plot and the lines below them. */
static void
add_count_axis (BstPlan *plan)
{
  g_autoptr (GArray) ticks = bst_ticks_log (&plan->count_scale, COLUMN_GAP, measure_tick, plan);

  bst_plan_add_grid (plan, ticks, TRUE);
  for (guint i = 0; i < ticks->len; i++)
    {
      BstTick *tick = &g_array_index (ticks, BstTick, i);
      BstRect box = { tick->position - tick->width / 2, 0, tick->width, plan->line_height };

      /* Of a part the last count may be a long one. */
      if (tick->label != NULL && box.x + box.width <= plan->width)
        bst_plan_add_text (plan, plan->texts, g_steal_pointer (&tick->label), BST_TEXT_TICK, BST_ANCHOR_MIDDLE, &box, -1);
    }
}

/* What is right of the plot: the last count may stand over its very end. It does not
 * depend on the part that is shown, or the bars would start elsewhere as that changes. */
static double
end_margin (BstPlan *plan)
{
  g_autofree char *last = bst_format_count ((gint64) MIN (plan->whole.max_count, (double) G_MAXINT64 / 2));

  return MAX (SIDE_MARGIN + COLUMN_GAP, ceil (measure_tick (last, plan) / 2) + COLUMN_GAP / 2);
}

static double
sign_radius (const BstPlan *plan)
{
  return round (plan->line_height * SIGN_RADIUS);
}

/* Where names begin. */
static double
name_start (const BstPlan *plan)
{
  return SIDE_MARGIN + 2 * sign_radius (plan) + COLUMN_GAP;
}

/* A bar goes from the axis to its figure. One that goes on beyond the part that is shown
 * runs out of the chart, and what ends before it has none. */
static BstRect
find_bar (BstPlan *plan, double count, double y, double half_height)
{
  double end = bst_scale_to_pixel (&plan->count_scale, CLAMP (count, plan->range.min_count, plan->range.max_count));
  BstRect bar = { plan->plot.x, y - half_height, MAX (end - plan->plot.x, 1), 2 * half_height };

  if (!plan->is_zoomed || bst_chart_range_contains (&plan->range, plan->range.min_days, count))
    return bar;
  if (count < plan->range.min_count)
    return (BstRect) { 0 };
  bar.width = plan->width - plan->plot.x;
  return bar;
}

/* @value: (transfer full): the figure, as text */
static void
add_row (BstPlan *plan, guint i, double row_height, double value_x, char *value)
{
  const BstItem *item = bst_plan_item (plan, i);
  BstSceneMark mark = { 0 };
  double name_x = name_start (plan);
  double half_bar = round (plan->line_height * BAR_HEIGHT / 2);
  double top = plan->plot.y + i * row_height;
  BstRect box = { name_x, top + floor ((row_height - plan->line_height) / 2),
                  value_x - COLUMN_GAP - name_x, plan->line_height };

  bst_plan_init_mark (plan, i, &mark, sign_radius (plan));
  mark.x = SIDE_MARGIN + mark.radius;
  mark.y = top + row_height / 2;
  mark.area = (BstRect) { 0, top, plan->width, row_height };
  if (!mark.unknown)
    mark.bar = find_bar (plan, (double) item->count, mark.y, half_bar);
  if (mark.has_ring)
    {
      mark.ring_x = bst_scale_to_pixel (&plan->count_scale, CLAMP ((double) item->active, plan->range.min_count, plan->range.max_count));
      mark.ring_y = mark.y;
    }
  g_array_append_val (plan->marks, mark);

  bst_plan_add_text (plan, plan->texts, g_strdup (bst_entry_get_name (item->entry)), BST_TEXT_NAME,
                     BST_ANCHOR_LEFT, &box, (int) i);
  /* In the place of the bar there is room for the words. */
  if (mark.unknown)
    {
      box.x = plan->plot.x + COLUMN_GAP;
      box.width = MAX (MIN (ceil (bst_plan_measure (plan, BST_TEXT_MUTED, value)), plan->width - box.x), 1);
      bst_plan_add_text (plan, plan->texts, value, BST_TEXT_MUTED, BST_ANCHOR_LEFT, &box, (int) i);
      return;
    }
  box.x = value_x;
  box.width = plan->plot.x - COLUMN_GAP - value_x;
  bst_plan_add_text (plan, plan->texts, value, BST_TEXT_VALUE, BST_ANCHOR_RIGHT, &box, (int) i);
}

/* A row an entry: sign, name, figure and bar. The figures are in a column of their
 * own, in front of the axis, where they line up; that there is none is said behind it. */
void
bst_plan_lay_ranking (BstPlan *plan)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  double row_height = ceil (MAX (plan->line_height + 6, LEAST_ROW));
  double name_x = name_start (plan);
  double name_width, value_width, value_x;

  /* An even height has a middle in whole pixels, where the bar is sharp. */
  row_height = 2 * ceil (row_height / 2);
  for (guint i = 0; i < plan->items->len; i++)
    {
      const BstItem *item = bst_plan_item (plan, i);

      g_ptr_array_add (names, (char *) bst_entry_get_name (item->entry));
      g_ptr_array_add (figures, bst_format_count (item->count));
      if (item->count > 0)
        g_ptr_array_add (known, g_ptr_array_index (figures, i));
    }
  name_width = MIN (measure_column (plan, BST_TEXT_NAME, names), floor (plan->width * 0.36));
  value_width = MIN (measure_figures (plan, known), floor (plan->width * 0.25));
  value_x = name_x + name_width + COLUMN_GAP;

  plan->plot.x = value_x + value_width + COLUMN_GAP;
  plan->plot.y = ceil (plan->line_height + 6);
  plan->plot.width = floor (MAX (plan->width - plan->plot.x - end_margin (plan), 8));
  plan->plot.height = plan->items->len * row_height;
  plan->content_height = MAX (plan->height, plan->plot.y + plan->plot.height + 6);
  plan->count_scale = bst_plan_make_count_scale (plan, plan->plot.x, plan->plot.x + plan->plot.width);

  /* Without a figure there are only names, and any scale would be made up. */
  if (plan->n_known > 0)
    {
      add_count_axis (plan);
      bst_plan_add_rule (plan, BST_RULE_AXIS, BST_TICK_MAJOR, plan->plot.x, plan->plot.y, 1, plan->plot.height);
    }
  for (guint i = 0; i < plan->items->len; i++)
    add_row (plan, i, row_height, value_x, g_ptr_array_index (figures, i));
}
