/* Which answer a path stands for, and who may have it. */
#include "config.h"

#include "hub.h"

#include <string.h>

/* The words that follow a model's name. */
static const char *const verbs[] = { "revision", "tree", "paths-info", "refs", "resolve", "raw", NULL };

typedef struct
{
  char *prefix; /* "/api/models/" or "/" */
  char *id;
  const char *verb; /* or NULL */
  const char *rest; /* after the verb, encoded; within the path */
} Target;

/* A name has two parts; an old one may have one, which a verb or nothing follows. */
static gboolean
read_target (const char *path, const char *prefix, Target *target)
{
  const char *begin = path + strlen (prefix);
  g_auto (GStrv) parts = g_strsplit (begin, "/", 4);
  guint n = g_strv_length (parts);
  guint n_name = n > 1 && !g_strv_contains (verbs, parts[1]) ? 2 : 1;

  if (n == 0 || *parts[0] == '\0' || (n_name == 2 && *parts[1] == '\0'))
    return FALSE;
  target->prefix = g_strdup (prefix);
  {
    g_autofree char *raw = n_name == 2 ? g_strconcat (parts[0], "/", parts[1], NULL) : g_strdup (parts[0]);

    target->id = bst_test_decode (raw, -1, FALSE);
    target->rest = begin + strlen (raw);
  }
  if (*target->rest == '\0')
    return TRUE;
  for (guint i = 0; verbs[i] != NULL; i++)
    {
      gsize length = strlen (verbs[i]);

      if (strncmp (target->rest + 1, verbs[i], length) == 0 &&
          (target->rest[1 + length] == '/' || target->rest[1 + length] == '\0'))
        {
          target->verb = verbs[i];
          target->rest += 1 + length;
          return TRUE;
        }
    }
  return FALSE;
}

static void
redirect_to (BstTestExchange *exchange, const Target *target, const char *id)
{
  const char *begin = exchange->path + strlen (target->prefix);
  g_autofree char *escaped = g_uri_escape_string (id, "/", FALSE);
  const char *rest = target->verb != NULL ? target->rest - 1 - strlen (target->verb) : target->rest;
  g_autofree char *location = g_strconcat (target->prefix, escaped, rest, exchange->query != NULL ? "?" : "",
                                           exchange->query != NULL ? exchange->query : "", NULL);

  g_assert (rest >= begin);
  bst_test_exchange_redirect (exchange, 307, location);
}

/* A repository that is not there and one that may not be seen look the same. */
static void
refuse (BstTestExchange *exchange)
{
  if (exchange->user == NULL)
    bst_test_exchange_fail (exchange, 401, NULL, "Invalid username or password.");
  else
    bst_test_exchange_fail (exchange, 404, "RepoNotFound", "Repository not found");
}

static gboolean
knows_revision (const BstTestModel *model, const char *revision)
{
  static const char *const names[] = { "main", "HEAD", "refs/heads/main", "refs/pr/1", "v1.0", "refs/tags/v1.0", NULL };

  return g_strv_contains (names, revision) ||
         (strlen (revision) >= 7 && g_str_has_prefix (bst_test_model_get_sha (model), revision));
}

/* Takes the revision off the rest: it is one part of the path, its slashes encoded. */
static const char *
take_revision (BstTestExchange *exchange, const BstTestModel *model, const char *rest, char **path)
{
  const char *begin = *rest == '/' ? rest + 1 : rest;
  const char *end = strchrnul (begin, '/');
  g_autofree char *revision = bst_test_decode (begin, end - begin, FALSE);

  if (!knows_revision (model, revision))
    {
      bst_test_exchange_fail (exchange, 404, "RevisionNotFound", "Invalid rev id: %s", revision);
      return NULL;
    }
  *path = bst_test_decode (*end == '/' ? end + 1 : end, -1, FALSE);
  return end;
}

static void
answer_target (BstTestExchange *exchange, const Target *target, const BstTestModel *model)
{
  const char *verb = target->verb;
  g_autofree char *path = NULL;

  if (verb != NULL && g_str_equal (verb, "refs"))
    {
      bst_test_answer_refs (exchange, model);
      return;
    }
  if (verb != NULL && take_revision (exchange, model, target->rest, &path) == NULL)
    return;
  if (verb == NULL || g_str_equal (verb, "revision"))
    bst_test_answer_model (exchange, model);
  else if (g_str_equal (verb, "tree"))
    bst_test_answer_tree (exchange, model, path);
  else if (g_str_equal (verb, "paths-info"))
    bst_test_answer_paths (exchange, model);
  else
    bst_test_answer_file (exchange, model, path, g_str_equal (verb, "raw"));
}

static void
route_model (BstTestExchange *exchange, const char *prefix)
{
  Target target = { 0 };
  g_autofree char *elsewhere = NULL;
  BstTestModel model;
  BstTestPlace place;

  if (!read_target (exchange->path, prefix, &target))
    {
      bst_test_exchange_fail (exchange, 404, NULL, "Sorry, we can't find the page you are looking for.");
      g_free (target.prefix);
      g_free (target.id);
      return;
    }
  place = bst_test_store_find (exchange->hub->store, target.id, &model, &elsewhere);
  if (place == BST_TEST_ELSEWHERE)
    redirect_to (exchange, &target, elsewhere);
  else if (place == BST_TEST_NOWHERE ||
           (bst_test_model_is_private (&model) && (exchange->user == NULL || !exchange->user->is_owner)))
    refuse (exchange);
  else if (bst_test_model_is_disabled (&model))
    bst_test_exchange_fail (exchange, 403, NULL, "Access to this resource is disabled.");
  else
    answer_target (exchange, &target, &model);
  g_free (target.prefix);
  g_free (target.id);
}

/* Where a small file's redirect leads: /api/resolve-cache/models/OWNER/NAME/SHA/PATH. A
 * large one's leads to /_cdn, of the same form. */
static void
route_cache (BstTestExchange *exchange, const char *prefix)
{
  g_auto (GStrv) parts = g_strsplit (exchange->path + strlen (prefix), "/", 4);
  g_autofree char *id = NULL, *elsewhere = NULL, *path = NULL;
  BstTestModel model;

  if (g_strv_length (parts) == 4)
    {
      id = g_strconcat (parts[0], "/", parts[1], NULL);
      path = bst_test_decode (parts[3], -1, FALSE);
    }
  if (id == NULL || bst_test_store_find (exchange->hub->store, id, &model, &elsewhere) != BST_TEST_HERE)
    bst_test_exchange_fail (exchange, 404, "EntryNotFound", "Entry not found");
  else
    bst_test_answer_cached (exchange, &model, path);
}

void
bst_test_route (BstTestExchange *exchange)
{
  const char *path = exchange->path;

  if (exchange->user != NULL && !exchange->user->is_known && !g_str_has_prefix (path, "/_cdn/"))
    bst_test_exchange_fail (exchange, 401, NULL, "Invalid credentials in Authorization header");
  else if (g_str_equal (path, "/api/models"))
    bst_test_answer_list (exchange);
  else if (g_str_has_prefix (path, "/api/models/"))
    route_model (exchange, "/api/models/");
  else if (g_str_has_prefix (path, "/api/resolve-cache/models/"))
    route_cache (exchange, "/api/resolve-cache/models/");
  else if (g_str_has_prefix (path, "/_cdn/"))
    route_cache (exchange, "/_cdn/");
  else if (g_str_equal (path, "/api/whoami-v2"))
    bst_test_answer_account (exchange);
  else if (g_str_equal (path, "/api/models-tags-by-type"))
    bst_test_answer_tags (exchange);
  else if (strstr (path, "/resolve/") != NULL || strstr (path, "/raw/") != NULL)
    route_model (exchange, "/");
  else
    bst_test_exchange_fail (exchange, 404, NULL, "Sorry, we can't find the page you are looking for.");
}
