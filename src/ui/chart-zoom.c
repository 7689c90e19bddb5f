/* Which part of the chart is shown, how it comes to be another, and the way back. */
#include "config.h"

#include "ui/chart-view-private.h"

#include <adwaita.h>
#include <math.h>

#include "chart/zoom-history.h"

/* How much a key or a button zooms. */
#define STEP 1.6

/* How long the chart is on its way, in microseconds. */
#define DURATION 140000

/* After so many milliseconds without another turn of the wheel the chart is at rest. */
#define REST 160

/* The names of more marks than this wait until it is. */
#define MOST_NAMED_ON_THE_WAY 400

/* What the keyboard brings into sight one after the other is one step of the history. */
#define GESTURE_REVEAL 1

struct _BstChartZoom
{
  BstZoomHistory *history; /* what is wanted; NULL until there is a scene */
  BstChartRange whole; /* of the scene that there is */
  BstChartRange shown; /* what is wanted, or what is on the way to that */
  BstChartRange pending; /* what is wanted as soon as there is a scene */
  gboolean has_pending;
  gboolean is_unchecked; /* there is another answer: is anything of it in sight? */

  BstChartRange from; /* where the way began */
  gint64 began;
  guint tick; /* 0 without a way */
  guint rest_source; /* as long as a wheel or a hand moves the chart; else 0 */
  guint tell_source;
  guint gesture; /* the last number of one */
};

static gboolean
is_animated (BstChartView *self)
{
  return adw_get_enable_animations (GTK_WIDGET (self)) && gtk_widget_get_mapped (GTK_WIDGET (self));
}

static BstChartAxes
get_axes (BstChartView *self)
{
  if (self->kind == BST_CHART_RANKING)
    return BST_CHART_AXIS_COUNT;
  return bst_scene_get_count_scale (self->scene) != NULL ? BST_CHART_AXIS_BOTH : BST_CHART_AXIS_TIME;
}

/* Another part is to be shown of the same models. */
static void
show (BstChartView *self)
{
  self->is_stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
tell_cb (gpointer user_data)
{
  BstChartView *self = user_data;

  self->zoom->tell_source = 0;
  bst_chart_view_emit_range_changed (self);
  return G_SOURCE_REMOVE;
}

/* Who hears of it may want another size of the chart, which may be in the middle of being
 * given one. */
static void
tell (BstChartView *self)
{
  if (self->zoom->tell_source == 0)
    self->zoom->tell_source = g_idle_add (tell_cb, self);
}

/* Each frame shows where the chart is by then: one that takes long leaves others out. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BstChartView *self = BST_CHART_VIEW (widget);
  BstChartZoom *zoom = self->zoom;
  double share = CLAMP ((double) (gdk_frame_clock_get_frame_time (clock) - zoom->began) / DURATION, 0, 1);
  double left = 1 - share;

  zoom->shown = zoom->from;
  bst_chart_range_mix (&zoom->shown, bst_zoom_history_get (zoom->history), 1 - left * left * left);
  if (share >= 1)
    {
      zoom->shown = *bst_zoom_history_get (zoom->history);
      zoom->tick = 0;
    }
  show (self);
  return share < 1 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
stop (BstChartView *self)
{
  if (self->zoom->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->zoom->tick);
  self->zoom->tick = 0;
}

/* What is wanted is another: goes there at once, or on a short way. */
static void
go (BstChartView *self, gboolean animated)
{
  BstChartZoom *zoom = self->zoom;

  stop (self);
  if (animated && is_animated (self))
    {
      zoom->from = zoom->shown;
      zoom->began = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
      zoom->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
    }
  else
    {
      zoom->shown = *bst_zoom_history_get (zoom->history);
      show (self);
    }
  tell (self);
}

static gboolean
rest_cb (gpointer user_data)
{
  BstChartView *self = user_data;

  self->zoom->rest_source = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/* Whether another part will be shown in a moment. */
gboolean
bst_chart_view_is_passing (BstChartView *self)
{
  return (self->zoom->tick != 0 || self->zoom->rest_source != 0) &&
         bst_chart_view_count_entries (self) > MOST_NAMED_ON_THE_WAY;
}

/* Returns: a number for what one gesture does, however often it changes the range */
guint
bst_chart_view_begin_zoom_gesture (BstChartView *self)
{
  return ++self->zoom->gesture;
}

/* What is wanted now; where nothing is shown yet, nothing.
 *
 * Returns: whether there is anything to zoom */
gboolean
bst_chart_view_get_wanted (BstChartView *self, BstChartRange *range)
{
  if (self->scene == NULL || self->zoom->history == NULL)
    return FALSE;
  *range = *bst_zoom_history_get (self->zoom->history);
  return TRUE;
}

/**
 * bst_chart_view_go_to:
 * @range: another part
 * @gesture: of which it is a part, or 0 for a step of its own
 *
 * Steps of their own are animated; what a hand does is seen at once.
 */
void
bst_chart_view_go_to (BstChartView *self, const BstChartRange *range, guint gesture)
{
  BstChartZoom *zoom = self->zoom;
  BstChartRange clamped = *range;

  g_return_if_fail (zoom->history != NULL);

  bst_chart_range_clamp (&clamped, &zoom->whole);
  if (bst_chart_range_is_equal (&clamped, bst_zoom_history_get (zoom->history)))
    return;
  bst_zoom_history_push (zoom->history, &clamped, gesture);
  if (gesture > GESTURE_REVEAL)
    {
      g_clear_handle_id (&zoom->rest_source, g_source_remove);
      zoom->rest_source = g_timeout_add (REST, rest_cb, self);
    }
  go (self, gesture <= GESTURE_REVEAL);
}

static double
get_share (const BstScale *scale, double value)
{
  return (bst_scale_to_pixel (scale, value) - scale->start) / (scale->end - scale->start);
}

/* Where the mark is that the keyboard is at, if it is in sight; else the middle. */
static void
find_point (BstChartView *self, double *time_share, double *count_share)
{
  int mark = bst_chart_view_get_current (self);
  const BstScale *time = bst_scene_get_time_scale (self->scene), *count = bst_scene_get_count_scale (self->scene);
  BstEntry *entry = bst_scene_get_entry (self->scene, mark);
  double days;
  gint64 parameters;

  *time_share = *count_share = 0.5;
  if (entry == NULL)
    return;
  parameters = bst_entry_get_count (entry, BST_FIELD_PARAMETERS);
  if (time != NULL && bst_entry_get_release_days (entry, &days) && days >= time->min && days <= time->max)
    *time_share = get_share (time, days);
  if (count != NULL && parameters >= count->min && parameters <= count->max)
    *count_share = get_share (count, (double) parameters);
}

static void
zoom_by (BstChartView *self, double factor)
{
  BstChartRange range;
  double time_share, count_share;

  if (!bst_chart_view_get_wanted (self, &range))
    return;
  find_point (self, &time_share, &count_share);
  bst_chart_range_zoom (&range, &self->zoom->whole, get_axes (self), factor, time_share, count_share);
  bst_chart_view_go_to (self, &range, 0);
}

static void
go_in_history (BstChartView *self, int by)
{
  if (self->zoom->history != NULL && bst_zoom_history_go (self->zoom->history, by) != NULL)
    go (self, TRUE);
}

/* Tells at once, as no size is being given now: what the next key can do depends on it. */
static void
tell_now (BstChartView *self)
{
  if (self->zoom->tell_source == 0)
    return;
  g_clear_handle_id (&self->zoom->tell_source, g_source_remove);
  bst_chart_view_emit_range_changed (self);
}

/**
 * bst_chart_view_zoom:
 * @step: where to
 *
 * Closer and farther are about the mark that the keyboard is at. Not for while the chart is given its size.
 */
void
bst_chart_view_zoom (BstChartView *self, BstChartZoomStep step)
{
  switch (step)
    {
    case BST_CHART_ZOOM_IN:
      zoom_by (self, STEP);
      break;
    case BST_CHART_ZOOM_OUT:
      zoom_by (self, 1 / STEP);
      break;
    case BST_CHART_ZOOM_RESET:
      bst_chart_view_set_range (self, NULL);
      break;
    case BST_CHART_ZOOM_BACK:
      go_in_history (self, -1);
      break;
    case BST_CHART_ZOOM_FORWARD:
      go_in_history (self, 1);
      break;
    default:
      g_return_if_reached ();
    }
  tell_now (self);
}

/**
 * bst_chart_view_can_zoom:
 * @step: where to
 *
 * Returns: whether that would change anything
 */
gboolean
bst_chart_view_can_zoom (BstChartView *self, BstChartZoomStep step)
{
  BstChartRange range, closer;

  if (!bst_chart_view_get_wanted (self, &range))
    return FALSE;
  switch (step)
    {
    case BST_CHART_ZOOM_IN:
      closer = range;
      bst_chart_range_zoom (&closer, &self->zoom->whole, get_axes (self), STEP, 0.5, 0.5);
      return !bst_chart_range_is_equal (&closer, &range);
    case BST_CHART_ZOOM_BACK:
      return bst_zoom_history_can_go (self->zoom->history, -1);
    case BST_CHART_ZOOM_FORWARD:
      return bst_zoom_history_can_go (self->zoom->history, 1);
    case BST_CHART_ZOOM_OUT:
    case BST_CHART_ZOOM_RESET:
    default:
      return bst_chart_view_get_range (self) != NULL;
    }
}

/**
 * bst_chart_view_get_range:
 *
 * Returns: (transfer none) (nullable): the part that is shown, or is about to be; %NULL for
 *   all. Valid until it is another
 */
const BstChartRange *
bst_chart_view_get_range (BstChartView *self)
{
  BstChartZoom *zoom = self->zoom;

  if (zoom->has_pending)
    return &zoom->pending;
  if (self->scene == NULL || zoom->history == NULL ||
      bst_chart_range_is_whole (bst_zoom_history_get (zoom->history), &zoom->whole, get_axes (self)))
    return NULL;
  return bst_zoom_history_get (zoom->history);
}

/**
 * bst_chart_view_set_range:
 * @range: (nullable): the part to be shown; of it what there is. %NULL for all
 *
 * Goes there as a step of the history. Before anything is shown the range waits for that.
 */
void
bst_chart_view_set_range (BstChartView *self, const BstChartRange *range)
{
  BstChartZoom *zoom = self->zoom;

  zoom->has_pending = FALSE;
  if (zoom->history != NULL)
    {
      bst_chart_view_go_to (self, range != NULL ? range : &zoom->whole, 0);
      return;
    }
  if (range == NULL)
    return;
  zoom->pending = *range;
  zoom->has_pending = TRUE;
}

/**
 * bst_chart_view_begin_range:
 * @range: (nullable): as for bst_chart_view_set_range()
 *
 * Goes there as soon as the models are laid out that have just come, with nothing before it
 * to go back to.
 */
void
bst_chart_view_begin_range (BstChartView *self, const BstChartRange *range)
{
  stop (self);
  g_clear_pointer (&self->zoom->history, bst_zoom_history_free);
  bst_chart_view_set_range (self, range);
  bst_chart_view_invalidate (self);
}

/**
 * bst_chart_view_resume_zoom:
 * @other: a chart of the same models and the same kind
 *
 * Shows the part that @other shows or is about to, and has the same to go back and forward to.
 */
void
bst_chart_view_resume_zoom (BstChartView *self, BstChartView *other)
{
  BstChartZoom *zoom = self->zoom, *from = other->zoom;

  stop (self);
  g_clear_pointer (&zoom->history, bst_zoom_history_free);
  zoom->has_pending = from->has_pending;
  zoom->pending = from->pending;
  zoom->is_unchecked = from->is_unchecked;
  zoom->gesture = from->gesture;
  if (from->history != NULL)
    {
      zoom->history = bst_zoom_history_copy (from->history);
      zoom->whole = from->whole;
      zoom->shown = *bst_zoom_history_get (zoom->history);
    }
  tell (self);
  bst_chart_view_invalidate (self);
}

/* Returns: (nullable): what the next scene is to show */
const BstChartRange *
bst_chart_view_get_shown_range (BstChartView *self)
{
  return self->zoom->history != NULL ? &self->zoom->shown : NULL;
}

/* There is another answer, or another kind, of which nothing may be in sight. */
void
bst_chart_view_check_range (BstChartView *self)
{
  if (self->zoom == NULL)
    return;
  self->zoom->is_unchecked = TRUE;
  tell (self);
}

/* Returns: whether anything of a scene is in sight; -1 where that is not known yet */
static int
find_out (BstScene *scene)
{
  BstDensity *density = bst_scene_get_density (scene);
  guint n_marks, n_known = 0, n_unknown = 0;

  bst_scene_get_marks (scene, &n_marks);
  if (n_marks > bst_scene_get_n_outside (scene))
    return TRUE;
  if (bst_scene_get_density_frame (scene) == NULL)
    return FALSE;
  if (density == NULL || bst_density_is_moved (density))
    return -1;
  bst_density_count (density, &n_known, &n_unknown);
  return n_known + n_unknown > 0;
}

/* Something is drawn: an empty chart's axes would be made up. */
static gboolean
is_of_something (BstScene *scene)
{
  guint n_marks;

  bst_scene_get_marks (scene, &n_marks);
  return n_marks > 0 || bst_scene_get_density_frame (scene) != NULL;
}

static void
begin (BstChartView *self, const BstChartRange *whole)
{
  BstChartZoom *zoom = self->zoom;

  zoom->history = bst_zoom_history_new (whole);
  zoom->whole = zoom->shown = *whole;
  tell (self);
  if (!zoom->has_pending)
    return;
  bst_chart_range_clamp (&zoom->pending, whole);
  bst_zoom_history_push (zoom->history, &zoom->pending, 0);
  zoom->shown = zoom->pending;
  zoom->has_pending = FALSE;
  zoom->is_unchecked = TRUE;
}

static void
rebase (BstChartView *self, const BstChartRange *whole)
{
  BstChartZoom *zoom = self->zoom;

  stop (self);
  bst_zoom_history_rebase (zoom->history, &zoom->whole, whole);
  zoom->whole = *whole;
  zoom->shown = *bst_zoom_history_get (zoom->history);
  tell (self);
}

/* Has what is wanted follow a scene that may be of other models, or of another kind.
 *
 * Returns: whether the scene shows that; if not, another one is to be made */
gboolean
bst_chart_view_settle_range (BstChartView *self, BstScene *scene)
{
  BstChartZoom *zoom = self->zoom;
  const BstChartRange *whole = bst_scene_get_whole_range (scene);
  int is_in_sight;

  if (!is_of_something (scene))
    return TRUE;
  if (zoom->history == NULL)
    begin (self, whole);
  else if (!bst_chart_range_is_equal (whole, &zoom->whole))
    rebase (self, whole);
  if (!bst_chart_range_is_equal (bst_scene_get_range (scene), &zoom->shown))
    return FALSE;
  is_in_sight = zoom->is_unchecked && zoom->tick == 0 ? find_out (scene) : -1;
  if (is_in_sight >= 0)
    zoom->is_unchecked = FALSE;
  if (is_in_sight != FALSE || !bst_scene_is_zoomed (scene))
    return TRUE;
  bst_zoom_history_clear (zoom->history, whole);
  zoom->shown = *whole;
  tell (self);
  return FALSE;
}

/* Moves what is wanted until a mark is in sight. The scene may still be on its way there, and
 * have the mark. */
void
bst_chart_view_reveal_mark (BstChartView *self, int mark)
{
  BstEntry *entry = bst_scene_get_entry (self->scene, mark);
  BstChartRange range;
  double days;

  /* Every row of a ranking is in sight. */
  if (entry == NULL || self->kind == BST_CHART_RANKING || !bst_chart_view_get_wanted (self, &range))
    return;
  if (!bst_entry_get_release_days (entry, &days))
    days = INFINITY;
  bst_chart_range_reveal (&range, &self->zoom->whole, days, (double) bst_entry_get_count (entry, BST_FIELD_PARAMETERS));
  bst_chart_view_go_to (self, &range, GESTURE_REVEAL);
}

/* Returns: what of the whole a range may be */
const BstChartRange *
bst_chart_view_get_whole (BstChartView *self)
{
  return &self->zoom->whole;
}

void
bst_chart_view_init_zoom (BstChartView *self)
{
  self->zoom = g_new0 (BstChartZoom, 1);
  self->zoom->gesture = GESTURE_REVEAL;
}

void
bst_chart_view_free_zoom (BstChartView *self)
{
  BstChartZoom *zoom = self->zoom;

  if (zoom == NULL)
    return;
  stop (self);
  g_clear_handle_id (&zoom->rest_source, g_source_remove);
  g_clear_handle_id (&zoom->tell_source, g_source_remove);
  g_clear_pointer (&zoom->history, bst_zoom_history_free);
  g_clear_pointer (&self->zoom, g_free);
}
