/* Cards that are meant to do harm. Each has to be read to its end, and what holds of every
 * card is checked by test_read(); the test's time is what a square of it would exceed. */
#include <string.h>

#include "card/clean.h"
#include "reading.h"

static char *
repeat (const char *text, gsize n)
{
  GString *all = g_string_sized_new (strlen (text) * n);

  for (gsize i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

/* @word: has to be there in the end */
static void
check (const char *before, const char *text, gsize n, const char *after, const char *word)
{
  g_autofree char *middle = repeat (text, n);
  g_autofree char *card = g_strconcat (before, middle, after, NULL);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autofree char *plain = NULL;

  g_test_message ("%s%.20s × %" G_GSIZE_FORMAT, before, text, n);
  blocks = test_read (card);
  plain = test_dup_plain (blocks);
  g_assert_nonnull (strstr (plain, word));
}

static void
test_nested (void)
{
  check ("", "- ", 10000, "deep", "deep");
  check ("", "> ", 10000, "deep", "deep");
  check ("", ">", 10000, "deep", "deep");
  check ("", "1. ", 10000, "deep", "deep");
  check ("", "- > ", 10000, "deep\n\nafter", "after");
  check ("", "* ", 10000, "deep", "deep");
  check ("- ", "\n", 200000, "- after", "after");
  check ("", "[", 10000, "deep", "deep");
  check ("", "![", 10000, "deep", "deep");
  check ("", "**", 10000, "deep", "deep");
  check ("", "*a **b ", 10000, "deep", "deep");
  check ("", "<div>", 10000, "deep", "deep");
  check ("", "<ul><li>", 10000, "deep", "deep");
  check ("", "<blockquote>", 10000, "deep", "deep");
  check ("", "<table><tr><td>", 10000, "deep", "deep");
  check ("", "<a href=x>", 10000, "deep", "deep");
  check ("", "<img alt='", 10000, "deep", "deep");
}

/* Lists in lists by indentation, a line each. */
static void
test_nested_lines (void)
{
  g_autoptr (GString) card = g_string_new (NULL);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autofree char *plain = NULL;

  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *indent = g_strnfill (2 * i, ' ');

      g_string_append_printf (card, "%s- n%u\n", indent, i);
    }
  blocks = test_read (card->str);
  plain = test_dup_plain (blocks);
  g_assert_nonnull (strstr (plain, "n1499"));
}

/* What a parser may look through again and again. */
static void
test_again (void)
{
  static const char *const texts[] = { "`", "``a`", "<", "<a", "<a href='", "&", "&#", "<![CDATA[", "</",
                                       "![[]()", "[a](", "[a](<", "[a]", "[a][b", "[^", "[^a", "]", "\\", "_a", "~~a",
                                       "http://", "www.a", "a@", "|", "\t", "#", "(", "*", "a_", "x \n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check ("", texts[i], 60000 / strlen (texts[i]), "\n\nafter", "after");
  /* What has no end hides the rest, as it does in a browser. */
  check ("before\n\n", "<!--", 50000, "", "before");
  check ("before\n\n", "<?", 100000, "", "before");
  check ("", "[a]: /u\n", 10000, "\nafter [a]", "after");
  check ("", "http://a.b/_", 8000, "\n\nafter", "after");
  check ("", "[a]\n", 20000, "\n\nafter", "after");
  check ("", "[^1]: x\n", 10000, "\n\nafter", "after");
}

static void
test_long_line (void)
{
  check ("", "lorem ipsum ", 90000, "last", "last");
  check ("", "\347\214\253", 350000, "last", "last");
  check ("", "x", 1100000, " last", "last");
  check ("```\n", "x", 1100000, "\n```\nlast", "last");
  check ("```\n", "a line of code\n", 70000, "```\nlast", "last");
  check ("<pre>", "x ", 500000, "</pre>\n\nlast", "last");
  check ("# ", "heading ", 100000, "last", "last");
}

/* Nothing of a long line is lost, nor added, where it is cut. */
static void
test_cut (void)
{
  g_autofree char *line = repeat ("word \347\214\253\347\214\253 ", 40000);
  g_autoptr (GPtrArray) blocks = test_read (line);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    g_string_append (joined, ((BstCardBlock *) g_ptr_array_index (blocks, i))->text->text);
  g_strstrip (line);
  for (const char *p = joined->str, *q = line; *p != '\0' || *q != '\0'; p++, q++)
    {
      while (*p == ' ')
        p++;
      while (*q == ' ')
        q++;
      g_assert_cmpint (*p, ==, *q);
      if (*p == '\0')
        break;
    }
  g_assert_true (((BstCardBlock *) g_ptr_array_index (blocks, 1))->continues);
}

static void
test_tables (void)
{
  g_autofree char *cells = repeat ("|a", 10000), *dashes = repeat ("|-", 10000), *rows = repeat ("|b\n", 3000);
  g_autofree char *card = g_strconcat (cells, "|\n", dashes, "|\n", rows, "\n\nafter", NULL);
  g_autoptr (GPtrArray) blocks = test_read (card);
  g_autofree char *plain = test_dup_plain (blocks);

  g_assert_nonnull (strstr (plain, "after"));
  for (guint i = 0; i < blocks->len; i++)
    g_assert_cmpint (((BstCardBlock *) g_ptr_array_index (blocks, i))->kind, !=, BST_CARD_TABLE);
  check ("<table><tr>", "<td>x", 10000, "</table>\n\nafter", "after");
  check ("|a|\n|-|\n", "|b|\n", 20000, "\nafter", "after");
}

static void
test_bytes (void)
{
  static const char bytes[] = "A\0B\x1b[31mC\x80\xff\xc3(\xed\xa0\x80 D\x7f\r\nE\rF\x0b\xc2\x9b"
                              "31m \xe2\x80\xae"
                              "evil\xe2\x81\xa6"
                              "G\xe2\x80\x8fH\xef\xbb\xbf \xf4\x80\x80\x80I\xe2\x80\xa8"
                              "J";
  g_autoptr (GPtrArray) blocks = test_read_bytes (bytes, sizeof bytes - 1);
  g_autofree char *plain = test_dup_plain (blocks);

  g_assert_cmpstr (plain, ==,
                   "A\357\277\275B\357\277\275[31mC\357\277\275\357\277\275\357\277\275(\357\277\275\357\277\275\357\277\275 "
                   "D\357\277\275 E F \357\277\27531m evilGH \357\277\275I J\n");
}

static void
test_every_byte (void)
{
  GRand *rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 300; round++)
    {
      static const char letters[] = "#>-*_`[](){}<>!|\\&;:~^\n\n\n  \t=+1.ab\xe7\x8c\xab\xff\x80\"'/?";
      char card[700];

      for (guint i = 0; i < sizeof card; i++)
        card[i] = g_rand_int_range (rand, 0, 9) == 0 ? (char) g_rand_int_range (rand, 0, 256)
                                                     : letters[g_rand_int_range (rand, 0, sizeof letters - 1)];
      g_ptr_array_unref (test_read_bytes (card, sizeof card));
    }
  g_rand_free (rand);
}

static void
test_front_matter (void)
{
  test_outline ("---\nlicense: mit\ntags:\n- a\n---\n# Name", "h1 Name\n");
  test_outline ("\n---\nlicense: mit\n---\nText", "Text\n");
  test_outline ("\357\273\277---\r\nlicense: mit\r\n---\r\nText", "Text\n");
  test_outline ("---\nlicense: mit\n---", "");
  /* Without an end it is text, which must not be lost. */
  test_outline ("---\nlicense: mit\n\nText", "---\nlicense: mit\nText\n");
  test_outline ("", "");
  test_outline ("\n\n", "");
}

static void
test_size (void)
{
  g_autofree char *text = repeat ("0123456789 abcdef\n\n", BST_CARD_MAX_BYTES / 16);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (BstCardReader) reader = bst_card_reader_new (bytes, NULL, NULL);
  g_autoptr (GPtrArray) first = bst_card_reader_read (reader, NULL);
  GPtrArray *blocks;
  gsize n = 0;

  g_assert_true (bst_card_reader_is_cut (reader));
  g_assert_cmpuint (first->len, >, 100);
  g_assert_cmpuint (first->len, <, 10000);
  while ((blocks = bst_card_reader_read (reader, NULL)) != NULL)
    {
      n += blocks->len;
      g_ptr_array_unref (blocks);
    }
  g_assert_cmpuint (n, >, 100000);
}

static void
test_cancel (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("text", 4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BstCardReader) reader = bst_card_reader_new (bytes, NULL, NULL);

  g_cancellable_cancel (cancellable);
  g_assert_null (bst_card_reader_read (reader, cancellable));
  g_assert_null (bst_card_read_all (bytes, NULL, NULL, cancellable));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile/nested", test_nested);
  g_test_add_func ("/hostile/nested-lines", test_nested_lines);
  g_test_add_func ("/hostile/again", test_again);
  g_test_add_func ("/hostile/long-line", test_long_line);
  g_test_add_func ("/hostile/cut", test_cut);
  g_test_add_func ("/hostile/tables", test_tables);
  g_test_add_func ("/hostile/bytes", test_bytes);
  g_test_add_func ("/hostile/every-byte", test_every_byte);
  g_test_add_func ("/hostile/front-matter", test_front_matter);
  g_test_add_func ("/hostile/size", test_size);
  g_test_add_func ("/hostile/cancel", test_cancel);
  return g_test_run ();
}
