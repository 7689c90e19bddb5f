#include "config.h"

#include "chart/figure-private.h"

#include <math.h>

#include "chart/scene-private.h"

/* Where nothing is said of it. */
#define USUAL_WIDTH 960
#define USUAL_HEIGHT 600

/* Around all of it; less where there is little room. */
#define MARGIN 24
#define NARROW_MARGIN 14
#define NARROW_WIDTH 520

/* The chart has such a margin of its own beside its axes and its rows. */
#define CHART_MARGIN 12

/* Less is not left to the chart for what is around it, nor a smaller part of the figure. */
#define LEAST_CHART_HEIGHT 150
#define LEAST_CHART_SHARE 0.5

/* A ranking has so much below its last row. */
#define ROWS_MARGIN 6

/* How often rows are counted anew. */
#define MOST_CUTS 3

#define GAP_ABOVE_CHART 8
#define GAP_BELOW_TITLE 6
#define GAP_BELOW_CHART 10
#define GAP_BETWEEN_NOTES 4

/* What goes without saying where there is no room for all: the last first. */
static const BstFigurePartName by_need[] = {
  BST_FIGURE_CUT,
  BST_FIGURE_TITLE,
  BST_FIGURE_LEGEND,
  BST_FIGURE_CREDIT,
  BST_FIGURE_SUMMARY,
  BST_FIGURE_QUERY,
  BST_FIGURE_SOURCES,
};

/* How much of the height a part takes, with what is around it. */
static double
get_part_height (BstFigure *self, BstFigurePartName name)
{
  double height = self->parts[name].height;

  if (height <= 0)
    return 0;
  if (name == BST_FIGURE_LEGEND)
    return height;
  return height + (name < BST_N_FIGURE_PARTS_ABOVE ? GAP_BELOW_TITLE : GAP_BETWEEN_NOTES);
}

/* Chooses what is shown, as far as @room goes. Returns the height of it all. */
static double
choose_parts (BstFigure *self, double room)
{
  double taken = GAP_ABOVE_CHART;
  gboolean has_notes = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (by_need); i++)
    {
      BstFigurePart *part = &self->parts[by_need[i]];
      gboolean is_note = by_need[i] >= BST_N_FIGURE_PARTS_ABOVE;
      double height = get_part_height (self, by_need[i]) + (is_note && !has_notes ? GAP_BELOW_CHART : 0);

      part->is_shown = part->height > 0 && taken + height <= room;
      if (!part->is_shown)
        continue;
      taken += height;
      has_notes = has_notes || is_note;
    }
  return taken;
}

/* Places what is shown, and the chart of @chart_height between. */
static void
place (BstFigure *self, double chart_height)
{
  double y = self->margin;
  gboolean has_notes = FALSE;

  for (int i = 0; i < BST_N_FIGURE_PARTS_ABOVE; i++)
    {
      if (!self->parts[i].is_shown)
        continue;
      bst_figure_place_part (&self->parts[i], self->margin, y);
      y += get_part_height (self, (BstFigurePartName) i);
    }
  self->scene_x = self->margin - CHART_MARGIN;
  self->scene_y = y + GAP_ABOVE_CHART;
  y = self->scene_y + chart_height;
  for (int i = BST_N_FIGURE_PARTS_ABOVE; i < BST_N_FIGURE_PARTS; i++)
    {
      if (!self->parts[i].is_shown)
        continue;
      if (!has_notes)
        {
          self->rule = (BstRect) { self->margin, floor (y + GAP_BELOW_CHART / 2.0), self->width - 2 * self->margin, 1 };
          y += GAP_BELOW_CHART;
        }
      has_notes = TRUE;
      y += GAP_BETWEEN_NOTES;
      bst_figure_place_part (&self->parts[i], self->margin, y);
      y += self->parts[i].height;
    }
}

static BstScene *
make_scene (BstFigure *self, GListModel *entries, const BstFigureOptions *options, double height)
{
  BstSceneOptions chart = options->chart;

  chart.width = self->width - 2 * (self->margin - CHART_MARGIN);
  chart.height = height;
  chart.context = self->context;
  return bst_scene_new (entries, &chart);
}

/* The models of the first @n_rows rows. */
static GListModel *
take_rows (BstScene *scene, guint n_rows)
{
  GListStore *rows = g_list_store_new (BST_TYPE_ENTRY);

  for (guint i = 0; i < n_rows; i++)
    g_list_store_append (rows, bst_scene_get_entry (scene, (int) i));
  return G_LIST_MODEL (rows);
}

/* How much of the room is the chart's before anything else has any. */
static double
get_least_height (double room)
{
  return MAX (LEAST_CHART_HEIGHT, room * LEAST_CHART_SHARE);
}

/* How many rows there is room for beside what is around them. */
static guint
count_rows (BstFigure *self, double room)
{
  const BstRect *plot = bst_scene_get_plot (self->scene);
  double height = room - choose_parts (self, room - get_least_height (room));
  guint n_marks;

  bst_scene_get_marks (self->scene, &n_marks);
  return (guint) MAX (floor ((height - plot->y - ROWS_MARGIN) / (plot->height / n_marks)), 1);
}

/* Leaves out the rows that there is no room for, and says so. What is around them is that
 * of fewer models then, and may leave room for some rows more. */
static void
cut_rows (BstFigure *self, const BstFigureOptions *options, double room)
{
  g_autoptr (BstScene) all = bst_scene_ref (self->scene);
  guint n_all, n_shown;

  bst_scene_get_marks (all, &n_all);
  n_shown = n_all;
  for (guint i = 0; i < MOST_CUTS && n_all > 0; i++)
    {
      guint n_rows = MIN (count_rows (self, room), n_all);
      g_autoptr (GListModel) rows = NULL;

      if (n_rows == n_shown)
        return;
      n_shown = n_rows;
      rows = take_rows (all, n_rows);
      bst_scene_unref (self->scene);
      self->scene = make_scene (self, rows, options, 0);
      bst_figure_make_cut (self, n_rows, n_all);
      bst_figure_make_parts (self);
    }
}

static void
count_density (BstFigure *self, const BstFigureOptions *options)
{
  const BstDensityFrame *frame = bst_scene_get_density_frame (self->scene);
  g_autoptr (BstDensity) density = NULL;
  BstScene *scene;

  if (frame == NULL)
    return;
  density = bst_density_new (options->chart.points, frame);
  scene = bst_scene_with_density (self->scene, density);
  bst_scene_unref (self->scene);
  self->scene = scene;
}

/* Lays out chart and parts in the figure's height. */
static void
lay_out (BstFigure *self, GListModel *entries, const BstFigureOptions *options)
{
  double room = self->height - 2 * self->margin;
  double chart_height;

  if (options->chart.kind == BST_CHART_RANKING)
    {
      cut_rows (self, options, room);
      bst_scene_get_size (self->scene, NULL, &chart_height);
      chart_height = room - choose_parts (self, room - chart_height);
    }
  else
    {
      chart_height = room - choose_parts (self, room - get_least_height (room));
      bst_scene_unref (self->scene);
      self->scene = make_scene (self, entries, options, chart_height);
      count_density (self, options);
    }
  place (self, chart_height);
}

/* The height at which nothing is left out. */
static double
find_height (BstFigure *self)
{
  double chart_height;

  bst_scene_get_size (self->scene, NULL, &chart_height);
  return ceil (2 * self->margin + chart_height + choose_parts (self, BST_FIGURE_MOST_EXTENT));
}

static double
choose_extent (double wanted, double usual, double least)
{
  return CLAMP (wanted > 0 ? floor (wanted) : usual, least, BST_FIGURE_MOST_EXTENT);
}

/**
 * bst_figure_new:
 * @entries: a model of BstEntry
 * @options: what to show of them, in how much room, and how
 *
 * Lays out a figure in the language of the interface. The room that its title, legend and
 * notes take is not the chart's; where there is little, the chart has it first.
 *
 * Returns: (transfer full): the figure
 */
BstFigure *
bst_figure_new (GListModel *entries, const BstFigureOptions *options)
{
  BstFigure *self = g_new0 (BstFigure, 1);
  gboolean is_free = options->chart.kind == BST_CHART_RANKING && options->chart.height <= 0;

  self->context = options->chart.context != NULL ? g_object_ref (options->chart.context) : bst_chart_context_new ();
  self->line_height = bst_text_measure_line (self->context);
  self->rtl = options->chart.rtl;
  self->palette = bst_palette_get (options->dark, options->high_contrast);
  self->width = choose_extent (options->chart.width, USUAL_WIDTH, BST_FIGURE_LEAST_WIDTH);
  self->margin = self->width < NARROW_WIDTH ? NARROW_MARGIN : MARGIN;
  /* A ranking is laid out as high as its rows are. */
  self->scene = make_scene (self, entries, options, 0);
  self->title = options->title != NULL && *options->title != '\0' ? g_strdup (options->title) : bst_figure_dup_default_title (self->scene);
  /* What is in a part of very many is known when they are counted. */
  count_density (self, options);
  self->summary = g_strdup (bst_scene_get_summary (self->scene));
  self->query = g_strdup (options->query);
  self->as_of = g_strdup (options->as_of);
  bst_figure_make_parts (self);
  self->height = choose_extent (is_free ? find_height (self) : options->chart.height, USUAL_HEIGHT, BST_FIGURE_LEAST_HEIGHT);
  lay_out (self, entries, options);
  return self;
}

void
bst_figure_free (BstFigure *self)
{
  bst_figure_clear_parts (self);
  bst_scene_unref (self->scene);
  g_object_unref (self->context);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->query);
  g_free (self->as_of);
  g_free (self);
}

/**
 * bst_figure_get_size:
 * @width: (out) (optional): in pixels at scale 1
 * @height: (out) (optional): likewise
 */
void
bst_figure_get_size (BstFigure *self, double *width, double *height)
{
  if (width != NULL)
    *width = self->width;
  if (height != NULL)
    *height = self->height;
}

/**
 * bst_figure_get_scene:
 *
 * Returns: (transfer none): the chart in it
 */
BstScene *
bst_figure_get_scene (BstFigure *self)
{
  return self->scene;
}

/**
 * bst_figure_get_title:
 *
 * Returns: (transfer none): its title, or one of its own where none was given
 */
const char *
bst_figure_get_title (BstFigure *self)
{
  return self->title;
}
