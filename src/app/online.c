#include "config.h"

#include "app/online.h"

#include <glib/gi18n.h>

#include "hub/client.h"
#include "refresh/refresh.h"

/* How many models a search of the window finds at most: more than a person reads, and
 * one request. */
#define SEARCH_LIMIT 50

struct _BstHubOnline
{
  GObject parent_instance;

  BstLibrary *library;
  BstActivity *activity;
  BstHubClient *client; /* NULL until somebody asks for something */
  GPtrArray *waiting_ids; /* to be refreshed when the refresh under way has ended */
  gboolean quiet; /* nobody has asked for the refresh under way */
  gint64 waiting_until; /* monotonic time at which the Hub may be asked again */
  guint waiting_source;
};

static void bst_hub_online_iface_init (BstOnlineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BstHubOnline, bst_hub_online, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BST_TYPE_ONLINE, bst_hub_online_iface_init))

/* Returns: (transfer full) (nullable): what the environment says now */
static BstHubSettings *
load_settings (GError **error)
{
  g_auto (GStrv) environment = g_get_environ ();

  return bst_hub_settings_new_from_environment (environment, error);
}

/* Made when it is needed: the first frame waits for nothing of the network's.
 * Returns: (transfer none) (nullable) */
static BstHubClient *
ensure_client (BstHubOnline *self, GError **error)
{
  g_autoptr (BstHubSettings) settings = NULL;

  if (self->client != NULL)
    return self->client;
  settings = load_settings (error);
  if (settings != NULL)
    self->client = bst_hub_client_new (settings);
  return self->client;
}

static BstActivity *
get_activity (BstOnline *online)
{
  return BST_HUB_ONLINE (online)->activity;
}

static gboolean
count_down (gpointer data)
{
  BstHubOnline *self = data;
  gint64 left = self->waiting_until - g_get_monotonic_time ();
  guint seconds = (guint) ((MAX (left, 0) + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  g_autofree char *text = NULL;

  if (seconds == 0)
    {
      self->waiting_source = 0;
      bst_activity_set_text (self->activity, NULL);
      return G_SOURCE_REMOVE;
    }
  /* Translators: the Hub allows no more requests for so many seconds. */
  text = g_strdup_printf (ngettext ("waiting for the Hub, %u s", "waiting for the Hub, %u s", seconds), seconds);
  bst_activity_set_text (self->activity, text);
  return G_SOURCE_CONTINUE;
}

static void
stop_counting (BstHubOnline *self)
{
  g_clear_handle_id (&self->waiting_source, g_source_remove);
  self->waiting_until = 0;
}

static void
refresh_event (const BstRefreshEvent *event, gpointer data)
{
  BstHubOnline *self = data;

  if (event->waiting > 0)
    {
      self->waiting_until = g_get_monotonic_time () + event->waiting * G_USEC_PER_SEC;
      if (self->waiting_source == 0)
        self->waiting_source = g_timeout_add_seconds (1, count_down, self);
      count_down (self);
    }
  if (self->waiting_source == 0 && event->phase == BST_REFRESH_FILES)
    bst_activity_set_text (self->activity, _ ("lists of files"));
  bst_activity_set_progress (self->activity, event->done, event->total);
}

/* What came of it, in words short enough for a toast.
 * Returns: (transfer full) (nullable): NULL where nobody wants to know */
static char *
make_message (BstHubOnline *self, const BstRefreshOutcome *outcome)
{
  g_autofree char *done = NULL;
  g_autofree char *failed = NULL;

  if (outcome->asked == 0)
    return g_strdup (_ ("No model is followed"));
  if (outcome->changes->len > 0)
    done = g_strdup_printf (ngettext ("%u change", "%u changes", outcome->changes->len), outcome->changes->len);
  else if (self->quiet)
    return NULL;
  else if (outcome->fresh > 0)
    done = g_strdup_printf (ngettext ("Figures of %u model are new", "Figures of %u models are new", outcome->fresh),
                            outcome->fresh);
  else
    done = g_strdup (_ ("Nothing changed"));
  if (outcome->failed == 0 || self->quiet)
    return g_steal_pointer (&done);
  failed = g_strdup_printf (ngettext ("%u model could not be refreshed", "%u models could not be refreshed",
                                      outcome->failed),
                            outcome->failed);
  /* Translators: what came of a refresh, and what did not: “3 changes; 2 models could not be refreshed” */
  return g_strdup_printf (C_ ("refresh", "%s; %s"), done, failed);
}

/* Returns: (transfer none) (nullable): why nothing, or not all, was heard */
static const GError *
get_error (const BstRefreshOutcome *outcome)
{
  if (outcome->error != NULL)
    return outcome->error;
  if (outcome->asked > 0 && outcome->answered == 0 && outcome->failures->len > 0)
    return ((const BstRefreshFailure *) g_ptr_array_index (outcome->failures, 0))->error;
  return NULL;
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
  const GError *error = get_error (outcome);
  g_autofree char *message = error == NULL ? make_message (self, outcome) : NULL;

  stop_counting (self);
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
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_ptr_array_add (self->waiting_ids, g_strdup (ids[i]));
}

static void
searched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BstHubOnline *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) records = bst_hub_client_search_finish (BST_HUB_CLIENT (source), result, &error);
  GPtrArray *entries;

  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (entries, bst_library_make_preview (self->library, g_ptr_array_index (records, i)));
  g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
}

static void
search_async (BstOnline *online, const char *words, GCancellable *cancellable,
              GAsyncReadyCallback callback, gpointer user_data)
{
  BstHubOnline *self = BST_HUB_ONLINE (online);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  BstHubClient *client = ensure_client (self, &error);

  g_task_set_source_tag (task, search_async);
  if (client == NULL)
    g_task_return_error (task, error);
  else
    bst_hub_client_search_async (client, words, SEARCH_LIMIT, cancellable, searched, g_steal_pointer (&task));
}

static GPtrArray *
search_finish (BstOnline *online, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What answered, how fast, and whom the token belongs to. */
static char *
describe_test (const BstHubTest *test)
{
  g_autofree char *host = bst_hub_endpoint_dup_host (test->endpoint);
  g_autofree char *answered = NULL;

  /* Translators: %1$s is the name of a computer, %2$u a number of milliseconds. */
  answered = g_strdup_printf (_ ("%1$s answered in %2$u ms."), host, test->milliseconds);
  if (test->token_error != NULL)
    return g_strdup_printf (C_ ("sentences", "%s %s"), answered, test->token_error->message);
  if (test->user != NULL)
    {
      g_autofree char *user = g_strdup_printf (_ ("The token belongs to %s."), test->user);

      return g_strdup_printf (C_ ("sentences", "%s %s"), answered, user);
    }
  return g_steal_pointer (&answered);
}

static void
tested (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (BstHubTest) test = bst_hub_client_test_finish (BST_HUB_CLIENT (source), result, &error);

  if (test == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, describe_test (test), g_free);
}

static void
test_async (BstOnline *online, const char *endpoint, const char *token, GCancellable *cancellable,
            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (online, cancellable, callback, user_data);
  GError *error = NULL;
  g_autoptr (BstHubSettings) settings = load_settings (&error);
  g_autoptr (BstHubClient) client = NULL;

  g_task_set_source_tag (task, test_async);
  if (settings == NULL || !bst_hub_settings_set_endpoint (settings, endpoint, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (token != NULL)
    bst_hub_settings_set_token (settings, token);
  /* A client of its own, which goes when it has answered. */
  client = bst_hub_client_new (settings);
  bst_hub_client_test_async (client, cancellable, tested, g_steal_pointer (&task));
}

static char *
test_finish (BstOnline *online, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static char *
dup_endpoint (BstOnline *online)
{
  BstHubOnline *self = BST_HUB_ONLINE (online);
  g_autoptr (BstHubSettings) settings = NULL;

  if (self->client != NULL)
    return g_strdup (bst_hub_client_get_settings (self->client)->endpoint);
  settings = load_settings (NULL);
  return g_strdup (settings != NULL ? settings->endpoint : BST_HUB_OFFICIAL);
}

static char *
parse_id (BstOnline *online, const char *text, GError **error)
{
  g_autofree char *endpoint = dup_endpoint (online);

  return bst_hub_parse_id (text, endpoint, error);
}

static void
set_token_async (BstOnline *online, const char *token, GCancellable *cancellable,
                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (online, cancellable, callback, user_data);

  g_task_set_source_tag (task, set_token_async);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("There is no place to keep a token; set HF_TOKEN instead."));
}

static gboolean
set_token_finish (BstOnline *online, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static char *
dup_token_source (BstOnline *online)
{
  g_autoptr (BstHubSettings) settings = load_settings (NULL);

  return settings != NULL ? g_strdup (settings->token_source) : NULL;
}

static void
bst_hub_online_dispose (GObject *object)
{
  BstHubOnline *self = BST_HUB_ONLINE (object);

  stop_counting (self);
  g_clear_object (&self->client);
  g_clear_object (&self->activity);
  g_clear_object (&self->library);
  g_clear_pointer (&self->waiting_ids, g_ptr_array_unref);

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
  iface->parse_id = parse_id;
  iface->dup_endpoint = dup_endpoint;
  iface->set_token_async = set_token_async;
  iface->set_token_finish = set_token_finish;
  iface->dup_token_source = dup_token_source;
}

/* @library: (transfer none): where the answers are kept
 * Returns: (transfer full): who asks the Hub; nothing is asked yet */
BstOnline *
bst_hub_online_new (BstLibrary *library)
{
  BstHubOnline *self = g_object_new (BST_TYPE_HUB_ONLINE, NULL);

  self->library = g_object_ref (library);
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

/* Returns: whether the environment says that the Hub is not to be asked at all */
gboolean
bst_hub_online_is_forbidden (BstHubOnline *self)
{
  g_autoptr (BstHubSettings) settings = load_settings (NULL);

  return settings == NULL || settings->offline != NULL;
}
