/* Charts to test with: their entries, their text, and scenes of both. */
#pragma once

#include <pango/pangocairo.h>

#include "chart/scene.h"

PangoContext *test_context (double points);
void test_add_estimate (BstEntryBuilder *builder, gint64 count);
GListStore *test_generated (guint n, guint32 seed);
GListStore *test_guide (void);
BstScene *test_scene (GListStore *entries, BstChartKind kind, double width, double height, const char *selected_id);
double test_day (int year, int month, int day);
gboolean test_rects_meet (const BstRect *a, const BstRect *b);
