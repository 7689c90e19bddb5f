#include "config.h"

#include "card/markdown.h"

#include <string.h>

#include <md4c.h>

#include "card/entity.h"
#include "card/html.h"

typedef struct
{
  BstCardBuilder *builder;
  BstCardNotes *notes;
  BstHtmlReader *html;
  GCancellable *cancellable;
  gboolean is_in_html;
  gboolean is_in_header;
} BstMarkdown;

static char *
dup_attribute (BstMarkdown *self, const MD_ATTRIBUTE *attribute)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; attribute->text != NULL && attribute->substr_offsets[i] < attribute->size; i++)
    {
      const char *part = attribute->text + attribute->substr_offsets[i];
      gsize length = attribute->substr_offsets[i + 1] - attribute->substr_offsets[i];

      if (attribute->substr_types[i] == MD_TEXT_ENTITY)
        bst_entity_append_decoded (text, part, length);
      else
        bst_card_notes_append_unmarked (self->notes, text, part, length);
    }
  return g_string_free (text, FALSE);
}

static BstCardTask
get_task (const MD_BLOCK_LI_DETAIL *item)
{
  if (!item->is_task)
    return BST_CARD_NO_TASK;
  return item->task_mark == ' ' ? BST_CARD_TASK_OPEN : BST_CARD_TASK_DONE;
}

static BstCardAlign
get_align (const MD_BLOCK_TD_DETAIL *cell)
{
  if (cell->align == MD_ALIGN_CENTER)
    return BST_CARD_ALIGN_CENTER;
  return cell->align == MD_ALIGN_RIGHT ? BST_CARD_ALIGN_END : BST_CARD_ALIGN_START;
}

static void
begin_code (BstMarkdown *self, const MD_BLOCK_CODE_DETAIL *code)
{
  g_autofree char *language = dup_attribute (self, &code->lang);

  bst_card_builder_begin_code (self->builder, language);
}

/* What a table of HTML cannot have in a cell ends it: its end may have been forgotten. */
static gboolean
ends_table (MD_BLOCKTYPE type)
{
  return type == MD_BLOCK_H || type == MD_BLOCK_TABLE || type == MD_BLOCK_UL || type == MD_BLOCK_OL ||
         type == MD_BLOCK_QUOTE;
}

static void
begin_block (BstMarkdown *self, MD_BLOCKTYPE type, void *detail)
{
  BstCardBuilder *builder = self->builder;

  if (ends_table (type))
    bst_card_builder_end_table (builder);
  switch (type)
    {
    case MD_BLOCK_QUOTE:
      bst_card_builder_begin_quote (builder);
      break;
    case MD_BLOCK_UL:
      bst_card_builder_begin_list (builder, FALSE, 0);
      break;
    case MD_BLOCK_OL:
      bst_card_builder_begin_list (builder, TRUE, ((MD_BLOCK_OL_DETAIL *) detail)->start);
      break;
    case MD_BLOCK_LI:
      bst_card_builder_begin_item (builder, get_task (detail));
      break;
    case MD_BLOCK_HR:
      bst_card_builder_rule (builder);
      break;
    case MD_BLOCK_H:
      bst_card_builder_begin_heading (builder, ((MD_BLOCK_H_DETAIL *) detail)->level);
      break;
    case MD_BLOCK_CODE:
      begin_code (self, detail);
      break;
    case MD_BLOCK_HTML:
      bst_card_builder_end_block (builder);
      self->is_in_html = TRUE;
      break;
    case MD_BLOCK_P:
      bst_card_builder_end_block (builder);
      break;
    case MD_BLOCK_TABLE:
      bst_card_builder_begin_table (builder);
      break;
    case MD_BLOCK_THEAD:
      self->is_in_header = TRUE;
      break;
    case MD_BLOCK_TR:
      bst_card_builder_begin_row (builder, self->is_in_header);
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      bst_card_builder_begin_cell (builder, self->is_in_header, get_align (detail));
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_TBODY:
    default:
      break;
    }
}

static void
end_block (BstMarkdown *self, MD_BLOCKTYPE type)
{
  if (type == MD_BLOCK_THEAD)
    self->is_in_header = FALSE;
  bst_html_reader_end (self->html);
  switch (type)
    {
    case MD_BLOCK_QUOTE:
      bst_card_builder_end_quote (self->builder);
      break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      bst_card_builder_end_list (self->builder);
      break;
    case MD_BLOCK_TABLE:
      bst_card_builder_end_table (self->builder);
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      bst_html_reader_stop_hiding (self->html);
      bst_card_builder_end_cell (self->builder);
      break;
    case MD_BLOCK_HTML:
      self->is_in_html = FALSE;
      bst_html_reader_stop_hiding (self->html);
      bst_card_builder_end_block (self->builder);
      break;
    case MD_BLOCK_P:
    case MD_BLOCK_H:
    case MD_BLOCK_CODE:
      bst_html_reader_stop_hiding (self->html);
      bst_card_builder_end_block (self->builder);
      break;
    case MD_BLOCK_LI:
      bst_html_reader_stop_hiding (self->html);
      bst_card_builder_end_item (self->builder);
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HR:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
    default:
      break;
    }
}

static int
enter_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  BstMarkdown *self = user_data;

  begin_block (self, type, detail);
  return g_cancellable_is_cancelled (self->cancellable);
}

static int
leave_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  end_block (user_data, type);
  return 0;
}

static void
begin_link (BstMarkdown *self, const MD_SPAN_A_DETAIL *link)
{
  g_autofree char *href = dup_attribute (self, &link->href);

  bst_card_builder_begin_link (self->builder, href);
}

static void
end_image (BstMarkdown *self, const MD_SPAN_IMG_DETAIL *image)
{
  g_autofree char *source = dup_attribute (self, &image->src);

  bst_card_builder_end_image (self->builder, source);
}

static BstCardStyle
get_style (MD_SPANTYPE type)
{
  switch (type)
    {
    case MD_SPAN_EM:
      return BST_CARD_EMPHASIS;
    case MD_SPAN_STRONG:
      return BST_CARD_STRONG;
    case MD_SPAN_CODE:
      return BST_CARD_MONOSPACE;
    case MD_SPAN_DEL:
      return BST_CARD_STRIKE;
    case MD_SPAN_A:
    case MD_SPAN_IMG:
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U:
    default:
      return 0;
    }
}

static int
enter_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  BstMarkdown *self = user_data;

  bst_html_reader_end (self->html);
  if (type == MD_SPAN_A)
    begin_link (self, detail);
  else if (type == MD_SPAN_IMG)
    bst_card_builder_begin_image (self->builder);
  else if (get_style (type) != 0)
    bst_card_builder_begin_style (self->builder, get_style (type));
  return g_cancellable_is_cancelled (self->cancellable);
}

static int
leave_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  BstMarkdown *self = user_data;

  bst_html_reader_end (self->html);
  if (type == MD_SPAN_A)
    bst_card_builder_end_link (self->builder);
  else if (type == MD_SPAN_IMG)
    end_image (self, detail);
  else if (get_style (type) != 0)
    bst_card_builder_end_style (self->builder, get_style (type));
  return 0;
}

/* Text with the marks of footnotes. */
static void
append_text (BstMarkdown *self, const char *text, gsize length)
{
  const char *start = text, *end = text + length;
  guint note;
  gsize n;

  while (text < end)
    {
      n = bst_card_notes_find_placeholder (text, (gsize) (end - text), &note);
      if (n == 0)
        {
          text++;
          continue;
        }
      bst_card_builder_text (self->builder, start, (gsize) (text - start));
      bst_card_builder_note (self->builder, bst_card_notes_number (self->notes, note), FALSE);
      start = text += n;
    }
  bst_card_builder_text (self->builder, start, (gsize) (end - start));
}

/* Code and HTML have no footnotes. */
static void
append_verbatim (BstMarkdown *self, const char *text, gsize length, gboolean is_html)
{
  g_autoptr (GString) verbatim = g_string_sized_new (length);

  bst_card_notes_append_unmarked (self->notes, verbatim, text, length);
  if (is_html)
    bst_html_reader_read (self->html, verbatim->str, verbatim->len);
  else
    bst_card_builder_text (self->builder, verbatim->str, verbatim->len);
}

static void
append_entity (BstMarkdown *self, const char *entity, gsize length)
{
  g_autoptr (GString) text = g_string_new (NULL);

  bst_entity_append_decoded (text, entity, length);
  bst_card_builder_text (self->builder, text->str, text->len);
}

static int
text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE length, void *user_data)
{
  BstMarkdown *self = user_data;

  if (type == MD_TEXT_HTML || (self->is_in_html && type != MD_TEXT_NULLCHAR))
    {
      append_verbatim (self, text, length, TRUE);
      return 0;
    }
  bst_html_reader_end (self->html);
  if (bst_html_reader_is_hiding (self->html))
    return 0;
  switch (type)
    {
    case MD_TEXT_BR:
      bst_card_builder_line_break (self->builder);
      break;
    case MD_TEXT_SOFTBR:
      bst_card_builder_soft_break (self->builder);
      break;
    case MD_TEXT_ENTITY:
      append_entity (self, text, length);
      break;
    case MD_TEXT_CODE:
      append_verbatim (self, text, length, FALSE);
      break;
    case MD_TEXT_NULLCHAR:
      bst_card_builder_text (self->builder, "\357\277\275", strlen ("\357\277\275"));
      break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
    default:
      append_text (self, text, length);
      break;
    }
  return 0;
}

/**
 * bst_markdown_read:
 * @text: (array length=length): clean Markdown, in which footnotes are marked
 *
 * Has @builder make blocks of @text.
 *
 * Returns: whether all was read: FALSE where it was cancelled
 */
gboolean
bst_markdown_read (const char *text, gsize length, BstCardBuilder *builder, BstCardNotes *notes,
                   GCancellable *cancellable)
{
  static const MD_PARSER parser = {
    0,
    MD_DIALECT_GITHUB,
    enter_block_cb,
    leave_block_cb,
    enter_span_cb,
    leave_span_cb,
    text_cb,
    NULL,
    NULL,
  };
  g_autoptr (BstHtmlReader) html = bst_html_reader_new (builder);
  BstMarkdown self = { builder, notes, html, cancellable, FALSE, FALSE };

  if (md_parse (text, (MD_SIZE) length, &parser, &self) > 0)
    return FALSE;
  bst_html_reader_end (html);
  return !g_cancellable_is_cancelled (cancellable);
}
