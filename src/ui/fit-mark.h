/* The small sign of whether a model fits: ✓, ◐ or ✗, told apart by shape. */
#pragma once

#include <gtk/gtk.h>

#include "core/fit.h"

G_BEGIN_DECLS

#define BST_FIT_SIGN_SIZE 14

#define BST_TYPE_FIT_MARK (bst_fit_mark_get_type ())
G_DECLARE_FINAL_TYPE (BstFitMark, bst_fit_mark, BST, FIT_MARK, GtkWidget)

GtkWidget *bst_fit_mark_new (void);
void bst_fit_mark_set_judgement (BstFitMark *self, const BstFitJudgement *judgement);

void bst_fit_sign_snapshot (GtkSnapshot *snapshot, GtkWidget *widget, BstFitVerdict verdict, gboolean certain,
                            float x, float y);

G_END_DECLS
