#include "config.h"

#include "ui/lineage-view.h"

#include <adwaita.h>

#include "core/i18n.h"
#include "core/lineage-layout.h"
#include "core/lineage-text.h"
#include "ui/lineage-item.h"
#include "ui/lineage-paint.h"

/* Logical pixels. */
#define LEAST_WIDTH 172
#define MOST_WIDTH 290
#define MOST_ROW_WIDTH 420
#define COLUMN_GAP 48
#define ROW_GAP 8
#define INDENT 24

/* As much of the text's colour as lines have. */
#define LINE_OPACITY 0.4f
#define LINE_OPACITY_HIGH_CONTRAST 0.9f

struct _BstLineageView
{
  GtkWidget parent_instance;

  BstLineage *lineage; /* NULL until there is one */
  GPtrArray *items; /* BstLineageItem: of each node */
  BstLineageLayout *layout; /* of the room that there is; NULL until it is known */
  char *current; /* the key of the node to which Tab leads */
  guint pointed; /* the node under the pointer; BST_LINEAGE_NONE for none */
};

G_DEFINE_FINAL_TYPE (BstLineageView, bst_lineage_view, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Returns: the node that has, or would get, the keyboard */
static guint
get_current (BstLineageView *self)
{
  for (guint i = 0; self->current != NULL && i < self->items->len; i++)
    {
      g_autofree char *key = bst_lineage_item_dup_key (self->lineage, i);

      if (g_str_equal (key, self->current))
        return i;
    }
  return bst_lineage_get_model (self->lineage);
}

static gboolean
focus_node (BstLineageView *self, guint index)
{
  return gtk_widget_grab_focus (g_ptr_array_index (self->items, index));
}

static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  BstLineageView *self = BST_LINEAGE_VIEW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int move = g_variant_get_int32 (arguments);

  if (self->lineage == NULL || self->layout == NULL)
    return FALSE;
  /* The arrow points to where it leads. */
  if (rtl && (move == BST_LINEAGE_TO_BASES || move == BST_LINEAGE_TO_DERIVED))
    move = move == BST_LINEAGE_TO_BASES ? BST_LINEAGE_TO_DERIVED : BST_LINEAGE_TO_BASES;
  return focus_node (self, bst_lineage_layout_move (self->layout, self->lineage, get_current (self), move));
}

/* The drawing is one stop on the way of the Tab key. */
static gboolean
bst_lineage_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BstLineageView *self = BST_LINEAGE_VIEW (widget);

  if (self->items->len == 0 || gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return focus_node (self, get_current (self));
}

static gboolean
bst_lineage_view_grab_focus (GtkWidget *widget)
{
  BstLineageView *self = BST_LINEAGE_VIEW (widget);

  return self->items->len > 0 && focus_node (self, get_current (self));
}

/* All models are of one height, and all that stand for many. */
static void
measure_items (BstLineageView *self, BstLineageMeasures *measures)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      int height;

      gtk_widget_measure (g_ptr_array_index (self->items, i), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
      if (bst_lineage_get_node (self->lineage, i)->n_more > 0)
        measures->group_height = MAX (measures->group_height, height);
      else
        measures->node_height = MAX (measures->node_height, height);
    }
}

static BstLineageLayout *
make_layout (BstLineageView *self, int width)
{
  BstLineageMeasures measures = {
    .width = width,
    .least_width = LEAST_WIDTH,
    .most_width = MOST_WIDTH,
    .most_row_width = MOST_ROW_WIDTH,
    .column_gap = COLUMN_GAP,
    .row_gap = ROW_GAP,
    .indent = INDENT,
    .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
  };

  measure_items (self, &measures);
  return bst_lineage_layout_new (self->lineage, &measures);
}

static GtkSizeRequestMode
bst_lineage_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bst_lineage_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  BstLineageView *self = BST_LINEAGE_VIEW (widget);

  *minimum = *natural = 0;
  if (self->lineage == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = LEAST_WIDTH * 2;
    }
  else
    {
      g_autoptr (BstLineageLayout) layout = make_layout (self, for_size < 0 ? LEAST_WIDTH * 2 : for_size);

      *minimum = *natural = layout->height;
    }
}

static void
bst_lineage_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BstLineageView *self = BST_LINEAGE_VIEW (widget);

  g_clear_pointer (&self->layout, bst_lineage_layout_free);
  if (self->lineage == NULL)
    return;
  self->layout = make_layout (self, width);
  for (guint i = 0; i < self->items->len; i++)
    {
      const BstLineageBox *box = &self->layout->boxes[i];
      GtkWidget *item = g_ptr_array_index (self->items, i);
      int least_width, least_height;

      gtk_widget_measure (item, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
      gtk_widget_measure (item, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
      gtk_widget_size_allocate (item, &(GtkAllocation) { box->x, box->y, MAX (box->width, least_width), MAX (box->height, least_height) }, -1);
    }
}

static guint
get_marked (BstLineageView *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (self->pointed != BST_LINEAGE_NONE)
    return self->pointed;
  return focused != NULL && gtk_widget_has_visible_focus (focused) ? bst_lineage_item_get_index (BST_LINEAGE_ITEM (focused))
                                                                   : BST_LINEAGE_NONE;
}

static void
bst_lineage_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BstLineageView *self = BST_LINEAGE_VIEW (widget);
  gboolean is_clear = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkRGBA color, accent;
  cairo_t *cr;

  if (self->layout != NULL && self->layout->n_boxes == self->items->len)
    {
      gtk_style_context_get_color (style, &color);
      if (!gtk_style_context_lookup_color (style, "accent_color", &accent))
        accent = color;
      color.alpha *= is_clear ? LINE_OPACITY_HIGH_CONTRAST : LINE_OPACITY;
      cr = gtk_snapshot_append_cairo (snapshot, &bounds);
      bst_lineage_paint_edges (cr, self->lineage, self->layout, &color, &accent, get_marked (self));
      cairo_destroy (cr);
    }
  GTK_WIDGET_CLASS (bst_lineage_view_parent_class)->snapshot (widget, snapshot);
}

static void
bst_lineage_view_dispose (GObject *object)
{
  BstLineageView *self = BST_LINEAGE_VIEW (object);

  for (guint i = 0; i < self->items->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->items, i));
  g_ptr_array_set_size (self->items, 0);
  g_clear_pointer (&self->lineage, bst_lineage_unref);
  g_clear_pointer (&self->layout, bst_lineage_layout_free);
  g_clear_pointer (&self->current, g_free);

  G_OBJECT_CLASS (bst_lineage_view_parent_class)->dispose (object);
}

static void
bst_lineage_view_finalize (GObject *object)
{
  g_ptr_array_unref (BST_LINEAGE_VIEW (object)->items);

  G_OBJECT_CLASS (bst_lineage_view_parent_class)->finalize (object);
}

static void
add_binding (GtkWidgetClass *widget_class, guint key, guint keypad_key, BstLineageMove move)
{
  gtk_widget_class_add_binding (widget_class, key, 0, move_cb, "i", move);
  gtk_widget_class_add_binding (widget_class, keypad_key, 0, move_cb, "i", move);
}

static void
bst_lineage_view_class_init (BstLineageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_lineage_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = bst_lineage_view_finalize;
  widget_class->focus = bst_lineage_view_focus;
  widget_class->grab_focus = bst_lineage_view_grab_focus;
  widget_class->get_request_mode = bst_lineage_view_get_request_mode;
  widget_class->measure = bst_lineage_view_measure;
  widget_class->size_allocate = bst_lineage_view_size_allocate;
  widget_class->snapshot = bst_lineage_view_snapshot;

  /* (guint node) */
  signals[CHOSEN] = g_signal_new ("chosen", BST_TYPE_LINEAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);

  add_binding (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, BST_LINEAGE_TO_BASES);
  add_binding (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, BST_LINEAGE_TO_DERIVED);
  add_binding (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, BST_LINEAGE_UP);
  add_binding (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, BST_LINEAGE_DOWN);
  add_binding (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, BST_LINEAGE_TO_MODEL);
  add_binding (widget_class, GDK_KEY_End, GDK_KEY_KP_End, BST_LINEAGE_TO_LAST);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE);
  gtk_widget_class_set_css_name (widget_class, "lineage");
}

static void
pointed_cb (BstLineageView *self, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *item = at != NULL ? gtk_widget_get_ancestor (at, BST_TYPE_LINEAGE_ITEM) : NULL;
  guint pointed = item != NULL ? bst_lineage_item_get_index (BST_LINEAGE_ITEM (item)) : BST_LINEAGE_NONE;

  if (pointed == self->pointed)
    return;
  self->pointed = pointed;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
left_cb (BstLineageView *self)
{
  pointed_cb (self, -1, -1);
}

static void
bst_lineage_view_init (BstLineageView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->items = g_ptr_array_new ();
  self->pointed = BST_LINEAGE_NONE;
  g_signal_connect_object (motion, "motion", G_CALLBACK (pointed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/* Returns: (transfer floating): a drawing of nothing yet */
GtkWidget *
bst_lineage_view_new (void)
{
  return g_object_new (BST_TYPE_LINEAGE_VIEW, NULL);
}

static void
clicked_cb (BstLineageView *self, BstLineageItem *item)
{
  g_signal_emit (self, signals[CHOSEN], 0, bst_lineage_item_get_index (item));
}

/* The node that gets the keyboard is the one that Tab leads to from then on. */
static void
focused_cb (BstLineageView *self, GParamSpec *pspec, GtkWidget *item)
{
  if (gtk_widget_has_focus (item))
    {
      g_free (self->current);
      self->current = bst_lineage_item_dup_key (self->lineage, bst_lineage_item_get_index (BST_LINEAGE_ITEM (item)));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: (transfer container): the items by the keys of their nodes */
static GHashTable *
take_items (BstLineageView *self)
{
  GHashTable *items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->items->len; i++)
    g_hash_table_insert (items, bst_lineage_item_dup_key (self->lineage, i), g_ptr_array_index (self->items, i));
  g_ptr_array_set_size (self->items, 0);
  return items;
}

static GtkWidget *
add_item (BstLineageView *self, BstLineage *lineage, guint index, GHashTable *old)
{
  g_autofree char *key = bst_lineage_item_dup_key (lineage, index);
  GtkWidget *item = g_hash_table_lookup (old, key);

  if (item != NULL)
    {
      g_hash_table_remove (old, key);
      bst_lineage_item_show (BST_LINEAGE_ITEM (item), lineage, index);
      return item;
    }
  item = bst_lineage_item_new (lineage, index);
  g_signal_connect_object (item, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::has-focus", G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);
  return item;
}

static void
describe (BstLineageView *self)
{
  g_autofree char *text = bst_lineage_dup_text (self->lineage);
  g_autofree char *summary = bst_lineage_dup_summary (self->lineage);
  g_autofree char *all = g_strdup_printf ("%s\n%s", summary, text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("heading", "Lineage"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all, -1);
}

/**
 * bst_lineage_view_set_lineage:
 * @lineage: (transfer none): what is drawn from now on
 *
 * What was drawn before stays where it is in both, and so does the keyboard.
 */
void
bst_lineage_view_set_lineage (BstLineageView *self, BstLineage *lineage)
{
  gboolean was_focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  g_autoptr (GHashTable) old = NULL;
  GtkWidget *before = NULL;
  GHashTableIter iter;
  gpointer item;

  if (self->lineage != NULL && bst_lineage_equal (self->lineage, lineage))
    return;
  old = take_items (self);
  for (guint i = 0; i < bst_lineage_get_n_nodes (lineage); i++)
    {
      GtkWidget *next = add_item (self, lineage, i, old);

      gtk_widget_insert_after (next, GTK_WIDGET (self), before);
      g_ptr_array_add (self->items, next);
      before = next;
    }
  bst_lineage_ref (lineage);
  g_clear_pointer (&self->lineage, bst_lineage_unref);
  self->lineage = lineage;
  g_clear_pointer (&self->layout, bst_lineage_layout_free);
  self->pointed = BST_LINEAGE_NONE;
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    gtk_widget_unparent (item);
  if (was_focused && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    focus_node (self, get_current (self));
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Returns: (transfer none) (nullable): what is drawn */
BstLineage *
bst_lineage_view_get_lineage (BstLineageView *self)
{
  return self->lineage;
}
