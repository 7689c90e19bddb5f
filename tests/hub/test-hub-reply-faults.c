/* Answers that are JSON, and are no answers all the same. */
#include "hub/reply.h"

#include "core/json.h"
#include "hub/error.h"

#include <string.h>

#define HUB "https://hub.example"
#define ASKED "expand%5B%5D=downloads&expand%5B%5D=likes&expand%5B%5D=sha&expand%5B%5D=tags"

/* @url: (nullable): what was asked for */
static BstHubAnswer *
answer_of (const char *url, const char *text)
{
  BstHubAnswer *answer = g_new0 (BstHubAnswer, 1);

  answer->status = 200;
  answer->url = g_strdup (url);
  answer->body = g_bytes_new (text, strlen (text));
  return answer;
}

static void
assert_bad (GError *cause, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (cause);
  /* made in a thread, where nothing is put into words */
  g_assert_false (cause->domain == BST_HUB_ERROR);
  error = bst_hub_reply_word (cause, HUB);
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
  if (strstr (error->message, part) == NULL || strstr (error->message, "hub.example") == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

/* Who answers with nothing but a name would make every figure unknown. */
static void
test_bare (void)
{
  static const struct
  {
    const char *url, *text;
    gboolean ok;
  } cases[] = {
    { HUB "/api/models/a/b?" ASKED, "{\"id\": \"a/b\"}", FALSE },
    { HUB "/api/models/a/b?" ASKED, "{\"id\": \"a/b\", \"downloads\": null, \"likes\": null, \"sha\": null, \"tags\": []}", FALSE },
    { HUB "/api/models/a/b?" ASKED, "{\"id\": \"a/b\", \"downloads\": 0}", TRUE },
    { HUB "/api/models/a/b?" ASKED, "{\"id\": \"a/b\", \"likes\": 7}", TRUE },
    { HUB "/api/models/a/b?" ASKED, "{\"id\": \"a/b\", \"sha\": \"13afe5124825b4f3751f836b40dafda64c1ed062\"}", TRUE },
    { HUB "/api/models/a/b?expand%5B%5D=sha&expand%5B%5D=tags", "{\"id\": \"a/b\", \"tags\": []}", TRUE },
    { HUB "/api/models/a/b?expand%5B%5D=downloadsAllTime&expand%5B%5D=likes&expand%5B%5D=sha", "{\"id\": \"a/b\"}", TRUE },
    { HUB "/api/models/a/b", "{\"id\": \"a/b\"}", TRUE },
    { NULL, "{\"id\": \"a/b\"}", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstHubAnswer) answer = answer_of (cases[i].url, cases[i].text);
      GError *error = NULL;
      g_autoptr (BstRepository) repository = bst_hub_reply_read_model (answer, HUB, &error);

      g_assert_cmpint (repository != NULL, ==, cases[i].ok);
      if (!cases[i].ok)
        assert_bad (error, "nothing of a model but its name");
      else
        g_assert_no_error (error);
    }
}

/* The bare one of a list is a slip; the others are read. */
static void
test_bare_in_list (void)
{
  g_autoptr (BstHubAnswer) answer = answer_of (HUB "/api/models?" ASKED, "[{\"id\": \"a/b\"}, {\"id\": \"c/d\", \"likes\": 1}]");
  g_autoptr (BstHubAnswer) all = answer_of (HUB "/api/models?" ASKED, "[{\"id\": \"a/b\"}, {\"id\": \"c/d\"}]");
  GError *error = NULL;
  g_autoptr (BstHubPage) page = bst_hub_reply_read_page (answer, HUB, &error);
  const BstHubSlip *slip;

  g_assert_no_error (error);
  g_assert_cmpuint (page->repositories->len, ==, 1);
  g_assert_cmpuint (page->slips->len, ==, 1);
  bst_hub_page_word_slips (page, HUB);
  slip = g_ptr_array_index (page->slips, 0);
  g_assert_cmpstr (slip->id, ==, "a/b");
  g_assert_error (slip->error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
  g_assert_nonnull (strstr (slip->error->message, "hub.example"));

  g_assert_null (bst_hub_reply_read_page (all, HUB, &error));
  assert_bad (error, "nothing of a model but its name");
}

static BstHubAnswer *
list_of (const char *element, guint n)
{
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", element);
  g_string_append_c (text, ']');
  return answer_of (NULL, text->str);
}

/* No list has more elements than the most that can be asked for. */
static void
test_too_long (void)
{
  g_autoptr (BstHubAnswer) longest = list_of ("{\"id\": \"a/b\"}", 1000);
  g_autoptr (BstHubAnswer) longer = list_of ("{\"id\": \"a/b\"}", 1001);
  g_autoptr (BstHubAnswer) files = list_of ("{\"type\": \"file\", \"path\": \"a\", \"size\": 1}", 1001);
  g_autoptr (BstHubAnswer) bomb = list_of ("{}", 200001);
  g_autoptr (BstHubPage) page = NULL;
  GError *error = NULL;

  page = bst_hub_reply_read_page (longest, HUB, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->repositories->len, ==, 1000);
  g_assert_null (bst_hub_reply_read_page (longer, HUB, &error));
  assert_bad (g_steal_pointer (&error), "longer than what was asked for");
  g_assert_null (bst_hub_reply_read_files (files, HUB, &error));
  assert_bad (g_steal_pointer (&error), "longer than what was asked for");
  g_assert_null (bst_hub_reply_read_page (bomb, HUB, &error));
  assert_bad (g_steal_pointer (&error), "larger than any that is expected");
}

/* Each fault has its sentence, which is made afterwards. */
static void
test_words (void)
{
  static const struct
  {
    const char *text, *part;
  } cases[] = {
    { "", "is empty" },
    { "[]", "is not an object" },
    { "{", "is not JSON" },
    { "{\"id\": \"a/b\", \"likes\": []}", "“likes”" },
    { "{}", "“id”" },
  };
  GError *cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstHubAnswer) answer = answer_of (NULL, cases[i].text);
      GError *error = NULL;

      g_assert_null (bst_hub_reply_read_model (answer, HUB, &error));
      assert_bad (error, cases[i].part);
    }
  g_assert_true (bst_hub_reply_word (cancelled, HUB) == cancelled);
  g_error_free (cancelled);
}

/* Half an emoji in a field that nobody reads does no harm. */
static void
test_half_pair (void)
{
  g_autoptr (BstHubAnswer) answer =
    answer_of (HUB "/api/models/a/b?" ASKED, "{\"id\": \"a/b\", \"downloads\": 5, \"cardData\": {\"license\": \"mit\\u0000\","
                                             " \"widget\": [{\"text\": \"cut \\ud83d emoji\"}]}}");
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) repository = bst_hub_reply_read_model (answer, HUB, &error);

  g_assert_no_error (error);
  g_assert_cmpint (repository->downloads, ==, 5);
  g_assert_cmpstr (repository->license, ==, "mit\xef\xbf\xbd");
}

/* A file's name that shows as another is no name. */
static void
test_paths (void)
{
  static const char *const marks[] = { "\\u202e", "\\u200f", "\\u061c", "\\u2028", "\\u009b", "\\ufeff" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *text = g_strdup_printf ("[{\"type\": \"file\", \"path\": \"a%sb\", \"size\": 1}]", marks[i]);
      g_autoptr (BstHubAnswer) answer = answer_of (NULL, text);
      GError *error = NULL;

      g_assert_null (bst_hub_reply_read_files (answer, HUB, &error));
      assert_bad (error, "“[0].path”");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/reply-faults/bare", test_bare);
  g_test_add_func ("/hub/reply-faults/bare-in-list", test_bare_in_list);
  g_test_add_func ("/hub/reply-faults/too-long", test_too_long);
  g_test_add_func ("/hub/reply-faults/words", test_words);
  g_test_add_func ("/hub/reply-faults/half-pair", test_half_pair);
  g_test_add_func ("/hub/reply-faults/paths", test_paths);
  return g_test_run ();
}
