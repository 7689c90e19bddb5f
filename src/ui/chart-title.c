/* What the heading and the legend say of the chart. */
#include "config.h"

#include "ui/chart-view-private.h"

#include <string.h>

#include "core/format.h"
#include "core/i18n.h"

/**
 * bst_chart_view_count:
 * @counts: (out caller-allocates) (array fixed-size=5): how many marks are of each class
 *
 * Returns: how many marks there are, those on the strip included; known before the
 *   chart is laid out. Where it is of so many that they are still being read, what it was
 *   before: "counted" tells when it is another
 */
guint
bst_chart_view_count (BstChartView *self, guint counts[BST_N_OPENNESS])
{
  const BstPoints *points = bst_density_loader_get_points (self->loader);
  GListModel *drawn = bst_chart_view_is_many (self) ? NULL : bst_chart_view_get_drawn (self);

  if (drawn != NULL)
    {
      self->n_counted = bst_scene_count (drawn, self->kind, self->counts);
    }
  else if (bst_chart_view_is_many (self) && points != NULL && !self->is_unread)
    {
      memcpy (self->counts, points->counts, sizeof points->counts);
      self->n_counted = points->n_known + points->n_unknown;
    }
  memcpy (counts, self->counts, sizeof self->counts);
  return self->n_counted;
}

static char *
make_title (BstChartView *self, guint n)
{
  guint n_all = bst_chart_view_count_entries (self);
  g_autofree char *number = bst_format_number (n);
  g_autofree char *all = bst_format_exact (n_all);

  if (self->kind == BST_CHART_RANKING && n_all > BST_CHART_MOST_ROWS)
    /* Translators: how many of all models are drawn: the first 500 of 3,000,000 */
    return g_strdup_printf (_ ("Parameters, largest first · the first %1$s of %2$s models"), number, all);
  if (self->kind == BST_CHART_RANKING)
    return g_strdup_printf (ngettext ("Parameters, largest first · %s model",
                                      "Parameters, largest first · %s models", n),
                            number);
  /* Translators: a number with its digits grouped: "383,443" */
  return g_strdup_printf (ngettext ("Parameters by release · %s model", "Parameters by release · %s models", n), number);
}

/* Returns: (transfer full) (nullable): the chart in a sentence; %NULL where there is nothing in
 *   it but that sentence, and before there is a chart. "described" tells when it is another */
char *
bst_chart_view_dup_summary (BstChartView *self)
{
  guint n_marks = 0;

  if (self->scene == NULL)
    return NULL;
  bst_scene_get_marks (self->scene, &n_marks);
  if (n_marks == 0 && bst_scene_get_density (self->scene) == NULL)
    return NULL;
  return g_strdup (bst_scene_get_summary (self->scene));
}

/* Returns: (transfer full): what the chart shows, and of how many models; what it did
 *   before, while these are still being read */
char *
bst_chart_view_dup_title (BstChartView *self)
{
  gboolean is_known = bst_chart_view_is_many (self) ? bst_density_loader_get_points (self->loader) != NULL && !self->is_unread
                                                    : bst_chart_view_get_drawn (self) != NULL;
  guint counts[BST_N_OPENNESS];
  guint n = bst_chart_view_count (self, counts);

  if (is_known)
    {
      g_free (self->title);
      self->title = make_title (self, n);
    }
  return g_strdup (self->title != NULL ? self->title : "");
}
