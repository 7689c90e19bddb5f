#include "config.h"

#include <pango/pangocairo.h>

#include "chart/figure.h"

/* The interface's own face first, and those that have a wide choice of letters. */
#define FACES "Cantarell, Noto Sans, DejaVu Sans, Sans"
#define POINTS 11
#define DOTS_AN_INCH 96

/**
 * bst_chart_context_new:
 *
 * What text is measured with where there is no window: the same on every display, and at
 * every scale. It has its own map of fonts, so that another thread may use it.
 *
 * Returns: (transfer full): a Pango context
 */
PangoContext *
bst_chart_context_new (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FACES);
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), DOTS_AN_INCH);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_font_description_set_size (font, POINTS * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  /* Han characters have a language of their own, see scene-text.c: with theirs for all, digits would
   * be set in their face too. */
  pango_context_set_language (context, pango_language_from_string ("en"));
  return context;
}
