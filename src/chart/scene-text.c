#include "config.h"

#include "chart/scene-private.h"

#include <math.h>

static void
clear_text (gpointer data)
{
  g_free ((char *) ((BstSceneText *) data)->string);
}

/* Returns: (transfer full) (element-type BstSceneText): texts that own their strings */
GArray *
bst_texts_new (void)
{
  GArray *texts = g_array_new (FALSE, TRUE, sizeof (BstSceneText));

  g_array_set_clear_func (texts, clear_text);
  return texts;
}

/* Which language's glyphs the Han characters of @string ask for. An interface in
 * English says nothing of that, and Pango would take Japanese ones. */
static const char *
find_glyph_language (const char *string)
{
  switch (bst_i18n_get_language ())
    {
    case BST_LANGUAGE_ZH_CN:
      return "zh-cn";
    case BST_LANGUAGE_ZH_TW:
      return "zh-tw";
    case BST_LANGUAGE_EN:
    default:
      break;
    }
  for (const char *c = string; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_get_script (g_utf8_get_char (c)) == G_UNICODE_SCRIPT_HAN)
      return "zh-cn";
  return "en";
}

static PangoLayout *
make_layout (BstPlan *plan, BstTextRole role, const char *string)
{
  PangoLayout *layout = pango_layout_new (plan->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (BST_TEXT_SCALE));
  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (find_glyph_language (string))));
  if (role == BST_TEXT_SELECTED)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (role == BST_TEXT_TICK || role == BST_TEXT_VALUE)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, string, -1);
  return layout;
}

/* Returns the width of @string in pixels. */
double
bst_plan_measure (BstPlan *plan, BstTextRole role, const char *string)
{
  g_autoptr (PangoLayout) layout = make_layout (plan, role, string);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

/* @string: (transfer full) */
void
bst_plan_add_text (BstPlan *plan, GArray *texts, char *string, BstTextRole role, BstAnchor anchor,
                   const BstRect *box, int mark)
{
  BstSceneText text = { string, role, anchor, *box, 0, mark };

  /* Latin letters of most faces reach from a quarter below the baseline to three
   * quarters above it; every line keeps to that, whatever faces it is set in. */
  text.baseline = box->height / 2 + plan->line_height * 0.27;
  g_array_append_val (texts, text);
}

/* Whole pixels, one thick where it is a line. */
void
bst_plan_add_rule (BstPlan *plan, BstRuleKind kind, BstTickRank rank, double x, double y,
                   double width, double height)
{
  BstSceneRule rule = { kind, rank, { floor (x), floor (y), ceil (width), ceil (height) } };

  g_array_append_val (plan->rules, rule);
}

/* Lines through the plot at @ticks, the faintest first: the others cross over them. */
void
bst_plan_add_grid (BstPlan *plan, GArray *ticks, gboolean upright)
{
  for (int rank = BST_TICK_FAINT; rank >= BST_TICK_MAJOR; rank--)
    for (guint i = 0; i < ticks->len; i++)
      {
        const BstTick *tick = &g_array_index (ticks, BstTick, i);

        if ((int) tick->rank != rank)
          continue;
        if (upright)
          bst_plan_add_rule (plan, BST_RULE_GRID, tick->rank, tick->position, plan->plot.y, 1, plan->plot.height);
        else
          bst_plan_add_rule (plan, BST_RULE_GRID, tick->rank, plan->plot.x, tick->position, plan->plot.width, 1);
      }
}

/**
 * bst_scene_create_layout:
 * @text: a text of this scene
 * @x: (out) (optional): where its left edge is to be painted
 * @y: (out) (optional): where its upper edge is to be painted
 *
 * The text as it was measured: both painters take it from here. Nothing but the
 * colour is left to them.
 *
 * Returns: (transfer full): the layout
 */
PangoLayout *
bst_scene_create_layout (BstScene *self, const BstSceneText *text, double *x, double *y)
{
  /* How much of the room that is left is in front of the text. */
  static const double shares[] = { [BST_ANCHOR_LEFT] = 0, [BST_ANCHOR_MIDDLE] = 0.5, [BST_ANCHOR_RIGHT] = 1 };
  PangoLayout *layout = make_layout (self->plan, text->role, text->string);
  double room = text->box.width;
  int pango_width;
  double width;

  pango_layout_get_size (layout, &pango_width, NULL);
  width = (double) pango_width / PANGO_SCALE;
  if (width > room + 0.5)
    {
      pango_layout_set_width (layout, (int) (MAX (room, 1) * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_get_size (layout, &pango_width, NULL);
      width = (double) pango_width / PANGO_SCALE;
    }
  if (x != NULL)
    *x = text->box.x + shares[text->anchor] * (room - width);
  if (y != NULL)
    *y = round (text->box.y + text->baseline - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  return layout;
}
