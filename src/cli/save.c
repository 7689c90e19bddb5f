#include "config.h"

#include "cli/save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/layout.h"
#include "core/i18n.h"
#include "core/reason.h"

/**
 * BstCliFile: what is being written. A file gets its name when all of it is on the disk, so
 * that what was there before stays until then, and for ever after a mistake. Standard output
 * and what is no file, such as a pipe or a terminal, are written as it comes.
 */
struct _BstCliFile
{
  char *name; /* as it was given */
  gboolean is_output; /* standard output */
  char *target; /* what is replaced; NULL where it is written as it comes */
  char *temporary;
  int fd;
  int error; /* the first that there was */
};

/* Follows links: it is not they that are replaced. */
static char *
resolve (const char *name)
{
  char *path = realpath (name, NULL);
  char *copy = g_strdup (path != NULL ? path : name);

  free (path);
  return copy;
}

static void
open_temporary (BstCliFile *self, const struct stat *before)
{
  g_autofree char *folder = g_path_get_dirname (self->target);

  self->temporary = g_build_filename (folder, ".bestiary-XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->temporary, O_WRONLY | O_CLOEXEC, 0666);
  if (self->fd < 0)
    {
      self->error = errno;
      g_clear_pointer (&self->temporary, g_free);
    }
  else if (before != NULL && fchmod (self->fd, before->st_mode & 0777) != 0)
    {
      self->error = errno;
    }
}

/**
 * bst_cli_file_new:
 * @name: its name, or "-" for standard output
 *
 * Returns: (transfer full): the file; that it could not be opened is told by
 *   bst_cli_file_close()
 */
BstCliFile *
bst_cli_file_new (const char *name)
{
  BstCliFile *self = g_new0 (BstCliFile, 1);
  struct stat before;
  gboolean exists;

  signal (SIGPIPE, SIG_IGN);
  self->name = g_strdup (name);
  self->is_output = g_str_equal (name, "-");
  self->fd = self->is_output ? STDOUT_FILENO : -1;
  if (self->is_output)
    return self;

  self->target = resolve (name);
  exists = stat (self->target, &before) == 0;
  if (exists && S_ISDIR (before.st_mode))
    {
      self->error = EISDIR;
    }
  else if (exists && access (self->target, W_OK) != 0)
    {
      self->error = errno;
    }
  else if (exists && !S_ISREG (before.st_mode))
    {
      self->fd = g_open (self->target, O_WRONLY | O_CLOEXEC, 0);
      self->error = self->fd < 0 ? errno : 0;
      g_clear_pointer (&self->target, g_free);
    }
  else
    {
      open_temporary (self, exists ? &before : NULL);
    }
  return self;
}

/**
 * bst_cli_file_write:
 *
 * Returns: %FALSE after a mistake, now or before; bst_cli_file_close() tells it
 */
gboolean
bst_cli_file_write (BstCliFile *self, gconstpointer data, gsize length)
{
  const char *rest = data;

  while (self->error == 0 && length > 0)
    {
      gssize n = write (self->fd, rest, length);

      if (n < 0 && errno != EINTR)
        self->error = errno;
      if (n > 0)
        {
          rest += n;
          length -= (gsize) n;
        }
    }
  return self->error == 0;
}

/* Gives the file its name, once the disk has it. */
static void
settle (BstCliFile *self)
{
  if (self->target != NULL && self->error == 0 && fsync (self->fd) != 0)
    self->error = errno;
  if (self->fd >= 0 && !self->is_output && close (self->fd) != 0 && self->error == 0)
    self->error = errno;
  self->fd = -1;
  if (self->temporary != NULL && self->error == 0)
    {
      if (g_rename (self->temporary, self->target) != 0)
        self->error = errno;
      else
        g_clear_pointer (&self->temporary, g_free);
    }
}

/**
 * bst_cli_file_close:
 *
 * Ends the writing.
 *
 * Returns: the exit status. What went wrong is told, unless the reader of standard output
 *   has gone (as head does when it has seen enough)
 */
BstCliStatus
bst_cli_file_close (BstCliFile *self)
{
  g_autofree char *name = bst_layout_clean (self->name);
  g_autofree char *sentence = NULL;

  settle (self);
  if (self->error == 0)
    return BST_CLI_DONE;

  if (self->is_output)
    sentence = g_strdup_printf (_ ("The output could not be written: %s"), bst_reason_of_number (self->error));
  else
    /* Translators: a file's name, and the system's reason */
    sentence = g_strdup_printf (_ ("“%s” could not be written: %s"), name, bst_reason_of_number (self->error));
  if (self->error != EPIPE)
    bst_output_message (sentence);
  return BST_CLI_FAILED;
}

/**
 * bst_cli_file_free:
 *
 * Frees @self. A file that was not closed, or not written whole, leaves no trace.
 */
void
bst_cli_file_free (BstCliFile *self)
{
  if (self->fd >= 0 && !self->is_output)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->name);
  g_free (self->target);
  g_free (self->temporary);
  g_free (self);
}
