/* With what memory models are judged, and how they are to be run: the budget and the usual
 * quantization, which are kept, and what is chosen for as long as the program runs. */
#pragma once

#include <gio/gio.h>

#include "core/fit.h"

G_BEGIN_DECLS

#define BST_TYPE_FIT_SETTINGS (bst_fit_settings_get_type ())
G_DECLARE_FINAL_TYPE (BstFitSettings, bst_fit_settings, BST, FIT_SETTINGS, GObject)

BstFitSettings *bst_fit_settings_get (GSettings *settings);

const BstBudget *bst_fit_settings_get_budget (BstFitSettings *self);
gboolean bst_fit_settings_has_budget (BstFitSettings *self);
const char *bst_fit_settings_get_quantization (BstFitSettings *self);
void bst_fit_settings_set_quantization (BstFitSettings *self, const char *quantization);

gint64 bst_fit_settings_get_context (BstFitSettings *self);
void bst_fit_settings_set_context (BstFitSettings *self, gint64 context);
BstKvType bst_fit_settings_get_kv_type (BstFitSettings *self);
void bst_fit_settings_set_kv_type (BstFitSettings *self, BstKvType type);

gboolean bst_fit_settings_judge (BstFitSettings *self, BstEntry *entry, BstFit *fit, BstFitJudgement *judgement);

G_END_DECLS
