#include "config.h"

#include "app/online.h"

#include <glib/gi18n.h>

#include "app/countdown.h"
#include "app/hub-look.h"
#include "app/hub-probe.h"
#include "app/hub-reach.h"
#include "app/hub-search.h"
#include "app/hub-settings.h"
#include "app/hub-sync.h"
#include "app/refresh-failures.h"
#include "app/refresh-words.h"
#include "core/settings.h"
#include "hub/client.h"
#include "refresh/refresh.h"

#define FIRST_LOAD_MS 500

/* Milliseconds: as long as somebody looks on. */
#define LONGEST_REACH 10000

struct _BstHubOnline
{
  GObject parent_instance;

  BstLibrary *library;
  BstActivity *activity;
  GSettings *preferences; /* NULL where the schema is not installed */
  BstAppHubSettings *loader;
  GCancellable *loading;
  BstHubSettings *settings; /* with the token of the keyring; NULL until that has answered */
  BstHubClient *client; /* NULL until somebody asks for something */
  GPtrArray *waiting_ids; /* to be refreshed when the refresh under way has ended */
  gboolean quiet; /* nobody has asked for the refresh under way */
  char **asked; /* what the refresh under way asks for; NULL for all that is followed */
  gint64 last_refresh; /* when one of all last ended well; -1 for never */
  BstCountdown countdown;
  BstHubSync *sync; /* NULL until somebody wants to know of it */
  BstHubLooks *looks;
};

static void bst_hub_online_iface_init (BstOnlineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BstHubOnline, bst_hub_online, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BST_TYPE_ONLINE, bst_hub_online_iface_init))

/* What environment, preferences and keyring say together; before the keyring has answered,
 * what the others say: nobody waits for it.
 * Returns: (transfer full) (nullable) */
static BstHubSettings *
load_settings (BstHubOnline *self, GError **error)
{
  g_auto (GStrv) environment = NULL;
  g_autofree char *endpoint = NULL;
  gboolean token_for_mirror;

  if (self->settings != NULL)
    return bst_hub_settings_copy (self->settings);
  environment = g_get_environ ();
  endpoint = self->preferences != NULL ? g_settings_get_string (self->preferences, "endpoint") : g_strdup ("");
  token_for_mirror = self->preferences != NULL && g_settings_get_boolean (self->preferences, "token-for-mirror");
  return bst_app_hub_settings_compose (environment, endpoint, token_for_mirror, NULL, error);
}

static void
settings_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstHubOnline) self = data;
  g_autoptr (BstHubSettings) settings = bst_app_hub_settings_load_finish (BST_APP_HUB_SETTINGS (source), result, NULL);

  /* One that was cancelled has been asked for anew; one that failed says so when it is used. */
  if (settings == NULL)
    return;
  g_clear_pointer (&self->settings, bst_hub_settings_free);
  self->settings = g_steal_pointer (&settings);
  g_clear_object (&self->client);
  if (self->sync != NULL)
    bst_hub_sync_set_endpoint (self->sync, self->settings->endpoint);
  bst_online_emit_changed (BST_ONLINE (self));
}

/* Asks the keyring, and asks it again whenever the preferences or the token change. What
 * is under way goes on as it began. */
static void
load_again (BstHubOnline *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  g_clear_pointer (&self->settings, bst_hub_settings_free);
  g_clear_object (&self->client);
  bst_app_hub_settings_load_async (self->loader, self->loading, settings_loaded, g_object_ref (self));
}

/* Made when it is needed: the first frame waits for nothing of the network's.
 * Returns: (transfer none) (nullable) */
static BstHubClient *
ensure_client (BstHubOnline *self, GError **error)
{
  g_autoptr (BstHubSettings) settings = NULL;

  if (self->client != NULL)
    return self->client;
  settings = load_settings (self, error);
  if (settings != NULL)
    self->client = bst_hub_client_new (settings);
  return self->client;
}

static BstActivity *
get_activity (BstOnline *online)
{
  return BST_HUB_ONLINE (online)->activity;
}

static void
tell_waiting (const char *text, gpointer data)
{
  bst_activity_set_text (((BstHubOnline *) data)->activity, text);
}

static void
refresh_event (const BstRefreshEvent *event, gpointer data)
{
  BstHubOnline *self = data;

  if (event->waiting > 0)
    bst_countdown_begin (&self->countdown, event->waiting, tell_waiting, self);
  if (!bst_countdown_is_running (&self->countdown) && event->phase == BST_REFRESH_FILES)
    bst_activity_set_text (self->activity, _ ("lists of files"));
  bst_activity_set_progress (self->activity, event->done, event->total);
}

/* Kept in the settings where they can be kept, and for as long as the program runs. */
static void
note_refresh (BstHubOnline *self)
{
  self->last_refresh = g_get_real_time () / G_USEC_PER_SEC;
  if (self->preferences != NULL && bst_settings_can_be_kept ())
    g_settings_set_int64 (self->preferences, "last-refresh", self->last_refresh);
}

/* What was not asked for this time, or not reached, is as it was. */
static void
take_failures (BstHubOnline *self, const BstRefreshOutcome *outcome)
{
  g_autoptr (GPtrArray) failures = NULL;

  /* Nobody was heard of: the error says why, and holds for all. */
  if (outcome->answered == 0 && outcome->error != NULL)
    return;
  failures = bst_refresh_failures_new (self->library, bst_activity_get_failures (self->activity),
                                       (const char *const *) self->asked, outcome);
  bst_activity_set_failures (self->activity, failures);
}

static void start_refresh (BstHubOnline *self, const char *const *ids, const char *first, gboolean quiet);

static void
refresh_waiting (BstHubOnline *self)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (self->waiting_ids->len == 0)
    return;
  ids = g_steal_pointer (&self->waiting_ids);
  self->waiting_ids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (ids, NULL);
  start_refresh (self, (const char *const *) ids->pdata, NULL, FALSE);
}

static void
refreshed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstHubOnline) self = data;
  g_autoptr (BstRefreshOutcome) outcome = bst_refresh_finish (BST_LIBRARY (source), result);
  const GError *error = bst_refresh_words_get_error (outcome);
  g_autofree char *message = bst_refresh_words_make (outcome, error, self->quiet);

  bst_countdown_stop (&self->countdown);
  take_failures (self, outcome);
  if (self->asked == NULL && error == NULL)
    note_refresh (self);
  bst_activity_end (self->activity, message, self->quiet ? NULL : error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_ptr_array_set_size (self->waiting_ids, 0);
  refresh_waiting (self);
}

static void
start_refresh (BstHubOnline *self, const char *const *ids, const char *first, gboolean quiet)
{
  g_autoptr (GError) error = NULL;
  GCancellable *cancellable;
  BstHubClient *client;

  self->quiet = quiet;
  g_strfreev (self->asked);
  self->asked = g_strdupv ((char **) ids);
  cancellable = bst_activity_begin (self->activity);
  client = ensure_client (self, &error);
  if (client == NULL)
    {
      bst_activity_end (self->activity, NULL, quiet ? NULL : error);
      return;
    }
  bst_refresh_async (self->library, client, ids, first, TRUE, refresh_event, self,
                     cancellable, refreshed, g_object_ref (self));
}

static void
refresh (BstOnline *online, const char *const *ids, const char *first)
{
  BstHubOnline *self = BST_HUB_ONLINE (online);

  if (!bst_activity_is_running (self->activity))
    {
      start_refresh (self, ids, first, FALSE);
      return;
    }
  /* Now somebody waits for the one that began by itself. */
  if (ids == NULL)
    self->quiet = FALSE;
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_ptr_array_add (self->waiting_ids, g_strdup (ids[i]));
}

static void
search_async (BstOnline *online, const char *words, GCancellable *cancellable,
              GAsyncReadyCallback callback, gpointer user_data)
{
  BstHubOnline *self = BST_HUB_ONLINE (online);
  GError *error = NULL;
  BstHubClient *client = ensure_client (self, &error);

  if (client == NULL)
    g_task_report_error (self, callback, user_data, bst_hub_search_async, error);
  else
    bst_hub_search_async (self, client, self->library, words, cancellable, callback, user_data);
}

static GPtrArray *
search_finish (BstOnline *online, GAsyncResult *result, gboolean *exact, GError **error)
{
  return bst_hub_search_finish (result, exact, error);
}

static BstHubSettings *
make_test_settings (BstHubOnline *self, const char *endpoint, const char *token, GError **error)
{
  g_autoptr (BstHubSettings) settings = load_settings (self, error);

  return settings != NULL ? bst_app_hub_settings_with_endpoint (settings, endpoint, token, error) : NULL;
}

static void
test_async (BstOnline *online, const char *endpoint, const char *token, GCancellable *cancellable,
            GAsyncReadyCallback callback, gpointer user_data)
{
  GError *error = NULL;
  g_autoptr (BstHubSettings) settings = make_test_settings (BST_HUB_ONLINE (online), endpoint, token, &error);

  if (settings == NULL)
    g_task_report_error (online, callback, user_data, bst_hub_probe_async, error);
  else
    bst_hub_probe_async (online, settings, cancellable, callback, user_data);
}

static char *
test_finish (BstOnline *online, GAsyncResult *result, GError **error)
{
  return bst_hub_probe_finish (result, error);
}

static void
reach_async (BstOnline *online, const char *endpoint, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer user_data)
{
  GError *error = NULL;
  g_autoptr (BstHubSettings) settings = load_settings (BST_HUB_ONLINE (online), &error);

  if (settings == NULL)
    g_task_report_error (online, callback, user_data, bst_hub_reach_async, error);
  else
    bst_hub_reach_async (online, settings, endpoint, LONGEST_REACH, cancellable, callback, user_data);
}

static BstReach *
reach_finish (BstOnline *online, GAsyncResult *result, GError **error)
{
  return bst_hub_reach_finish (result, error);
}

static char *
dup_endpoint (BstOnline *online)
{
  BstHubOnline *self = BST_HUB_ONLINE (online);
  g_autoptr (BstHubSettings) settings = load_settings (self, NULL);

  return g_strdup (settings != NULL ? settings->endpoint : BST_HUB_OFFICIAL);
}

static char *
parse_id (BstOnline *online, const char *text, GError **error)
{
  g_autofree char *endpoint = dup_endpoint (online);

  return bst_hub_parse_id (text, endpoint, error);
}

static void
token_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (bst_app_hub_settings_save_token_finish (BST_APP_HUB_SETTINGS (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
set_token_async (BstOnline *online, const char *token, GCancellable *cancellable,
                 GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (online, cancellable, callback, user_data);

  g_task_set_source_tag (task, set_token_async);
  bst_app_hub_settings_save_token_async (BST_HUB_ONLINE (online)->loader, token, cancellable, token_saved, task);
}

static gboolean
set_token_finish (BstOnline *online, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static char *
dup_token_source (BstOnline *online)
{
  g_autoptr (BstHubSettings) settings = load_settings (BST_HUB_ONLINE (online), NULL);

  return settings != NULL ? bst_app_hub_settings_dup_token_source (settings) : NULL;
}

static gboolean
can_forget_token (BstOnline *online)
{
  BstHubSettings *settings = BST_HUB_ONLINE (online)->settings;

  return settings != NULL && settings->token != NULL && settings->token_source == NULL;
}

static char *
parse_endpoint (BstOnline *online, const char *text, GError **error)
{
  return bst_app_hub_settings_parse_endpoint (text, error);
}

static char *
dup_variable (BstOnline *online, BstOnlineSetting setting)
{
  g_auto (GStrv) environment = g_get_environ ();

  return bst_app_hub_settings_dup_variable (environment, setting);
}

static BstHubSync *
ensure_sync (BstHubOnline *self)
{
  g_autofree char *cache_dir = NULL;
  g_autofree char *endpoint = NULL;

  if (self->sync != NULL)
    return self->sync;
  cache_dir = bst_library_dup_cache_dir ();
  endpoint = dup_endpoint (BST_ONLINE (self));
  self->sync = bst_hub_sync_new (self->library, cache_dir, endpoint);
  return self->sync;
}

static BstSyncState *
get_sync (BstOnline *online)
{
  return bst_hub_sync_get_state (ensure_sync (BST_HUB_ONLINE (online)));
}

static void
start_sync (BstOnline *online, const char *task, guint top, gboolean whole)
{
  BstHubOnline *self = BST_HUB_ONLINE (online);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstHubSettings) settings = load_settings (self, &error);

  bst_hub_sync_start (ensure_sync (self), settings, error, task, top, whole);
}

static void
pause_sync (BstOnline *online)
{
  bst_hub_sync_pause (ensure_sync (BST_HUB_ONLINE (online)));
}

static BstLookState *
look (BstOnline *online, const char *id, BstLookParts parts)
{
  BstHubOnline *self = BST_HUB_ONLINE (online);
  g_autoptr (GError) error = NULL;
  BstHubClient *client = ensure_client (self, &error);

  return bst_hub_looks_start (self->looks, client, error, id, parts);
}

static BstLookState *
look_at_files (BstOnline *online, const char *id, const char *derived)
{
  BstHubOnline *self = BST_HUB_ONLINE (online);
  g_autoptr (GError) error = NULL;
  BstHubClient *client = ensure_client (self, &error);

  return bst_hub_looks_start_files (self->looks, client, error, id, derived);
}

static BstLookState *
find_look (BstOnline *online, const char *id, const char *derived)
{
  return bst_hub_looks_find (BST_HUB_ONLINE (online)->looks, id, derived);
}

static gboolean
is_looking (BstOnline *online)
{
  return bst_hub_looks_any (BST_HUB_ONLINE (online)->looks);
}

static void
stop_looking (BstOnline *online)
{
  bst_hub_looks_stop (BST_HUB_ONLINE (online)->looks);
}

static void
tell_look (BstLookState *state, gpointer online)
{
  bst_online_emit_looking (online, state);
}

/* Nothing more is looked at where nobody wants it. */
static gboolean
may_look_unasked (BstOnline *online)
{
  BstHubOnline *self = BST_HUB_ONLINE (online);
  BstLookSituation situation = { .is_wanted = bst_look_is_wanted_unasked (self->preferences) };
  GNetworkMonitor *network;

  if (!situation.is_wanted)
    return FALSE;
  network = g_network_monitor_get_default ();
  situation.is_forbidden = bst_hub_online_is_forbidden (self);
  situation.is_online = g_network_monitor_get_network_available (network);
  situation.is_metered = g_network_monitor_get_network_metered (network);
  return bst_look_may_begin_unasked (&situation);
}

static void
bst_hub_online_dispose (GObject *object)
{
  BstHubOnline *self = BST_HUB_ONLINE (object);

  bst_countdown_stop (&self->countdown);
  g_clear_pointer (&self->looks, bst_hub_looks_free);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->loader);
  g_clear_object (&self->preferences);
  g_clear_pointer (&self->settings, bst_hub_settings_free);
  g_clear_object (&self->client);
  g_clear_object (&self->sync);
  g_clear_object (&self->activity);
  g_clear_object (&self->library);
  g_clear_pointer (&self->waiting_ids, g_ptr_array_unref);
  g_clear_pointer (&self->asked, g_strfreev);

  G_OBJECT_CLASS (bst_hub_online_parent_class)->dispose (object);
}

static void
bst_hub_online_class_init (BstHubOnlineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_hub_online_dispose;
}

static void
bst_hub_online_init (BstHubOnline *self)
{
  self->activity = bst_activity_new ();
  self->last_refresh = -1;
  self->waiting_ids = g_ptr_array_new_with_free_func (g_free);
}

static void
bst_hub_online_iface_init (BstOnlineInterface *iface)
{
  iface->get_activity = get_activity;
  iface->refresh = refresh;
  iface->search_async = search_async;
  iface->search_finish = search_finish;
  iface->test_async = test_async;
  iface->test_finish = test_finish;
  iface->reach_async = reach_async;
  iface->reach_finish = reach_finish;
  iface->parse_id = parse_id;
  iface->dup_endpoint = dup_endpoint;
  iface->set_token_async = set_token_async;
  iface->set_token_finish = set_token_finish;
  iface->dup_token_source = dup_token_source;
  iface->can_forget_token = can_forget_token;
  iface->parse_endpoint = parse_endpoint;
  iface->dup_variable = dup_variable;
  iface->get_sync = get_sync;
  iface->start_sync = start_sync;
  iface->pause_sync = pause_sync;
  iface->look = look;
  iface->look_at_files = look_at_files;
  iface->find_look = find_look;
  iface->may_look_unasked = may_look_unasked;
  iface->is_looking = is_looking;
  iface->stop_looking = stop_looking;
}

/* The keyring is asked when the window has long been there. */
static gboolean
first_load (gpointer data)
{
  BstHubOnline *self = data;

  if (self->loading == NULL)
    load_again (self);
  return G_SOURCE_REMOVE;
}

/**
 * bst_hub_online_new:
 * @library: (transfer none): where the answers are kept
 * @preferences: (transfer none) (nullable): which Hub is asked
 *
 * Returns: (transfer full): who asks the Hub; nothing is asked yet
 */
BstOnline *
bst_hub_online_new (BstLibrary *library, GSettings *preferences)
{
  BstHubOnline *self = g_object_new (BST_TYPE_HUB_ONLINE, NULL);
  g_auto (GStrv) environment = g_get_environ ();

  self->library = g_object_ref (library);
  self->looks = bst_hub_looks_new (library, tell_look, self);
  self->preferences = preferences != NULL ? g_object_ref (preferences) : NULL;
  if (preferences != NULL)
    self->last_refresh = g_settings_get_int64 (preferences, "last-refresh");
  self->loader = bst_app_hub_settings_new (preferences, environment);
  g_signal_connect_object (self->loader, "changed", G_CALLBACK (load_again), self, G_CONNECT_SWAPPED);
  g_timeout_add_full (G_PRIORITY_LOW, FIRST_LOAD_MS, first_load, g_object_ref (self), g_object_unref);
  return BST_ONLINE (self);
}

/* Refreshes all that is followed without having been asked to: an error, or that nothing
 * changed, is not told. */
void
bst_hub_online_refresh_quietly (BstHubOnline *self)
{
  if (!bst_activity_is_running (self->activity))
    start_refresh (self, NULL, NULL, TRUE);
}

/* Returns: when a refresh of all that is followed last ended well: seconds since 1970, UTC;
 *   -1 for never */
gint64
bst_hub_online_get_last_refresh (BstHubOnline *self)
{
  return self->last_refresh;
}

/* Returns: whether the environment says that the Hub is not to be asked at all */
gboolean
bst_hub_online_is_forbidden (BstHubOnline *self)
{
  g_autoptr (BstHubSettings) settings = load_settings (self, NULL);

  return settings == NULL || settings->offline != NULL;
}
