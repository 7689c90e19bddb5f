/* Which Hub is asked, and as whom. */
#pragma once

#include "hub/address.h"

G_BEGIN_DECLS

/**
 * BstHubSettings: what a client is made with. Whoever fills one gives it to a client,
 * which keeps a copy.
 */
typedef struct
{
  char *endpoint; /* as bst_hub_endpoint_parse() gives it */
  char *token; /* NULL for none */
  char *token_source; /* the variable or file that it came from; NULL where none of them */
  char *no_token; /* the variable that forbids one; NULL without */
  gboolean token_for_mirror; /* whether an endpoint that is not the official one gets it */
  char *offline; /* the variable that forbids every request; NULL without */
  char *http_proxy; /* from the environment; where all are NULL the system's are used */
  char *https_proxy;
  char *no_proxy;
} BstHubSettings;

BstHubSettings *bst_hub_settings_new (void);
BstHubSettings *bst_hub_settings_new_from_environment (char **environment, GError **error);
BstHubSettings *bst_hub_settings_copy (const BstHubSettings *self);
void bst_hub_settings_free (BstHubSettings *self);
gboolean bst_hub_settings_set_endpoint (BstHubSettings *self, const char *endpoint, GError **error);
gboolean bst_hub_settings_set_token (BstHubSettings *self, const char *token);
gboolean bst_hub_settings_is_official (const BstHubSettings *self);
gboolean bst_hub_settings_allow_token (const BstHubSettings *self, GUri *uri);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstHubSettings, bst_hub_settings_free)

G_END_DECLS
