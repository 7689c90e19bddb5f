/* Whether the library knows that it keeps nothing. */
#include <glib/gstdio.h>
#include <unistd.h>

#include "holder.h"

/* Folders inside a file can be made by nobody, not even root. */
static char *
make_file (void)
{
  g_autofree char *path = NULL;
  int file = g_file_open_tmp ("bestiary-XXXXXX", &path, NULL);

  g_assert_cmpint (file, >=, 0);
  close (file);
  return g_steal_pointer (&path);
}

static void
count_problem (BstLibrary *library, const char *sentence, gpointer data)
{
  g_assert_nonnull (sentence);
  ++*(guint *) data;
}

static void
test_no_home (void)
{
  g_autofree char *file = make_file ();
  g_autofree char *folder = g_build_filename (file, "bestiary", NULL);
  g_autoptr (BstLibrary) library = bst_library_new (NULL, folder, folder);
  guint n_problems = 0;

  g_signal_connect (library, "problem", G_CALLBACK (count_problem), &n_problems);
  g_strfreev (follow (library, "somebody/some"));
  g_assert_cmpuint (n_problems, ==, 1);
  g_assert_false (bst_library_keeps_choices (library));
  g_assert_true (bst_library_is_followed (library, "somebody/some"));
  g_unlink (file);
}

/* Each of the two files for itself. */
static void
test_one_folder (void)
{
  g_autoptr (Home) home = home_new ();
  g_autofree char *file = make_file ();
  g_autofree char *folder = g_build_filename (file, "bestiary", NULL);
  g_autoptr (BstLibrary) library = bst_library_new (NULL, folder, home->data);
  g_autoptr (BstRepository) record = make_record ("tiiuae/falcon-7b", 1);

  g_ptr_array_unref (save_one (library, record));
  g_assert_false (bst_library_keeps_figures (library));
  g_assert_true (bst_library_keeps_choices (library));
  g_unlink (file);
}

static void
test_kept (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstLibrary) in_memory = bst_library_new (NULL, NULL, NULL);
  g_autoptr (BstRepository) record = make_record ("tiiuae/falcon-7b", 1);

  g_ptr_array_unref (save_one (library, record));
  g_assert_true (bst_library_keeps_figures (library));
  g_assert_true (bst_library_keeps_choices (library));
  g_strfreev (follow (in_memory, "somebody/some"));
  g_assert_true (bst_library_keeps_choices (in_memory));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keeps/no-home", test_no_home);
  g_test_add_func ("/keeps/one-folder", test_one_folder);
  g_test_add_func ("/keeps/kept", test_kept);
  return g_test_run ();
}
