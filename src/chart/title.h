/* What a chart on its own is called. */
#pragma once

#include "core/query.h"

G_BEGIN_DECLS

char *bst_chart_dup_title (BstQuery *query);

G_END_DECLS
