#include "config.h"

#include "chart/budget.h"

#include "chart/scene-private.h"

#include <math.h>

#include "core/format.h"
#include "core/i18n.h"
#include "core/memory-size.h"

/* Between the line and what is written beside it, and around that. */
#define LABEL_GAP 3
#define LABEL_PADDING 4

/* The card's memory where there is a card; else the computer's own. */
static gint64
get_bytes (const BstBudget *budget)
{
  return budget->graphics > 0 ? budget->graphics : budget->main;
}

/**
 * bst_chart_budget_dup_label:
 * @budget: the memory that there is
 * @quantization: one of those that are known
 *
 * Returns: (transfer full) (nullable): what is written beside the line; %NULL where nobody
 *   has said how much memory there is
 */
char *
bst_chart_budget_dup_label (const BstBudget *budget, const char *quantization)
{
  g_autofree char *size = get_bytes (budget) > 0 ? bst_memory_size_dup_text (get_bytes (budget)) : NULL;

  if (size == NULL)
    return NULL;
  /* Translators: beside a line of the chart: a size of memory and a quantization: "24 GiB at Q4_K_M" */
  return g_strdup_printf (C_ ("chart", "%1$s at %2$s"), size, quantization);
}

/**
 * bst_chart_budget_find:
 * @budget: the memory that there is
 * @quantization: one of those that are known
 *
 * Returns: how many parameters the largest model has that is likely to fit, as "fits:" in a
 *   query reckons it; 0 where nobody has said how much memory there is, or nothing fits
 */
gint64
bst_chart_budget_find (const BstBudget *budget, const char *quantization)
{
  return get_bytes (budget) > 0 ? bst_fit_get_most_parameters (quantization, get_bytes (budget)) : 0;
}

/* Whether the line is in the part of the chart that is shown. */
static gboolean
is_in_sight (const BstPlan *plan)
{
  double count = (double) plan->budget;

  return plan->budget > 0 && bst_plan_has_known (plan) && count >= plan->count_scale.min && count <= plan->count_scale.max;
}

/* Draws the line, if there is one in sight: across a timeline, down a ranking. */
void
bst_plan_lay_budget (BstPlan *plan)
{
  double at;

  if (!is_in_sight (plan))
    return;
  at = bst_scale_to_pixel (&plan->count_scale, (double) plan->budget);
  if (plan->kind == BST_CHART_RANKING)
    bst_plan_add_rule (plan, BST_RULE_BUDGET, BST_TICK_MAJOR, at, plan->plot.y, 1, plan->plot.height);
  else
    bst_plan_add_rule (plan, BST_RULE_BUDGET, BST_TICK_MAJOR, plan->plot.x, at, plan->plot.width, 1);
}

static const BstSceneRule *
find_line (const BstPlan *plan)
{
  for (guint i = 0; i < plan->rules->len; i++)
    if (g_array_index (plan->rules, BstSceneRule, i).kind == BST_RULE_BUDGET)
      return &g_array_index (plan->rules, BstSceneRule, i);
  return NULL;
}

/* Above the line, or below it, where no mark is: as near to the start as there is room.
 * Returns: FALSE where there is none */
static gboolean
find_place (BstPlan *plan, const BstRect *line, double width, BstRect *box)
{
  const double ways[] = { line->y - LABEL_GAP - plan->line_height, line->y + 1 + LABEL_GAP };
  double room = plan->plot.width - width - 2 * LABEL_PADDING;

  for (double step = 0; step <= room; step += plan->line_height / 2)
    for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
      {
        double from = plan->rtl ? plan->plot.x + room - step : plan->plot.x + step;
        BstRect place = { from, ways[i], width + 2 * LABEL_PADDING, plan->line_height };

        if (!bst_label_map_is_free (plan->plot_map, &place))
          continue;
        *box = (BstRect) { from + LABEL_PADDING, ways[i], width, plan->line_height };
        return TRUE;
      }
  return FALSE;
}

/* Where a bar and its ring end. */
static double
get_reach (const BstPlan *plan, const BstSceneMark *mark)
{
  double bar = plan->rtl ? plan->plot.x + plan->plot.width - mark->bar.x : mark->bar.x + mark->bar.width - plan->plot.x;
  double ring = plan->rtl ? plan->plot.x + plan->plot.width - mark->ring_x : mark->ring_x - plan->plot.x;

  return MAX (bar, mark->has_ring ? ring + mark->radius : 0);
}

/* Beside the line, behind it or in front, in the first row whose bar leaves it free.
 * Returns: FALSE where there is none */
static gboolean
find_row (BstPlan *plan, const BstRect *line, double width, BstRect *box)
{
  double at = plan->rtl ? plan->plot.x + plan->plot.width - line->x : line->x - plan->plot.x;
  double behind = at + 1 + LABEL_PADDING, before = at - LABEL_PADDING - width;
  /* The margin behind the plot is free below the counts. */
  double room = plan->rtl ? plan->plot.x + plan->plot.width : plan->width - plan->plot.x;
  double from = behind + width + LABEL_PADDING <= room ? behind : before;

  for (guint i = 0; i < plan->marks->len; i++)
    {
      const BstSceneMark *mark = bst_plan_mark (plan, i);

      if (mark->unknown || get_reach (plan, mark) + LABEL_PADDING > MIN (from, at))
        continue;
      *box = (BstRect) { plan->rtl ? plan->plot.x + plan->plot.width - from - width : plan->plot.x + from,
                         mark->area.y + floor ((mark->area.height - plan->line_height) / 2), width, plan->line_height };
      return TRUE;
    }
  return FALSE;
}

/* Writes beside the line what it is, when the marks have their places. Names come later, and
 * stay out of its way. */
void
bst_plan_label_budget (BstPlan *plan)
{
  const BstSceneRule *line = find_line (plan);
  double width;
  BstRect box;

  if (line == NULL)
    return;
  width = ceil (bst_plan_measure (plan, BST_TEXT_BUDGET, plan->budget_label));
  if (plan->kind == BST_CHART_RANKING ? !find_row (plan, &line->rect, width, &box) : !find_place (plan, &line->rect, width, &box))
    return;
  if (plan->plot_map != NULL)
    bst_label_map_take (plan->plot_map, &box);
  bst_plan_add_text (plan, plan->texts, g_strdup (plan->budget_label), BST_TEXT_BUDGET,
                     plan->rtl ? BST_ANCHOR_RIGHT : BST_ANCHOR_LEFT, &box, -1);
}

/* Returns: (transfer full) (nullable): what the line says, for the chart's sentence; %NULL
 *   where there is none */
char *
bst_plan_dup_budget_words (const BstPlan *plan)
{
  guint n_within = 0;
  g_autofree char *count = NULL, *within = NULL, *all = NULL;

  if (plan->budget <= 0 || plan->n_known == 0)
    return NULL;
  count = bst_format_count (plan->budget);
  for (guint i = 0; i < plan->items->len; i++)
    n_within += bst_plan_item (plan, i)->count > 0 && bst_plan_item (plan, i)->count <= plan->budget;
  if (plan->points != NULL)
    /* Translators: part of the sentence that describes the chart: "24 GiB at Q4_K_M hold about
     * 38.1 B parameters, where the dashed line is" */
    return g_strdup_printf (C_ ("chart summary", "%1$s hold about %2$s parameters, where the dashed line is"), plan->budget_label, count);
  within = bst_format_number (n_within);
  all = bst_format_exact (plan->n_known);
  /* Translators: the same, and of how many models that is enough: "…; 61 of 120 are below it" */
  return g_strdup_printf (C_ ("chart summary", "%1$s hold about %2$s parameters, where the dashed line is: %3$s of %4$s models need no more"),
                          plan->budget_label, count, within, all);
}
