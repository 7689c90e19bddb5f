/* The widget of the chart: its scene, its size, and what it is told. */
#include "config.h"

#include "ui/chart-view-private.h"

#include <adwaita.h>

#include "core/i18n.h"

/* Of a ranking that has more, so many are drawn. */
#define MOST_DRAWN 500
#define LEAST_HEIGHT 180

G_DEFINE_FINAL_TYPE (BstChartView, bst_chart_view, GTK_TYPE_WIDGET)

enum
{
  OPEN_ENTRY,
  LEAVE,
  NARROW,
  COUNTED,
  DESCRIBED,
  PINS_CHANGED,
  RANGE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Returns: (transfer none) (nullable) */
const char *
bst_chart_view_get_selected_id (BstChartView *self)
{
  BstEntry *entry = self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;

  return entry != NULL ? bst_entry_get_id (entry) : NULL;
}

/* Whether what is painted is what is to be shown. */
gboolean
bst_chart_view_is_ready (BstChartView *self)
{
  return self->scene != NULL && !self->is_stale;
}

/* Whether the marks of the scene are those of the list, though they may be elsewhere in a moment. */
gboolean
bst_chart_view_has_marks (BstChartView *self)
{
  return self->scene != NULL && !self->is_of_others;
}

/* Returns: (transfer none) (nullable): the entries that have a mark each: in a ranking of
 *   millions the first; %NULL while they are being made */
GListModel *
bst_chart_view_get_drawn (BstChartView *self)
{
  GListModel *model = self->selection != NULL ? gtk_single_selection_get_model (self->selection) : NULL;
  guint n = bst_chart_view_count_entries (self);
  guint most = bst_chart_view_has_rows (self) ? BST_CHART_FEW_ROWS : BST_CHART_MOST_ROWS;
  g_autoptr (GArray) positions = NULL;

  if (self->kind != BST_CHART_RANKING || n <= most)
    return model;
  if (bst_entry_maker_get_positions (self->first) == NULL)
    {
      positions = g_array_new (FALSE, FALSE, sizeof (guint));
      for (guint i = 0; i < (n > BST_CHART_MOST_ROWS ? MOST_DRAWN : n); i++)
        g_array_append_val (positions, i);
      bst_entry_maker_begin (self->first, model, positions);
    }
  return bst_entry_maker_get_entries (self->first);
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
    .selected_id = bst_chart_view_get_selected_id (self),
    .hovered_id = self->hovered_id,
    .pinned_ids = bst_chart_view_get_pinned (self),
    .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
    .range = bst_chart_view_get_shown_range (self),
    .is_passing = bst_chart_view_is_passing (self),
    .budget = bst_chart_view_get_budget (self),
  };
  GListModel *drawn;

  if (bst_chart_view_is_many (self))
    return bst_chart_view_make_many_scene (self, &options);
  /* What millions of points take is given back. */
  bst_density_loader_clear (self->loader);
  bst_part_loader_clear (self->part);
  bst_chart_view_drop_drawn (self);
  self->is_unread = TRUE;
  drawn = bst_chart_view_get_drawn (self);
  g_clear_pointer (&self->next_drawn, bst_drawn_unref);
  /* Of the same models only the part is another. */
  if (self->kind == BST_CHART_TIMELINE && !self->is_of_others)
    options.like = self->scene;
  return drawn != NULL ? bst_scene_new (drawn, &options) : NULL;
}

/* What is shown changed: other models, another size, another language. What was before
 * stays in sight until there is another scene. */
void
bst_chart_view_invalidate (BstChartView *self)
{
  self->is_stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
items_changed_cb (BstChartView *self)
{
  self->is_unread = self->is_of_others = TRUE;
  bst_entry_maker_clear (self->first);
  bst_chart_view_check_range (self);
  g_clear_pointer (&self->pinned_positions, g_array_unref);
  bst_chart_view_drop_drawn (self);
  bst_chart_view_invalidate (self);
}

/* Points have been read, or counted. */
static void
loaded_cb (BstChartView *self)
{
  g_signal_emit (self, signals[COUNTED], 0);
  self->is_stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Only what stands out changed: the layout holds. */
void
bst_chart_view_emphasise (BstChartView *self)
{
  BstScene *scene;

  if (!bst_chart_view_has_marks (self))
    return;
  scene = bst_scene_with_emphasis (self->scene, bst_chart_view_get_selected_id (self), self->hovered_id, bst_chart_view_get_pinned (self));
  bst_scene_unref (self->scene);
  self->scene = scene;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Whether what is chosen now has a mark already. */
static gboolean
has_chosen (BstChartView *self)
{
  const char *selected = bst_chart_view_get_selected_id (self);

  if (selected != NULL && bst_scene_find (self->scene, selected) < 0)
    return FALSE;
  for (guint i = 0; self->pinned[i] != NULL; i++)
    if (bst_scene_find (self->scene, self->pinned[i]) < 0)
      return FALSE;
  return TRUE;
}

/* Among cells few entries have a mark, and others are to have one now. */
static void
show_chosen (BstChartView *self, gboolean words_too)
{
  gboolean is_many = bst_chart_view_is_many (self);

  if (is_many)
    bst_chart_view_drop_drawn (self);
  if (is_many && (self->scene == NULL || bst_scene_get_marks_shown (self->scene) == BST_MARKS_FEW || !has_chosen (self)))
    bst_chart_view_invalidate (self);
  else if (bst_chart_view_has_marks (self))
    {
      bst_chart_view_emphasise (self);
      bst_chart_view_update_points (self, words_too);
    }
}

static void
selected_cb (BstChartView *self)
{
  show_chosen (self, FALSE);
}

/* Others are pinned. */
void
bst_chart_view_show_pinned (BstChartView *self)
{
  g_clear_pointer (&self->pinned_positions, g_array_unref);
  show_chosen (self, TRUE);
}

/* A mark gets the selection, and the keyboard's focus. */
void
bst_chart_view_select_mark (BstChartView *self, int mark)
{
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (self->scene, &n_marks);

  if (mark < 0 || (guint) mark >= n_marks)
    return;
  gtk_single_selection_set_selected (self->selection, bst_chart_view_get_position (self, marks[mark].index));
  bst_chart_view_focus_mark (self, mark);
  bst_chart_view_reveal_mark (self, mark);
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
      double width, height = 0;

      if (scene != NULL || self->scene != NULL)
        bst_scene_get_size (scene != NULL ? scene : self->scene, &width, &height);
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
  /* Of other models another part may be wanted, and of that, again, there may be nothing. */
  for (int i = 0; i < 2 && scene != NULL && !bst_chart_view_settle_range (self, scene); i++)
    {
      bst_scene_unref (scene);
      scene = make_scene (self, width, height);
    }
  if (scene == NULL)
    return;
  /* With another selection the cells are the same. */
  if (self->scene == NULL || bst_scene_get_density (self->scene) != bst_scene_get_density (scene))
    self->cell = -1;
  bst_chart_view_drop_layer (self);
  g_clear_pointer (&self->scene, bst_scene_unref);
  self->scene = scene;
  g_clear_pointer (&self->drawn, bst_drawn_unref);
  self->drawn = g_steal_pointer (&self->next_drawn);
  self->scene_width = width;
  self->scene_height = height;
  self->is_stale = self->is_of_others = FALSE;
  self->hovered_cell = -1;
  bst_chart_view_renew_points (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
bst_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BstChartView *self = BST_CHART_VIEW (widget);

  if (!bst_chart_view_is_ready (self) || width != self->scene_width || height != self->scene_height)
    renew_scene (self, width, height);
  if (self->scene == NULL)
    return;
  bst_chart_view_allocate_points (self);
}

static void
bst_chart_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bst_chart_view_parent_class)->css_changed (widget, change);

  bst_chart_view_invalidate (BST_CHART_VIEW (widget));
}

static void
bst_chart_view_dispose (GObject *object)
{
  BstChartView *self = BST_CHART_VIEW (object);

  if (self->points != NULL)
    bst_chart_view_drop_points (self);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->drawn, bst_drawn_unref);
  g_clear_pointer (&self->next_drawn, bst_drawn_unref);
  bst_chart_view_drop_drawn (self);
  g_clear_pointer (&self->pinned_positions, g_array_unref);
  bst_chart_view_drop_layer (self);
  g_clear_pointer (&self->title, g_free);
  if (self->loader != NULL)
    bst_density_loader_clear (self->loader);
  g_clear_object (&self->loader);
  if (self->part != NULL)
    bst_part_loader_clear (self->part);
  g_clear_object (&self->part);
  g_clear_pointer (&self->stamps, bst_stamps_free);
  g_clear_pointer (&self->scene, bst_scene_unref);
  g_clear_object (&self->first);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->hovered_id, g_free);
  g_clear_pointer (&self->pinned, g_strfreev);
  g_clear_pointer (&self->hand, g_free);
  bst_chart_view_drop_budget (self);
  bst_chart_view_drop_card (self);
  bst_chart_view_free_zoom (self);

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
  widget_class->query_tooltip = bst_chart_view_query_tooltip;

  /* The selected model is to be read. */
  signals[OPEN_ENTRY] = g_signal_new ("open-entry", BST_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);

  /* The keyboard wants to go back to where it came from. */
  signals[LEAVE] = g_signal_new ("leave", BST_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  /* Only the models of a cell, whose number is the argument, are to be searched. */
  signals[NARROW] = g_signal_new ("narrow", BST_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);

  /* Title and counts are others, without another answer. */
  signals[COUNTED] = g_signal_new ("counted", BST_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  /* The sentence on the chart may be another: bst_chart_view_dup_summary(). */
  signals[DESCRIBED] = g_signal_new ("described", BST_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  /* Others are pinned: bst_chart_view_get_pinned(). */
  signals[PINS_CHANGED] = g_signal_new ("pins-changed", BST_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  /* Another part is shown, or about to be: bst_chart_view_get_range(). What can be gone back
   * and forward to may be another too. */
  signals[RANGE_CHANGED] = g_signal_new ("range-changed", BST_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
bst_chart_view_init (BstChartView *self)
{
  self->pinned = g_new0 (char *, 1);
  self->points = g_ptr_array_new ();
  self->cell = self->hovered_cell = -1;
  self->loader = g_object_new (BST_TYPE_DENSITY_LOADER, NULL);
  self->part = g_object_new (BST_TYPE_PART_LOADER, NULL);
  self->first = g_object_new (BST_TYPE_ENTRY_MAKER, NULL);
  self->stamps = bst_stamps_new ();
  g_signal_connect_object (self->loader, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->part, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->first, "made", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Chart of parameters"), -1);
  bst_chart_view_init_input (self);
  bst_chart_view_init_keys (self);
  bst_chart_view_init_zoom (self);
  bst_chart_view_init_hand (self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (bst_chart_view_repaint), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (bst_chart_view_repaint), self,
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
  bst_chart_view_check_range (self);
  self->is_of_others = TRUE;
  bst_chart_view_invalidate (self);
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

  return density != NULL && bst_chart_view_is_ready (self) ? bst_density_dup_query (density, cell, query) : NULL;
}

void
bst_chart_view_emit_narrow (BstChartView *self, guint cell)
{
  g_signal_emit (self, signals[NARROW], 0, cell);
}

/* The selected model is to be read. */
void
bst_chart_view_emit_open (BstChartView *self)
{
  g_signal_emit (self, signals[OPEN_ENTRY], 0);
}

void
bst_chart_view_emit_pins_changed (BstChartView *self)
{
  g_signal_emit (self, signals[PINS_CHANGED], 0);
}

void
bst_chart_view_emit_range_changed (BstChartView *self)
{
  g_signal_emit (self, signals[RANGE_CHANGED], 0);
}

void
bst_chart_view_emit_leave (BstChartView *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

void
bst_chart_view_emit_described (BstChartView *self)
{
  g_signal_emit (self, signals[DESCRIBED], 0);
}
