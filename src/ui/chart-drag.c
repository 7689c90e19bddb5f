/* The hand on the chart: a rectangle that is drawn over what is to be seen closer, the wheel,
 * two fingers, and the chart taken by hand. */
#include "config.h"

#include "ui/chart-view-private.h"

#include <math.h>

/* So far a hand goes before it is dragging, in pixels. */
#define THRESHOLD 8

/* A turn of the wheel. */
#define WHEEL_STEP 1.2
#define WHEEL_PAN 0.1

/* Turns that come in so many milliseconds are one step of the history. */
#define WHEEL_PAUSE 500

/* What is drawn of the rectangle. */
#define BAND_OPACITY 0.14
#define BAND_LINE 1.5f

typedef enum
{
  DRAG_NONE,
  DRAG_WAITS, /* it may still be a click */
  DRAG_BAND,
  DRAG_PAN,
} DragKind;

struct _BstChartHand
{
  GtkGesture *drag;
  GtkGesture *pinch;
  DragKind kind;
  gboolean pans; /* if it becomes a drag */
  double x, y; /* where it began */
  double to_x, to_y; /* where it is */
  BstChartRange range; /* what was shown then … */
  BstScale time, count; /* … and how; of no length where there is none */
  guint gesture;

  double pointer_x, pointer_y;
  guint32 wheel_time;
  guint wheel_gesture;
};

static gboolean
has_length (const BstScale *scale)
{
  return fabs (scale->end - scale->start) > 0;
}

static double
get_share (const BstScale *scale, double pixel)
{
  return has_length (scale) ? (pixel - scale->start) / (scale->end - scale->start) : 0;
}

static BstChartAxes
get_axes (const BstChartHand *hand)
{
  return (has_length (&hand->time) ? BST_CHART_AXIS_TIME : 0) | (has_length (&hand->count) ? BST_CHART_AXIS_COUNT : 0);
}

/* In a ranking counts are across. */
static double
get_count_pixel (BstChartView *self, double x, double y)
{
  return self->kind == BST_CHART_RANKING ? x : y;
}

/* Returns: whether there is anything that a hand could take */
static gboolean
take (BstChartView *self)
{
  BstChartHand *hand = self->hand;
  const BstScale *time, *count;

  if (!bst_chart_view_get_wanted (self, &hand->range))
    return FALSE;
  time = bst_scene_get_time_scale (self->scene);
  count = bst_scene_get_count_scale (self->scene);
  hand->time = time != NULL ? *time : (BstScale) { 0 };
  hand->count = count != NULL ? *count : (BstScale) { 0 };
  return get_axes (hand) != 0;
}

static gboolean
is_at_hand (BstChartView *self, double x, double y)
{
  const BstRect *plot = bst_scene_get_plot (self->scene), *strip = bst_scene_get_strip (self->scene);
  double bottom = strip != NULL ? strip->y + strip->height : plot->y + plot->height;

  return x >= plot->x && x <= plot->x + plot->width && y >= plot->y && y <= bottom;
}

/* The part of the plot between two points; across all of it where the hand went straight,
 * and where there is nothing to choose from. */
static BstRect
find_band (BstChartView *self)
{
  const BstChartHand *hand = self->hand;
  const BstRect *plot = bst_scene_get_plot (self->scene);
  const BstRect *strip = bst_scene_get_strip (self->scene);
  double right = plot->x + plot->width, bottom = plot->y + plot->height;
  double x1 = CLAMP (MIN (hand->x, hand->to_x), plot->x, right), x2 = CLAMP (MAX (hand->x, hand->to_x), plot->x, right);
  double y1 = CLAMP (MIN (hand->y, hand->to_y), plot->y, bottom), y2 = CLAMP (MAX (hand->y, hand->to_y), plot->y, bottom);
  gboolean is_on_strip = strip != NULL && hand->y >= strip->y && hand->to_y >= strip->y;
  double full = strip != NULL ? strip->y + strip->height - plot->y : plot->height;

  if (self->kind == BST_CHART_RANKING || is_on_strip || fabs (hand->to_y - hand->y) < THRESHOLD || !has_length (&hand->count))
    return (BstRect) { x1, plot->y, x2 - x1, full };
  if (fabs (hand->to_x - hand->x) < THRESHOLD)
    return (BstRect) { plot->x, y1, plot->width, y2 - y1 };
  return (BstRect) { x1, y1, x2 - x1, y2 - y1 };
}

static void
choose_band (BstChartView *self)
{
  const BstChartHand *hand = self->hand;
  const BstRect *plot = bst_scene_get_plot (self->scene);
  BstRect band = find_band (self);
  BstChartRange range = hand->range;
  double time[2] = { 0, 1 }, count[2] = { 0, 1 };

  if (has_length (&hand->time) && band.width < plot->width)
    {
      time[0] = get_share (&hand->time, band.x);
      time[1] = get_share (&hand->time, band.x + band.width);
    }
  if (self->kind == BST_CHART_RANKING)
    {
      count[0] = get_share (&hand->count, band.x);
      count[1] = get_share (&hand->count, band.x + band.width);
    }
  else if (band.height < plot->height)
    {
      count[0] = get_share (&hand->count, band.y);
      count[1] = get_share (&hand->count, band.y + band.height);
    }
  for (int i = 0; i < 2; i++)
    {
      time[i] = CLAMP (time[i], 0, 1);
      count[i] = CLAMP (count[i], 0, 1);
    }
  bst_chart_range_select (&range, bst_chart_view_get_whole (self), time[0], time[1], count[0], count[1]);
  bst_chart_view_go_to (self, &range, 0);
}

static void
end_drag (BstChartView *self)
{
  /* The gestures go after what they are of. */
  if (self->hand == NULL)
    return;
  if (self->hand->kind == DRAG_BAND || self->hand->kind == DRAG_PAN)
    gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  self->hand->kind = DRAG_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: whether a rectangle was being drawn, which is taken back */
gboolean
bst_chart_view_cancel_drag (BstChartView *self)
{
  gboolean was_drawn = self->hand->kind == DRAG_BAND;

  if (!was_drawn)
    return FALSE;
  end_drag (self);
  gtk_gesture_set_state (self->hand->drag, GTK_EVENT_SEQUENCE_DENIED);
  return TRUE;
}

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  GdkDevice *device = event != NULL ? gdk_event_get_device (event) : NULL;

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/* The primary button draws, and with Shift moves the chart as the middle one does. A finger
 * moves what is zoomed; else it scrolls what is around. */
static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, BstChartView *self)
{
  BstChartHand *hand = self->hand;
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (drag));
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));
  gboolean by_finger = is_touch (GTK_GESTURE (drag));
  gboolean is_zoomed = bst_chart_view_get_range (self) != NULL;

  hand->kind = DRAG_NONE;
  if ((button > GDK_BUTTON_MIDDLE) || (by_finger && !is_zoomed) || !bst_chart_view_is_ready (self) ||
      !is_at_hand (self, x, y) || !take (self))
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  hand->pans = by_finger || button == GDK_BUTTON_MIDDLE || (state & GDK_SHIFT_MASK) != 0;
  hand->kind = DRAG_WAITS;
  hand->x = hand->to_x = x;
  hand->y = hand->to_y = y;
}

/* From here on it is no click. Esc takes it back, for which the chart has the keyboard. */
static void
begin_drag (BstChartView *self)
{
  BstChartHand *hand = self->hand;

  hand->kind = hand->pans ? DRAG_PAN : DRAG_BAND;
  hand->gesture = bst_chart_view_begin_zoom_gesture (self);
  gtk_gesture_set_state (hand->drag, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hand->pans ? "grabbing" : "crosshair");
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
pan (BstChartView *self)
{
  BstChartHand *hand = self->hand;
  BstChartRange range = hand->range;
  double time = get_share (&hand->time, hand->x) - get_share (&hand->time, hand->to_x);
  double count = get_share (&hand->count, get_count_pixel (self, hand->x, hand->y)) -
                 get_share (&hand->count, get_count_pixel (self, hand->to_x, hand->to_y));

  bst_chart_range_pan (&range, bst_chart_view_get_whole (self), time, count);
  bst_chart_view_go_to (self, &range, hand->gesture);
}

static void
drag_update_cb (GtkGestureDrag *drag, double x, double y, BstChartView *self)
{
  BstChartHand *hand = self->hand;

  if (hand->kind == DRAG_NONE)
    return;
  hand->to_x = hand->x + x;
  hand->to_y = hand->y + y;
  if (hand->kind == DRAG_WAITS && hypot (x, y) >= THRESHOLD)
    begin_drag (self);
  if (hand->kind == DRAG_PAN)
    pan (self);
  if (hand->kind == DRAG_BAND)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (GtkGestureDrag *drag, double x, double y, BstChartView *self)
{
  if (self->hand->kind == DRAG_BAND && self->scene != NULL)
    choose_band (self);
  end_drag (self);
}

static void
drag_cancel_cb (GtkGesture *drag, GdkEventSequence *sequence, BstChartView *self)
{
  end_drag (self);
}

static void
pinch_begin_cb (GtkGesture *pinch, GdkEventSequence *sequence, BstChartView *self)
{
  BstChartHand *hand = self->hand;

  if (!bst_chart_view_is_ready (self) || !take (self))
    {
      gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  end_drag (self);
  hand->gesture = bst_chart_view_begin_zoom_gesture (self);
  if (!gtk_gesture_get_bounding_box_center (pinch, &hand->x, &hand->y))
    {
      hand->x = hand->pointer_x;
      hand->y = hand->pointer_y;
    }
  gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_scale_cb (GtkGestureZoom *pinch, double scale, BstChartView *self)
{
  BstChartHand *hand = self->hand;
  BstChartRange range = hand->range;

  bst_chart_range_zoom (&range, bst_chart_view_get_whole (self), get_axes (hand), scale, get_share (&hand->time, hand->x),
                        get_share (&hand->count, get_count_pixel (self, hand->x, hand->y)));
  bst_chart_view_go_to (self, &range, hand->gesture);
}

static void
count_wheel (BstChartView *self, guint32 time)
{
  BstChartHand *hand = self->hand;

  if (hand->wheel_gesture == 0 || time - hand->wheel_time > WHEEL_PAUSE)
    hand->wheel_gesture = bst_chart_view_begin_zoom_gesture (self);
  hand->wheel_time = time;
}

/* With Ctrl the wheel goes closer to what the pointer is at, with Shift along the time; else
 * it scrolls what is around. */
static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, BstChartView *self)
{
  BstChartHand *hand = self->hand;
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  gboolean zooms = (state & GDK_CONTROL_MASK) != 0;
  gboolean pans = !zooms && (state & GDK_SHIFT_MASK) != 0 && bst_chart_view_get_range (self) != NULL;
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double turns = fabs (dy) > fabs (dx) ? dy : is_rtl ? -dx
                                                     : dx;
  BstChartRange range;

  if ((!zooms && !pans) || hand->kind == DRAG_BAND || hand->kind == DRAG_PAN || !take (self))
    return GDK_EVENT_PROPAGATE;
  range = hand->range;
  count_wheel (self, gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (scroll)));
  if (zooms)
    bst_chart_range_zoom (&range, bst_chart_view_get_whole (self), get_axes (hand), pow (WHEEL_STEP, -CLAMP (turns, -5, 5)),
                          get_share (&hand->time, hand->pointer_x),
                          get_share (&hand->count, get_count_pixel (self, hand->pointer_x, hand->pointer_y)));
  else
    bst_chart_range_pan (&range, bst_chart_view_get_whole (self), has_length (&hand->time) ? turns * WHEEL_PAN : 0,
                         has_length (&hand->time) ? 0 : turns * WHEEL_PAN);
  bst_chart_view_go_to (self, &range, hand->wheel_gesture);
  return GDK_EVENT_STOP;
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, BstChartView *self)
{
  self->hand->pointer_x = x;
  self->hand->pointer_y = y;
}

/* Paints the rectangle that is being drawn. */
void
bst_chart_view_snapshot_band (BstChartView *self, GtkSnapshot *snapshot, const BstPalette *palette)
{
  BstRect band;
  GdkRGBA line = { (float) palette->accent.red, (float) palette->accent.green, (float) palette->accent.blue, 1 };
  GdkRGBA ground = { line.red, line.green, line.blue, BAND_OPACITY };
  GskRoundedRect outline;

  if (self->hand->kind != DRAG_BAND || self->scene == NULL)
    return;
  band = find_band (self);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT ((float) band.x, (float) band.y, (float) band.width, (float) band.height), 2);
  gtk_snapshot_append_color (snapshot, &ground, &outline.bounds);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { BAND_LINE, BAND_LINE, BAND_LINE, BAND_LINE },
                              (GdkRGBA[4]) { line, line, line, line });
}

void
bst_chart_view_init_hand (BstChartView *self)
{
  BstChartHand *hand = g_new0 (BstChartHand, 1);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->hand = hand;
  hand->drag = gtk_gesture_drag_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (hand->drag), 0);
  hand->pinch = gtk_gesture_zoom_new ();
  g_signal_connect (hand->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (hand->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (hand->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (hand->drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  g_signal_connect (hand->pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (hand->pinch, "scale-changed", G_CALLBACK (pinch_scale_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (hand->drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (hand->pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
