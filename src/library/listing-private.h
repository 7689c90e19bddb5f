/* The parts of the listing. Private to it. */
#pragma once

#include "catalogue/listed.h"
#include "library/database.h"
#include "library/listing.h"

G_BEGIN_DECLS

struct _BstListing
{
  char *folder;
  char *path; /* the catalogue's */
  int lock; /* the file that is locked as long as the listing is open, or -1 */
  BstDatabase *database;
  GPtrArray *problems; /* BstProblem */

  /* as the file has them */
  BstPass *pass; /* the one under way, or NULL */
  GPtrArray *ended; /* BstPass: the last of each scope, in the order in which they ended */
  GPtrArray *set_back; /* BstPass: whole ones whose list was had, and is not any longer; likewise */

  guint n_new; /* of the last write */
  guint n_removed;
};

extern const BstSchema bst_listing_schema;

/* listing.c */
gboolean bst_listing_start (BstListing *self, GError **error);
gboolean bst_listing_finish (BstListing *self, GError **error);

/* listing-error.c */
gboolean bst_listing_fail (BstListing *self, GError **error);
gboolean bst_listing_fail_changed (BstListing *self, GError **error);
gboolean bst_listing_fail_catalogue (GError **error, GError *cause);
void bst_listing_set_file_error (const char *path, int number, GError **error);
void bst_listing_set_lock_error (GError **error);

/* listing-pass.c */
void bst_listing_load (BstListing *self);
gboolean bst_listing_move_on (BstListing *self, const BstPass *to);
void bst_listing_keep_end (BstListing *self, gboolean has_removed);

/* listing-met.c */
void bst_listing_keep_unread (BstListing *self, GPtrArray *ids);
GHashTable *bst_listing_load_unread (BstListing *self);
guint bst_listing_count_written (BstListing *self);

/* listing-rows.c */
sqlite3_stmt *bst_listing_prepare_rows (BstListing *self);
gboolean bst_listing_read_row (sqlite3_stmt *statement, BstListed *row);

/* listing-settle.c */
gboolean bst_listing_settle (BstListing *self, gboolean *has_ended, GError **error);
gboolean bst_listing_announce (BstListing *self, guint64 stamp, gboolean is_end, GError **error);
gboolean bst_listing_accept (BstListing *self, gboolean has_removed, GError **error);
guint64 bst_listing_get_stamp (BstListing *self);

G_END_DECLS
