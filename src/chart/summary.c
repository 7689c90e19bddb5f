/* All numbers have their digits grouped: there may be millions. */
#include "config.h"

#include "chart/summary.h"

#include "core/format.h"
#include "core/i18n.h"

/* @part: (transfer full): put behind what is there already */
void
bst_summary_append (GString *sentence, char *part)
{
  if (sentence->len > 0)
    /* Translators: between the parts of the sentence that describes the chart */
    g_string_append (sentence, C_ ("chart summary", "; "));
  g_string_append (sentence, part);
  g_free (part);
}

/* @n: of models that have a figure
 * @least: the least of the figures
 * @most: the largest */
void
bst_summary_append_known (GString *sentence, guint n, gint64 least, gint64 most)
{
  g_autofree char *number = bst_format_exact (n);
  g_autofree char *from = bst_format_count (least);
  g_autofree char *to = bst_format_count (most);

  bst_summary_append (sentence, g_strdup_printf (/* Translators: how many models, the least and the largest number of parameters */
                                                 ngettext ("%s model, from %s to %s parameters on a log scale",
                                                           "%s models, from %s to %s parameters on a log scale", n),
                                                 number, from, to));
}

/* @n_outside: models that are not in the part that is shown, which in a ranking is said of
 *   their bars */
void
bst_summary_append_zoom (GString *sentence, const BstChartRange *range, BstChartAxes axes, guint n_outside)
{
  g_autofree char *title = bst_chart_range_dup_title (range, axes);
  g_autofree char *number = bst_format_exact (n_outside);

  /* Translators: the part that the chart shows: "12 Mar – 4 Nov 2023, 900 M to 7 B parameters" */
  bst_summary_append (sentence, g_strdup_printf (C_ ("chart summary", "Zoomed in to %s"), title));
  if (n_outside == 0)
    return;
  if ((axes & BST_CHART_AXIS_TIME) == 0)
    bst_summary_append (sentence, g_strdup_printf (ngettext ("%s bar ends outside of that", "%s bars end outside of that", n_outside), number));
  else
    bst_summary_append (sentence, g_strdup_printf (ngettext ("%s is outside of that", "%s are outside of that", n_outside), number));
}

/* @n: of models that have no figure
 * @on_strip: whether they are on the strip of a timeline, or in the last rows of a ranking */
void
bst_summary_append_unknown (GString *sentence, guint n, gboolean on_strip)
{
  g_autofree char *number = bst_format_exact (n);

  if (n == 0)
    return;
  if (on_strip)
    bst_summary_append (sentence, g_strdup_printf (ngettext ("%s without a published figure is on the strip below",
                                                             "%s without a published figure are on the strip below", n),
                                                   number));
  else
    bst_summary_append (sentence, g_strdup_printf (ngettext ("%s without a published figure is at the end",
                                                             "%s without a published figure are at the end", n),
                                                   number));
}

/* What the chart has no place for. */
void
bst_summary_append_left_out (GString *sentence, guint n_undated, guint n_without)
{
  g_autofree char *undated = bst_format_exact (n_undated);
  g_autofree char *without = bst_format_exact (n_without);

  if (n_undated > 0)
    bst_summary_append (sentence, g_strdup_printf (ngettext ("%s of unknown date is not shown",
                                                             "%s of unknown date are not shown", n_undated),
                                                   undated));
  if (n_without > 0)
    bst_summary_append (sentence, g_strdup_printf (ngettext ("%s method or program without parameters is not shown",
                                                             "%s methods and programs without parameters are not shown", n_without),
                                                   without));
}

/* @sentence: (transfer full)
 *
 * Returns: (transfer full): the sentence, ended */
char *
bst_summary_end (GString *sentence)
{
  /* Translators: ends the sentence that describes the chart */
  g_string_append (sentence, C_ ("chart summary", "."));
  return g_string_free (sentence, FALSE);
}
