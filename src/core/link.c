#include "config.h"

#include "core/link.h"

#include <gio/gio.h>
#include <string.h>

#include "core/character.h"
#include "core/i18n.h"
#include "core/word.h"

static const BstWord link_rels[BST_N_LINK_RELS] = {
  [BST_LINK_HUB] = { "hub", NC_ ("link", "Hugging Face Hub") },
  [BST_LINK_MODELSCOPE] = { "modelscope", NC_ ("link", "ModelScope") },
  [BST_LINK_PAPER] = { "paper", NC_ ("link", "Paper") },
  [BST_LINK_CODE] = { "code", NC_ ("link", "Source code") },
  [BST_LINK_ANNOUNCEMENT] = { "announcement", NC_ ("link", "Announcement") },
  [BST_LINK_HOMEPAGE] = { "homepage", NC_ ("link", "Home page") },
  [BST_LINK_LICENCE] = { "licence", NC_ ("link", "Licence text") },
  [BST_LINK_REVIEW] = { "review", NC_ ("link", "Review") },
};

/**
 * bst_link_rel_to_string:
 *
 * Returns: the word of files: "paper"
 */
const char *
bst_link_rel_to_string (BstLinkRel rel)
{
  g_return_val_if_fail ((guint) rel < BST_N_LINK_RELS, NULL);

  return link_rels[rel].word;
}

/**
 * bst_link_rel_get_label:
 *
 * Returns: the words of the interface, translated
 */
const char *
bst_link_rel_get_label (BstLinkRel rel)
{
  g_return_val_if_fail ((guint) rel < BST_N_LINK_RELS, NULL);

  return g_dpgettext2 (NULL, "link", link_rels[rel].label);
}

/**
 * bst_link_rel_from_string:
 * @string: (nullable): a word
 * @rel: (out): what it stands for; untouched when it stands for nothing
 *
 * Returns: whether @string is the word of a relation
 */
gboolean
bst_link_rel_from_string (const char *string, BstLinkRel *rel)
{
  int found = bst_word_find (link_rels, BST_N_LINK_RELS, string);

  if (found >= 0)
    *rel = (BstLinkRel) found;
  return found >= 0;
}

/* Returns: (transfer full): a link to @url */
BstLink *
bst_link_new (BstLinkRel rel, const char *url)
{
  BstLink *self = g_new0 (BstLink, 1);

  self->rel = rel;
  self->url = g_strdup (url);
  return self;
}

void
bst_link_free (BstLink *self)
{
  g_free (self->url);
  g_free (self);
}

/* Whether @url is nothing but a host and a path of letters, digits and -._~/: as nearly all
 * addresses are, for which nothing has to be taken apart. */
static gboolean
is_plain_address (const char *url)
{
  const char *host = g_str_has_prefix (url, "https://") ? url + strlen ("https://") : NULL, *path;

  if (host == NULL || !g_ascii_isalnum (*host))
    return FALSE;
  for (path = host; g_ascii_isalnum (*path) || *path == '-' || *path == '.'; path++)
    ;
  if (*path != '/')
    return *path == '\0';
  while (g_ascii_isalnum (*path) || (*path != '\0' && strchr ("-._~/", *path) != NULL))
    path++;
  return *path == '\0';
}

/**
 * bst_link_is_web_address:
 *
 * Returns: whether @url can be opened in a browser and written into a page: what ends a link
 *   in Markdown or an attribute is no part of an address, nor what cannot be seen
 */
gboolean
bst_link_is_web_address (const char *url)
{
  g_autoptr (GUri) uri = NULL;
  const char *scheme;

  if (is_plain_address (url))
    return TRUE;
  uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || strpbrk (url, " <>\"\\^`{|}") != NULL || !bst_characters_are_harmless (url))
    return FALSE;
  scheme = g_uri_get_scheme (uri);
  return (g_str_equal (scheme, "https") || g_str_equal (scheme, "http")) &&
         g_uri_get_host (uri) != NULL && g_uri_get_host (uri)[0] != '\0' &&
         strpbrk (g_uri_get_path (uri), "[]") == NULL;
}
