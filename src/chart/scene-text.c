#include "config.h"

#include "chart/scene-private.h"

#include <math.h>
#include <string.h>

#include "core/han-faces.h"

/* So many layouts of names are kept at the most. */
#define MOST_LAYOUTS 512

/* What is added to the space before a unit, in lines. */
#define UNIT_SPACING 0.08

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

/* The punctuation that goes with Han characters. */
static gboolean
is_punctuation (gunichar c)
{
  return (c >= 0x3000 && c <= 0x303f) || (c >= 0xff00 && c <= 0xffef);
}

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN || is_punctuation (c);
}

/* Adds @attribute for the bytes from @start to @end; takes it. */
static void
add_between (PangoAttrList *attributes, PangoAttribute *attribute, const char *string, const char *start, const char *end)
{
  attribute->start_index = (guint) (start - string);
  attribute->end_index = (guint) (end - string);
  pango_attr_list_insert (attributes, attribute);
}

/* To Pango, punctuation after a Latin word is Latin, for which the language counts for
 * nothing: it would be set in a Japanese face, in which it is elsewhere on the line. */
static void
add_punctuation_face (PangoAttrList *attributes, const char *string, const char *start)
{
  const char *end = start;

  while (is_punctuation (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  if (end > start)
    {
      g_autofree char *faces = g_strjoinv (",", (char **) bst_han_faces_get (bst_i18n_get_han_language ()));

      add_between (attributes, pango_attr_family_new (faces), string, start, end);
    }
}

/* Sets the language of the Han characters of @string alone: with it fontconfig takes
 * its Chinese face for whatever is set in a generic one, and digits would be another
 * face's than those of the list, and the narrow space before a unit nothing at all. */
static void
add_glyph_language (PangoAttrList *attributes, const char *string)
{
  for (const char *c = string; *c != '\0';)
    {
      const char *start = c;

      while (is_han (g_utf8_get_char (c)))
        c = g_utf8_next_char (c);
      if (c == start)
        {
          c = g_utf8_next_char (c);
          continue;
        }
      add_between (attributes, pango_attr_language_new (pango_language_from_string (bst_i18n_get_han_language ())), string, start, c);
      add_punctuation_face (attributes, string, start);
    }
}

/* Widens the narrow space between a figure and its unit, of which some faces leave
 * less than a pixel at the size of a chart's text. */
static void
add_unit_spacing (PangoAttrList *attributes, const char *string, double line_height)
{
  static const char narrow_space[] = "\u202f";

  for (const char *c = strstr (string, narrow_space); c != NULL; c = strstr (c + 1, narrow_space))
    {
      PangoAttribute *spacing = pango_attr_letter_spacing_new ((int) (line_height * UNIT_SPACING * PANGO_SCALE));

      add_between (attributes, spacing, string, c, c + sizeof narrow_space - 1);
    }
}

static double
get_scale (BstTextRole role)
{
  if (role == BST_TEXT_TITLE)
    return BST_TEXT_TITLE_SCALE;
  return role == BST_TEXT_NOTE ? BST_TEXT_NOTE_SCALE : BST_TEXT_SCALE;
}

/* @line_height: of the chart's own text
 *
 * Returns: (transfer full): a text as it is measured and painted, on one line so far */
PangoLayout *
bst_text_create_layout (PangoContext *context, BstTextRole role, const char *string, double line_height)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (get_scale (role)));
  add_glyph_language (attributes, string);
  add_unit_spacing (attributes, string, line_height);
  if (role == BST_TEXT_SELECTED || role == BST_TEXT_TITLE)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (role == BST_TEXT_TICK || role == BST_TEXT_VALUE)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, string, -1);
  return layout;
}

static PangoLayout *
make_layout (BstPlan *plan, BstTextRole role, const char *string)
{
  return bst_text_create_layout (plan->context, role, string, plan->line_height);
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

/* Breaks @layout into lines in the middle of @box. */
static void
lay_sentence (PangoLayout *layout, const BstRect *box, double *x, double *y)
{
  int height;

  pango_layout_set_width (layout, (int) (MAX (box->width, 1) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &height);
  *x = box->x;
  *y = round (box->y + (box->height - height) / 2);
}

/* Sets @layout as one line into the box of @text. */
static void
lay_line (PangoLayout *layout, const BstSceneText *text, double *x, double *y)
{
  /* How much of the room that is left is in front of the text. */
  static const double shares[] = { [BST_ANCHOR_LEFT] = 0, [BST_ANCHOR_MIDDLE] = 0.5, [BST_ANCHOR_RIGHT] = 1 };
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
  *x = text->box.x + shares[text->anchor] * (room - width);
  *y = round (text->box.y + text->baseline - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
}

/* Names are written again in every frame in which the pointer is on another mark. */
static gboolean
is_kept (BstTextRole role)
{
  return role == BST_TEXT_LABEL || role == BST_TEXT_SELECTED || role == BST_TEXT_MUTED;
}

/* Returns: (transfer full): the layout of a name, made once */
static PangoLayout *
find_layout (BstPlan *plan, const BstSceneText *text)
{
  g_autofree char *key = g_strdup_printf ("%d %s", (int) text->role, text->string);
  PangoLayout *layout;

  if (plan->layouts == NULL || g_hash_table_size (plan->layouts) > MOST_LAYOUTS)
    {
      g_clear_pointer (&plan->layouts, g_hash_table_unref);
      plan->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
    }
  layout = g_hash_table_lookup (plan->layouts, key);
  if (layout == NULL)
    {
      layout = make_layout (plan, text->role, text->string);
      g_hash_table_insert (plan->layouts, g_steal_pointer (&key), layout);
    }
  /* It may have been made narrower where it was before. */
  if (pango_layout_get_width (layout) >= 0)
    {
      pango_layout_set_width (layout, -1);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
    }
  return g_object_ref (layout);
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
 * Returns: (transfer full): the layout, which must not be changed; it holds until the next is
 *   asked for
 */
PangoLayout *
bst_scene_create_layout (BstScene *self, const BstSceneText *text, double *x, double *y)
{
  PangoLayout *layout = is_kept (text->role) ? find_layout (self->plan, text) : make_layout (self->plan, text->role, text->string);
  double left, top;

  if (text->role == BST_TEXT_SENTENCE)
    lay_sentence (layout, &text->box, &left, &top);
  else
    lay_line (layout, text, &left, &top);
  if (x != NULL)
    *x = left;
  if (y != NULL)
    *y = top;
  return layout;
}
