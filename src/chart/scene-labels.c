#include "config.h"

#include "chart/scene-labels-private.h"

#include "core/format.h"

#include <math.h>

/* Around a mark, which is kept free. */
#define CLEARANCE 2

/* Between a mark and its label, in lines. */
#define LABEL_GAP 0.3

/* A label may be read as another mark's unless that one is farther from it than its
 * own: so many times as far, and a part of a line. What is in line with its mark is
 * easily read, what is above or below has to be more clearly its own. */
#define FARTHER_BESIDE 1.25
#define FARTHER_BESIDE_LINES 0.15
#define FARTHER_ASIDE 1.5
#define FARTHER_ASIDE_LINES 0.5

/* A line is higher than its letters. What a label takes of it, if it has Latin letters
 * alone and if it has others, and how high those without a tail are in its middle. */
#define LABEL_HEIGHT 0.8
#define HIGH_LABEL_HEIGHT 1.0
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
take_selection (BstPlacing *placing)
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
  double middle = place->y + place->height / 2;
  BstRect ink = { place->x + BST_LABEL_PADDING, middle - line * INK_HEIGHT / 2, place->width - 2 * BST_LABEL_PADDING, line * INK_HEIGHT };
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
place_selected (BstPlacing *placing, BstLabelMap *map, Owner *owner, BstLabel *label, BstRect *box)
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
place_other (BstPlacing *placing, BstLabelMap *map, Owner *owner, BstLabel *label, gboolean stands_out, BstRect *box)
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

/* Whether there are letters in it that are higher than Latin ones without an accent. */
static gboolean
is_high (const char *string)
{
  const gunichar times_sign = 0xd7, narrow_space = 0x202f;

  for (const char *c = string; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter >= 0x80 && letter != times_sign && letter != narrow_space)
        return TRUE;
    }
  return FALSE;
}

static BstLabel
make_label (const BstPlan *plan, Owner *owner, const char *string, double width)
{
  /* Never in the pixels that the mark's own clearance has in part. */
  double gap = MAX (plan->line_height * LABEL_GAP, CLEARANCE + 1 + BST_LABEL_PADDING);

  return (BstLabel) {
    .x = owner->x,
    .y = owner->y,
    .distance = owner->reach + gap - BST_LABEL_PADDING,
    .width = ceil (width) + 2 * BST_LABEL_PADDING,
    .height = ceil (plan->line_height * (is_high (string) ? HIGH_LABEL_HEIGHT : LABEL_HEIGHT)),
    .rtl = plan->rtl,
    .accept = is_clear,
    .user_data = owner,
  };
}

/* Places @string beside a point; takes it. Returns whether it had room. */
static gboolean
place_text (BstPlacing *placing, Owner *owner, char *string, double width, BstTextRole role, gboolean stands_out)
{
  BstPlan *plan = placing->plan;
  BstLabelMap *map = bst_plan_mark (plan, owner->mark)->unknown ? placing->strip : placing->plot;
  BstLabel label = make_label (plan, owner, string, width);
  BstAnchor anchor = BST_ANCHOR_MIDDLE;
  BstRect box;

  if (!(role == BST_TEXT_SELECTED && stands_out ? place_selected (placing, map, owner, &label, &box) : place_other (placing, map, owner, &label, stands_out, &box)))
    {
      g_free (string);
      return FALSE;
    }
  box.x += BST_LABEL_PADDING;
  box.width -= 2 * BST_LABEL_PADDING;
  if (box.x > owner->x)
    anchor = BST_ANCHOR_LEFT;
  else if (box.x + box.width < owner->x)
    anchor = BST_ANCHOR_RIGHT;
  bst_plan_add_text (plan, placing->labels, string, role, anchor, &box, owner->mark);
  return TRUE;
}

/* @stands_out: of the selected mark, it has its name in any case
 *
 * Returns: whether it has its name now, and had none before */
gboolean
bst_placing_place_name (BstPlacing *placing, int i, gboolean stands_out)
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
      BstLabel least = make_label (plan, &owner, name, g_utf8_strlen (name, -1) * plan->line_height * LEAST_ADVANCE);

      if (!bst_label_map_has_room (mark->unknown ? placing->strip : placing->plot, &least))
        return FALSE;
      width = bst_plan_measure (plan, BST_TEXT_LABEL, name);
      plan->label_widths[i] = (float) width;
    }
  return place_text (placing, &owner, g_strdup (name), width, selected ? BST_TEXT_SELECTED : BST_TEXT_LABEL, stands_out);
}

/* Places the active parameters of a mixture of experts beside its ring.
 *
 * Returns: whether there was room */
gboolean
bst_placing_place_active (BstPlacing *placing, int i, gboolean stands_out)
{
  BstPlan *plan = placing->plan;
  const BstSceneMark *mark = bst_plan_mark (plan, i);
  Owner owner = { plan, i, mark->ring_x, mark->ring_y, mark->radius, FALSE, placing->cells };
  g_autofree char *count = bst_format_count (bst_plan_item (plan, i)->active);
  /* Translators: beside the ring of a mixture of experts: how many of its parameters
   * work on one token, "12.9 B active" */
  char *string = g_strdup_printf (C_ ("chart", "%s active"), count);

  return place_text (placing, &owner, string, bst_plan_measure (plan, BST_TEXT_MUTED, string), BST_TEXT_MUTED, stands_out);
}

gboolean
bst_plan_has_ring_in_sight (BstPlan *plan, int mark)
{
  return bst_plan_mark (plan, mark)->has_ring && !bst_plan_mark (plan, mark)->ring_outside;
}

/* Places the names of marks, the larger first: those of the record holders or
 * those of the rest. */
static void
place_names (BstPlacing *placing, gboolean records)
{
  BstPlan *plan = placing->plan;

  for (int i = (int) plan->marks->len - 1; i >= 0; i--)
    if (bst_plan_mark (plan, plan->by_size[i])->record == records)
      bst_placing_place_name (placing, plan->by_size[i], FALSE);
}

static void
place_actives (BstPlacing *placing)
{
  guint n_named = placing->labels->len;

  for (guint i = 0; i < n_named; i++)
    {
      int mark = g_array_index (placing->labels, BstSceneText, i).mark;

      if (bst_plan_has_ring_in_sight (placing->plan, mark))
        bst_placing_place_active (placing, mark, FALSE);
    }
}

/* @selected: the mark of which the ring is kept free; -1 for none */
void
bst_placing_begin (BstPlacing *placing, const BstScene *scene, int selected)
{
  BstPlan *plan = scene->plan;

  bst_plan_make_maps (plan);
  *placing = (BstPlacing) { plan, bst_texts_new (), bst_label_map_copy (plan->plot_map), bst_label_map_copy (plan->strip_map),
                            bst_plan_map_cells (plan, scene->density), g_new0 (gboolean, plan->marks->len), selected };
  take_selection (placing);
  if (scene->key != NULL)
    bst_label_map_take (placing->plot, &scene->key->plate);
}

/* Returns: (transfer full): what was placed */
GArray *
bst_placing_end (BstPlacing *placing)
{
  bst_label_map_free (placing->plot);
  bst_label_map_free (placing->strip);
  g_clear_pointer (&placing->cells, bst_label_map_free);
  g_free (placing->tried);
  return placing->labels;
}

/**
 * bst_scene_place_names:
 * @scene: of which all is known but its labels
 *
 * Gives the marks their names, whatever is selected and pinned: who held the record first,
 * and then the larger ones; none in a chart that is passing.
 *
 * Returns: (transfer full) (element-type BstSceneText): the labels
 */
GArray *
bst_scene_place_names (const BstScene *scene)
{
  BstPlan *plan = scene->plan;
  BstPlacing placing;

  if (plan->kind == BST_CHART_RANKING || plan->marks->len == 0 || plan->is_passing)
    return bst_texts_new ();
  bst_placing_begin (&placing, scene, -1);
  place_names (&placing, TRUE);
  place_names (&placing, FALSE);
  place_actives (&placing);
  return bst_placing_end (&placing);
}
