/* The cells of a chart: under the pointer, for the keyboard and for screen readers. */
#include "config.h"

#include "ui/chart-view-private.h"

#include "core/i18n.h"
#include "ui/chart-paint.h"
#include "ui/chart-point.h"
#include "ui/mark.h"

/* A cell that is opened is shown with so much around it: the eighth part of what was shown, in
 * both directions. */
#define OPENED (1.0 / 8)

/* Between a cell and what is written beside it. */
#define GAP 10
#define PADDING 5

/* Whether the keyboard is at a cell: among marks it may be at one of the strip. */
gboolean
bst_chart_view_is_at_cell (BstChartView *self)
{
  if (bst_chart_view_has_cells (self))
    return TRUE;
  return self->cell_point != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self)) == self->cell_point;
}

/* Returns: (nullable): the density, if @cell is of it now */
static BstDensity *
find_density (BstChartView *self, int cell)
{
  BstDensity *density = bst_chart_view_get_density (self);
  guint n_cells;

  if (density == NULL)
    return NULL;
  bst_density_get_cells (density, &n_cells);
  return cell >= 0 && (guint) cell < n_cells ? density : NULL;
}

static char *
dup_spoken_description (BstDensity *density, guint cell)
{
  g_autofree char *description = bst_density_dup_description (density, cell);

  /* Translators: spoken: what most models of a place in the chart are, and what keys do there */
  return g_strdup_printf (C_ ("density", "%s. Enter shows it larger, Ctrl+Enter searches only these."), description);
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

/* Where the keyboard begins: at the fullest, or where it was before that was shown larger. */
static int
choose_cell (BstChartView *self, BstDensity *density)
{
  const BstRect *grid = &bst_density_get_frame (density)->grid;
  gboolean was_opened = self->has_opened;
  int cell;

  self->has_opened = FALSE;
  cell = was_opened ? bst_density_hit (density, grid->x + grid->width / 2, grid->y + grid->height / 2) : -1;
  return cell >= 0 ? cell : bst_density_get_fullest (density);
}

/* Makes the widget of the cell that the keyboard is at, and that is the one Tab stop. In
 * another density it begins at the fullest. Where cells are on the strip alone a mark is the Tab
 * stop, and a cell has a widget as long as the keyboard is at it.
 *
 * Returns: (nullable): the one before, if it is of no use any more; the focus has to leave it
 *   before it is dropped */
GtkWidget *
bst_chart_view_make_cell_point (BstChartView *self)
{
  BstDensity *density = bst_chart_view_get_density (self);
  GtkWidget *before = self->cell_point;
  gboolean is_there = before != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self)) == before;

  /* While cells are on their way what has the keyboard keeps it. */
  if (is_there && density != NULL && bst_density_is_moved (density))
    return NULL;
  if (find_density (self, self->cell) != NULL && before != NULL && (is_there || bst_chart_view_has_cells (self)))
    return NULL;
  if (!bst_chart_view_has_cells (self))
    self->cell = -1;
  else if (self->cell < 0)
    self->cell = choose_cell (self, density);
  self->cell_point = self->cell >= 0 ? make_point (self) : NULL;
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
  BstDensity *density = find_density (self, self->cell);
  GtkAllocation allocation;
  int width, height;
  BstRect rect;

  if (self->cell_point == NULL || density == NULL)
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

/* From the strip the way up leads back to the marks, to the smallest. */
static gboolean
leave_strip (BstChartView *self)
{
  int mark = bst_scene_step (self->scene, -1, BST_STEP_SMALLEST);

  if (bst_chart_view_has_cells (self) || mark < 0)
    return FALSE;
  bst_chart_view_select_mark (self, mark);
  bst_chart_view_renew_points (self);
  return TRUE;
}

/* The keyboard goes on from the cell that it is at. */
void
bst_chart_view_step_cell (BstChartView *self, BstDensityStep step)
{
  BstDensity *density = find_density (self, self->cell);
  int cell;

  if (density == NULL || bst_density_is_moved (density))
    return;
  if ((step == BST_DENSITY_UP || step == BST_DENSITY_FAR_UP || step == BST_DENSITY_HIGHEST) && leave_strip (self))
    return;
  cell = bst_density_step (density, self->cell, step);
  if (cell >= 0)
    go_to_cell (self, cell);
}

/* From the smallest mark the way down leads to the cells of the strip, if there are any.
 *
 * Returns: whether there are */
gboolean
bst_chart_view_step_to_strip (BstChartView *self, double x)
{
  BstDensity *density = bst_chart_view_get_density (self);
  int nearest = -1;
  double least = G_MAXDOUBLE;
  guint n_cells = 0;

  if (density == NULL || bst_chart_view_has_cells (self) || bst_density_is_moved (density))
    return FALSE;
  bst_density_get_cells (density, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      BstRect rect = bst_density_get_rect (density, i);
      double distance = ABS (rect.x + rect.width / 2 - x);

      if (distance >= least)
        continue;
      least = distance;
      nearest = (int) i;
    }
  if (nearest >= 0)
    go_to_cell (self, nearest);
  return nearest >= 0;
}

/* Shows a cell and what is around it. One of the strip is of all figures. */
static void
zoom_to_cell (BstChartView *self, guint cell)
{
  BstDensity *density = bst_chart_view_get_density (self);
  const BstDensityFrame *frame = bst_density_get_frame (density);
  const BstScale *time = &frame->time_scale, *count = &frame->count_scale;
  BstRect rect = bst_density_get_rect (density, cell);
  gboolean on_strip = rect.y >= frame->strip.y && frame->strip.height > 0;
  double across = (rect.x + rect.width / 2 - time->start) / (time->end - time->start);
  double upwards = on_strip ? 0.5 : (rect.y + rect.height / 2 - count->start) / (count->end - count->start);
  double half = on_strip ? 0.5 : OPENED / 2;
  BstChartRange range = *bst_scene_get_range (self->scene);

  bst_chart_range_select (&range, bst_scene_get_whole_range (self->scene), across - OPENED / 2, across + OPENED / 2,
                          upwards - half, upwards + half);
  self->has_opened = TRUE;
  bst_chart_view_set_range (self, &range);
}

/* The cell that the keyboard is at is shown larger, or @narrow has only its models be searched. */
void
bst_chart_view_open_cell (BstChartView *self, gboolean narrow)
{
  BstDensity *density = find_density (self, self->cell);

  if (density == NULL || bst_density_is_moved (density))
    return;
  if (narrow)
    bst_chart_view_emit_narrow (self, (guint) self->cell);
  else
    zoom_to_cell (self, (guint) self->cell);
}

/* Returns: the cell at a place of the scene, or -1 */
static int
hit_cell (BstChartView *self, double x, double y)
{
  BstDensity *density = bst_chart_view_get_density (self);

  return density != NULL && bst_chart_view_is_ready (self) && !bst_density_is_moved (density) ? bst_density_hit (density, x, y) : -1;
}

/* Returns: whether there is a cell that has models in it */
gboolean
bst_chart_view_press_cell (BstChartView *self, double x, double y, gboolean narrow)
{
  int cell = hit_cell (self, x, y);

  if (cell < 0)
    return FALSE;
  if (narrow)
    bst_chart_view_emit_narrow (self, (guint) cell);
  else
    zoom_to_cell (self, (guint) cell);
  return TRUE;
}

/* The pointer is at a place, or at none where that is outside. */
void
bst_chart_view_hover_cell (BstChartView *self, double x, double y)
{
  int cell = hit_cell (self, x, y);

  if (cell == self->hovered_cell)
    return;
  self->hovered_cell = cell;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cell >= 0 ? "zoom-in" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
bst_chart_view_show_cell_tooltip (BstChartView *self, double x, double y, gboolean keyboard, GtkTooltip *tooltip)
{
  int cell = keyboard ? self->cell : hit_cell (self, x, y);
  BstDensity *density = find_density (self, cell);
  g_autofree char *title = NULL, *description = NULL, *text = NULL;

  if (density == NULL)
    return FALSE;
  title = bst_density_dup_title (density, (guint) cell);
  description = bst_density_dup_description (density, (guint) cell);
  text = g_strdup_printf ("%s\n%s\n%s", title, description,
                          keyboard ? _ ("Enter shows this place larger, Ctrl+Enter searches only these models")
                                   : _ ("Click to show this place larger, with Ctrl to search only these models"));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Where there is most room beside a cell for what is written of it, within the chart. */
static BstRect
find_place (BstChartView *self, const BstRect *cell, int width, int height)
{
  BstRect place = { cell->x + cell->width + GAP, cell->y + cell->height / 2 - height / 2.0, width, height };
  double all = gtk_widget_get_width (GTK_WIDGET (self)), high = gtk_widget_get_height (GTK_WIDGET (self));

  if (place.x + width > all)
    place.x = cell->x - GAP - width;
  if (place.x < 0)
    {
      place.x = CLAMP (cell->x + cell->width / 2 - width / 2.0, 0, MAX (all - width, 0));
      place.y = cell->y > high / 2 ? cell->y - GAP - height : cell->y + cell->height + GAP;
    }
  place.y = CLAMP (place.y, 0, MAX (high - height, 0));
  return place;
}

/* Writes beside the cell of the keyboard what a screen reader says of it. */
static void
snapshot_words (BstChartView *self, GtkSnapshot *snapshot, const BstPalette *palette, BstDensity *density, guint cell)
{
  g_autofree char *title = bst_density_dup_title (density, cell);
  g_autofree char *description = bst_density_dup_description (density, cell);
  g_autofree char *text = g_strdup_printf ("%s\n%s", title, description);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  BstRect rect = bst_density_get_rect (density, cell);
  int width, height, all = gtk_widget_get_width (GTK_WIDGET (self));
  BstRect place;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > all - 2 * PADDING)
    pango_layout_set_width (layout, MAX (all - 2 * PADDING, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &width, &height);
  place = find_place (self, &rect, width + 2 * PADDING, height + 2 * PADDING);
  bst_snapshot_plate (snapshot, palette, &place);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (place.x + PADDING), (float) (place.y + PADDING)));
  gtk_snapshot_append_layout (snapshot, layout, &(GdkRGBA) { palette->ink.red, palette->ink.green, palette->ink.blue, 1 });
  gtk_snapshot_restore (snapshot);
}

/* Paints what stands out of the cells: the one under the pointer, and that of the keyboard. */
void
bst_chart_view_snapshot_cells (BstChartView *self, GtkSnapshot *snapshot, const BstPalette *palette)
{
  gboolean shows_focus = self->cell_point != NULL && bst_chart_point_shows_focus (BST_CHART_POINT (self->cell_point));
  BstDensity *density = bst_chart_view_get_density (self);

  if (density == NULL || bst_density_is_moved (density) || self->is_stale)
    return;
  if (find_density (self, self->hovered_cell) != NULL)
    bst_density_snapshot_cell (density, snapshot, palette, (guint) self->hovered_cell, FALSE);
  if (!shows_focus || find_density (self, self->cell) == NULL)
    return;
  bst_density_snapshot_cell (density, snapshot, palette, (guint) self->cell, TRUE);
  snapshot_words (self, snapshot, palette, density, (guint) self->cell);
}
