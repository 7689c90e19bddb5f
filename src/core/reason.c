/* The system's own reasons are in the language of the locale, which need not be the one that
 * was chosen here, and in English where the C library has no translations: there they would
 * stand in the middle of a Chinese sentence. */
#include "config.h"

#include "core/reason.h"

#include <errno.h>
#include <glib/gi18n.h>

typedef struct
{
  int number;
  const char *words; /* of the C library, and what is translated */
} Reason;

static const Reason reasons[] = {
  { EACCES, NC_ ("system error", "Permission denied") },
  { EPERM, NC_ ("system error", "Operation not permitted") },
  { EROFS, NC_ ("system error", "Read-only file system") },
  { ENOENT, NC_ ("system error", "No such file or directory") },
  { EEXIST, NC_ ("system error", "File exists") },
  { EISDIR, NC_ ("system error", "Is a directory") },
  { ENOTDIR, NC_ ("system error", "Not a directory") },
  { ENOSPC, NC_ ("system error", "No space left on device") },
  { EDQUOT, NC_ ("system error", "Disk quota exceeded") },
  { EFBIG, NC_ ("system error", "File too large") },
  { EIO, NC_ ("system error", "Input/output error") },
  { EBUSY, NC_ ("system error", "Device or resource busy") },
  { ELOOP, NC_ ("system error", "Too many levels of symbolic links") },
  { ENAMETOOLONG, NC_ ("system error", "File name too long") },
  { EMFILE, NC_ ("system error", "Too many open files") },
  { ENFILE, NC_ ("system error", "Too many open files in system") },
  { ENOMEM, NC_ ("system error", "Cannot allocate memory") },
  { EINVAL, NC_ ("system error", "Invalid argument") },
  { EBADF, NC_ ("system error", "Bad file descriptor") },
  { ENOTCONN, NC_ ("system error", "Transport endpoint is not connected") },
  { ETIMEDOUT, NC_ ("system error", "Connection timed out") },
};

/* GIO's codes of the same. */
static const struct
{
  GIOErrorEnum code;
  int number;
} codes[] = {
  { G_IO_ERROR_PERMISSION_DENIED, EACCES },
  { G_IO_ERROR_READ_ONLY, EROFS },
  { G_IO_ERROR_NOT_FOUND, ENOENT },
  { G_IO_ERROR_EXISTS, EEXIST },
  { G_IO_ERROR_IS_DIRECTORY, EISDIR },
  { G_IO_ERROR_NOT_DIRECTORY, ENOTDIR },
  { G_IO_ERROR_NO_SPACE, ENOSPC },
  { G_IO_ERROR_BUSY, EBUSY },
  { G_IO_ERROR_TOO_MANY_LINKS, ELOOP },
  { G_IO_ERROR_FILENAME_TOO_LONG, ENAMETOOLONG },
  { G_IO_ERROR_TOO_MANY_OPEN_FILES, EMFILE },
  { G_IO_ERROR_INVALID_ARGUMENT, EINVAL },
  { G_IO_ERROR_TIMED_OUT, ETIMEDOUT },
};

static const char *
translate (const Reason *reason)
{
  return g_dpgettext2 (NULL, "system error", reason->words);
}

/**
 * bst_reason_of_number:
 * @number: an errno
 *
 * For the main thread, as all that is translated.
 *
 * Returns: why something failed; in the system's own words what no file comes to
 */
const char *
bst_reason_of_number (int number)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].number == number)
      return translate (&reasons[i]);
  return g_strerror (number);
}

/**
 * bst_reason_of_words:
 * @words: what g_strerror() said, maybe in another thread, where nothing is translated
 *
 * Returns: the same in the interface's language; @words itself where it is none of ours
 */
const char *
bst_reason_of_words (const char *words)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (reasons[i].words, words) == 0)
      return translate (&reasons[i]);
  return words;
}

/**
 * bst_reason_of_error:
 * @error: of GIO or of GLib's files; or one of ours, whose message is a sentence already
 *
 * Returns: why it failed, without the name of the file: who tells it has said which
 */
const char *
bst_reason_of_error (const GError *error)
{
  if (error->domain == G_FILE_ERROR)
    {
      for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
        if (g_file_error_from_errno (reasons[i].number) == (GFileError) error->code && error->code != G_FILE_ERROR_FAILED)
          return translate (&reasons[i]);
    }
  for (guint i = 0; error->domain == G_IO_ERROR && i < G_N_ELEMENTS (codes); i++)
    if ((int) codes[i].code == error->code)
      return bst_reason_of_number (codes[i].number);
  return bst_reason_of_words (error->message);
}
