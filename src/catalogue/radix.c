#include "config.h"

#include "catalogue/radix.h"

#include <string.h>

/* Bits that are sorted by at a time: so that the counts stay in the nearest cache. */
#define DIGIT_BITS 11
#define N_DIGITS 6
#define N_VALUES (1 << DIGIT_BITS)

static guint
get_digit (guint64 key, guint digit)
{
  return (key >> (digit * DIGIT_BITS)) & (N_VALUES - 1);
}

/**
 * bst_radix_sort:
 * @rows: (array length=n): sorted by key when it returns
 *
 * A stable sort by the least digit first. Digits that all keys have in common cost no
 * more than to find that out.
 */
void
bst_radix_sort (BstKeyed *rows, gsize n)
{
  g_autofree gsize *counts = g_new0 (gsize, N_DIGITS * N_VALUES);
  g_autofree BstKeyed *other = NULL;
  BstKeyed *from = rows, *to;

  if (n < 2)
    return;
  for (gsize i = 0; i < n; i++)
    for (guint digit = 0; digit < N_DIGITS; digit++)
      counts[digit * N_VALUES + get_digit (rows[i].key, digit)]++;

  to = other = g_new (BstKeyed, n);
  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      gsize *places = counts + digit * N_VALUES;
      gsize place = 0;
      BstKeyed *swap = from;

      if (places[get_digit (from[0].key, digit)] == n)
        continue;
      for (guint value = 0; value < N_VALUES; value++)
        {
          gsize count = places[value];

          places[value] = place;
          place += count;
        }
      for (gsize i = 0; i < n; i++)
        to[places[get_digit (from[i].key, digit)]++] = from[i];
      from = to;
      to = swap;
    }
  if (from != rows)
    memcpy (rows, from, n * sizeof *rows);
}
