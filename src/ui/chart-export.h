/* The dialog that saves the chart as a file. */
#pragma once

#include <adwaita.h>

#include "ui/chart-file.h"

G_BEGIN_DECLS

#define BST_TYPE_CHART_EXPORT (bst_chart_export_get_type ())
G_DECLARE_FINAL_TYPE (BstChartExport, bst_chart_export, BST, CHART_EXPORT, AdwWindow)

GtkWidget *bst_chart_export_new (GtkWindow *parent, BstChartShot *shot, const char *name, int width, int height);
void bst_chart_export_set_format (BstChartExport *self, BstChartFileFormat format);

G_END_DECLS
