/* Refreshing once a day or once a week, without being told to. */
#pragma once

#include "app/online.h"

G_BEGIN_DECLS

/* What there is to know when it is decided; times in seconds. */
typedef struct
{
  gint64 interval; /* 0 for never */
  gint64 now;
  gint64 last_refresh; /* when all models were last refreshed; -1 for never */
  gint64 last_try; /* of this program by itself; -1 for none */
  gboolean is_forbidden; /* by the environment */
  gboolean is_running; /* a refresh is under way */
  gboolean is_online;
  gboolean is_metered;
} BstAutoRefreshSituation;

gint64 bst_auto_refresh_interval_from_string (const char *string);
gint64 bst_auto_refresh_find_last (BstLibrary *library, gint64 kept, gint64 now);
gboolean bst_auto_refresh_is_due (const BstAutoRefreshSituation *situation);

#define BST_TYPE_AUTO_REFRESH (bst_auto_refresh_get_type ())
G_DECLARE_FINAL_TYPE (BstAutoRefresh, bst_auto_refresh, BST, AUTO_REFRESH, GObject)

BstAutoRefresh *bst_auto_refresh_new (BstHubOnline *online, BstLibrary *library, GSettings *settings);

G_END_DECLS
