#include "config.h"

#include "core/link.h"

#include "core/i18n.h"

static const struct
{
  const char *word;
  const char *label;
} link_rels[BST_N_LINK_RELS] = {
  [BST_LINK_HUB] = { "hub", NC_ ("link", "Hugging Face Hub") },
  [BST_LINK_MODELSCOPE] = { "modelscope", NC_ ("link", "ModelScope") },
  [BST_LINK_PAPER] = { "paper", NC_ ("link", "Paper") },
  [BST_LINK_CODE] = { "code", NC_ ("link", "Source code") },
  [BST_LINK_ANNOUNCEMENT] = { "announcement", NC_ ("link", "Announcement") },
  [BST_LINK_HOMEPAGE] = { "homepage", NC_ ("link", "Home page") },
  [BST_LINK_LICENCE] = { "licence", NC_ ("link", "Licence text") },
  [BST_LINK_REVIEW] = { "review", NC_ ("link", "Review") },
};

const char *
bst_link_rel_to_string (BstLinkRel rel)
{
  return link_rels[rel].word;
}

const char *
bst_link_rel_get_label (BstLinkRel rel)
{
  return g_dpgettext2 (NULL, "link", link_rels[rel].label);
}

gboolean
bst_link_rel_from_string (const char *string, BstLinkRel *rel)
{
  for (guint i = 0; i < BST_N_LINK_RELS; i++)
    if (g_str_equal (link_rels[i].word, string))
      {
        *rel = i;
        return TRUE;
      }
  return FALSE;
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
