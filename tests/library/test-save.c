/* What is saved, followed and logged. */
#include <string.h>

#include "holder.h"

static void
count_signal (BstLibrary *library, gpointer user_data)
{
  ++*(guint *) user_data;
}

static gint64
get_downloads (BstLibrary *library, const char *id)
{
  BstEntry *entry = bst_library_lookup (library, id);
  BstRepository *record = entry != NULL ? bst_entry_get_repository (entry) : NULL;

  return record != NULL ? record->downloads : -1;
}

/* The first save changes nothing that was known; the second what it changes; both are
 * there after the program has ended. */
static void
test_save (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstRepository) first = make_record (FALCON, 1);
  g_autoptr (BstRepository) second = make_record (FALCON, 2);
  g_autofree char *hub_file = home_hub_file (home);
  guint n_changed = 0;

  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (BstEntry) before = g_object_ref (bst_library_lookup (library, FALCON));
    g_autoptr (GPtrArray) none = NULL;
    g_autoptr (GPtrArray) changes = NULL;
    guint64 revision = bst_library_get_revision (library);
    guint n_entries = bst_library_get_n_entries (library);
    const BstChange *change;

    /* looking alone makes no file */
    g_assert_false (g_file_test (hub_file, G_FILE_TEST_EXISTS));
    g_signal_connect (library, "changed", G_CALLBACK (count_signal), &n_changed);
    g_assert_null (bst_entry_get_repository (before));
    none = save_one (library, first);
    g_assert_cmpuint (none->len, ==, 0);
    g_assert_cmpuint (n_changed, ==, 1);
    g_assert_cmpuint (bst_library_get_revision (library), !=, revision);
    g_assert_true (g_file_test (hub_file, G_FILE_TEST_EXISTS));

    /* entries are replaced, not changed */
    g_assert_null (bst_entry_get_repository (before));
    g_assert_true (bst_library_lookup (library, FALCON) != before);
    g_assert_cmpint (get_downloads (library, FALCON), ==, 1001);
    g_assert_cmpuint (bst_library_get_n_entries (library), ==, n_entries);

    second->likes = 11;
    changes = save_one (library, second);
    g_assert_cmpuint (changes->len, ==, 2);
    change = g_ptr_array_index (changes, 0);
    g_assert_cmpint (change->field, ==, BST_CHANGE_DOWNLOADS);
    g_assert_cmpstr (change->old_value, ==, "1001");
    g_assert_cmpstr (change->new_value, ==, "1002");
    g_assert_cmpint (change->at, ==, second->fetched_at);
    change = g_ptr_array_index (changes, 1);
    g_assert_cmpint (change->field, ==, BST_CHANGE_LIKES);
    assert_no_problems (library);
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (GPtrArray) log = get_changes (library, 0, 0);
    g_autoptr (GPtrArray) one = get_changes (library, 0, 1);
    g_autoptr (GPtrArray) later = get_changes (library, second->fetched_at + 1, 0);
    BstRepository *record = bst_library_get_repository (library, "TIIUAE/Falcon-7B");

    assert_no_problems (library);
    g_assert_cmpint (get_downloads (library, FALCON), ==, 1002);
    g_assert_cmpstr (record->etag, ==, second->etag);
    g_assert_cmpint (record->fetched_at, ==, second->fetched_at);
    g_assert_cmpuint (log->len, ==, 2);
    g_assert_cmpint (((BstChange *) g_ptr_array_index (log, 0))->field, ==, BST_CHANGE_LIKES);
    g_assert_cmpuint (one->len, ==, 1);
    g_assert_cmpuint (later->len, ==, 0);
  }
}

/* An answer of 304 changes the age of the figures and nothing else. */
static void
test_unchanged (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstLibrary) again = NULL;
  g_autoptr (BstRepository) record = make_record (FALCON, 1);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();
  g_autoptr (GPtrArray) changes = NULL;
  gint64 oldest, newest;
  const char *endpoint;

  g_ptr_array_unref (save_one (library, record));
  bst_harvest_add_unchanged (harvest, record, record->fetched_at + 3600);
  g_assert_cmpuint (bst_harvest_get_size (harvest), ==, 1);
  changes = save (library, harvest, NULL);
  g_assert_cmpuint (changes->len, ==, 0);
  g_assert_true (bst_library_get_fetched_range (library, &oldest, &newest, &endpoint));
  g_assert_cmpint (oldest, ==, record->fetched_at + 3600);
  g_assert_cmpint (newest, ==, oldest);
  g_assert_cmpstr (endpoint, ==, BST_HUB_ENDPOINT);
  again = home_open (home);
  g_assert_cmpint (bst_library_get_repository (again, FALCON)->fetched_at, ==, oldest);
  g_assert_cmpint (get_downloads (again, FALCON), ==, 1001);
}

/* A model that the Hub has no more keeps its figures and their age; a mirror's word
 * counts for nothing; and one that comes back is there again. */
static void
test_gone (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstRepository) record = make_record (FALCON, 1);
  g_autoptr (BstRepository) hidden = bst_repository_new (FALCON, "https://hf-mirror.com");
  g_autoptr (BstRepository) gone = bst_repository_new (FALCON, BST_HUB_ENDPOINT);
  g_autoptr (BstHarvest) back = bst_harvest_new ();
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) returned = NULL;
  const BstRepository *known;
  gint64 oldest, newest;
  const char *endpoint;

  g_ptr_array_unref (save_one (library, record));
  hidden->presence = gone->presence = BST_PRESENCE_GONE;
  hidden->fetched_at = gone->fetched_at = record->fetched_at + 60;
  none = save_one (library, hidden);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpint (bst_library_get_repository (library, FALCON)->presence, ==, BST_PRESENCE_THERE);

  changes = save_one (library, gone);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (((BstChange *) g_ptr_array_index (changes, 0))->new_value, ==, "gone");
  g_assert_cmpint (((BstChange *) g_ptr_array_index (changes, 0))->at, ==, gone->fetched_at);
  known = bst_library_get_repository (library, FALCON);
  g_assert_cmpint (known->presence, ==, BST_PRESENCE_GONE);
  g_assert_cmpint (known->downloads, ==, 1001);
  g_assert_cmpint (known->fetched_at, ==, record->fetched_at);
  g_assert_false (bst_library_get_fetched_range (library, &oldest, &newest, &endpoint));

  bst_harvest_add_unchanged (back, record, record->fetched_at + 120);
  returned = save (library, back, NULL);
  g_assert_cmpuint (returned->len, ==, 1);
  g_assert_cmpstr (((BstChange *) g_ptr_array_index (returned, 0))->new_value, ==, "there");
}

/* Files are asked for only when the revision is another; they stay until then. */
static void
test_files (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstRepository) with_files = make_record (FALCON, 1);
  g_autoptr (BstRepository) without = make_record (FALCON, 1);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;

  bst_repository_add_file (with_files, "model.safetensors", 14000000);
  with_files->files_sha = g_strdup (with_files->sha);
  first = save_one (library, with_files);
  second = save_one (library, without);
  g_assert_cmpuint (second->len, ==, 0);
  g_assert_cmpint (bst_repository_get_files_size (bst_library_get_repository (library, FALCON)), ==, 14000000);
  g_assert_cmpstr (bst_library_get_repository (library, FALCON)->files_sha, ==, with_files->sha);
}

static guint
count_followed (BstLibrary *library)
{
  g_autoptr (GPtrArray) followed = bst_library_dup_followed (library);

  return followed->len;
}

static void
test_follow (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstLibrary) again = NULL;
  g_autoptr (BstRepository) record = make_record ("somebody/new-1b", 1);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (BstQuery) on_shelf = bst_query_parse ("shelf:hub");
  guint n_entries = bst_library_get_n_entries (library);
  guint n_followed = count_followed (library);
  g_auto (GStrv) added = NULL;
  g_auto (GStrv) twice = NULL;
  g_auto (GStrv) no_id = NULL;
  g_auto (GStrv) removed = NULL;
  g_auto (GStrv) guide_removed = NULL;
  g_auto (GStrv) guide_back = NULL;

  g_assert_cmpuint (n_followed, >, 80);
  g_assert_false (bst_library_is_followed (library, "gpt-4"));
  g_assert_true (bst_library_is_followed (library, FALCON));
  g_assert_cmpuint (bst_library_count (library, on_shelf), ==, 0);

  added = follow (library, "somebody/new-1b");
  g_assert_cmpuint (g_strv_length (added), ==, 1);
  twice = follow (library, "Somebody/New-1B");
  g_assert_cmpuint (g_strv_length (twice), ==, 0);
  no_id = follow (library, "https://huggingface.co/a/b");
  g_assert_cmpuint (g_strv_length (no_id), ==, 0);

  /* its name alone, before anything was fetched */
  g_assert_nonnull (bst_library_lookup (library, "somebody/new-1b"));
  g_assert_cmpint (get_downloads (library, "somebody/new-1b"), ==, -1);
  g_assert_cmpuint (count_followed (library), ==, n_followed + 1);
  changes = save_one (library, record);
  g_assert_cmpint (get_downloads (library, "somebody/new-1b"), ==, 1001);
  g_assert_cmpuint (bst_library_get_n_entries (library), ==, n_entries + 1);
  g_assert_cmpuint (bst_library_count (library, on_shelf), ==, 1);

  removed = unfollow (library, "somebody/new-1b");
  g_assert_cmpuint (g_strv_length (removed), ==, 1);
  g_assert_null (bst_library_lookup (library, "somebody/new-1b"));
  guide_removed = unfollow (library, "TIIUAE/falcon-7b");
  g_assert_cmpuint (g_strv_length (guide_removed), ==, 1);
  g_assert_false (bst_library_is_followed (library, FALCON));
  g_assert_nonnull (bst_library_lookup (library, FALCON));
  g_assert_cmpuint (count_followed (library), ==, n_followed - 1);

  again = home_open (home);
  g_assert_false (bst_library_is_followed (again, FALCON));
  g_assert_null (bst_library_lookup (again, "somebody/new-1b"));

  /* undone with its figures */
  g_clear_pointer (&added, g_strfreev);
  added = follow (again, removed[0]);
  g_assert_cmpint (get_downloads (again, "somebody/new-1b"), ==, 1001);
  guide_back = follow (again, guide_removed[0]);
  g_assert_cmpuint (g_strv_length (guide_back), ==, 1);
  g_assert_true (bst_library_is_followed (again, FALCON));
  assert_no_problems (again);
}

/* A renamed repository is found under both names, and stays followed. */
static void
test_rename (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstLibrary) again = NULL;
  g_autoptr (BstRepository) old_falcon = make_record (FALCON, 1);
  g_autoptr (BstRepository) new_falcon = make_record ("falcons/falcon-seven", 2);
  g_autoptr (BstRepository) new_added = make_record ("somebody/newer", 2);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();
  g_autoptr (GPtrArray) changes = NULL;
  guint n_entries, n_followed;
  g_auto (GStrv) known = NULL;
  g_auto (GStrv) removed = NULL;

  g_ptr_array_unref (save_one (library, old_falcon));
  g_strfreev (follow (library, "somebody/older"));
  n_entries = bst_library_get_n_entries (library);
  n_followed = count_followed (library);
  bst_harvest_add (harvest, new_falcon, FALCON);
  bst_harvest_add (harvest, new_added, "somebody/older");
  changes = save (library, harvest, NULL);

  /* the figures are compared with those of the old name */
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (((BstChange *) g_ptr_array_index (changes, 0))->old_value, ==, "1001");
  for (int i = 0; i < 2; i++)
    {
      BstLibrary *looked_at = i == 0 ? library : (again = home_open (home));
      g_autoptr (GPtrArray) followed = bst_library_dup_followed (looked_at);
      guint n_asked_by_old_names = 0;

      g_assert_cmpuint (bst_library_get_n_entries (looked_at), ==, n_entries);
      g_assert_cmpuint (followed->len, ==, n_followed);
      g_assert_cmpint (get_downloads (looked_at, FALCON), ==, 1002);
      g_assert_true (bst_library_lookup (looked_at, "falcons/falcon-seven") == bst_library_lookup (looked_at, FALCON));
      g_assert_cmpint (get_downloads (looked_at, "somebody/newer"), ==, 1002);
      g_assert_true (bst_library_lookup (looked_at, "somebody/older") == bst_library_lookup (looked_at, "somebody/newer"));
      g_assert_true (bst_library_is_followed (looked_at, "somebody/older"));
      for (guint j = 0; j < followed->len; j++)
        {
          const BstFollowed *item = g_ptr_array_index (followed, j);

          g_assert_cmpstr (item->id, !=, "falcons/falcon-seven");
          n_asked_by_old_names += g_str_equal (item->id, FALCON) || g_str_equal (item->id, "somebody/older");
        }
      g_assert_cmpuint (n_asked_by_old_names, ==, 2);
    }

  /* what the guide has under its old name is not added under the new one */
  known = follow (again, "falcons/falcon-seven");
  g_assert_cmpuint (g_strv_length (known), ==, 0);
  removed = unfollow (again, "falcons/falcon-seven");
  g_assert_cmpuint (g_strv_length (removed), ==, 1);
  g_assert_false (bst_library_is_followed (again, FALCON));
  g_strfreev (follow (again, FALCON));
  g_assert_true (bst_library_is_followed (again, "falcons/falcon-seven"));
}

/* Memory alone serves as well, until the end. */
static void
test_memory (void)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);
  g_autoptr (BstRepository) first = make_record (FALCON, 1);
  g_autoptr (BstRepository) second = make_record (FALCON, 2);
  g_autoptr (GPtrArray) none = save_one (library, first);
  g_autoptr (GPtrArray) changes = save_one (library, second);
  g_autoptr (GPtrArray) log = get_changes (library, 0, 0);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpuint (log->len, ==, 1);
  assert_no_problems (library);
}

static void
cancelled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bst_library_follow_finish (BST_LIBRARY (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) user_data = TRUE;
}

/* What was cancelled before its turn is not done; and a library that is let go while
 * it works ends when it has done so. */
static void
test_cancel (void)
{
  g_autoptr (Home) home = home_new ();
  BstLibrary *library = home_open (home);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const char *const ids[] = { "somebody/some", NULL };
  gboolean called = FALSE;

  g_cancellable_cancel (cancellable);
  g_object_add_weak_pointer (G_OBJECT (library), (gpointer *) &library);
  bst_library_follow_async (library, ids, cancellable, cancelled, &called);
  g_assert_false (bst_library_is_followed (library, ids[0]));
  g_object_unref (library);
  while (library != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (called);
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = bst_library_save_finish (BST_LIBRARY (source), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changes);
  *(gboolean *) user_data = TRUE;
}

/* What a refresh has brought home is kept, also by who cancelled it. */
static void
test_cancelled_save (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BstRepository) record = make_record (FALCON, 1);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();
  gboolean called = FALSE;

  bst_harvest_add (harvest, record, NULL);
  g_cancellable_cancel (cancellable);
  bst_library_save_async (library, harvest, cancellable, saved, &called);
  while (!called)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (get_downloads (library, FALCON), ==, 1001);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/save/save", test_save);
  g_test_add_func ("/save/unchanged", test_unchanged);
  g_test_add_func ("/save/gone", test_gone);
  g_test_add_func ("/save/files", test_files);
  g_test_add_func ("/save/follow", test_follow);
  g_test_add_func ("/save/rename", test_rename);
  g_test_add_func ("/save/memory", test_memory);
  g_test_add_func ("/save/cancel", test_cancel);
  g_test_add_func ("/save/cancelled-save", test_cancelled_save);
  return g_test_run ();
}
