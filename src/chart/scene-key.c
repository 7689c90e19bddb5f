/* The cells of a scene: what they are beside, and what their colours mean, in a corner of the plot. */
#include "config.h"

#include "chart/scene-private.h"

#include "core/format.h"
#include "core/i18n.h"

#include <math.h>

/* Between the corner and the key, and inside of it. */
#define MARGIN 6
#define PADDING 5

/* So many places are looked at along an edge. */
#define N_PLACES 12

/* A sample, in lines of text. */
#define SAMPLE_WIDTH 1.1
#define SAMPLE_HEIGHT 0.6

static void
clear_key (gpointer data)
{
  BstSceneKey *key = data;

  for (guint i = 0; i < G_N_ELEMENTS (key->texts); i++)
    g_free ((char *) key->texts[i].string);
}

/* It is shared by the scenes of one density: another pointer is no reason to look for its place
 * again. */
void
bst_scene_key_unref (BstSceneKey *key)
{
  g_atomic_rc_box_release_full (key, clear_key);
}

/* The class that most models in sight are of. */
static BstOpenness
find_openness (BstDensity *density)
{
  guint counts[BST_N_OPENNESS] = { 0 };
  guint n_cells;
  const BstDensityCell *cells = bst_density_get_cells (density, &n_cells);
  BstOpenness most = BST_OPENNESS_UNKNOWN;

  for (guint i = 0; i < n_cells; i++)
    if (cells[i].row >= 0)
      counts[cells[i].openness] += cells[i].n_openness;
  for (guint i = 0; i < BST_N_OPENNESS; i++)
    if (counts[i] > counts[most])
      most = i;
  return most;
}

/* Returns: (transfer full): at the end of the samples: "1,204 models" */
static char *
dup_most (guint most)
{
  g_autofree char *number = bst_format_exact (most);

  /* Translators: beside the strongest colour of the chart: how many models are where it is:
   * "1,204 models"; short */
  return g_strdup_printf (ngettext ("%s model", "%s models", most), number);
}

/* Puts text, samples and text beside each other, from @x on. */
static void
lay (BstPlan *plan, BstSceneKey *key, double x, double y, const double widths[2])
{
  double line = plan->line_height, sample = round (line * SAMPLE_WIDTH), high = round (line * SAMPLE_HEIGHT);
  BstSceneText *first = &key->texts[plan->rtl ? 1 : 0], *last = &key->texts[plan->rtl ? 0 : 1];

  first->box = (BstRect) { x, y, widths[plan->rtl ? 1 : 0], line };
  first->anchor = BST_ANCHOR_RIGHT;
  x += first->box.width + PADDING;
  for (guint i = 0; i < BST_SCENE_KEY_STEPS; i++, x += sample)
    {
      guint place = plan->rtl ? BST_SCENE_KEY_STEPS - 1 - i : i;

      key->samples[place] = (BstRect) { x, y + round ((line - high) / 2), sample, high };
      key->shares[place] = (double) place / (BST_SCENE_KEY_STEPS - 1);
    }
  last->box = (BstRect) { x + PADDING, y, widths[plan->rtl ? 0 : 1], line };
  last->anchor = BST_ANCHOR_LEFT;
}

/* Looks along the upper and the lower edge of the plot for the place that hides fewest cells,
 * and no mark: the first is the upper corner of the earliest dates, where models are rarest. */
static void
find_place (BstPlan *plan, BstDensity *density, BstRect *plate)
{
  g_autoptr (BstLabelMap) cells = bst_plan_map_cells (plan, density);
  double room = plan->plot.width - 2 * MARGIN - plate->width, down = plan->plot.height - 2 * MARGIN - plate->height;
  guint least = G_MAXUINT;
  BstRect best = *plate;

  for (guint i = 0; i < plan->marks->len; i++)
    {
      const BstSceneMark *mark = bst_plan_mark (plan, i);

      if (!mark->outside)
        bst_label_map_take_disc (cells, mark->x, mark->y, mark->radius);
    }
  for (guint i = 0; i < 2 * N_PLACES && least > 0; i++)
    {
      double along = (double) (i % N_PLACES) / (N_PLACES - 1);
      BstRect rect = { plan->plot.x + MARGIN + round (room * (plan->rtl ? 1 - along : along)),
                       plan->plot.y + MARGIN + (i < N_PLACES ? 0 : floor (down)), plate->width, plate->height };
      guint hidden = bst_label_map_count (cells, &rect);

      if (hidden >= least)
        continue;
      least = hidden;
      best = rect;
    }
  *plate = best;
}

/**
 * bst_plan_make_key:
 * @density: what is shown
 *
 * Returns: (transfer full) (nullable): what its colours mean; %NULL where no cell has more
 *   than one, and where there is no room
 */
BstSceneKey *
bst_plan_make_key (BstPlan *plan, BstDensity *density)
{
  guint most = bst_density_get_most (density);
  BstSceneKey *key;
  double widths[2], width;

  if (most < 2 || !bst_plan_has_known (plan))
    return NULL;
  key = g_atomic_rc_box_new0 (BstSceneKey);
  key->openness = find_openness (density);
  key->texts[0].string = bst_format_exact (1);
  key->texts[1].string = dup_most (most);
  width = 2 * PADDING + 2 * PADDING + BST_SCENE_KEY_STEPS * round (plan->line_height * SAMPLE_WIDTH);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      key->texts[i].role = BST_TEXT_TICK;
      key->texts[i].mark = -1;
      key->texts[i].baseline = plan->line_height / 2 + plan->line_height * 0.27;
      widths[i] = ceil (bst_plan_measure (plan, BST_TEXT_TICK, key->texts[i].string));
      width += widths[i];
    }
  key->plate = (BstRect) { 0, 0, width, plan->line_height + 2 };
  if (width > plan->plot.width / 2 || plan->plot.height < 6 * plan->line_height)
    {
      bst_scene_key_unref (key);
      return NULL;
    }
  find_place (plan, density, &key->plate);
  lay (plan, key, key->plate.x + PADDING, key->plate.y + 1, widths);
  return key;
}

/**
 * bst_marks_shown_choose:
 * @n_known: how many models with a figure are in the part that is shown
 * @n_unknown: how many without
 *
 * Returns: which of them are to have a mark each
 */
BstMarksShown
bst_marks_shown_choose (guint n_known, guint n_unknown)
{
  if ((guint64) n_known + n_unknown <= BST_CHART_MOST_MARKS)
    return BST_MARKS_ALL;
  return n_known > 0 && n_known <= BST_CHART_MOST_MARKS ? BST_MARKS_KNOWN : BST_MARKS_FEW;
}

/**
 * bst_scene_get_marks_shown:
 *
 * Returns: which models have a mark: all, but of very many
 */
BstMarksShown
bst_scene_get_marks_shown (BstScene *self)
{
  return self->plan->shown;
}

/**
 * bst_scene_get_key:
 *
 * Returns: (transfer none) (nullable): what the colours of cells mean; %NULL where none has one
 */
const BstSceneKey *
bst_scene_get_key (BstScene *self)
{
  return self->key;
}

/**
 * bst_scene_get_density:
 *
 * Returns: (transfer none) (nullable): what was given to bst_scene_with_density()
 */
BstDensity *
bst_scene_get_density (BstScene *self)
{
  return self->density;
}
