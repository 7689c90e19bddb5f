#include "config.h"

#include "chart/stamp.h"

#include "chart/paint.h"

#include <math.h>

/* A sign stands at one of so many places of a pixel, across and down: nobody sees an
 * eighth of a pixel. */
#define PHASES 4

/* Of more pictures than these those are dropped that there are. */
#define MOST_STAMPS 4096

/* What reaches beyond the radius: halo, and a pixel for its soft edge. */
#define MARGIN 2

/* Everything that makes one picture differ from another. */
typedef struct
{
  guint8 shape; /* BstShape, or RING */
  guint8 dashed;
  guint8 across; /* phases */
  guint8 down;
  guint32 color; /* 8 bits each */
  guint32 halo; /* 0 for none */
  gint32 radius; /* in parts of FINE of a pixel */
  gint32 width; /* of a ring; likewise */
} Key;

#define RING 255
#define FINE 64

typedef struct
{
  Key key;
  int size; /* a square of so many pixels */
  int middle; /* the pixel that the sign is in, from the left and from above */
  guint32 *pixels; /* premultiplied, as CAIRO_FORMAT_ARGB32 has them */
} Stamp;

struct _BstStamps
{
  GHashTable *stamps; /* Key → Stamp */
  cairo_surface_t *image; /* nullable: what is painted on … */
  cairo_t *cr; /* … with all that is no sign */
  double scale; /* pixels a unit of the scene */
  gboolean is_flushed; /* cairo has to be told before it paints again */
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;
  guint hash = key->shape | key->dashed << 8 | (guint) key->across << 16 | (guint) key->down << 24;

  hash = hash * 31 + key->color;
  hash = hash * 31 + key->halo;
  hash = hash * 31 + (guint) key->radius;
  return hash * 31 + (guint) key->width;
}

static gboolean
is_same_key (gconstpointer first, gconstpointer second)
{
  const Key *a = first, *b = second;

  return a->shape == b->shape && a->dashed == b->dashed && a->across == b->across && a->down == b->down &&
         a->color == b->color && a->halo == b->halo && a->radius == b->radius && a->width == b->width;
}

static void
stamp_free (gpointer data)
{
  g_free (((Stamp *) data)->pixels);
  g_free (data);
}

/**
 * bst_stamps_new:
 *
 * Returns: (transfer full): no picture yet, and nothing to put one on
 */
BstStamps *
bst_stamps_new (void)
{
  BstStamps *self = g_new0 (BstStamps, 1);

  self->stamps = g_hash_table_new_full (hash_key, is_same_key, NULL, stamp_free);
  return self;
}

void
bst_stamps_free (BstStamps *self)
{
  bst_stamps_set_target (self, NULL);
  g_hash_table_unref (self->stamps);
  g_free (self);
}

/**
 * bst_stamps_set_target:
 * @image: (nullable): an image surface of CAIRO_FORMAT_ARGB32; its device scale is that of the
 *   signs. %NULL ends the painting of the one before
 */
void
bst_stamps_set_target (BstStamps *self, cairo_surface_t *image)
{
  double down;

  if (self->is_flushed)
    cairo_surface_mark_dirty (self->image);
  self->is_flushed = FALSE;
  g_clear_pointer (&self->cr, cairo_destroy);
  g_clear_pointer (&self->image, cairo_surface_destroy);
  if (image == NULL)
    return;
  if (g_hash_table_size (self->stamps) > MOST_STAMPS)
    g_hash_table_remove_all (self->stamps);
  self->image = cairo_surface_reference (image);
  self->cr = cairo_create (image);
  cairo_surface_get_device_scale (image, &self->scale, &down);
}

static guint32
pack (const BstColor *color)
{
  if (color == NULL)
    return 0;
  return (guint32) lround (color->alpha * 255) << 24 | (guint32) lround (color->red * 255) << 16 |
         (guint32) lround (color->green * 255) << 8 | (guint32) lround (color->blue * 255);
}

/* Paints with cairo what is to be stamped, around the middle of a pixel but for its phase. */
static void
paint_stamp (const BstStamps *self, cairo_t *cr, double x, double y, const BstSign *sign, double ring_width)
{
  BstPainter painter = bst_painter_for_cairo (cr);
  BstSign moved = *sign;

  cairo_scale (cr, self->scale, self->scale);
  moved.x = x / self->scale;
  moved.y = y / self->scale;
  if (ring_width > 0)
    painter.funcs->ring (painter.data, moved.x, moved.y, sign->radius, ring_width, sign->color);
  else
    painter.funcs->sign (painter.data, &moved);
}

static Stamp *
make_stamp (const BstStamps *self, const Key *key, const BstSign *sign, double ring_width)
{
  BstRect bounds = bst_shape_get_bounds (sign->shape, 0, 0, sign->radius);
  double reach = ring_width > 0 ? sign->radius : MAX (MAX (-bounds.x, bounds.x + bounds.width), MAX (-bounds.y, bounds.y + bounds.height));
  Stamp *stamp = g_new0 (Stamp, 1);
  cairo_surface_t *surface;
  cairo_t *cr;

  stamp->key = *key;
  stamp->middle = (int) ceil ((reach + MARGIN) * self->scale) + 1;
  stamp->size = 2 * stamp->middle + 1;
  stamp->pixels = g_new0 (guint32, (gsize) stamp->size * stamp->size);
  surface = cairo_image_surface_create_for_data ((guchar *) stamp->pixels, CAIRO_FORMAT_ARGB32, stamp->size, stamp->size, stamp->size * 4);
  cr = cairo_create (surface);
  paint_stamp (self, cr, stamp->middle + (double) key->across / PHASES, stamp->middle + (double) key->down / PHASES, sign, ring_width);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return stamp;
}

/* The four channels of @color by @share of 255. */
static inline guint32
multiply (guint32 color, guint32 share)
{
  guint32 odd = (color & 0x00ff00ff) * share + 0x00800080;
  guint32 even = ((color >> 8) & 0x00ff00ff) * share + 0x00800080;

  odd = ((odd + ((odd >> 8) & 0x00ff00ff)) >> 8) & 0x00ff00ff;
  even = (even + ((even >> 8) & 0x00ff00ff)) & 0xff00ff00;
  return odd | even;
}

/* Puts a stamp over what is there, its upper left corner at a pixel. */
static void
put (const BstStamps *self, const Stamp *stamp, int left, int top)
{
  guchar *data = cairo_image_surface_get_data (self->image);
  int stride = cairo_image_surface_get_stride (self->image);
  int from_x = MAX (-left, 0), to_x = MIN (stamp->size, cairo_image_surface_get_width (self->image) - left);
  int from_y = MAX (-top, 0), to_y = MIN (stamp->size, cairo_image_surface_get_height (self->image) - top);

  for (int y = from_y; y < to_y; y++)
    {
      const guint32 *from = stamp->pixels + (gsize) y * stamp->size;
      guint32 *to = (guint32 *) (void *) (data + (gsize) (top + y) * stride) + left;

      for (int x = from_x; x < to_x; x++)
        if (from[x] >> 24 == 255)
          to[x] = from[x];
        else if (from[x] != 0)
          to[x] = from[x] + multiply (to[x], 255 - (from[x] >> 24));
    }
}

static void
stamp (BstStamps *self, const BstSign *sign, double ring_width)
{
  double x = round (sign->x * self->scale * PHASES) / PHASES, y = round (sign->y * self->scale * PHASES) / PHASES;
  Key key;
  Stamp *found;

  if (!(fabs (x) < G_MAXINT16 && fabs (y) < G_MAXINT16))
    return;
  key = (Key) { ring_width > 0 ? RING : (guint8) sign->shape, sign->dashed,
                (guint8) ((x - floor (x)) * PHASES), (guint8) ((y - floor (y)) * PHASES), pack (sign->color), pack (sign->halo),
                (gint32) lround (sign->radius * self->scale * FINE), (gint32) lround (ring_width * self->scale * FINE) };
  found = g_hash_table_lookup (self->stamps, &key);
  if (found == NULL)
    {
      found = make_stamp (self, &key, sign, ring_width);
      g_hash_table_insert (self->stamps, &found->key, found);
    }
  if (!self->is_flushed)
    cairo_surface_flush (self->image);
  self->is_flushed = TRUE;
  put (self, found, (int) floor (x) - found->middle, (int) floor (y) - found->middle);
}

static void
stamp_sign (gpointer stamps, const BstSign *sign)
{
  stamp (stamps, sign, 0);
}

static void
stamp_ring (gpointer stamps, double x, double y, double radius, double width, const BstColor *color)
{
  BstSign sign = { BST_SHAPE_DOT, x, y, radius, FALSE, color, NULL };

  stamp (stamps, &sign, width);
}

/* Returns: what paints all else on the same picture */
static BstPainter
get_cairo (BstStamps *self)
{
  if (self->is_flushed)
    cairo_surface_mark_dirty (self->image);
  self->is_flushed = FALSE;
  return bst_painter_for_cairo (self->cr);
}

static void
paint_rect (gpointer stamps, const BstRect *rect, const BstColor *color)
{
  BstPainter cairo = get_cairo (stamps);

  cairo.funcs->rect (cairo.data, rect, color);
}

static void
paint_frame (gpointer stamps, const BstRect *rect, double corner, double width, const BstColor *color)
{
  BstPainter cairo = get_cairo (stamps);

  cairo.funcs->frame (cairo.data, rect, corner, width, color);
}

static void
paint_dashed_line (gpointer stamps, const BstRect *line, const BstColor *color)
{
  BstPainter cairo = get_cairo (stamps);

  cairo.funcs->dashed_line (cairo.data, line, color);
}

static void
paint_text (gpointer stamps, const BstSceneText *text, PangoLayout *layout, double x, double y, const BstColor *color)
{
  BstPainter cairo = get_cairo (stamps);

  cairo.funcs->text (cairo.data, text, layout, x, y, color);
}

/* Whole pixels in one colour need no more than to be written. */
static void
fill_pixels (BstStamps *self, const BstRect *rect, guint32 color)
{
  guchar *data = cairo_image_surface_get_data (self->image);
  int stride = cairo_image_surface_get_stride (self->image);
  double width = cairo_image_surface_get_width (self->image), height = cairo_image_surface_get_height (self->image);
  int left = (int) CLAMP (round (rect->x * self->scale), 0, width), right = (int) CLAMP (round ((rect->x + rect->width) * self->scale), 0, width);
  int top = (int) CLAMP (round (rect->y * self->scale), 0, height), bottom = (int) CLAMP (round ((rect->y + rect->height) * self->scale), 0, height);

  for (int y = top; y < bottom; y++)
    {
      guint32 *row = (guint32 *) (void *) (data + (gsize) y * stride);

      for (int x = left; x < right; x++)
        row[x] = color;
    }
}

static void
fill_cells (gpointer stamps, BstDensity *density, const BstPalette *palette)
{
  BstStamps *self = stamps;
  guint n_cells;
  const BstDensityCell *cells = bst_density_get_cells (density, &n_cells);
  BstRamps ramps;

  bst_ramps_init (&ramps, palette);
  if (!self->is_flushed)
    cairo_surface_flush (self->image);
  self->is_flushed = TRUE;
  for (guint i = 0; i < n_cells; i++)
    {
      BstRect rect = bst_density_get_rect (density, i);

      fill_pixels (self, &rect, pack (&ramps.colors[cells[i].openness][bst_ramps_get_step (density, i)]));
    }
}

/**
 * bst_painter_for_stamps:
 * @self: with a target, which its pictures are put on until there is another
 *
 * Paints what bst_painter_for_cairo() does, but for an eighth of a pixel; thousands of signs
 * in the time in which that strokes a hundred.
 *
 * Returns: what paints there; @self must outlive it
 */
BstPainter
bst_painter_for_stamps (BstStamps *self)
{
  static const BstPainterFuncs funcs = {
    .rect = paint_rect,
    .sign = stamp_sign,
    .ring = stamp_ring,
    .frame = paint_frame,
    .dashed_line = paint_dashed_line,
    .text = paint_text,
    .cells = fill_cells,
  };

  return (BstPainter) { &funcs, self, -1 };
}
