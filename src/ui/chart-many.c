/* The scene of an answer that is too large for a mark each: which of its models have one, and
 * what is shown until its points were read, counted and found. */
#include "config.h"

#include "ui/chart-view-private.h"

/* So many of an answer have a mark and a name all the same: the first of its order that
 * have a figure, if they are among so many. Names on the strip would hide it. */
#define MOST_NAMED 12
#define MOST_LOOKED_AT 48

/* The names of fewer marks than these need not wait until a zoom rests. */
#define MOST_NAMED_IN_PASSING 300

guint
bst_chart_view_count_entries (BstChartView *self)
{
  return self->selection != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;
}

/* Returns: (transfer none) (nullable): the answer behind what the list shows of it */
BstResults *
bst_chart_view_get_results (BstChartView *self)
{
  GListModel *model = self->selection != NULL ? gtk_single_selection_get_model (self->selection) : NULL;

  while (GTK_IS_SLICE_LIST_MODEL (model))
    model = gtk_slice_list_model_get_model (GTK_SLICE_LIST_MODEL (model));
  return BST_IS_RESULTS (model) ? BST_RESULTS (model) : NULL;
}

/* Whether entries are made when somebody asks for them, which takes its time. */
gboolean
bst_chart_view_has_rows (BstChartView *self)
{
  BstResults *results = bst_chart_view_get_results (self);

  return results != NULL && bst_results_has_rows (results);
}

/* Whether what is to be shown is read in threads, and by its density where that is too much. */
gboolean
bst_chart_view_is_many (BstChartView *self)
{
  guint most = bst_chart_view_has_rows (self) ? BST_CHART_FEW_ROWS : BST_CHART_MOST_MARKS;

  return self->kind == BST_CHART_TIMELINE && bst_chart_view_count_entries (self) > most;
}

/* Returns: (transfer none) (nullable): what is shown now, or was before */
BstDensity *
bst_chart_view_get_density (BstChartView *self)
{
  return self->scene != NULL ? bst_scene_get_density (self->scene) : NULL;
}

/* Whether cells take the place of marks: but for those that stand out. */
gboolean
bst_chart_view_has_cells (BstChartView *self)
{
  return bst_chart_view_get_density (self) != NULL && bst_scene_get_marks_shown (self->scene) == BST_MARKS_FEW;
}

/* Returns: where in the list the entry is that is the @index-th of those that are drawn */
guint
bst_chart_view_get_position (BstChartView *self, guint index)
{
  return self->drawn != NULL ? g_array_index (self->drawn->positions, guint, index) : index;
}

static void
drawn_clear (gpointer data)
{
  BstDrawn *drawn = data;

  g_object_unref (drawn->entries);
  g_array_unref (drawn->positions);
  g_clear_object (&drawn->of);
}

void
bst_drawn_unref (BstDrawn *drawn)
{
  g_rc_box_release_full (drawn, drawn_clear);
}

static BstDrawn *
drawn_new (GListModel *of)
{
  BstDrawn *drawn = g_rc_box_new0 (BstDrawn);

  drawn->entries = g_list_store_new (BST_TYPE_ENTRY);
  drawn->positions = g_array_new (FALSE, FALSE, sizeof (guint));
  if (of != NULL)
    drawn->of = g_object_ref (of);
  return drawn;
}

static gboolean
has_position (const BstDrawn *drawn, guint position)
{
  for (guint i = 0; i < drawn->positions->len; i++)
    if (g_array_index (drawn->positions, guint, i) == position)
      return TRUE;
  return FALSE;
}

static void
add_entry (BstChartView *self, BstDrawn *drawn, guint position, gboolean is_chosen)
{
  g_autoptr (BstEntry) entry = NULL;

  if (has_position (drawn, position))
    return;
  entry = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  if (entry == NULL || (!is_chosen && bst_entry_get_count (entry, BST_FIELD_PARAMETERS) <= 0))
    return;
  g_list_store_append (drawn->entries, entry);
  g_array_append_val (drawn->positions, position);
}

/* Returns: (transfer none) (element-type guint): where in the list the pinned models are that it
 *   has; of millions they are looked for once */
static GArray *
get_pinned_positions (BstChartView *self)
{
  BstResults *results = bst_chart_view_get_results (self);

  if (self->pinned_positions != NULL)
    return self->pinned_positions;
  self->pinned_positions = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; results != NULL && self->pinned[i] != NULL; i++)
    {
      guint position = bst_results_find (results, self->pinned[i]);

      if (position != G_MAXUINT)
        g_array_append_val (self->pinned_positions, position);
    }
  return self->pinned_positions;
}

/* The selected and the pinned, which always have a mark. */
static void
add_chosen (BstChartView *self, BstDrawn *drawn)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  GArray *pinned = get_pinned_positions (self);

  if (selected != GTK_INVALID_LIST_POSITION)
    add_entry (self, drawn, selected, TRUE);
  for (guint i = 0; i < pinned->len; i++)
    add_entry (self, drawn, g_array_index (pinned, guint, i), TRUE);
}

/* Returns: (transfer none): the entries that have a mark among cells: the selected, the pinned,
 *   and the first */
static BstDrawn *
get_named (BstChartView *self)
{
  guint n_chosen;

  if (self->named != NULL)
    return self->named;
  self->named = drawn_new (NULL);
  add_chosen (self, self->named);
  n_chosen = self->named->positions->len;
  for (guint i = 0; i < MOST_LOOKED_AT && self->named->positions->len < MOST_NAMED + n_chosen; i++)
    add_entry (self, self->named, i, FALSE);
  return self->named;
}

/* Returns: (transfer none): the entries of the part that was found, and the chosen ones */
static BstDrawn *
get_marked (BstChartView *self)
{
  GListModel *part = bst_part_loader_get_entries (self->part);
  GArray *positions = bst_part_loader_get_positions (self->part);

  if (self->marked != NULL && self->marked->of == part)
    return self->marked;
  g_clear_pointer (&self->marked, bst_drawn_unref);
  self->marked = drawn_new (part);
  for (guint i = 0; i < positions->len; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (part, i);

      g_list_store_append (self->marked->entries, entry);
    }
  g_array_append_vals (self->marked->positions, positions->data, positions->len);
  add_chosen (self, self->marked);
  return self->marked;
}

/* Others are selected or pinned, or there is another answer. */
void
bst_chart_view_drop_drawn (BstChartView *self)
{
  g_clear_pointer (&self->named, bst_drawn_unref);
  g_clear_pointer (&self->marked, bst_drawn_unref);
}

static void
read_answer (BstChartView *self)
{
  BstResults *results = bst_chart_view_get_results (self);

  self->is_unread = FALSE;
  bst_part_loader_clear (self->part);
  if (results != NULL)
    bst_density_loader_read (self->loader, results);
}

/* Returns: (transfer full): a scene in which @drawn have marks */
static BstScene *
make_scene_of (BstChartView *self, BstDrawn *drawn, BstSceneOptions *options, BstMarksShown shown)
{
  gboolean is_passing = bst_chart_view_is_passing (self);

  options->shown = shown;
  options->is_passing = is_passing && drawn->positions->len > MOST_NAMED_IN_PASSING;
  options->like = self->drawn == drawn ? self->scene : NULL;
  g_clear_pointer (&self->next_drawn, bst_drawn_unref);
  self->next_drawn = g_rc_box_acquire (drawn);
  return bst_scene_new (G_LIST_MODEL (drawn->entries), options);
}

/* Returns: which models of a part that was counted are to have a mark each */
static BstMarksShown
choose_shown (BstDensity *density)
{
  guint n_known, n_unknown;

  bst_density_count (density, &n_known, &n_unknown);
  return bst_marks_shown_choose (n_known, n_unknown);
}

/* Whether there are marks already that go on until it is known what comes next. */
static gboolean
shows_marks (BstChartView *self)
{
  return self->scene != NULL && !self->is_unread && bst_scene_get_marks_shown (self->scene) != BST_MARKS_FEW &&
         self->drawn != NULL && self->drawn == self->marked;
}

static void
drop_part (BstChartView *self)
{
  bst_part_loader_clear (self->part);
  g_clear_pointer (&self->marked, bst_drawn_unref);
}

/* Marks in the place of cells, if they are there; those that are wanted are looked for.
 *
 * @density: of the part, or moved to it
 *
 * Returns: (transfer full) (nullable): the scene */
static BstScene *
make_marked_scene (BstChartView *self, BstSceneOptions *options, BstDensity *density, const BstChartRange *range)
{
  gboolean is_moved = bst_density_is_moved (density);
  BstMarksShown shown = is_moved ? BST_MARKS_FEW : choose_shown (density);

  if (is_moved && bst_part_loader_covers (self->part, range, FALSE))
    shown = bst_part_loader_covers (self->part, range, TRUE) ? BST_MARKS_ALL : BST_MARKS_KNOWN;
  else if (is_moved && shows_marks (self))
    shown = bst_scene_get_marks_shown (self->scene);
  if (shown == BST_MARKS_FEW)
    {
      /* Farther away nobody needs them. */
      if (!is_moved)
        drop_part (self);
      return NULL;
    }
  if (!is_moved)
    bst_part_loader_want (self->part, bst_chart_view_get_results (self), range, shown == BST_MARKS_ALL, BST_CHART_MOST_MARKS);
  if (!bst_part_loader_covers (self->part, range, shown == BST_MARKS_ALL) && !shows_marks (self))
    return NULL;
  options->density = density;
  return make_scene_of (self, get_marked (self), options, shown);
}

/* Whether all of the answer will have marks: then cells would be there for a moment only. */
static gboolean
is_soon_marked (BstChartView *self)
{
  const BstPoints *points = bst_density_loader_get_points (self->loader);

  return points->n_known + points->n_unknown <= BST_CHART_MOST_MARKS;
}

/**
 * bst_chart_view_make_many_scene:
 * @options: what is to be shown, but for its points
 *
 * The cells, or the marks, of an answer of many, in any part of it. Where they are still being
 * counted it is what was counted before, moved to where it is now.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL until points have been read and counted
 */
BstScene *
bst_chart_view_make_many_scene (BstChartView *self, const BstSceneOptions *options)
{
  BstSceneOptions with_points = *options;
  g_autoptr (BstScene) scene = NULL;
  g_autoptr (BstScene) marked = NULL;
  g_autoptr (BstDensity) density = NULL;
  const BstDensityFrame *frame;

  if (self->is_unread)
    read_answer (self);
  with_points.points = bst_density_loader_get_points (self->loader);
  if (with_points.points == NULL)
    return NULL;
  scene = make_scene_of (self, get_named (self), &with_points, BST_MARKS_FEW);
  frame = bst_scene_get_density_frame (scene);
  if (frame == NULL)
    return g_steal_pointer (&scene);
  density = bst_density_loader_find (self->loader, frame);
  if (density == NULL)
    return NULL;
  marked = make_marked_scene (self, &with_points, density, bst_scene_get_range (scene));
  if (marked != NULL)
    return g_steal_pointer (&marked);
  if (is_soon_marked (self))
    return NULL;
  g_clear_pointer (&self->next_drawn, bst_drawn_unref);
  self->next_drawn = g_rc_box_acquire (get_named (self));
  return bst_scene_with_density (scene, density);
}
