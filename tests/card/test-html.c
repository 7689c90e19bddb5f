/* HTML in a card: text of it, and nothing else. */
#include "reading.h"

static void
test_tags (void)
{
  test_outline ("a <b>b <i>c</i></b> <code>d</code> <s>e</s> <u>f</u>", "a <b>b </><eb>c</> <c>d</> <s>e</> f\n");
  test_outline ("one<br>two<br/>three", "one\ntwo\nthree\n");
  test_outline ("<div align=\"center\">\n  <h1>Name</h1>\n  <p>Some\n  text</p>\n</div>", "h1 Name\nSome text\n");
  test_outline ("<blockquote>Said</blockquote>\n\nAfter", "> Said\nAfter\n");
  test_outline ("<ul><li>a</li><li>b<ol start=4><li>c</ol></ul>\n\nAfter", "  • a\n  • b\n    4. c\nAfter\n");
  test_outline ("<details><summary>More</summary>Hidden text</details>", "<b>More</>\nHidden text\n");
  test_outline ("<hr>", "---\n");
  test_outline ("<pre><code>a  b\n  c</code></pre>\n\nAfter", "code() a  b\n  c\nAfter\n");
}

static void
test_entities (void)
{
  test_outline ("&amp;lt; &copy; &#x4e2d; &nbsp;x &unknown; &", "&lt; © 中 \302\240x &unknown; &\n");
  test_outline ("<p>&lt;script&gt; &hellip; &#0; &#x202e; &#27;</p>", "<script> … \357\277\275 \357\277\275 \357\277\275\n");
}

static void
test_links (void)
{
  test_outline ("<a href=\"https://example.org/?a=1&amp;b=2\">site</a>, <a name=x>no link</a>",
                "<a https://example.org/?a=1&b=2>site</>, no link\n");
  test_outline ("<a href='javascript:alert(1)' onclick='alert(2)'>press</a>", "press\n");
  test_outline ("<img src=\"a.png\" alt=\"A picture\">",
                "<ai https://huggingface.co/org/model/blob/main/a.png>[Image: A picture]</>\n");
  test_outline ("<img src='data:image/png;base64,AAAA'>", "<i>[Image]</>\n");
  test_outline ("<a href='https://example.org'><img alt='Badge' src='https://x.example/b.svg'></a>",
                "<ai https://example.org>[Image: Badge]</>\n");
}

static void
test_tables (void)
{
  test_outline ("<table><tr><th>Name<th align=right>Size</tr><tr><td>A<td>1</tr><tr><td><td>2</table>",
                "table <>\n  = Name | Size\n  - A | 1\n  -  | 2\n");
  /* Markdown in cells, as GitHub's pages have it. */
  test_outline ("<table><tr><td>\n\n**a**\n\n</td><td>\n\nb\n\nc\n\n</td></tr></table>\n\nAfter",
                "table <<\n  - <b>a</> | b c\nAfter\n");
  /* One that nobody ended takes no heading in. */
  test_outline ("<table><tr><td>a\n\n# Heading", "table <\n  - a\nh1 Heading\n");
}

static void
test_hidden (void)
{
  test_outline ("<script>alert(\"</b>\"); if (a<b && c>\"d\") e();</script>\n\nAfter", "After\n");
  test_outline ("<style>p { color: red }</style>\n\nAfter", "After\n");
  test_outline ("a<!-- no\ntext -->b", "ab\n");
  test_outline ("<!-- a\n\nb -->\n\nAfter", "After\n");
  test_outline ("before <script>alert(1)</script> after", "before  after\n");
  /* It hides no more than its own block. */
  test_outline ("before <script> alert(1)\n\nAfter", "before\nAfter\n");
  test_outline ("<svg><text>drawn</text></svg>\n\nAfter", "After\n");
}

static void
test_not_html (void)
{
  test_outline ("a < b and b > c", "a < b and b > c\n");
  test_outline ("<div\n", "<div\n");
  test_outline ("1 <2", "1 <2\n");
  test_outline ("<div>a <3 b <", "a <3 b <\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/tags", test_tags);
  g_test_add_func ("/html/entities", test_entities);
  g_test_add_func ("/html/links", test_links);
  g_test_add_func ("/html/tables", test_tables);
  g_test_add_func ("/html/hidden", test_hidden);
  g_test_add_func ("/html/not-html", test_not_html);
  return g_test_run ();
}
