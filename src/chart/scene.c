#include "config.h"

#include "chart/scene-private.h"

#include <string.h>

static gboolean
contains (GArray *marks, int mark)
{
  for (guint i = 0; i < marks->len; i++)
    if (g_array_index (marks, int, i) == mark)
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full) (element-type int): the marks of those of @ids that have one */
static GArray *
find_pinned (BstPlan *plan, const char *const *ids)
{
  GArray *pinned = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      int mark = GPOINTER_TO_INT (g_hash_table_lookup (plan->by_id, ids[i])) - 1;

      if (mark >= 0 && !contains (pinned, mark))
        g_array_append_val (pinned, mark);
    }
  return pinned;
}

/* Takes what of @density is shown beside the marks. */
static void
set_density (BstScene *self, BstDensity *density)
{
  BstPlan *plan = self->plan;

  if (density == NULL || plan->shown == BST_MARKS_ALL)
    return;
  if (plan->shown == BST_MARKS_KNOWN)
    {
      guint n_known, n_unknown;

      self->density = bst_density_new_strip (density);
      bst_density_count (self->density, &n_known, &n_unknown);
      self->summary = bst_plan_describe (plan, n_unknown);
      return;
    }
  self->density = bst_density_ref (density);
  self->summary = bst_density_dup_summary (density, plan->points);
  self->key = bst_plan_make_key (plan, density);
}

static gboolean
is_same (GArray *a, GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (int)) == 0);
}

/* Takes @plan.
 * @density: (nullable)
 * @like: (nullable): a scene of the same plan and density, whose labels hold if nothing else
 *   is selected and pinned */
static BstScene *
make_scene (BstPlan *plan, BstDensity *density, BstScene *like, const char *selected_id, const char *hovered_id,
            const char *const *pinned_ids)
{
  BstScene *self = g_new0 (BstScene, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->plan = plan;
  if (like != NULL)
    {
      self->density = like->density != NULL ? bst_density_ref (like->density) : NULL;
      self->summary = g_strdup (like->summary);
      self->key = like->key != NULL ? g_atomic_rc_box_acquire (like->key) : NULL;
    }
  else
    set_density (self, density);
  self->selected = bst_scene_find (self, selected_id);
  self->hovered = bst_scene_find (self, hovered_id);
  self->pinned = find_pinned (plan, pinned_ids);
  self->names = like != NULL ? g_array_ref (like->names) : bst_scene_place_names (self);
  if (like != NULL && like->selected == self->selected && is_same (like->pinned, self->pinned))
    self->placed = g_array_ref (like->placed);
  else
    self->placed = bst_scene_emphasize (self);
  self->labels = bst_scene_add_hovered (self);
  return self;
}

/**
 * bst_scene_new:
 * @entries: a model of BstEntry, read once; with points those that have marks all the same
 * @options: what to draw, and in how much room
 *
 * Lays out a chart. The scene keeps the entries and the Pango context; when the context
 * changes (another font, another text scale), make another scene.
 *
 * Returns: (transfer full): the scene
 */
BstScene *
bst_scene_new (GListModel *entries, const BstSceneOptions *options)
{
  BstDensity *density;
  BstPlan *plan;

  g_return_val_if_fail (G_IS_LIST_MODEL (entries), NULL);
  g_return_val_if_fail (options != NULL && PANGO_IS_CONTEXT (options->context), NULL);

  density = options->density;
  plan = bst_plan_new (entries, options);
  if (density != NULL && (plan->points == NULL || !bst_density_frame_equal (bst_density_get_frame (density), &plan->frame)))
    density = NULL;
  return make_scene (plan, density, NULL, options->selected_id, options->hovered_id, options->pinned_ids);
}

/**
 * bst_scene_with_emphasis:
 * @selected_id: (nullable): the id of an entry
 * @hovered_id: (nullable): the id of an entry
 * @pinned_ids: (nullable) (array zero-terminated=1): the ids of entries
 *
 * The same chart with another selection. Marks, rules and texts are shared with
 * @self; only the labels are placed anew.
 *
 * Returns: (transfer full): the scene
 */
BstScene *
bst_scene_with_emphasis (BstScene *self, const char *selected_id, const char *hovered_id,
                         const char *const *pinned_ids)
{
  return make_scene (g_rc_box_acquire (self->plan), NULL, self, selected_id, hovered_id, pinned_ids);
}

/**
 * bst_scene_with_density:
 * @self: a scene of points
 * @density: of these points, in the frame of bst_scene_get_density_frame()
 *
 * The same chart, and in it how many points are where.
 *
 * Returns: (transfer full): the scene
 */
BstScene *
bst_scene_with_density (BstScene *self, BstDensity *density)
{
  const char *selected_id = self->selected >= 0 ? bst_plan_mark (self->plan, self->selected)->id : NULL;
  const char *hovered_id = self->hovered >= 0 ? bst_plan_mark (self->plan, self->hovered)->id : NULL;
  g_autoptr (GPtrArray) pinned_ids = g_ptr_array_new ();

  g_return_val_if_fail (self->plan->points != NULL, NULL);

  for (guint i = 0; i < self->pinned->len; i++)
    g_ptr_array_add (pinned_ids, (char *) bst_plan_mark (self->plan, g_array_index (self->pinned, int, i))->id);
  g_ptr_array_add (pinned_ids, NULL);
  return make_scene (g_rc_box_acquire (self->plan), density, NULL, selected_id, hovered_id, (const char *const *) pinned_ids->pdata);
}

BstScene *
bst_scene_ref (BstScene *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
bst_scene_unref (BstScene *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->names);
  g_array_unref (self->placed);
  g_array_unref (self->labels);
  g_array_unref (self->pinned);
  g_clear_pointer (&self->key, bst_scene_key_unref);
  g_clear_pointer (&self->density, bst_density_unref);
  g_free (self->summary);
  g_rc_box_release_full (self->plan, bst_plan_clear);
  g_free (self);
}

BstChartKind
bst_scene_get_kind (BstScene *self)
{
  return self->plan->kind;
}

/**
 * bst_scene_get_size:
 * @width: (out) (optional): in pixels
 * @height: (out) (optional): in pixels
 *
 * How large the chart is: a ranking is higher than the room for it when it has more
 * rows than fit there, and wants to be scrolled.
 */
void
bst_scene_get_size (BstScene *self, double *width, double *height)
{
  if (width != NULL)
    *width = self->plan->width;
  if (height != NULL)
    *height = self->plan->content_height;
}

/**
 * bst_scene_get_plot:
 *
 * Returns: (transfer none): where points or bars are; axes and strip are outside
 */
const BstRect *
bst_scene_get_plot (BstScene *self)
{
  return &self->plan->plot;
}

/**
 * bst_scene_get_strip:
 *
 * Returns: (transfer none) (nullable): where the points without a figure are; %NULL
 *   where there is none, and in a ranking
 */
const BstRect *
bst_scene_get_strip (BstScene *self)
{
  return self->plan->strip.height > 0 ? &self->plan->strip : NULL;
}

/**
 * bst_scene_get_count_scale:
 *
 * Returns: (transfer none) (nullable): the log scale of parameters: vertical in a
 *   timeline, horizontal in a ranking; %NULL where no mark has a figure
 */
const BstScale *
bst_scene_get_count_scale (BstScene *self)
{
  return bst_plan_has_known (self->plan) ? &self->plan->count_scale : NULL;
}

/**
 * bst_scene_get_time_scale:
 *
 * Returns: (transfer none) (nullable): the scale of dates; %NULL in a ranking, and
 *   where there is no mark
 */
const BstScale *
bst_scene_get_time_scale (BstScene *self)
{
  return self->plan->kind == BST_CHART_TIMELINE && bst_plan_has_anything (self->plan) ? &self->plan->time_scale : NULL;
}

/**
 * bst_scene_get_density_frame:
 *
 * Returns: (transfer none) (nullable): where the density of its points is to be counted;
 *   %NULL where marks show all, and where no point has a date
 */
const BstDensityFrame *
bst_scene_get_density_frame (BstScene *self)
{
  return self->plan->points != NULL && bst_plan_has_anything (self->plan) ? &self->plan->frame : NULL;
}

/**
 * bst_scene_get_marks:
 * @n_marks: (out): how many
 *
 * Returns: (transfer none) (array length=n_marks): a mark for every entry shown
 */
const BstSceneMark *
bst_scene_get_marks (BstScene *self, guint *n_marks)
{
  *n_marks = self->plan->marks->len;
  return (const BstSceneMark *) (void *) self->plan->marks->data;
}

/**
 * bst_scene_get_rules:
 * @n_rules: (out): how many
 *
 * Returns: (transfer none) (array length=n_rules): the lines, faint ones first
 */
const BstSceneRule *
bst_scene_get_rules (BstScene *self, guint *n_rules)
{
  *n_rules = self->plan->rules->len;
  return (const BstSceneRule *) (void *) self->plan->rules->data;
}

/**
 * bst_scene_get_texts:
 * @n_texts: (out): how many
 *
 * Returns: (transfer none) (array length=n_texts): what is written whatever is selected;
 *   that of a ranking's rows in their order
 */
const BstSceneText *
bst_scene_get_texts (BstScene *self, guint *n_texts)
{
  *n_texts = self->plan->texts->len;
  return (const BstSceneText *) (void *) self->plan->texts->data;
}

/**
 * bst_scene_get_labels:
 * @n_labels: (out): how many
 *
 * Returns: (transfer none) (array length=n_labels): the labels beside points, which
 *   depend on what is selected; none in a ranking
 */
const BstSceneText *
bst_scene_get_labels (BstScene *self, guint *n_labels)
{
  *n_labels = self->labels->len;
  return (const BstSceneText *) (void *) self->labels->data;
}

/**
 * bst_scene_get_selected:
 *
 * Returns: the mark that is selected, or -1
 */
int
bst_scene_get_selected (BstScene *self)
{
  return self->selected;
}

/**
 * bst_scene_get_hovered:
 *
 * Returns: the mark under the pointer, or -1
 */
int
bst_scene_get_hovered (BstScene *self)
{
  return self->hovered;
}

/**
 * bst_scene_get_pinned:
 * @n_pinned: (out): how many
 *
 * Returns: (transfer none) (array length=n_pinned): the marks that are pinned, in the order
 *   in which they were named
 */
const int *
bst_scene_get_pinned (BstScene *self, guint *n_pinned)
{
  *n_pinned = self->pinned->len;
  return (const int *) (void *) self->pinned->data;
}

/**
 * bst_scene_is_pinned:
 * @mark: a mark
 *
 * Returns: whether it keeps its name, whatever is selected
 */
gboolean
bst_scene_is_pinned (BstScene *self, int mark)
{
  return contains (self->pinned, mark);
}

/**
 * bst_scene_get_entry:
 * @mark: a mark
 *
 * Returns: (transfer none) (nullable): its entry; %NULL where there is no such mark
 */
BstEntry *
bst_scene_get_entry (BstScene *self, int mark)
{
  return mark >= 0 && mark < (int) self->plan->items->len ? bst_plan_item (self->plan, mark)->entry : NULL;
}

/**
 * bst_scene_get_count:
 * @openness: a class
 *
 * Returns: how many marks or points are of this class, for the legend
 */
guint
bst_scene_get_count (BstScene *self, BstOpenness openness)
{
  g_return_val_if_fail ((guint) openness < BST_N_OPENNESS, 0);

  return self->plan->points != NULL ? self->plan->points->counts[openness] : self->plan->counts[openness];
}

/**
 * bst_scene_get_summary:
 *
 * Returns: (transfer none): the chart in a sentence, translated: how many, range, scale,
 *   largest, median, and what is not shown
 */
const char *
bst_scene_get_summary (BstScene *self)
{
  return self->summary != NULL ? self->summary : self->plan->summary;
}
