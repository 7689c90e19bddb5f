/* What the files of the view of a card share. */
#pragma once

#include "ui/card-item.h"
#include "ui/card-search.h"
#include "ui/card-view.h"

G_BEGIN_DECLS

struct _BstCardView
{
  GtkBox parent_instance;

  BstCardReader *reader;
  GPtrArray *blocks; /* BstCardBlock, as many as are read */
  gboolean is_read;
  GCancellable *cancellable;

  BstCardSearch *search; /* NULL until it is asked for */
  GtkWidget *earlier; /* brings back what is before */
  GtkBox *list;
  GtkWidget *more;
  GtkLabel *status;

  GPtrArray *items; /* BstCardItem, of the blocks from first on */
  guint first;
  guint weight; /* of the items */
  guint wanted; /* there are to be items of this weight, if there is so much */
  gboolean is_whole; /* it was asked for more than the beginning */
  gboolean is_amid; /* the last item is not all there */
  guint n_marked; /* of the items, beginning with marks_start, that show what was found */
  guint marks_start;
  guint tick; /* goes on with the items; 0 for nothing to do */

  guint shown_block; /* to be scrolled to once it is there; G_MAXUINT for none */
  BstCardMatch shown_match;
  gboolean takes_focus;

  GtkAdjustment *adjustment; /* of the scroller that it is in */
};

void bst_card_view_show_block (BstCardView *self, const BstCardMatch *match, gboolean takes_focus);
void bst_card_view_mark (BstCardView *self);
void bst_card_view_start (BstCardView *self);
void bst_card_view_stop (BstCardView *self);
void bst_card_view_more (BstCardView *self);
void bst_card_view_earlier (BstCardView *self);
void bst_card_view_scrolled (BstCardView *self);

G_END_DECLS
