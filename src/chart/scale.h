/* From what is measured to where it is drawn, and back. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BST_SCALE_LOG,
  BST_SCALE_TIME,
} BstScaleKind;

/**
 * BstScale: a plain value. @min and @max bound the domain: numbers, or days since
 * 0001-01-01 for time; always @min < @max, all finite. @start and @end are the
 * pixels of @min and @max; @start may be larger than @end.
 */
typedef struct
{
  BstScaleKind kind;
  double min;
  double max;
  double start;
  double end;
} BstScale;

BstScale bst_scale_log (double min, double max, double start, double end);
BstScale bst_scale_time (double min, double max, double start, double end);
BstScale bst_scale_exact (BstScaleKind kind, double min, double max, double start, double end);
double bst_scale_to_pixel (const BstScale *self, double value);
double bst_scale_to_value (const BstScale *self, double pixel);

G_END_DECLS
