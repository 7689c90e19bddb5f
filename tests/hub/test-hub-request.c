#include "hub/request.h"

#include "hub/error.h"

#include <string.h>

#define HUB "https://huggingface.co"

static void
assert_url (BstHubRequest *request, const char *url)
{
  g_assert_cmpstr (request->url, ==, url);
  bst_hub_request_free (request);
}

static void
test_urls (void)
{
  static const char *const filter[] = { "license:apache-2.0", "zh", NULL };
  BstHubListQuery query = {
    .sort = "lastModified", .task = "text-generation", .author = "a b", .search = "f&x=猎", .filter = filter, .limit = 5000, .fields = BST_HUB_FIELDS_BRIEF
  };
  BstHubRequest *model = bst_hub_request_model (HUB, "a/b", "W/\"1\"");

  g_assert_cmpstr (model->etag, ==, "W/\"1\"");
  g_assert_cmpstr (model->id, ==, "a/b");
  g_assert_true (model->is_official);
  assert_url (model, HUB "/api/models/a/b?expand%5B%5D=baseModels&expand%5B%5D=cardData&expand%5B%5D=config"
                         "&expand%5B%5D=createdAt&expand%5B%5D=disabled&expand%5B%5D=downloads&expand%5B%5D=gated"
                         "&expand%5B%5D=gguf&expand%5B%5D=lastModified&expand%5B%5D=library_name&expand%5B%5D=likes"
                         "&expand%5B%5D=pipeline_tag&expand%5B%5D=safetensors&expand%5B%5D=sha&expand%5B%5D=tags");
  assert_url (bst_hub_request_list (HUB, &query),
              HUB "/api/models?search=f%26x%3D%E7%8C%8E&author=a%20b&pipeline_tag=text-generation"
                  "&filter=license%3Aapache-2.0&filter=zh&sort=lastModified&limit=1000"
                  "&expand%5B%5D=createdAt&expand%5B%5D=disabled&expand%5B%5D=downloads&expand%5B%5D=gated"
                  "&expand%5B%5D=gguf&expand%5B%5D=lastModified&expand%5B%5D=library_name&expand%5B%5D=likes"
                  "&expand%5B%5D=pipeline_tag&expand%5B%5D=safetensors&expand%5B%5D=sha&expand%5B%5D=tags");
  assert_url (bst_hub_request_files (HUB, "a/b", "refs/pr/1"), HUB "/api/models/a/b/tree/refs%2Fpr%2F1?recursive=true");
  assert_url (bst_hub_request_card (HUB "/x", "a/b", "main", NULL), HUB "/x/a/b/resolve/main/README.md");
  assert_url (bst_hub_request_config (HUB, "a/b", "main"), HUB "/a/b/resolve/main/config.json");
  assert_url (bst_hub_request_tags (HUB, "license"), HUB "/api/models-tags-by-type?type=license");
  assert_url (bst_hub_request_tags (HUB, NULL), HUB "/api/models-tags-by-type");
  assert_url (bst_hub_request_whoami (HUB), HUB "/api/whoami-v2");
  /* even one that nobody checked stays in its place */
  assert_url (bst_hub_request_files (HUB, "a?b#c", "d?e"), HUB "/api/models/a%3Fb%23c/tree/d%3Fe?recursive=true");
}

/* The list would refuse the count of what is made of a model, and with it the whole question. */
static void
test_derived (void)
{
  static const char *const filter[] = { "base_model:quantized:a/b", NULL };
  BstHubListQuery query = { .filter = filter, .fields = BST_HUB_FIELDS_DERIVED };
  BstHubRequest *list = bst_hub_request_list (HUB, &query);
  BstHubRequest *model = bst_hub_request_model_with_children (HUB, "a/b");

  g_assert_nonnull (strstr (list->url, "filter=base_model%3Aquantized%3Aa%2Fb"));
  g_assert_true (bst_hub_url_asks_for (list->url, "baseModels"));
  g_assert_true (bst_hub_url_asks_for (list->url, "gguf"));
  g_assert_false (bst_hub_url_asks_for (list->url, "childrenModelCount"));
  g_assert_false (bst_hub_url_asks_for (list->url, "cardData"));
  g_assert_true (bst_hub_url_asks_for (model->url, "childrenModelCount"));
  g_assert_true (bst_hub_url_asks_for (model->url, "sha"));
  bst_hub_request_free (list);
  bst_hub_request_free (model);
}

static void
test_limit (void)
{
  static const struct
  {
    const char *link, *ten;
    guint limit;
  } cases[] = {
    { "/api/models?limit=1000&cursor=a%3D", "/api/models?limit=10&cursor=a%3D", 1000 },
    { "/api/models?xlimit=7&limit=100", "/api/models?xlimit=7&limit=10", 100 },
    { "/api/models?limit=", "/api/models?limit=10", 0 },
    { "/api/models?limit=99999999999999999999999", "/api/models?limit=10", G_MAXUINT },
    { "/api/models?cursor=limit=5", "/api/models?cursor=limit=5", 0 },
    { "/api/models", "/api/models", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ten = bst_hub_link_dup_with_limit (cases[i].link, 10);

      g_assert_cmpuint (bst_hub_link_get_limit (cases[i].link), ==, cases[i].limit);
      g_assert_cmpstr (ten, ==, cases[i].ten);
    }
}

/* More may come of a thousand models than of a hundred, but not of one. */
static void
test_largest (void)
{
  static const struct
  {
    guint limit;
    gsize largest;
  } cases[] = {
    { 1, 8 << 20 },
    { 100, 8 << 20 },
    { 101, 24 << 20 },
    { 1000, 24 << 20 },
    { 0, 24 << 20 },
  };
  g_autoptr (BstHubRequest) model = bst_hub_request_model (HUB, "a/b", NULL);

  g_assert_cmpuint (model->largest, ==, 8 << 20);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstHubListQuery query = { .limit = cases[i].limit };
      g_autoptr (BstHubRequest) list = bst_hub_request_list (HUB, &query);

      g_assert_cmpuint (list->largest, ==, cases[i].largest);
      if (cases[i].limit > 0)
        {
          g_autofree char *link = g_strdup_printf ("/api/models?cursor=x&limit=%u", cases[i].limit);
          g_autoptr (BstHubRequest) next = bst_hub_request_next (HUB, link, NULL);

          g_assert_cmpuint (next->largest, ==, cases[i].largest);
        }
    }
}

static void
test_next_link (void)
{
  static const struct
  {
    const char *header;
    const char *link; /* NULL: none */
  } cases[] = {
    { "<https://huggingface.co/api/models?limit=2&cursor=abc%3D>; rel=\"next\"", "/api/models?limit=2&cursor=abc%3D" },
    { "<https://evil.example/api/models?cursor=x>; rel=\"next\"", "/api/models?cursor=x" },
    { "<http://hub.example/mirror/api/models?cursor=x>;rel=next", "/api/models?cursor=x" },
    { "</api/models?cursor=x>; REL=\"Next\"", "/api/models?cursor=x" },
    { "<https://h/api/models?a=1>; rel=\"prev\", <https://h/api/models?a,b=2>; title=\"a, b\"; rel=\"next\"", "/api/models?a,b=2" },
    { "<https://h/api/models>; rel=\"prev\"", NULL },
    { "<https://h/api/models>; title=\"rel=next\"", NULL },
    { "<https://h/api/models", NULL },
    { "", NULL },
    { NULL, NULL },
    { "garbage; rel=\"next\"", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *link = bst_hub_next_link_parse (cases[i].header, "https://hub.example/mirror");

      g_assert_cmpstr (link, ==, cases[i].link);
    }
}

static void
test_next (void)
{
  static const char *const refused[] = {
    "", "https://evil.example/api/models", "//evil.example/api/models", "@evil.example/api/models", "/api/whoami-v2", "/api/models/../whoami-v2",
    "/api/models?x#y", "/api/models?x y", "/api/models\r\nX: y"
  };

  assert_url (bst_hub_request_next ("https://hub.example/mirror", "/api/models?cursor=x", NULL),
              "https://hub.example/mirror/api/models?cursor=x");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (bst_hub_request_next (HUB, refused[i], &error));
      g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/request/urls", test_urls);
  g_test_add_func ("/hub/request/derived", test_derived);
  g_test_add_func ("/hub/request/limit", test_limit);
  g_test_add_func ("/hub/request/largest", test_largest);
  g_test_add_func ("/hub/request/next-link", test_next_link);
  g_test_add_func ("/hub/request/next", test_next);
  return g_test_run ();
}
