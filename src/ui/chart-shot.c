#include "config.h"

#include "ui/chart-shot.h"

#include "chart/figure.h"
#include "chart/title.h"
#include "core/task-thread.h"
#include "ui/chart-view-private.h"

struct _BstChartShot
{
  BstChartKind kind;
  char *title; /* NULL for the figure's own */
  char *query;
  char *selected; /* NULL for none */
  char **pinned;
  gboolean is_rtl;
  BstMarksShown shown; /* of very many, which have a mark */
  gboolean has_range;
  BstChartRange range;
  BstChartBudget budget; /* of no parameters where there is none */
  char *budget_label;
  GPtrArray *drawn; /* BstEntry: that have a mark each */
  char *as_of; /* nullable: how new the Hub's list is */
  GListModel *models; /* all that the list shows */
  BstResults *results; /* the answer that is shown by its density; else NULL */
};

static void
shot_clear (gpointer data)
{
  BstChartShot *self = data;

  g_free (self->title);
  g_free (self->query);
  g_free (self->selected);
  g_strfreev (self->pinned);
  g_free (self->budget_label);
  g_free (self->as_of);
  g_ptr_array_unref (self->drawn);
  g_object_unref (self->models);
  g_clear_object (&self->results);
}

BstChartShot *
bst_chart_shot_ref (BstChartShot *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
bst_chart_shot_unref (BstChartShot *self)
{
  g_atomic_rc_box_release_full (self, shot_clear);
}

BstChartKind
bst_chart_shot_get_kind (BstChartShot *self)
{
  return self->kind;
}

/* Returns: (transfer none): all models of the list, those without a mark too */
GListModel *
bst_chart_shot_get_models (BstChartShot *self)
{
  return self->models;
}

/* Returns: (transfer full): all that the list shows now. Pieces of an answer without rows are
 *   replaced when the library changes: it is taken over, which costs little. */
static GListModel *
take_models (BstChartView *view)
{
  GListModel *model = G_LIST_MODEL (view->selection);
  GListStore *taken;

  if (bst_chart_view_has_rows (view))
    return G_LIST_MODEL (g_object_ref (bst_chart_view_get_results (view)));
  taken = g_list_store_new (BST_TYPE_ENTRY);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (model, i);

      g_list_store_append (taken, entry);
    }
  return G_LIST_MODEL (taken);
}

/* Of very many models few have a mark: those of the chart as it is painted. */
static GPtrArray *
list_drawn (BstChartView *view)
{
  GPtrArray *drawn = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_many = bst_chart_view_is_many (view);
  GListModel *all = is_many ? NULL : bst_chart_view_get_drawn (view);
  guint n = 0;

  /* Marks of the answer before are none of this one. */
  if (is_many && bst_chart_view_has_marks (view))
    bst_scene_get_marks (view->scene, &n);
  else if (all != NULL)
    n = g_list_model_get_n_items (all);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (drawn, is_many ? g_object_ref (bst_scene_get_entry (view->scene, (int) i)) : g_list_model_get_item (all, i));
  return drawn;
}

/* As the command line calls it. */
static char *
dup_title (const BstChartShot *shot, const char *text)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);

  return bst_chart_dup_title (query, shot->kind, shot->drawn->len, g_list_model_get_n_items (shot->models));
}

/* The part that is shown, and what fits into memory. */
static void
take_range (BstChartView *view, BstChartShot *shot)
{
  const BstChartRange *range = bst_chart_view_get_range (view);
  const BstChartBudget *budget = bst_chart_view_get_budget (view);

  shot->has_range = range != NULL;
  if (range != NULL)
    shot->range = *range;
  if (budget == NULL)
    return;
  shot->budget_label = g_strdup (budget->label);
  shot->budget = (BstChartBudget) { budget->parameters, shot->budget_label };
}

/**
 * bst_chart_view_take_shot:
 * @title: (nullable): what the chart is called; %NULL for what the command line calls it
 * @query: (nullable): the search that found its models
 *
 * Returns: (transfer full): what the chart shows now. What happens in the window afterwards
 *   changes nothing in it.
 */
BstChartShot *
bst_chart_view_take_shot (BstChartView *self, const char *title, const char *query)
{
  BstChartShot *shot = g_atomic_rc_box_new0 (BstChartShot);
  BstEntry *selected = gtk_single_selection_get_selected_item (self->selection);
  BstResults *results = bst_chart_view_get_results (self);

  shot->kind = self->kind;
  shot->title = g_strdup (title);
  shot->query = g_strdup (query);
  shot->selected = selected != NULL ? g_strdup (bst_entry_get_id (selected)) : NULL;
  shot->pinned = g_strdupv ((char **) bst_chart_view_get_pinned (self));
  shot->is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  take_range (self, shot);
  shot->models = take_models (self);
  shot->drawn = list_drawn (self);
  if (self->scene != NULL)
    shot->shown = bst_scene_get_marks_shown (self->scene);
  if (bst_chart_view_has_rows (self))
    shot->as_of = bst_figure_dup_as_of (shot->models);
  if (title == NULL && query != NULL)
    shot->title = dup_title (shot, query);
  if (bst_chart_view_is_many (self) && results != NULL)
    shot->results = g_object_ref (results);
  return shot;
}

void
bst_picture_free (BstPicture *self)
{
  g_clear_pointer (&self->svg, g_bytes_unref);
  g_clear_pointer (&self->png, g_bytes_unref);
  g_clear_object (&self->texture);
  g_free (self);
}

/* What a thread draws. */
typedef struct
{
  BstChartShot *shot;
  BstChartLook look;
  BstPictureParts parts;
  BstPoints *points; /* NULL where every model has a mark */
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  bst_chart_shot_unref (drawing->shot);
  g_clear_pointer (&drawing->points, bst_points_unref);
  g_free (drawing);
}

/* A list of its own: of a GListStore even reading is for one thread. */
static BstFigure *
make_figure (const Drawing *drawing)
{
  const BstChartShot *shot = drawing->shot;
  g_autoptr (GListStore) drawn = g_list_store_new (BST_TYPE_ENTRY);
  BstFigureOptions options = {
    .chart = {
      .kind = shot->kind,
      .width = drawing->look.width,
      .height = drawing->look.height,
      .selected_id = shot->selected,
      .pinned_ids = (const char *const *) shot->pinned,
      .rtl = shot->is_rtl,
      .points = drawing->points,
      .shown = drawing->points != NULL ? shot->shown : BST_MARKS_FEW,
      .range = shot->has_range ? &shot->range : NULL,
      .budget = shot->budget_label != NULL ? &shot->budget : NULL,
    },
    .title = shot->title,
    .query = shot->query,
    .as_of = shot->as_of,
    .dark = drawing->look.dark,
    .high_contrast = drawing->look.high_contrast,
  };

  g_list_store_splice (drawn, 0, 0, shot->drawn->pdata, shot->drawn->len);
  return bst_figure_new (G_LIST_MODEL (drawn), &options);
}

static GdkTexture *
make_texture (BstFigure *figure, guint scale, GError **error)
{
  int width, height;
  gsize stride;
  g_autoptr (GBytes) pixels = bst_figure_write_pixels (figure, scale, &width, &height, &stride, error);

  return pixels != NULL ? gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, stride) : NULL;
}

/* Returns: FALSE where a part could not be drawn */
static gboolean
draw (BstFigure *figure, const Drawing *drawing, BstPicture *drawn, GError **error)
{
  bst_figure_get_size (figure, &drawn->width, &drawn->height);
  if ((drawing->parts & BST_PICTURE_SVG) != 0)
    drawn->svg = bst_figure_write_svg (figure);
  if ((drawing->parts & BST_PICTURE_PNG) != 0)
    drawn->png = bst_figure_write_png (figure, drawing->look.scale, error);
  if ((drawing->parts & BST_PICTURE_PNG) != 0 && drawn->png == NULL)
    return FALSE;
  if ((drawing->parts & BST_PICTURE_TEXTURE) != 0)
    drawn->texture = make_texture (figure, drawing->look.scale, error);
  return (drawing->parts & BST_PICTURE_TEXTURE) == 0 || drawn->texture != NULL;
}

static gpointer
draw_in_thread (gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (BstPicture) drawn = g_new0 (BstPicture, 1);
  g_autoptr (BstFigure) figure = NULL;

  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  figure = make_figure (data);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  return draw (figure, data, drawn, error) ? g_steal_pointer (&drawn) : NULL;
}

static void
points_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Drawing *drawing = g_task_get_task_data (task);
  GError *error = NULL;

  drawing->points = bst_results_read_points_finish (BST_RESULTS (source), result, &error);
  if (drawing->points != NULL)
    bst_task_run_in_thread (task, draw_in_thread, (GDestroyNotify) bst_picture_free);
  else
    g_task_return_error (task, error);
}

/**
 * bst_chart_shot_draw_async:
 * @look: how large, and on which ground
 * @parts: what is wanted of it
 *
 * Draws the shot in a thread; many points are read first.
 */
void
bst_chart_shot_draw_async (BstChartShot *self, const BstChartLook *look, BstPictureParts parts, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->shot = bst_chart_shot_ref (self);
  drawing->look = *look;
  drawing->parts = parts;
  g_task_set_source_tag (task, bst_chart_shot_draw_async);
  g_task_set_task_data (task, drawing, drawing_free);
  if (self->results != NULL)
    bst_results_read_points_async (self->results, cancellable, points_cb, g_steal_pointer (&task));
  else
    bst_task_run_in_thread (task, draw_in_thread, (GDestroyNotify) bst_picture_free);
}

/* Returns: (transfer full) (nullable): what was drawn; %NULL where it would be too large, or
 *   was cancelled */
BstPicture *
bst_chart_shot_draw_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
