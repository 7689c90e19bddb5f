/* Has the catalogue take the rows that have come. */
#include "config.h"

#include "library/listing-private.h"

#include "catalogue/writer.h"

#define ROWS_AT_ONCE 4096

/* What one write works on. */
typedef struct
{
  BstListing *listing;
  BstCatalogue *old; /* or NULL */
  gboolean is_known; /* @old goes with the listing */
  BstCatalogueWriter *writer;
  BstPass *ending; /* the pass that ends with it, or NULL */
  GHashTable *unread; /* the ids of what it could not read; NULL where none ends */
  gint64 latest; /* when the last page came, if the clock was set back since the last write; else -1 */
  gint64 limit; /* later than that nothing of the old came; -1 where that is sure */
  GCancellable *cancellable;
} Work;

/* Not zero, which is none. */
static guint64
make_stamp (void)
{
  return (guint64) g_random_int () << 32 | g_random_int () | 1;
}

/* Models that a whole pass over all did not meet are no more. One that met none met a Hub
 * that was out of order, and of what could not be read nobody knows whether it was there.
 * What the list of one task lacks is of another task now, or no more: as nobody knows which,
 * it stays as it was known. */
static gboolean
has_to_drop (const BstPass *ending)
{
  return ending != NULL && ending->kind == BST_PASS_WHOLE && ending->scope.top == 0 && ending->scope.task == NULL &&
         ending->n_rows > 0 && !ending->is_unsure;
}

/* What could not be read was met all the same. */
static void
note_if_unread (const Work *work, BstListed *row)
{
  g_autofree char *id = NULL;

  if (work->unread == NULL || g_hash_table_size (work->unread) == 0)
    return;
  id = g_ascii_strdown (row->id, -1);
  if (g_hash_table_contains (work->unread, id))
    row->pass = work->ending->number;
}

/* Whether the pass that ends looked for @row and did not meet it. */
static gboolean
is_unmet (const Work *work, const BstListed *row)
{
  return has_to_drop (work->ending) && row->pass != work->ending->number &&
         (row->endpoint == NULL || g_str_equal (row->endpoint, work->ending->endpoint));
}

/* What the catalogue has. Another one's passes are none of ours; and what came at a time that
 * the clock now says is still to come must not count before what came after it. What is no
 * more is not even added: after a pass over all it would be as much again. */
static void
add_old (Work *work)
{
  guint n = work->old != NULL ? bst_catalogue_get_n_rows (work->old) : 0;

  for (guint i = 0; i < n; i++)
    {
      BstListed row;

      bst_catalogue_get_row (work->old, i, &row);
      if (!work->is_known)
        row.pass = 0;
      note_if_unread (work, &row);
      if (is_unmet (work, &row))
        continue;
      if (work->limit >= 0)
        row.fetched_at = MIN (row.fetched_at, work->limit);
      bst_catalogue_writer_add (work->writer, &row);
    }
}

/* What the clock said meanwhile is known of our own catalogue alone. */
static void
look_at_clock (Work *work)
{
  BstDatabase *database = work->listing->database;

  work->latest = work->limit = -1;
  if (bst_database_get_number (database, "SELECT is_set_back FROM state") != 0)
    work->latest = work->limit = bst_database_get_number (database, "SELECT fetched_at FROM state");
  else if (!work->is_known)
    work->limit = bst_database_get_number (database, "SELECT coalesce (min (fetched_at), -1) FROM model");
}

static gboolean
add_rows (Work *work, GError **error)
{
  BstDatabase *database = work->listing->database;
  sqlite3_stmt *statement = bst_listing_prepare_rows (work->listing);

  for (guint i = 1; bst_database_step (database, statement); i++)
    {
      BstListed row;

      if (i % ROWS_AT_ONCE == 0 && g_cancellable_is_cancelled (work->cancellable))
        break;
      if (!bst_listing_read_row (statement, &row))
        continue;
      if (work->latest >= 0)
        row.fetched_at = work->latest;
      note_if_unread (work, &row);
      bst_catalogue_writer_add (work->writer, &row);
    }
  bst_database_finish (database, statement);
  if (bst_database_get_status (database) != SQLITE_OK)
    return bst_listing_fail (work->listing, error);
  return !g_cancellable_set_error_if_cancelled (work->cancellable, error);
}

static void
count (Work *work)
{
  g_autoptr (BstCatalogue) catalogue = bst_catalogue_open (work->listing->path, NULL);
  guint n_old = work->old != NULL ? bst_catalogue_get_n_rows (work->old) : 0;
  guint n_left;

  if (catalogue == NULL)
    return;
  if (work->old != NULL && has_to_drop (work->ending))
    work->listing->n_removed = bst_catalogue_count_missing (catalogue, work->old);
  n_left = n_old - work->listing->n_removed;
  work->listing->n_new = MAX (bst_catalogue_get_n_rows (catalogue), n_left) - n_left;
}

static gboolean
work_on (Work *work, GError **error)
{
  BstListing *self = work->listing;
  guint64 stamp = make_stamp ();
  GError *cause = NULL;

  add_old (work);
  if (!add_rows (work, error))
    return FALSE;
  if (has_to_drop (work->ending))
    bst_catalogue_writer_drop_unmet (work->writer, work->ending->number, work->ending->endpoint);
  if (!bst_listing_announce (self, stamp, work->ending != NULL, error))
    return FALSE;
  if (!bst_catalogue_writer_end (work->writer, self->path, stamp, work->cancellable, &cause))
    return bst_listing_fail_catalogue (error, cause);
  count (work);
  /* As long as it is mapped, the disk has it: what follows may need the room. */
  g_clear_pointer (&work->old, bst_catalogue_unref);
  g_clear_pointer (&work->writer, bst_catalogue_writer_free);
  return bst_listing_accept (self, self->n_removed > 0, error);
}

/* @ending: (nullable): the pass that ends with it */
static gboolean
write_catalogue (BstListing *self, const BstPass *ending, GCancellable *cancellable, GError **error)
{
  Work work = { .listing = self, .cancellable = cancellable };
  guint64 stamp = bst_listing_get_stamp (self);
  gboolean done;

  work.old = bst_catalogue_open (self->path, NULL);
  work.is_known = stamp != 0 && work.old != NULL && bst_catalogue_get_stamp (work.old) == stamp;
  look_at_clock (&work);
  work.writer = bst_catalogue_writer_new ();
  /* The listing's own is another by the time it ends. */
  work.ending = ending != NULL ? bst_pass_copy (ending) : NULL;
  work.unread = ending != NULL ? bst_listing_load_unread (self) : NULL;
  done = work_on (&work, error);
  g_clear_pointer (&work.old, bst_catalogue_unref);
  g_clear_pointer (&work.writer, bst_catalogue_writer_free);
  g_clear_pointer (&work.ending, bst_pass_free);
  g_clear_pointer (&work.unread, g_hash_table_unref);
  return done;
}

static gboolean
has_rows (BstListing *self)
{
  return bst_database_get_number (self->database, "SELECT EXISTS (SELECT 1 FROM model)") != 0;
}

/**
 * bst_listing_write:
 *
 * Has the catalogue take the rows that have come, so that they are found. The one that was
 * there stays until the new one is whole; whoever has it open keeps it.
 */
gboolean
bst_listing_write (BstListing *self, GCancellable *cancellable, GError **error)
{
  gboolean has_ended;

  self->n_new = self->n_removed = 0;
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !bst_listing_settle (self, &has_ended, error))
    return FALSE;
  return !has_rows (self) || write_catalogue (self, NULL, cancellable, error);
}

/* Nothing came, and nothing went. */
static gboolean
end_without_rows (BstListing *self, GError **error)
{
  if (!bst_listing_start (self, error))
    return FALSE;
  bst_listing_keep_end (self, FALSE);
  return bst_listing_finish (self, error);
}

/**
 * bst_listing_end:
 *
 * Ends the pass under way: writes the catalogue, and keeps that the pass was. One over the
 * whole list takes those out of the catalogue that its Hub told and that it did not
 * meet. Where that fails, the pass is still under way, and this can be called again.
 */
gboolean
bst_listing_end (BstListing *self, GCancellable *cancellable, GError **error)
{
  gboolean has_ended;

  self->n_new = self->n_removed = 0;
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !bst_listing_settle (self, &has_ended, error))
    return FALSE;
  if (has_ended)
    return TRUE;
  if (self->pass == NULL)
    return bst_listing_fail_changed (self, error);
  if (has_rows (self) || has_to_drop (self->pass))
    return write_catalogue (self, self->pass, cancellable, error);
  return end_without_rows (self, error);
}
