/* The one place that knows the Hub's addresses. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each of the Hub's rate limits has a count of its own. */
typedef enum
{
  BST_HUB_BUCKET_API,
  BST_HUB_BUCKET_RESOLVERS,
} BstHubBucket;

#define BST_HUB_N_BUCKETS 2

typedef struct
{
  char *url;
  char *etag; /* of what we have; NULL for none */
  char *id; /* the repository that is asked for, to name it; NULL for none */
  BstHubBucket bucket;
  gboolean json; /* or else a text */
  gboolean is_official; /* sent to the Hub itself, not to a mirror */
  gsize largest; /* bytes of an answer */
} BstHubRequest;

#define BST_HUB_LARGEST_PAGE 1000

/* How much of each repository a list tells. */
typedef enum
{
  BST_HUB_FIELDS_ALL, /* all that a BstRepository keeps */
  BST_HUB_FIELDS_BRIEF, /* what a row shows: about a third of the bytes */
  BST_HUB_FIELDS_DERIVED, /* what a row shows, and what it is made of */
} BstHubFields;

/* One page of the Hub's list of models. What is NULL or 0 is left out. */
typedef struct
{
  const char *sort; /* "trendingScore", "downloads", "likes", "createdAt", "lastModified" */
  const char *task;
  const char *author;
  const char *search;
  const char *const *filter; /* tags, all of which have to match */
  guint limit; /* repositories in a page, at most BST_HUB_LARGEST_PAGE */
  BstHubFields fields;
} BstHubListQuery;

BstHubRequest *bst_hub_request_model (const char *endpoint, const char *id, const char *etag);
BstHubRequest *bst_hub_request_model_with_children (const char *endpoint, const char *id);
BstHubRequest *bst_hub_request_list (const char *endpoint, const BstHubListQuery *query);
BstHubRequest *bst_hub_request_next (const char *endpoint, const char *next_link, GError **error);
BstHubRequest *bst_hub_request_files (const char *endpoint, const char *id, const char *revision);
BstHubRequest *bst_hub_request_card (const char *endpoint, const char *id, const char *revision, const char *etag);
BstHubRequest *bst_hub_request_config (const char *endpoint, const char *id, const char *revision);
BstHubRequest *bst_hub_request_tags (const char *endpoint, const char *type);
BstHubRequest *bst_hub_request_whoami (const char *endpoint);
void bst_hub_request_free (BstHubRequest *self);

gboolean bst_hub_url_asks_for (const char *url, const char *field);
guint bst_hub_link_get_limit (const char *link);
char *bst_hub_link_dup_with_limit (const char *link, guint limit);
char *bst_hub_next_link_parse (const char *header, const char *endpoint);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstHubRequest, bst_hub_request_free)

G_END_DECLS
