/* Footnotes, which lead to and fro. */
#include "reading.h"

static void
test_there_and_back (void)
{
  test_outline ("First[^b] and second[^a].\n\n[^a]: The *second*.\n[^b]: The first,\n    in two lines.\n\n    And more.\n\nAfter",
                "First<an #:note-1>[1]</> and second<an #:note-2>[2]</>.\nAfter\n---\n"
                "[1] The first, in two lines.\nAnd more. <an #:from-1>\342\206\251</>\n"
                "[2] The <e>second</>. <an #:from-2>\342\206\251</>\n");
}

static void
test_anchors (void)
{
  g_autoptr (GPtrArray) blocks = test_read ("A\n\nB[^1]\n\n[^1]: C");

  g_assert_cmpuint (bst_card_blocks_find_anchor (blocks, ":from-1"), ==, 1);
  g_assert_cmpuint (bst_card_blocks_find_anchor (blocks, ":note-1"), ==, 3);
  g_assert_cmpuint (bst_card_blocks_find_anchor (blocks, "no"), ==, blocks->len);
}

static void
test_none (void)
{
  test_outline ("No [^such] note, and [^ none].", "No [^such] note, and [^ none].\n");
  test_outline ("`[^1]` is code\n\n```\n[^1]\n[^1]: x\n```\n\n[^1]: note",
                "<c>[^1]</> is code\ncode() [^1]\n[^1]: x\n---\n[1] note <an #:from-1>\342\206\251</>\n");
}

/* Punctuation beside it is read as beside a bracket. */
static void
test_beside (void)
{
  test_outline ("**\342\200\234bold\342\200\235**[^1]\n\n[^1]: n",
                "<b>\342\200\234bold\342\200\235</><an #:note-1>[1]</>\n---\n[1] n <an #:from-1>\342\206\251</>\n");
  test_outline ("[link [^1]](https://example.org)\n\n[^1]: n",
                "<a https://example.org>link </><an #:note-1>[1]</>\n---\n[1] n <an #:from-1>\342\206\251</>\n");
}

/* A footnote that names itself or another, and one that ends with code. */
static void
test_in_notes (void)
{
  test_outline ("a[^1]\n\n[^1]: b[^2][^1]\n[^2]: c[^1]\n\n    ```\n    d\n    ```",
                "a<an #:note-1>[1]</>\n---\n"
                "[1] b<an #:note-2>[2]</><an #:note-1>[1]</> <an #:from-1>\342\206\251</>\n"
                "[2] c<an #:note-1>[1]</>\ncode() d\n<an #:from-2>\342\206\251</>\n");
}

static void
test_many (void)
{
  g_autoptr (GString) card = g_string_new (NULL);
  g_autoptr (GPtrArray) blocks = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (card, "x[^%u]\n\n[^%u]: n%u\n\n", i, i, i);
  blocks = test_read (card->str);
  g_assert_cmpuint (blocks->len, ==, 40001);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notes/there-and-back", test_there_and_back);
  g_test_add_func ("/notes/anchors", test_anchors);
  g_test_add_func ("/notes/none", test_none);
  g_test_add_func ("/notes/beside", test_beside);
  g_test_add_func ("/notes/in-notes", test_in_notes);
  g_test_add_func ("/notes/many", test_many);
  return g_test_run ();
}
