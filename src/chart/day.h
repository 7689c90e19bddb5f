/* Days since 0001-01-01, as GDate counts them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* GDate reads days up to the end of the year 9999. */
#define BST_LAST_DAY 3652059

void bst_day_read (double day, GDate *date);

G_END_DECLS
