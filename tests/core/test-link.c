#include "core/link.h"

static void
test_web_address (void)
{
  static const char *const good[] = {
    "https://huggingface.co", "https://huggingface.co/", "https://huggingface.co/mistralai/Mistral-7B-v0.1",
    "https://arxiv.org/abs/2307.09288", "https://example.org/~somebody/a_b", "http://example.org/a", "https://example.org:8443/a",
    "https://example.org/a?b=c&d=%20e#f", "https://example.org/100%25", "https://example.org/(a)", "https://[::1]/a",
    "HTTPS://example.org/a", "https://user@example.org/a", "https://例子.中国/模型"
  };
  static const char *const bad[] = {
    "", "https", "https:", "https://", "https:///a", "http://", "example.org/a", "//example.org/a", "ftp://example.org/a",
    "javascript:alert(1)", "file:///etc/passwd", "https://example.org/a b", "https://example.org/a\tb", "https://example.org/a\n",
    "https://example.org/<a>", "https://example.org/\"a", "https://example.org/a\\b", "https://example.org/a^b", "https://example.org/`a`",
    "https://example.org/{a}", "https://example.org/a|b", "https://example.org/[a]", "https://example.org:port/", "https://example.org/%zz",
    "https://example.org/\u202e", "https://example.org/a\xc2\x85"
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    if (!bst_link_is_web_address (good[i]))
      g_error ("“%s”", good[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (bst_link_is_web_address (bad[i]))
      g_error ("“%s”", bad[i]);
}

/* Every character of ASCII, in the host and in the path: what is not taken apart is judged as
 * what is, by an address that has to be. */
static void
test_plain_address (void)
{
  for (int c = 1; c <= 0x7f; c++)
    {
      g_autofree char *path = g_strdup_printf ("https://example.org/a%cb", c);
      g_autofree char *longer_path = g_strdup_printf ("%s/%%20", path);
      g_autofree char *host = g_strdup_printf ("https://example%corg/a", c);
      g_autofree char *longer_host = g_strdup_printf ("%s/%%20", host);

      if (bst_link_is_web_address (path) != bst_link_is_web_address (longer_path))
        g_error ("“%s”", path);
      if (bst_link_is_web_address (host) != bst_link_is_web_address (longer_host))
        g_error ("“%s”", host);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/link/web-address", test_web_address);
  g_test_add_func ("/link/plain-address", test_plain_address);
  return g_test_run ();
}
