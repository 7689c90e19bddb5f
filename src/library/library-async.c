/* What takes the library's files: done by the worker, and taken over at its end by
 * the thread that asked. */
#include "config.h"

#include "library/library-private.h"

#include "core/i18n.h"

/* An entry that the worker has made of a saved record. */
typedef struct
{
  guint position; /* in base, or G_MAXUINT for one that the guide does not have */
  BstEntry *entry;
} Made;

static void
made_clear (gpointer data)
{
  g_object_unref (((Made *) data)->entry);
}

/* One piece of work. The task keeps the library, which the worker only reads where
 * it never changes: its guide. */
typedef struct
{
  GTask *task;
  GError *error;
  BstStoreNews news;

  BstHarvest *harvest;
  GPtrArray *base; /* BstEntry: the guide's */
  GHashTable *positions; /* lower-case id → GArray of positions in base */
  BstSaved *saved;
  GArray *made; /* Made */

  GPtrArray *choices; /* BstChoice: wanted, then all that there are */
  char **forgotten;
  char **done; /* the ids that are another than before */

  gint64 since;
  guint limit;
  GPtrArray *changes; /* BstChange */
} Piece;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_object_unref (piece->task);
  g_clear_error (&piece->error);
  bst_store_news_clear (&piece->news);
  g_clear_pointer (&piece->harvest, bst_harvest_unref);
  g_clear_pointer (&piece->base, g_ptr_array_unref);
  g_clear_pointer (&piece->positions, g_hash_table_unref);
  g_clear_pointer (&piece->saved, bst_saved_free);
  g_clear_pointer (&piece->made, g_array_unref);
  g_clear_pointer (&piece->choices, g_ptr_array_unref);
  g_strfreev (piece->forgotten);
  g_strfreev (piece->done);
  g_clear_pointer (&piece->changes, g_ptr_array_unref);
  g_free (piece);
}

static Piece *
piece_new (BstLibrary *self, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (piece->task, tag);
  /* What has been saved is saved, also when it was cancelled at that moment. */
  g_task_set_check_cancellable (piece->task, FALSE);
  return piece;
}

/* Whether the piece was cancelled before its turn came. */
static gboolean
is_cancelled (Piece *piece)
{
  return g_cancellable_set_error_if_cancelled (g_task_get_cancellable (piece->task), &piece->error);
}

/* Gives an error that the store had the words for a person. */
void
bst_library_word_error (GError *error)
{
  g_autofree char *cause = NULL;

  if (error->domain != BST_LIBRARY_ERROR)
    return;
  cause = g_steal_pointer (&error->message);
  switch ((BstLibraryError) error->code)
    {
    case BST_LIBRARY_ERROR_BUSY:
      error->message = g_strdup (_ ("Another program is using the library. Try again in a moment."));
      break;
    case BST_LIBRARY_ERROR_FULL:
      error->message = g_strdup (_ ("The disk has no room left, so nothing was saved."));
      break;
    case BST_LIBRARY_ERROR_FAILED:
    default:
      /* Translators: %s is the reason, in English */
      error->message = g_strdup_printf (_ ("The files of the library cannot be used: %s"), cause);
      break;
    }
}

/* What the worker has to say of the files after its work; called in its thread. */
void
bst_store_news_gather (BstStoreNews *self, BstStore *store, gboolean all_went_well)
{
  if (all_went_well)
    self->holdings = bst_store_load_late (store);
  self->problems = bst_store_steal_problems (store);
  self->keeps_figures = bst_store_keeps_figures (store);
  self->keeps_choices = bst_store_keeps_choices (store);
}

void
bst_store_news_clear (BstStoreNews *self)
{
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->holdings, bst_holdings_free);
}

/* Hands over what the worker met. */
void
bst_library_take_news (BstLibrary *self, BstStoreNews *news)
{
  if (news->problems != NULL)
    {
      self->keeps_figures = news->keeps_figures;
      self->keeps_choices = news->keeps_choices;
      bst_library_tell_problems (self, g_steal_pointer (&news->problems), TRUE);
    }
  if (news->holdings != NULL)
    {
      bst_library_take_holdings (self, news->holdings);
      bst_library_emit_changed (self);
    }
}

/* Hands over what the worker met. Returns: whether the piece has failed, and said so */
static gboolean
has_failed (Piece *piece)
{
  bst_library_take_news (g_task_get_source_object (piece->task), &piece->news);
  if (piece->error == NULL)
    return FALSE;
  bst_library_word_error (piece->error);
  g_task_return_error (piece->task, g_steal_pointer (&piece->error));
  return TRUE;
}

static void
add_position (GHashTable *positions, const char *id, guint position)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);
  GArray *list = g_hash_table_lookup (positions, lower);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (positions, g_steal_pointer (&lower), list);
    }
  g_array_append_val (list, position);
}

/* Where the guide has which repository, with the names that @harvest brings. */
static GHashTable *
find_positions (BstLibrary *self, BstHarvest *harvest)
{
  GHashTable *positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *names = bst_harvest_get_names (harvest);

  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (asked, g_ascii_strdown (g_array_index (names, BstRename, i).from, -1),
                         g_array_index (names, BstRename, i).to);
  for (guint i = 0; i < self->base->len; i++)
    {
      const char *id = bst_entry_get_id (g_ptr_array_index (self->base, i));
      g_autofree char *lower = g_ascii_strdown (id, -1);
      const char *answered = g_hash_table_lookup (asked, lower);

      add_position (positions, answered != NULL ? answered : bst_library_resolve (self, id), i);
    }
  return positions;
}

static void
make_entries (BstLibrary *self, Piece *piece, BstRepository *record)
{
  g_autofree char *lower = g_ascii_strdown (record->id, -1);
  GArray *positions = g_hash_table_lookup (piece->positions, lower);

  for (guint i = 0; positions != NULL && i < positions->len; i++)
    {
      Made made = { .position = g_array_index (positions, guint, i) };

      made.entry = bst_library_make_entry (self, g_ptr_array_index (piece->base, made.position), record);
      g_array_append_val (piece->made, made);
    }
  if (positions == NULL)
    {
      Made made = { .position = G_MAXUINT, .entry = bst_library_make_entry (self, NULL, record) };

      g_array_append_val (piece->made, made);
    }
}

static void
save_work (BstStore *store, gpointer data)
{
  Piece *piece = data;
  BstLibrary *self = g_task_get_source_object (piece->task);

  bst_store_set_hurry (store, g_task_get_cancellable (piece->task));
  piece->saved = bst_store_save (store, piece->harvest, g_get_real_time () / G_USEC_PER_SEC, &piece->error);
  bst_store_news_gather (&piece->news, store, piece->error == NULL);
  bst_store_set_hurry (store, NULL);

  /* Entries are made here, so that the window only has to take them. */
  piece->made = g_array_new (FALSE, FALSE, sizeof (Made));
  g_array_set_clear_func (piece->made, made_clear);
  for (guint i = 0; piece->saved != NULL && i < piece->saved->records->len; i++)
    make_entries (self, piece, g_ptr_array_index (piece->saved->records, i));
}

static void
take_saved (BstLibrary *self, Piece *piece)
{
  GArray *names = bst_harvest_get_names (piece->harvest);

  for (guint i = 0; i < names->len; i++)
    bst_library_take_name (self, g_array_index (names, BstRename, i).from, g_array_index (names, BstRename, i).to);
  for (guint i = 0; i < piece->saved->records->len; i++)
    bst_library_take_record (self, g_ptr_array_index (piece->saved->records, i));
  bst_library_take_choices (self, piece->saved->choices);
  for (guint i = 0; i < piece->made->len; i++)
    {
      const Made *made = &g_array_index (piece->made, Made, i);

      if (made->position == G_MAXUINT)
        {
          g_hash_table_replace (self->added, g_ascii_strdown (bst_entry_get_id (made->entry), -1), g_object_ref (made->entry));
          continue;
        }
      g_object_unref (g_ptr_array_index (self->shown, made->position));
      g_ptr_array_index (self->shown, made->position) = g_object_ref (made->entry);
    }
  bst_library_arrange (self);
}

static void
save_done (gpointer data)
{
  Piece *piece = data;
  BstLibrary *self = g_task_get_source_object (piece->task);
  GPtrArray *dossiers = bst_harvest_get_dossiers (piece->harvest);

  if (has_failed (piece))
    return;
  take_saved (self, piece);
  if (piece->saved->records->len > 0)
    bst_library_emit_changed (self);
  for (guint i = 0; i < dossiers->len; i++)
    bst_library_emit_dossier (self, ((const BstDossier *) g_ptr_array_index (dossiers, i))->id);
  g_task_return_pointer (piece->task, g_ptr_array_ref (piece->saved->changes), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * bst_library_save_async:
 * @harvest: (transfer none): what a refresh brought home
 * @cancellable: (nullable): who cancels it waits no longer for what another program holds
 *
 * Saves a refresh as one piece: when it ends well all of it is kept, whatever happens
 * to the program; when it fails nothing is, and the entries are as they were. Figures
 * of models that are neither in the guide nor followed are kept as well, for when they
 * are followed.
 *
 * What a refresh has brought home is worth keeping, also by who has cancelled it: it is
 * saved all the same, if that can be done at once, or else fails with
 * BST_LIBRARY_ERROR_BUSY.
 */
void
bst_library_save_async (BstLibrary *self, BstHarvest *harvest, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Piece *piece;

  g_return_if_fail (BST_IS_LIBRARY (self) && harvest != NULL);

  piece = piece_new (self, bst_library_save_async, cancellable, callback, user_data);
  piece->harvest = bst_harvest_ref (harvest);
  piece->base = g_ptr_array_ref (self->base);
  piece->positions = find_positions (self, harvest);
  bst_worker_push (self->worker, save_work, save_done, piece, piece_free);
}

/**
 * bst_library_save_finish:
 *
 * Returns: (transfer full) (nullable) (element-type BstChange): what is another than
 *   it was, model by model; or an error of BST_LIBRARY_ERROR
 */
GPtrArray *
bst_library_save_finish (BstLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
choose_work (BstStore *store, gpointer data)
{
  Piece *piece = data;
  GPtrArray *choices;

  if (is_cancelled (piece))
    return;
  choices = bst_store_choose (store, piece->choices, (const char *const *) piece->forgotten, &piece->error);
  bst_store_news_gather (&piece->news, store, piece->error == NULL);
  g_clear_pointer (&piece->choices, g_ptr_array_unref);
  piece->choices = choices;
}

static void
choose_done (gpointer data)
{
  Piece *piece = data;
  BstLibrary *self = g_task_get_source_object (piece->task);

  if (has_failed (piece))
    return;
  bst_library_take_choices (self, piece->choices);
  bst_library_arrange (self);
  if (piece->done[0] != NULL)
    bst_library_emit_changed (self);
  g_task_return_pointer (piece->task, g_steal_pointer (&piece->done), (GDestroyNotify) g_strfreev);
}

/* Works out which words have to be kept for what is wanted: none where the guide says
 * the same. */
static void
choose (BstLibrary *self, Piece *piece, const char *const *ids, gboolean follow)
{
  g_autoptr (GStrvBuilder) forgotten = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) done = g_strv_builder_new ();
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  piece->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_choice_free);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_auto (GStrv) names = NULL;

      if (!bst_repository_is_id (ids[i]) || bst_library_is_followed (self, ids[i]) == follow)
        continue;
      g_strv_builder_add (done, ids[i]);
      if (follow && bst_library_is_in_guide (self, ids[i]))
        {
          bst_library_add_guide_ids (self, ids[i], forgotten);
          continue;
        }
      names = bst_library_dup_chosen_ids (self, ids[i]);
      for (guint j = 0; names[j] != NULL; j++)
        g_ptr_array_add (piece->choices, bst_choice_new (names[j], follow, now));
    }
  piece->forgotten = g_strv_builder_end (forgotten);
  piece->done = g_strv_builder_end (done);
  bst_worker_push (self->worker, choose_work, choose_done, piece, piece_free);
}

/**
 * bst_library_follow_async:
 * @ids: (array zero-terminated=1): repositories; what is no id is passed over
 *
 * Follows models from now on. One that the guide does not have becomes an entry at
 * once, with what was fetched of it before or its name alone.
 */
void
bst_library_follow_async (BstLibrary *self, const char *const *ids, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (BST_IS_LIBRARY (self) && ids != NULL);

  choose (self, piece_new (self, bst_library_follow_async, cancellable, callback, user_data), ids, TRUE);
}

/* Returns: (transfer full) (nullable): the ids that were not followed before, for
 * bst_library_unfollow_async() to undo */
char **
bst_library_follow_finish (BstLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bst_library_unfollow_async:
 * @ids: (array zero-terminated=1): repositories
 *
 * Follows models no more. What the guide has stays in the list; what was added leaves
 * it. The figures are kept, so that following again brings all back.
 */
void
bst_library_unfollow_async (BstLibrary *self, const char *const *ids, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (BST_IS_LIBRARY (self) && ids != NULL);

  choose (self, piece_new (self, bst_library_unfollow_async, cancellable, callback, user_data), ids, FALSE);
}

/* Returns: (transfer full) (nullable): the ids that were followed before, for
 * bst_library_follow_async() to undo */
char **
bst_library_unfollow_finish (BstLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
changes_work (BstStore *store, gpointer data)
{
  Piece *piece = data;

  if (is_cancelled (piece))
    return;
  piece->changes = bst_store_get_changes (store, piece->since, piece->limit, &piece->error);
  bst_store_news_gather (&piece->news, store, piece->error == NULL);
}

static void
changes_done (gpointer data)
{
  Piece *piece = data;

  if (!has_failed (piece))
    g_task_return_pointer (piece->task, g_steal_pointer (&piece->changes), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * bst_library_dup_changes_async:
 * @since: seconds since 1970, UTC; 0 for all
 * @limit: how many at most; 0 for all
 *
 * Reads the log of changes.
 */
void
bst_library_dup_changes_async (BstLibrary *self, gint64 since, guint limit, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Piece *piece;

  g_return_if_fail (BST_IS_LIBRARY (self));

  piece = piece_new (self, bst_library_dup_changes_async, cancellable, callback, user_data);
  piece->since = since;
  piece->limit = limit;
  bst_worker_push (self->worker, changes_work, changes_done, piece, piece_free);
}

/* Returns: (transfer full) (nullable) (element-type BstChange): the newest first */
GPtrArray *
bst_library_dup_changes_finish (BstLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
