/* How far the Hub's own list of models has come to this computer. */
#pragma once

#include <gio/gio.h>

#include "core/repository.h"

G_BEGIN_DECLS

/* Which models of the Hub are wanted. */
typedef struct
{
  char *task; /* the Hub's pipeline_tag; NULL for all tasks */
  guint top; /* so many of the most downloaded; 0 for all */
} BstListScope;

typedef enum
{
  BST_PASS_WHOLE, /* over all models of the scope */
  BST_PASS_CHANGES, /* over those that were changed since the last pass */
} BstPassKind;

/**
 * BstPass: one walk over the Hub's list, which may take days and several runs.
 */
typedef struct
{
  guint number; /* from 1; given by bst_listing_begin() */
  BstPassKind kind;
  BstListScope scope;
  char *endpoint;
  char *next_link; /* the page to go on with; NULL before the first, and once it is complete */
  gint64 started_at; /* by this computer's clock: to be shown, never to be compared */
  gint64 n_rows; /* that have come so far; one that came twice counts twice */
  gint64 n_pages;
  gint64 since; /* BST_PASS_CHANGES: the Hub's time up to which all is known */
  gint64 newest; /* the Hub's time up to which all is known once the pass has ended; -1 for none */
  gint64 n_models; /* different ones that it met: once a whole pass has ended; -1 before */
  gboolean is_complete; /* the last page has come: only bst_listing_end() is left */
  gboolean is_unsure; /* something that came could not be read, and nobody knows of which model */
} BstPass;

/**
 * BstPageFacts: what is known of a page beside its models.
 */
typedef struct
{
  GPtrArray *unread; /* char *: the ids of those that are there and could not be read; NULL for none */
  gboolean is_unsure; /* there are others, of which not even the id is known */
  gint64 date; /* the Hub's own clock when it sent the page; 0 where it did not say */
} BstPageFacts;

BstPass *bst_pass_new (BstPassKind kind, const char *task, guint top, const char *endpoint);
BstPass *bst_pass_copy (const BstPass *self);
void bst_pass_free (BstPass *self);

/**
 * BstListing: the rows that have come since the catalogue was last written, how far the
 * pass under way is, and which passes ended. Kept in "hub-list.db" beside the catalogue
 * "hub-list.catalogue"; all of it can be fetched again. One thread uses it at a time, and
 * one program: the others get BST_LIBRARY_ERROR_BUSY from bst_listing_open().
 *
 * Each page is kept with the place of the next one in one transaction: whatever ends the
 * program, a pass goes on at the page where it stopped.
 *
 * Its errors are of BST_LIBRARY_ERROR, or G_IO_ERROR_CANCELLED; their messages are
 * sentences for a person, in the language of the moment.
 */
typedef struct _BstListing BstListing;

BstListing *bst_listing_open (const char *cache_dir, GError **error);
void bst_listing_free (BstListing *self);
GPtrArray *bst_listing_steal_problems (BstListing *self);
const BstPass *bst_listing_get_pass (BstListing *self);
const BstPass *bst_listing_get_last (BstListing *self, const char *task, guint top, const char *endpoint);
gint64 bst_listing_get_n_expected (BstListing *self, const BstPass *pass);
const BstPass *bst_listing_get_latest (BstListing *self, const char *endpoint);
gboolean bst_listing_begin (BstListing *self, const BstPass *pass, GError **error);
gboolean bst_listing_give_up (BstListing *self, GError **error);
gboolean bst_listing_add_page (BstListing *self, GPtrArray *records, const char *next_link, GError **error);
gboolean bst_listing_add_page_with (BstListing *self, GPtrArray *records, const BstPageFacts *facts, const char *next_link,
                                    GError **error);
gboolean bst_listing_count_met (BstListing *self, gint64 *n, GError **error);
gboolean bst_listing_end (BstListing *self, GCancellable *cancellable, GError **error);
gboolean bst_listing_write (BstListing *self, GCancellable *cancellable, GError **error);
gint64 bst_listing_get_n_waiting (BstListing *self);
guint bst_listing_get_n_new (BstListing *self);
guint bst_listing_get_n_removed (BstListing *self);

char *bst_listing_dup_path (const char *cache_dir);
gboolean bst_listing_is_there (const char *cache_dir);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstPass, bst_pass_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstListing, bst_listing_free)

G_END_DECLS
