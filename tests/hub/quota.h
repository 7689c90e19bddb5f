/* Who asks, and how often he may in a window. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Four fixed tokens; any other is one that the Hub does not know. */
typedef struct
{
  const char *token;
  const char *name;
  const char *full_name;
  gboolean is_known;
  gboolean has_access; /* to gated repositories */
  gboolean is_owner; /* of the private ones */
} BstTestUser;

const BstTestUser *bst_test_user_find (const char *authorization);

typedef struct _BstTestQuota BstTestQuota;

/* What the window says after a request was counted. */
typedef struct
{
  gint64 limit;
  gint64 window;
  gint64 left; /* below 0: too many */
  gint64 seconds; /* until the window ends */
} BstTestWindow;

BstTestQuota *bst_test_quota_new (void);
void bst_test_quota_free (BstTestQuota *self);
void bst_test_quota_set (BstTestQuota *self, gint64 limit, gint64 window);
void bst_test_quota_start (BstTestQuota *self, gint64 limit, gint64 window);
void bst_test_quota_reset (BstTestQuota *self);
BstTestWindow bst_test_quota_count (BstTestQuota *self, const BstTestUser *user, const char *bucket);

G_END_DECLS
