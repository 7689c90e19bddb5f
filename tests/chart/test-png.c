/* Pictures of pixels: their sizes, and that they are the same each time. */
#include "chart/png.h"

#include <string.h>

static void
paint (cairo_t *cr, gpointer user_data)
{
  cairo_set_source_rgb (cr, 1, 0.5, 0);
  cairo_rectangle (cr, 10, 5, 20, 10);
  cairo_fill (cr);
}

static guint32
read_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

typedef struct
{
  const guint8 *bytes;
  gsize length;
  gsize place;
} Stream;

static cairo_status_t
read_stream (void *data, unsigned char *bytes, unsigned int n)
{
  Stream *stream = data;

  if (stream->place + n > stream->length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (bytes, stream->bytes + stream->place, n);
  stream->place += n;
  return CAIRO_STATUS_SUCCESS;
}

static void
test_sizes (void)
{
  for (guint scale = 1; scale <= 3; scale++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) png = bst_png_write (340, 260.5, scale, paint, NULL, &error);
      g_autoptr (GBytes) again = bst_png_write (340, 260.5, scale, paint, NULL, &error);
      Stream stream = { 0 };
      cairo_surface_t *surface;

      g_assert_no_error (error);
      stream.bytes = g_bytes_get_data (png, &stream.length);
      surface = cairo_image_surface_create_from_png_stream (read_stream, &stream);
      g_assert_true (g_bytes_equal (png, again));
      /* The reader has held each chunk against its sum. */
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, (int) (340 * scale));
      g_assert_cmpint (cairo_image_surface_get_height (surface), ==, (int) (260.5 * scale + 0.5));
      /* 96 pixels an inch at scale 1 are 3780 a metre. */
      g_assert_cmpint (memcmp (stream.bytes + 37, "pHYs", 4), ==, 0);
      g_assert_cmpuint (read_number (stream.bytes + 41), ==, scale == 1 ? 3780 : scale == 2 ? 7559
                                                                                            : 11339);
      g_assert_cmpuint (stream.bytes[49], ==, 1);
      cairo_surface_destroy (surface);
    }
}

static void
test_pixels (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pixels = NULL;
  int width, height;
  gsize stride;
  guint32 pixel;

  pixels = bst_png_write_pixels (40, 20, 2, paint, NULL, &width, &height, &stride, &error);
  g_assert_no_error (error);
  g_assert_cmpint (width, ==, 80);
  g_assert_cmpint (height, ==, 40);
  g_assert_cmpuint (stride, >=, 4 * 80);
  g_assert_cmpuint (g_bytes_get_size (pixels), ==, stride * 40);
  memcpy (&pixel, (const char *) g_bytes_get_data (pixels, NULL) + 20 * stride + 40 * 4, sizeof pixel);
  g_assert_cmphex (pixel, ==, 0xffff8000);
}

static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bst_png_write (4096, 4096, 3, paint, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "12288"));
}

/* What cairo cannot write is told, rather than half a file given. */
static void
test_no_pixels (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bst_png_write (0, 20, 1, paint, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/png/sizes", test_sizes);
  g_test_add_func ("/png/pixels", test_pixels);
  g_test_add_func ("/png/too-large", test_too_large);
  g_test_add_func ("/png/no-pixels", test_no_pixels);

  return g_test_run ();
}
