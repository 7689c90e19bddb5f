#include "config.h"

#include "app/auto-refresh.h"

#define KEY "refresh-interval"
#define HOUR (60 * 60)
#define DAY (24 * HOUR)

/* Seconds. The window is in use before the Hub is asked; from then on a look at the
 * clock now and then is enough, which also holds after the computer slept. */
#define FIRST_LOOK 15
#define LOOK (15 * 60)

/* A refresh that failed is not tried again at once. */
#define PATIENCE HOUR

struct _BstAutoRefresh
{
  GObject parent_instance;

  BstHubOnline *online;
  BstLibrary *library;
  GSettings *settings;
  guint source;
  gint64 last_try;
};

G_DEFINE_FINAL_TYPE (BstAutoRefresh, bst_auto_refresh, G_TYPE_OBJECT)

/* @string: a value of the setting
 * Returns: seconds between two refreshes; 0 for never */
gint64
bst_auto_refresh_interval_from_string (const char *string)
{
  if (g_str_equal (string, "daily"))
    return DAY;
  return g_str_equal (string, "weekly") ? 7 * DAY : 0;
}

/**
 * bst_auto_refresh_is_due:
 *
 * Returns: whether the Hub is to be asked now. A refresh in the future, by a clock that
 *   was set back since, is as good as none.
 */
gboolean
bst_auto_refresh_is_due (const BstAutoRefreshSituation *situation)
{
  gint64 age = situation->now - situation->last_refresh;
  gint64 since_try = situation->now - situation->last_try;

  if (situation->interval <= 0 || situation->is_forbidden || situation->is_running)
    return FALSE;
  if (!situation->is_online || situation->is_metered)
    return FALSE;
  if (situation->last_try >= 0 && since_try >= 0 && since_try < PATIENCE)
    return FALSE;
  return situation->last_refresh < 0 || age < 0 || age >= situation->interval;
}

/* Since when no figure is older, whoever refreshed it: the command line keeps no other
 * account. Returns: -1 where one was never fetched, or in the future */
static gint64
find_oldest (BstLibrary *library, gint64 now)
{
  g_autoptr (GPtrArray) followed = bst_library_dup_followed (library);
  gint64 oldest = -1;

  for (guint i = 0; i < followed->len; i++)
    {
      const BstRepository *record = ((const BstFollowed *) g_ptr_array_index (followed, i))->record;

      if (record == NULL || record->fetched_at < 0 || record->fetched_at > now)
        return -1;
      /* What is gone will never be newer. */
      if (record->presence != BST_PRESENCE_GONE && (oldest < 0 || record->fetched_at < oldest))
        oldest = record->fetched_at;
    }
  return oldest;
}

/**
 * bst_auto_refresh_find_last:
 * @kept: when this program last refreshed all models; -1 for never
 *
 * Goes by the refreshes of all models alone: one model that is fetched by itself does not
 * put the others off, and one that is never answered does not call for all of them again
 * and again.
 *
 * Returns: when all models were last refreshed: seconds since 1970, UTC; -1 for never
 */
gint64
bst_auto_refresh_find_last (BstLibrary *library, gint64 kept, gint64 now)
{
  return MAX (kept <= now ? kept : -1, find_oldest (library, now));
}

static void
look (BstAutoRefresh *self)
{
  g_autofree char *word = g_settings_get_string (self->settings, KEY);
  BstAutoRefreshSituation situation = { .interval = bst_auto_refresh_interval_from_string (word) };
  GNetworkMonitor *network;

  /* Nothing more is looked at where nobody wants it. */
  if (situation.interval == 0)
    return;
  network = g_network_monitor_get_default ();
  situation.now = g_get_real_time () / G_USEC_PER_SEC;
  situation.last_refresh = bst_auto_refresh_find_last (self->library, bst_hub_online_get_last_refresh (self->online),
                                                       situation.now);
  situation.last_try = self->last_try;
  situation.is_forbidden = bst_hub_online_is_forbidden (self->online);
  situation.is_running = bst_activity_is_running (bst_online_get_activity (BST_ONLINE (self->online)));
  situation.is_online = g_network_monitor_get_network_available (network);
  situation.is_metered = g_network_monitor_get_network_metered (network);
  if (!bst_auto_refresh_is_due (&situation))
    return;
  self->last_try = situation.now;
  bst_hub_online_refresh_quietly (self->online);
}

static gboolean
look_cb (gpointer data)
{
  look (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
first_look_cb (gpointer data)
{
  BstAutoRefresh *self = data;

  self->source = g_timeout_add_seconds (LOOK, look_cb, self);
  look (self);
  return G_SOURCE_REMOVE;
}

static void
bst_auto_refresh_dispose (GObject *object)
{
  BstAutoRefresh *self = BST_AUTO_REFRESH (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->online);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bst_auto_refresh_parent_class)->dispose (object);
}

static void
bst_auto_refresh_class_init (BstAutoRefreshClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_auto_refresh_dispose;
}

static void
bst_auto_refresh_init (BstAutoRefresh *self)
{
  self->last_try = -1;
}

/**
 * bst_auto_refresh_new:
 * @settings: (nullable): NULL where the schema is not installed
 *
 * Returns: (transfer full) (nullable): what refreshes from time to time for as long as
 *   it is there; NULL where there is no setting that could ask for it
 */
BstAutoRefresh *
bst_auto_refresh_new (BstHubOnline *online, BstLibrary *library, GSettings *settings)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  BstAutoRefresh *self;

  if (settings == NULL)
    return NULL;
  g_object_get (settings, "settings-schema", &schema, NULL);
  if (!g_settings_schema_has_key (schema, KEY))
    return NULL;

  self = g_object_new (BST_TYPE_AUTO_REFRESH, NULL);
  self->online = g_object_ref (online);
  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  self->source = g_timeout_add_seconds (FIRST_LOOK, first_look_cb, self);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  return self;
}
