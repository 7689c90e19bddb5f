#include "config.h"

#include "hub/answer.h"

#include "core/character.h"
#include "core/json.h"
#include "hub/error.h"
#include "hub/words.h"
#include "hub/times.h"

#include <glib/gi18n.h>
#include <string.h>

#define LONGEST_MESSAGE 300
#define LONGEST_TYPE 100

void
bst_hub_answer_free (BstHubAnswer *self)
{
  g_free (self->url);
  g_free (self->path);
  g_free (self->etag);
  g_free (self->link);
  g_free (self->content_type);
  g_free (self->error_code);
  g_free (self->error_message);
  g_free (self->software);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

/**
 * bst_hub_text_dup_clean:
 * @text: what somebody else wrote, in any bytes
 * @longest: in bytes
 *
 * Returns: (transfer full) (nullable): one line of valid UTF-8 without harmful
 *   characters, cut at @longest; NULL where nothing is left
 */
char *
bst_hub_text_dup_clean (const char *text, gsize longest)
{
  g_autofree char *valid = g_utf8_make_valid (text, strnlen (text, longest * 2 + 8));
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (bst_character_is_harmful (c))
        c = ' ';
      if (clean->len + g_unichar_to_utf8 (c, NULL) > longest)
        break;
      g_string_append_unichar (clean, c);
    }
  g_strstrip (clean->str);
  return clean->str[0] != '\0' ? g_strdup (clean->str) : NULL;
}

/**
 * bst_hub_content_type_dup:
 * @header: (nullable): the header Content-Type, without its parameters
 *
 * Returns: (transfer full) (nullable): the same in lower case, fit to be shown
 */
char *
bst_hub_content_type_dup (const char *header)
{
  g_autofree char *clean = header != NULL ? bst_hub_text_dup_clean (header, LONGEST_TYPE) : NULL;

  return clean != NULL ? g_ascii_strdown (clean, -1) : NULL;
}

/* Returns: (transfer full) (nullable): the Hub's own sentence. */
static char *
dup_message (const BstHubAnswer *self)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object = NULL;
  const char *message = NULL;

  if (self->error_message != NULL)
    return bst_hub_text_dup_clean (self->error_message, LONGEST_MESSAGE);
  if (self->body == NULL || g_strcmp0 (self->content_type, "application/json") != 0)
    return NULL;
  root = bst_json_parse (self->body, NULL);
  if (root == NULL || (object = bst_json_node_object (root, "", NULL)) == NULL ||
      !bst_json_read_string (object, "", "error", BST_JSON_OPTIONAL, &message, NULL) || message == NULL)
    return NULL;
  return bst_hub_text_dup_clean (message, LONGEST_MESSAGE);
}

/* Whether the Hub itself says that it has no such repository for us: with its own word
 * for that, or in its own words. Any cache on the way can say 404. */
static gboolean
is_said_by_hub (const BstHubAnswer *self, const BstHubRequest *request)
{
  g_autofree char *message = NULL;

  if (!request->is_official || (self->status != 401 && self->status != 404))
    return FALSE;
  if (self->error_code != NULL)
    return g_ascii_strcasecmp (self->error_code, "RepoNotFound") == 0;
  message = dup_message (self);
  if (self->status == 401)
    return !self->had_token && g_strcmp0 (message, "Invalid username or password.") == 0;
  return g_strcmp0 (message, "Repository not found") == 0;
}

static GError *
not_found (const BstHubAnswer *self, const BstHubRequest *request, const char *host)
{
  GError *error =
    bst_hub_error_new (BST_HUB_ERROR_NOT_FOUND,
                       /* Translators: the first %s is a repository, the second a computer. */
                       _ ("“%s” is not on %s, or it is private: check its name, or set a token that may read it."),
                       request->id, host);

  if (is_said_by_hub (self, request))
    bst_hub_error_set_proof (error);
  return error;
}

/* Only the Hub can say what its people did: a mirror may pass that on, or have reasons of
 * its own. */
static GError *
closed (const BstHubRequest *request, const char *host)
{
  if (request->is_official)
    return bst_hub_error_new (BST_HUB_ERROR_DISABLED, _ ("“%s” was disabled by the people of the Hub."), request->id);
  return bst_hub_error_new (BST_HUB_ERROR_WITHHELD,
                            /* Translators: the first %s is a computer, the second a repository. */
                            _ ("%s does not give out “%s”: the Hub itself, or another mirror, may."), host, request->id);
}

static GError *
unauthorized (const BstHubAnswer *self, const char *host)
{
  if (self->had_token)
    return bst_hub_error_new (BST_HUB_ERROR_UNAUTHORIZED,
                              _ ("%s does not accept the token: it may have expired or be mistyped."), host);
  return bst_hub_error_new (BST_HUB_ERROR_UNAUTHORIZED, _ ("%s wants an access token: set one."), host);
}

static GError *
rate_limited (const BstHubAnswer *self, const char *host)
{
  const BstHubLimitHeaders *limits = &self->limits;

  if (limits->remaining == 0)
    return bst_hub_wait_new (host, limits->reset + 1);
  return bst_hub_wait_new (host, limits->retry_after >= 0 ? limits->retry_after + 1 : 0);
}

static GError *
refused (const BstHubAnswer *self, const char *host)
{
  g_autofree char *message = dup_message (self);

  if (message != NULL)
    return bst_hub_error_new (BST_HUB_ERROR_SERVER,
                              /* Translators: %s is a computer, %u the number of an HTTP status, the last %s
                               * what the computer says, in English. */
                              _ ("%s refused the request (status %u): “%s”."), host, self->status, message);
  return bst_hub_error_new (BST_HUB_ERROR_SERVER, _ ("%s refused the request (status %u)."), host, self->status);
}

static GError *
forbidden (const BstHubAnswer *self, const BstHubRequest *request, const char *host)
{
  g_autofree char *message = dup_message (self);

  if (message != NULL && strstr (message, "is disabled") != NULL && request->id != NULL)
    return closed (request, host);
  return bst_hub_error_new (BST_HUB_ERROR_UNAUTHORIZED,
                            _ ("%s refuses access (status %u): a token with more rights may be needed."),
                            host, self->status);
}

static GError *
no_entry (const char *code, const BstHubRequest *request, const char *host)
{
  GError *error = bst_hub_error_new (BST_HUB_ERROR_NOT_FOUND,
                                     _ ("“%s” has no such file or revision on %s."), request->id, host);

  if (g_ascii_strcasecmp (code, "EntryNotFound") == 0)
    bst_hub_error_set_of_file (error);
  return error;
}

/**
 * bst_hub_answer_dup_error:
 * @host: what a sentence calls the endpoint
 *
 * Returns: (transfer full) (nullable): what the answer's status means; NULL for a
 *   success, and for a 304
 */
GError *
bst_hub_answer_dup_error (const BstHubAnswer *self, const BstHubRequest *request, const char *host)
{
  const char *code = self->error_code != NULL ? self->error_code : "";
  GError *error;

  if (self->status == 304 ? request->etag != NULL : self->status == 200)
    return NULL;

  /* The Hub's own word before the status: it hides what is private behind a 401. */
  if (g_ascii_strcasecmp (code, "GatedRepo") == 0)
    return bst_hub_error_new (BST_HUB_ERROR_GATED,
                              _ ("Access to “%s” has to be asked for: accept its terms on its page on the Hub."),
                              request->id != NULL ? request->id : host);
  if (g_ascii_strcasecmp (code, "RepoNotFound") == 0 && request->id != NULL)
    return not_found (self, request, host);
  if ((g_ascii_strcasecmp (code, "EntryNotFound") == 0 || g_ascii_strcasecmp (code, "RevisionNotFound") == 0) &&
      request->id != NULL)
    return no_entry (code, request, host);

  switch (self->status)
    {
    case 401:
      /* With a token that is accepted, what is not there is a 404. */
      return request->id != NULL && !self->had_token ? not_found (self, request, host) : unauthorized (self, host);
    case 403:
      return forbidden (self, request, host);
    case 404:
    case 410:
      if (request->id != NULL)
        return not_found (self, request, host);
      return bst_hub_error_new (BST_HUB_ERROR_BAD_REPLY,
                                _ ("%s does not answer as a Hub does: check the Hub's address."), host);
    case 429:
      error = rate_limited (self, host);
      break;
    case 451:
      return request->id != NULL ? closed (request, host) : refused (self, host);
    default:
      if (self->status >= 500 || self->status == 408)
        error = bst_hub_error_new (BST_HUB_ERROR_SERVER,
                                   _ ("%s is in trouble (status %u): try again later."), host, self->status);
      else
        error = refused (self, host);
      break;
    }
  if (bst_hub_status_is_passing (self->status))
    bst_hub_error_set_passing (error);
  return error;
}

/**
 * bst_hub_answer_check_type:
 *
 * Returns: (transfer full) (nullable): what is wrong with the kind of a successful
 *   answer's body. Where a network asks people to sign in, its page comes instead of
 *   what was asked for.
 */
GError *
bst_hub_answer_check_type (const BstHubAnswer *self, const BstHubRequest *request, const char *host)
{
  const char *type = self->content_type;

  if (self->status != 200 || type == NULL)
    return NULL;
  if (g_str_has_prefix (type, "text/html") || g_str_equal (type, "application/xhtml+xml"))
    return bst_hub_error_new (BST_HUB_ERROR_BAD_REPLY,
                              _ ("A web page came instead of the answer of %s: this network may want you to sign in first."),
                              host);
  if (request->json && !g_str_equal (type, "application/json") && !g_str_has_suffix (type, "+json"))
    {
      /* Translators: %s is a kind of file such as “text/plain”. */
      g_autofree char *what = g_strdup_printf (_ ("it is of the kind %s instead of JSON"), type);

      return bst_hub_bad_reply_new (host, what);
    }
  return NULL;
}
