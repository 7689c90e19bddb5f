/* What of a card has widgets, and where in it the reader is. */
#include "config.h"

#include "ui/card-view-private.h"

#include <glib/gi18n.h>

#include "ui/card-link.h"

/* The beginning of a card, by the weight of its blocks. */
#define BEGINNING 30
/* As much as is brought at once, and as much as there may be. */
#define PAGE 150
#define MOST 900

/* Of one frame. */
#define BYTES_A_FRAME 1200
#define WIDGETS_A_FRAME 24

/* Blocks that stay above one that is gone to. */
#define CONTEXT 2

static const BstCardBlock *
get_block (BstCardView *self, guint position)
{
  return g_ptr_array_index (self->blocks, position);
}

static guint
get_end (BstCardView *self)
{
  return self->first + self->items->len;
}

static gboolean
activate_link_cb (BstCardView *self, const char *target)
{
  BstCardMatch match = { 0 };

  if (target[0] != '#')
    {
      bst_card_link_ask (GTK_WIDGET (self), target);
      return TRUE;
    }
  match.block = bst_card_blocks_find_anchor (self->blocks, target + 1);
  if (match.block == self->blocks->len)
    {
      g_autofree char *decoded = g_uri_unescape_string (target + 1, NULL);

      match.block = decoded != NULL ? bst_card_blocks_find_anchor (self->blocks, decoded) : match.block;
    }
  if (match.block < self->blocks->len)
    bst_card_view_show_block (self, &match, TRUE);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  return TRUE;
}

static void
connect_labels (BstCardView *self, BstCardItem *item, guint from)
{
  for (guint i = from; i < item->labels->len; i++)
    if (g_ptr_array_index (item->labels, i) != NULL)
      g_signal_connect_swapped (g_ptr_array_index (item->labels, i), "activate-link", G_CALLBACK (activate_link_cb), self);
}

/* Returns: whether that changed anything */
static gboolean
mark_item (BstCardView *self, BstCardItem *item, guint block)
{
  gboolean changed = FALSE;
  guint n = 0;
  const BstCardMatch *matches = self->search != NULL ? bst_card_search_get_matches (self->search, block, &n) : NULL;
  const BstCardMatch *at = self->search != NULL ? bst_card_search_get_current (self->search) : NULL;

  for (guint i = 0, from = 0; i < item->labels->len; i++)
    {
      guint to = from;

      while (to < n && matches[to].part == i)
        to++;
      if (g_ptr_array_index (item->labels, i) != NULL)
        changed |= bst_card_label_show_matches (g_ptr_array_index (item->labels, i), matches + from, to - from, at);
      from = to;
    }
  return changed;
}

/* Marks what was found in all that is shown: at once where the search is, and the rest as
 * it is made, some a frame. */
void
bst_card_view_mark (BstCardView *self)
{
  const BstCardMatch *at = self->search != NULL ? bst_card_search_get_current (self->search) : NULL;

  self->n_marked = 0;
  self->marks_start = 0;
  if (at != NULL && at->block >= self->first && at->block < get_end (self))
    {
      self->marks_start = at->block - self->first;
      mark_item (self, g_ptr_array_index (self->items, self->marks_start), at->block);
    }
  bst_card_view_start (self);
}

static void
go_on_marking (BstCardView *self)
{
  guint n_bytes = 0;

  while (self->n_marked < self->items->len && n_bytes < BYTES_A_FRAME)
    {
      guint i = (self->marks_start + self->n_marked++) % self->items->len;
      BstCardItem *item = g_ptr_array_index (self->items, i);

      if (mark_item (self, item, self->first + i))
        n_bytes += item->labels->len * 8 + bst_card_block_get_n_bytes (item->block);
    }
}

/* Returns: how many widgets were made */
static guint
go_on_with_item (BstCardView *self, BstCardItem *item)
{
  guint n_before = item->labels->len;

  self->is_amid = !bst_card_item_go_on (item, WIDGETS_A_FRAME);
  connect_labels (self, item, n_before);
  if (self->search != NULL)
    mark_item (self, item, get_end (self) - 1);
  return item->labels->len - n_before;
}

static guint
add_item (BstCardView *self)
{
  BstCardItem *item = bst_card_item_new (self->blocks, get_end (self));

  connect_labels (self, item, 0);
  gtk_box_append (self->list, item->widget);
  g_ptr_array_add (self->items, item);
  self->weight += bst_card_block_get_weight (item->block);
  return item->labels->len + go_on_with_item (self, item);
}

static void
drop_all (BstCardView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  g_ptr_array_set_size (self->items, 0);
  self->weight = 0;
  self->is_amid = FALSE;
}

/* Takes away what is far above, so that there are never too many widgets; what is read
 * stays where it is. */
static void
drop_first (BstCardView *self)
{
  int height = 0;
  guint n = 0;

  while (self->weight > MOST && n + 1 < self->items->len)
    {
      BstCardItem *item = g_ptr_array_index (self->items, n++);

      height += gtk_widget_get_height (item->widget);
      self->weight -= bst_card_block_get_weight (item->block);
      gtk_box_remove (self->list, item->widget);
    }
  if (n == 0)
    return;
  g_ptr_array_remove_range (self->items, 0, n);
  self->first += n;
  if (self->adjustment != NULL)
    gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) - height);
}

static gboolean
is_there (BstCardView *self, guint block)
{
  return block >= self->first && block < get_end (self) && (block + 1 < get_end (self) || !self->is_amid);
}

static void
show_buttons (BstCardView *self)
{
  gboolean has_more = get_end (self) < self->blocks->len || self->is_amid;

  gtk_widget_set_visible (self->earlier, self->first > 0);
  gtk_button_set_label (GTK_BUTTON (self->more), self->is_whole ? _ ("Show More") : _ ("Show the Whole Card"));
  if (!has_more && gtk_widget_has_focus (self->more))
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_BACKWARD);
  gtk_widget_set_visible (self->more, has_more);
}

/* Whether a few lines more would be all of it, for which nobody should have to press a button. */
static gboolean
is_short (BstCardView *self)
{
  guint weight = 0;

  for (guint i = 0; i < self->blocks->len && weight <= 2 * BEGINNING; i++)
    weight += bst_card_block_get_weight (get_block (self, i));
  return weight <= 2 * BEGINNING;
}

static guint
get_wanted (BstCardView *self)
{
  if (self->is_whole)
    return MAX (self->wanted, PAGE);
  return is_short (self) ? 2 * BEGINNING : BEGINNING;
}

/* Whether another block is to be made now. A beginning of one table is all of it. */
static gboolean
is_wanting (BstCardView *self)
{
  if (get_end (self) >= self->blocks->len)
    return FALSE;
  if (self->shown_block != G_MAXUINT && self->shown_block >= get_end (self))
    return TRUE;
  return self->weight < get_wanted (self);
}

static GtkWidget *
get_target (BstCardView *self, BstCardItem *item)
{
  GtkLabel *label = bst_card_item_get_label (item, self->shown_match.part);

  return label != NULL ? GTK_WIDGET (label) : item->widget;
}

/* Scrolls so that what was gone to is a quarter down the view. */
static void
scroll_to (BstCardView *self, GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  double page, x, y;

  if (scroller == NULL || self->adjustment == NULL ||
      !gtk_widget_translate_coordinates (widget, scroller, 0, 0, &x, &y))
    return;
  if (GTK_IS_LABEL (widget))
    y += bst_card_label_get_y (GTK_LABEL (widget), self->shown_match.start);
  page = gtk_adjustment_get_page_size (self->adjustment);
  if (!self->takes_focus && y >= 0 && y < page - 40)
    return;
  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) + y - page / 4);
}

/* The block that was gone to is there, and has been laid out. */
static void
arrive (BstCardView *self)
{
  BstCardItem *item = g_ptr_array_index (self->items, self->shown_block - self->first);
  GtkWidget *target = get_target (self, item);

  self->shown_block = G_MAXUINT;
  if (self->takes_focus && GTK_IS_LABEL (target) && gtk_widget_get_focusable (target))
    {
      int letter = (int) g_utf8_strlen (gtk_label_get_text (GTK_LABEL (target)), self->shown_match.start);

      gtk_widget_grab_focus (target);
      gtk_label_select_region (GTK_LABEL (target), letter, letter);
    }
  scroll_to (self, target);
}

/* Some blocks a frame: what is laid out in one frame is what was made in it. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BstCardView *self = BST_CARD_VIEW (widget);
  guint n_bytes = 0, n_widgets = 0;

  if (self->shown_block != G_MAXUINT && is_there (self, self->shown_block) && gtk_widget_get_height (((BstCardItem *) g_ptr_array_index (self->items, self->shown_block - self->first))->widget) > 0)
    arrive (self);
  if (self->is_amid)
    n_widgets += go_on_with_item (self, g_ptr_array_index (self->items, self->items->len - 1));
  while (!self->is_amid && is_wanting (self) && n_widgets < WIDGETS_A_FRAME)
    {
      n_bytes += bst_card_block_get_n_bytes (get_block (self, get_end (self)));
      if (n_bytes > BYTES_A_FRAME && n_widgets > 0)
        break;
      n_widgets += add_item (self);
    }
  show_buttons (self);
  if (n_widgets == 0)
    go_on_marking (self);
  if (self->is_amid || is_wanting (self) || self->n_marked < self->items->len || self->shown_block != G_MAXUINT)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  drop_first (self);
  show_buttons (self);
  return G_SOURCE_REMOVE;
}

/* Makes what is wanted and not there, as blocks come. */
void
bst_card_view_start (BstCardView *self)
{
  if (self->tick == 0 && !g_cancellable_is_cancelled (self->cancellable))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

void
bst_card_view_stop (BstCardView *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

/* Another page below what is there. */
void
bst_card_view_more (BstCardView *self)
{
  self->is_whole = TRUE;
  self->wanted = self->weight + PAGE;
  bst_card_view_start (self);
}

/* Returns: how much of the card is to be there, in its own measure; 0 for its beginning */
guint
bst_card_view_get_wanted (BstCardView *self)
{
  return self->is_whole ? self->wanted : 0;
}

/* @wanted: so much is to be there at least; 0 for its beginning */
void
bst_card_view_set_wanted (BstCardView *self, guint wanted)
{
  if (wanted <= bst_card_view_get_wanted (self))
    return;
  self->is_whole = TRUE;
  self->wanted = wanted;
  bst_card_view_start (self);
}

/* Begins anew, a page before what is there. */
void
bst_card_view_earlier (BstCardView *self)
{
  BstCardMatch match = { .block = self->first > 0 ? self->first - 1 : 0 };
  guint weight = 0;

  drop_all (self);
  while (self->first > 0 && weight < PAGE)
    weight += bst_card_block_get_weight (get_block (self, --self->first));
  self->wanted = weight + PAGE;
  bst_card_view_show_block (self, &match, TRUE);
}

/**
 * bst_card_view_show_block:
 * @match: a place in the card
 * @takes_focus: whether it is read from there on, and not only looked at
 *
 * Scrolls to a block, and makes it first where it is not there.
 */
void
bst_card_view_show_block (BstCardView *self, const BstCardMatch *match, gboolean takes_focus)
{
  self->is_whole = TRUE;
  if (match->block < self->first || match->block > get_end (self) + PAGE / 3)
    {
      drop_all (self);
      self->first = match->block > CONTEXT ? match->block - CONTEXT : 0;
      self->wanted = PAGE;
    }
  self->shown_block = match->block;
  self->shown_match = *match;
  self->takes_focus = takes_focus;
  bst_card_view_start (self);
}

/* Whoever scrolls to the end of a card that is shown whole reads on. */
void
bst_card_view_scrolled (BstCardView *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  double x, y;

  if (!self->is_whole || self->tick != 0 || scroller == NULL || !gtk_widget_get_visible (self->more))
    return;
  if (gtk_widget_translate_coordinates (self->more, scroller, 0, 0, &x, &y) && y >= 0 &&
      y < 1.5 * gtk_widget_get_height (scroller))
    bst_card_view_more (self);
}
