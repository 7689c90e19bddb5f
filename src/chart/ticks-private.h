/* What the ticks of counts and those of time have in common. */
#pragma once

#include "chart/ticks.h"

G_BEGIN_DECLS

GArray *bst_ticks_new (void);
gboolean bst_ticks_have_room (GArray *ticks, double gap);

/* ticks-part.c */
GArray *bst_ticks_refine (GArray *ticks, const BstScale *scale, double gap, BstMeasureFunc measure, gpointer user_data);

G_END_DECLS
