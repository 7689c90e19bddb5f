/* The pointer on the chart: what it is over, and what a click does there. Dragging and
 * scrolling are chart-zoom.c's. */
#include "config.h"

#include "ui/chart-view-private.h"

/* How near a click has to be to a mark, in logical pixels. */
#define REACH 24
/* Cells beside a mark are to be clicked too. */
#define REACH_AMONG_CELLS 8

/* Returns: the mark that a click at a place of the scene is meant for, or -1 */
int
bst_chart_view_hit (BstChartView *self, double x, double y)
{
  return bst_scene_hit (self->scene, x, y, bst_chart_view_has_cells (self) ? REACH_AMONG_CELLS : REACH);
}

/* On empty ground: to the model that is out of sight, where that is told; twice, to all. */
static void
click_ground (BstChartView *self, int n_press, double x, double y, gboolean narrow)
{
  if (bst_scene_hit_pointer (self->scene, x, y))
    bst_chart_view_reveal_mark (self, bst_scene_get_selected (self->scene));
  else if (bst_chart_view_get_density (self) != NULL && bst_chart_view_press_cell (self, x, y, narrow))
    return;
  else if (n_press == 2)
    bst_chart_view_zoom (self, BST_CHART_ZOOM_RESET);
}

/* When the button is let go: what was dragged until then is no click. */
static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, BstChartView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  int mark = bst_chart_view_is_ready (self) ? bst_chart_view_hit (self, x, y) : -1;
  guint n_marks;

  if (!bst_chart_view_is_ready (self))
    return;
  if (mark < 0)
    {
      click_ground (self, n_press, x, y, (state & GDK_CONTROL_MASK) != 0);
      return;
    }
  if ((state & GDK_CONTROL_MASK) != 0)
    {
      bst_chart_view_toggle_pin (self, bst_scene_get_marks (self->scene, &n_marks)[mark].id);
      return;
    }
  bst_chart_view_select_mark (self, mark);
  if (n_press == 2)
    bst_chart_view_emit_open (self);
}

static void
set_hovered (BstChartView *self, int mark)
{
  guint n_marks;
  const char *id = mark >= 0 ? bst_scene_get_marks (self->scene, &n_marks)[mark].id : NULL;

  if (g_strcmp0 (id, self->hovered_id) == 0)
    return;
  g_free (self->hovered_id);
  self->hovered_id = g_strdup (id);
  bst_chart_view_emphasise (self);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, BstChartView *self)
{
  int mark = bst_chart_view_is_ready (self) ? bst_chart_view_hit (self, x, y) : -1;

  if (!bst_chart_view_is_ready (self))
    return;
  set_hovered (self, mark);
  bst_chart_view_hover_cell (self, mark < 0 ? x : -1, y);
}

static void
leave_cb (GtkEventControllerMotion *controller, BstChartView *self)
{
  if (bst_chart_view_is_ready (self))
    set_hovered (self, -1);
  bst_chart_view_hover_cell (self, -1, -1);
}

/* Has the chart listen to the pointer. */
void
bst_chart_view_init_input (BstChartView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
