#include "holder.h"

#include <glib/gstdio.h>

#include "../wait.h"

Home *
home_new (void)
{
  Home *self = g_new0 (Home, 1);

  self->root = g_dir_make_tmp ("bestiary-XXXXXX", NULL);
  self->cache = g_build_filename (self->root, "cache", "bestiary", NULL);
  self->data = g_build_filename (self->root, "data", "bestiary", NULL);
  return self;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
home_free (Home *self)
{
  remove_tree (self->root);
  g_free (self->root);
  g_free (self->cache);
  g_free (self->data);
  g_free (self);
}

BstLibrary *
home_open (Home *self)
{
  return bst_library_new (NULL, self->cache, self->data);
}

char *
home_hub_file (Home *self)
{
  return g_build_filename (self->cache, "hub.db", NULL);
}

char *
home_library_file (Home *self)
{
  return g_build_filename (self->data, "library.db", NULL);
}

BstRepository *
make_record (const char *id, gint64 n)
{
  BstRepository *self = bst_repository_new (id, BST_HUB_ENDPOINT);

  self->fetched_at = 1764057600 + n;
  self->etag = g_strdup_printf ("W/\"%" G_GINT64_FORMAT "\"", n);
  self->sha = g_strdup ("1111111111111111111111111111111111111111");
  self->last_modified = 1700000000;
  self->downloads = 1000 + n;
  self->likes = 10;
  self->gated = BST_GATED_NO;
  self->license = g_strdup ("apache-2.0");
  bst_repository_add_tensors (self, "BF16", 7000000);
  self->tensors_total = 7000000;
  return self;
}

BstDossier *
make_dossier (const char *id, gint64 n)
{
  BstDossier *self = bst_dossier_new (id, BST_HUB_ENDPOINT);
  BstRepository *derived = make_record ("somebody/quantized", n);

  self->card = g_strdup_printf ("# Card %" G_GINT64_FORMAT "\n", n);
  self->card_sha = g_strdup ("1111111111111111111111111111111111111111");
  self->card_from = g_strdup (BST_HUB_ENDPOINT);
  self->card_at = 1764057600 + n;
  self->config = g_strdup_printf ("{\"round\": %" G_GINT64_FORMAT "}", n);
  self->config_sha = g_strdup (self->card_sha);
  self->config_from = g_strdup (BST_HUB_ENDPOINT);
  self->config_at = self->card_at;
  derived->relation = BST_RELATION_QUANTIZED;
  self->derived = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_repository_unref);
  g_ptr_array_add (self->derived, derived);
  self->n_derived[BST_RELATION_QUANTIZED] = n;
  self->derived_from = g_strdup (BST_HUB_ENDPOINT);
  self->derived_at = self->card_at;
  return self;
}

BstDossier *
load_dossier (BstLibrary *library, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bst_library_load_dossier_async (library, id, NULL, test_got_result, &result);
  return bst_library_load_dossier_finish (library, test_wait (&result), error);
}

/* Returns: the changes, of which there are none, or an error */
GPtrArray *
save_dossier (BstLibrary *library, const BstDossier *dossier, GError **error)
{
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();

  bst_harvest_add_dossier (harvest, dossier);
  return save (library, harvest, error);
}

void
assert_no_problems (BstLibrary *library)
{
  const char *const *problems = bst_library_get_problems (library);

  if (problems[0] != NULL)
    g_error ("%s", problems[0]);
}

GPtrArray *
save (BstLibrary *library, BstHarvest *harvest, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bst_library_save_async (library, harvest, NULL, test_got_result, &result);
  return bst_library_save_finish (library, test_wait (&result), error);
}

GPtrArray *
save_one (BstLibrary *library, const BstRepository *record)
{
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *changes;

  bst_harvest_add (harvest, record, NULL);
  changes = save (library, harvest, &error);
  g_assert_no_error (error);
  return changes;
}

char **
follow (BstLibrary *library, const char *id)
{
  const char *const ids[] = { id, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char **done;

  bst_library_follow_async (library, ids, NULL, test_got_result, &result);
  done = bst_library_follow_finish (library, test_wait (&result), &error);
  g_assert_no_error (error);
  return done;
}

char **
unfollow (BstLibrary *library, const char *id)
{
  const char *const ids[] = { id, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char **done;

  bst_library_unfollow_async (library, ids, NULL, test_got_result, &result);
  done = bst_library_unfollow_finish (library, test_wait (&result), &error);
  g_assert_no_error (error);
  return done;
}

GPtrArray *
get_changes (BstLibrary *library, gint64 since, guint limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *changes;

  bst_library_dup_changes_async (library, since, limit, NULL, test_got_result, &result);
  changes = bst_library_dup_changes_finish (library, test_wait (&result), &error);
  g_assert_no_error (error);
  return changes;
}
