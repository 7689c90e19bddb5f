/* How much room there is on a disk: no display. */
#include "ui/disk-space.h"

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gint64
ask (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bst_disk_space_async (path, cancellable, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return bst_disk_space_finish (result, error);
}

/* A folder that will be made is on the disk that what is there already is on. */
static void
test_folder (void)
{
  g_autofree char *folder = g_build_filename (g_get_tmp_dir (), "not", "there", "yet", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (ask (g_get_tmp_dir (), NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (ask (folder, NULL, &error), >, 0);
  g_assert_no_error (error);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_cmpint (ask (g_get_tmp_dir (), cancellable, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/disk-space/folder", test_folder);
  g_test_add_func ("/ui/disk-space/cancelled", test_cancelled);
  return g_test_run ();
}
