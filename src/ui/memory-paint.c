#include "config.h"

#include "ui/memory-paint.h"

#include <adwaita.h>
#include <math.h>

#define HATCH 6.0 /* between two lines */
#define DOTS 5.0 /* between two dots */
#define LINE_WIDTH 2.0

static void
look_up (GtkStyleContext *style, const char *name, GdkRGBA *color)
{
  if (!gtk_style_context_lookup_color (style, name, color))
    gtk_style_context_get_color (style, color);
}

/* The colours of the moment, light or dark, as the theme names them. */
void
bst_memory_colors_read (BstMemoryColors *self, GtkWidget *widget)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  gtk_style_context_get_color (style, &self->text);
  look_up (style, "accent_bg_color", &self->accent);
  look_up (style, "view_bg_color", &self->back);
  self->is_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

static void
set_color (cairo_t *cr, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

/* Lines that rise from left to right, in what is clipped to. */
static void
hatch (cairo_t *cr, double x, double y, double width, double height)
{
  /* From the bar's own corner on, so that they stand still while the part grows. */
  double first = floor ((x - height) / HATCH) * HATCH;

  for (double start = first; start < x + width; start += HATCH)
    {
      cairo_move_to (cr, start, y + height);
      cairo_line_to (cr, start + height, y);
    }
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
dot (cairo_t *cr, double x, double y, double width, double height)
{
  for (double row = y + DOTS / 2; row < y + height; row += DOTS)
    for (double column = floor (x / DOTS) * DOTS + DOTS / 2; column < x + width; column += DOTS)
      cairo_rectangle (cr, column - 1, row - 1, 2, 2);
  cairo_fill (cr);
}

/* Weights are full, the cache has lines, the overhead has dots. */
static void
fill (cairo_t *cr, BstMemoryPart part, double x, double y, double width, double height, const BstMemoryColors *colors)
{
  set_color (cr, &colors->back, 1);
  cairo_paint (cr);
  set_color (cr, &colors->accent, part == BST_MEMORY_WEIGHTS ? 1 : part == BST_MEMORY_CACHE ? 0.25
                                                                                            : 0);
  cairo_paint (cr);
  if (part == BST_MEMORY_CACHE)
    {
      set_color (cr, &colors->accent, 1);
      hatch (cr, x, y, width, height);
    }
  else if (part == BST_MEMORY_OVERHEAD)
    {
      set_color (cr, &colors->text, colors->is_contrast ? 1 : 0.55);
      dot (cr, x, y, width, height);
    }
}

/* Paints one of the terms into a rectangle; nothing where that has no width. */
void
bst_memory_paint_term (cairo_t *cr, BstMemoryPart part, double x, double y, double width, double height,
                       const BstMemoryColors *colors)
{
  if (width <= 0)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  fill (cr, part, x, y, width, height, colors);
  cairo_restore (cr);
  if (width < 2)
    return;
  cairo_rectangle (cr, x + 0.5, y + 0.5, width - 1, height - 1);
  cairo_set_line_width (cr, 1);
  set_color (cr, &colors->text, colors->is_contrast ? 1 : 0.3);
  cairo_stroke (cr);
}

/* Paints a line of the budget, with @x in its middle: that of the graphics card is whole, the
 * other one broken. */
void
bst_memory_paint_line (cairo_t *cr, BstMemoryPart part, double x, double y, double height, const BstMemoryColors *colors)
{
  static const double dashes[] = { 4, 3 };

  cairo_save (cr);
  cairo_set_line_width (cr, LINE_WIDTH + 2);
  set_color (cr, &colors->back, 1);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x, y + height);
  cairo_stroke (cr);
  cairo_set_line_width (cr, LINE_WIDTH);
  set_color (cr, &colors->text, 1);
  if (part == BST_MEMORY_ALL)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x, y + height);
  cairo_stroke (cr);
  cairo_restore (cr);
}
