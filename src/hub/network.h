/* The connection itself: the one session, its proxies, and what its failures mean. */
#pragma once

#include <libsoup/soup.h>

#include "hub/settings.h"

G_BEGIN_DECLS

SoupSession *bst_hub_session_new (const BstHubSettings *settings);
GError *bst_hub_network_error (const GError *error, const char *host, gboolean had_headers);

G_END_DECLS
