/* A scene is planned once for whatever is selected in it. */
#include "config.h"

#include "chart/scene-private.h"

/* A chart is laid out for at least this much; what is smaller is cut off. */
#define LEAST_WIDTH 200
#define LEAST_HEIGHT 80
#define MOST_EXTENT 16384

/* Beside the sentence of an empty chart. */
#define SENTENCE_MARGIN 24

static void
clear_item (gpointer data)
{
  g_object_unref (((BstItem *) data)->entry);
}

/* What g_rc_box_release_full() calls. */
void
bst_plan_clear (gpointer data)
{
  BstPlan *plan = data;

  g_clear_pointer (&plan->marks, g_array_unref);
  g_clear_pointer (&plan->by_id, g_hash_table_unref);
  g_clear_pointer (&plan->items, g_array_unref);
  g_clear_pointer (&plan->rules, g_array_unref);
  g_clear_pointer (&plan->texts, g_array_unref);
  g_clear_pointer (&plan->family_first, g_array_unref);
  g_clear_pointer (&plan->by_date, g_free);
  g_clear_pointer (&plan->by_size, g_free);
  g_clear_pointer (&plan->date_place, g_free);
  g_clear_pointer (&plan->size_place, g_free);
  g_clear_pointer (&plan->by_x, g_free);
  g_clear_pointer (&plan->plot_map, bst_label_map_free);
  g_clear_pointer (&plan->strip_map, bst_label_map_free);
  g_clear_pointer (&plan->layouts, g_hash_table_unref);
  g_clear_pointer (&plan->label_widths, g_free);
  g_clear_pointer (&plan->summary, g_free);
  g_clear_pointer (&plan->budget_label, g_free);
  g_clear_pointer (&plan->points, bst_points_unref);
  g_clear_object (&plan->context);
}

/* Returns the height of a line of the chart's text. */
double
bst_text_measure_line (PangoContext *context)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (BST_TEXT_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, "Ag", -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return MAX (height, 1);
}

static int
compare_x (const void *first, const void *second, void *data)
{
  const BstPlan *plan = data;
  double a = bst_plan_mark (plan, *(const int *) first)->x;
  double b = bst_plan_mark (plan, *(const int *) second)->x;

  return (a > b) - (a < b);
}

static void
order_from_left (BstPlan *plan)
{
  plan->by_x = g_new (int, MAX (plan->marks->len, 1));
  for (guint i = 0; i < plan->marks->len; i++)
    plan->by_x[i] = (int) i;
  g_qsort_with_data (plan->by_x, (int) plan->marks->len, sizeof (int), compare_x, plan);
}

/* Where there is no mark, axes would be made up: the chart says so instead. */
static void
lay_sentence (BstPlan *plan)
{
  BstRect box = { SENTENCE_MARGIN, 0, plan->width - 2 * SENTENCE_MARGIN, plan->height };

  plan->plot = (BstRect) { 0, 0, plan->width, plan->height };
  bst_plan_add_text (plan, plan->texts, g_strdup (plan->summary), BST_TEXT_SENTENCE, BST_ANCHOR_MIDDLE, &box, -1);
}

/* Returns: (transfer full): the chart in a sentence */
static char *
dup_summary (BstPlan *plan)
{
  if (plan->points != NULL && plan->shown == BST_MARKS_FEW)
    return bst_density_dup_summary (NULL, plan->points);
  return bst_plan_describe (plan, plan->n_unknown);
}

/* Whether there is anything but a sentence. */
gboolean
bst_plan_has_anything (const BstPlan *plan)
{
  return plan->points != NULL ? plan->points->n_known + plan->points->n_unknown > 0 : plan->items->len > 0;
}

/* Widths of labels are of one font. */
static gboolean
may_take_over (const BstPlan *plan, BstScene *like)
{
  return like != NULL && like->plan->kind == plan->kind && like->plan->points == plan->points &&
         like->plan->context == plan->context && like->plan->context_serial == plan->context_serial;
}

/* Returns: (transfer full): all of a scene but what depends on selection and pointer */
BstPlan *
bst_plan_new (GListModel *entries, const BstSceneOptions *options)
{
  BstPlan *plan = g_rc_box_new0 (BstPlan);

  plan->kind = options->kind;
  plan->width = CLAMP (options->width, LEAST_WIDTH, MOST_EXTENT);
  plan->height = CLAMP (options->height, LEAST_HEIGHT, MOST_EXTENT);
  plan->content_height = plan->height;
  plan->rtl = options->rtl;
  if (options->points != NULL && options->kind == BST_CHART_TIMELINE)
    plan->points = bst_points_ref (options->points);
  plan->shown = plan->points != NULL ? options->shown : BST_MARKS_ALL;
  plan->is_passing = options->is_passing;
  if (options->budget != NULL)
    {
      plan->budget = MAX (options->budget->parameters, 0);
      plan->budget_label = g_strdup (options->budget->label);
    }
  plan->context = g_object_ref (options->context);
  plan->context_serial = pango_context_get_serial (plan->context);
  plan->line_height = bst_text_measure_line (plan->context);
  plan->items = g_array_new (FALSE, TRUE, sizeof (BstItem));
  g_array_set_clear_func (plan->items, clear_item);
  plan->marks = g_array_new (FALSE, TRUE, sizeof (BstSceneMark));
  plan->rules = g_array_new (FALSE, TRUE, sizeof (BstSceneRule));
  plan->texts = bst_texts_new ();
  plan->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  plan->family_first = g_array_new (FALSE, FALSE, sizeof (int));

  if (may_take_over (plan, options->like))
    {
      bst_plan_take_over (plan, options->like->plan);
    }
  else
    {
      bst_plan_collect (plan, entries);
      bst_plan_order (plan);
    }
  if (plan->points != NULL && plan->shown != BST_MARKS_FEW)
    {
      plan->n_undated = plan->points->n_undated;
      plan->n_without = plan->points->n_without;
    }
  bst_plan_choose_range (plan, options->range);
  plan->summary = dup_summary (plan);
  if (!bst_plan_has_anything (plan))
    lay_sentence (plan);
  else if (plan->kind == BST_CHART_RANKING)
    bst_plan_lay_ranking (plan);
  else
    bst_plan_lay_timeline (plan);
  if (bst_plan_has_anything (plan))
    bst_plan_lay_budget (plan);
  if (plan->rtl)
    bst_plan_mirror (plan);
  order_from_left (plan);
  if (plan->kind == BST_CHART_TIMELINE)
    bst_plan_make_maps (plan);
  bst_plan_label_budget (plan);
  return plan;
}
