#include "config.h"

#include "ui/tile-layout.h"

struct _BstTileLayout
{
  GtkLayoutManager parent_instance;

  int tile_width; /* the least that a tile is to have, in logical pixels */
  int spacing;
};

G_DEFINE_FINAL_TYPE (BstTileLayout, bst_tile_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
bst_tile_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static guint
count_tiles (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child) ? 1 : 0;
  return n;
}

/* The least that the widest of them can do with. */
static int
measure_least (GtkWidget *widget)
{
  int widest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      widest = MAX (widest, least);
    }
  return widest;
}

/* Four tiles stand as four, two and two, or one below the other, but not as three and one.
 * None is narrower than its words. */
static guint
count_columns (BstTileLayout *self, GtkWidget *widget, int width)
{
  int tile_width = MAX (self->tile_width, measure_least (widget));
  guint n_tiles = count_tiles (widget);
  guint room = (guint) MAX (1, (width + self->spacing) / (tile_width + self->spacing));
  guint n_lines;

  if (n_tiles == 0)
    return 1;
  room = MIN (room, n_tiles);
  n_lines = (n_tiles + room - 1) / room;
  return (n_tiles + n_lines - 1) / n_lines;
}

/* The height of the highest, which all have. */
static int
measure_tiles (GtkWidget *widget, int tile_width)
{
  int highest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, tile_width, NULL, &height, NULL, NULL);
      highest = MAX (highest, height);
    }
  return highest;
}

static int
get_tile_width (BstTileLayout *self, guint n_columns, int width)
{
  return MAX (1, (width - (int) (n_columns - 1) * self->spacing) / (int) n_columns);
}

static void
measure_width (BstTileLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = measure_least (widget);
  *natural = MAX (*minimum, (int) MAX (count_tiles (widget), 1) * (self->tile_width + self->spacing) - self->spacing);
}

static void
bst_tile_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  BstTileLayout *self = BST_TILE_LAYOUT (manager);
  guint n_tiles = count_tiles (widget), n_columns, n_lines;
  int least, wanted;

  measure_width (self, widget, &least, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wanted;
      return;
    }
  if (for_size < 0)
    for_size = wanted;
  n_columns = count_columns (self, widget, for_size);
  n_lines = (n_tiles + n_columns - 1) / n_columns;
  *minimum = *natural = n_lines == 0 ? 0
                                     : (int) n_lines * (measure_tiles (widget, get_tile_width (self, n_columns, for_size)) + self->spacing) - self->spacing;
}

static void
bst_tile_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  BstTileLayout *self = BST_TILE_LAYOUT (manager);
  guint n_columns = count_columns (self, widget, width), i = 0;
  int tile_width = get_tile_width (self, n_columns, width);
  int tile_height = measure_tiles (widget, tile_width);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int x, y;

      if (!gtk_widget_should_layout (child))
        continue;
      x = (int) (i % n_columns) * (tile_width + self->spacing);
      y = (int) (i / n_columns) * (tile_height + self->spacing);
      gtk_widget_size_allocate (child, &(GtkAllocation) { rtl ? width - x - tile_width : x, y, tile_width, tile_height }, -1);
      i++;
    }
}

static void
bst_tile_layout_class_init (BstTileLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = bst_tile_layout_get_request_mode;
  layout_class->measure = bst_tile_layout_measure;
  layout_class->allocate = bst_tile_layout_allocate;
}

static void
bst_tile_layout_init (BstTileLayout *self)
{
}

/**
 * bst_tile_layout_new:
 * @tile_width: the least that a tile is to have, in logical pixels
 * @spacing: between two tiles
 *
 * Returns: (transfer full): a layout manager
 */
GtkLayoutManager *
bst_tile_layout_new (int tile_width, int spacing)
{
  BstTileLayout *self = g_object_new (BST_TYPE_TILE_LAYOUT, NULL);

  self->tile_width = tile_width;
  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
