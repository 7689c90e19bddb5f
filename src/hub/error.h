/* What can go wrong between this program and the Hub, by what a caller does about it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A request that was cancelled fails with G_IO_ERROR_CANCELLED as everywhere. */
typedef enum
{
  BST_HUB_ERROR_OFFLINE, /* no connection, or none wanted */
  BST_HUB_ERROR_TIMEOUT,
  BST_HUB_ERROR_NOT_FOUND, /* not there, or private; bst_hub_error_proves_absence() says how sure that is */
  BST_HUB_ERROR_GATED, /* access has to be asked for */
  BST_HUB_ERROR_DISABLED, /* closed by the Hub's own people, as the Hub itself says */
  BST_HUB_ERROR_UNAUTHORIZED, /* a token is needed, or not accepted */
  BST_HUB_ERROR_RATE_LIMITED, /* bst_hub_error_get_seconds() says for how long */
  BST_HUB_ERROR_BAD_REPLY,
  BST_HUB_ERROR_SERVER,
  BST_HUB_ERROR_INVALID, /* what was asked for is no id, address or page; nothing was sent */
  BST_HUB_ERROR_WITHHELD, /* a mirror does not give it out, which says nothing of the Hub */
} BstHubError;

/* What keeps this computer from the Hub. */
typedef enum
{
  BST_HUB_OBSTACLE_UNKNOWN,
  BST_HUB_OBSTACLE_NAME, /* nobody knows the Hub's name */
  BST_HUB_OBSTACLE_REFUSED, /* the connection was */
  BST_HUB_OBSTACLE_UNSAFE, /* whoever is there could be anybody */
  BST_HUB_OBSTACLE_PROXY,
} BstHubObstacle;

#define BST_HUB_ERROR (bst_hub_error_quark ())
GQuark bst_hub_error_quark (void);

GError *bst_hub_error_new (BstHubError code, const char *format, ...) G_GNUC_PRINTF (2, 3);
guint bst_hub_error_get_seconds (const GError *error);
void bst_hub_error_set_seconds (GError *error, guint seconds);
gboolean bst_hub_error_is_passing (const GError *error);
void bst_hub_error_set_passing (GError *error);
gboolean bst_hub_error_proves_absence (const GError *error);
void bst_hub_error_set_proof (GError *error);
gboolean bst_hub_error_is_of_file (const GError *error);
void bst_hub_error_set_of_file (GError *error);
BstHubObstacle bst_hub_error_get_obstacle (const GError *error);
void bst_hub_error_set_obstacle (GError *error, BstHubObstacle obstacle);

G_END_DECLS
