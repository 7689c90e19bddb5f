#include "config.h"

#include "ui/chart-view-private.h"

#include <adwaita.h>

#include "core/i18n.h"
#include "ui/chart-point.h"
#include "ui/mark.h"

/* How near a click has to be to a mark, in logical pixels. */
#define REACH 24
/* Cells beside a mark are to be clicked too. */
#define REACH_AMONG_CELLS 8

/* Of a ranking that has more, so many are drawn. */
#define MOST_DRAWN 500
#define LEAST_HEIGHT 180

G_DEFINE_FINAL_TYPE (BstChartView, bst_chart_view, GTK_TYPE_WIDGET)

enum
{
  OPEN_ENTRY,
  NARROW,
  COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_selected_id (BstChartView *self)
{
  BstEntry *entry = self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;

  return entry != NULL ? bst_entry_get_id (entry) : NULL;
}

/* Whether what is painted is what is to be shown. */
static gboolean
is_ready (BstChartView *self)
{
  return self->scene != NULL && !self->is_stale;
}

/* Returns: (transfer none): the entries that have a mark each: in a ranking of
 *   millions the first */
GListModel *
bst_chart_view_get_drawn (BstChartView *self)
{
  GListModel *model = self->selection != NULL ? gtk_single_selection_get_model (self->selection) : NULL;
  guint n = bst_chart_view_count_entries (self);

  if (model != NULL && n <= BST_CHART_MOST_POINTS)
    return model;
  if (self->first != NULL)
    return G_LIST_MODEL (self->first);
  /* Kept: an entry of the Hub's list is made when somebody asks for it. */
  self->first = g_list_store_new (BST_TYPE_ENTRY);
  for (guint i = 0; i < MIN (n, MOST_DRAWN); i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (model, i);

      g_list_store_append (self->first, entry);
    }
  return G_LIST_MODEL (self->first);
}

/* Returns: (transfer full) (nullable): what is to be shown; %NULL while it is being read */
static BstScene *
make_scene (BstChartView *self, int width, int height)
{
  BstSceneOptions options = {
    .kind = self->kind,
    .width = width,
    .height = height,
    .context = gtk_widget_get_pango_context (GTK_WIDGET (self)),
    .selected_id = get_selected_id (self),
    .hovered_id = self->hovered_id,
    .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
  };

  if (bst_chart_view_is_many (self))
    return bst_chart_view_make_density_scene (self, &options);
  /* What millions of points take is given back. */
  bst_density_loader_clear (self->loader);
  self->is_unread = TRUE;
  return bst_scene_new (bst_chart_view_get_drawn (self), &options);
}

static void
drop_points (BstChartView *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    self->focus_returns = TRUE;
  for (guint i = 0; i < self->points->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->points, i));
  g_ptr_array_set_size (self->points, 0);
  bst_chart_view_drop_cell_point (self);
}

/* The selected mark, or the first, is the one Tab stop; among cells one of them is. */
static void
mark_tab_stop (BstChartView *self)
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

  drop_points (self);
  bst_scene_get_marks (self->scene, &n_marks);
  for (guint i = 0; i < n_marks && n_marks <= BST_CHART_MOST_POINTS; i++)
    {
      g_autofree char *name = bst_scene_dup_name (self->scene, i);
      g_autofree char *description = bst_scene_dup_description (self->scene, i);
      GtkWidget *point = bst_chart_point_new (i, name, description);

      gtk_widget_set_parent (point, GTK_WIDGET (self));
      g_ptr_array_add (self->points, point);
    }
  mark_tab_stop (self);
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

/* What is shown changed: other models, another size, another language. What was before
 * stays in sight until there is another scene. */
static void
invalidate (BstChartView *self)
{
  self->is_stale = TRUE;
  g_clear_object (&self->first);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
items_changed_cb (BstChartView *self)
{
  self->is_unread = TRUE;
  invalidate (self);
}

/* Points have been read, or counted. */
static void
loaded_cb (BstChartView *self)
{
  g_signal_emit (self, signals[COUNTED], 0);
  self->is_stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The colours are others. */
static void
repaint (BstChartView *self)
{
  g_clear_pointer (&self->cells_node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Only what stands out changed: the layout holds. */
static void
emphasise (BstChartView *self)
{
  BstScene *scene;

  if (!is_ready (self))
    return;
  scene = bst_scene_with_emphasis (self->scene, get_selected_id (self), self->hovered_id, NULL);
  bst_scene_unref (self->scene);
  self->scene = scene;
  mark_tab_stop (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Among cells few entries have a mark, and another one is to have one now. */
static void
selected_cb (BstChartView *self)
{
  if (bst_chart_view_is_many (self))
    invalidate (self);
  else
    emphasise (self);
}

static void
select_mark (BstChartView *self, int mark)
{
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (self->scene, &n_marks);

  if (mark >= 0 && (guint) mark < n_marks)
    gtk_single_selection_set_selected (self->selection, bst_chart_view_get_position (self, marks[mark].index));
}

/* The mark at a place, or -1. */
static int
hit (BstChartView *self, double x, double y)
{
  return bst_scene_hit (self->scene, x, y, bst_chart_view_get_density (self) != NULL ? REACH_AMONG_CELLS : REACH);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BstChartView *self)
{
  int mark = is_ready (self) ? hit (self, x, y) : -1;

  if (mark < 0)
    {
      if (is_ready (self) && bst_chart_view_get_density (self) != NULL)
        bst_chart_view_press_cell (self, x, y);
      return;
    }
  select_mark (self, mark);
  if ((guint) mark < self->points->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->points, mark));
  if (n_press == 2)
    g_signal_emit (self, signals[OPEN_ENTRY], 0);
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
  emphasise (self);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, BstChartView *self)
{
  int mark = is_ready (self) ? hit (self, x, y) : -1;

  if (!is_ready (self))
    return;
  set_hovered (self, mark);
  bst_chart_view_hover_cell (self, mark < 0 ? x : -1, y);
}

static void
leave_cb (GtkEventControllerMotion *controller, BstChartView *self)
{
  if (is_ready (self))
    set_hovered (self, -1);
  bst_chart_view_hover_cell (self, -1, -1);
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  BstChartView *self = BST_CHART_VIEW (widget);
  g_autofree char *name = NULL, *description = NULL, *text = NULL;
  int mark;

  if (!is_ready (self))
    return FALSE;
  mark = keyboard ? bst_scene_get_selected (self->scene) : hit (self, x, y);
  if (bst_chart_view_get_density (self) != NULL && (keyboard || mark < 0))
    return bst_chart_view_show_cell_tooltip (self, x, y, keyboard, tooltip);
  if (mark < 0)
    return FALSE;
  name = bst_scene_dup_name (self->scene, mark);
  description = bst_scene_dup_description (self->scene, mark);
  text = g_strdup_printf ("%s\n%s", name, description);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static const struct
{
  guint key;
  BstStep step;
} steps[] = {
  { GDK_KEY_Left, BST_STEP_LEFT },
  { GDK_KEY_Right, BST_STEP_RIGHT },
  { GDK_KEY_Up, BST_STEP_UP },
  { GDK_KEY_Down, BST_STEP_DOWN },
  { GDK_KEY_Page_Up, BST_STEP_PREVIOUS_FAMILY },
  { GDK_KEY_Page_Down, BST_STEP_NEXT_FAMILY },
  { GDK_KEY_Home, BST_STEP_FIRST },
  { GDK_KEY_End, BST_STEP_LAST },
  { GDK_KEY_bracketleft, BST_STEP_SMALLEST },
  { GDK_KEY_bracketright, BST_STEP_LARGEST },
};

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BstChartView *self)
{
  int mark;

  if (!is_ready (self) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (bst_chart_view_get_density (self) != NULL)
    return bst_chart_view_press_cell_key (self, key);
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      g_signal_emit (self, signals[OPEN_ENTRY], 0);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].key == key)
      {
        mark = bst_scene_step (self->scene, bst_scene_get_selected (self->scene), steps[i].step);
        select_mark (self, mark);
        if (mark >= 0 && (guint) mark < self->points->len)
          gtk_widget_grab_focus (g_ptr_array_index (self->points, mark));
        return TRUE;
      }
  return FALSE;
}

static void
bst_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                        int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  BstChartView *self = BST_CHART_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 600;
      return;
    }
  *minimum = *natural = LEAST_HEIGHT;
  if (self->kind == BST_CHART_RANKING)
    {
      g_autoptr (BstScene) scene = make_scene (self, MAX (for_size, 320), LEAST_HEIGHT);
      double width, height;

      bst_scene_get_size (scene, &width, &height);
      *minimum = *natural = MAX (LEAST_HEIGHT, (int) height);
    }
}

/* Shows another scene, if it is there already; else what was before stays. It parts from
 * children, which asks for another size: all widgets around are to be at that too, so that
 * what brings it about is always a resize. */
static void
renew_scene (BstChartView *self, int width, int height)
{
  BstScene *scene = make_scene (self, width, height);

  if (scene == NULL)
    return;
  /* With another selection the cells are the same. */
  if (self->scene == NULL || bst_scene_get_density (self->scene) != bst_scene_get_density (scene))
    {
      g_clear_pointer (&self->cells_node, gsk_render_node_unref);
      self->cell = -1;
    }
  g_clear_pointer (&self->scene, bst_scene_unref);
  self->scene = scene;
  self->scene_width = width;
  self->scene_height = height;
  self->is_stale = FALSE;
  self->hovered_cell = -1;
  drop_points (self);
  g_clear_handle_id (&self->points_source, g_source_remove);
  self->points_source = g_idle_add_full (G_PRIORITY_LOW, make_points_cb, self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
bst_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BstChartView *self = BST_CHART_VIEW (widget);
  const BstSceneMark *marks;
  guint n_marks;

  if (!is_ready (self) || width != self->scene_width || height != self->scene_height)
    renew_scene (self, width, height);
  if (self->scene == NULL)
    return;
  marks = bst_scene_get_marks (self->scene, &n_marks);
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
static int
get_focused (BstChartView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (child == NULL || !bst_chart_point_shows_focus (BST_CHART_POINT (child)))
    return -1;
  return bst_chart_point_get_mark (BST_CHART_POINT (child));
}

static void
bst_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BstChartView *self = BST_CHART_VIEW (widget);

  const BstPalette *palette = bst_palette_for_now ();
  GdkRGBA ground = bst_color_to_rgba (&palette->ground);

  gtk_snapshot_append_color (snapshot, &ground,
                             &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  if (self->scene != NULL)
    bst_chart_view_snapshot_density (self, snapshot, palette, get_focused (self));
}

/* The focus is where the selection is: entering the chart goes there. */
static gboolean
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

static void
bst_chart_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bst_chart_view_parent_class)->css_changed (widget, change);

  invalidate (BST_CHART_VIEW (widget));
}

static void
bst_chart_view_dispose (GObject *object)
{
  BstChartView *self = BST_CHART_VIEW (object);

  g_clear_handle_id (&self->points_source, g_source_remove);
  if (self->points != NULL)
    drop_points (self);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->positions, g_array_unref);
  g_clear_pointer (&self->cells_node, gsk_render_node_unref);
  g_clear_pointer (&self->title, g_free);
  if (self->loader != NULL)
    bst_density_loader_clear (self->loader);
  g_clear_object (&self->loader);
  g_clear_pointer (&self->scene, bst_scene_unref);
  g_clear_object (&self->first);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->hovered_id, g_free);

  G_OBJECT_CLASS (bst_chart_view_parent_class)->dispose (object);
}

static void
bst_chart_view_class_init (BstChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_chart_view_dispose;
  widget_class->measure = bst_chart_view_measure;
  widget_class->size_allocate = bst_chart_view_size_allocate;
  widget_class->snapshot = bst_chart_view_snapshot;
  widget_class->grab_focus = bst_chart_view_grab_focus;
  widget_class->css_changed = bst_chart_view_css_changed;
  widget_class->query_tooltip = query_tooltip_cb;

  /* The selected model is to be read. */
  signals[OPEN_ENTRY] = g_signal_new ("open-entry", BST_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);

  /* Only the models of a cell, whose number is the argument, are to be searched. */
  signals[NARROW] = g_signal_new ("narrow", BST_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);

  /* Title and counts are others, without another answer. */
  signals[COUNTED] = g_signal_new ("counted", BST_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
bst_chart_view_init (BstChartView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  self->points = g_ptr_array_new ();
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cell = self->hovered_cell = -1;
  self->loader = g_object_new (BST_TYPE_DENSITY_LOADER, NULL);
  g_signal_connect_object (self->loader, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Chart of parameters"), -1);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (repaint), self,
                           G_CONNECT_SWAPPED);
}

/* @selection: (transfer none): the models that are drawn, and the chosen one */
void
bst_chart_view_set_selection (BstChartView *self, GtkSingleSelection *selection)
{
  g_set_object (&self->selection, selection);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self);
}

void
bst_chart_view_set_kind (BstChartView *self, BstChartKind kind)
{
  if (self->kind == kind)
    return;
  self->kind = kind;
  invalidate (self);
}

BstChartKind
bst_chart_view_get_kind (BstChartView *self)
{
  return self->kind;
}

/* Returns: (transfer full) (nullable): the text of @query for the models of a cell alone;
 *   %NULL where there is no such cell now */
char *
bst_chart_view_dup_narrowed (BstChartView *self, guint cell, BstQuery *query)
{
  BstDensity *density = bst_chart_view_get_density (self);

  return density != NULL && is_ready (self) ? bst_density_dup_query (density, cell, query) : NULL;
}

void
bst_chart_view_emit_narrow (BstChartView *self, guint cell)
{
  g_signal_emit (self, signals[NARROW], 0, cell);
}
