#include "config.h"

#include "chart/svg-private.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "core/han-faces.h"
#include "core/i18n.h"

/* For where the faces that text was measured with are missing: those that are about as
 * wide. Those with Chinese characters come behind them. */
#define LATIN_FACES "'Noto Sans', 'DejaVu Sans', 'Helvetica Neue', Arial"

static const char *const role_names[] = {
  [BST_TEXT_TICK] = "tick",
  [BST_TEXT_LABEL] = "label",
  [BST_TEXT_SELECTED] = "selected",
  [BST_TEXT_MUTED] = "remark",
  [BST_TEXT_STRIP] = "strip",
  [BST_TEXT_NAME] = "name",
  [BST_TEXT_VALUE] = "value",
  [BST_TEXT_SENTENCE] = "sentence",
  [BST_TEXT_BUDGET] = "limit",
  [BST_TEXT_TITLE] = "title",
  [BST_TEXT_LEGEND] = "legend",
  [BST_TEXT_NOTE] = "note",
};

static gboolean
has_han (const char *text, gsize length)
{
  for (const char *c = text; c < text + length; c = g_utf8_next_char (c))
    if (g_unichar_get_script (g_utf8_get_char (c)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

/* What a context has for families, as CSS writes them. */
static char *
make_faces (PangoContext *context)
{
  const char *families = pango_font_description_get_family (pango_context_get_font_description (context));
  g_auto (GStrv) parts = g_strsplit (families != NULL ? families : "", ",", -1);
  const char *const *han_faces = bst_han_faces_get (bst_i18n_get_han_language ());
  GString *faces = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *name = g_strstrip (parts[i]);

      /* The others are in the list anyway; a name with such characters is none. */
      if (*name == '\0' || strpbrk (name, "'\"\\<>&;{}") != NULL || g_ascii_strcasecmp (name, "sans") == 0 || strstr (LATIN_FACES, name) != NULL || bst_han_faces_contain (name))
        continue;
      g_string_append_printf (faces, "'%s', ", name);
    }
  g_string_append (faces, LATIN_FACES ", ");
  for (guint i = 0; han_faces[i] != NULL; i++)
    g_string_append_printf (faces, "'%s', ", han_faces[i]);
  g_string_append (faces, "sans-serif");
  return g_string_free (faces, FALSE);
}

/* Of a layout that has attributes for the whole of its text. */
static PangoAttribute *
find_attribute (GSList *attributes, PangoAttrType type)
{
  for (GSList *l = attributes; l != NULL; l = l->next)
    if (((PangoAttribute *) l->data)->klass->type == type)
      return l->data;
  return NULL;
}

/* In pixels. */
static double
get_font_size (PangoContext *context, double scale)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (resolution <= 0)
    resolution = pango_cairo_font_map_get_resolution (PANGO_CAIRO_FONT_MAP (pango_context_get_font_map (context)));
  return size * scale * (pango_font_description_get_size_is_absolute (font) ? 1 : resolution / 72);
}

/* All texts of a role look the same. */
static void
add_role_class (BstSvg *self, BstTextRole role, PangoContext *context, GSList *attributes)
{
  PangoAttrFloat *scale = (PangoAttrFloat *) find_attribute (attributes, PANGO_ATTR_SCALE);
  PangoAttrInt *weight = (PangoAttrInt *) find_attribute (attributes, PANGO_ATTR_WEIGHT);
  g_autoptr (GString) rule = g_string_new ("font-size:");

  if (g_hash_table_contains (self->classes, role_names[role]))
    return;
  bst_svg_append_number (rule, get_font_size (context, scale != NULL ? scale->value : 1));
  g_string_append (rule, "px");
  if (weight != NULL)
    g_string_append_printf (rule, ";font-weight:%d", weight->value);
  if (find_attribute (attributes, PANGO_ATTR_FONT_FEATURES) != NULL)
    g_string_append (rule, ";font-variant-numeric:tabular-nums");
  bst_svg_add_class (self, role_names[role], rule->str);
}

/* Writes a part of the text, and after the spaces that are wider than their face has
 * them how much so. */
static void
append_spaced (GString *body, const char *text, guint start, guint end, GSList *attributes)
{
  gboolean is_spaced = FALSE;

  for (GSList *l = attributes; l != NULL; l = l->next)
    {
      PangoAttribute *attribute = l->data;

      if (attribute->klass->type != PANGO_ATTR_LETTER_SPACING || attribute->start_index < start || attribute->end_index >= end)
        continue;
      bst_svg_append_escaped (body, text + start, attribute->end_index - start);
      g_string_append (body, is_spaced ? "</tspan><tspan" : "<tspan");
      bst_svg_append_attribute (body, "dx", (double) ((PangoAttrInt *) attribute)->value / PANGO_SCALE);
      g_string_append_c (body, '>');
      is_spaced = TRUE;
      start = attribute->end_index;
    }
  bst_svg_append_escaped (body, text + start, end - start);
  if (is_spaced)
    g_string_append (body, "</tspan>");
}

static int
compare_offsets (const void *first, const void *second)
{
  const PangoItem *a = *(PangoItem *const *) first, *b = *(PangoItem *const *) second;

  return (a->offset > b->offset) - (a->offset < b->offset);
}

/* Writes what is seen of a line that was too long for its place. */
static void
append_ellipsized (GString *body, const char *text, PangoLayoutLine *line)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (GSList *l = line->runs; l != NULL; l = l->next)
    g_ptr_array_add (items, ((PangoGlyphItem *) l->data)->item);
  g_ptr_array_sort (items, compare_offsets);
  for (guint i = 0; i < items->len; i++)
    {
      const PangoItem *item = g_ptr_array_index (items, i);

      if ((item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) != 0)
        g_string_append (body, "…");
      else
        bst_svg_append_escaped (body, text + item->offset, item->length);
    }
}

/* Where a line is held, so that it is in place whatever its face; anchors are named for
 * where text begins. */
static void
append_anchor (GString *body, BstAnchor anchor, gboolean rtl, double x, double width)
{
  static const double shares[] = { [BST_ANCHOR_LEFT] = 0, [BST_ANCHOR_MIDDLE] = 0.5, [BST_ANCHOR_RIGHT] = 1 };
  gboolean at_end = anchor == (rtl ? BST_ANCHOR_LEFT : BST_ANCHOR_RIGHT);

  bst_svg_append_attribute (body, "x", x + shares[anchor] * width);
  if (anchor == BST_ANCHOR_MIDDLE)
    g_string_append (body, " text-anchor=\"middle\"");
  else if (at_end)
    g_string_append (body, " text-anchor=\"end\"");
  if (rtl)
    g_string_append (body, " direction=\"rtl\"");
}

/* Spaces at the ends and two in a row are not those of XML. */
static gboolean
keeps_spaces (const char *text, gsize length)
{
  return length > 0 && (text[0] == ' ' || text[length - 1] == ' ' || g_strstr_len (text, (gssize) length, "  ") != NULL);
}

static void
append_line (BstSvg *self, const BstSceneText *text, PangoLayoutIter *iter, double x, double y, const BstColor *color, GSList *attributes)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  PangoLayout *layout = pango_layout_iter_get_layout (iter);
  const char *string = pango_layout_get_text (layout);
  gsize start = (gsize) line->start_index, length = (gsize) line->length;
  PangoRectangle extents;

  /* The space at which a line was broken. */
  if (pango_layout_get_line_count (layout) > 1 && length > 0 && string[start + length - 1] == ' ')
    length--;
  pango_layout_iter_get_line_extents (iter, NULL, &extents);
  g_string_append_printf (self->body, "<text class=\"%s %s\"", role_names[text->role], bst_svg_fill_class (self, color));
  append_anchor (self->body, text->anchor, line->resolved_dir == PANGO_DIRECTION_RTL,
                 x + (double) extents.x / PANGO_SCALE, (double) extents.width / PANGO_SCALE);
  bst_svg_append_attribute (self->body, "y", y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
  if (bst_i18n_get_language () == BST_LANGUAGE_EN && has_han (string + start, length))
    g_string_append (self->body, " xml:lang=\"zh\"");
  if (keeps_spaces (string + start, length))
    g_string_append (self->body, " xml:space=\"preserve\"");
  g_string_append_c (self->body, '>');
  if (pango_layout_is_ellipsized (layout))
    append_ellipsized (self->body, string, line);
  else
    append_spaced (self->body, string, (guint) start, (guint) (start + length), attributes);
  g_string_append (self->body, "</text>\n");
}

/* Names of marks are said by the marks. */
static void
hide_from_speech (BstSvg *self, gboolean hides)
{
  if (hides == self->hides_texts)
    return;
  self->hides_texts = hides;
  g_string_append (self->body, hides ? "<g aria-hidden=\"true\">\n" : "</g>\n");
}

void
bst_svg_append_text (BstSvg *self, const BstSceneText *text, PangoLayout *layout, double x, double y, const BstColor *color)
{
  PangoAttrList *list = pango_layout_get_attributes (layout);
  GSList *attributes = list != NULL ? pango_attr_list_get_attributes (list) : NULL;
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  if (self->faces == NULL)
    self->faces = make_faces (pango_layout_get_context (layout));
  add_role_class (self, text->role, pango_layout_get_context (layout), attributes);
  hide_from_speech (self, text->mark >= 0);
  do
    append_line (self, text, iter, x, y, color, attributes);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  g_slist_free_full (attributes, (GDestroyNotify) pango_attribute_destroy);
}
