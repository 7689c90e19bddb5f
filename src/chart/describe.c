#include "config.h"

#include "chart/scene-private.h"

#include "chart/summary.h"
#include "core/format.h"
#include "core/verdict-text.h"

/* Returns: (transfer full) (element-type int): the marks with a figure, the smallest first; of a
 *   part of very many those alone that are in sight, as there may be others only because they
 *   stand out */
static GArray *
list_known (BstPlan *plan)
{
  GArray *known = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = plan->n_unknown; i < plan->items->len; i++)
    if (plan->points == NULL || !bst_plan_item (plan, plan->by_size[i])->outside)
      g_array_append_val (known, plan->by_size[i]);
  return known;
}

static const BstItem *
get_known (BstPlan *plan, GArray *known, guint i)
{
  return bst_plan_item (plan, g_array_index (known, int, i));
}

/* The middle of the known figures; of two middle ones their mean. */
static gint64
find_median (BstPlan *plan, GArray *known)
{
  gint64 a = get_known (plan, known, (known->len - 1) / 2)->count;
  gint64 b = get_known (plan, known, known->len / 2)->count;

  return a + (b - a) / 2;
}

static void
append_known (BstPlan *plan, GArray *known, GString *sentence)
{
  const BstItem *smallest = get_known (plan, known, 0);
  const BstItem *largest = get_known (plan, known, known->len - 1);
  g_autofree char *count = bst_format_count (largest->count);
  g_autofree char *median = bst_format_count (find_median (plan, known));

  if (known->len == 1)
    {
      /* Translators: the name of the one model in the chart and its number of parameters */
      bst_summary_append (sentence, g_strdup_printf (C_ ("chart summary", "%s with %s parameters"),
                                                     bst_entry_get_name (largest->entry), count));
      return;
    }
  bst_summary_append_known (sentence, known->len, smallest->count, largest->count);
  /* Translators: the name of a model */
  bst_summary_append (sentence, g_strdup_printf (C_ ("chart summary", "the largest is %s"), bst_entry_get_name (largest->entry)));
  /* Translators: a number of parameters */
  bst_summary_append (sentence, g_strdup_printf (C_ ("chart summary", "the median is %s"), median));
}

/* How many are not in sight. Of very many models only some have marks. */
static guint
count_outside (const BstPlan *plan, guint n_strip)
{
  guint n_in_sight = n_strip, n_all;

  if (plan->points == NULL)
    return plan->n_outside;
  for (guint i = 0; i < plan->items->len; i++)
    n_in_sight += !bst_plan_item (plan, i)->outside && bst_plan_item (plan, i)->count > 0;
  n_all = plan->points->n_known + plan->points->n_unknown;
  return n_all > n_in_sight ? n_all - n_in_sight : 0;
}

static void
append_budget (const BstPlan *plan, GString *sentence)
{
  char *words = bst_plan_dup_budget_words (plan);

  if (words != NULL)
    bst_summary_append (sentence, words);
}

/* @n_strip: how many are without a figure, marks or not
 *
 * Returns: (transfer full): the chart in a sentence */
char *
bst_plan_describe (BstPlan *plan, guint n_strip)
{
  GString *sentence = g_string_new (NULL);
  g_autoptr (GArray) known = list_known (plan);
  gboolean rows = plan->kind == BST_CHART_RANKING;

  /* First what one asks for who looks at a part; the rest is as it was. */
  if (plan->is_zoomed)
    bst_summary_append_zoom (sentence, &plan->range, rows ? BST_CHART_AXIS_COUNT : BST_CHART_AXIS_BOTH, count_outside (plan, n_strip));
  if (known->len > 0)
    append_known (plan, known, sentence);
  else if (n_strip == 0)
    bst_summary_append (sentence, g_strdup (C_ ("chart summary", "No model to show")));
  bst_summary_append_unknown (sentence, n_strip, !rows);
  bst_summary_append_left_out (sentence, plan->n_undated, plan->n_without);
  append_budget (plan, sentence);
  return bst_summary_end (sentence);
}

/**
 * bst_scene_dup_name:
 * @mark: a mark
 *
 * Returns: (transfer full) (nullable): what a screen reader calls the mark:
 *   "Mixtral 8×7B, 46.7 billion parameters, 12.9 billion active"; %NULL where
 *   there is no such mark
 */
char *
bst_scene_dup_name (BstScene *self, int mark)
{
  BstEntry *entry = bst_scene_get_entry (self, mark);
  const BstItem *item;
  g_autofree char *count = NULL;
  g_autofree char *active = NULL;

  if (entry == NULL)
    return NULL;
  item = bst_plan_item (self->plan, mark);
  if (item->count == 0)
    /* Translators: spoken: the name of a model */
    return g_strdup_printf (C_ ("chart", "%s, parameters not published"), bst_entry_get_name (entry));
  count = bst_format_count_spoken (item->count);
  active = bst_format_count_spoken (item->active);
  if (item->active > 0 && item->estimated)
    /* Translators: spoken: a name, parameters, active parameters: "GPT-4, an estimated 1.8 trillion parameters, 280 billion active" */
    return g_strdup_printf (C_ ("chart", "%s, an estimated %s parameters, %s active"), bst_entry_get_name (entry), count, active);
  if (item->active > 0)
    /* Translators: spoken: a name, parameters, active parameters: "Mixtral 8×7B, 46.7 billion parameters, 12.9 billion active" */
    return g_strdup_printf (C_ ("chart", "%s, %s parameters, %s active"), bst_entry_get_name (entry), count, active);
  if (item->estimated)
    /* Translators: spoken: a name and parameters: "GPT-4, an estimated 1.8 trillion parameters" */
    return g_strdup_printf (C_ ("chart", "%s, an estimated %s parameters"), bst_entry_get_name (entry), count);
  /* Translators: spoken: a name and parameters: "Falcon 180B, 180 billion parameters" */
  return g_strdup_printf (C_ ("chart", "%s, %s parameters"), bst_entry_get_name (entry), count);
}

/* Returns: (transfer full): when the model came, and under which licence */
static char *
dup_origin (BstEntry *entry)
{
  const char *released = bst_entry_get_word (entry, BST_FIELD_RELEASED);
  g_autofree char *licenses = bst_verdict_dup_short (entry);
  const char *license_name = licenses != NULL ? licenses : bst_openness_get_label (bst_entry_get_openness (entry));
  g_autofree char *date = released != NULL ? bst_format_date (released) : g_strdup (C_ ("chart", "date unknown"));

  /* Translators: spoken: a date and a licence: "11 Dec 2023, Apache-2.0" */
  return g_strdup_printf (C_ ("chart", "%s, %s"), date, license_name);
}

/**
 * bst_scene_dup_description:
 * @mark: a mark
 *
 * Returns: (transfer full) (nullable): what a screen reader says after the name: whether it
 *   is pinned, date, licence, and its place in the order of bst_scene_step(): "11 Dec 2023,
 *   Apache-2.0, 3 of 120"; %NULL where there is no such mark
 */
char *
bst_scene_dup_description (BstScene *self, int mark)
{
  BstEntry *entry = bst_scene_get_entry (self, mark);
  g_autofree char *origin = NULL, *text = NULL, *place = NULL, *all = NULL, *sentence = NULL;
  guint position;

  if (entry == NULL)
    return NULL;
  origin = dup_origin (entry);
  /* First, as it is what a key has just changed. */
  if (bst_scene_is_pinned (self, mark))
    /* Translators: spoken: of a model whose name stays on the chart: "pinned, 11 Dec 2023, Apache-2.0" */
    text = g_strdup_printf (C_ ("chart", "pinned, %s"), origin);
  else
    text = g_steal_pointer (&origin);
  /* The marks of a density are a few of many. */
  if (self->plan->shown == BST_MARKS_FEW)
    return g_steal_pointer (&text);
  position = self->plan->kind == BST_CHART_RANKING ? (guint) mark : (guint) self->plan->date_place[mark];
  place = bst_format_exact (position + 1);
  all = bst_format_exact (self->plan->marks->len);
  /* Translators: the place of an item in a list: "3 of 120" */
  sentence = g_strdup_printf (C_ ("chart", "%s of %s"), place, all);
  /* Translators: spoken: of a model whose description goes on: "11 Dec 2023, Apache-2.0, 3 of 120" */
  return g_strdup_printf (C_ ("chart", "%s, %s"), text, sentence);
}
