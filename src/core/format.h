/* Numbers, sizes and dates as people read them, in the interface's language.
 * Every number that is shown passes through here. All return new strings. */
#pragma once

#include "core/claim.h"
#include "core/word.h"

G_BEGIN_DECLS

char *bst_format_count (gint64 count);
char *bst_format_count_spoken (gint64 count);
char *bst_format_exact (gint64 count);
char *bst_format_context (gint64 tokens);
char *bst_format_bytes (gint64 bytes);
char *bst_format_bytes_exact (gint64 bytes);
char *bst_format_date (const char *date);
char *bst_format_task (const char *task);
char *bst_format_age (gint64 seconds);
char *bst_format_month (int year, int month, gboolean with_year);
char *bst_format_day (int year, int month, int day, gboolean with_year);
char *bst_format_language (const char *code);
char *bst_format_list (const char *const *items);
char *bst_format_value (BstField field, GVariant *value);

/* The words that two of these have names for. */
const BstWord *bst_format_get_tasks (guint *n);
const BstWord *bst_format_get_languages (guint *n);

G_END_DECLS
