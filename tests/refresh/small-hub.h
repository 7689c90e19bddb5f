/* A server in the test's own process that says of each model what its name leads to. */
#pragma once

#include <libsoup/soup.h>

#include "hub/client.h"

G_BEGIN_DECLS

typedef struct
{
  SoupServer *server;
  char *endpoint;
  GHashTable *redirects; /* id → the id that it leads to */
  GHashTable *missing; /* ids that are not found */
  char *members; /* of each answer besides its id; NULL: all that there are */
} SmallHub;

SmallHub *small_hub_new (void);
void small_hub_free (SmallHub *self);
BstHubClient *small_hub_new_client (SmallHub *self);
gint64 small_hub_get_downloads (const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmallHub, small_hub_free)

G_END_DECLS
