#include "config.h"

#include "hub/error.h"

typedef struct
{
  guint seconds;
  gboolean passing;
  gboolean is_proof;
  gboolean is_of_file;
  BstHubObstacle obstacle;
} BstHubErrorPrivate;

static void
bst_hub_error_private_init (BstHubErrorPrivate *private)
{
}

static void
bst_hub_error_private_copy (const BstHubErrorPrivate *source, BstHubErrorPrivate *copy)
{
  *copy = *source;
}

static void
bst_hub_error_private_clear (BstHubErrorPrivate *private)
{
}

/* GLib's macro finds the private part by bytes, and sees to its alignment itself. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wcast-align"
G_DEFINE_EXTENDED_ERROR (BstHubError, bst_hub_error)
#pragma GCC diagnostic pop

/* Returns: (transfer full): an error whose message says what to do. */
GError *
bst_hub_error_new (BstHubError code, const char *format, ...)
{
  GError *error;
  va_list arguments;

  va_start (arguments, format);
  error = g_error_new_valist (BST_HUB_ERROR, code, format, arguments);
  va_end (arguments);
  return error;
}

/* Returns: after how many seconds it makes sense to try again, or 0 where nobody said. */
guint
bst_hub_error_get_seconds (const GError *error)
{
  return error->domain == BST_HUB_ERROR ? bst_hub_error_get_private (error)->seconds : 0;
}

void
bst_hub_error_set_seconds (GError *error, guint seconds)
{
  bst_hub_error_get_private (error)->seconds = seconds;
}

/* Returns: whether the same request may well succeed a moment later. */
gboolean
bst_hub_error_is_passing (const GError *error)
{
  return error->domain == BST_HUB_ERROR && bst_hub_error_get_private (error)->passing;
}

void
bst_hub_error_set_passing (GError *error)
{
  bst_hub_error_get_private (error)->passing = TRUE;
}

/* Returns: whether the Hub itself said that there is no such repository, or none for us:
 *   a mirror may lack it, and a page about an outage knows nothing of it. */
gboolean
bst_hub_error_proves_absence (const GError *error)
{
  return g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND) &&
         bst_hub_error_get_private (error)->is_proof;
}

void
bst_hub_error_set_proof (GError *error)
{
  bst_hub_error_get_private (error)->is_proof = TRUE;
}

/* Returns: whether the repository is there and only a file of it is not, in the Hub's own word */
gboolean
bst_hub_error_is_of_file (const GError *error)
{
  return g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND) &&
         bst_hub_error_get_private (error)->is_of_file;
}

void
bst_hub_error_set_of_file (GError *error)
{
  bst_hub_error_get_private (error)->is_of_file = TRUE;
}

/* Returns: what is in the way of a BST_HUB_ERROR_OFFLINE, as far as that is known */
BstHubObstacle
bst_hub_error_get_obstacle (const GError *error)
{
  return error->domain == BST_HUB_ERROR ? bst_hub_error_get_private (error)->obstacle : BST_HUB_OBSTACLE_UNKNOWN;
}

void
bst_hub_error_set_obstacle (GError *error, BstHubObstacle obstacle)
{
  bst_hub_error_get_private (error)->obstacle = obstacle;
}
