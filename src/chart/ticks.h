/* Where the lines of a scale stand and what is written beside them. */
#pragma once

#include "chart/scale.h"

G_BEGIN_DECLS

/* How much a tick matters; the painter makes lesser ones fainter. */
typedef enum
{
  BST_TICK_MAJOR, /* a decade, a January */
  BST_TICK_MINOR, /* a 2 or a 5 of a decade, another month */
  BST_TICK_FAINT, /* the rest of a decade */
} BstTickRank;

typedef struct
{
  double value;
  double position; /* in pixels, as the scale has it */
  BstTickRank rank;
  char *label; /* NULL where nothing is written */
  double width; /* how much of the scale the label takes; 0 where there is none */
} BstTick;

/* Returns how much of the scale a label takes, in pixels. */
typedef double (*BstMeasureFunc) (const char *text, gpointer user_data);

GArray *bst_ticks_log (const BstScale *scale, double gap, BstMeasureFunc measure, gpointer user_data);
GArray *bst_ticks_time (const BstScale *scale, double gap, BstMeasureFunc measure, gpointer user_data);

G_END_DECLS
