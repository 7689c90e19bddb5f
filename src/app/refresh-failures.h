/* What is still to be told of models of which a refresh brought nothing. */
#pragma once

#include "library/library.h"
#include "refresh/outcome.h"

G_BEGIN_DECLS

GPtrArray *bst_refresh_failures_new (BstLibrary *library, GPtrArray *old, const char *const *asked,
                                     const BstRefreshOutcome *outcome);

G_END_DECLS
