#include "config.h"

#include "ui/wrap-layout.h"

/* A GtkFlowBox sets its children in columns, which is right for cards and wrong for
 * words: a short one is followed by a gap. */
struct _BstWrapLayout
{
  GtkLayoutManager parent_instance;

  int column_spacing;
  int row_spacing;
  gboolean is_modest;
};

G_DEFINE_FINAL_TYPE (BstWrapLayout, bst_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
bst_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A child takes its natural width, but never more than there is. */
static int
get_child_width (GtkWidget *child, int width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, width));
}

/* Goes through the children as they fall into lines of @width.
 * @allocate: whether to give them their places
 * Returns: the height of all lines */
static int
flow (BstWrapLayout *self, GtkWidget *widget, int width, gboolean allocate)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_width, child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      child_width = get_child_width (child, width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL, NULL);
      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += line_height + self->row_spacing;
          line_height = 0;
        }
      if (allocate)
        gtk_widget_size_allocate (child, &(GtkAllocation) { rtl ? width - x - child_width : x, y, child_width, child_height },
                                  -1);
      x += child_width + self->column_spacing;
      line_height = MAX (line_height, child_height);
    }
  return y + line_height;
}

static void
bst_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  BstWrapLayout *self = BST_WRAP_LAYOUT (manager);
  int widest = 0, together = 0, widest_natural = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      widest = MAX (widest, child_minimum);
      widest_natural = MAX (widest_natural, child_natural);
      together += child_natural + (together > 0 ? self->column_spacing : 0);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = self->is_modest ? widest_natural : MAX (widest, together);
    }
  else
    *minimum = *natural = flow (self, widget, for_size < 0 ? MAX (widest, together) : MAX (widest, for_size), FALSE);
}

static void
bst_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  flow (BST_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
bst_wrap_layout_class_init (BstWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = bst_wrap_layout_get_request_mode;
  layout_class->measure = bst_wrap_layout_measure;
  layout_class->allocate = bst_wrap_layout_allocate;
}

static void
bst_wrap_layout_init (BstWrapLayout *self)
{
}

/**
 * bst_wrap_layout_new:
 * @column_spacing: between two children of a line, in logical pixels
 * @row_spacing: between two lines
 *
 * Returns: (transfer full): a layout manager
 */
GtkLayoutManager *
bst_wrap_layout_new (int column_spacing, int row_spacing)
{
  BstWrapLayout *self = g_object_new (BST_TYPE_WRAP_LAYOUT, NULL);

  self->column_spacing = column_spacing;
  self->row_spacing = row_spacing;
  return GTK_LAYOUT_MANAGER (self);
}

/* Returns: (transfer floating): a GtkBox whose children flow as words do */
GtkWidget *
bst_wrap_box_new (int column_spacing, int row_spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, bst_wrap_layout_new (column_spacing, row_spacing));
  return box;
}

/* As bst_wrap_box_new(), but it asks for no more width than its widest child: what it stands in
 * is not widened by their number. Returns: (transfer floating) */
GtkWidget *
bst_wrap_box_new_modest (int column_spacing, int row_spacing)
{
  GtkWidget *box = bst_wrap_box_new (column_spacing, row_spacing);

  BST_WRAP_LAYOUT (gtk_widget_get_layout_manager (box))->is_modest = TRUE;
  return box;
}
