/* How far a number that was written by a person may be from what it stands for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double below; /* how much less still rounds to the number */
  double above;
} BstLeeway;

BstLeeway bst_leeway (guint64 mantissa, int n_decimals, double place);
BstLeeway bst_leeway_of_count (gint64 count);

G_END_DECLS
