#include "config.h"

#include "chart/ticks-private.h"

#include "core/format.h"

#include <math.h>

/* From this many pixels a decade names its 2 and 5 as well. */
#define NAMING_DECADE 60

/* Below these many pixels a decade has no lines inside, and below the other ones
 * only those at 2 and 5: the rest would be a grey ground. */
#define LINED_DECADE 24
#define RULED_DECADE 120

static void
clear_tick (gpointer data)
{
  g_free (((BstTick *) data)->label);
}

/* Returns: (transfer full) (element-type BstTick): ticks that own their labels */
GArray *
bst_ticks_new (void)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (BstTick));

  g_array_set_clear_func (ticks, clear_tick);
  return ticks;
}

/* A tick at @digit × 10^@exponent, if the scale reaches there. */
static void
add_log_tick (GArray *ticks, const BstScale *scale, int digit, int exponent, BstTickRank rank)
{
  double value = digit * pow (10, exponent);
  BstTick tick = { value, bst_scale_to_pixel (scale, value), rank, NULL, 0 };

  if (value >= scale->min * (1 - 1e-9) && value <= scale->max * (1 + 1e-9))
    g_array_append_val (ticks, tick);
}

/* Whether @tick is @digit times a power of ten. */
static gboolean
has_digit (const BstTick *tick, int digit)
{
  double exponent = log10 (tick->value / digit);

  return fabs (exponent - round (exponent)) < 1e-6;
}

/* Whether all labels are at least @gap apart. */
gboolean
bst_ticks_have_room (GArray *ticks, double gap)
{
  const BstTick *before = NULL;

  for (guint i = 0; i < ticks->len; i++)
    {
      const BstTick *tick = &g_array_index (ticks, BstTick, i);

      if (tick->label == NULL)
        continue;
      if (before != NULL &&
          fabs (tick->position - before->position) < (tick->width + before->width) / 2 + gap - 1e-6)
        return FALSE;
      before = tick;
    }
  return TRUE;
}

/* Names the ticks of @digit, of every @stride-th decade from the first; all of them, or
 * none where their labels have no room. */
static gboolean
name_ticks (GArray *ticks, int digit, int stride, double gap, BstMeasureFunc measure, gpointer user_data)
{
  g_autofree gboolean *named = g_new0 (gboolean, MAX (ticks->len, 1));
  int n = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      BstTick *tick = &g_array_index (ticks, BstTick, i);

      if (!has_digit (tick, digit) || n++ % stride != 0)
        continue;
      /* What is less than one is no count, and 2⁶³ is more than one can say. */
      if (tick->value < 0.5 || tick->value > 9e18)
        continue;
      tick->label = bst_format_count ((gint64) llround (tick->value));
      tick->width = measure (tick->label, user_data);
      named[i] = TRUE;
    }
  if (bst_ticks_have_room (ticks, gap))
    return TRUE;
  for (guint i = 0; i < ticks->len; i++)
    if (named[i])
      {
        BstTick *tick = &g_array_index (ticks, BstTick, i);

        g_clear_pointer (&tick->label, g_free);
        tick->width = 0;
      }
  return FALSE;
}

/**
 * bst_ticks_log:
 * @scale: a log scale
 * @gap: the least room between two labels, in pixels
 * @measure: (scope call): gives how much of the scale a label takes
 * @user_data: passed to @measure
 *
 * The ticks of a log scale, from the least value to the largest. Decades are major
 * and named, or every second, third, … decade where they stand too close. 2 and 5 are
 * minor; where a decade has 60 pixels all 5 are named if their labels have room, and
 * then all 2. The rest is faint, and left out where it would be a grey ground. Where that
 * names too few, as on a part of a decade, the multiples of one step are named instead, down
 * to three digits.
 *
 * Returns: (transfer full) (element-type BstTick): the ticks; they own their labels
 */
GArray *
bst_ticks_log (const BstScale *scale, double gap, BstMeasureFunc measure, gpointer user_data)
{
  GArray *ticks = bst_ticks_new ();
  double decades = log10 (scale->max / scale->min);
  double decade = fabs (scale->end - scale->start) / decades;
  int first = (int) floor (log10 (scale->min) + 1e-9);
  int last = (int) floor (log10 (scale->max) + 1e-9);
  int stride = 1;

  for (int exponent = first; exponent <= last; exponent++)
    {
      add_log_tick (ticks, scale, 1, exponent, BST_TICK_MAJOR);
      if (decade < LINED_DECADE)
        continue;
      for (int digit = 2; digit < 10; digit++)
        {
          if (digit == 2 || digit == 5)
            add_log_tick (ticks, scale, digit, exponent, BST_TICK_MINOR);
          else if (decade >= RULED_DECADE)
            add_log_tick (ticks, scale, digit, exponent, BST_TICK_FAINT);
        }
    }
  /* With a stride of all decades one label is left, which always has room. */
  while (!name_ticks (ticks, 1, stride, gap, measure, user_data))
    stride++;
  if (stride == 1 && decade >= NAMING_DECADE && name_ticks (ticks, 5, 1, gap, measure, user_data))
    name_ticks (ticks, 2, 1, gap, measure, user_data);
  return bst_ticks_refine (ticks, scale, gap, measure, user_data);
}
