/* A rectangle of the chart. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BstRect: in logical pixels, from the upper left corner of the chart.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} BstRect;

G_END_DECLS
