/* What the readers of answers share. */
#pragma once

#include "core/json.h"
#include "hub/reply.h"

G_BEGIN_DECLS

/* What can be wrong with an answer, beside what core/json.h finds. */
typedef enum
{
  BST_HUB_REPLY_EMPTY,
  BST_HUB_REPLY_NO_LIST,
  BST_HUB_REPLY_NO_OBJECT,
  BST_HUB_REPLY_TOO_LONG, /* more elements than can be asked for */
  BST_HUB_REPLY_BARE, /* nothing of a repository but its id */
} BstHubReplyFault;

#define BST_HUB_REPLY_ERROR (bst_hub_reply_error_quark ())
GQuark bst_hub_reply_error_quark (void);

void bst_hub_reply_set_fault (GError **error, BstHubReplyFault fault);

JsonNode *bst_hub_reply_parse (const BstHubAnswer *answer, JsonNodeType type, GError **error);
BstHubPage *bst_hub_page_new (const BstHubAnswer *answer, const char *endpoint);
gboolean bst_hub_reply_read_word (JsonObject *object, const char *where, const char *member, char **field,
                                  GError **error);
BstRepository *bst_hub_reply_read_repository (JsonObject *object, const char *where, const BstHubAnswer *answer,
                                              const char *endpoint, GError **error);
void bst_hub_reply_read_card (BstRepository *self, JsonObject *object, GStrv tags);
void bst_hub_reply_read_config (BstRepository *self, JsonObject *object);
void bst_hub_reply_take_text (char **field, const char *text, gsize longest);

G_END_DECLS
