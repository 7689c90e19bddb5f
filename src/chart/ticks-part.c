/* Counts beside a chart that shows less than its decades need. */
#include "config.h"

#include "chart/ticks-private.h"

#include "core/format.h"

#include <math.h>

/* So many labels are wanted, and one more for every so many pixels. */
#define LEAST_LABELS 2
#define MOST_WANTED 4
#define PIXELS_A_LABEL 70

/* Of more than a decade one step leaves half of the axis without a label. */
#define MOST_RATIO 10

/* Lines without labels are no closer to each other. */
#define LEAST_APART 12

/* Three digits are written of a count: there is nothing between 1.01 and 1.02. */
#define DIGITS 2

/* What is asked for. */
typedef struct
{
  const BstScale *scale;
  double gap;
  BstMeasureFunc measure;
  gpointer user_data;
} Asked;

static guint
count_labels (GArray *ticks)
{
  guint n = 0;

  for (guint i = 0; i < ticks->len; i++)
    n += g_array_index (ticks, BstTick, i).label != NULL;
  return n;
}

static guint
get_wanted (const BstScale *scale)
{
  return (guint) CLAMP (fabs (scale->end - scale->start) / PIXELS_A_LABEL, LEAST_LABELS, MOST_WANTED);
}

static gboolean
is_decade (double value)
{
  double exponent = log10 (value);

  return fabs (exponent - round (exponent)) < 1e-9;
}

/* Only whole numbers are counts, and 2⁶³ is more than one can say. */
static gboolean
is_count (double value)
{
  return value > 0.5 && value < 9e18 && fabs (value - round (value)) < 1e-6 * value;
}

static void
name (BstTick *tick, const Asked *asked)
{
  if (!is_count (tick->value))
    return;
  tick->label = bst_format_count ((gint64) llround (tick->value));
  tick->width = asked->measure (tick->label, asked->user_data);
}

/* Returns: (transfer full): a tick at every multiple of @step that is shown */
static GArray *
list_multiples (const Asked *asked, double step, BstTickRank rank, gboolean named)
{
  const BstScale *scale = asked->scale;
  GArray *ticks = bst_ticks_new ();

  for (double i = ceil (scale->min / step * (1 - 1e-9)); i * step <= scale->max * (1 + 1e-9); i++)
    {
      BstTick tick = { i * step, bst_scale_to_pixel (scale, i * step), rank, NULL, 0 };

      if (i < 1)
        continue;
      if (is_decade (tick.value))
        tick.rank = BST_TICK_MAJOR;
      if (named)
        name (&tick, asked);
      g_array_append_val (ticks, tick);
    }
  return ticks;
}

/* Steps are 5, 2 and 1 times a power of ten. Returns the next smaller one. */
static double
get_next_step (double step)
{
  double power = pow (10, floor (log10 (step) + 1e-9));
  double digit = step / power;

  if (digit > 4)
    return 2 * power;
  return digit > 1.5 ? power : power / 2;
}

/* Lines between those that are named, where they have room: of 5 the ones, of the others
 * the halves. */
static void
add_lines_between (GArray *ticks, const Asked *asked, double step)
{
  double power = pow (10, floor (log10 (step) + 1e-9));
  double between = step / power > 4 ? power : step / 2;
  const BstScale *scale = asked->scale;
  double closest = bst_scale_to_pixel (scale, scale->max) - bst_scale_to_pixel (scale, scale->max - between);
  g_autoptr (GArray) lines = NULL;

  if (fabs (closest) < LEAST_APART)
    return;
  lines = list_multiples (asked, between, BST_TICK_FAINT, FALSE);
  for (guint i = 0, at = 0; i < lines->len; i++)
    {
      BstTick *line = &g_array_index (lines, BstTick, i);

      while (at < ticks->len && g_array_index (ticks, BstTick, at).value < line->value * (1 - 1e-9))
        at++;
      if (at == ticks->len || g_array_index (ticks, BstTick, at).value > line->value * (1 + 1e-9))
        g_array_insert_val (ticks, at, *line);
    }
}

static void
unname (GArray *ticks)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      BstTick *tick = &g_array_index (ticks, BstTick, i);

      g_clear_pointer (&tick->label, g_free);
      tick->width = 0;
    }
}

/* Returns: (transfer full): the same ticks without their labels */
static GArray *
copy_lines (GArray *ticks)
{
  GArray *lines = bst_ticks_new ();

  for (guint i = 0; i < ticks->len; i++)
    {
      BstTick tick = g_array_index (ticks, BstTick, i);

      tick.label = NULL;
      tick.width = 0;
      g_array_append_val (lines, tick);
    }
  return lines;
}

/* Names all decades between two labels that there are, if they have room. */
static void
name_decades (GArray *ticks, const Asked *asked)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      BstTick *tick = &g_array_index (ticks, BstTick, i);

      if (tick->rank != BST_TICK_MAJOR || tick->label != NULL)
        continue;
      name (tick, asked);
      if (bst_ticks_have_room (ticks, asked->gap))
        continue;
      g_clear_pointer (&tick->label, g_free);
      tick->width = 0;
    }
}

/* Names the first and the last tick, but for faint ones, and of the others decades alone.
 *
 * Returns: whether there are two, and room for both */
static gboolean
name_ends (GArray *ticks, const Asked *asked)
{
  BstTick *first = NULL, *last = NULL;

  unname (ticks);
  for (guint i = 0; i < ticks->len; i++)
    {
      BstTick *tick = &g_array_index (ticks, BstTick, i);

      if (tick->rank == BST_TICK_FAINT || !is_count (tick->value))
        continue;
      if (first == NULL)
        first = tick;
      last = tick;
    }
  if (first == NULL || first == last)
    return FALSE;
  name (first, asked);
  name (last, asked);
  if (!bst_ticks_have_room (ticks, asked->gap))
    return FALSE;
  name_decades (ticks, asked);
  return TRUE;
}

/* The multiples of one step, as few as are wanted if so many have room, or as many as have.
 *
 * Returns: (transfer full) (nullable): them; %NULL where they are no more than @n */
static GArray *
find_step (const Asked *asked, guint n)
{
  double step = pow (10, floor (log10 (asked->scale->max) + 1e-9));
  double least = step / pow (10, DIGITS) * (1 - 1e-9);
  double best_step = 0;
  g_autoptr (GArray) best = NULL;

  for (step *= 5; step >= least; step = get_next_step (step))
    {
      g_autoptr (GArray) ticks = list_multiples (asked, step, BST_TICK_MINOR, TRUE);
      guint n_labels = count_labels (ticks);

      if (n_labels <= n)
        continue;
      if (!bst_ticks_have_room (ticks, asked->gap))
        break;
      g_clear_pointer (&best, g_array_unref);
      best = g_steal_pointer (&ticks);
      best_step = step;
      n = n_labels;
      if (n >= get_wanted (asked->scale))
        break;
    }
  if (best != NULL)
    add_lines_between (best, asked, best_step);
  return g_steal_pointer (&best);
}

/* Whether half of the axis or more, at its lesser end, is without a label: steps are even, and
 * a log scale has most of them at the other end. */
static gboolean
leaves_half (GArray *ticks, const BstScale *scale)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      const BstTick *tick = &g_array_index (ticks, BstTick, i);

      if (tick->label != NULL)
        return fabs (tick->position - scale->start) > fabs (scale->end - scale->start) / 2;
    }
  return TRUE;
}

/* Two counts, as far from each other as may be: of the lines that there are, or of any.
 *
 * Returns: (transfer full) (nullable): them; %NULL where there is no room even so */
static GArray *
find_ends (GArray *lines, const Asked *asked)
{
  double step = pow (10, floor (log10 (asked->scale->max) + 1e-9));
  double least = step / pow (10, DIGITS) * (1 - 1e-9);

  if (name_ends (lines, asked))
    return g_array_ref (lines);
  for (step *= 5; step >= least; step = get_next_step (step))
    {
      g_autoptr (GArray) ticks = list_multiples (asked, step, BST_TICK_MINOR, FALSE);

      if (!name_ends (ticks, asked))
        continue;
      if (ticks->len > 2)
        g_array_remove_range (ticks, 1, ticks->len - 2);
      return g_steal_pointer (&ticks);
    }
  return NULL;
}

/* Finds other ticks where those of decades leave the axis with less than is wanted: on a
 * part of one decade, or where there is hardly room.
 * @ticks: (transfer full): what there is
 *
 * Returns: (transfer full): @ticks, or others that name more */
GArray *
bst_ticks_refine (GArray *ticks, const BstScale *scale, double gap, BstMeasureFunc measure, gpointer user_data)
{
  Asked asked = { scale, gap, measure, user_data };
  guint n = count_labels (ticks);
  g_autoptr (GArray) lines = NULL;
  GArray *others;

  if (n >= get_wanted (scale) || (n >= LEAST_LABELS && scale->max / scale->min > MOST_RATIO))
    return ticks;
  lines = copy_lines (ticks);
  others = find_step (&asked, n);
  if (others == NULL ? n < LEAST_LABELS : count_labels (others) < LEAST_LABELS || leaves_half (others, scale))
    {
      GArray *ends = find_ends (lines, &asked);

      if (ends != NULL)
        {
          g_clear_pointer (&others, g_array_unref);
          others = ends;
        }
    }
  if (others == NULL)
    return ticks;
  g_array_unref (ticks);
  return others;
}
