/* Rows of a CSV file. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void bst_csv_append_row (GString *page, const char *const *cells);
char *bst_csv_dup_number (gint64 number);
char *bst_csv_dup_time (gint64 time);

G_END_DECLS
