/* How long the library takes to open with 20,000 fetched models, beside with none. */
#include <glib/gstdio.h>
#include <stdio.h>

#include "library/library.h"

#define N_MODELS 20000

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) changes = bst_library_save_finish (BST_LIBRARY (source), result, NULL);

  g_assert_nonnull (changes);
  g_main_loop_quit (user_data);
}

static void
followed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_strfreev (bst_library_follow_finish (BST_LIBRARY (source), result, NULL));
  g_main_loop_quit (user_data);
}

static void
fill (const char *folder)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, folder, folder);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (int i = 0; i < N_MODELS; i++)
    {
      g_autofree char *id = g_strdup_printf ("author-%d/model-%d-7b", i % 1000, i);
      g_autoptr (BstRepository) record = bst_repository_new (id, BST_HUB_ENDPOINT);

      record->fetched_at = record->last_modified = 1764057600;
      record->downloads = i;
      record->license = g_strdup ("apache-2.0");
      bst_repository_add_tensors (record, "BF16", 7000000000);
      record->tensors_total = 7000000000;
      bst_harvest_add (harvest, record, NULL);
      g_strv_builder_add (builder, id);
    }
  ids = g_strv_builder_end (builder);
  bst_library_save_async (library, harvest, NULL, saved, loop);
  g_main_loop_run (loop);
  bst_library_follow_async (library, (const char *const *) ids, NULL, followed, loop);
  g_main_loop_run (loop);
}

static double
measure (const char *folder)
{
  gint64 start = g_get_monotonic_time ();

  g_object_unref (bst_library_new (NULL, folder, folder));
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("bestiary-XXXXXX", NULL);
  static const char *const names[] = { "hub.db", "library.db" };
  double none, many;

  none = measure (folder);
  fill (folder);
  many = measure (folder);
  printf ("{\"figure\": \"library-load\", \"models\": %d, \"seconds\": %.4f, \"guide\": %.4f}\n", N_MODELS, many, none);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  return 0;
}
