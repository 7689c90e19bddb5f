/* What is said of whoever answers, or does not: sentences of several files. */
#pragma once

#include "hub/error.h"

G_BEGIN_DECLS

GError *bst_hub_bad_reply_new (const char *host, const char *what);
GError *bst_hub_timeout_new (const char *host);
GError *bst_hub_wait_new (const char *host, guint seconds);

G_END_DECLS
