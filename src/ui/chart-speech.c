/* The chart as the keyboard's focus and screen readers know it: a widget for each mark,
 * one of which is the Tab stop. */
#include "config.h"

#include "ui/chart-view-private.h"

#include "core/i18n.h"
#include "ui/chart-point.h"

/* Of more marks than this only those have a widget that somebody asks for first. A thousand
 * are made in three milliseconds. */
#define MOST_POINTS 1000

/* Returns: (nullable): what of the chart has the keyboard */
static BstChartPoint *
get_focus_point (BstChartView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return child != NULL && BST_IS_CHART_POINT (child) ? BST_CHART_POINT (child) : NULL;
}

/* Returns: the earliest mark of the part that is shown; -1 where none is */
static int
find_in_sight (BstChartView *self)
{
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (self->scene, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    if (!marks[i].outside)
      return (int) i;
  return -1;
}

/* The mark that Tab comes to: the selected one. Where that is not shown it is the one that
 * the keyboard has come to, and else one that is in sight.
 *
 * Returns: a mark; -1 where there is none */
static int
find_tab_stop (BstChartView *self)
{
  int current = bst_chart_view_get_current (self), in_sight;
  BstChartPoint *point = get_focus_point (self);
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (self->scene, &n_marks);

  if (current >= 0 && (!marks[current].outside || (point != NULL && bst_chart_point_get_mark (point) == current)))
    return current;
  in_sight = find_in_sight (self);
  if (in_sight >= 0)
    return in_sight;
  return current >= 0 ? current : bst_scene_step (self->scene, -1, BST_STEP_RIGHT);
}

/* Whether all marks have a widget. */
static gboolean
is_told_in_full (BstChartView *self)
{
  guint n_marks;

  bst_scene_get_marks (self->scene, &n_marks);
  return n_marks <= MOST_POINTS;
}

/* Returns: (transfer full) (element-type int): the marks that are to have a widget, in their
 *   order: all, or of many the record holders, the pinned ones and the Tab stop */
static GArray *
list_told (BstChartView *self)
{
  GArray *told = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean in_full = is_told_in_full (self);
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (self->scene, &n_marks);
  int tab_stop = find_tab_stop (self);
  guint n_records = 0;

  for (int i = 0; i < (int) n_marks; i++)
    {
      gboolean is_record = marks[i].record && n_records < MOST_POINTS;

      n_records += is_record;
      if (in_full || is_record || i == tab_stop || bst_scene_is_pinned (self->scene, i))
        g_array_append_val (told, i);
    }
  return told;
}

/* Returns: (nullable): the widget of a mark */
static GtkWidget *
find_point (BstChartView *self, int mark)
{
  for (guint i = 0; i < self->points->len; i++)
    if (bst_chart_point_get_mark (g_ptr_array_index (self->points, i)) == mark)
      return g_ptr_array_index (self->points, i);
  return NULL;
}

static void
show_words (BstChartView *self, GtkWidget *point)
{
  int mark = bst_chart_point_get_mark (BST_CHART_POINT (point));
  g_autofree char *name = bst_scene_dup_name (self->scene, mark);
  g_autofree char *description = bst_scene_dup_description (self->scene, mark);

  bst_chart_point_set_words (BST_CHART_POINT (point), name, description);
}

/* One of the points is the Tab stop; among cells, one of the cells is. */
static void
show_states (BstChartView *self)
{
  int selected = bst_scene_get_selected (self->scene);
  int tab_stop = !bst_chart_view_has_cells (self) ? find_tab_stop (self) : -1;

  for (guint i = 0; i < self->points->len; i++)
    {
      GtkWidget *point = g_ptr_array_index (self->points, i);
      int mark = bst_chart_point_get_mark (BST_CHART_POINT (point));

      gtk_widget_set_focusable (point, mark >= 0 && mark == tab_stop);
      if (gtk_widget_get_focusable (point))
        gtk_widget_set_child_visible (point, TRUE);
      gtk_accessible_update_state (GTK_ACCESSIBLE (point), GTK_ACCESSIBLE_STATE_SELECTED, mark >= 0 && mark == selected, -1);
    }
}

/* Beyond the sentence: that the list has fewer items than the chart has marks. */
static void
show_description (BstChartView *self)
{
  const char *summary = bst_scene_get_summary (self->scene);
  g_autofree char *text = NULL;

  if (is_told_in_full (self))
    text = g_strdup (summary);
  else
    /* Translators: spoken: %s is the sentence that describes the chart */
    text = g_strdup_printf (_ ("%s Of so many, the largest of their time are listed; the arrow keys go to each."), summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  bst_chart_view_emit_described (self);
}

/* Puts the widgets of @told in their order, those that are there already among them.
 *
 * Returns: (transfer full) (element-type BstChartPoint): those that are of no use any more */
static GPtrArray *
take_points (BstChartView *self, GArray *told)
{
  g_autoptr (GHashTable) there = g_hash_table_new (NULL, NULL);
  GPtrArray *left = self->points;
  GtkWidget *previous = NULL;

  for (guint i = 0; i < left->len; i++)
    g_hash_table_insert (there, GINT_TO_POINTER (bst_chart_point_get_mark (g_ptr_array_index (left, i)) + 1), g_ptr_array_index (left, i));
  self->points = g_ptr_array_new ();
  for (guint i = 0; i < told->len; i++)
    {
      int mark = g_array_index (told, int, i);
      GtkWidget *point = g_hash_table_lookup (there, GINT_TO_POINTER (mark + 1));

      if (point != NULL)
        g_ptr_array_remove_fast (left, point);
      else
        point = bst_chart_point_new (bst_entry_get_id (bst_scene_get_entry (self->scene, mark)));
      bst_chart_point_set_mark (BST_CHART_POINT (point), mark);
      if (gtk_widget_get_parent (point) == NULL || gtk_widget_get_prev_sibling (point) != previous)
        gtk_widget_insert_after (point, GTK_WIDGET (self), previous);
      show_words (self, point);
      g_ptr_array_add (self->points, point);
      previous = point;
    }
  return left;
}

/* The keyboard stays in the chart, and goes to where the selection is. */
static void
follow_selection (BstChartView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (self->wants_focus || (child != NULL && !gtk_widget_get_focusable (child)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->wants_focus = FALSE;
}

/* A mark outside of the part that is shown is none for who points at it or reads what is on the
 * screen. The keyboard gets to it all the same, and it is in sight then. */
static void
hide_outside (BstChartView *self)
{
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (self->scene, &n_marks);

  for (guint i = 0; i < self->points->len; i++)
    {
      GtkWidget *point = g_ptr_array_index (self->points, i);
      int mark = bst_chart_point_get_mark (BST_CHART_POINT (point));

      gtk_widget_set_child_visible (point, mark >= 0 && (!marks[mark].outside || gtk_widget_get_focusable (point)));
    }
}

/* Has a widget for each mark that is to have one. What has the keyboard keeps it, or gives it
 * on before it goes: a key that is pressed meanwhile is heard. */
static void
make_points (BstChartView *self)
{
  g_autoptr (GArray) told = list_told (self);
  g_autoptr (GPtrArray) left = take_points (self, told);
  GtkWidget *cell_before = bst_chart_view_make_cell_point (self);

  if (cell_before != NULL)
    g_ptr_array_add (left, cell_before);
  for (guint i = 0; i < left->len; i++)
    gtk_widget_set_focusable (g_ptr_array_index (left, i), FALSE);
  show_states (self);
  follow_selection (self);
  hide_outside (self);
  /* Nothing is left of the chart for the keyboard. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL && self->points->len == 0 && self->cell_point == NULL)
    bst_chart_view_emit_leave (self);
  for (guint i = 0; i < left->len; i++)
    gtk_widget_unparent (g_ptr_array_index (left, i));
  show_description (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Whether cells are painted that are still being counted: what had the keyboard keeps it until
 * there is something that it can go to. */
static gboolean
is_on_the_way (BstChartView *self)
{
  return bst_chart_view_has_cells (self) && bst_density_is_moved (bst_chart_view_get_density (self));
}

/* The points are for the keyboard and for screen readers; the picture need not wait
 * for them. */
static gboolean
make_points_cb (gpointer user_data)
{
  BstChartView *self = user_data;

  self->points_source = 0;
  if (self->scene != NULL && !is_on_the_way (self))
    make_points (self);
  return G_SOURCE_REMOVE;
}

/* There is another scene: the widgets of its marks are made as soon as there is time. */
void
bst_chart_view_renew_points (BstChartView *self)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      BstChartPoint *point = g_ptr_array_index (self->points, i);

      bst_chart_point_set_mark (point, bst_scene_find (self->scene, bst_chart_point_get_id (point)));
    }
  /* As long as somebody zooms there will be yet others. */
  if (self->points_source == 0 && !bst_chart_view_is_passing (self))
    self->points_source = g_idle_add_full (G_PRIORITY_LOW, make_points_cb, self, NULL);
}

/* Another mark of the same scene is selected, or others are pinned. */
void
bst_chart_view_update_points (BstChartView *self, gboolean words_too)
{
  if (self->points_source != 0 || is_on_the_way (self))
    return;
  if (words_too || !is_told_in_full (self))
    {
      make_points (self);
      return;
    }
  show_states (self);
  follow_selection (self);
  hide_outside (self);
}

/* Takes the widgets away. */
void
bst_chart_view_drop_points (BstChartView *self)
{
  g_clear_handle_id (&self->points_source, g_source_remove);
  for (guint i = 0; i < self->points->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->points, i));
  g_ptr_array_set_size (self->points, 0);
  bst_chart_view_drop_cell_point (self);
}

static void
allocate_point (GtkWidget *point, const BstRect *area)
{
  GtkAllocation allocation = { area->x, area->y, MAX (1, area->width), MAX (1, area->height) };
  int least_width, least_height;

  gtk_widget_measure (point, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (point, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  allocation.width = MAX (allocation.width, least_width);
  allocation.height = MAX (allocation.height, least_height);
  gtk_widget_size_allocate (point, &allocation, -1);
}

/* Puts the marks' widgets over their marks. */
void
bst_chart_view_allocate_points (BstChartView *self)
{
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (self->scene, &n_marks);

  for (guint i = 0; i < self->points->len; i++)
    {
      GtkWidget *point = g_ptr_array_index (self->points, i);
      int mark = bst_chart_point_get_mark (BST_CHART_POINT (point));

      if (mark >= 0)
        allocate_point (point, &marks[mark].area);
    }
  bst_chart_view_allocate_cell_point (self);
}

/* The mark that shows that it has the keyboard's focus, or -1. */
int
bst_chart_view_get_focused (BstChartView *self)
{
  BstChartPoint *point = get_focus_point (self);

  return point != NULL && bst_chart_point_shows_focus (point) ? bst_chart_point_get_mark (point) : -1;
}

/* The mark that a key is meant for: the selected one, or, where that is not shown, the one
 * that has the keyboard; -1 for none. */
int
bst_chart_view_get_current (BstChartView *self)
{
  int selected = bst_scene_find (self->scene, bst_chart_view_get_selected_id (self));
  BstChartPoint *point = get_focus_point (self);
  int at = point != NULL ? bst_chart_point_get_mark (point) : -1;
  guint n_marks;

  if (selected < 0 || (at >= 0 && bst_scene_get_marks (self->scene, &n_marks)[selected].outside))
    return at;
  return selected;
}

/* The keyboard's focus goes to a mark, which is the selected one. Among cells it goes to
 * them. */
void
bst_chart_view_focus_mark (BstChartView *self, int mark)
{
  GtkWidget *point = bst_chart_view_has_cells (self) ? self->cell_point : find_point (self, mark);

  if (point == NULL)
    return;
  /* As long as the widgets are those of a scene before, another one is the Tab stop. */
  gtk_widget_set_focusable (point, TRUE);
  gtk_widget_set_child_visible (point, TRUE);
  gtk_widget_grab_focus (point);
}

/* The focus is where the selection is: entering the chart goes there. A page that has just
 * been opened has no point yet. */
gboolean
bst_chart_view_grab_focus (GtkWidget *widget)
{
  BstChartView *self = BST_CHART_VIEW (widget);
  GtkWidget *point = bst_chart_view_has_cells (self) ? self->cell_point : NULL;

  if (point == NULL && self->scene != NULL)
    point = find_point (self, find_tab_stop (self));
  self->wants_focus = point == NULL && (self->points_source != 0 || !bst_chart_view_is_ready (self));
  return point != NULL && gtk_widget_grab_focus (point);
}
