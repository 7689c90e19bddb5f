#include "config.h"

#include "ui/row.h"

#include <adwaita.h>
#include <string.h>

#include "ui/fit-mark.h"
#include "ui/mark.h"
#include "ui/row-words.h"

#define MARK_SIZE 12
#define COLUMN_SPACING 12
#define LINE_SPACING 2
#define SIGN_SPACING 8
/* libadwaita's own dim-label. */
#define DIM_OPACITY 0.55f
#define DIM_OPACITY_HIGH_CONTRAST 0.9f

/* The texts of a row: each line has one at its start and one at its end. */
typedef enum
{
  TEXT_NAME,
  TEXT_FIGURE,
  TEXT_SUBTITLE,
  TEXT_DATE,
  N_TEXTS,
} Text;

/* A row paints its texts itself. A list view keeps two hundred rows ready, of which
 * twenty are in sight: labels would be measured in all of them, before the first
 * frame and again at every key press in the search entry. */
struct _BstRow
{
  GtkWidget parent_instance;

  BstEntry *entry;
  gboolean is_listed; /* it is of the Hub's own list */
  BstFitSettings *fit_settings;
  gboolean is_fit_certain;
  BstFitVerdict verdict; /* unknown where there is nothing to say, or nobody to say it to */
  char *fit_words; /* the same for who cannot see it; NULL for nothing to say */
  PangoLayout *layouts[N_TEXTS]; /* NULL until the row is painted */
  int baselines[2]; /* of the two lines, from the upper edge; in Pango units */
  int line_heights[2]; /* 0 until the row is measured */
};

G_DEFINE_FINAL_TYPE (BstRow, bst_row, GTK_TYPE_WIDGET)

static void
drop_layouts (BstRow *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_object (&self->layouts[i]);
}

/* CSS's "smaller", in which the header's subtitle is too: each size more of a typeface
 * costs the first frame a search for it. */
static int
get_caption_size (const PangoFontDescription *font)
{
  return (int) (pango_font_description_get_size (font) / 1.2 + 0.5);
}

static PangoAttribute *
make_caption_attribute (BstRow *self)
{
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  int size = get_caption_size (font);

  return pango_font_description_get_size_is_absolute (font) ? pango_attr_size_new_absolute (size) : pango_attr_size_new (size);
}

static PangoLayout *
make_layout (BstRow *self, Text text, const char *string)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), string);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (text == TEXT_NAME || text == TEXT_FIGURE)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD));
  else
    pango_attr_list_insert (attributes, make_caption_attribute (self));
  if (text == TEXT_FIGURE || text == TEXT_DATE)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  /* The line begins where the row does, whatever script the name is in. */
  pango_layout_set_auto_dir (layout, FALSE);
  /* Sizes of a family differ in the last letters of their names. */
  pango_layout_set_ellipsize (layout, text == TEXT_NAME ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END);
  return layout;
}

static void
make_layouts (BstRow *self)
{
  g_autofree char *figure = bst_row_dup_figure (self->entry);
  g_autofree char *subtitle = bst_row_dup_subtitle (self->entry, BST_ROW_MAX_PARTS);
  g_autofree char *date = bst_row_dup_date (self->entry);

  self->layouts[TEXT_NAME] = make_layout (self, TEXT_NAME, bst_entry_get_name (self->entry));
  self->layouts[TEXT_FIGURE] = make_layout (self, TEXT_FIGURE, figure);
  self->layouts[TEXT_SUBTITLE] = make_layout (self, TEXT_SUBTITLE, subtitle);
  self->layouts[TEXT_DATE] = make_layout (self, TEXT_DATE, date);
}

/* What the lines of all rows of one font measure. */
typedef struct
{
  PangoFontDescription *font;
  int baselines[2];
  int line_heights[2];
} Measures;

static void
measure_font (Measures *measures, PangoContext *context, const PangoFontDescription *font)
{
  int top = 0;

  g_clear_pointer (&measures->font, pango_font_description_free);
  measures->font = pango_font_description_copy (font);
  for (guint line = 0; line < 2; line++)
    {
      g_autoptr (PangoFontDescription) own = pango_font_description_copy (font);
      int size = line == 0 ? pango_font_description_get_size (font) : get_caption_size (font);
      PangoFontMetrics *metrics;

      if (line == 0)
        pango_font_description_set_weight (own, PANGO_WEIGHT_SEMIBOLD);
      if (pango_font_description_get_size_is_absolute (font))
        pango_font_description_set_absolute_size (own, size);
      else
        pango_font_description_set_size (own, size);
      metrics = pango_context_get_metrics (context, own, NULL);
      measures->baselines[line] = top + pango_font_metrics_get_ascent (metrics);
      measures->line_heights[line] = pango_font_metrics_get_height (metrics);
      top += measures->line_heights[line] + LINE_SPACING * PANGO_SCALE;
      pango_font_metrics_unref (metrics);
    }
}

/* All rows are of one height, whatever they say: it comes from the font alone, which is
 * measured once and not for each of two hundred rows. */
static void
measure_lines (BstRow *self)
{
  static Measures measures;
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);

  if (measures.font == NULL || !pango_font_description_equal (measures.font, font))
    measure_font (&measures, context, font);
  memcpy (self->baselines, measures.baselines, sizeof self->baselines);
  memcpy (self->line_heights, measures.line_heights, sizeof self->line_heights);
}

static void
bst_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                 int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  BstRow *self = BST_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 160;
      *natural = 320;
      return;
    }
  if (self->line_heights[0] == 0)
    measure_lines (self);
  *minimum = *natural = PANGO_PIXELS_CEIL (self->line_heights[0] + self->line_heights[1] + LINE_SPACING * PANGO_SCALE);
}

/* Puts a text at the start or at the end of its line. */
static void
snapshot_text (BstRow *self, GtkSnapshot *snapshot, Text text, int x, const GdkRGBA *color)
{
  PangoLayout *layout = self->layouts[text];
  int baseline = self->baselines[text >= TEXT_SUBTITLE ? 1 : 0];
  float y = PANGO_PIXELS (baseline - pango_layout_get_baseline (layout));

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* A part less is better than a part cut in two. */
static void
shorten_subtitle (BstRow *self)
{
  PangoLayout *layout = self->layouts[TEXT_SUBTITLE];

  for (guint n_parts = BST_ROW_MAX_PARTS - 1; n_parts > 0 && pango_layout_is_ellipsized (layout); n_parts--)
    {
      g_autofree char *text = bst_row_dup_subtitle (self->entry, n_parts);

      pango_layout_set_text (layout, text, -1);
    }
}

/* All rows leave room for the sign where some have one, so that figures stand below each
 * other. */
static int
get_sign_room (BstRow *self)
{
  return bst_fit_settings_has_budget (self->fit_settings) ? BST_FIT_SIGN_SIZE + SIGN_SPACING : 0;
}

/* The text at the end of a line takes what it needs, the one at its start the rest. */
static void
snapshot_line (BstRow *self, GtkSnapshot *snapshot, Text start, Text end, const GdkRGBA *color)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int indent = MARK_SIZE + COLUMN_SPACING;
  int room = gtk_widget_get_width (GTK_WIDGET (self)) - indent - get_sign_room (self);
  int start_width, end_width;

  pango_layout_get_pixel_size (self->layouts[end], &end_width, NULL);
  start_width = MAX (0, room - end_width - (end_width > 0 ? COLUMN_SPACING : 0));
  pango_layout_set_width (self->layouts[start], start_width * PANGO_SCALE);
  /* A layout that is told not to look at its text does not turn its sides by itself. */
  pango_layout_set_alignment (self->layouts[start], rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  if (start == TEXT_SUBTITLE)
    shorten_subtitle (self);
  snapshot_text (self, snapshot, start, rtl ? get_sign_room (self) + room - start_width : indent, color);
  snapshot_text (self, snapshot, end, rtl ? get_sign_room (self) : indent + room - end_width, color);
}

static void
bst_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BstRow *self = BST_ROW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  BstOpenness openness;
  GdkRGBA color;

  if (self->entry == NULL)
    return;
  if (self->layouts[0] == NULL)
    make_layouts (self);
  if (self->line_heights[0] == 0)
    measure_lines (self);

  openness = bst_entry_get_openness (self->entry);
  bst_shape_snapshot (snapshot, bst_shape_for (openness), rtl ? width - MARK_SIZE / 2.0 : MARK_SIZE / 2.0, height / 2.0,
                      MARK_SIZE / 2.0 - 1, &bst_palette_for_now ()->openness[openness]);
  bst_fit_sign_snapshot (snapshot, widget, self->verdict, self->is_fit_certain, rtl ? 0 : (float) (width - BST_FIT_SIGN_SIZE),
                         (float) (height - BST_FIT_SIGN_SIZE) / 2);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  snapshot_line (self, snapshot, TEXT_NAME, TEXT_FIGURE, &color);
  color.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? DIM_OPACITY_HIGH_CONTRAST
                                                                                        : DIM_OPACITY;
  snapshot_line (self, snapshot, TEXT_SUBTITLE, TEXT_DATE, &color);
}

static gboolean
bst_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  BstRow *self = BST_ROW (widget);
  g_autofree char *text = NULL;

  if (self->entry == NULL)
    return FALSE;
  text = bst_row_dup_tooltip (self->entry, self->is_listed, self->fit_words);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
bst_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  BstRow *self = BST_ROW (widget);

  GTK_WIDGET_CLASS (bst_row_parent_class)->css_changed (widget, change);
  drop_layouts (self);
  self->line_heights[0] = 0;
}

static void
bst_row_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (bst_row_parent_class)->direction_changed (widget, previous);
  drop_layouts (BST_ROW (widget));
}

static void
bst_row_dispose (GObject *object)
{
  BstRow *self = BST_ROW (object);

  drop_layouts (self);
  g_clear_object (&self->entry);
  g_clear_object (&self->fit_settings);
  g_clear_pointer (&self->fit_words, g_free);

  G_OBJECT_CLASS (bst_row_parent_class)->dispose (object);
}

static void
bst_row_class_init (BstRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_row_dispose;
  widget_class->measure = bst_row_measure;
  widget_class->snapshot = bst_row_snapshot;
  widget_class->query_tooltip = bst_row_query_tooltip;
  widget_class->css_changed = bst_row_css_changed;
  widget_class->direction_changed = bst_row_direction_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "row-text");
}

static void
bst_row_init (BstRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "model-row");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/* Says of the row's model what is to be said. */
static void
speak (BstRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *spoken = bst_row_dup_spoken (self->entry, self->is_listed, self->fit_words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, bst_entry_get_name (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  /* The focus is on the list's own item, which would be nameless. */
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, bst_entry_get_name (self->entry),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
}

static void
judge (BstRow *self)
{
  BstFitJudgement judgement;
  BstFit fit;

  g_clear_pointer (&self->fit_words, g_free);
  self->verdict = BST_FIT_UNKNOWN;
  if (!bst_fit_settings_judge (self->fit_settings, self->entry, &fit, &judgement))
    return;
  self->verdict = judgement.verdict;
  self->is_fit_certain = judgement.certain;
  self->fit_words = bst_row_dup_fit (&fit, &judgement);
}

static void
fit_changed_cb (BstRow *self)
{
  if (self->entry == NULL)
    return;
  judge (self);
  speak (self);
  /* A subtitle that had to be cut may have room again. */
  drop_layouts (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bst_row_new:
 * @fit_settings: (transfer none): by what the row says whether its model fits
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
bst_row_new (BstFitSettings *fit_settings)
{
  BstRow *self = g_object_new (BST_TYPE_ROW, NULL);

  self->fit_settings = g_object_ref (fit_settings);
  g_signal_connect_object (fit_settings, "changed", G_CALLBACK (fit_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * bst_row_set_entry:
 * @entry: (transfer none): the model that the row shows from now on
 * @is_listed: whether nobody here knows more of it than the Hub's own list
 */
void
bst_row_set_entry (BstRow *self, BstEntry *entry, gboolean is_listed)
{
  if (!g_set_object (&self->entry, entry))
    return;
  self->is_listed = is_listed;
  drop_layouts (self);
  judge (self);
  speak (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: (transfer none) (nullable): the model that the row shows */
BstEntry *
bst_row_get_entry (BstRow *self)
{
  return self->entry;
}
