#include "config.h"

#include "chart/png.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Half a gigabyte; more would be for a poster, which SVG is better for. */
#define MOST_PIXELS (1 << 27)

/* Pixels in an inch at scale 1, and how many inches are in a metre. */
#define RESOLUTION 96.0
#define INCHES 39.3701

/* Returns: whether all went well; else @error is set */
static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The picture could not be painted: %s"), cairo_status_to_string (status));
  return FALSE;
}

static cairo_surface_t *
paint_surface (double width, double height, guint scale, BstPaintFunc paint, gpointer user_data, GError **error)
{
  double across = ceil (width * scale), down = ceil (height * scale);
  cairo_surface_t *surface;
  cairo_t *cr;

  if (across * down > MOST_PIXELS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                   /* Translators: width and height of a picture in pixels */
                   _ ("A picture of %.0f × %.0f pixels is too large. Choose a smaller size or scale, or SVG."), across, down);
      return NULL;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) across, (int) down);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  paint (cr, user_data);
  if (!check_status (cairo_status (cr), error))
    g_clear_pointer (&surface, cairo_surface_destroy);
  cairo_destroy (cr);
  return surface;
}

/* As the PNG specification has it in its annex D; of bytes that are few. */
static guint32
checksum (const guint8 *bytes, gsize n)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < n; i++)
    {
      crc ^= bytes[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
    }
  return ~crc;
}

static void
put_number (guint8 *bytes, guint32 number)
{
  for (int i = 0; i < 4; i++)
    bytes[i] = (guint8) (number >> (24 - 8 * i));
}

/* Says after the header how large the picture is on paper: the same at each scale. */
static void
add_resolution (GByteArray *png, guint scale)
{
  /* A signature of 8 bytes, then a header of 13 with 12 around it. */
  const gsize place = 8 + 12 + 13;
  guint8 chunk[21] = { 0, 0, 0, 9, 'p', 'H', 'Y', 's', 0, 0, 0, 0, 0, 0, 0, 0, 1 };
  guint32 a_metre = (guint32) lround (RESOLUTION * scale * INCHES);

  g_return_if_fail (png->len > place);

  put_number (chunk + 8, a_metre);
  put_number (chunk + 12, a_metre);
  put_number (chunk + 17, checksum (chunk + 4, 13));
  g_byte_array_set_size (png, png->len + sizeof chunk);
  memmove (png->data + place + sizeof chunk, png->data + place, png->len - sizeof chunk - place);
  memcpy (png->data + place, chunk, sizeof chunk);
}

static cairo_status_t
append_bytes (void *png, const guint8 *bytes, unsigned int n)
{
  g_byte_array_append (png, bytes, n);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * bst_png_write:
 * @width: of the picture, in pixels at scale 1
 * @height: likewise
 * @scale: how many pixels there are for each of these
 * @paint: paints it
 * @error: return location for a translated error
 *
 * Returns: (transfer full) (nullable): a PNG file, which has the same bytes whenever it
 *   has the same pixels; %NULL where it would be too large, or has no pixel
 */
GBytes *
bst_png_write (double width, double height, guint scale, BstPaintFunc paint, gpointer user_data, GError **error)
{
  cairo_surface_t *surface = paint_surface (width, height, scale, paint, user_data, error);
  g_autoptr (GByteArray) png = g_byte_array_new ();
  cairo_status_t status;

  if (surface == NULL)
    return NULL;
  status = cairo_surface_write_to_png_stream (surface, append_bytes, png);
  cairo_surface_destroy (surface);
  if (!check_status (status, error))
    return NULL;
  add_resolution (png, scale);
  return g_byte_array_free_to_bytes (g_steal_pointer (&png));
}

/**
 * bst_png_write_pixels:
 * @pixel_width: (out): how many pixels are in a row
 * @pixel_height: (out): how many rows there are
 * @stride: (out): bytes from one row to the next
 *
 * As bst_png_write(), but gives the pixels themselves: four bytes each, premultiplied,
 * as one number of alpha, red, green and blue in this machine's order of bytes. That is
 * what GDK calls GDK_MEMORY_DEFAULT.
 *
 * Returns: (transfer full) (nullable): the pixels
 */
GBytes *
bst_png_write_pixels (double width, double height, guint scale, BstPaintFunc paint, gpointer user_data,
                      int *pixel_width, int *pixel_height, gsize *stride, GError **error)
{
  cairo_surface_t *surface = paint_surface (width, height, scale, paint, user_data, error);

  if (surface == NULL)
    return NULL;
  cairo_surface_flush (surface);
  *pixel_width = cairo_image_surface_get_width (surface);
  *pixel_height = cairo_image_surface_get_height (surface);
  *stride = (gsize) cairo_image_surface_get_stride (surface);
  return g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), *stride * (gsize) *pixel_height,
                                     (GDestroyNotify) cairo_surface_destroy, surface);
}
