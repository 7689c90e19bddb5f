/* The chart as the keyboard's focus and screen readers know it: a widget for each mark,
 * one of which is the Tab stop. */
#include "config.h"

#include "ui/chart-view-private.h"

#include "ui/chart-point.h"

/* Takes the marks' widgets away; those of another scene follow. */
void
bst_chart_view_drop_points (BstChartView *self)
{
  g_clear_handle_id (&self->points_source, g_source_remove);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    self->focus_returns = TRUE;
  for (guint i = 0; i < self->points->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->points, i));
  g_ptr_array_set_size (self->points, 0);
  bst_chart_view_drop_cell_point (self);
}

/* The selected mark, or the first, is the one Tab stop; among cells one of them is. */
void
bst_chart_view_mark_tab_stop (BstChartView *self)
{
  int selected = bst_scene_get_selected (self->scene);

  for (guint i = 0; i < self->points->len; i++)
    {
      gtk_widget_set_focusable (g_ptr_array_index (self->points, i),
                                (int) i == MAX (selected, 0) && bst_chart_view_get_density (self) == NULL);
      gtk_accessible_update_state (GTK_ACCESSIBLE (g_ptr_array_index (self->points, i)),
                                   GTK_ACCESSIBLE_STATE_SELECTED, (int) i == selected, -1);
    }
}

static void
make_points (BstChartView *self)
{
  guint n_marks;

  bst_chart_view_drop_points (self);
  bst_scene_get_marks (self->scene, &n_marks);
  for (guint i = 0; i < n_marks && n_marks <= BST_CHART_MOST_POINTS; i++)
    {
      g_autofree char *name = bst_scene_dup_name (self->scene, i);
      g_autofree char *description = bst_scene_dup_description (self->scene, i);
      GtkWidget *point = bst_chart_point_new (i, name, description);

      gtk_widget_set_parent (point, GTK_WIDGET (self));
      g_ptr_array_add (self->points, point);
    }
  bst_chart_view_mark_tab_stop (self);
  bst_chart_view_make_cell_point (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  bst_scene_get_summary (self->scene), -1);
  if (self->focus_returns)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->focus_returns = FALSE;
}

/* The points are for the keyboard and for screen readers; the picture need not wait
 * for them. */
static gboolean
make_points_cb (gpointer user_data)
{
  BstChartView *self = user_data;

  self->points_source = 0;
  if (self->scene != NULL)
    make_points (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Has the marks' widgets made as soon as there is time. */
void
bst_chart_view_renew_points (BstChartView *self)
{
  bst_chart_view_drop_points (self);
  self->points_source = g_idle_add_full (G_PRIORITY_LOW, make_points_cb, self, NULL);
}

/* Puts the marks' widgets over their marks. */
void
bst_chart_view_allocate_points (BstChartView *self)
{
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (self->scene, &n_marks);

  for (guint i = 0; i < self->points->len; i++)
    {
      const BstRect *area = &marks[i].area;
      GtkAllocation allocation = { area->x, area->y, MAX (1, area->width), MAX (1, area->height) };
      int least_width, least_height;

      gtk_widget_measure (g_ptr_array_index (self->points, i), GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
      gtk_widget_measure (g_ptr_array_index (self->points, i), GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
      allocation.width = MAX (allocation.width, least_width);
      allocation.height = MAX (allocation.height, least_height);
      gtk_widget_size_allocate (g_ptr_array_index (self->points, i), &allocation, -1);
    }
  bst_chart_view_allocate_cell_point (self);
}

/* The mark that shows that it has the keyboard's focus, or -1. */
int
bst_chart_view_get_focused (BstChartView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (child == NULL || !bst_chart_point_shows_focus (BST_CHART_POINT (child)))
    return -1;
  return bst_chart_point_get_mark (BST_CHART_POINT (child));
}

/* The keyboard's focus goes to a mark, which is the selected one. */
void
bst_chart_view_focus_mark (BstChartView *self, int mark)
{
  if (mark >= 0 && (guint) mark < self->points->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->points, mark));
}

/* The focus is where the selection is: entering the chart goes there. */
gboolean
bst_chart_view_grab_focus (GtkWidget *widget)
{
  BstChartView *self = BST_CHART_VIEW (widget);
  int selected = self->scene != NULL ? bst_scene_get_selected (self->scene) : -1;

  if (self->cell_point != NULL)
    return gtk_widget_grab_focus (self->cell_point);
  if (self->points->len == 0)
    return FALSE;
  return gtk_widget_grab_focus (g_ptr_array_index (self->points, MAX (selected, 0)));
}
