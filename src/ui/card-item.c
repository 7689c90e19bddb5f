#include "config.h"

#include "ui/card-item.h"

#include <glib/gi18n.h>

#include "ui/tooltip.h"

/* Pixels by which a list is further in than what is around it. */
#define INDENT 26

/* A cell does not become wider than this by itself. */
#define CELL_LETTERS 48

/* A text takes the work of a widget for so many bytes. */
#define BYTES_A_WIDGET 400

/* How long a button says that it has copied, in seconds. */
#define COPIED_FOR 2

static void
add_label (BstCardItem *self, GtkWidget *label)
{
  g_ptr_array_add (self->labels, label);
}

static GtkWidget *
heading_new (BstCardItem *self)
{
  static const char *const classes[] = { "title-2", "title-3", "title-4", "heading", "heading", "heading" };
  const BstCardBlock *block = self->block;
  GtkWidget *label = bst_card_label_new (block->text, GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_widget_add_css_class (label, classes[block->level - 1]);
  gtk_widget_add_css_class (label, "card-heading");
  /* The section itself has a heading above these. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (label),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) MIN (block->level + 1, 6), -1);
  add_label (self, label);
  return label;
}

static GtkWidget *
paragraph_new (BstCardItem *self)
{
  GtkWidget *label = bst_card_label_new (self->block->text, GTK_ACCESSIBLE_ROLE_LABEL);

  add_label (self, label);
  return label;
}

/* What can be wider than the page scrolls by itself.
 * @name: for the screen reader */
static GtkWidget *
scroller_new (GtkWidget *child, const char *name)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_focusable (scroller, TRUE);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return scroller;
}

static void
show_copied (GtkWidget *button, gboolean has_copied)
{
  const char *text = has_copied ? _ ("Copied") : _ ("Copy Code");

  gtk_button_set_icon_name (GTK_BUTTON (button), has_copied ? "object-select-symbolic" : "edit-copy-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static gboolean
copied_long_ago_cb (gpointer button)
{
  g_object_set_data (button, "bst-copied", NULL);
  show_copied (button, FALSE);
  return G_SOURCE_REMOVE;
}

static void
stop (gpointer source)
{
  if (g_main_context_find_source_by_id (NULL, GPOINTER_TO_UINT (source)) != NULL)
    g_source_remove (GPOINTER_TO_UINT (source));
}

static void
copy_cb (GtkWidget *button, const char *code)
{
  guint source;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), code);
  show_copied (button, TRUE);
  source = g_timeout_add_seconds (COPIED_FOR, copied_long_ago_cb, button);
  g_object_set_data_full (G_OBJECT (button), "bst-copied", GUINT_TO_POINTER (source), stop);
}

static void
free_code (gpointer code, GClosure *closure)
{
  g_free (code);
}

/* Whether the block at @position is a piece of the one before it. */
static gboolean
goes_on (GPtrArray *blocks, guint position)
{
  return position < blocks->len && ((BstCardBlock *) g_ptr_array_index (blocks, position))->continues;
}

/* Returns: (transfer full): the code of which this is the first piece */
static char *
join_code (GPtrArray *blocks, guint position)
{
  GString *code = g_string_new (NULL);

  do
    {
      const BstCardBlock *block = g_ptr_array_index (blocks, position);

      g_string_append (code, block->text->text);
      position++;
    }
  while (goes_on (blocks, position));
  return g_string_free (code, FALSE);
}

/* The language, and what copies all of the code. */
static GtkWidget *
code_head_new (const BstCardBlock *block, char *code)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (block->language != NULL ? block->language : "");
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  show_copied (button, FALSE);
  bst_widget_set_tooltip (button, _ ("Copy Code"));
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_data (button, "clicked", G_CALLBACK (copy_cb), code, free_code, 0);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), button);
  gtk_widget_add_css_class (head, "card-code-head");
  return head;
}

static GtkWidget *
code_new (BstCardItem *self, GPtrArray *blocks, guint position)
{
  const BstCardBlock *block = self->block;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = bst_card_label_new (block->text, GTK_ACCESSIBLE_ROLE_LABEL);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_width_chars (GTK_LABEL (label), -1);
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "card-code-text");
  add_label (self, label);
  if (!block->continues)
    gtk_box_append (GTK_BOX (box), code_head_new (block, join_code (blocks, position)));
  gtk_box_append (GTK_BOX (box), scroller_new (label, _ ("Code")));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "card-code");
  if (block->continues)
    gtk_widget_add_css_class (box, "card-code-later");
  if (goes_on (blocks, position + 1))
    gtk_widget_add_css_class (box, "card-code-earlier");
  return box;
}

/* In columns of a terminal, of which a Chinese letter takes two. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return width;
}

/* A table's cell is a stop for the Tab key only where it has a link: a table has many. GTK 4.8
 * has no name for a column's header on the accessibility bus. */
static GtkWidget *
cell_new (const BstCardText *text, gboolean is_header, BstCardAlign align)
{
  static const float aligns[] = { 0, .5f, 1 };
  GtkWidget *label = bst_card_label_new (text, GTK_ACCESSIBLE_ROLE_CELL);
  gboolean is_long = measure (text->text) > CELL_LETTERS;

  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), aligns[align]);
  gtk_label_set_yalign (GTK_LABEL (label), .5f);
  /* As wide as it wants to be: what scrolls sideways would be laid out as narrow as can be,
   * and as tall as that makes it. */
  gtk_label_set_wrap (GTK_LABEL (label), is_long);
  gtk_label_set_width_chars (GTK_LABEL (label), is_long ? CELL_LETTERS : -1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), is_long ? CELL_LETTERS : -1);
  if (is_header)
    gtk_widget_add_css_class (label, "card-header");
  return label;
}

/**
 * bst_card_item_go_on:
 * @n_cells: as many as may be made now; a row is made whole
 *
 * Makes more of a block that takes long.
 *
 * Returns: whether all of it is there now
 */
gboolean
bst_card_item_go_on (BstCardItem *self, guint n_cells)
{
  const BstCardBlock *block = self->block;
  GtkWidget *grid = g_object_get_data (G_OBJECT (self->widget), "bst-grid");
  guint n = 0;

  if (block->kind != BST_CARD_TABLE)
    return TRUE;
  for (; self->n_rows < block->rows->len && n < n_cells; self->n_rows++)
    {
      GPtrArray *row = g_ptr_array_index (block->rows, self->n_rows);

      for (guint column = 0; column < block->n_columns; column++, n++)
        {
          BstCardText *text = column < row->len ? g_ptr_array_index (row, column) : NULL;
          gboolean is_header = self->n_rows < block->n_header_rows;
          g_autoptr (BstCardText) none = text == NULL ? bst_card_text_new ("") : NULL;
          GtkWidget *cell = cell_new (text != NULL ? text : none, is_header,
                                      g_array_index (block->aligns, BstCardAlign, column));

          gtk_widget_add_css_class (cell, "card-cell");
          if (self->n_rows + 1 == block->rows->len)
            gtk_widget_add_css_class (cell, "card-last");
          gtk_grid_attach (GTK_GRID (grid), cell, (int) column, (int) self->n_rows, 1, 1);
          add_label (self, cell);
        }
    }
  return self->n_rows == block->rows->len;
}

static GtkWidget *
table_new (BstCardItem *self)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, NULL);
  GtkWidget *scroller = scroller_new (grid, _ ("Table"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Table"), -1);
  gtk_widget_set_halign (grid, GTK_ALIGN_START);
  gtk_widget_add_css_class (grid, "card-table");
  g_object_set_data (G_OBJECT (scroller), "bst-grid", grid);
  return scroller;
}

static GtkWidget *
content_new (BstCardItem *self, GPtrArray *blocks, guint position)
{
  switch (self->block->kind)
    {
    case BST_CARD_HEADING:
      return heading_new (self);
    case BST_CARD_CODE:
      return code_new (self, blocks, position);
    case BST_CARD_TABLE:
      return table_new (self);
    case BST_CARD_RULE:
      return gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
    case BST_CARD_PARAGRAPH:
    default:
      return paragraph_new (self);
    }
}

/* The bullet, number or box before an item. */
static GtkWidget *
marker_new (const BstCardBlock *block)
{
  static const char *const boxes[] = { NULL, "☐", "☑" };
  GtkWidget *label = gtk_label_new (block->task != BST_CARD_NO_TASK ? boxes[block->task] : block->marker);

  gtk_widget_set_size_request (label, INDENT - 6, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  if (block->task != BST_CARD_NO_TASK)
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    block->task == BST_CARD_TASK_DONE ? C_ ("task", "Done") : C_ ("task", "To do"), -1);
  return label;
}

/* How far the block is in, with what stands there. */
static void
add_place (GtkWidget *box, const BstCardBlock *block)
{
  guint n = block->n_lists + (block->note > 0);

  for (guint i = 0; i < block->n_quotes; i++)
    {
      GtkWidget *bar = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

      gtk_widget_add_css_class (bar, "card-quote");
      gtk_box_append (GTK_BOX (box), bar);
    }
  if (n == 0)
    return;
  if (block->marker != NULL)
    {
      GtkWidget *marker = marker_new (block);

      gtk_widget_set_margin_start (marker, INDENT * ((int) n - 1));
      gtk_box_append (GTK_BOX (box), marker);
    }
  else
    {
      GtkWidget *gap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_size_request (gap, INDENT * (int) n - 6, -1);
      gtk_box_append (GTK_BOX (box), gap);
    }
}

/**
 * bst_card_item_new:
 * @blocks: (element-type BstCardBlock): of the card, which outlives the item
 *
 * Returns: (transfer full): the widgets of a block; of a table, without any cells yet
 */
BstCardItem *
bst_card_item_new (GPtrArray *blocks, guint position)
{
  BstCardItem *self = g_new0 (BstCardItem, 1);
  GtkWidget *content;

  self->block = g_ptr_array_index (blocks, position);
  self->labels = g_ptr_array_new ();
  content = content_new (self, blocks, position);
  self->widget = content;
  if (self->block->n_quotes + self->block->n_lists + self->block->note > 0)
    {
      self->widget = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      add_place (self->widget, self->block);
      if (self->block->marker != NULL && GTK_IS_LABEL (content))
        gtk_widget_set_valign (content, GTK_ALIGN_BASELINE);
      gtk_box_append (GTK_BOX (self->widget), content);
      if (self->block->kind == BST_CARD_TABLE)
        g_object_set_data (G_OBJECT (self->widget), "bst-grid", g_object_get_data (G_OBJECT (content), "bst-grid"));
    }
  gtk_widget_add_css_class (self->widget, "card-block");
  if (self->block->continues && self->block->kind != BST_CARD_TABLE)
    gtk_widget_add_css_class (self->widget, "card-later");
  else if (self->block->n_lists > 0)
    gtk_widget_add_css_class (self->widget, "card-item");
  return self;
}

/* The widgets belong to where they were put. */
void
bst_card_item_free (BstCardItem *self)
{
  g_ptr_array_unref (self->labels);
  g_free (self);
}

/* Returns: about how many widgets the block takes, or how much work: of long texts, more */
guint
bst_card_block_get_weight (const BstCardBlock *block)
{
  if (block->kind == BST_CARD_TABLE)
    return 2 + block->n_columns * block->rows->len;
  return (block->kind == BST_CARD_CODE ? 6 : 1) + (block->n_lists > 0 ? 2 : 0) +
         bst_card_block_get_n_bytes (block) / BYTES_A_WIDGET;
}

/* Returns: how much text there is to lay out; of a table, only that there is one */
guint
bst_card_block_get_n_bytes (const BstCardBlock *block)
{
  return block->text != NULL ? (guint) strlen (block->text->text) : 1;
}

/* Returns: (transfer none) (nullable): the label of a part, if it was made yet */
GtkLabel *
bst_card_item_get_label (BstCardItem *self, guint part)
{
  return part < self->labels->len ? g_ptr_array_index (self->labels, part) : NULL;
}
