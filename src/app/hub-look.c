#include "config.h"

#include "app/hub-look.h"

#include "app/countdown.h"
#include "refresh/look.h"

#define KEY "fetch-details"

struct _BstHubLooks
{
  BstLibrary *library;
  GHashTable *looks; /* key → Look */
  BstHubLooksFunc on_look;
  gpointer user_data;
};

/* A look, which outlives the table while it is under way. */
typedef struct
{
  gatomicrefcount references;
  BstHubLooks *table; /* NULL when that has gone */
  BstLookState *state;
  BstCountdown countdown;
} Look;

static Look *
look_ref (Look *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

static void
look_unref (gpointer data)
{
  Look *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  bst_countdown_stop (&self->countdown);
  g_object_unref (self->state);
  g_free (self);
}

/* @derived: (nullable) */
static char *
make_key (const char *id, const char *derived)
{
  g_autofree char *whole = derived != NULL ? g_strconcat (id, "\n", derived, NULL) : g_strdup (id);

  return g_ascii_strdown (whole, -1);
}

/* @on_look: called for as long as the table is there */
BstHubLooks *
bst_hub_looks_new (BstLibrary *library, BstHubLooksFunc on_look, gpointer user_data)
{
  BstHubLooks *self = g_new0 (BstHubLooks, 1);

  self->library = g_object_ref (library);
  self->looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, look_unref);
  self->on_look = on_look;
  self->user_data = user_data;
  return self;
}

/* Returns: whether one is under way */
gboolean
bst_hub_looks_any (BstHubLooks *self)
{
  GHashTableIter iter;
  gpointer look;

  g_hash_table_iter_init (&iter, self->looks);
  while (g_hash_table_iter_next (&iter, NULL, &look))
    if (bst_look_state_is_running (((Look *) look)->state))
      return TRUE;
  return FALSE;
}

/* Stops all that are under way. */
void
bst_hub_looks_stop (BstHubLooks *self)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer look;

  g_hash_table_iter_init (&iter, self->looks);
  while (g_hash_table_iter_next (&iter, NULL, &look))
    g_ptr_array_add (states, g_object_ref (((Look *) look)->state));
  for (guint i = 0; i < states->len; i++)
    bst_look_state_cancel (g_ptr_array_index (states, i));
}

/* What is under way is stopped. */
void
bst_hub_looks_free (BstHubLooks *self)
{
  GHashTableIter iter;
  gpointer look;

  bst_hub_looks_stop (self);
  g_hash_table_iter_init (&iter, self->looks);
  while (g_hash_table_iter_next (&iter, NULL, &look))
    ((Look *) look)->table = NULL;
  g_hash_table_unref (self->looks);
  g_object_unref (self->library);
  g_free (self);
}

static Look *
find (BstHubLooks *self, const char *id, const char *derived)
{
  g_autofree char *key = make_key (id, derived);

  return g_hash_table_lookup (self->looks, key);
}

/* @derived: (nullable): whose files are looked at; NULL for the model itself
 * Returns: (transfer none) (nullable) */
BstLookState *
bst_hub_looks_find (BstHubLooks *self, const char *id, const char *derived)
{
  Look *look = find (self, id, derived);

  return look != NULL ? look->state : NULL;
}

static Look *
ensure (BstHubLooks *self, const char *id, const char *derived)
{
  Look *look = find (self, id, derived);

  if (look != NULL)
    return look;
  look = g_new0 (Look, 1);
  g_atomic_ref_count_init (&look->references);
  look->table = self;
  look->state = bst_look_state_new (id);
  g_hash_table_insert (self->looks, make_key (id, derived), look);
  return look;
}

static void
tell_waiting (const char *text, gpointer data)
{
  bst_look_state_set_text (((Look *) data)->state, text);
}

static void
look_event (const BstLookEvent *event, gpointer data)
{
  Look *look = data;

  if (event->waiting > 0)
    bst_countdown_begin (&look->countdown, event->waiting, tell_waiting, look);
}

static void
tell (Look *look)
{
  if (look->table != NULL)
    look->table->on_look (look->state, look->table->user_data);
}

/* Returns: (transfer none): what stops it */
static GCancellable *
begin (Look *look, BstLookParts parts)
{
  GCancellable *cancellable = bst_look_state_begin (look->state, parts);

  look_ref (look);
  tell (look);
  return cancellable;
}

static void
end (Look *look, const GError *error)
{
  bst_countdown_stop (&look->countdown);
  bst_look_state_end (look->state, error);
  tell (look);
  look_unref (look);
}

static void
looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstLookOutcome) outcome = bst_look_finish (BST_LIBRARY (source), result);
  Look *look = data;

  for (guint i = 0; i < outcome->failures->len; i++)
    {
      const BstLookFailure *failure = g_ptr_array_index (outcome->failures, i);

      bst_look_state_add_failure (look->state, failure->part, failure->is_refused, failure->message);
    }
  end (look, outcome->error);
}

/**
 * bst_hub_looks_start:
 * @client: (nullable): NULL where none can be had, which @error tells
 *
 * Returns: (transfer none): how it goes
 */
BstLookState *
bst_hub_looks_start (BstHubLooks *self, BstHubClient *client, const GError *error, const char *id, BstLookParts parts)
{
  Look *look = ensure (self, id, NULL);
  GCancellable *cancellable;

  if (bst_look_state_is_running (look->state))
    return look->state;
  cancellable = begin (look, parts);
  if (client != NULL)
    bst_look_async (self->library, client, id, parts, look_event, look, cancellable, looked, look);
  else
    end (look, error);
  return look->state;
}

static void
looked_at_files (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  bst_look_at_files_finish (BST_LIBRARY (source), result, &error);
  end (data, error);
}

/* As bst_hub_looks_start(), for the files of @derived. */
BstLookState *
bst_hub_looks_start_files (BstHubLooks *self, BstHubClient *client, const GError *error, const char *id,
                           const char *derived)
{
  Look *look = ensure (self, id, derived);
  GCancellable *cancellable;

  if (bst_look_state_is_running (look->state))
    return look->state;
  cancellable = begin (look, BST_LOOK_FILES);
  if (client != NULL)
    bst_look_at_files_async (self->library, client, id, derived, cancellable, looked_at_files, look);
  else
    end (look, error);
  return look->state;
}

/* Returns: whether the Hub may be asked for a model only because somebody looks at it here */
gboolean
bst_look_may_begin_unasked (const BstLookSituation *situation)
{
  return situation->is_wanted && !situation->is_forbidden && situation->is_online && !situation->is_metered;
}

/* @preferences: (nullable)
 * Returns: whether they say so; an older schema does not */
gboolean
bst_look_is_wanted_unasked (GSettings *preferences)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (preferences == NULL)
    return FALSE;
  g_object_get (preferences, "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, KEY) && g_settings_get_boolean (preferences, KEY);
}
