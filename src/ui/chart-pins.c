/* The models whose names stay on the chart, whatever is selected. */
#include "config.h"

#include "ui/chart-view-private.h"

/**
 * bst_chart_view_get_pinned:
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of the pinned models in the
 *   order in which they were pinned, those included that are not shown now; valid until
 *   another is pinned
 */
const char *const *
bst_chart_view_get_pinned (BstChartView *self)
{
  return (const char *const *) self->pinned;
}

/* @ids: (transfer full) */
static void
take_pinned (BstChartView *self, char **ids)
{
  if (g_strv_equal ((const char *const *) self->pinned, (const char *const *) ids))
    {
      g_strfreev (ids);
      return;
    }
  g_strfreev (self->pinned);
  self->pinned = ids;
  bst_chart_view_show_pinned (self);
  bst_chart_view_emit_pins_changed (self);
}

/**
 * bst_chart_view_set_pinned:
 * @ids: (nullable) (array zero-terminated=1): ids of models; one that is not shown is
 *   kept until it is; %NULL for none
 */
void
bst_chart_view_set_pinned (BstChartView *self, const char *const *ids)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (ids[i][0] != '\0' && g_hash_table_add (seen, (char *) ids[i]))
      g_strv_builder_add (builder, ids[i]);
  take_pinned (self, g_strv_builder_end (builder));
}

/* @id: (nullable) */
gboolean
bst_chart_view_is_pinned (BstChartView *self, const char *id)
{
  return id != NULL && g_strv_contains ((const char *const *) self->pinned, id);
}

/* Whether any model that is pinned is on the chart now. */
gboolean
bst_chart_view_has_shown_pins (BstChartView *self)
{
  guint n_pinned = 0;

  if (self->scene != NULL)
    bst_scene_get_pinned (self->scene, &n_pinned);
  return n_pinned > 0;
}

/* Pins a model, or lets it go again. */
void
bst_chart_view_toggle_pin (BstChartView *self, const char *id)
{
  gboolean was_pinned = bst_chart_view_is_pinned (self, id);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; self->pinned[i] != NULL; i++)
    if (!g_str_equal (self->pinned[i], id))
      g_strv_builder_add (builder, self->pinned[i]);
  if (!was_pinned)
    g_strv_builder_add (builder, id);
  take_pinned (self, g_strv_builder_end (builder));
}
