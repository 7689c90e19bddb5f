#include "config.h"

#include "chart/scene-private.h"

#include "core/format.h"

#include <math.h>

/* Around a mark, and at the ends of a label: both are kept free. */
#define CLEARANCE 2
#define LABEL_PADDING 2

/* Between a mark and its label, in lines. */
#define LABEL_GAP 0.3

/* A label may be read as another mark's unless that one is farther from it than its
 * own: so many times as far, and a part of a line. What is in line with its mark is
 * easily read, what is above or below has to be more clearly its own. */
#define FARTHER_BESIDE 1.25
#define FARTHER_BESIDE_LINES 0.15
#define FARTHER_ASIDE 1.5
#define FARTHER_ASIDE_LINES 0.5

/* A line is higher than its letters. What a label takes of it, and where in that the
 * letters without a tail are. */
#define LABEL_HEIGHT 0.8
#define INK_TOP 0.1
#define INK_HEIGHT 0.6

/* Models are of one size up to so many times the smaller one's, and so many pixels farther
 * from a name than its own mark is the mark of another of that size and family. */
#define SIBLING_SHARE 1.1
#define SIBLING_FARTHER 2

/* How far the ring around the selected mark reaches beyond the mark. */
#define SELECTION_REACH 6

/* How many lines the name of the selected mark may be away from it where there is no
 * room beside: it is the only bold one. Farther off it would seem to be another's. */
#define SELECTED_LINES 2

/* The same for one that is pinned. */
#define PINNED_LINES 2

/* No letter of a name is narrower on average, in parts of the line's height: names
 * that have no room even so are not measured. */
#define LEAST_ADVANCE 0.25

/* How much of a label may be over cells, unless it is of what stands out. */
#define MOST_HIDDEN 0.12

typedef struct
{
  BstPlan *plan;
  GArray *labels;
  BstLabelMap *plot;
  BstLabelMap *strip;
  BstLabelMap *cells; /* where models are that have no mark; NULL where all have one */
  gboolean *tried;
  int selected;
  gboolean pinned; /* those that are being placed are */
} Placing;

/* What a label belongs to: a mark, at its sign or at its ring. */
typedef struct
{
  const BstPlan *plan;
  int mark;
  double x;
  double y;
  double reach; /* from there to its edge, or that of the ring around it */
  gboolean nearest_will_do;
  BstLabelMap *cells; /* nullable: what its label should not hide */
} Owner;

static void
take_mark (BstLabelMap *map, const BstSceneMark *mark)
{
  if (mark->outside)
    return;
  bst_label_map_take_disc (map, mark->x, mark->y, mark->radius + CLEARANCE);
  if (mark->has_ring)
    {
      BstRect line = { mark->x - 2, mark->y, 4, mark->ring_y - mark->y };

      if (!mark->ring_outside)
        bst_label_map_take_disc (map, mark->ring_x, mark->ring_y, mark->radius + CLEARANCE);
      bst_label_map_take (map, &line);
    }
}

/* What all marks take is the same for every selection. */
void
bst_plan_make_maps (BstPlan *plan)
{
  if (plan->plot_map != NULL)
    return;
  plan->plot_map = bst_label_map_new (&plan->plot);
  plan->strip_map = bst_label_map_new (&plan->strip);
  for (guint i = 0; i < plan->marks->len; i++)
    {
      const BstSceneMark *mark = bst_plan_mark (plan, i);

      take_mark (mark->unknown ? plan->strip_map : plan->plot_map, mark);
    }
}

/* The ring around the selected mark is of no other's label either. */
static void
take_selection (Placing *placing)
{
  const BstSceneMark *mark = placing->selected >= 0 ? bst_plan_mark (placing->plan, placing->selected) : NULL;

  if (mark != NULL && !mark->outside)
    bst_label_map_take_disc (mark->unknown ? placing->strip : placing->plot, mark->x, mark->y,
                             mark->radius + CLEARANCE + SELECTION_REACH);
}

/* Returns: (transfer full) (nullable): where cells are; %NULL without a density */
BstLabelMap *
bst_plan_map_cells (const BstPlan *plan, BstDensity *density)
{
  BstRect all = { 0, 0, plan->width, plan->height };
  BstLabelMap *map;
  guint n_cells;

  if (density == NULL)
    return NULL;
  map = bst_label_map_new (&all);
  bst_density_get_cells (density, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      BstRect rect = bst_density_get_rect (density, i);

      bst_label_map_take (map, &rect);
    }
  return map;
}

/* How far the spans from @a to @a + @a_length and from @b to @b + @b_length are apart. */
static double
span_distance (double a, double a_length, double b, double b_length)
{
  return MAX (MAX (b - a - a_length, a - b - b_length), 0);
}

/* From letters to the nearest part of a mark: its sign, its ring, the line between. */
static double
distance_to_mark (const BstRect *ink, const BstSceneMark *mark)
{
  double across = span_distance (ink->x, ink->width, mark->x, 0);
  double down = span_distance (ink->y, ink->height, mark->y, 0);
  double nearest = hypot (across, down) - mark->radius;

  if (mark->has_ring)
    {
      double ring_down = span_distance (ink->y, ink->height, mark->ring_y, 0);
      double line_down = span_distance (ink->y, ink->height, mark->y, mark->ring_y - mark->y);

      if (!mark->ring_outside)
        nearest = MIN (nearest, hypot (across, ring_down) - mark->radius);
      nearest = MIN (nearest, hypot (across, line_down));
    }
  return nearest;
}

/* The first mark, from the left, that is not left of @x. */
static guint
find_from (const BstPlan *plan, double x)
{
  guint low = 0, high = plan->marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (bst_plan_mark (plan, plan->by_x[middle])->x < x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Whether two are nearly the same: of one family and one size, such as a model and what was
 * made of it for chats. */
static gboolean
are_siblings (const BstPlan *plan, int mark, int other)
{
  const BstItem *a = bst_plan_item (plan, mark), *b = bst_plan_item (plan, other);

  return a->family == b->family && a->count > 0 && b->count > 0 &&
         MAX (a->count, b->count) <= MIN (a->count, b->count) * SIBLING_SHARE;
}

/* Whether a label at @place can only be its owner's: every other mark is farther from
 * its letters, and clearly so unless the nearest will do, as it does among siblings. */
static gboolean
is_clear (const BstRect *place, gpointer user_data)
{
  const Owner *owner = user_data;
  const BstPlan *plan = owner->plan;
  double line = plan->line_height;
  double radius = bst_plan_mark (plan, owner->mark)->radius;
  BstRect ink = { place->x + LABEL_PADDING, place->y + line * INK_TOP, place->width - 2 * LABEL_PADDING, line * INK_HEIGHT };
  double own = hypot (span_distance (ink.x, ink.width, owner->x, 0), span_distance (ink.y, ink.height, owner->y, 0)) - owner->reach;
  gboolean beside = owner->y >= ink.y && owner->y <= ink.y + ink.height;
  double least = MAX (own, 0);

  if (owner->cells != NULL && bst_label_map_count (owner->cells, place) > MOST_HIDDEN * place->width * place->height)
    return FALSE;
  if (!owner->nearest_will_do)
    least = beside ? least * FARTHER_BESIDE + line * FARTHER_BESIDE_LINES : least * FARTHER_ASIDE + line * FARTHER_ASIDE_LINES;
  for (guint i = find_from (plan, ink.x - least - radius); i < plan->marks->len; i++)
    {
      const BstSceneMark *other = bst_plan_mark (plan, plan->by_x[i]);

      if (other->x > ink.x + ink.width + least + radius)
        break;
      if (plan->by_x[i] == owner->mark || other->outside || distance_to_mark (&ink, other) >= least)
        continue;
      if (!are_siblings (plan, owner->mark, plan->by_x[i]) || distance_to_mark (&ink, other) < own + SIBLING_FARTHER)
        return FALSE;
    }
  return TRUE;
}

/* The selected mark's name is somewhere in any case: if need be where it is no more
 * than nearest to it, or a little away from it; then where it could be another's if it
 * were not bold, then over other marks. */
static gboolean
place_selected (Placing *placing, BstLabelMap *map, Owner *owner, BstLabel *label, BstRect *box)
{
  double reach = label->distance + SELECTED_LINES * placing->plan->line_height;

  if (bst_label_map_place (map, label, box))
    return TRUE;
  owner->cells = NULL;
  if (bst_label_map_place (map, label, box))
    return TRUE;
  owner->nearest_will_do = TRUE;
  if (bst_label_map_place (map, label, box) || bst_label_map_place_near (map, label, reach, box))
    return TRUE;
  label->accept = NULL;
  return bst_label_map_place (map, label, box) || bst_label_map_place_near (map, label, reach, box) ||
         bst_label_map_place_over (map, label, box);
}

/* What is pinned, or under the pointer, has its name over cells if need be. What is pinned has
 * it also where it is no more than nearest to it, or a little away: a ring says which one. */
static gboolean
place_other (Placing *placing, BstLabelMap *map, Owner *owner, BstLabel *label, gboolean stands_out, BstRect *box)
{
  double reach = label->distance + PINNED_LINES * placing->plan->line_height;

  if (bst_label_map_place (map, label, box))
    return TRUE;
  if (!stands_out)
    return FALSE;
  owner->cells = NULL;
  if (bst_label_map_place (map, label, box))
    return TRUE;
  owner->nearest_will_do = placing->pinned;
  return placing->pinned && (bst_label_map_place (map, label, box) || bst_label_map_place_near (map, label, reach, box));
}

static BstLabel
make_label (const BstPlan *plan, Owner *owner, double width)
{
  /* Never in the pixels that the mark's own clearance has in part. */
  double gap = MAX (plan->line_height * LABEL_GAP, CLEARANCE + 1 + LABEL_PADDING);

  return (BstLabel) {
    .x = owner->x,
    .y = owner->y,
    .distance = owner->reach + gap - LABEL_PADDING,
    .width = ceil (width) + 2 * LABEL_PADDING,
    .height = ceil (plan->line_height * LABEL_HEIGHT),
    .rtl = plan->rtl,
    .accept = is_clear,
    .user_data = owner,
  };
}

/* Places @string beside a point; takes it. Returns whether it had room. */
static gboolean
place_text (Placing *placing, Owner *owner, char *string, double width, BstTextRole role, gboolean stands_out)
{
  BstPlan *plan = placing->plan;
  BstLabelMap *map = bst_plan_mark (plan, owner->mark)->unknown ? placing->strip : placing->plot;
  BstLabel label = make_label (plan, owner, width);
  BstAnchor anchor = BST_ANCHOR_MIDDLE;
  BstRect box;

  if (!(role == BST_TEXT_SELECTED ? place_selected (placing, map, owner, &label, &box) : place_other (placing, map, owner, &label, stands_out, &box)))
    {
      g_free (string);
      return FALSE;
    }
  box.x += LABEL_PADDING;
  box.width -= 2 * LABEL_PADDING;
  if (box.x > owner->x)
    anchor = BST_ANCHOR_LEFT;
  else if (box.x + box.width < owner->x)
    anchor = BST_ANCHOR_RIGHT;
  bst_plan_add_text (plan, placing->labels, string, role, anchor, &box, owner->mark);
  return TRUE;
}

static gboolean
place_name (Placing *placing, int i, gboolean stands_out)
{
  BstPlan *plan = placing->plan;
  const BstSceneMark *mark = bst_plan_mark (plan, i);
  const char *name = bst_entry_get_name (bst_plan_item (plan, i)->entry);
  gboolean selected = i == placing->selected;
  Owner owner = { plan, i, mark->x, mark->y, mark->radius + (selected ? SELECTION_REACH : 0), FALSE, placing->cells };
  double width;

  if (placing->tried[i] || mark->outside)
    return FALSE;
  placing->tried[i] = TRUE;
  width = selected ? bst_plan_measure (plan, BST_TEXT_SELECTED, name) : plan->label_widths[i];
  if (width <= 0)
    {
      BstLabel least = make_label (plan, &owner, g_utf8_strlen (name, -1) * plan->line_height * LEAST_ADVANCE);

      if (!bst_label_map_has_room (mark->unknown ? placing->strip : placing->plot, &least))
        return FALSE;
      width = bst_plan_measure (plan, BST_TEXT_LABEL, name);
      plan->label_widths[i] = (float) width;
    }
  return place_text (placing, &owner, g_strdup (name), width, selected ? BST_TEXT_SELECTED : BST_TEXT_LABEL, stands_out);
}

static void
place_active (Placing *placing, int i, gboolean stands_out)
{
  BstPlan *plan = placing->plan;
  const BstSceneMark *mark = bst_plan_mark (plan, i);
  Owner owner = { plan, i, mark->ring_x, mark->ring_y, mark->radius, FALSE, placing->cells };
  g_autofree char *count = bst_format_count (bst_plan_item (plan, i)->active);
  /* Translators: beside the ring of a mixture of experts: how many of its parameters
   * work on one token, "12.9 B active" */
  char *string = g_strdup_printf (C_ ("chart", "%s active"), count);

  place_text (placing, &owner, string, bst_plan_measure (plan, BST_TEXT_MUTED, string), BST_TEXT_MUTED, stands_out);
}

static gboolean
has_ring_in_sight (BstPlan *plan, int mark)
{
  return bst_plan_mark (plan, mark)->has_ring && !bst_plan_mark (plan, mark)->ring_outside;
}

/* Places the name of a mark that stands out, and its active parameters with it. */
static void
place_both (Placing *placing, int i)
{
  if (i >= 0 && place_name (placing, i, TRUE) && has_ring_in_sight (placing->plan, i))
    place_active (placing, i, TRUE);
}

/* Places the names of all other marks, the larger first: those of the record holders or
 * those of the rest. */
static void
place_names (Placing *placing, gboolean records)
{
  BstPlan *plan = placing->plan;

  for (int i = (int) plan->marks->len - 1; i >= 0; i--)
    if (bst_plan_mark (plan, plan->by_size[i])->record == records)
      place_name (placing, plan->by_size[i], FALSE);
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

      if (has_ring_in_sight (placing->plan, mark) && !done[mark])
        place_active (placing, mark, FALSE);
    }
}

static void
begin_placing (Placing *placing, const BstScene *scene)
{
  BstPlan *plan = scene->plan;

  bst_plan_make_maps (plan);
  *placing = (Placing) { plan, bst_texts_new (), bst_label_map_copy (plan->plot_map), bst_label_map_copy (plan->strip_map),
                         bst_plan_map_cells (plan, scene->density), g_new0 (gboolean, plan->marks->len), scene->selected };
  take_selection (placing);
  if (scene->key != NULL)
    bst_label_map_take (placing->plot, &scene->key->plate);
}

/* Returns: (transfer full): what was placed */
static GArray *
end_placing (Placing *placing)
{
  bst_label_map_free (placing->plot);
  bst_label_map_free (placing->strip);
  g_clear_pointer (&placing->cells, bst_label_map_free);
  g_free (placing->tried);
  return placing->labels;
}

static gboolean
is_in_the_way (const BstSceneText *label, const GArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const BstRect *box = &g_array_index (texts, BstSceneText, i).box;

      if (span_distance (label->box.x, label->box.width, box->x, box->width) < 2 * LABEL_PADDING &&
          span_distance (label->box.y, label->box.height, box->y, box->height) < 1)
        return TRUE;
    }
  return FALSE;
}

/* Returns: (transfer full): the same labels once more */
static GArray *
copy_labels (GArray *labels)
{
  GArray *copy = bst_texts_new ();

  for (guint i = 0; i < labels->len; i++)
    {
      BstSceneText label = g_array_index (labels, BstSceneText, i);

      label.string = g_strdup (label.string);
      g_array_append_val (copy, label);
    }
  return copy;
}

static gboolean
is_named (GArray *labels, int mark)
{
  for (guint i = 0; i < labels->len; i++)
    if (g_array_index (labels, BstSceneText, i).mark == mark)
      return TRUE;
  return FALSE;
}

/* Places the name of the mark under the pointer as if there were no other than the selected
 * one's.
 *
 * Returns: (transfer full): its labels */
static GArray *
place_hovered (const BstScene *scene)
{
  BstPlan *plan = scene->plan;
  int selected = scene->selected;
  Placing placing;

  begin_placing (&placing, scene);
  for (guint i = 0; i < scene->placed->len; i++)
    {
      const BstSceneText *label = &g_array_index (scene->placed, BstSceneText, i);
      BstRect taken = label->box;

      taken.x -= LABEL_PADDING;
      taken.width += 2 * LABEL_PADDING;
      if (label->mark == selected)
        bst_label_map_take (bst_plan_mark (plan, selected)->unknown ? placing.strip : placing.plot, &taken);
    }
  place_both (&placing, scene->hovered);
  return end_placing (&placing);
}

/**
 * bst_scene_add_hovered:
 * @scene: of which the labels of bst_scene_place_labels() are known
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
  g_autoptr (GArray) added = NULL;
  GArray *all;

  if (scene->hovered < 0 || scene->plan->kind == BST_CHART_RANKING || is_named (labels, scene->hovered))
    return g_array_ref (labels);
  added = place_hovered (scene);
  all = copy_labels (labels);
  for (guint i = all->len; i > 0; i--)
    if (is_in_the_way (&g_array_index (all, BstSceneText, i - 1), added))
      g_array_remove_index (all, i - 1);
  for (guint i = 0; i < added->len; i++)
    {
      BstSceneText label = g_array_index (added, BstSceneText, i);

      label.string = g_strdup (label.string);
      g_array_append_val (all, label);
    }
  return all;
}

/**
 * bst_scene_place_labels:
 * @scene: of which all is known but its labels
 *
 * Gives the marks their names: what is selected first, then what is pinned, who held the
 * record, and then the larger ones; in a chart that is passing the first two alone.
 *
 * Returns: (transfer full) (element-type BstSceneText): the labels, whatever the pointer is at
 */
GArray *
bst_scene_place_labels (const BstScene *scene)
{
  BstPlan *plan = scene->plan;
  int selected = scene->selected;
  Placing placing;

  if (plan->kind == BST_CHART_RANKING || plan->marks->len == 0)
    return bst_texts_new ();
  begin_placing (&placing, scene);
  if (selected >= 0 && bst_plan_mark (plan, selected)->outside)
    bst_plan_add_pointer (plan, placing.labels, bst_plan_mark (plan, selected)->unknown ? placing.strip : placing.plot, selected);
  place_both (&placing, selected);
  placing.pinned = TRUE;
  for (guint i = 0; i < scene->pinned->len; i++)
    place_both (&placing, g_array_index (scene->pinned, int, i));
  placing.pinned = FALSE;
  if (!plan->is_passing)
    {
      place_names (&placing, TRUE);
      place_names (&placing, FALSE);
      place_other_actives (&placing);
    }
  return end_placing (&placing);
}
