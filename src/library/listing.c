#include "config.h"

#include "library/listing-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "library/library.h"
#include "library/problem.h"

#define CATALOGUE "hub-list.catalogue"
#define LOCK "hub-list.lock"

/* So often it is tried to get the lock, with so many microseconds in between: for a second. */
#define LOCK_TRIES 20
#define LOCK_PAUSE 50000

/* Returns: (transfer full): where the catalogue is, or is to be */
char *
bst_listing_dup_path (const char *cache_dir)
{
  return g_build_filename (cache_dir, CATALOGUE, NULL);
}

/* Returns: whether anything was ever brought to @cache_dir */
gboolean
bst_listing_is_there (const char *cache_dir)
{
  g_autofree char *path = g_build_filename (cache_dir, bst_listing_schema.name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Whether @fd is the file at @path: who deletes it while it is locked lets another program
 * lock the next. */
static gboolean
is_file_at (int fd, const char *path)
{
  struct stat open_file;
  GStatBuf there;

  return fstat (fd, &open_file) == 0 && g_stat (path, &there) == 0 && open_file.st_ino == there.st_ino;
}

/* A window that looks what is here has the lock for a moment: that is no other program that
 * brings the list. */
static int
lock_patiently (int fd)
{
  for (int i = 0; i < LOCK_TRIES; i++)
    {
      if (flock (fd, LOCK_EX | LOCK_NB) == 0)
        return 0;
      if (errno != EWOULDBLOCK && errno != EINTR)
        return errno;
      g_usleep (LOCK_PAUSE);
    }
  return EWOULDBLOCK;
}

/* The kernel lets go of the lock when the program ends, however that is. */
static gboolean
take_lock (BstListing *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, LOCK, NULL);

  for (int i = 0; i < 3; i++)
    {
      int number;

      self->lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600);
      number = self->lock < 0 ? errno : lock_patiently (self->lock);
      if (number == EWOULDBLOCK)
        break;
      if (number != 0)
        {
          bst_listing_set_file_error (path, number, error);
          return FALSE;
        }
      if (is_file_at (self->lock, path))
        return TRUE;
      close (self->lock);
      self->lock = -1;
    }
  bst_listing_set_lock_error (error);
  return FALSE;
}

/* A program that was ended while it wrote a catalogue leaves a part of it behind: nobody
 * else writes one now. */
static void
remove_remains (BstListing *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, CATALOGUE ".") && strlen (name) == strlen (CATALOGUE ".XXXXXX"))
      {
        g_autofree char *path = g_build_filename (self->folder, name, NULL);

        g_unlink (path);
      }
}

/* Begins work that writes. Returns: FALSE where it is no use */
gboolean
bst_listing_start (BstListing *self, GError **error)
{
  bst_database_clear_status (self->database);
  bst_database_open (self->database);
  bst_database_begin (self->database);
  if (bst_database_get_status (self->database) == SQLITE_OK && bst_database_is_kept (self->database))
    return TRUE;
  return bst_listing_fail (self, error);
}

/* Ends it: all of it is kept, or nothing. */
gboolean
bst_listing_finish (BstListing *self, GError **error)
{
  bst_database_commit (self->database);
  if (bst_database_get_status (self->database) == SQLITE_OK)
    bst_listing_load (self);
  return bst_database_get_status (self->database) == SQLITE_OK || bst_listing_fail (self, error);
}

/* A file that can only be read is found out by writing to it. */
static gboolean
try_file (BstListing *self, GError **error)
{
  if (!bst_listing_start (self, error))
    return FALSE;
  bst_database_run (self->database, "UPDATE state SET last_pass = last_pass");
  return bst_listing_finish (self, error);
}

/* Once more, with a new file, where the first time finds damage that opening it did not. */
static gboolean
read_file (BstListing *self, GError **error)
{
  g_autoptr (GError) first = NULL;

  if (try_file (self, &first))
    return TRUE;
  if (bst_database_is_kept (self->database) && !g_error_matches (first, BST_LIBRARY_ERROR, BST_LIBRARY_ERROR_BUSY))
    return try_file (self, error);
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

/**
 * bst_listing_open:
 * @cache_dir: the folder of the files, which is made where there is none
 *
 * Opens the listing for this program alone, until it is freed. What has become of its files
 * since it was last open, bst_listing_steal_problems() tells.
 *
 * Returns: (transfer full) (nullable): the listing, or an error: BST_LIBRARY_ERROR_BUSY
 *   where another program has it
 */
BstListing *
bst_listing_open (const char *cache_dir, GError **error)
{
  g_autoptr (BstListing) self = g_new0 (BstListing, 1);
  gboolean has_ended;

  self->folder = g_strdup (cache_dir);
  self->path = bst_listing_dup_path (cache_dir);
  self->lock = -1;
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);
  self->set_back = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_pass_free);
  self->ended = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_pass_free);
  self->database = bst_database_new (&bst_listing_schema, cache_dir, self->problems);
  if (g_mkdir_with_parents (cache_dir, 0700) != 0)
    {
      bst_listing_set_file_error (cache_dir, errno, error);
      return NULL;
    }
  if (!take_lock (self, error))
    return NULL;
  remove_remains (self);
  if (!read_file (self, error) || !bst_listing_settle (self, &has_ended, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
bst_listing_free (BstListing *self)
{
  bst_database_free (self->database);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->folder);
  g_free (self->path);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->ended);
  g_ptr_array_unref (self->set_back);
  g_clear_pointer (&self->pass, bst_pass_free);
  g_free (self);
}

/* Returns: (transfer full) (element-type BstProblem): those since the last call, for a
 *   person to read */
GPtrArray *
bst_listing_steal_problems (BstListing *self)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);

  g_ptr_array_extend_and_steal (problems, g_ptr_array_ref (self->problems));
  return problems;
}

/* Returns: how many models the last write added to the catalogue that it had not before */
guint
bst_listing_get_n_new (BstListing *self)
{
  return self->n_new;
}

/* Returns: how many the last write took out of it: the Hub has them no more */
guint
bst_listing_get_n_removed (BstListing *self)
{
  return self->n_removed;
}
