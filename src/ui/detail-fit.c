#include "config.h"

#include "ui/detail-fit.h"

#include "core/fit.h"
#include "core/format.h"
#include "ui/tooltip.h"

/**
 * bst_detail_fit_new:
 * @model: whose weights they are, quantized or not
 * @weights: bytes of the files that are loaded
 * @settings: (nullable): where the user's memory is
 *
 * Returns: (transfer floating) (nullable): a label; NULL where the memory was never told
 */
GtkWidget *
bst_detail_fit_new (BstEntry *model, gint64 weights, GSettings *settings)
{
  static const char *const signs[BST_N_FIT_VERDICTS] = { "", "✓", "◐", "✗" };
  static const char *const classes[BST_N_FIT_VERDICTS] = { "", "fits", "fits-partly", "fits-not" };
  BstFitModel fit_model;
  BstFitPlan plan = { .weights = weights };
  BstBudget budget = { 0 };
  BstFitJudgement judgement;
  BstFit fit;
  g_autofree char *words = NULL, *text = NULL, *total = NULL, *more = NULL;
  GtkWidget *label;
  gboolean is_sure;

  if (settings == NULL || weights <= 0)
    return NULL;
  budget.graphics = g_settings_get_int64 (settings, "graphics-memory");
  budget.main = g_settings_get_int64 (settings, "main-memory");
  bst_fit_model_read_entry (model, &fit_model);
  if (!bst_fit_estimate_plan (&fit_model, &plan, &fit))
    return NULL;
  bst_fit_judge (&fit, &budget, &judgement);
  if (judgement.verdict == BST_FIT_UNKNOWN)
    return NULL;
  words = bst_fit_judgement_dup_words (&judgement);
  is_sure = judgement.verdict != BST_FIT_WHOLE || judgement.certain;
  text = is_sure ? g_strdup_printf ("%s %s", signs[judgement.verdict], bst_fit_verdict_get_label (judgement.verdict))
                 : g_strdup (words);
  total = bst_format_bytes (fit.total);
  more = bst_format_parts ((const char *const[]) { words, total }, 2);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, is_sure ? classes[judgement.verdict] : "dim-label");
  bst_widget_set_tooltip (label, more);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more, -1);
  return label;
}
