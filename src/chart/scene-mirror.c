#include "config.h"

#include "chart/scene-private.h"

static void
mirror_rect (const BstPlan *plan, BstRect *rect)
{
  rect->x = plan->width - rect->x - rect->width;
}

/* Turns a chart for languages that are written from right to left: what was at the
 * left is at the right. Text is not turned, only moved. */
void
bst_plan_mirror (BstPlan *plan)
{
  BstScale *across = plan->kind == BST_CHART_RANKING ? &plan->count_scale : &plan->time_scale;

  across->start = plan->width - across->start;
  across->end = plan->width - across->end;
  if (plan->points != NULL)
    bst_density_frame_mirror (&plan->frame, plan->width);
  mirror_rect (plan, &plan->plot);
  mirror_rect (plan, &plan->strip);
  for (guint i = 0; i < plan->rules->len; i++)
    mirror_rect (plan, &g_array_index (plan->rules, BstSceneRule, i).rect);
  for (guint i = 0; i < plan->texts->len; i++)
    {
      BstSceneText *text = &g_array_index (plan->texts, BstSceneText, i);

      mirror_rect (plan, &text->box);
      if (text->anchor != BST_ANCHOR_MIDDLE)
        text->anchor = text->anchor == BST_ANCHOR_LEFT ? BST_ANCHOR_RIGHT : BST_ANCHOR_LEFT;
    }
  for (guint i = 0; i < plan->marks->len; i++)
    {
      BstSceneMark *mark = bst_plan_mark (plan, i);

      mark->x = plan->width - mark->x;
      mark->ring_x = plan->width - mark->ring_x;
      mirror_rect (plan, &mark->bar);
      mirror_rect (plan, &mark->area);
    }
}
