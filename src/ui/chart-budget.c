/* The line of what fits into the memory that somebody has. */
#include "config.h"

#include "ui/chart-view-private.h"

static void
fit_changed_cb (BstChartView *self)
{
  const BstBudget *budget = bst_fit_settings_get_budget (self->fit_settings);
  const char *quantization = bst_fit_settings_get_quantization (self->fit_settings);

  g_free (self->budget_label);
  self->budget_label = bst_chart_budget_dup_label (budget, quantization);
  self->budget = (BstChartBudget) { bst_chart_budget_find (budget, quantization), self->budget_label };
  bst_chart_view_drop_card (self);
  bst_chart_view_invalidate (self);
}

/* @fit_settings: (transfer none): from where the budget and the quantization are; the line
 *   follows them */
void
bst_chart_view_set_fit_settings (BstChartView *self, BstFitSettings *fit_settings)
{
  g_set_object (&self->fit_settings, fit_settings);
  g_signal_connect_object (fit_settings, "changed", G_CALLBACK (fit_changed_cb), self, G_CONNECT_SWAPPED);
  fit_changed_cb (self);
}

/* Returns: (transfer none) (nullable): the line; %NULL where there is none */
const BstChartBudget *
bst_chart_view_get_budget (BstChartView *self)
{
  return self->budget.parameters > 0 ? &self->budget : NULL;
}

void
bst_chart_view_drop_budget (BstChartView *self)
{
  g_clear_object (&self->fit_settings);
  self->budget = (BstChartBudget) { 0 };
  g_clear_pointer (&self->budget_label, g_free);
}
