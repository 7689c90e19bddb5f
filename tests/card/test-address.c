#include "card/address.h"

static void
check (const char *link, const char *address)
{
  g_autofree char *got = bst_card_address_new (link, "https://hf.example:8443", "org/model");

  g_test_message ("%s", link);
  g_assert_cmpstr (got, ==, address);
}

static void
test_web (void)
{
  check ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d");
  check ("HTTP://EXAMPLE.org", "http://example.org");
  check ("  https://example.org/a b\"<>", "https://example.org/a%20b%22%3C%3E");
  check ("https://example.org/\347\214\253", "https://example.org/%E7%8C%AB");
  check ("https://example.org/%E7%8C%AB", "https://example.org/%E7%8C%AB");
  check ("//example.org/a", "https://example.org/a");
  check ("https://example.org:8080/a", "https://example.org:8080/a");
  check ("https://[::1]:80/a", "https://[::1]:80/a");
  check ("mailto:a@example.org", "mailto:a@example.org");
  check ("MAILTO:a@example.org?subject=a b", "mailto:a@example.org?subject=a%20b");
}

/* What looks like another host. */
static void
test_lookalikes (void)
{
  check ("https://\320\260pple.com/", "https://xn--pple-43d.com/"); /* a Cyrillic letter */
  check ("https://huggingface.co@evil.example/", "https://evil.example/");
  check ("https://huggingface.co:x@evil.example/", "https://evil.example/");
  check ("https://huggingface.co\\@evil.example/", "https://huggingface.co%5C@evil.example/");
  check ("https://a b.example/", NULL);
  check ("https://", NULL);
  check ("https:///path", NULL);
  check ("https:path", NULL);
  check ("https://example.org:80a/", NULL);
}

static void
test_relative (void)
{
  check ("LICENSE", "https://hf.example:8443/org/model/blob/main/LICENSE");
  check ("./docs/a.md#b", "https://hf.example:8443/org/model/blob/main/docs/a.md#b");
  check ("/org/other", "https://hf.example:8443/org/other");
  check ("?a", "https://hf.example:8443/org/model?a");
  check ("#usage", "#usage");
  check ("#", NULL);
  g_assert_null (bst_card_address_new ("LICENSE", NULL, "org/model"));
  g_assert_null (bst_card_address_new ("LICENSE", "https://hf.example", NULL));
}

static void
test_others (void)
{
  static const char *const others[] = { "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)",
                                        "java\tscript:alert(1)", "java\nscript:alert(1)", "data:text/html,<b>",
                                        "file:///etc/passwd", "vbscript:a", "ftp://example.org", "mailto:", "x:y",
                                        "\\\\server\\share", "//", "C:\\a" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    check (others[i], NULL);
}

static void
test_long (void)
{
  g_autofree char *path = g_strnfill (5000, 'a');
  g_autofree char *link = g_strconcat ("https://example.org/", path, NULL);

  check (link, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/web", test_web);
  g_test_add_func ("/address/lookalikes", test_lookalikes);
  g_test_add_func ("/address/relative", test_relative);
  g_test_add_func ("/address/others", test_others);
  g_test_add_func ("/address/long", test_long);
  return g_test_run ();
}
