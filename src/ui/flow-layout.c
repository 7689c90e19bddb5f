#include "config.h"

#include "ui/flow-layout.h"

#define SPACING 4
#define HEADING_SPACING 12

struct _BstFlowLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (BstFlowLayout, bst_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
next_visible (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
measure_width (GtkWidget *child, gboolean natural)
{
  int least, wanted;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
  return natural ? wanted : least;
}

static int
measure_height (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* How wide all but the heading are beside each other. */
static int
measure_items (GtkWidget *heading)
{
  int width = 0;

  for (GtkWidget *child = next_visible (gtk_widget_get_next_sibling (heading)); child != NULL;
       child = next_visible (gtk_widget_get_next_sibling (child)))
    width += (width > 0 ? SPACING : 0) + measure_width (child, TRUE);
  return width;
}

/* Where a child goes; x counts from where a line of text begins. */
typedef void (*PlaceFunc) (GtkWidget *child, int x, int y, int width, int height, int line, gboolean rtl);

static void
allocate_child (GtkWidget *child, int x, int y, int width, int height, int line, gboolean rtl)
{
  GtkAllocation allocation = { rtl ? line - x - width : x, y, width, height };

  gtk_widget_size_allocate (child, &allocation, -1);
}

/* All on one line, the heading at its start and the others at its end; or the heading
 * on a line of its own and the others on as many as they need. Returns the height. */
static int
lay_out (GtkWidget *widget, int width, PlaceFunc place)
{
  GtkWidget *heading = gtk_widget_get_first_child (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int items = measure_items (heading);
  gboolean beside = measure_width (heading, TRUE) + HEADING_SPACING + items <= width;
  int heading_width = beside ? width - items - HEADING_SPACING : width;
  int x = beside ? width - items : 0;
  int y = 0, line_height = measure_height (heading, heading_width);

  if (beside)
    for (GtkWidget *child = heading; child != NULL; child = next_visible (gtk_widget_get_next_sibling (child)))
      line_height = MAX (line_height, measure_height (child, -1));
  if (place != NULL)
    place (heading, 0, 0, heading_width, line_height, width, rtl);
  if (!beside)
    {
      y = line_height;
      line_height = 0;
    }
  for (GtkWidget *child = next_visible (gtk_widget_get_next_sibling (heading)); child != NULL;
       child = next_visible (gtk_widget_get_next_sibling (child)))
    {
      int child_width = MIN (measure_width (child, TRUE), MAX (width, measure_width (child, FALSE)));
      int child_height = measure_height (child, child_width);

      if (!beside && x > 0 && x + child_width > width)
        {
          x = 0;
          y += line_height;
          line_height = 0;
        }
      line_height = MAX (line_height, child_height);
      if (place != NULL)
        place (child, x, y, child_width, beside ? line_height : child_height, width, rtl);
      x += child_width + SPACING;
    }
  return y + line_height;
}

static GtkSizeRequestMode
bst_flow_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bst_flow_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *heading = gtk_widget_get_first_child (widget);

  *minimum = *natural = 0;
  if (heading == NULL)
    return;
  for (GtkWidget *child = heading; child != NULL; child = next_visible (gtk_widget_get_next_sibling (child)))
    *minimum = MAX (*minimum, measure_width (child, FALSE));
  *natural = MAX (*minimum, measure_width (heading, TRUE) + HEADING_SPACING + measure_items (heading));
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = lay_out (widget, for_size >= 0 ? for_size : *natural, NULL);
}

static void
bst_flow_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  if (gtk_widget_get_first_child (widget) != NULL)
    lay_out (widget, width, allocate_child);
}

static void
bst_flow_layout_class_init (BstFlowLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = bst_flow_layout_get_request_mode;
  layout_class->measure = bst_flow_layout_measure;
  layout_class->allocate = bst_flow_layout_allocate;
}

static void
bst_flow_layout_init (BstFlowLayout *self)
{
}

/* The first child is the heading. */
GtkLayoutManager *
bst_flow_layout_new (void)
{
  return g_object_new (BST_TYPE_FLOW_LAYOUT, NULL);
}
