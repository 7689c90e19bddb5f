/* The files of a model that was made of another, which are kept with that. */
#include "config.h"

#include "refresh/look.h"

typedef struct
{
  BstHubClient *client;
  char *id;
  char *derived;
  BstRepository *files; /* NULL until they have come */
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_object_unref (listing->client);
  g_free (listing->id);
  g_free (listing->derived);
  g_clear_pointer (&listing->files, bst_repository_unref);
  g_free (listing);
}

static void
got_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) changes = bst_library_save_finish (BST_LIBRARY (source), result, &error);

  if (changes != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Returns: (transfer full): @record with the files that have come */
static BstRepository *
with_files (const Listing *listing, const BstRepository *record)
{
  BstRepository *whole = bst_repository_copy (record);

  g_clear_pointer (&whole->files, g_ptr_array_unref);
  g_free (whole->files_sha);
  whole->files = g_ptr_array_ref (listing->files->files);
  whole->files_sha = g_strdup (listing->files->files_sha);
  return whole;
}

/* @dossier: as it is kept now */
static void
save (GTask *task, const BstDossier *dossier)
{
  const Listing *listing = g_task_get_task_data (task);
  g_autoptr (BstDossier) whole = bst_dossier_new (dossier->id, dossier->endpoint);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();

  whole->derived = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_repository_unref);
  for (guint i = 0; i < dossier->derived->len; i++)
    {
      const BstRepository *record = g_ptr_array_index (dossier->derived, i);

      g_ptr_array_add (whole->derived, g_ascii_strcasecmp (record->id, listing->derived) == 0
                                         ? with_files (listing, record)
                                         : bst_repository_ref (record));
    }
  for (guint i = 0; i < BST_N_RELATIONS; i++)
    whole->n_derived[i] = dossier->n_derived[i];
  whole->derived_from = g_strdup (dossier->derived_from);
  whole->derived_at = dossier->derived_at;
  bst_harvest_add_dossier (harvest, whole);
  bst_library_save_async (g_task_get_source_object (task), harvest, g_task_get_cancellable (task), got_saved,
                          g_object_ref (task));
}

static void load (GTask *task);

static void
got_files (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Listing *listing = g_task_get_task_data (task);
  GError *error = NULL;

  listing->files = bst_hub_client_get_files_finish (BST_HUB_CLIENT (source), result, &error);
  if (listing->files != NULL)
    /* It may have changed meanwhile. */
    load (task);
  else
    g_task_return_error (task, error);
}

static void
ask (GTask *task, const BstRepository *record)
{
  const Listing *listing = g_task_get_task_data (task);

  bst_hub_client_get_files_async (listing->client, record->id, record->sha != NULL ? record->sha : "main",
                                  g_task_get_cancellable (task), got_files, g_object_ref (task));
}

static void
got_dossier (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Listing *listing = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (BstDossier) dossier = bst_library_load_dossier_finish (BST_LIBRARY (source), result, &error);
  const BstRepository *record = dossier != NULL ? bst_dossier_find_derived (dossier, listing->derived) : NULL;

  if (error != NULL)
    g_task_return_error (task, error);
  /* Nobody sees it any more: there is nothing to keep it with. */
  else if (record == NULL)
    g_task_return_boolean (task, TRUE);
  else if (listing->files == NULL)
    ask (task, record);
  else
    save (task, dossier);
}

static void
load (GTask *task)
{
  const Listing *listing = g_task_get_task_data (task);

  bst_library_load_dossier_async (g_task_get_source_object (task), listing->id, g_task_get_cancellable (task),
                                  got_dossier, g_object_ref (task));
}

/**
 * bst_look_at_files_async:
 * @id: a model of which a dossier is kept
 * @derived: one of those that the dossier has as made of it
 *
 * Asks for the list of files of @derived: one request for each thousand files.
 */
void
bst_look_at_files_async (BstLibrary *library, BstHubClient *client, const char *id, const char *derived,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Listing *listing;

  g_return_if_fail (BST_IS_LIBRARY (library) && BST_IS_HUB_CLIENT (client));

  task = g_task_new (library, cancellable, callback, user_data);
  listing = g_new0 (Listing, 1);
  listing->client = g_object_ref (client);
  listing->id = g_strdup (id);
  listing->derived = g_strdup (derived);
  g_task_set_source_tag (task, bst_look_at_files_async);
  g_task_set_task_data (task, listing, listing_free);
  load (task);
}

gboolean
bst_look_at_files_finish (BstLibrary *library, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bst_look_at_files_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
