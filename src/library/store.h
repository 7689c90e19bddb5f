/* What the library keeps: records that can be fetched again, and what only the user has. */
#pragma once

#include <gio/gio.h>

#include "core/change.h"
#include "library/harvest.h"

G_BEGIN_DECLS

/* Whether a person had a say in that a model is followed. */
typedef struct
{
  char *id;
  gboolean added; /* else removed */
  gint64 at; /* when it was first added or removed */
} BstChoice;

BstChoice *bst_choice_new (const char *id, gboolean added, gint64 at);
void bst_choice_free (BstChoice *self);

/* What a store holds. */
typedef struct
{
  GPtrArray *records; /* BstRepository */
  GArray *renames; /* BstRename */
  GPtrArray *choices; /* BstChoice, in the order of time */
} BstHoldings;

void bst_holdings_free (BstHoldings *self);

/* What a save came to. */
typedef struct
{
  GPtrArray *records; /* BstRepository: as they are kept now */
  GPtrArray *changes; /* BstChange */
  GPtrArray *choices; /* BstChoice: all of them */
} BstSaved;

void bst_saved_free (BstSaved *self);

/**
 * BstStore: the two files. One thread uses it at a time.
 */
typedef struct _BstStore BstStore;

BstStore *bst_store_new (const char *cache_dir, const char *data_dir);
void bst_store_free (BstStore *self);
BstHoldings *bst_store_load (BstStore *self);
BstHoldings *bst_store_load_late (BstStore *self);
BstSaved *bst_store_save (BstStore *self, BstHarvest *harvest, gint64 now, GError **error);
BstDossier *bst_store_load_dossier (BstStore *self, const char *id, GError **error);
GPtrArray *bst_store_choose (BstStore *self, GPtrArray *choices, const char *const *forgotten, GError **error);
GPtrArray *bst_store_get_changes (BstStore *self, gint64 since, guint limit, GError **error);
void bst_store_set_hurry (BstStore *self, GCancellable *hurry);
GPtrArray *bst_store_steal_problems (BstStore *self);
gboolean bst_store_keeps_figures (BstStore *self);
gboolean bst_store_keeps_choices (BstStore *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstHoldings, bst_holdings_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstSaved, bst_saved_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstStore, bst_store_free)

G_END_DECLS
