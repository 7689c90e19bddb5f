/* What a refresh brings home. */
#pragma once

#include "core/dossier.h"

G_BEGIN_DECLS

/**
 * BstHarvest: the answers of one refresh, which the library saves as one piece. It
 * is filled by whoever asks, and nobody changes it once the library has it.
 */
typedef struct _BstHarvest BstHarvest;

BstHarvest *bst_harvest_new (void);
BstHarvest *bst_harvest_ref (BstHarvest *self);
void bst_harvest_unref (BstHarvest *self);
void bst_harvest_add (BstHarvest *self, const BstRepository *record, const char *asked);
void bst_harvest_add_unchanged (BstHarvest *self, const BstRepository *known, gint64 fetched_at);
void bst_harvest_add_dossier (BstHarvest *self, const BstDossier *dossier);
guint bst_harvest_get_size (BstHarvest *self);

/* For the library: what is in it. */
typedef struct
{
  BstRepository *known; /* the record that the question named, by its etag */
  gint64 fetched_at;
} BstUnchanged;

typedef struct
{
  char *from; /* the id that was asked for */
  char *to; /* the id that the Hub has for it now */
} BstRename;

GArray *bst_renames_new (void);
GPtrArray *bst_harvest_get_records (BstHarvest *self);
GArray *bst_harvest_get_unchanged (BstHarvest *self);
GArray *bst_harvest_get_names (BstHarvest *self);
GPtrArray *bst_harvest_get_dossiers (BstHarvest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstHarvest, bst_harvest_unref)

G_END_DECLS
