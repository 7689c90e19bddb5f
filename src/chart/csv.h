/* The rows of a chart or list as CSV. */
#pragma once

#include <gio/gio.h>

#include "core/entry.h"

G_BEGIN_DECLS

void bst_chart_csv_append_header (GString *page);
void bst_chart_csv_append_row (GString *page, BstEntry *entry);
GBytes *bst_chart_write_csv (GListModel *entries);

G_END_DECLS
