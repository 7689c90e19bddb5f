/* The chart as a file. */
#pragma once

#include "ui/chart-shot.h"

G_BEGIN_DECLS

typedef enum
{
  BST_CHART_FILE_SVG,
  BST_CHART_FILE_PNG,
  BST_CHART_FILE_CSV, /* the rows of the list */
} BstChartFileFormat;

#define BST_N_CHART_FILE_FORMATS 3

const char *bst_chart_file_get_suffix (BstChartFileFormat format);
const char *bst_chart_file_get_mime_type (BstChartFileFormat format);
BstChartFileFormat bst_chart_file_get_format (const char *name, BstChartFileFormat otherwise);
char *bst_chart_file_dup_name (const char *title, BstChartFileFormat format);

void bst_chart_file_write_async (BstChartShot *shot, BstChartFileFormat format, const BstChartLook *look, GFile *file,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean bst_chart_file_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
