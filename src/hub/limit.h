/* What the Hub says of how often it may be asked, and when the next request may go. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The headers of one answer; -1 where they do not say. */
typedef struct
{
  gint64 remaining; /* requests left in the window */
  gint64 reset; /* seconds until the next window */
  gint64 quota; /* requests in a whole window */
  gint64 retry_after; /* seconds */
} BstHubLimitHeaders;

void bst_hub_limit_parse (BstHubLimitHeaders *headers, const char *rate_limit, const char *policy,
                          const char *retry_after);

/**
 * BstHubLimit: the state of one of the Hub's buckets. Times are in microseconds of a
 * clock that the caller reads.
 */
typedef struct
{
  gint64 remaining; /* requests that we may still start; -1 while unknown */
  gint64 quota;
  gint64 resets_at; /* when @remaining is out of date; 0 while unknown */
  gint64 closed_until; /* after a 429, or a 503 that says for how long */
  guint under_way;
  gboolean answered; /* whether anything has ever come back */
  gint64 second; /* microseconds in a second of the Hub */
} BstHubLimit;

#define BST_HUB_LIMIT_HOLD (-1)

void bst_hub_limit_init (BstHubLimit *self, gint64 second);
void bst_hub_limit_begin (BstHubLimit *self);
void bst_hub_limit_end (BstHubLimit *self, const BstHubLimitHeaders *headers, guint status, gint64 now);
gint64 bst_hub_limit_get_wait (BstHubLimit *self, gint64 now);
gboolean bst_hub_limit_get_left (const BstHubLimit *self, gint64 now, guint *requests, guint *seconds);

G_END_DECLS
