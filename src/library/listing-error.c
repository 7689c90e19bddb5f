/* What a person is told when the Hub's list cannot be kept. */
#include "config.h"

#include "library/listing-private.h"

#include <errno.h>

#include "catalogue/catalogue.h"
#include "core/i18n.h"
#include "core/reason.h"
#include "library/library.h"
#include "library/problem.h"

static void
set_full (GError **error)
{
  g_set_error_literal (error, BST_LIBRARY_ERROR, BST_LIBRARY_ERROR_FULL,
                       _ ("The disk has no room left for the Hub's list. Free some, then try again: it goes on where it stopped."));
}

static void
set_unwritable (const char *path, const char *why, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, BST_LIBRARY_ERROR, BST_LIBRARY_ERROR_FAILED,
               /* Translators: the name of a file, and why it cannot be written */
               _ ("The file “%s” cannot be written (%s). See that you may write it and its folder, then try again."), name, why);
}

/* The file at @path could not be opened or made; @number is the errno. */
void
bst_listing_set_file_error (const char *path, int number, GError **error)
{
  if (number == ENOSPC || number == EDQUOT)
    set_full (error);
  else
    set_unwritable (path, bst_reason_of_number (number), error);
}

void
bst_listing_set_lock_error (GError **error)
{
  g_set_error_literal (error, BST_LIBRARY_ERROR, BST_LIBRARY_ERROR_BUSY,
                       _ ("Another Bestiary is bringing the Hub's list just now. Wait until it has ended, or end it there."));
}

/* Why memory stands in for the file: what is brought would be lost. */
static void
set_unkept (BstListing *self, const char *path, GError **error)
{
  const BstProblem *problem = NULL;

  for (guint i = 0; i < self->problems->len; i++)
    {
      const BstProblem *other = g_ptr_array_index (self->problems, i);

      if (other->kind == BST_PROBLEM_NEWER || other->kind == BST_PROBLEM_UNWRITABLE)
        problem = other;
    }
  if (bst_database_lacks_room (self->database))
    set_full (error);
  else if (problem != NULL && problem->kind == BST_PROBLEM_NEWER)
    g_set_error (error, BST_LIBRARY_ERROR, BST_LIBRARY_ERROR_FAILED,
                 /* Translators: the name of a file */
                 _ ("The file “%s” was written by a newer version of Bestiary. Use that version, or delete the file."), path);
  else
    set_unwritable (path, problem != NULL && problem->detail != NULL ? bst_reason_of_words (problem->detail) : bst_reason_of_number (EIO), error);
}

static void
set_unkeepable (const char *why, GError **error)
{
  g_set_error (error, BST_LIBRARY_ERROR, BST_LIBRARY_ERROR_FAILED,
               /* Translators: %s is the reason, in English */
               _ ("The Hub's list cannot be kept on this computer: %s"), why);
}

static void
set_from_status (BstListing *self, GError **error)
{
  const char *message = bst_database_get_message (self->database);
  int status = bst_database_get_status (self->database) & 0xff;
  g_autofree char *path = g_build_filename (self->folder, bst_listing_schema.name, NULL);

  if (status == SQLITE_OK)
    set_unkept (self, path, error);
  else if (status == SQLITE_READONLY)
    set_unwritable (path, bst_reason_of_number (EACCES), error);
  else if (status == SQLITE_FULL)
    set_full (error);
  else if (bst_database_is_busy (self->database))
    g_set_error_literal (error, BST_LIBRARY_ERROR, BST_LIBRARY_ERROR_BUSY,
                         _ ("Another program is using the library. Try again in a moment."));
  else if (bst_database_is_damaged (self->database))
    g_set_error_literal (error, BST_LIBRARY_ERROR, BST_LIBRARY_ERROR_FAILED,
                         _ ("What had come of the Hub's list was damaged. Try again: it is brought from the beginning."));
  else
    set_unkeepable (message != NULL ? message : "", error);
}

/* Ends work that the database could not do; a file that has turned out to be damaged is
 * set aside. Returns: FALSE */
gboolean
bst_listing_fail (BstListing *self, GError **error)
{
  gboolean is_damaged = bst_database_is_damaged (self->database);

  set_from_status (self, error);
  bst_database_roll_back (self->database);
  if (is_damaged)
    bst_database_set_aside (self->database);
  bst_database_clear_status (self->database);
  if (is_damaged)
    bst_listing_load (self);
  return FALSE;
}

/* Ends work on a pass that the file has no more, or not as it was: somebody deleted the
 * file, or wrote to it. Returns: FALSE */
gboolean
bst_listing_fail_changed (BstListing *self, GError **error)
{
  g_set_error (error, BST_LIBRARY_ERROR, BST_LIBRARY_ERROR_FAILED,
               /* Translators: the name of a file */
               _ ("The file “%s” was changed by somebody else meanwhile. Try again."), bst_listing_schema.name);
  bst_database_roll_back (self->database);
  bst_database_clear_status (self->database);
  bst_listing_load (self);
  return FALSE;
}

/* @cause: (transfer full): what writing a catalogue had to say. Returns: FALSE */
gboolean
bst_listing_fail_catalogue (GError **error, GError *cause)
{
  if (cause->domain != BST_CATALOGUE_ERROR)
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  if (cause->code == BST_CATALOGUE_ERROR_FULL)
    set_full (error);
  else
    set_unkeepable (bst_reason_of_words (cause->message), error);
  g_error_free (cause);
  return FALSE;
}
