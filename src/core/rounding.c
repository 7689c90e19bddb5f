#include "config.h"

#include "core/rounding.h"

#include <math.h>

/* How far off a round number may be. */
#define ROUND_SHARE 0.05

/**
 * bst_leeway:
 * @mantissa: the digits of a number as a whole one
 * @n_decimals: how many of them stand behind the point
 * @place: what the last of them stands for
 *
 * "7b" is 6.5 to 7.5 billion. The zeros at the end of a whole number do not claim
 * to be exact, so that "40b" is Falcon's 41.8 billion; but no more than 5 % off,
 * or "70b" would be LLaMA's 65. Below a power of ten the steps are ten times
 * finer: 0.56 does not round to 1.
 *
 * Returns: what counts as the number
 */
BstLeeway
bst_leeway (guint64 mantissa, int n_decimals, double place)
{
  double value = mantissa * place;
  BstLeeway leeway = { 0, 0 };
  gboolean round = FALSE;

  if (mantissa == 0)
    return leeway;

  while (n_decimals == 0 && mantissa % 10 == 0)
    {
      mantissa /= 10;
      place *= 10;
      round = TRUE;
    }
  leeway.below = leeway.above = place / 2;
  if (round)
    leeway.below = leeway.above = fmin (place / 2, value * ROUND_SHARE);

  while (mantissa % 10 == 0)
    mantissa /= 10;
  if (mantissa == 1)
    leeway.below = fmin (leeway.below, place / 20);
  return leeway;
}

/**
 * bst_leeway_of_count:
 * @count: a figure that somebody gives, of which we do not know how it was written
 *
 * Counts are said in thousands, millions, billions: 7,000,000,000 is taken for "7 B"
 * and 6,700,000,000 for "6.7 B".
 *
 * Returns: what counts as @count
 */
BstLeeway
bst_leeway_of_count (gint64 count)
{
  gint64 place = 1;

  while (count > 0 && count / place % 1000 == 0)
    place *= 1000;
  return bst_leeway (MAX (count, 0) / place, 0, (double) place);
}
