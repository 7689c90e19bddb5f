/* What the readers of answers share. */
#pragma once

#include "core/json.h"
#include "hub/reply.h"

G_BEGIN_DECLS

JsonNode *bst_hub_reply_parse (const BstHubAnswer *answer, const char *endpoint, JsonNodeType type, GError **error);
void bst_hub_reply_blame (GError **error, GError **cause, const char *endpoint);
BstHubPage *bst_hub_page_new (const BstHubAnswer *answer, const char *endpoint);
gboolean bst_hub_reply_read_word (JsonObject *object, const char *where, const char *member, char **field,
                                  GError **error);
BstRepository *bst_hub_reply_read_repository (JsonObject *object, const char *where, const char *endpoint,
                                              gint64 fetched_at, GError **error);
void bst_hub_reply_read_card (BstRepository *self, JsonObject *object, GStrv tags);
void bst_hub_reply_read_config (BstRepository *self, JsonObject *object);
void bst_hub_reply_take_text (char **field, const char *text, gsize longest);

G_END_DECLS
