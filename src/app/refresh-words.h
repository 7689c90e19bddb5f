/* What a window tells of a refresh that has ended. */
#pragma once

#include "refresh/outcome.h"

G_BEGIN_DECLS

char *bst_refresh_words_make (const BstRefreshOutcome *outcome, const GError *error, gboolean quiet);
const GError *bst_refresh_words_get_error (const BstRefreshOutcome *outcome);

G_END_DECLS
