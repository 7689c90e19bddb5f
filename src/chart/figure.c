#include "config.h"

#include "chart/figure.h"

#include "chart/paint.h"
#include "chart/png.h"
#include "chart/svg.h"
#include "core/i18n.h"

struct _BstFigure
{
  BstScene *scene;
  double width;
  double height;
  char *title;
  const BstPalette *palette;
};

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
  PangoContext *context = options->chart.context != NULL ? g_object_ref (options->chart.context) : bst_chart_context_new ();
  BstSceneOptions chart = options->chart;

  self->width = chart.width = CLAMP (chart.width, BST_FIGURE_LEAST_WIDTH, BST_FIGURE_MOST_EXTENT);
  self->height = chart.height = CLAMP (chart.height, BST_FIGURE_LEAST_HEIGHT, BST_FIGURE_MOST_EXTENT);
  self->title = g_strdup (options->title);
  self->palette = bst_palette_get (options->dark, options->high_contrast);
  chart.context = context;
  self->scene = bst_scene_new (entries, &chart);
  if (options->chart.height <= 0)
    {
      double height;

      bst_scene_get_size (self->scene, NULL, &height);
      self->height = CLAMP (height, BST_FIGURE_LEAST_HEIGHT, BST_FIGURE_MOST_EXTENT);
    }
  g_object_unref (context);
  return self;
}

void
bst_figure_free (BstFigure *self)
{
  bst_scene_unref (self->scene);
  g_free (self->title);
  g_free (self);
}

/**
 * bst_figure_get_size:
 * @width: (out): in pixels at scale 1
 * @height: (out): likewise
 */
void
bst_figure_get_size (BstFigure *self, double *width, double *height)
{
  *width = self->width;
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
  return self->title != NULL ? self->title : "";
}

static void
paint_figure (cairo_t *cr, gpointer figure)
{
  BstFigure *self = figure;

  bst_scene_paint_cairo (self->scene, cr, self->palette);
}

/**
 * bst_figure_write_svg:
 *
 * Returns: (transfer full): an SVG file with real text, which has the same bytes whenever
 *   the figure is the same
 */
GBytes *
bst_figure_write_svg (BstFigure *self)
{
  BstSvg *svg = bst_svg_new (self->width, self->height, self->palette, bst_figure_get_title (self), bst_scene_get_summary (self->scene));

  bst_svg_paint_scene (svg, self->scene, 0, 0);
  return bst_svg_end (svg);
}

/**
 * bst_figure_write_png:
 * @scale: how many pixels of the picture there are for each of the figure's, from 1 to
 *   %BST_FIGURE_MOST_SCALE
 * @error: return location for a translated error
 *
 * Returns: (transfer full) (nullable): a PNG file, which has the same bytes whenever the
 *   figure is the same; %NULL where it would be too large
 */
GBytes *
bst_figure_write_png (BstFigure *self, guint scale, GError **error)
{
  return bst_png_write (self->width, self->height, CLAMP (scale, 1, BST_FIGURE_MOST_SCALE), paint_figure, self, error);
}

/**
 * bst_figure_write_pixels:
 *
 * As bst_figure_write_png(), but gives the pixels as bst_png_write_pixels() does, for a
 * GdkMemoryTexture of GDK_MEMORY_DEFAULT.
 *
 * Returns: (transfer full) (nullable): the pixels
 */
GBytes *
bst_figure_write_pixels (BstFigure *self, guint scale, int *width, int *height, gsize *stride, GError **error)
{
  return bst_png_write_pixels (self->width, self->height, CLAMP (scale, 1, BST_FIGURE_MOST_SCALE), paint_figure, self,
                               width, height, stride, error);
}
