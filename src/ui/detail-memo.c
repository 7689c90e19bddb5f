#include "config.h"

#include "ui/detail-memo.h"

#include "ui/memo.h"

struct _BstDetailMemo
{
  GVariant **sections; /* what bst_memo_take() said of each; NULL for what there was not */
  guint n;
  BstDetailMark mark;
  guint focus_section; /* in which the keyboard was */
  GVariant *focus; /* the way there; NULL where it was in none */

  /* Where the page was put last, and how long it was then. */
  gboolean is_put;
  double value, upper, page_size;
};

/**
 * bst_detail_memo_new:
 * @sections: (array length=n): by their index; %NULL for what there is not
 * @place: of the page
 * @focus: (nullable): what has the keyboard
 *
 * Returns: (transfer full): what is open and chosen in the sections, and where one reads
 */
BstDetailMemo *
bst_detail_memo_new (GtkWidget *const *sections, guint n, BstDetailPlace *place, GtkWidget *focus)
{
  BstDetailMemo *self = g_new0 (BstDetailMemo, 1);

  self->sections = g_new0 (GVariant *, n);
  self->n = n;
  for (guint i = 0; i < n; i++)
    if (sections[i] != NULL)
      {
        g_autoptr (GVariant) way = bst_memo_take_way (sections[i], focus);

        self->sections[i] = bst_memo_take (sections[i]);
        if (way == NULL)
          continue;
        self->focus = g_steal_pointer (&way);
        self->focus_section = i;
      }
  bst_detail_place_get_mark (place, &self->mark);
  return self;
}

void
bst_detail_memo_free (BstDetailMemo *self)
{
  for (guint i = 0; i < self->n; i++)
    g_clear_pointer (&self->sections[i], g_variant_unref);
  g_clear_pointer (&self->focus, g_variant_unref);
  g_free (self->sections);
  g_free (self);
}

/* Opens and chooses in a section what was in the one of the same index. */
void
bst_detail_memo_apply (BstDetailMemo *self, guint index, GtkWidget *section)
{
  if (index < self->n && self->sections[index] != NULL)
    bst_memo_apply (self->sections[index], section);
}

/* Gives the keyboard to what had it in the section of this index, if it was in that. */
void
bst_detail_memo_focus (BstDetailMemo *self, guint index, GtkWidget *section)
{
  GtkWidget *widget = self->focus != NULL && index == self->focus_section ? bst_memo_go_way (self->focus, section) : NULL;

  if (widget == NULL || !gtk_widget_grab_focus (widget))
    return;
  /* A paragraph that gets the keyboard selects all of itself. */
  if (GTK_IS_LABEL (widget))
    gtk_label_select_region (GTK_LABEL (widget), 0, 0);
  /* What gets the keyboard is scrolled to, by nobody. */
  self->is_put = FALSE;
}

/* Whether somebody has scrolled since the page was put where it is to be; that it has become
 * longer or shorter may move it too. */
static gboolean
was_scrolled (BstDetailMemo *self, GtkAdjustment *adjustment)
{
  return self->is_put && gtk_adjustment_get_upper (adjustment) == self->upper &&
         gtk_adjustment_get_page_size (adjustment) == self->page_size && gtk_adjustment_get_value (adjustment) != self->value;
}

/**
 * bst_detail_memo_hold:
 * @adjustment: by which the page is scrolled
 *
 * Brings the page to where the other was, again and again, as its sections come one after the
 * other.
 *
 * Returns: FALSE where somebody has gone on reading elsewhere: there is nothing more to hold
 */
gboolean
bst_detail_memo_hold (BstDetailMemo *self, BstDetailPlace *place, GtkAdjustment *adjustment)
{
  if (was_scrolled (self, adjustment))
    return FALSE;
  bst_detail_place_go_to_mark (place, &self->mark);
  self->is_put = TRUE;
  self->value = gtk_adjustment_get_value (adjustment);
  self->upper = gtk_adjustment_get_upper (adjustment);
  self->page_size = gtk_adjustment_get_page_size (adjustment);
  return TRUE;
}
