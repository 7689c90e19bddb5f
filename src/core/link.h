/* Where to read more. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a link leads to. */
typedef enum
{
  BST_LINK_HUB,
  BST_LINK_MODELSCOPE,
  BST_LINK_PAPER,
  BST_LINK_CODE,
  BST_LINK_ANNOUNCEMENT,
  BST_LINK_HOMEPAGE,
  BST_LINK_LICENCE,
  BST_LINK_REVIEW,
} BstLinkRel;

#define BST_N_LINK_RELS 8

const char *bst_link_rel_to_string (BstLinkRel rel);
const char *bst_link_rel_get_label (BstLinkRel rel);
gboolean bst_link_rel_from_string (const char *string, BstLinkRel *rel);

typedef struct
{
  BstLinkRel rel;
  char *url;
} BstLink;

BstLink *bst_link_new (BstLinkRel rel, const char *url);
void bst_link_free (BstLink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstLink, bst_link_free)

gboolean bst_link_is_web_address (const char *url);

G_END_DECLS
