/* The head of the detail page: name, maker, what is to be minded, figures and summary. */
#pragma once

#include "ui/detail-place.h"
#include "ui/detail-section.h"

G_BEGIN_DECLS

/**
 * BstDetailHeadParts: the widgets that the page has for it, some above what is scrolled and
 * some in it.
 */
typedef struct
{
  GtkLabel *name;
  GtkBox *about; /* maker and release */
  GtkLabel *maker;
  GtkButton *open_button;
  GtkButton *modelscope_button; /* where the same model is known to be there */
  GtkBox *badges;
  GtkBox *figures;
  GtkLabel *summary;
  GtkWidget *milestone; /* with the next: why it moved the field */
  GtkLabel *milestone_text;
} BstDetailHeadParts;

typedef struct _BstDetailHead BstDetailHead;

BstDetailHead *bst_detail_head_new (const BstDetailHeadParts *parts, BstDetailPlace *place);
void bst_detail_head_free (BstDetailHead *self);
void bst_detail_head_show (BstDetailHead *self, const BstDetailContext *context, const BstDetailSubject *subject);
void bst_detail_head_update (BstDetailHead *self, const BstDetailContext *context, const BstDetailSubject *subject);
void bst_detail_head_set_wide (BstDetailHead *self, gboolean is_wide);
void bst_detail_head_show_figures (BstDetailHead *self, const BstDetailContext *context, const BstDetailSubject *subject);

G_END_DECLS
