#include "config.h"

#include "app/hub-sync.h"

#include "catalogue/catalogue.h"
#include "core/task-thread.h"
#include "library/problem.h"
#include "refresh/sync.h"

struct _BstHubSync
{
  GObject parent_instance;

  BstLibrary *library;
  char *cache_dir;
  char *endpoint; /* who was asked last, or would be */
  BstSyncState *state;
  guint n_looks; /* threads that have the listing open, which nobody else can then */
  guint64 stamp; /* of the catalogue that was looked at last; 0 for none */
  gboolean was_busy; /* another program had the listing then */
  BstHubClient *client; /* of the run that begins when they have ended; NULL for none */
  gboolean whole; /* likewise */
  GCancellable *cancellable; /* of the run under way; NULL for none */
  BstSyncProgress progress; /* likewise */
  gint64 waiting_until; /* monotonic time at which the Hub may be asked again */
  guint waiting_source;
};

G_DEFINE_FINAL_TYPE (BstHubSync, bst_hub_sync, G_TYPE_OBJECT)

/* What lies in the folder. */
typedef struct
{
  char *cache_dir;
  char *endpoint;
  BstSyncList *unfinished;
  BstSyncList *last;
  gint64 n_rows;
  guint64 stamp; /* of the catalogue; 0 for none */
  gboolean is_busy; /* another program has the listing */
  GError *error; /* what stopped the run after which it is looked at; NULL where none did */
  GPtrArray *problems; /* BstProblem: what has become of the files; NULL for none */
} Known;

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->cache_dir);
  g_free (known->endpoint);
  g_clear_pointer (&known->unfinished, bst_sync_list_free);
  g_clear_pointer (&known->last, bst_sync_list_free);
  g_clear_error (&known->error);
  g_clear_pointer (&known->problems, g_ptr_array_unref);
  g_free (known);
}

/* What another Hub was asked for cannot be gone on with at this one.
 * Returns: (nullable) */
static BstSyncList *
make_list (const BstPass *pass, const char *endpoint)
{
  BstListScope scope;
  BstSyncList *list;

  if (pass == NULL || g_strcmp0 (pass->endpoint, endpoint) != 0)
    return NULL;
  scope = bst_sync_get_scope (pass);
  /* Updates move on what is known, and no more than that. */
  list = bst_sync_list_new (scope.task, scope.top, pass->n_rows, MAX (pass->started_at, pass->newest));
  list->is_update = pass->kind == BST_PASS_CHANGES;
  return list;
}

/* @n_rows: (out) (optional)
 * Returns: the stamp of the catalogue; 0 for none */
static guint64
read_catalogue (const char *cache_dir, gint64 *n_rows)
{
  g_autofree char *path = bst_listing_dup_path (cache_dir);
  g_autoptr (BstCatalogue) catalogue = bst_catalogue_open (path, NULL);

  if (n_rows != NULL)
    *n_rows = catalogue != NULL ? bst_catalogue_get_n_rows (catalogue) : 0;
  return catalogue != NULL ? bst_catalogue_get_stamp (catalogue) : 0;
}

/* Where nothing was ever brought, nothing is made; where another program brings something
 * just now, only what can be searched is known. */
static gpointer
look (gpointer data, GCancellable *cancellable, GError **error)
{
  Known *known = data;
  g_autoptr (BstListing) listing = NULL;
  g_autoptr (GError) trouble = NULL;

  known->stamp = read_catalogue (known->cache_dir, &known->n_rows);
  if (bst_listing_is_there (known->cache_dir))
    listing = bst_listing_open (known->cache_dir, &trouble);
  known->is_busy = g_error_matches (trouble, BST_LIBRARY_ERROR, BST_LIBRARY_ERROR_BUSY);
  if (listing != NULL)
    {
      known->unfinished = make_list (bst_listing_get_pass (listing), known->endpoint);
      known->last = make_list (bst_listing_get_latest (listing, known->endpoint), known->endpoint);
      if (known->problems == NULL)
        known->problems = bst_listing_steal_problems (listing);
    }
  return NULL;
}

/* @outcome: (nullable): of the run that has ended; its error and its problems are taken */
static void
look_async (BstHubSync *self, BstSyncOutcome *outcome, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);
  Known *known = g_new0 (Known, 1);

  self->n_looks++;
  known->cache_dir = g_strdup (self->cache_dir);
  known->endpoint = g_strdup (self->endpoint);
  if (outcome != NULL)
    {
      known->error = g_steal_pointer (&outcome->error);
      known->problems = g_steal_pointer (&outcome->problems);
    }
  g_task_set_task_data (task, known, known_free);
  bst_task_run_in_thread (task, look, NULL);
}

static gboolean
is_same (const BstSyncList *a, const BstSyncList *b)
{
  return a != NULL && b != NULL && a->top == b->top && g_strcmp0 (a->task, b->task) == 0;
}

/* The one place that hears of another catalogue on the disk. */
static void
catalogue_written (BstHubSync *self)
{
  bst_library_reload_list (self->library);
}

static gboolean
count_down (gpointer data)
{
  BstHubSync *self = data;
  gint64 left = self->waiting_until - g_get_monotonic_time ();

  self->progress.waiting = (guint) ((MAX (left, 0) + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  if (self->progress.waiting == 0)
    self->waiting_source = 0;
  bst_sync_state_set_progress (self->state, &self->progress);
  return self->progress.waiting > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
stop_counting (BstHubSync *self)
{
  g_clear_handle_id (&self->waiting_source, g_source_remove);
  self->progress.waiting = 0;
}

static void
start_counting (BstHubSync *self, guint seconds)
{
  stop_counting (self);
  self->waiting_until = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
  self->progress.waiting = seconds;
  if (seconds > 0)
    self->waiting_source = g_timeout_add_seconds (1, count_down, self);
}

static void
sync_event (const BstSyncEvent *event, gpointer data)
{
  BstHubSync *self = data;
  gboolean was_writing = self->progress.writing;

  /* Pages that had come before are kept while the Hub wants to be left alone. */
  if (event->step == BST_SYNC_WAITS)
    start_counting (self, event->waiting);
  else if (event->step == BST_SYNC_BEGINS)
    stop_counting (self);
  self->progress.n_rows = event->n_rows;
  self->progress.n_wanted = MAX (event->n_total, 0);
  self->progress.is_guess = event->is_guess;
  self->progress.rate = (gint64) CLAMP (event->pace + .5, 0, G_MAXINT32);
  self->progress.seconds_left = MAX (event->seconds_left, 0);
  self->progress.n_requests_left = event->quota;
  self->progress.is_update = event->pass->kind == BST_PASS_CHANGES;
  self->progress.writing = event->step == BST_SYNC_WRITES;
  bst_sync_state_set_progress (self->state, &self->progress);
  if (was_writing && !self->progress.writing)
    catalogue_written (self);
}

/* What was asked for and could not even begin can be asked for again; of a list that is
 * here already, that is an update.
 * Returns: (transfer none) (nullable) */
static const BstSyncList *
choose_unfinished (BstHubSync *self, const Known *known)
{
  const BstSyncList *tried = bst_sync_state_get_unfinished (self->state);

  if (known->unfinished != NULL || known->error == NULL || is_same (tried, known->last))
    return known->unfinished;
  return tried;
}

/* Of damage to the files the person hears where they see what is in them. */
static void
tell_problems (BstHubSync *self, const Known *known)
{
  g_autofree char *sentence = NULL;

  if (known->error != NULL || known->problems == NULL || known->problems->len == 0)
    return;
  sentence = bst_problem_dup_text (g_ptr_array_index (known->problems, 0));
  bst_sync_state_set_error (self->state, sentence);
}

static void synced (GObject *source, GAsyncResult *result, gpointer data);

static void
run (BstHubSync *self)
{
  const BstSyncList *list = bst_sync_state_get_unfinished (self->state);
  g_autofree char *task = g_strdup (list->task);
  const BstListScope scope = { .task = task, .top = list->top };
  g_autoptr (BstHubClient) client = g_steal_pointer (&self->client);

  bst_sync_async (self->cache_dir, client, &scope, self->whole, sync_event, self, self->cancellable, synced,
                  g_object_ref (self));
}

static void looked_again (GObject *source, GAsyncResult *result, gpointer data);

/* Another program has written a catalogue. A run under way, and every look, is followed by
 * this question once more. */
static void
look_at_another (BstHubSync *self)
{
  if (bst_sync_state_is_running (self->state) || self->n_looks > 0)
    return;
  if (read_catalogue (self->cache_dir, NULL) != self->stamp)
    look_async (self, NULL, looked_again);
}

/* Where another program had the listing when it was looked at, it may have let go of it
 * without another catalogue. */
static void
library_changed_cb (BstHubSync *self)
{
  if (self->was_busy && !bst_sync_state_is_running (self->state) && self->n_looks == 0)
    look_async (self, NULL, looked_again);
  else
    look_at_another (self);
}

static void
looked (BstHubSync *self, const Known *known)
{
  self->n_looks--;
  self->stamp = known->stamp;
  self->was_busy = known->is_busy;
  if (self->n_looks == 0 && self->client != NULL)
    run (self);
  else
    look_at_another (self);
}

/* A run that has begun meanwhile knows better, and looks itself at its end; another Hub is
 * looked for by another look. */
static gboolean
is_of_use (BstHubSync *self, const Known *known)
{
  return !bst_sync_state_is_running (self->state) && g_strcmp0 (known->endpoint, self->endpoint) == 0;
}

static void
looked_first (GObject *source, GAsyncResult *result, gpointer data)
{
  BstHubSync *self = BST_HUB_SYNC (source);
  const Known *known = g_task_get_task_data (G_TASK (result));

  if (is_of_use (self, known))
    {
      bst_sync_state_set_known (self->state, known->unfinished, known->last, known->n_rows);
      tell_problems (self, known);
    }
  looked (self, known);
}

/* What stopped the last run here is no matter any more once another program has got further.
 * While that still has the account, only the number of models is new. */
static void
looked_again (GObject *source, GAsyncResult *result, gpointer data)
{
  BstHubSync *self = BST_HUB_SYNC (source);
  const Known *known = g_task_get_task_data (G_TASK (result));

  if (is_of_use (self, known) && known->is_busy)
    {
      bst_sync_state_set_known (self->state, bst_sync_state_get_unfinished (self->state),
                                bst_sync_state_get_last (self->state), known->n_rows);
    }
  else if (is_of_use (self, known))
    {
      bst_sync_state_set_error (self->state, NULL);
      bst_sync_state_set_known (self->state, known->unfinished, known->last, known->n_rows);
      tell_problems (self, known);
    }
  looked (self, known);
}

static void
looked_at_end (GObject *source, GAsyncResult *result, gpointer data)
{
  BstHubSync *self = BST_HUB_SYNC (source);
  const Known *known = g_task_get_task_data (G_TASK (result));

  bst_sync_state_set_known (self->state, choose_unfinished (self, known), known->last, known->n_rows);
  catalogue_written (self);
  bst_sync_state_end (self->state, known->error);
  tell_problems (self, known);
  looked (self, known);
}

static void
synced (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstHubSync) self = data;
  g_autoptr (BstSyncOutcome) outcome = bst_sync_finish (result);

  stop_counting (self);
  g_clear_object (&self->cancellable);
  look_async (self, outcome, looked_at_end);
}

static void
bst_hub_sync_dispose (GObject *object)
{
  BstHubSync *self = BST_HUB_SYNC (object);

  stop_counting (self);
  g_clear_object (&self->library);
  g_clear_object (&self->state);
  g_clear_object (&self->client);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->cache_dir, g_free);
  g_clear_pointer (&self->endpoint, g_free);

  G_OBJECT_CLASS (bst_hub_sync_parent_class)->dispose (object);
}

static void
bst_hub_sync_class_init (BstHubSyncClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_hub_sync_dispose;
}

static void
bst_hub_sync_init (BstHubSync *self)
{
  self->state = bst_sync_state_new ();
}

/**
 * bst_hub_sync_new:
 * @library: (transfer none): which searches what has come
 * @cache_dir: the folder for what can be fetched again
 * @endpoint: which Hub would be asked
 *
 * Returns: (transfer full): what brings the Hub's list to @cache_dir; it looks at once what
 *   is there, beside the main loop, and again when @library has another list
 */
BstHubSync *
bst_hub_sync_new (BstLibrary *library, const char *cache_dir, const char *endpoint)
{
  BstHubSync *self = g_object_new (BST_TYPE_HUB_SYNC, NULL);

  self->library = g_object_ref (library);
  self->cache_dir = g_strdup (cache_dir);
  self->endpoint = g_strdup (endpoint);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  look_async (self, NULL, looked_first);
  return self;
}

/* Returns: (transfer none): how much of the Hub's list is here */
BstSyncState *
bst_hub_sync_get_state (BstHubSync *self)
{
  return self->state;
}

/* @endpoint: which Hub would be asked from now on */
void
bst_hub_sync_set_endpoint (BstHubSync *self, const char *endpoint)
{
  if (g_strcmp0 (self->endpoint, endpoint) == 0)
    return;
  g_free (self->endpoint);
  self->endpoint = g_strdup (endpoint);
  /* A run under way asks whom it began with, and is followed by a look. */
  if (!bst_sync_state_is_running (self->state))
    look_async (self, NULL, looked_first);
}

/**
 * bst_hub_sync_start:
 * @settings: (nullable): which Hub is asked, and as whom; NULL where @error says why
 *   nobody can be
 * @task: (nullable), @top, @whole: as bst_online_start_sync() takes them
 *
 * Begins a run; there must be none under way. The state tells how it goes.
 */
void
bst_hub_sync_start (BstHubSync *self, const BstHubSettings *settings, const GError *error,
                    const char *task, guint top, gboolean whole)
{
  bst_sync_state_begin (self->state, task, top);
  self->progress = *bst_sync_state_get_progress (self->state);
  if (settings == NULL)
    {
      g_autoptr (BstSyncOutcome) outcome = g_new0 (BstSyncOutcome, 1);

      outcome->error = g_error_copy (error);
      look_async (self, outcome, looked_at_end);
      return;
    }
  g_free (self->endpoint);
  self->endpoint = g_strdup (settings->endpoint);
  self->client = bst_sync_client_new (settings);
  self->whole = whole;
  self->cancellable = g_cancellable_new ();
  if (self->n_looks == 0)
    run (self);
}

/* Asks the run under way to stop, if there is one; what has come is kept. */
void
bst_hub_sync_pause (BstHubSync *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}
