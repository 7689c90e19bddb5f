#include "config.h"

#include "catalogue/atomic-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "catalogue/catalogue.h"

#define BUFFER_SIZE (1 << 20)

struct _BstAtomicFile
{
  char *path;
  char *temporary; /* NULL once it has taken the path's place */
  FILE *file;
  guint64 position;
  int error; /* an errno, or 0 */
};

static void
note (BstAtomicFile *self)
{
  if (self->error == 0)
    self->error = errno != 0 ? errno : EIO;
}

/**
 * bst_atomic_file_new:
 *
 * Returns: (transfer full): a file that will be at @path after bst_atomic_file_end(); where
 *   it cannot be made, that says why
 */
BstAtomicFile *
bst_atomic_file_new (const char *path)
{
  BstAtomicFile *self = g_new0 (BstAtomicFile, 1);
  int fd;

  self->path = g_strdup (path);
  self->temporary = g_strconcat (path, ".XXXXXX", NULL);
  fd = g_mkstemp (self->temporary);
  if (fd < 0)
    {
      note (self);
      g_clear_pointer (&self->temporary, g_free);
      return self;
    }
  self->file = fdopen (fd, "wb");
  if (self->file == NULL)
    {
      note (self);
      close (fd);
      return self;
    }
  setvbuf (self->file, NULL, _IOFBF, BUFFER_SIZE);
  return self;
}

/* Removes what was written, where it has not taken its place. */
void
bst_atomic_file_free (BstAtomicFile *self)
{
  if (self->file != NULL)
    fclose (self->file);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

/* Returns: how many bytes were added */
guint64
bst_atomic_file_get_position (BstAtomicFile *self)
{
  return self->position;
}

void
bst_atomic_file_add (BstAtomicFile *self, gconstpointer bytes, gsize size)
{
  if (self->error == 0 && size > 0 && fwrite (bytes, 1, size, self->file) != size)
    note (self);
  self->position += size;
}

/* Adds zeros up to a multiple of @alignment, which is at most 64. */
void
bst_atomic_file_align (BstAtomicFile *self, gsize alignment)
{
  static const char zeros[64];

  bst_atomic_file_add (self, zeros, (alignment - self->position % alignment) % alignment);
}

/* Writes over what was added before; then nothing more is added. */
void
bst_atomic_file_add_at (BstAtomicFile *self, guint64 position, gconstpointer bytes, gsize size)
{
  if (self->error == 0 &&
      (fseeko (self->file, (off_t) position, SEEK_SET) != 0 || fwrite (bytes, 1, size, self->file) != size))
    note (self);
}

/* Has the disk know the new name: whoever deletes what the file holds, once it is in its
 * place, must not find the old one there after the machine stopped. Some kinds of disks
 * cannot say; they do what they can. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static void
put_in_place (BstAtomicFile *self)
{
  if (fflush (self->file) != 0 || fsync (fileno (self->file)) != 0)
    note (self);
  if (fclose (g_steal_pointer (&self->file)) != 0)
    note (self);
  if (self->error != 0)
    return;
  if (g_rename (self->temporary, self->path) != 0)
    {
      note (self);
      return;
    }
  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->path);
}

/**
 * bst_atomic_file_end:
 *
 * Has the file be on the disk, and then in its place. Until then, and where that fails,
 * the file that was there is as it was.
 */
gboolean
bst_atomic_file_end (BstAtomicFile *self, GError **error)
{
  gboolean is_full;

  if (self->error == 0)
    put_in_place (self);
  if (self->error == 0)
    return TRUE;
  is_full = self->error == ENOSPC || self->error == EDQUOT || self->error == EFBIG;
  g_set_error_literal (error, BST_CATALOGUE_ERROR, is_full ? BST_CATALOGUE_ERROR_FULL : BST_CATALOGUE_ERROR_FAILED,
                       g_strerror (self->error));
  return FALSE;
}
