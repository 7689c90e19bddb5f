#include "config.h"

#include "trouble.h"

#include "json.h"

#include <gio/gio.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *value; /* how the help calls it; NULL: none */
  gint64 standard;
  const char *help;
} kinds[BST_TEST_N_TROUBLES] = {
  [BST_TEST_LATENCY] = { "latency", "MS", 500, "answer MS milliseconds later (500)" },
  [BST_TEST_STALL] = { "stall", NULL, 0, "take the request and never answer" },
  [BST_TEST_CLOSE] = { "close", "WHEN", 0, "close the connection: `headers` (before them), `body` (in the middle of it), `reset` (TCP reset)" },
  [BST_TEST_TRUNCATE] = { "truncate", "BYTES", -1, "promise the whole length, send BYTES (half), and close" },
  [BST_TEST_DRIP] = { "drip", "MS", 20, "send one byte each MS milliseconds (20)" },
  [BST_TEST_HUGE] = { "huge", "BYTES", 0, "a JSON array of BYTES, streamed; without a value one that never ends" },
  [BST_TEST_EMPTY] = { "empty", NULL, 0, "200 and no body" },
  [BST_TEST_NOT_JSON] = { "not-json", NULL, 0, "200 and an HTML page that says it is JSON" },
  [BST_TEST_WRONG_TYPES] = { "wrong-types", "MEMBER", 0, "every member, or those of one name, of another type; `root`: the whole answer" },
  [BST_TEST_ONLY_ID] = { "bare", NULL, 0, "nothing of a model but its id" },
  [BST_TEST_CATCH_ALL] = { "catch-all", "ID", 0, "every model of an answer by the name ID (openai-community/gpt2), whichever was asked for" },
  [BST_TEST_BOMB] = { "bomb", "COUNT", 2000000, "COUNT (2000000) empty objects; with --gzip in few bytes" },
  [BST_TEST_UNAUTHORIZED] = { "unauthorized", NULL, 0, "401 as for an unknown repository without a token" },
  [BST_TEST_BAD_TOKEN] = { "bad-token", NULL, 0, "401 as for a token that the Hub does not know" },
  [BST_TEST_FORBIDDEN] = { "forbidden", NULL, 0, "403 with no code" },
  [BST_TEST_GATED_REPO] = { "gated", NULL, 0, "403 GatedRepo (401 without a token)" },
  [BST_TEST_DISABLED_REPO] = { "disabled", NULL, 0, "403, access to this resource is disabled" },
  [BST_TEST_NOT_FOUND] = { "not-found", "CODE", 0, "404 RepoNotFound, or another X-Error-Code; `none`: without one, as from a cache" },
  [BST_TEST_RATE_LIMIT] = { "rate-limit", "SECONDS", 3, "429 with r=0;t=SECONDS (3)" },
  [BST_TEST_ACTION_LIMIT] = { "action-limit", "SECONDS", 3, "429 with r above 0 and Retry-After: SECONDS (3)" },
  [BST_TEST_SERVER_ERROR] = { "server-error", "STATUS", 500, "500 in JSON, or 502, 503, 504 with an HTML page (500)" },
  [BST_TEST_STATUS] = { "status", "STATUS", 418, "any status, with an error in JSON" },
  [BST_TEST_REDIRECT] = { "redirect", "WHERE", 1, "307: `relative`, `away` (the second origin), `loop`, a number of hops, an address (relative)" },
  [BST_TEST_LINK_AWAY] = { "link-away", "ORIGIN", 0, "the next page's link leads to ORIGIN (the second one), as behind a mirror" },
  [BST_TEST_LINK_LOOP] = { "link-loop", NULL, 0, "the next page's link leads to the same page" },
  [BST_TEST_NO_LIMITS] = { "no-limits", NULL, 0, "no RateLimit headers" },
  [BST_TEST_NO_304] = { "no-304", NULL, 0, "the whole answer though it did not change" },
  [BST_TEST_NO_FILTER] = { "no-filter", NULL, 0, "a list that takes no heed of the parameter filter" },
};

struct _BstTestTroubles
{
  GPtrArray *troubles;
  GPtrArray *first; /* specs that were given at the start */
};

static void
trouble_unref (gpointer data)
{
  BstTestTrouble *trouble = data;

  if (!g_ref_count_dec (&trouble->references))
    return;
  g_free (trouble->spec);
  g_free (trouble->text);
  g_free (trouble->method);
  g_clear_pointer (&trouble->path, g_pattern_spec_free);
  g_clear_pointer (&trouble->query, g_pattern_spec_free);
  g_free (trouble);
}

BstTestTroubles *
bst_test_troubles_new (void)
{
  BstTestTroubles *self = g_new0 (BstTestTroubles, 1);

  self->troubles = g_ptr_array_new_with_free_func (trouble_unref);
  self->first = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
bst_test_troubles_free (BstTestTroubles *self)
{
  g_ptr_array_unref (self->troubles);
  g_ptr_array_unref (self->first);
  g_free (self);
}

static gboolean
read_number (const char *text, gint64 *number)
{
  return g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, number, NULL);
}

static gboolean
read_kind (BstTestTrouble *trouble, const char *word)
{
  const char *equals = strchr (word, '=');
  g_autofree char *name = equals != NULL ? g_strndup (word, (gsize) (equals - word)) : g_strdup (word);

  for (guint i = 0; i < BST_TEST_N_TROUBLES; i++)
    if (g_str_equal (kinds[i].name, name))
      {
        trouble->kind = i;
        trouble->number = kinds[i].standard;
        if (equals == NULL)
          return TRUE;
        trouble->text = g_strdup (equals + 1);
        if (kinds[i].value == NULL)
          return FALSE;
        if (read_number (trouble->text, &trouble->number))
          return TRUE;
        return !g_str_equal (kinds[i].value, "MS") && !g_str_equal (kinds[i].value, "BYTES") &&
               !g_str_equal (kinds[i].value, "SECONDS") && !g_str_equal (kinds[i].value, "COUNT") && !g_str_equal (kinds[i].value, "STATUS");
      }
  return FALSE;
}

static gboolean
read_limit (BstTestTrouble *trouble, const char *word)
{
  const char *equals = strchr (word, '=');

  if (equals == NULL)
    return FALSE;
  if (g_str_has_prefix (word, "count="))
    return read_number (equals + 1, &trouble->left);
  if (g_str_has_prefix (word, "after="))
    return read_number (equals + 1, &trouble->after);
  if (g_str_has_prefix (word, "path=") && trouble->path == NULL)
    trouble->path = g_pattern_spec_new (equals + 1);
  else if (g_str_has_prefix (word, "query=") && trouble->query == NULL)
    trouble->query = g_pattern_spec_new (equals + 1);
  else if (g_str_has_prefix (word, "method=") && trouble->method == NULL)
    trouble->method = g_ascii_strup (equals + 1, -1);
  else
    return FALSE;
  return TRUE;
}

/**
 * bst_test_troubles_add:
 * @spec: NAME[=VALUE] and limits, with blanks between them
 * @from_start: whether a reset keeps it
 */
gboolean
bst_test_troubles_add (BstTestTroubles *self, const char *spec, gboolean from_start, GError **error)
{
  BstTestTrouble *trouble = g_new0 (BstTestTrouble, 1);
  g_auto (GStrv) words = g_strsplit_set (spec, " \t", -1);
  gboolean has_kind = FALSE;

  g_ref_count_init (&trouble->references);
  trouble->spec = g_strdup (spec);
  trouble->left = -1;
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (!(has_kind ? read_limit (trouble, words[i]) : read_kind (trouble, words[i])))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” in the trouble “%s” is not understood",
                       words[i], spec);
          trouble_unref (trouble);
          return FALSE;
        }
      has_kind = TRUE;
    }
  if (!has_kind)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "A trouble needs a name");
      trouble_unref (trouble);
      return FALSE;
    }
  g_ptr_array_add (self->troubles, trouble);
  if (from_start)
    g_ptr_array_add (self->first, g_strdup (spec));
  return TRUE;
}

void
bst_test_troubles_clear (BstTestTroubles *self)
{
  g_ptr_array_set_size (self->troubles, 0);
}

void
bst_test_troubles_reset (BstTestTroubles *self)
{
  bst_test_troubles_clear (self);
  for (guint i = 0; i < self->first->len; i++)
    bst_test_troubles_add (self, g_ptr_array_index (self->first, i), FALSE, NULL);
}

static gboolean
matches (const BstTestTrouble *trouble, const char *method, const char *path, const char *query)
{
  return (trouble->method == NULL || g_str_equal (trouble->method, method)) &&
         (trouble->path == NULL || g_pattern_spec_match_string (trouble->path, path)) &&
         (trouble->query == NULL || g_pattern_spec_match_string (trouble->query, query != NULL ? query : ""));
}

/**
 * bst_test_troubles_take:
 *
 * Returns: (transfer full): the BstTestTrouble that this request meets; each is counted
 */
GPtrArray *
bst_test_troubles_take (BstTestTroubles *self, const char *method, const char *path, const char *query)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func (trouble_unref);

  for (guint i = 0; i < self->troubles->len; i++)
    {
      BstTestTrouble *trouble = g_ptr_array_index (self->troubles, i);

      if (trouble->left == 0 || !matches (trouble, method, path, query))
        continue;
      if (trouble->after > 0)
        {
          trouble->after--;
          continue;
        }
      if (trouble->left > 0)
        trouble->left--;
      trouble->hits++;
      g_ref_count_inc (&trouble->references);
      g_ptr_array_add (taken, trouble);
    }
  return taken;
}

void
bst_test_troubles_write (BstTestTroubles *self, GString *out)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < self->troubles->len; i++)
    {
      const BstTestTrouble *trouble = g_ptr_array_index (self->troubles, i);

      g_string_append (out, i > 0 ? ",{" : "{");
      bst_test_json_put_member (out, "spec");
      bst_test_json_put_string (out, trouble->spec);
      g_string_append_printf (out, ",\"left\":%" G_GINT64_FORMAT ",\"hits\":%u}", trouble->left, trouble->hits);
    }
  g_string_append_c (out, ']');
}

/* For --help. */
char *
bst_test_troubles_describe (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < BST_TEST_N_TROUBLES; i++)
    {
      g_autofree char *form = kinds[i].value != NULL ? g_strdup_printf ("%s[=%s]", kinds[i].name, kinds[i].value)
                                                     : g_strdup (kinds[i].name);

      g_string_append_printf (text, "  %-22s %s\n", form, kinds[i].help);
    }
  return g_string_free (text, FALSE);
}
