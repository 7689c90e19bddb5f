/* The Hub's list on a disk that is full: a small one, that only this program sees. */
#include <glib/gstdio.h>

#include "lister.h"
#include "small-disk.h"

static gsize
get_file_size (Home *home)
{
  g_autofree char *path = bst_listing_dup_path (home->cache);
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (gsize) status.st_size : 0;
}

/* No page more goes in: that is said, what had come is there, and once there is room the
 * pass goes on with the very page. */
static void
test_page (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (!mount_disk (home, 8192))
    return;
  listing = open_listing (home);
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  add_page (listing, make_page (0, 1000, 1), "0");
  leave_room (home, 512 * 1024);
  for (gboolean goes_on = TRUE; goes_on;)
    {
      g_autoptr (GPtrArray) page = make_page (1000 * (n + 1), 1000, 1);
      g_autofree char *link = g_strdup_printf ("%u", n + 1);

      goes_on = bst_listing_add_page (listing, page, link, &error);
      n += goes_on;
      g_assert_cmpuint (n, <, 100);
    }
  assert_error (error, BST_LIBRARY_ERROR_FULL, "goes on where it stopped");
  g_assert_cmpint (bst_listing_get_pass (listing)->n_rows, ==, 1000 * (n + 1));
  g_clear_error (&error);
  g_assert_false (bst_listing_end (listing, NULL, &error));
  g_assert_error (error, BST_LIBRARY_ERROR, BST_LIBRARY_ERROR_FULL);
  g_clear_pointer (&listing, bst_listing_free);

  leave_room (home, G_MAXSIZE);
  listing = open_listing (home);
  assert_told (listing, NULL);
  g_assert_cmpint (g_ascii_strtoll (bst_listing_get_pass (listing)->next_link, NULL, 10), ==, n);
  add_page (listing, make_page (1000 * (n + 1), 1000, 1), NULL);
  end_pass (listing);
  g_assert_cmpuint (count_rows (home), ==, 1000 * (n + 2));
  g_clear_pointer (&listing, bst_listing_free);
  unmount_disk (home);
}

/* Ends a pass with so much room. Returns: whether that could be done */
static gboolean
end_with_room (BstListing *listing, Home *home, gsize room)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  leave_room (home, room);
  done = bst_listing_end (listing, NULL, &error);
  g_assert_cmpuint (count_rows (home), ==, 5000);
  if (!done)
    assert_error (error, BST_LIBRARY_ERROR_FULL, "no room");
  else
    g_assert_null (bst_listing_get_pass (listing));
  return done;
}

/* With no room, the listing is opened or says so. */
static BstListing *
open_again (BstListing *listing, Home *home)
{
  g_autoptr (GError) error = NULL;

  bst_listing_free (listing);
  listing = bst_listing_open (home->cache, &error);
  if (listing != NULL)
    {
      assert_told (listing, NULL);
      bst_listing_free (listing);
    }
  else
    {
      assert_error (error, BST_LIBRARY_ERROR_FULL, "no room");
    }
  leave_room (home, G_MAXSIZE);
  return open_listing (home);
}

/* Wherever the disk ends while the catalogue is written: the one before it stays, or the new
 * one is there, and the pass ends sooner or later. */
static void
test_write (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = NULL;
  guint n_full = 0, n_ended = 0;
  gsize size;

  if (!mount_disk (home, 16384))
    return;
  listing = open_listing (home);
  bring (listing, 0, 5000, 1);
  size = get_file_size (home);
  for (gsize room = 0; room < 3 * size; room += 5 * 4096)
    {
      if (bst_listing_get_pass (listing) == NULL)
        {
          begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
          add_page (listing, make_page (0, 5000, 2), NULL);
        }
      if (end_with_room (listing, home, room))
        n_ended++;
      else
        n_full++;
      listing = open_again (g_steal_pointer (&listing), home);
      assert_told (listing, NULL);
    }
  g_assert_cmpuint (n_full, >, 5);
  g_assert_cmpuint (n_ended, >, 5);
  if (bst_listing_get_pass (listing) != NULL)
    end_pass (listing);
  g_assert_nonnull (bst_listing_get_last (listing, NULL, 0, HUB));
  g_assert_cmpint (get_row_downloads (home, "somebody/model-4999"), ==, 6999);
  g_clear_pointer (&listing, bst_listing_free);
  unmount_disk (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* before there is a second thread */
  leave_others ();
  g_test_add_func ("/listing-full/page", test_page);
  g_test_add_func ("/listing-full/write", test_write);
  return g_test_run ();
}
