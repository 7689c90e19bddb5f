#include "config.h"

#include "ui/context-stops.h"

#define LEAST 512

/* Longer than any model was made for; the slider ends somewhere. */
#define MOST (G_GINT64_CONSTANT (1) << 30)

/**
 * bst_context_stops_new:
 * @most: tokens that the model was made for; 0 for unknown
 *
 * Each step is half as much again, or a third: what fits is a matter of proportions, and the
 * numbers are those that people know.
 *
 * Returns: (transfer full) (element-type gint64): lengths from the shortest to @most, which
 *   is one of them; never empty
 */
GArray *
bst_context_stops_new (gint64 most)
{
  GArray *stops = g_array_new (FALSE, FALSE, sizeof (gint64));

  most = most > 0 ? MIN (most, MOST) : BST_CONTEXT_UNTOLD;
  for (gint64 stop = LEAST; stop < most; stop *= 2)
    {
      gint64 between = stop + stop / 2;

      g_array_append_val (stops, stop);
      if (between < most)
        g_array_append_val (stops, between);
    }
  g_array_append_val (stops, most);
  return stops;
}

/* Returns: the position of the longest that is no longer than @context; 0 where none is */
guint
bst_context_stops_find (GArray *stops, gint64 context)
{
  guint found = 0;

  for (guint i = 0; i < stops->len; i++)
    if (g_array_index (stops, gint64, i) <= context)
      found = i;
  return found;
}
