/* Numbers, sizes and dates as people read them, in the interface's language.
 * Every number that is shown passes through here. All return new strings. */
#pragma once

#include "core/claim.h"
#include "core/word.h"

G_BEGIN_DECLS

/* The finest unit in which a time is told. */
typedef enum
{
  BST_TIME_SECONDS,
  BST_TIME_MINUTES,
} BstTimeUnit;

char *bst_format_count (gint64 count);
char *bst_format_count_spoken (gint64 count);
char *bst_format_tally (gint64 count);
char *bst_format_change (gint64 difference);
char *bst_format_exact (gint64 count);
char *bst_format_number (gint64 number);
char *bst_format_decimal (double number, int decimals);
char *bst_format_context (gint64 tokens);
char *bst_format_bytes (gint64 bytes);
char *bst_format_bytes_exact (gint64 bytes);
char *bst_format_range (gint64 from, gint64 to);
char *bst_format_range_spoken (gint64 from, gint64 to);
char *bst_format_rate (gint64 rate);

char *bst_format_date (const char *date);
char *bst_format_year (int year);
char *bst_format_month (int year, int month, gboolean with_year);
char *bst_format_day (int year, int month, int day, gboolean with_year);
char *bst_format_day_of (gint64 moment);
char *bst_format_day_of_utc (gint64 moment);
char *bst_format_moment (gint64 moment);
char *bst_format_moment_utc (gint64 moment, gboolean with_seconds);
char *bst_format_age (gint64 seconds);
char *bst_format_time_left (gint64 seconds, BstTimeUnit smallest);

char *bst_format_language (const char *code);
char *bst_format_task (const char *task);
char *bst_format_value (BstField field, GVariant *value);

char *bst_format_list (const char *const *items);
char *bst_format_span (const char *from, const char *to);
char *bst_format_series (const char *const *words, gsize n_words);
const char *bst_format_get_joint (void);
char *bst_format_parts (const char *const *parts, gsize n_parts);
char *bst_format_clauses (const char *const *parts, gsize n_parts);
char *bst_format_labelled (const char *label, const char *text);
char *bst_format_aside (const char *text, const char *aside);

/* The words that two of these have names for. */
const BstWord *bst_format_get_tasks (guint *n);
const BstWord *bst_format_get_languages (guint *n);

G_END_DECLS
