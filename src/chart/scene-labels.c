#include "config.h"

#include "chart/scene-private.h"

#include "core/format.h"

#include <math.h>

/* No label comes nearer to a mark that is not its own than to its own. */
#define CLEARANCE 3

/* Between a mark and its label. The label keeps out of the pixels that it shares with
 * its mark's clearance. */
#define LABEL_GAP (CLEARANCE + 1 + LABEL_PADDING)

/* Between the end of a label and what is beside it. */
#define LABEL_PADDING 3

/* How far the ring around the selected mark reaches beyond the mark. */
#define SELECTION_REACH 6

/* How many lines the name of the selected mark may be away from it where there is no
 * room beside: it is the only bold one. Farther off it would seem to be another's. */
#define SELECTED_LINES 2

/* No letter of a name is narrower on average, in parts of the line's height: names
 * that have no room even so are not measured. */
#define LEAST_ADVANCE 0.25

typedef struct
{
  BstPlan *plan;
  GArray *labels;
  BstLabelMap *plot;
  BstLabelMap *strip;
  gboolean *tried;
  int selected;
} Placing;

static void
take_square (BstLabelMap *map, double x, double y, double reach)
{
  BstRect rect = { x - reach, y - reach, 2 * reach, 2 * reach };

  bst_label_map_take (map, &rect);
}

static void
take_marks (Placing *placing)
{
  BstPlan *plan = placing->plan;

  for (guint i = 0; i < plan->marks->len; i++)
    {
      const BstSceneMark *mark = bst_plan_mark (plan, i);
      BstLabelMap *map = mark->unknown ? placing->strip : placing->plot;

      take_square (map, mark->x, mark->y, mark->radius + CLEARANCE + ((int) i == placing->selected ? SELECTION_REACH : 0));
      if (mark->has_ring)
        {
          BstRect line = { mark->x - 2, mark->y, 4, mark->ring_y - mark->y };

          take_square (map, mark->ring_x, mark->ring_y, mark->radius + CLEARANCE);
          bst_label_map_take (map, &line);
        }
    }
}

/* Places @string beside a point; takes it. Returns whether it had room. */
static gboolean
place_text (Placing *placing, BstLabelMap *map, int mark, double x, double y, double reach,
            char *string, double width, BstTextRole role)
{
  BstPlan *plan = placing->plan;
  double distance = reach + LABEL_GAP - LABEL_PADDING;
  BstAnchor anchor = BST_ANCHOR_MIDDLE;
  BstRect box;

  width = ceil (width) + 2 * LABEL_PADDING;
  if (!bst_label_map_place (map, x, y, distance, width, plan->line_height, plan->rtl, &box) &&
      (role != BST_TEXT_SELECTED ||
       !bst_label_map_place_near (map, x, y, reach + SELECTED_LINES * plan->line_height, width, plan->line_height, &box)))
    {
      g_free (string);
      return FALSE;
    }
  box.x += LABEL_PADDING;
  box.width -= 2 * LABEL_PADDING;
  if (box.x > x)
    anchor = BST_ANCHOR_LEFT;
  else if (box.x + box.width < x)
    anchor = BST_ANCHOR_RIGHT;
  bst_plan_add_text (plan, placing->labels, string, role, anchor, &box, mark);
  return TRUE;
}

static gboolean
place_name (Placing *placing, int i)
{
  BstPlan *plan = placing->plan;
  const BstSceneMark *mark = bst_plan_mark (plan, i);
  const char *name = bst_entry_get_name (bst_plan_item (plan, i)->entry);
  BstLabelMap *map = mark->unknown ? placing->strip : placing->plot;
  gboolean selected = i == placing->selected;
  double reach = mark->radius + (selected ? SELECTION_REACH : 0);
  double width;

  if (placing->tried[i])
    return FALSE;
  placing->tried[i] = TRUE;
  width = selected ? bst_plan_measure (plan, BST_TEXT_SELECTED, name) : plan->label_widths[i];
  if (width <= 0)
    {
      double least = g_utf8_strlen (name, -1) * plan->line_height * LEAST_ADVANCE;

      if (!bst_label_map_place (map, mark->x, mark->y, reach + LABEL_GAP - LABEL_PADDING, least + 2 * LABEL_PADDING,
                                plan->line_height, plan->rtl, NULL))
        return FALSE;
      width = bst_plan_measure (plan, BST_TEXT_LABEL, name);
      plan->label_widths[i] = (float) width;
    }
  return place_text (placing, map, i, mark->x, mark->y, reach, g_strdup (name), width,
                     selected ? BST_TEXT_SELECTED : BST_TEXT_LABEL);
}

static void
place_active (Placing *placing, int i)
{
  BstPlan *plan = placing->plan;
  const BstSceneMark *mark = bst_plan_mark (plan, i);
  g_autofree char *count = bst_format_count (bst_plan_item (plan, i)->active);
  /* Translators: beside the ring of a mixture of experts: how many of its parameters
   * work on one token, "12.9 B active" */
  char *string = g_strdup_printf (C_ ("chart", "%s active"), count);

  place_text (placing, placing->plot, i, mark->ring_x, mark->ring_y, mark->radius, string,
              bst_plan_measure (plan, BST_TEXT_MUTED, string), BST_TEXT_MUTED);
}

/* Places the name of a mark that stands out, and its active parameters with it. */
static void
place_both (Placing *placing, int i)
{
  if (i >= 0 && place_name (placing, i) && bst_plan_mark (placing->plan, i)->has_ring)
    place_active (placing, i);
}

/* Places the names of all other marks, the larger first: those of the record holders or
 * those of the rest. */
static void
place_names (Placing *placing, gboolean records)
{
  BstPlan *plan = placing->plan;

  for (int i = (int) plan->marks->len - 1; i >= 0; i--)
    if (bst_plan_mark (plan, plan->by_size[i])->record == records)
      place_name (placing, plan->by_size[i]);
}

static void
place_other_actives (Placing *placing)
{
  guint n_named = placing->labels->len;
  g_autofree gboolean *done = g_new0 (gboolean, MAX (placing->plan->marks->len, 1));

  for (guint i = 0; i < n_named; i++)
    if (g_array_index (placing->labels, BstSceneText, i).role == BST_TEXT_MUTED)
      done[g_array_index (placing->labels, BstSceneText, i).mark] = TRUE;
  for (guint i = 0; i < n_named; i++)
    {
      int mark = g_array_index (placing->labels, BstSceneText, i).mark;

      if (bst_plan_mark (placing->plan, mark)->has_ring && !done[mark])
        place_active (placing, mark);
    }
}

/* Gives the marks their names: what is selected first, then what the pointer is on,
 * what is pinned, who held the record, and then the larger ones.
 *
 * Returns: (transfer full) (element-type BstSceneText): the labels
 */
GArray *
bst_plan_place_labels (BstPlan *plan, int selected, int hovered, const char *const *pinned_ids)
{
  GArray *labels = bst_texts_new ();
  g_autoptr (BstLabelMap) plot = NULL;
  g_autoptr (BstLabelMap) strip = NULL;
  g_autofree gboolean *tried = NULL;
  Placing placing;

  if (plan->kind == BST_CHART_RANKING || plan->marks->len == 0)
    return labels;
  plot = bst_label_map_new (&plan->plot);
  strip = bst_label_map_new (&plan->strip);
  tried = g_new0 (gboolean, plan->marks->len);
  placing = (Placing) { plan, labels, plot, strip, tried, selected };

  take_marks (&placing);
  place_both (&placing, selected);
  place_both (&placing, hovered);
  for (guint i = 0; pinned_ids != NULL && pinned_ids[i] != NULL; i++)
    place_both (&placing, GPOINTER_TO_INT (g_hash_table_lookup (plan->by_id, pinned_ids[i])) - 1);
  place_names (&placing, TRUE);
  place_names (&placing, FALSE);
  place_other_actives (&placing);
  return labels;
}
