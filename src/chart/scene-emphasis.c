/* Names of what stands out, among those that are there: as few of these as can be move. */
#include "config.h"

#include "chart/scene-labels-private.h"

/* What a label takes of the map, and which map that is. */
static BstLabelMap *
find_room (const BstPlacing *placing, const BstSceneText *label, BstRect *taken)
{
  *taken = label->box;
  taken->x -= BST_LABEL_PADDING;
  taken->width += 2 * BST_LABEL_PADDING;
  return bst_plan_mark (placing->plan, label->mark)->unknown ? placing->strip : placing->plot;
}

static gboolean
is_free (const BstPlacing *placing, const BstSceneText *label)
{
  BstRect rect;
  BstLabelMap *map = find_room (placing, label, &rect);

  return bst_label_map_is_free (map, &rect);
}

static void
take (const BstPlacing *placing, const BstSceneText *label)
{
  BstRect rect;
  BstLabelMap *map = find_room (placing, label, &rect);

  bst_label_map_take (map, &rect);
}

/* Leaves @label where it is. */
static void
keep (BstPlacing *placing, const BstSceneText *label)
{
  BstSceneText copy = *label;

  copy.string = g_strdup (label->string);
  take (placing, label);
  g_array_append_val (placing->labels, copy);
}

static gboolean
is_named (GArray *labels, int mark)
{
  for (guint i = 0; i < labels->len; i++)
    if (g_array_index (labels, BstSceneText, i).mark == mark)
      return TRUE;
  return FALSE;
}

typedef gboolean (*PlaceFunc) (BstPlacing *placing, int mark, gboolean stands_out);

/* Places a text of @mark where none of @others has to go; returns whether there is room. */
static gboolean
place_among (BstPlacing *placing, GArray *others, int mark, PlaceFunc place)
{
  BstPlacing among = *placing;
  gboolean placed;

  among.plot = bst_label_map_copy (placing->plot);
  among.strip = bst_label_map_copy (placing->strip);
  for (guint i = 0; i < others->len; i++)
    {
      const BstSceneText *other = &g_array_index (others, BstSceneText, i);

      if (other->mark != mark && is_free (placing, other))
        take (&among, other);
    }
  placed = place (&among, mark, FALSE);
  bst_label_map_free (among.plot);
  bst_label_map_free (among.strip);
  if (placed)
    take (placing, &g_array_index (placing->labels, BstSceneText, placing->labels->len - 1));
  return placed;
}

/* Places what is written of a mark that stands out: among @others, and where there is no
 * room as if they were not there. */
static void
place_emphasized (BstPlacing *placing, GArray *others, int mark)
{
  if (mark < 0 || placing->tried[mark])
    return;
  if (!place_among (placing, others, mark, bst_placing_place_name))
    {
      placing->tried[mark] = FALSE;
      if (!bst_placing_place_name (placing, mark, TRUE))
        return;
    }
  if (bst_plan_has_ring_in_sight (placing->plan, mark) && !place_among (placing, others, mark, bst_placing_place_active))
    bst_placing_place_active (placing, mark, TRUE);
}

/* Whether it is a name, and not a number of active parameters. */
static gboolean
is_name (const BstSceneText *label)
{
  return label->role != BST_TEXT_MUTED;
}

/* The labels of @others stay where they are, but for those that are in the way, which are
 * placed elsewhere if they can be. */
static void
keep_others (BstPlacing *placing, GArray *others)
{
  g_autofree gboolean *named = g_new0 (gboolean, placing->plan->marks->len);
  g_autofree gboolean *kept = g_new0 (gboolean, MAX (others->len, 1));

  for (guint i = 0; i < others->len; i++)
    {
      const BstSceneText *label = &g_array_index (others, BstSceneText, i);

      kept[i] = placing->tried[label->mark] || (is_free (placing, label) && (is_name (label) || named[label->mark]));
      if (!kept[i] || placing->tried[label->mark])
        continue;
      keep (placing, label);
      named[label->mark] = TRUE;
    }
  for (guint i = 0; i < others->len; i++)
    {
      const BstSceneText *label = &g_array_index (others, BstSceneText, i);

      if (kept[i])
        continue;
      if (is_name (label))
        named[label->mark] = bst_placing_place_name (placing, label->mark, FALSE);
      else if (named[label->mark])
        bst_placing_place_active (placing, label->mark, FALSE);
    }
}

/**
 * bst_scene_emphasize:
 * @scene: of which the labels of bst_scene_place_names() are known
 *
 * Gives what is selected its name, then what is pinned, among these names: where they leave
 * room, and else in their place. All that are not in the way stay where they are.
 *
 * Returns: (transfer full) (element-type BstSceneText): the labels, whatever the pointer is at
 */
GArray *
bst_scene_emphasize (const BstScene *scene)
{
  BstPlan *plan = scene->plan;
  int selected = scene->selected;
  BstPlacing placing;

  if (plan->kind == BST_CHART_RANKING || plan->marks->len == 0 || (selected < 0 && scene->pinned->len == 0))
    return g_array_ref (scene->names);
  bst_placing_begin (&placing, scene, selected);
  if (selected >= 0 && bst_plan_mark (plan, selected)->outside)
    bst_plan_add_pointer (plan, placing.labels, bst_plan_mark (plan, selected)->unknown ? placing.strip : placing.plot, selected);
  place_emphasized (&placing, scene->names, selected);
  placing.pinned = TRUE;
  for (guint i = 0; i < scene->pinned->len; i++)
    place_emphasized (&placing, scene->names, g_array_index (scene->pinned, int, i));
  placing.pinned = FALSE;
  keep_others (&placing, scene->names);
  return bst_placing_end (&placing);
}

/* The selected mark's name, or the words that say where it is, give way to nothing. */
static void
take_selected (BstPlacing *placing, GArray *labels)
{
  for (guint i = 0; i < labels->len; i++)
    if (g_array_index (labels, BstSceneText, i).mark == placing->selected)
      take (placing, &g_array_index (labels, BstSceneText, i));
}

/**
 * bst_scene_add_hovered:
 * @scene: of which the labels of bst_scene_emphasize() are known
 *
 * Gives the mark under the pointer its name among these. Those in its way go; all
 * others stay where they are, so that nothing moves under the pointer.
 *
 * Returns: (transfer full) (element-type BstSceneText): the labels
 */
GArray *
bst_scene_add_hovered (const BstScene *scene)
{
  GArray *labels = scene->placed;
  g_autofree gboolean *named = NULL;
  BstPlacing placing;

  if (scene->hovered < 0 || scene->plan->kind == BST_CHART_RANKING || is_named (labels, scene->hovered))
    return g_array_ref (labels);
  bst_placing_begin (&placing, scene, scene->selected);
  take_selected (&placing, labels);
  place_emphasized (&placing, labels, scene->hovered);
  named = g_new0 (gboolean, scene->plan->marks->len);
  for (guint i = 0; i < labels->len; i++)
    {
      const BstSceneText *label = &g_array_index (labels, BstSceneText, i);

      /* Active parameters are nothing without the name, which comes before them. */
      if (label->mark != scene->selected && !(is_free (&placing, label) && (is_name (label) || named[label->mark])))
        continue;
      keep (&placing, label);
      named[label->mark] = TRUE;
    }
  return bst_placing_end (&placing);
}
