/* What a window says of the Hub's list: how it comes, and what it takes. All return new
 * strings. */
#pragma once

#include "core/sync-state.h"

G_BEGIN_DECLS

/* What a person is told beforehand; the true number is known when all of it has come. */
#define BST_SYNC_ABOUT_ALL G_GINT64_CONSTANT (3000000)

char *bst_sync_words_amount (gint64 n_rows, gint64 n_wanted, gboolean exact);
char *bst_sync_words_update (gint64 n_rows);
char *bst_sync_words_stopped (gint64 n_rows, gint64 n_wanted, gboolean exact);
char *bst_sync_words_pace (const BstSyncProgress *progress);
char *bst_sync_words_list (const char *task, guint top);
char *bst_sync_words_origin (const BstSyncList *list);
char *bst_sync_words_need (gint64 n_rows, gboolean with_token);

gint64 bst_sync_words_get_bytes (gint64 n_rows);

G_END_DECLS
