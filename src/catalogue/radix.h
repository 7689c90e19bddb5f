/* Sorts numbers of rows by keys, in time that grows with their number. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A row and what it is sorted by. */
typedef struct
{
  guint64 key;
  guint32 row;
} BstKeyed;

void bst_radix_sort (BstKeyed *rows, gsize n);

G_END_DECLS
