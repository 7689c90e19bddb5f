/* How the listing and the catalogue stay in step, whenever the program may end.
 *
 * The database is told of a new catalogue before that takes its place, and forgets the rows
 * that are in it after. Whoever comes between finds a catalogue whose stamp is the one that
 * was coming, and does the rest. */
#include "config.h"

#include "library/listing-private.h"

#include "catalogue/catalogue.h"
#include "library/problem.h"

/* Returns: the stamp of the catalogue that goes with the listing; 0 for none */
guint64
bst_listing_get_stamp (BstListing *self)
{
  return (guint64) bst_database_get_number (self->database, "SELECT stamp FROM state");
}

/* Keeps that a catalogue with that stamp is about to be, for which the disk is waited: if
 * the machine stops, either is there. */
gboolean
bst_listing_announce (BstListing *self, guint64 stamp, gboolean is_end, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE state SET coming = %" G_GINT64_FORMAT ", is_ending = %d", (gint64) stamp, is_end);
  gboolean kept;

  bst_database_run (self->database, "PRAGMA synchronous = FULL");
  if (!bst_listing_start (self, error))
    return FALSE;
  bst_database_run (self->database, sql);
  kept = bst_listing_finish (self, error);
  bst_database_run (self->database, "PRAGMA synchronous = NORMAL");
  return kept;
}

/* Gives the room of what was deleted back to the disk. The next time will do where that
 * fails. */
static void
shrink (BstListing *self)
{
  bst_database_run (self->database, "VACUUM");
  bst_database_run (self->database, "PRAGMA wal_checkpoint (TRUNCATE)");
  bst_database_clear_status (self->database);
}

/* Keeps that the catalogue which was coming is there: the rows are in it. */
gboolean
bst_listing_accept (BstListing *self, gboolean has_removed, GError **error)
{
  if (!bst_listing_start (self, error))
    return FALSE;
  bst_database_run (self->database, "UPDATE pass SET is_written = 1 WHERE state = 'under-way'");
  if (bst_database_get_number (self->database, "SELECT is_ending FROM state") != 0)
    bst_listing_keep_end (self, has_removed);
  bst_database_run (self->database, "UPDATE state SET stamp = coming, coming = 0, is_ending = 0, is_set_back = 0");
  bst_database_run (self->database, "DELETE FROM model");
  /* Those that ended once are what the person wanted of an endpoint, until it is had again. */
  bst_database_run (self->database, "DELETE FROM pass WHERE state = 'given-up' AND ended = 0");
  if (!bst_listing_finish (self, error))
    return FALSE;
  shrink (self);
  return TRUE;
}

/* The catalogue is not the one that was written: what the passes brought has to come
 * again, and which list it was is kept. A whole pass whose rows are all still here goes on. */
static gboolean
forget (BstListing *self, GError **error)
{
  if (!bst_listing_start (self, error))
    return FALSE;
  bst_database_run (self->database, "UPDATE state SET stamp = 0, coming = 0, is_ending = 0");
  bst_database_run (self->database, "UPDATE pass SET state = 'given-up', next_link = NULL, "
                                    "ended = iif (kind = 'whole' AND n_rows > 0, max (ended, number), 0) "
                                    "WHERE state = 'ended' OR kind = 'changes' OR is_written");
  if (!bst_listing_finish (self, error))
    return FALSE;
  g_ptr_array_add (self->problems, bst_problem_new (BST_PROBLEM_LIST_LOST, self->path, NULL, 0));
  return TRUE;
}

/**
 * bst_listing_settle:
 * @has_ended: (out): whether the pass under way turned out to have ended
 *
 * Has the listing know what became of the catalogue.
 */
gboolean
bst_listing_settle (BstListing *self, gboolean *has_ended, GError **error)
{
  g_autoptr (BstCatalogue) catalogue = bst_catalogue_open (self->path, NULL);
  guint64 found = catalogue != NULL ? bst_catalogue_get_stamp (catalogue) : 0;
  guint64 stamp = bst_listing_get_stamp (self);
  guint64 coming = (guint64) bst_database_get_number (self->database, "SELECT coming FROM state");
  gboolean is_ending = bst_database_get_number (self->database, "SELECT is_ending FROM state") != 0;

  *has_ended = FALSE;
  if (bst_database_get_status (self->database) != SQLITE_OK)
    return bst_listing_fail (self, error);
  if (coming != 0 && found == coming)
    {
      *has_ended = is_ending;
      /* Nobody counted: what was removed may be anything. */
      return bst_listing_accept (self, TRUE, error);
    }
  return stamp == 0 || found == stamp || forget (self, error);
}
