/* Where on the detail page one is, and how one gets elsewhere. */
#pragma once

#include "ui/section-bar.h"

G_BEGIN_DECLS

/**
 * BstDetailPlace: keeps a bar of section names in step with a page that is scrolled. Sections
 * are known by their index; those without a title are on the page but not in the bar.
 */
typedef struct _BstDetailPlace BstDetailPlace;

/* What is at the upper edge. */
typedef struct
{
  guint section; /* G_MAXUINT for what is above the first */
  double share; /* so much of it has gone over the edge */
} BstDetailMark;

BstDetailPlace *bst_detail_place_new (GtkScrolledWindow *scroller, GtkWidget *sections, BstSectionBar *bar, guint n);
void bst_detail_place_free (BstDetailPlace *self);
void bst_detail_place_set_section (BstDetailPlace *self, guint index, GtkWidget *section, const char *title);
void bst_detail_place_jump (BstDetailPlace *self, guint index);
void bst_detail_place_step (BstDetailPlace *self, int step);
void bst_detail_place_get_mark (BstDetailPlace *self, BstDetailMark *mark);
void bst_detail_place_go_to_mark (BstDetailPlace *self, const BstDetailMark *mark);
gboolean bst_detail_place_save_focus (BstDetailPlace *self, GtkWidget *part);

G_END_DECLS
