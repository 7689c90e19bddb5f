#include "config.h"

#include "ui/table-view.h"

#include "core/i18n.h"
#include "ui/give-way.h"
#include "ui/key.h"
#include "ui/table-cell.h"
#include "ui/table-order.h"

/* What is left and right of a cell's text: GTK's own padding, and a little more. */
#define CELL_PADDING 20

/* More rows of a table are in nobody's sight at once. */
#define LEAST_HEIGHT 120

struct _BstTableView
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  double from_end; /* where the names are at the right: pixels that are scrolled away from them */
  gboolean is_allocating;
  GtkColumnView *view;
  GtkColumnViewColumn *columns[BST_N_COLUMNS];
  GtkSingleSelection *selection;
  BstFitSettings *fit_settings;
  BstTableOrder *order;
};

G_DEFINE_FINAL_TYPE (BstTableView, bst_table_view, GTK_TYPE_WIDGET)

enum
{
  SORT,
  OPEN_ENTRY,
  LEAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  BstTableView *self = g_object_get_data (G_OBJECT (factory), "view");

  gtk_list_item_set_child (item, bst_table_cell_new ((BstColumn) GPOINTER_TO_UINT (column), self->fit_settings));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  bst_table_cell_set_entry (BST_TABLE_CELL (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

/* How wide a title of a column is, in pixels: it is set in bold. */
static int
measure_title (BstTableView *self, BstColumn column)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), bst_column_get_title (column));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* In pixels, as the font is now: what its values are known to need, and its title. */
static int
get_width (BstTableView *self, BstColumn column)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, pango_context_get_font_description (context), NULL);
  int advance = MAX (pango_font_metrics_get_approximate_char_width (metrics), pango_font_metrics_get_approximate_digit_width (metrics));
  int width = PANGO_PIXELS_CEIL (advance * (int) bst_column_get_traits (column)->characters) + CELL_PADDING;

  pango_font_metrics_unref (metrics);
  return MAX (width, measure_title (self, column) + CELL_PADDING);
}

static GtkColumnViewColumn *
make_column (BstTableView *self, BstColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *made;

  g_object_set_data (G_OBJECT (factory), "view", self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (column));
  made = gtk_column_view_column_new (bst_column_get_title (column), factory);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, column == BST_COLUMN_NAME);
  gtk_column_view_column_set_fixed_width (made, get_width (self, column));
  return made;
}

static void
show_fit_column (BstTableView *self)
{
  GtkColumnViewColumn *column = self->columns[BST_COLUMN_FIT];
  gboolean is_shown = bst_fit_settings_has_budget (self->fit_settings);

  gtk_column_view_column_set_visible (column, is_shown);
  /* From the right, GTK 4.8 counts the width of a hidden column in the rows, not in the titles. */
  gtk_column_view_column_set_fixed_width (column, is_shown ? get_width (self, BST_COLUMN_FIT) : 0);
}

/* A title stands over its figures, at the end of the column. GTK has no property for that;
 * where it builds its titles otherwise, they stay at the start. */
static void
align_titles (BstTableView *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  BstColumn column = 0;

  for (GtkWidget *title = gtk_widget_get_first_child (header); title != NULL && column < BST_N_COLUMNS;
       title = gtk_widget_get_next_sibling (title), column++)
    {
      GtkWidget *label = bst_widget_find_label (title);

      if (label == NULL || !bst_column_get_traits (column)->counts)
        continue;
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_set_hexpand (label, TRUE);
    }
}

static void
sorted_cb (BstTableView *self, const char *sort)
{
  g_signal_emit (self, signals[SORT], 0, sort);
}

static void
activated_cb (BstTableView *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[OPEN_ENTRY], 0);
}

/* Returns: (transfer full): the row of @entry as a spreadsheet takes it: a tab between two cells */
static char *
dup_row (BstTableView *self, BstEntry *entry)
{
  GString *row = g_string_new (NULL);

  for (BstColumn i = 0; i < BST_N_COLUMNS; i++)
    {
      g_autofree char *text = bst_column_dup_text (i, entry);

      if (i == BST_COLUMN_FIT)
        continue;
      if (row->len > 0)
        g_string_append_c (row, '\t');
      g_string_append (row, bst_column_is_unknown (i, entry) ? "" : text);
    }
  return g_string_free (row, FALSE);
}

static void
copy_selected (BstTableView *self)
{
  BstEntry *entry = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *row = entry != NULL ? dup_row (self, entry) : NULL;

  if (row != NULL)
    /* Translators: a row of the table was put on the clipboard */
    gtk_widget_activate_action (GTK_WIDGET (self), "win.copy", "(ss)", row, _ ("Copied the row"));
}

/* Tab leaves the table; GTK would go through every row and cell first. */
static gboolean
press (BstTableView *self, guint key, GdkModifierType held)
{
  if (held == GDK_CONTROL_MASK && key == GDK_KEY_c)
    copy_selected (self);
  else if ((held == 0 && (key == GDK_KEY_t || key == GDK_KEY_Escape)) || (held == GDK_SHIFT_MASK && key == GDK_KEY_t))
    g_signal_emit (self, signals[LEAVE], 0);
  else if (held == 0 && key == GDK_KEY_Tab)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.next-pane", NULL);
  else if (key == GDK_KEY_ISO_Left_Tab || (held == GDK_SHIFT_MASK && key == GDK_KEY_Tab))
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.previous-pane", NULL);
  else
    return FALSE;
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BstTableView *self)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  gboolean is_tab = key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab;

  return press (self, is_tab ? key : bst_key_resolve (gtk_widget_get_display (GTK_WIDGET (self)), key, code), held);
}

/* Who changes the selection elsewhere sees it here. */
static void
selected_cb (BstTableView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    bst_table_view_show_selected (self);
}

/* Returns: (transfer none) (nullable): the list of rows, which is behind that of the titles */
static GtkWidget *
get_rows (BstTableView *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

/* Returns: (transfer none) (nullable): the view's own widget of the selected row */
static GtkWidget *
find_selected_row (BstTableView *self)
{
  BstEntry *selected = gtk_single_selection_get_selected_item (self->selection);

  for (GtkWidget *row = gtk_widget_get_first_child (get_rows (self)); row != NULL && selected != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *place = gtk_widget_get_first_child (row);
      GtkWidget *cell = place != NULL ? gtk_widget_get_first_child (place) : NULL;

      if (BST_IS_TABLE_CELL (cell) && bst_table_cell_get_entry (BST_TABLE_CELL (cell)) == selected)
        return row;
    }
  return NULL;
}

/* The keyboard comes to the selected row. */
static gboolean
bst_table_view_grab_focus (GtkWidget *widget)
{
  BstTableView *self = BST_TABLE_VIEW (widget);
  GtkWidget *row;

  bst_table_view_show_selected (self);
  row = find_selected_row (self);
  return row != NULL ? gtk_widget_grab_focus (row) : gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static double
get_room (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

/* Who scrolls goes away from the names, or back to them; who makes the window narrow does not. */
static void
scrolled_cb (BstTableView *self, GtkAdjustment *adjustment)
{
  if (!self->is_allocating)
    self->from_end = get_room (adjustment) - gtk_adjustment_get_value (adjustment);
}

static void
bst_table_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                        int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (BST_TABLE_VIEW (widget)->scroller, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = MAX (*minimum, LEAST_HEIGHT);
      *natural = MAX (*natural, *minimum);
    }
}

static void
bst_table_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BstTableView *self = BST_TABLE_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkAllocation all = { 0, 0, width, height };

  self->is_allocating = TRUE;
  gtk_widget_size_allocate (self->scroller, &all, -1);
  /* GTK begins at the left, also where a table begins at the right; how far that is has been
   * found out just now. */
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL &&
      gtk_adjustment_get_value (adjustment) != get_room (adjustment) - self->from_end)
    {
      gtk_adjustment_set_value (adjustment, get_room (adjustment) - self->from_end);
      gtk_widget_queue_allocate (GTK_WIDGET (self->view));
      gtk_widget_size_allocate (self->scroller, &all, -1);
    }
  self->is_allocating = FALSE;
}

static void
bst_table_view_dispose (GObject *object)
{
  BstTableView *self = BST_TABLE_VIEW (object);

  g_clear_object (&self->order);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->fit_settings);

  G_OBJECT_CLASS (bst_table_view_parent_class)->dispose (object);
}

static void
bst_table_view_class_init (BstTableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_table_view_dispose;
  widget_class->measure = bst_table_view_measure;
  widget_class->size_allocate = bst_table_view_size_allocate;
  widget_class->grab_focus = bst_table_view_grab_focus;

  /* Another order is asked for; the argument is the value of the query's "sort:". */
  signals[SORT] = g_signal_new ("sort", BST_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  /* The selected model is to be read. */
  signals[OPEN_ENTRY] = g_signal_new ("open-entry", BST_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);
  /* The chart is to come back. */
  signals[LEAVE] = g_signal_new ("leave", BST_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "table-view");
}

static void
bst_table_view_init (BstTableView *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkAdjustment *adjustment;

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "models-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Table of models"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

/**
 * bst_table_view_new:
 * @selection: (transfer none): the window's one selection
 * @fit_settings: (transfer none): by what the column of memory says whether a model fits
 *
 * Returns: (transfer floating): the table of these models
 */
GtkWidget *
bst_table_view_new (GtkSingleSelection *selection, BstFitSettings *fit_settings)
{
  BstTableView *self = g_object_new (BST_TYPE_TABLE_VIEW, NULL);

  self->selection = g_object_ref (selection);
  self->fit_settings = g_object_ref (fit_settings);
  for (BstColumn i = 0; i < BST_N_COLUMNS; i++)
    {
      self->columns[i] = make_column (self, i);
      gtk_column_view_append_column (self->view, self->columns[i]);
      g_object_unref (self->columns[i]);
    }
  align_titles (self);
  show_fit_column (self);
  self->order = bst_table_order_new (self->view, self->columns);
  g_signal_connect_object (self->order, "sort", G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fit_settings, "changed", G_CALLBACK (show_fit_column), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  return GTK_WIDGET (self);
}

/* Shows over the columns in which order @query has its models. */
void
bst_table_view_show_order (BstTableView *self, BstQuery *query)
{
  g_autofree char *sort = bst_query_dup_facet (query, BST_FACET_SORT);

  bst_table_order_show (self->order, sort);
}

/* Scrolls so that the selected row is in sight. */
void
bst_table_view_show_selected (BstTableView *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  /* The view itself has no such action in GTK 4.8; the list of rows in it has. */
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (get_rows (self), "list.scroll-to-item", "u", position);
}

/* Returns: (transfer none): by which the rows are scrolled */
GtkAdjustment *
bst_table_view_get_adjustment (BstTableView *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}
