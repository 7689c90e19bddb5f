/* Looks at single models: those under way, and how the last of each model ended. */
#pragma once

#include "core/online.h"
#include "hub/client.h"
#include "library/library.h"

G_BEGIN_DECLS

typedef struct _BstHubLooks BstHubLooks;

/* Called when a look has begun, or ended. */
typedef void (*BstHubLooksFunc) (BstLookState *look, gpointer user_data);

BstHubLooks *bst_hub_looks_new (BstLibrary *library, BstHubLooksFunc on_look, gpointer user_data);
void bst_hub_looks_free (BstHubLooks *self);
gboolean bst_hub_looks_any (BstHubLooks *self);
void bst_hub_looks_stop (BstHubLooks *self);
BstLookState *bst_hub_looks_find (BstHubLooks *self, const char *id, const char *derived);
BstLookState *bst_hub_looks_start (BstHubLooks *self, BstHubClient *client, const GError *error, const char *id,
                                   BstLookParts parts);
BstLookState *bst_hub_looks_start_files (BstHubLooks *self, BstHubClient *client, const GError *error, const char *id,
                                         const char *derived);

/* What the question whether to look without being asked depends on. */
typedef struct
{
  gboolean is_wanted; /* the preferences say so */
  gboolean is_forbidden; /* the environment says that the Hub is not to be asked */
  gboolean is_online;
  gboolean is_metered;
} BstLookSituation;

gboolean bst_look_may_begin_unasked (const BstLookSituation *situation);
gboolean bst_look_is_wanted_unasked (GSettings *preferences);

G_END_DECLS
