/* Whether an answer is for the model that was asked for. */
#pragma once

#include "hub/answer.h"

G_BEGIN_DECLS

gboolean bst_hub_answer_check_model (const BstHubAnswer *self, const char *endpoint, const char *id, GError **error);

G_END_DECLS
