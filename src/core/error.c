/* Files are read in a thread of their own, where nothing may be translated: another
 * thread may be changing the environment meanwhile, which gettext reads. And what was
 * translated once would stay in its language when another one is chosen. So an error
 * keeps what its sentence is made of. */
#include "config.h"

#include "core/error.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/guide.h"
#include "core/json.h"
#include "core/reason.h"
#include "core/repository-text.h"

/* What a sentence is made of. */
typedef struct
{
  const char *format; /* to be translated */
  char *first; /* what takes the place of its first %s */
  char *second;
  GError *cause; /* whose sentence is the second, where there is one */
} Wording;

static void
wording_copy (const Wording *self, Wording *copy)
{
  copy->format = self->format;
  copy->first = g_strdup (self->first);
  copy->second = g_strdup (self->second);
  copy->cause = self->cause != NULL ? g_error_copy (self->cause) : NULL;
}

static void
wording_clear (Wording *self)
{
  g_free (self->first);
  g_free (self->second);
  g_clear_error (&self->cause);
}

/* GLib's macro finds the private part by its distance from the error. */
#pragma GCC diagnostic ignored "-Wcast-align"

typedef Wording BstJsonErrorPrivate;
typedef Wording BstGuideErrorPrivate;
typedef Wording BstRepositoryTextErrorPrivate;

static void
bst_json_error_private_init (BstJsonErrorPrivate *priv)
{
}

static void
bst_json_error_private_copy (const BstJsonErrorPrivate *src, BstJsonErrorPrivate *dest)
{
  wording_copy (src, dest);
}

static void
bst_json_error_private_clear (BstJsonErrorPrivate *priv)
{
  wording_clear (priv);
}

G_DEFINE_EXTENDED_ERROR (BstJsonError, bst_json_error)

static void
bst_guide_error_private_init (BstGuideErrorPrivate *priv)
{
}

static void
bst_guide_error_private_copy (const BstGuideErrorPrivate *src, BstGuideErrorPrivate *dest)
{
  wording_copy (src, dest);
}

static void
bst_guide_error_private_clear (BstGuideErrorPrivate *priv)
{
  wording_clear (priv);
}

G_DEFINE_EXTENDED_ERROR (BstGuideError, bst_guide_error)

static void
bst_repository_text_error_private_init (BstRepositoryTextErrorPrivate *priv)
{
}

static void
bst_repository_text_error_private_copy (const BstRepositoryTextErrorPrivate *src, BstRepositoryTextErrorPrivate *dest)
{
  wording_copy (src, dest);
}

static void
bst_repository_text_error_private_clear (BstRepositoryTextErrorPrivate *priv)
{
  wording_clear (priv);
}

G_DEFINE_EXTENDED_ERROR (BstRepositoryTextError, bst_repository_text_error)

static Wording *
get_wording (const GError *error)
{
  if (error->domain == BST_JSON_ERROR)
    return bst_json_error_get_private (error);
  if (error->domain == BST_REPOSITORY_TEXT_ERROR)
    return bst_repository_text_error_get_private (error);
  return error->domain == BST_GUIDE_ERROR ? bst_guide_error_get_private (error) : NULL;
}

/* Returns @format with its %s and %u replaced in turn. */
static char *
fill (const char *format, const char *first, const char *second)
{
  const char *arguments[] = { first, second };
  GString *filled = g_string_new (NULL);
  guint n = 0;

  for (const char *at = format; *at != '\0'; at++)
    {
      if (at[0] == '%' && (at[1] == 's' || at[1] == 'u') && n < G_N_ELEMENTS (arguments))
        {
          g_string_append (filled, arguments[n] != NULL ? arguments[n] : "");
          n++;
          at++;
        }
      else
        {
          g_string_append_c (filled, *at);
        }
    }
  return g_string_free (filled, FALSE);
}

/**
 * bst_error_set:
 * @domain: BST_JSON_ERROR, BST_GUIDE_ERROR or BST_REPOSITORY_TEXT_ERROR
 * @format: a sentence to be translated, which lives for ever, with up to two %s
 * @first: (nullable): what takes the place of the first %s
 * @second: (nullable): what takes the place of the second %s
 *
 * Sets an error whose message is in English, for developers; for people there is
 * bst_error_dup_sentence().
 */
void
bst_error_set (GError **error, GQuark domain, int code, const char *format, const char *first,
               const char *second)
{
  g_autofree char *message = NULL;
  Wording *wording;

  if (error == NULL)
    return;
  message = fill (format, first, second);
  *error = g_error_new_literal (domain, code, message);
  wording = get_wording (*error);
  g_return_if_fail (wording != NULL);
  wording->format = format;
  wording->first = g_strdup (first);
  wording->second = g_strdup (second);
}

/**
 * bst_error_set_file:
 * @name: the file's name
 * @cause: (transfer full): what is wrong in it
 *
 * Sets an error that puts the name before the sentence of @cause.
 */
void
bst_error_set_file (GError **error, GQuark domain, int code, const char *name, GError *cause)
{
  bst_error_set (error, domain, code, "%s: %s", name, cause->message);
  if (error != NULL)
    get_wording (*error)->cause = cause;
  else
    g_error_free (cause);
}

/**
 * bst_error_set_cause:
 * @cause: (transfer full): what is wrong
 *
 * Sets an error of another domain that says what @cause says.
 */
void
bst_error_set_cause (GError **error, GQuark domain, int code, GError *cause)
{
  bst_error_set (error, domain, code, "%s", cause->message, NULL);
  if (error != NULL)
    get_wording (*error)->cause = cause;
  else
    g_error_free (cause);
}

/**
 * bst_error_dup_sentence:
 *
 * For the main thread alone.
 *
 * Returns: (transfer full): what is wrong, in the interface's language of now; the
 *   system's reason, or the message itself, for an error of another make
 */
char *
bst_error_dup_sentence (const GError *error)
{
  const Wording *wording = get_wording (error);
  g_autofree char *cause = NULL;

  if (wording == NULL || wording->format == NULL)
    return g_strdup (bst_reason_of_error (error));
  if (wording->cause == NULL)
    return fill (_ (wording->format), wording->first, wording->second);
  cause = bst_error_dup_sentence (wording->cause);
  if (g_str_equal (wording->format, "%s"))
    return g_steal_pointer (&cause);
  /* Translators: a file's name, then a sentence on what is wrong in it. */
  return fill (_ ("%s: %s"), wording->first, cause);
}
