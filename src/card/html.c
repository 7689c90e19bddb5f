#include "config.h"

#include "card/html.h"

#include <stdlib.h>
#include <string.h>

#include "card/entity.h"
#include "card/html-tag.h"

/* A tag that is longer is text. */
#define MAX_TAG (16 * 1024)

typedef enum
{
  STATE_TEXT,
  STATE_TAG, /* after "<" */
  STATE_COMMENT,
  STATE_INSTRUCTION, /* <?…?> */
  STATE_CDATA,
} BstHtmlState;

struct _BstHtmlReader
{
  BstCardBuilder *builder;
  BstHtmlState state;
  GString *text; /* of STATE_TEXT, not decoded yet */
  GString *tag; /* what came after "<" */
  char quote; /* round the value that is open in a tag */
  char hidden[16]; /* the element whose contents are not shown: "script"; or "" */
  guint n_pre; /* <pre> */
};

BstHtmlReader *
bst_html_reader_new (BstCardBuilder *builder)
{
  BstHtmlReader *self = g_new0 (BstHtmlReader, 1);

  self->builder = builder;
  self->text = g_string_new (NULL);
  self->tag = g_string_new (NULL);
  return self;
}

void
bst_html_reader_free (BstHtmlReader *self)
{
  g_string_free (self->text, TRUE);
  g_string_free (self->tag, TRUE);
  g_free (self);
}

static void
end_text (BstHtmlReader *self)
{
  g_autoptr (GString) decoded = NULL;

  if (self->text->len > 0 && self->hidden[0] == '\0')
    {
      decoded = g_string_sized_new (self->text->len);
      bst_entity_append_decoded (decoded, self->text->str, self->text->len);
      bst_card_builder_html_text (self->builder, decoded->str);
    }
  g_string_truncate (self->text, 0);
}

static BstCardAlign
get_align (const BstHtmlTag *tag)
{
  if (g_strcmp0 (tag->align, "center") == 0)
    return BST_CARD_ALIGN_CENTER;
  return g_strcmp0 (tag->align, "right") == 0 ? BST_CARD_ALIGN_END : BST_CARD_ALIGN_START;
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return name[0] != '\0' && g_strv_contains (names, name);
}

/* Tags that only change how the text looks. */
static gboolean
read_style (BstHtmlReader *self, const BstHtmlTag *tag)
{
  static const struct
  {
    const char *const names[6];
    BstCardStyle style;
  } styles[] = {
    { { "b", "strong", "summary", "caption" }, BST_CARD_STRONG },
    { { "i", "em", "cite", "var", "dfn" }, BST_CARD_EMPHASIS },
    { { "code", "tt", "kbd", "samp" }, BST_CARD_MONOSPACE },
    { { "s", "del", "strike" }, BST_CARD_STRIKE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (is_one_of (tag->name, styles[i].names))
      {
        if (tag->is_end)
          bst_card_builder_end_style (self->builder, styles[i].style);
        else
          bst_card_builder_begin_style (self->builder, styles[i].style);
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_table (BstHtmlReader *self, const BstHtmlTag *tag)
{
  gboolean is_header = g_str_equal (tag->name, "th");

  if (g_str_equal (tag->name, "table"))
    {
      if (!tag->is_end)
        bst_card_builder_begin_table (self->builder);
      else
        bst_card_builder_end_table (self->builder);
    }
  else if (g_str_equal (tag->name, "tr"))
    {
      if (!tag->is_end)
        bst_card_builder_begin_row (self->builder, FALSE);
      else
        bst_card_builder_end_cell (self->builder);
    }
  else if (is_header || g_str_equal (tag->name, "td"))
    {
      if (!tag->is_end)
        bst_card_builder_begin_cell (self->builder, is_header, get_align (tag));
      else
        bst_card_builder_end_cell (self->builder);
    }
  else
    return FALSE;
  return TRUE;
}

static void
read_pre (BstHtmlReader *self, gboolean is_end)
{
  if (!is_end && !bst_card_builder_is_in_code (self->builder))
    bst_card_builder_begin_code (self->builder, NULL);
  else if (is_end && bst_card_builder_is_in_code (self->builder))
    bst_card_builder_end_block (self->builder);
}

static gboolean
read_list (BstHtmlReader *self, const BstHtmlTag *tag)
{
  gboolean is_ordered = g_str_equal (tag->name, "ol");

  if (is_ordered || g_str_equal (tag->name, "ul"))
    {
      if (tag->is_end)
        bst_card_builder_end_list (self->builder);
      else
        bst_card_builder_begin_list (self->builder, is_ordered,
                                     tag->start != NULL ? (guint) CLAMP (atoi (tag->start), 0, 999999999) : 1);
    }
  else if (!g_str_equal (tag->name, "li"))
    return FALSE;
  else if (tag->is_end)
    bst_card_builder_end_item (self->builder);
  else
    bst_card_builder_begin_item (self->builder, BST_CARD_NO_TASK);
  return TRUE;
}

static gboolean
read_inline (BstHtmlReader *self, const BstHtmlTag *tag)
{
  if (g_str_equal (tag->name, "a"))
    {
      if (tag->is_end)
        bst_card_builder_end_link (self->builder);
      else if (tag->href != NULL)
        bst_card_builder_begin_link (self->builder, tag->href);
    }
  else if (g_str_equal (tag->name, "img"))
    {
      bst_card_builder_begin_image (self->builder);
      if (tag->alt != NULL)
        bst_card_builder_html_text (self->builder, tag->alt);
      bst_card_builder_end_image (self->builder, tag->src != NULL ? tag->src : "");
    }
  else if (g_str_equal (tag->name, "br"))
    bst_card_builder_line_break (self->builder);
  else
    return read_style (self, tag);
  return TRUE;
}

/* Whatever begins a line of its own. */
static void
read_block (BstHtmlReader *self, const BstHtmlTag *tag)
{
  static const char *const blocks[] = { "address", "article", "aside", "body", "center", "dd", "details", "div", "dl",
                                        "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr",
                                        "main", "nav", "option", "p", "picture", "section", "summary", "title", NULL };
  const char *name = tag->name;

  if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0')
    {
      if (tag->is_end)
        bst_card_builder_end_block (self->builder);
      else
        bst_card_builder_begin_heading (self->builder, (guint) (name[1] - '0'));
    }
  else if (g_str_equal (name, "hr"))
    bst_card_builder_rule (self->builder);
  else if (g_str_equal (name, "pre"))
    read_pre (self, tag->is_end);
  else if (g_str_equal (name, "blockquote") && !tag->is_end)
    bst_card_builder_begin_quote (self->builder);
  else if (g_str_equal (name, "blockquote"))
    bst_card_builder_end_quote (self->builder);
  else if (is_one_of (name, blocks))
    bst_card_builder_end_block (self->builder);
}

static gboolean
is_hiding (const BstHtmlTag *tag)
{
  static const char *const names[] = { "script", "style", "template", "iframe", "object", "svg", NULL };

  return !tag->is_end && is_one_of (tag->name, names);
}

static void
end_tag (BstHtmlReader *self)
{
  g_auto (BstHtmlTag) tag = { 0 };
  gboolean ends_itself = self->tag->len > 0 && self->tag->str[self->tag->len - 1] == '/';

  bst_html_tag_read (&tag, self->tag->str, self->tag->len);
  self->state = STATE_TEXT;
  if (self->hidden[0] != '\0')
    {
      if (tag.is_end && g_str_equal (tag.name, self->hidden))
        self->hidden[0] = '\0';
      return;
    }
  if (is_hiding (&tag))
    {
      if (!ends_itself)
        memcpy (self->hidden, tag.name, sizeof self->hidden);
      return;
    }
  if (g_str_equal (tag.name, "summary"))
    bst_card_builder_end_block (self->builder);
  if (tag.id != NULL)
    bst_card_builder_anchor (self->builder, tag.id);
  if (!read_inline (self, &tag) && !read_table (self, &tag) && !read_list (self, &tag))
    read_block (self, &tag);
  if (g_str_equal (tag.name, "summary") && tag.is_end)
    bst_card_builder_end_block (self->builder);
}

/* What began with "<" is no tag. */
static void
tag_to_text (BstHtmlReader *self)
{
  g_string_append_c (self->text, '<');
  g_string_append_len (self->text, self->tag->str, (gssize) self->tag->len);
  self->state = STATE_TEXT;
}

/* The character right after "<". */
static void
begin_tag (BstHtmlReader *self, char c)
{
  if (self->hidden[0] != '\0' && c != '/')
    self->state = STATE_TEXT; /* a script compares */
  else if (g_ascii_isalpha (c) || c == '/' || c == '!')
    {
      end_text (self);
      g_string_append_c (self->tag, c);
    }
  else if (c == '?')
    {
      end_text (self);
      self->state = STATE_INSTRUCTION;
    }
  else
    {
      tag_to_text (self);
      g_string_append_c (self->text, c);
    }
}

static void
read_tag (BstHtmlReader *self, char c)
{
  if (self->tag->len == 0)
    begin_tag (self, c);
  else if (self->quote == '\0' && c == '>')
    {
      if (self->tag->str[0] == '!')
        self->state = STATE_TEXT;
      else
        end_tag (self);
    }
  else if (self->tag->len >= MAX_TAG)
    {
      tag_to_text (self);
      g_string_append_c (self->text, c);
    }
  else
    {
      if (self->quote == c)
        self->quote = '\0';
      else if (self->quote == '\0' && (c == '"' || c == '\'') && self->tag->str[0] != '!')
        self->quote = c;
      g_string_append_c (self->tag, c);
      if (g_str_equal (self->tag->str, "!--"))
        {
          self->state = STATE_COMMENT;
          g_string_truncate (self->tag, 0);
        }
      else if (g_str_equal (self->tag->str, "![CDATA["))
        {
          self->state = STATE_CDATA;
          g_string_truncate (self->tag, 0);
        }
    }
}

/* What goes on until @end, a sequence of up to three characters, is over. */
static gboolean
has_ended (BstHtmlReader *self, char c, const char *end)
{
  gsize n = strlen (end);

  g_string_append_c (self->tag, c);
  if (self->tag->len > n)
    g_string_erase (self->tag, 0, (gssize) (self->tag->len - n));
  if (!g_str_equal (self->tag->str, end))
    return FALSE;
  self->state = STATE_TEXT;
  return TRUE;
}

static void
read_cdata (BstHtmlReader *self, char c)
{
  g_string_append_c (self->text, c);
  if (has_ended (self, c, "]]>"))
    g_string_truncate (self->text, self->text->len - 3);
}

/* @bytes: (array length=length): valid UTF-8 */
void
bst_html_reader_read (BstHtmlReader *self, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    switch (self->state)
      {
      case STATE_TEXT:
        if (bytes[i] == '<')
          {
            self->state = STATE_TAG;
            self->quote = '\0';
            g_string_truncate (self->tag, 0);
          }
        else
          g_string_append_c (self->text, bytes[i]);
        break;
      case STATE_TAG:
        read_tag (self, bytes[i]);
        break;
      case STATE_COMMENT:
        has_ended (self, bytes[i], "-->");
        break;
      case STATE_CDATA:
        read_cdata (self, bytes[i]);
        break;
      case STATE_INSTRUCTION:
      default:
        has_ended (self, bytes[i], "?>");
        break;
      }
}

/* The block ends: what was begun and not ended is text, unless it was not to be shown. */
void
bst_html_reader_end (BstHtmlReader *self)
{
  if (self->state == STATE_TAG)
    tag_to_text (self);
  self->state = STATE_TEXT;
  end_text (self);
}

/* Whether what stands here is a script or the like. */
gboolean
bst_html_reader_is_hiding (BstHtmlReader *self)
{
  return self->hidden[0] != '\0';
}

/* No script hides more than the block that it is in. */
void
bst_html_reader_stop_hiding (BstHtmlReader *self)
{
  self->hidden[0] = '\0';
}
