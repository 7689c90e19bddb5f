#include "config.h"

#include "hub/answer-model.h"

#include "hub/address.h"
#include "hub/error.h"

#include <glib/gi18n.h>
#include <string.h>

/* Returns: (transfer full): the model that @path asks for, as it is written there; NULL
 * where it asks for something else */
static char *
dup_model (const char *path, const char *prefix)
{
  if (path == NULL)
    return NULL;
  if (g_str_has_prefix (path, prefix) && path[strlen (prefix)] == '/')
    path += strlen (prefix);
  if (!g_str_has_prefix (path, "/api/models/"))
    return NULL;
  return g_uri_unescape_string (path + strlen ("/api/models/"), NULL);
}

/**
 * bst_hub_answer_check_model:
 * @endpoint: that was asked
 * @id: the model that the answer is for
 *
 * A model may have another name by now: then the Hub leads to that name. An answer for
 * another model from where the asked one should be is a mistake, and no new name.
 *
 * Returns: whether the answer is for the model that was asked for
 */
gboolean
bst_hub_answer_check_model (const BstHubAnswer *self, const char *endpoint, const char *id, GError **error)
{
  g_autoptr (GUri) base = bst_hub_uri_parse (endpoint);
  g_autoptr (GUri) uri = bst_hub_uri_parse (self->url);
  g_autofree char *asked = dup_model (g_uri_get_path (uri), g_uri_get_path (base));
  g_autofree char *host = bst_hub_endpoint_dup_host (endpoint);
  g_autofree char *answered = dup_model (self->path, g_uri_get_path (base));

  if ((asked != NULL && g_ascii_strcasecmp (asked, id) == 0) || g_strcmp0 (answered, id) == 0)
    return TRUE;
  g_propagate_error (error, bst_hub_error_new (BST_HUB_ERROR_BAD_REPLY,
                                               /* Translators: the first %s is a computer, the others are models. */
                                               _ ("%s answered for another model: it was asked for “%s” and sent “%s”. Try again later, or check the Hub's address."),
                                               host, asked, id));
  return FALSE;
}
