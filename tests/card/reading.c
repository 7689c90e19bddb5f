#include "reading.h"

#include <string.h>

#include "card/builder.h"
#include "core/character.h"

/* Returns: (transfer full): the blocks of a card of the repository org/model */
GPtrArray *
test_read_bytes (const char *bytes, gsize length)
{
  g_autoptr (GBytes) all = g_bytes_new (bytes, length);
  GPtrArray *blocks = bst_card_read_all (all, "https://huggingface.co", "org/model", NULL);

  g_assert_nonnull (blocks);
  test_check_blocks (blocks);
  return blocks;
}

GPtrArray *
test_read (const char *markdown)
{
  return test_read_bytes (markdown, strlen (markdown));
}

char *
test_dup_plain (GPtrArray *blocks)
{
  GString *plain = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    bst_card_block_append_plain (g_ptr_array_index (blocks, i), plain);
  return g_string_free (plain, FALSE);
}

static void
check_target (const char *target)
{
  if (target == NULL || target[0] == '#')
    return;
  g_assert_true (g_str_is_ascii (target));
  g_assert_true (g_str_has_prefix (target, "https://") || g_str_has_prefix (target, "http://") ||
                 g_str_has_prefix (target, "mailto:"));
}

static void
check_text (const BstCardText *text, gsize most)
{
  gsize length = strlen (text->text), at = 0;

  g_assert_true (g_utf8_validate (text->text, -1, NULL));
  g_assert_cmpuint (length, <=, most);
  for (const char *p = text->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_true (c == '\n' || c == '\t' || !bst_character_is_harmful (c));
      g_assert_cmpuint (c, <, 0x100000);
    }
  for (guint i = 0; i < text->spans->len; i++)
    {
      const BstCardSpan *span = &g_array_index (text->spans, BstCardSpan, i);

      g_assert_cmpuint (span->start, >=, at);
      g_assert_cmpuint (span->end, >, span->start);
      g_assert_cmpuint (span->end, <=, length);
      g_assert_true (g_utf8_validate (text->text + span->start, span->end - span->start, NULL));
      g_assert_true (span->style != 0 && ((span->style & BST_CARD_LINK) != 0) == (span->target != NULL));
      check_target (span->target);
      at = span->end;
    }
}

static void
check_table (const BstCardBlock *block)
{
  g_assert_cmpuint (block->n_columns, <=, BST_CARD_MAX_COLUMNS);
  g_assert_cmpuint (block->aligns->len, ==, block->n_columns);
  g_assert_cmpuint (block->n_header_rows, <=, block->rows->len);
  for (guint i = 0; i < block->rows->len; i++)
    {
      GPtrArray *cells = g_ptr_array_index (block->rows, i);

      g_assert_cmpuint (cells->len, <=, block->n_columns);
      for (guint j = 0; j < cells->len; j++)
        if (g_ptr_array_index (cells, j) != NULL)
          check_text (g_ptr_array_index (cells, j), BST_CARD_MAX_TEXT);
    }
}

/* What holds of every card, however it is written. */
void
test_check_blocks (GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const BstCardBlock *block = g_ptr_array_index (blocks, i);

      g_assert_cmpuint (block->n_quotes, <=, BST_CARD_MAX_DEPTH);
      g_assert_cmpuint (block->n_lists, <=, BST_CARD_MAX_DEPTH);
      g_assert_true ((block->text != NULL) == (block->kind <= BST_CARD_CODE));
      g_assert_true ((block->rows != NULL) == (block->kind == BST_CARD_TABLE));
      if (block->text != NULL)
        check_text (block->text, BST_CARD_MAX_TEXT);
      else if (block->rows != NULL)
        check_table (block);
    }
}

/* “plain <b>strong</b> …”, with the letters of all styles that a span has. */
static void
append_text (GString *out, const BstCardText *text)
{
  static const char names[] = { 'e', 'b', 'c', 's', 'a', 'i', 'n' }; /* in the order of BstCardStyle */
  guint at = 0;

  for (guint i = 0; text != NULL && i < text->spans->len; i++)
    {
      const BstCardSpan *span = &g_array_index (text->spans, BstCardSpan, i);

      g_string_append_len (out, text->text + at, span->start - at);
      g_string_append_c (out, '<');
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        if ((span->style & (1u << j)) != 0)
          g_string_append_c (out, names[j]);
      if (span->target != NULL)
        g_string_append_printf (out, " %s", span->target);
      g_string_append_c (out, '>');
      g_string_append_len (out, text->text + span->start, span->end - span->start);
      g_string_append (out, "</>");
      at = span->end;
    }
  g_string_append (out, text != NULL ? text->text + at : "");
}

static void
append_table (GString *out, const BstCardBlock *block)
{
  static const char aligns[] = "<^>";

  g_string_append (out, "table ");
  for (guint i = 0; i < block->n_columns; i++)
    g_string_append_c (out, aligns[g_array_index (block->aligns, BstCardAlign, i)]);
  for (guint i = 0; i < block->rows->len; i++)
    {
      GPtrArray *cells = g_ptr_array_index (block->rows, i);

      g_string_append (out, i < block->n_header_rows ? "\n  =" : "\n  -");
      for (guint j = 0; j < cells->len; j++)
        {
          g_string_append (out, j > 0 ? " | " : " ");
          append_text (out, g_ptr_array_index (cells, j));
        }
    }
}

static void
append_block (GString *out, const BstCardBlock *block)
{
  static const char *const tasks[] = { "", "[ ] ", "[x] " };

  for (guint i = 0; i < block->n_quotes; i++)
    g_string_append (out, "> ");
  for (guint i = 0; i < block->n_lists; i++)
    g_string_append (out, "  ");
  g_string_append_printf (out, "%s%s%s%s", block->continues ? "~" : "", block->marker != NULL ? block->marker : "",
                          block->marker != NULL ? " " : "", tasks[block->task]);
  if (block->kind == BST_CARD_HEADING)
    g_string_append_printf (out, "h%u ", block->level);
  if (block->kind == BST_CARD_CODE)
    g_string_append_printf (out, "code(%s) ", block->language != NULL ? block->language : "");
  if (block->kind == BST_CARD_RULE)
    g_string_append (out, "---");
  else if (block->kind == BST_CARD_TABLE)
    append_table (out, block);
  else
    append_text (out, block->text);
  g_string_append_c (out, '\n');
}

/* Returns: (transfer full): all that is known of the blocks but anchors, a line each */
char *
test_dup_outline (GPtrArray *blocks)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    append_block (out, g_ptr_array_index (blocks, i));
  return g_string_free (out, FALSE);
}

/* A card has to read as this outline says. */
void
test_outline (const char *markdown, const char *outline)
{
  g_autoptr (GPtrArray) blocks = test_read (markdown);
  g_autofree char *got = test_dup_outline (blocks);

  if (!g_str_equal (got, outline))
    g_test_message ("of %s", markdown);
  g_assert_cmpstr (got, ==, outline);
}
