/* Pictures of pixels. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Paints a picture; @cr has the picture's own pixels at scale 1. */
typedef void (*BstPaintFunc) (cairo_t *cr, gpointer user_data);

GBytes *bst_png_write (double width, double height, guint scale, BstPaintFunc paint, gpointer user_data, GError **error);
GBytes *bst_png_write_pixels (double width, double height, guint scale, BstPaintFunc paint, gpointer user_data,
                              int *pixel_width, int *pixel_height, gsize *stride, GError **error);

G_END_DECLS
