/* The chart of an answer that is too large for a mark each: its cells under the pointer,
 * for the keyboard and for screen readers. */
#include "config.h"

#include "ui/chart-view-private.h"

#include "core/i18n.h"
#include "ui/chart-point.h"

/* So many of an answer have a mark and a name all the same: the first of its order that
 * have a figure, if they are among so many. Names on the strip would hide it. */
#define MOST_NAMED 12
#define MOST_LOOKED_AT 48

guint
bst_chart_view_count_entries (BstChartView *self)
{
  return self->selection != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;
}

/* Whether what is to be shown is shown by its density. */
gboolean
bst_chart_view_is_many (BstChartView *self)
{
  return self->kind == BST_CHART_TIMELINE && bst_chart_view_count_entries (self) > BST_CHART_MOST_POINTS;
}

/* Returns: (transfer none) (nullable): what is shown now, or was before */
BstDensity *
bst_chart_view_get_density (BstChartView *self)
{
  return self->scene != NULL ? bst_scene_get_density (self->scene) : NULL;
}

/* Returns: where in the list the entry is that is the @index-th of those that are drawn */
guint
bst_chart_view_get_position (BstChartView *self, guint index)
{
  return bst_scene_get_density_frame (self->scene) != NULL ? g_array_index (self->positions, guint, index) : index;
}

static gboolean
is_named (BstChartView *self, guint position)
{
  for (guint i = 0; i < self->positions->len; i++)
    if (g_array_index (self->positions, guint, i) == position)
      return TRUE;
  return FALSE;
}

static void
add_named (BstChartView *self, GListStore *named, guint position, gboolean is_chosen)
{
  g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (entry == NULL || is_named (self, position) || (!is_chosen && bst_entry_get_count (entry, BST_FIELD_PARAMETERS) <= 0))
    return;
  g_list_store_append (named, entry);
  g_array_append_val (self->positions, position);
}

/* Returns: (transfer none) (nullable): the answer behind what the list shows of it */
static BstResults *
get_results (BstChartView *self)
{
  GListModel *model = gtk_single_selection_get_model (self->selection);

  while (GTK_IS_SLICE_LIST_MODEL (model))
    model = gtk_slice_list_model_get_model (GTK_SLICE_LIST_MODEL (model));
  return BST_IS_RESULTS (model) ? BST_RESULTS (model) : NULL;
}

/* Returns: (transfer none) (element-type guint): where in the list the pinned models are that it
 *   has; of millions they are looked for once */
static GArray *
get_pinned_positions (BstChartView *self)
{
  BstResults *results = get_results (self);

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

/* Returns: (transfer full): the entries that have a mark: the selected, the pinned, and the
 *   first */
static GListStore *
list_named (BstChartView *self)
{
  GListStore *named = g_list_store_new (BST_TYPE_ENTRY);
  guint selected = gtk_single_selection_get_selected (self->selection);
  GArray *pinned = get_pinned_positions (self);

  g_array_set_size (self->positions, 0);
  if (selected != GTK_INVALID_LIST_POSITION)
    add_named (self, named, selected, TRUE);
  for (guint i = 0; i < pinned->len; i++)
    add_named (self, named, g_array_index (pinned, guint, i), TRUE);
  for (guint i = 0; i < MOST_LOOKED_AT && self->positions->len < MOST_NAMED + pinned->len; i++)
    add_named (self, named, i, FALSE);
  return named;
}

static void
read_answer (BstChartView *self)
{
  BstResults *results = get_results (self);

  self->is_unread = FALSE;
  if (results != NULL)
    bst_density_loader_read (self->loader, results);
}

/* Returns: (transfer full) (nullable): the scene of an answer of many; %NULL until its
 *   points have been read and counted */
BstScene *
bst_chart_view_make_density_scene (BstChartView *self, const BstSceneOptions *options)
{
  BstSceneOptions with_points = *options;
  g_autoptr (GListStore) named = NULL;
  g_autoptr (BstScene) scene = NULL;
  const BstDensityFrame *frame;
  BstDensity *density;

  if (self->is_unread)
    read_answer (self);
  with_points.points = bst_density_loader_get_points (self->loader);
  if (with_points.points == NULL)
    return NULL;
  named = list_named (self);
  scene = bst_scene_new (G_LIST_MODEL (named), &with_points);
  frame = bst_scene_get_density_frame (scene);
  if (frame == NULL)
    return g_steal_pointer (&scene);
  density = bst_density_loader_get (self->loader, frame);
  return density != NULL ? bst_scene_with_density (scene, density) : NULL;
}

static char *
dup_spoken_description (BstDensity *density, guint cell)
{
  g_autofree char *description = bst_density_dup_description (density, cell);

  /* Translators: spoken: what most models of a place in the chart are, and what a key does there */
  return g_strdup_printf (C_ ("density", "%s. Enter searches only these."), description);
}

static GtkWidget *
make_point (BstChartView *self)
{
  BstDensity *density = bst_chart_view_get_density (self);
  g_autofree char *name = bst_density_dup_name (density, (guint) self->cell);
  g_autofree char *description = dup_spoken_description (density, (guint) self->cell);
  GtkWidget *point = bst_chart_point_new (NULL);

  bst_chart_point_set_words (BST_CHART_POINT (point), name, description);
  gtk_widget_set_focusable (point, TRUE);
  gtk_widget_set_parent (point, GTK_WIDGET (self));
  return point;
}

/* Makes the widget of the cell that the keyboard is at, and that is the one Tab stop. In
 * another density it begins at the fullest.
 *
 * Returns: (nullable): the one before, if it is of no use any more; the focus has to leave it
 *   before it is dropped */
GtkWidget *
bst_chart_view_make_cell_point (BstChartView *self)
{
  BstDensity *density = bst_chart_view_get_density (self);
  GtkWidget *before = self->cell_point;

  if (density != NULL && before != NULL && self->cell >= 0)
    return NULL;
  if (self->cell < 0)
    self->cell = density != NULL ? bst_density_get_fullest (density) : -1;
  self->cell_point = density != NULL && self->cell >= 0 ? make_point (self) : NULL;
  return before;
}

void
bst_chart_view_drop_cell_point (BstChartView *self)
{
  g_clear_pointer (&self->cell_point, gtk_widget_unparent);
}

void
bst_chart_view_allocate_cell_point (BstChartView *self)
{
  BstDensity *density = bst_chart_view_get_density (self);
  GtkAllocation allocation;
  int width, height;
  BstRect rect;

  if (self->cell_point == NULL || density == NULL || self->cell < 0)
    return;
  rect = bst_density_get_rect (density, (guint) self->cell);
  gtk_widget_measure (self->cell_point, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (self->cell_point, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  allocation = (GtkAllocation) { (int) rect.x, (int) rect.y, MAX ((int) rect.width, width), MAX ((int) rect.height, height) };
  gtk_widget_size_allocate (self->cell_point, &allocation, -1);
}

/* A screen reader speaks what gets the focus: each cell has a widget of its own as long
 * as the keyboard is at it. */
static void
go_to_cell (BstChartView *self, int cell)
{
  GtkWidget *before = self->cell_point;

  if (cell == self->cell && before != NULL)
    return;
  self->cell = cell;
  self->cell_point = make_point (self);
  gtk_widget_grab_focus (self->cell_point);
  if (before != NULL)
    gtk_widget_unparent (before);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The keyboard goes on from the cell that it is at. */
void
bst_chart_view_step_cell (BstChartView *self, BstDensityStep step)
{
  int cell = bst_density_step (bst_chart_view_get_density (self), self->cell, step);

  if (cell >= 0)
    go_to_cell (self, cell);
}

/* Returns: whether there is a cell that has models in it */
gboolean
bst_chart_view_press_cell (BstChartView *self, double x, double y)
{
  int cell = bst_density_hit (bst_chart_view_get_density (self), x, y);

  if (cell < 0)
    return FALSE;
  bst_chart_view_emit_narrow (self, (guint) cell);
  return TRUE;
}

/* The pointer is at a place, or at none where that is outside. */
void
bst_chart_view_hover_cell (BstChartView *self, double x, double y)
{
  BstDensity *density = bst_chart_view_get_density (self);
  int cell = density != NULL && !self->is_stale ? bst_density_hit (density, x, y) : -1;

  if (cell == self->hovered_cell)
    return;
  self->hovered_cell = cell;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cell >= 0 ? "zoom-in" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
bst_chart_view_show_cell_tooltip (BstChartView *self, double x, double y, gboolean keyboard, GtkTooltip *tooltip)
{
  BstDensity *density = bst_chart_view_get_density (self);
  int cell = keyboard ? self->cell : bst_density_hit (density, x, y);
  g_autofree char *title = NULL, *description = NULL, *text = NULL;

  if (cell < 0)
    return FALSE;
  title = bst_density_dup_title (density, (guint) cell);
  description = bst_density_dup_description (density, (guint) cell);
  text = g_strdup_printf ("%s\n%s\n%s", title, description,
                          keyboard ? _ ("Press Enter to narrow the search to these sizes and that year") : _ ("Click to narrow the search to these sizes and that year"));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}
