/* How long the client waits for what. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint idle; /* milliseconds without a sign of life before a request is given up */
  guint total; /* milliseconds for a request with all of its redirects */
  guint tries; /* how often a request is sent before its failure counts */
  guint first_pause; /* milliseconds before the second try; each further one doubles it */
  guint longest_pause;
  guint longest_wait; /* seconds of a rate limit that are sat out rather than told; a window has 300 */
  guint second; /* milliseconds in a second of a rate limit; fewer only in tests */
} BstHubTimes;

#define BST_HUB_TIMES                                                                                                        \
  {                                                                                                                          \
    .idle = 15000, .total = 60000, .tries = 4, .first_pause = 300, .longest_pause = 8000, .longest_wait = 60, .second = 1000 \
  }

guint bst_hub_pause (const BstHubTimes *times, guint tries, double chance);
gboolean bst_hub_status_is_passing (guint status);

G_END_DECLS
