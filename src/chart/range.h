/* The part of the plane that a chart shows. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BstChartRange: a plain value. Days are GDate's Julian days, counts are of parameters.
 * In a ranking only the counts are used.
 */
typedef struct
{
  double min_days;
  double max_days;
  double min_count;
  double max_count;
} BstChartRange;

G_END_DECLS
