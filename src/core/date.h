/* A date that may be known to the year or the month alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int year;
  int month; /* 0 where it is not given */
  int day; /* 0 where it is not given */
} BstDate;

gboolean bst_date_parse (const char *text, BstDate *date);
double bst_date_get_days (const BstDate *self);

G_END_DECLS
