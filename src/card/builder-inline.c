/* What stands in a line: text, links, pictures and footnotes. */
#include "config.h"

#include "card/builder-private.h"

#include <string.h>

#include "card/address.h"
#include "core/character.h"
#include "core/i18n.h"

static BstCardStyle
get_style (BstCardBuilder *self)
{
  guint style = 0;

  for (guint i = 0; i < N_STYLES; i++)
    if (self->styles[i] > 0)
      style |= 1u << i;
  return style;
}

static void
add_span (BstCardBuilder *self, guint start, BstCardStyle style, const char *target)
{
  BstCardSpan span = { start, (guint) self->text->len, style, NULL };
  BstCardSpan *last = self->spans->len > 0 ? &g_array_index (self->spans, BstCardSpan, self->spans->len - 1) : NULL;

  if (style == 0 || span.start >= span.end)
    return;
  if (last != NULL && last->end == start && last->style == style && g_strcmp0 (last->target, target) == 0)
    {
      last->end = span.end;
      return;
    }
  span.target = g_strdup (target);
  g_array_append_val (self->spans, span);
}

/* In a script that has no spaces, the end of a line is none either; nor is it after
 * punctuation as wide as a letter. */
static gboolean
needs_space (BstCardBuilder *self, const char *text)
{
  const char *p = g_utf8_find_prev_char (self->text->str, self->text->str + self->text->len);
  gunichar before, after = g_utf8_get_char (text);

  if (p == NULL || *p == '\n' || *p == ' ')
    return FALSE;
  before = g_utf8_get_char (p);
  return !g_unichar_iswide (before) || (!g_unichar_iswide (after) && !g_unichar_ispunct (before));
}

/* Appends @text, valid UTF-8 of @length bytes, as it is. */
void
bst_card_builder_text (BstCardBuilder *self, const char *text, gsize length)
{
  const char *target = self->links->len > 0 ? g_ptr_array_index (self->links, self->links->len - 1) : NULL;
  BstCardStyle style = get_style (self) | (target != NULL ? BST_CARD_LINK : 0);
  guint start;

  if (length == 0)
    return;
  if (self->soft_break && needs_space (self, text))
    {
      g_string_append_c (self->text, ' ');
      add_span (self, (guint) self->text->len - 1, style, target);
    }
  self->soft_break = FALSE;
  start = (guint) self->text->len;
  g_string_append_len (self->text, text, (gssize) length);
  if (self->kind != BST_CARD_CODE)
    add_span (self, start, style, target);
}

/* As HTML reads it: any white space is one space, and none at the start of a line. */
void
bst_card_builder_html_text (BstCardBuilder *self, const char *text)
{
  if (self->kind == BST_CARD_CODE)
    {
      bst_card_builder_text (self, text, strlen (text));
      return;
    }
  while (*text != '\0')
    {
      gsize n_space = strspn (text, " \t\n");
      gsize n;

      text += n_space;
      n = strcspn (text, " \t\n");
      if (n_space > 0)
        self->soft_break = TRUE;
      bst_card_builder_text (self, text, n);
      text += n;
    }
}

/* A line's end that is meant. */
void
bst_card_builder_line_break (BstCardBuilder *self)
{
  self->soft_break = FALSE;
  if (self->kind == BST_CARD_CODE || self->text->len > 0)
    g_string_append_c (self->text, '\n');
}

/* A line's end in the source, which is as good as a space. */
void
bst_card_builder_soft_break (BstCardBuilder *self)
{
  self->soft_break = TRUE;
}

/* No style goes on in the next block, whatever was begun and not ended. */
void
bst_card_builder_end_styles (BstCardBuilder *self)
{
  memset (self->styles, 0, sizeof self->styles);
  g_ptr_array_set_size (self->links, 0);
  self->image_start = -1;
  self->n_images = 0;
}

/* @style: one alone */
void
bst_card_builder_begin_style (BstCardBuilder *self, BstCardStyle style)
{
  self->styles[g_bit_nth_lsf (style, -1)]++;
}

/* A style that was never begun does not end. */
void
bst_card_builder_end_style (BstCardBuilder *self, BstCardStyle style)
{
  guint *n = &self->styles[g_bit_nth_lsf (style, -1)];

  if (*n > 0)
    (*n)--;
}

/* @link: as the card has it */
void
bst_card_builder_begin_link (BstCardBuilder *self, const char *link)
{
  char *address = bst_card_address_new (link, self->endpoint, self->id);

  if (self->links->len < 64)
    g_ptr_array_add (self->links, address);
  else
    g_free (address);
}

void
bst_card_builder_end_link (BstCardBuilder *self)
{
  if (self->links->len > 0)
    g_ptr_array_set_size (self->links, (int) self->links->len - 1);
}

/* The words for a picture follow. */
void
bst_card_builder_begin_image (BstCardBuilder *self)
{
  if (self->n_images++ > 0)
    return;
  if (self->soft_break && needs_space (self, "["))
    g_string_append_c (self->text, ' ');
  self->soft_break = FALSE;
  self->image_start = (gssize) self->text->len;
}

/* Returns: what a picture without words is called: its file */
static char *
name_image (const char *source)
{
  g_autofree char *path = g_strndup (source, strcspn (source, "?#"));
  const char *slash = strrchr (path, '/');
  g_autofree char *text = g_uri_unescape_string (slash != NULL ? slash + 1 : path, NULL);

  if (text == NULL || strlen (text) > 100 || g_ascii_strncasecmp (source, "data:", 5) == 0 ||
      !g_utf8_validate (text, -1, NULL) || !bst_characters_are_harmless (text))
    return g_strdup ("");
  return g_steal_pointer (&text);
}

/* Ends the words for the picture at @source: they are a link to it, unless they are in one. */
void
bst_card_builder_end_image (BstCardBuilder *self, const char *source)
{
  const char *outer = self->links->len > 0 ? g_ptr_array_index (self->links, self->links->len - 1) : NULL;
  g_autofree char *address = outer != NULL ? g_strdup (outer)
                                           : bst_card_address_new (source, self->endpoint, self->id);
  g_autofree char *words = NULL, *label = NULL;
  gsize start = (gsize) MAX (self->image_start, 0);

  if (self->n_images == 0 || --self->n_images > 0)
    return;
  self->image_start = -1;
  while (self->spans->len > 0 && g_array_index (self->spans, BstCardSpan, self->spans->len - 1).end > start)
    {
      BstCardSpan *last = &g_array_index (self->spans, BstCardSpan, self->spans->len - 1);

      if (last->start < start)
        {
          last->end = (guint) start;
          break;
        }
      g_array_set_size (self->spans, self->spans->len - 1);
    }
  words = g_strdup (self->text->str + start);
  g_strdelimit (g_strstrip (words), "\n", ' ');
  if (words[0] == '\0')
    {
      g_free (words);
      words = name_image (source);
    }
  /* Translators: stands for a picture of a model card; %s are the words that the card has for it. */
  label = words[0] != '\0' ? g_strdup_printf (C_ ("card", "[Image: %s]"), words) : g_strdup (C_ ("card", "[Image]"));
  self->soft_break = FALSE;
  g_string_truncate (self->text, start);
  g_string_append (self->text, label);
  add_span (self, (guint) start, get_style (self) | BST_CARD_IMAGE | (address != NULL ? BST_CARD_LINK : 0), address);
}

/* The next block can be linked to by @anchor. */
void
bst_card_builder_anchor (BstCardBuilder *self, const char *anchor)
{
  if (anchor[0] == '\0' || strlen (anchor) > 400)
    return;
  if (self->anchors == NULL)
    self->anchors = g_ptr_array_new_with_free_func (g_free);
  if (self->anchors->len < 64)
    g_ptr_array_add (self->anchors, g_strdup (anchor));
}

/**
 * bst_card_builder_note:
 * @is_way_back: whether it is what leads from the note to the text
 *
 * Appends the number of a footnote, which leads to it. No heading has such an anchor.
 */
void
bst_card_builder_note (BstCardBuilder *self, guint number, gboolean is_way_back)
{
  g_autofree char *label = is_way_back ? g_strdup ("\342\206\251") : g_strdup_printf ("[%u]", number);
  g_autofree char *target = g_strdup_printf ("#:%s-%u", is_way_back ? "from" : "note", number);
  guint start;

  if (is_way_back && self->text->len > 0)
    bst_card_builder_text (self, " ", 1);
  self->soft_break = FALSE;
  start = (guint) self->text->len;
  g_string_append (self->text, label);
  add_span (self, start, BST_CARD_NOTE | BST_CARD_LINK, target);
  if (!is_way_back)
    {
      g_autofree char *anchor = g_strdup_printf (":from-%u", number);

      bst_card_builder_anchor (self, anchor);
    }
}
