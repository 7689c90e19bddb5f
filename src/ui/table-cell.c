#include "config.h"

#include "ui/table-cell.h"

#include <adwaita.h>

#include "core/format.h"
#include "ui/fit-mark.h"
#include "ui/mark.h"
#include "ui/row-words.h"

#define MARK_SIZE 12
#define MARK_SPACING 10
/* libadwaita's own dim-label. */
#define DIM_OPACITY 0.55f
#define DIM_OPACITY_HIGH_CONTRAST 0.9f

/* A cell paints its text itself, and lays it out only then: a column view keeps two hundred
 * rows of all columns ready, of which twenty are in sight. */
struct _BstTableCell
{
  GtkWidget parent_instance;

  BstColumn column;
  BstFitSettings *fit_settings;
  BstEntry *entry;
  char *text;
  PangoLayout *layout; /* NULL until the cell is painted */
  BstFitVerdict verdict; /* of the column of memory; unknown where there is nothing to say */
  gboolean is_fit_certain;
  char *fit_words; /* the same for who cannot see its sign; else NULL */
};

G_DEFINE_FINAL_TYPE (BstTableCell, bst_table_cell, GTK_TYPE_WIDGET)

/* The room of the sign at the start of a cell. */
static int
get_indent (BstTableCell *self)
{
  if (self->column == BST_COLUMN_NAME)
    return MARK_SIZE + MARK_SPACING;
  return self->column == BST_COLUMN_FIT && self->verdict != BST_FIT_UNKNOWN ? BST_FIT_SIGN_SIZE + MARK_SPACING : 0;
}

static PangoLayout *
make_layout (BstTableCell *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (bst_column_get_traits (self->column)->counts)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (self->column == BST_COLUMN_NAME)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  /* The line begins where the column does, whatever script a name is in. */
  pango_layout_set_auto_dir (layout, FALSE);
  /* Sizes of a family differ in the last letters of their names. */
  pango_layout_set_ellipsize (layout, self->column == BST_COLUMN_NAME ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END);
  return layout;
}

static void
bst_table_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                        int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics;

  /* The column says how wide it is. */
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  metrics = pango_context_get_metrics (context, pango_context_get_font_description (context), NULL);
  *minimum = *natural = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);
}

static gboolean
is_dim (BstTableCell *self)
{
  return bst_column_is_unknown (self->column, self->entry) ||
         (self->column != BST_COLUMN_NAME && self->column != BST_COLUMN_PARAMETERS && self->column != BST_COLUMN_FIT);
}

static void
snapshot_text (BstTableCell *self, GtkSnapshot *snapshot, int width, int height, gboolean rtl)
{
  int room = MAX (width - get_indent (self), 0);
  GdkRGBA color;
  int text_width, text_height;
  gboolean at_end = bst_column_get_traits (self->column)->counts;
  int x;

  pango_layout_set_width (self->layout, room * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, &text_width, &text_height);
  x = at_end != rtl ? room - text_width : 0;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  if (is_dim (self))
    color.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? DIM_OPACITY_HIGH_CONTRAST
                                                                                          : DIM_OPACITY;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x + (rtl ? 0 : get_indent (self))),
                                                          (float) ((height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
bst_table_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BstTableCell *self = BST_TABLE_CELL (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (self->entry == NULL)
    return;
  if (self->layout == NULL)
    self->layout = make_layout (self);
  if (self->column == BST_COLUMN_NAME)
    {
      BstOpenness openness = bst_entry_get_openness (self->entry);

      bst_shape_snapshot (snapshot, bst_shape_for (openness), rtl ? width - MARK_SIZE / 2.0 : MARK_SIZE / 2.0, height / 2.0,
                          MARK_SIZE / 2.0 - 1, &bst_palette_for_now ()->openness[openness]);
    }
  if (self->column == BST_COLUMN_FIT)
    bst_fit_sign_snapshot (snapshot, widget, self->verdict, self->is_fit_certain,
                           rtl ? (float) (width - BST_FIT_SIGN_SIZE) : 0, (float) (height - BST_FIT_SIGN_SIZE) / 2);
  snapshot_text (self, snapshot, width, height, rtl);
}

/* What is cut short or only a sign is read in a tooltip; the name has that of the list's rows. */
static gboolean
bst_table_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  BstTableCell *self = BST_TABLE_CELL (widget);
  g_autofree char *text = NULL;

  if (self->entry == NULL)
    return FALSE;
  if (self->column == BST_COLUMN_NAME)
    text = bst_row_dup_tooltip (self->entry, FALSE, NULL);
  else if (self->fit_words != NULL)
    text = g_strdup (self->fit_words);
  else if (self->layout != NULL && pango_layout_is_ellipsized (self->layout))
    text = g_strdup (self->text);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
bst_table_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bst_table_cell_parent_class)->css_changed (widget, change);
  g_clear_object (&BST_TABLE_CELL (widget)->layout);
}

static void
bst_table_cell_dispose (GObject *object)
{
  BstTableCell *self = BST_TABLE_CELL (object);

  g_clear_object (&self->layout);
  g_clear_object (&self->entry);
  g_clear_object (&self->fit_settings);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->fit_words, g_free);

  G_OBJECT_CLASS (bst_table_cell_parent_class)->dispose (object);
}

static void
bst_table_cell_class_init (BstTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_table_cell_dispose;
  widget_class->measure = bst_table_cell_measure;
  widget_class->snapshot = bst_table_cell_snapshot;
  widget_class->query_tooltip = bst_table_cell_query_tooltip;
  widget_class->css_changed = bst_table_cell_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "table-cell");
}

static void
bst_table_cell_init (BstTableCell *self)
{
  self->text = g_strdup ("");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static void
judge (BstTableCell *self)
{
  BstFitJudgement judgement;
  BstFit fit;

  self->verdict = BST_FIT_UNKNOWN;
  g_clear_pointer (&self->fit_words, g_free);
  g_free (self->text);
  if (!bst_fit_settings_judge (self->fit_settings, self->entry, &fit, &judgement))
    {
      self->text = g_strdup ("–");
      return;
    }
  self->verdict = judgement.verdict;
  self->is_fit_certain = judgement.certain;
  self->text = bst_format_bytes (fit.total);
  self->fit_words = bst_row_dup_fit (&fit, &judgement);
}

/* The focus is on the table's own row, which would be nameless. */
static void
name_row (BstTableCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *spoken = bst_row_dup_spoken (self->entry, FALSE, NULL);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, bst_entry_get_name (self->entry),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
}

static void
show_entry (BstTableCell *self)
{
  if (self->column == BST_COLUMN_FIT)
    {
      judge (self);
    }
  else
    {
      g_free (self->text);
      self->text = bst_column_dup_text (self->column, self->entry);
    }
  g_clear_object (&self->layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->fit_words != NULL ? self->fit_words : self->text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, bst_column_get_title (self->column), -1);
  if (self->column == BST_COLUMN_NAME)
    name_row (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fit_changed_cb (BstTableCell *self)
{
  if (self->entry != NULL)
    show_entry (self);
}

/**
 * bst_table_cell_new:
 * @fit_settings: (transfer none): by what the column of memory says whether a model fits
 *
 * Returns: (transfer floating): a cell that shows nothing yet
 */
GtkWidget *
bst_table_cell_new (BstColumn column, BstFitSettings *fit_settings)
{
  BstTableCell *self = g_object_new (BST_TYPE_TABLE_CELL, NULL);

  self->column = column;
  self->fit_settings = g_object_ref (fit_settings);
  if (column == BST_COLUMN_FIT)
    g_signal_connect_object (fit_settings, "changed", G_CALLBACK (fit_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* @entry: (transfer none): the model of which the cell tells from now on */
void
bst_table_cell_set_entry (BstTableCell *self, BstEntry *entry)
{
  if (g_set_object (&self->entry, entry))
    show_entry (self);
}

/* Returns: (transfer none) (nullable): the model of which the cell tells */
BstEntry *
bst_table_cell_get_entry (BstTableCell *self)
{
  return self->entry;
}
