#include "hub/address.h"

#include "hub/error.h"

static void
test_endpoint (void)
{
  static const struct
  {
    const char *text;
    const char *endpoint; /* NULL: refused */
  } cases[] = {
    { "https://huggingface.co", "https://huggingface.co" },
    { " https://hf-mirror.com/ ", "https://hf-mirror.com" },
    { "https://hf-mirror.com///", "https://hf-mirror.com" },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8080" },
    { "http://[::1]:8080/hub/", "http://[::1]:8080/hub" },
    { "", NULL },
    { "/", NULL },
    { "huggingface.co", NULL },
    { "ftp://huggingface.co", NULL },
    { "file:///etc/passwd", NULL },
    { "https://", NULL },
    { "https:///models", NULL },
    { "https://user:password@huggingface.co", NULL },
    { "https://user@huggingface.co", NULL },
    { "https://huggingface.co?x=1", NULL },
    { "https://huggingface.co#x", NULL },
    { "https://huggingface.co/a b", NULL },
    { "https://huggingface.co\r\nX: y", NULL },
    { "https://huggingface.co:99999", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *endpoint = bst_hub_endpoint_parse (cases[i].text, &error);

      g_assert_cmpstr (endpoint, ==, cases[i].endpoint);
      if (endpoint == NULL)
        g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_INVALID);
      if (error != NULL)
        g_assert_null (strstr (error->message, "password@"));
    }
}

static void
test_official (void)
{
  g_assert_true (bst_hub_endpoint_is_official ("https://huggingface.co"));
  g_assert_true (bst_hub_endpoint_is_official ("https://HuggingFace.co:443"));
  g_assert_true (bst_hub_endpoint_is_official ("https://huggingface.co/"));
  g_assert_false (bst_hub_endpoint_is_official ("https://huggingface.co/models"));
  g_assert_false (bst_hub_endpoint_is_official ("http://huggingface.co"));
  g_assert_false (bst_hub_endpoint_is_official ("https://huggingface.co:8443"));
  g_assert_false (bst_hub_endpoint_is_official ("https://huggingface.co.example.org"));
  g_assert_false (bst_hub_endpoint_is_official ("https://hf-mirror.com"));
}

static void
test_places (void)
{
  static const char *const here[] = { "http://127.0.0.1", "http://127.3.2.1:80", "http://[::1]", "http://localhost", "http://LOCALHOST:9" };
  static const char *const elsewhere[] = { "http://10.0.0.1", "http://localhost.example.org", "http://127.0.0.1.nip.io", "http://0.0.0.0" };
  g_autoptr (GUri) home = bst_hub_uri_parse ("https://huggingface.co/x");
  g_autoptr (GUri) same = bst_hub_uri_parse ("https://HUGGINGFACE.co:443/y?z");
  g_autoptr (GUri) port = bst_hub_uri_parse ("https://huggingface.co:444/");
  g_autoptr (GUri) open = bst_hub_uri_parse ("http://huggingface.co/");
  g_autoptr (GUri) sub = bst_hub_uri_parse ("https://cdn.huggingface.co/");
  g_autofree char *host = bst_hub_endpoint_dup_host ("http://127.0.0.1:8080/x");

  for (guint i = 0; i < G_N_ELEMENTS (here); i++)
    {
      g_autoptr (GUri) uri = bst_hub_uri_parse (here[i]);

      g_assert_true (bst_hub_uri_is_loopback (uri));
    }
  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    {
      g_autoptr (GUri) uri = bst_hub_uri_parse (elsewhere[i]);

      g_assert_false (bst_hub_uri_is_loopback (uri));
    }
  g_assert_true (bst_hub_uri_is_same_origin (home, same));
  g_assert_false (bst_hub_uri_is_same_origin (home, port));
  g_assert_false (bst_hub_uri_is_same_origin (home, open));
  g_assert_false (bst_hub_uri_is_same_origin (home, sub));
  g_assert_cmpstr (host, ==, "127.0.0.1:8080");
}

/* A port is named where nobody would guess it. */
static void
test_host (void)
{
  const char *const cases[][2] = {
    { "https://huggingface.co", "huggingface.co" },
    { "https://huggingface.co:443", "huggingface.co" },
    { "https://hf-mirror.com/", "hf-mirror.com" },
    { "http://hub.example", "hub.example" },
    { "http://hub.example:80/prefix", "hub.example" },
    { "https://hub.example:80", "hub.example:80" },
    { "http://127.0.0.1:8080/x", "127.0.0.1:8080" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *host = bst_hub_endpoint_dup_host (cases[i][0]);

      g_assert_cmpstr (host, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/address/endpoint", test_endpoint);
  g_test_add_func ("/hub/address/official", test_official);
  g_test_add_func ("/hub/address/places", test_places);
  g_test_add_func ("/hub/address/host", test_host);
  return g_test_run ();
}
