/* What this computer knows of models, and the queries it answers. */
#pragma once

#include "core/change.h"
#include "library/harvest.h"
#include "library/results.h"

G_BEGIN_DECLS

typedef enum
{
  BST_LIBRARY_ERROR_BUSY, /* another program holds the files for too long */
  BST_LIBRARY_ERROR_FULL, /* no room is left on the disk */
  BST_LIBRARY_ERROR_FAILED, /* the files could not be read or written */
} BstLibraryError;

#define BST_LIBRARY_ERROR (bst_library_error_quark ())
GQuark bst_library_error_quark (void);

/**
 * BstFollowed: a model that is followed, and what was last heard of it.
 */
typedef struct
{
  char *id; /* the repository to ask for */
  BstRepository *record; /* NULL where it was never asked for */
} BstFollowed;

void bst_followed_free (BstFollowed *self);

/**
 * BstLibrary: the guide that ships with the program, the files that the user lays
 * over it, and what was fetched from the Hub. Views ask it queries and show the
 * list that answers them.
 *
 * It belongs to the thread that uses it, mostly the main one; all work on its files
 * is done by a thread of its own, and what that finds takes effect in the main
 * context in which it was asked for. Then "changed" is emitted: entries have been
 * replaced, so views query again. "problem" brings a sentence that a person should
 * read, which bst_library_get_problems() has from then on too. "dossier" (const char *id)
 * tells that what is kept of a repository beside its record is another.
 *
 * Shelves: "review-2023" (the year's review), "guide" (all that ships), "hub"
 * (everything that was fetched or added).
 */
#define BST_TYPE_LIBRARY (bst_library_get_type ())
G_DECLARE_FINAL_TYPE (BstLibrary, bst_library, BST, LIBRARY, GObject)

BstLibrary *bst_library_new (const char *override_dir, const char *cache_dir, const char *data_dir);
char *bst_library_dup_override_dir (void);
char *bst_library_dup_cache_dir (void);
char *bst_library_dup_data_dir (void);
const char *const *bst_library_get_problems (BstLibrary *self);
gboolean bst_library_keeps_figures (BstLibrary *self);
gboolean bst_library_keeps_choices (BstLibrary *self);

/* What it knows now; quick, and never waits for a file. */
BstResults *bst_library_query (BstLibrary *self, BstQuery *query);
guint bst_library_count (BstLibrary *self, BstQuery *query);
gboolean bst_library_is_quick (BstLibrary *self, BstQuery *query);
guint bst_library_get_n_entries (BstLibrary *self);
guint64 bst_library_get_revision (BstLibrary *self);
BstEntry *bst_library_lookup (BstLibrary *self, const char *id);
char *bst_library_dup_nearest_id (BstLibrary *self, const char *id);
BstOrganization *bst_library_get_organization (BstLibrary *self, const char *id);
GPtrArray *bst_library_dup_makers (BstLibrary *self);
BstEntry *bst_library_add_fetched (BstLibrary *self, BstEntry *entry);
BstEntry *bst_library_make_preview (BstLibrary *self, const BstRepository *record);
BstRepository *bst_library_get_repository (BstLibrary *self, const char *id);
gboolean bst_library_is_followed (BstLibrary *self, const char *id);
GPtrArray *bst_library_dup_followed (BstLibrary *self);
gboolean bst_library_get_fetched_range (BstLibrary *self, gint64 *oldest, gint64 *newest, const char **endpoint);

/* The Hub's own list, where it was brought here. */
void bst_library_reload_list (BstLibrary *self);
guint bst_library_get_n_listed (BstLibrary *self);
BstEntry *bst_library_find_listed (BstLibrary *self, const char *id);
void bst_library_search_async (BstLibrary *self, BstQuery *query, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
BstResults *bst_library_search_finish (BstLibrary *self, GAsyncResult *result, GError **error);

/* What takes the files; a call back to the main context tells the end. */
void bst_library_save_async (BstLibrary *self, BstHarvest *harvest, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *bst_library_save_finish (BstLibrary *self, GAsyncResult *result, GError **error);
void bst_library_follow_async (BstLibrary *self, const char *const *ids, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
char **bst_library_follow_finish (BstLibrary *self, GAsyncResult *result, GError **error);
void bst_library_unfollow_async (BstLibrary *self, const char *const *ids, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
char **bst_library_unfollow_finish (BstLibrary *self, GAsyncResult *result, GError **error);
void bst_library_dup_changes_async (BstLibrary *self, gint64 since, guint limit, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *bst_library_dup_changes_finish (BstLibrary *self, GAsyncResult *result, GError **error);
void bst_library_load_dossier_async (BstLibrary *self, const char *id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
BstDossier *bst_library_load_dossier_finish (BstLibrary *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstFollowed, bst_followed_free)

G_END_DECLS
