/* What else could answer a search: SQLite's full-text index, and GTK's list models. */
#pragma once

#include "catalogue/catalogue.h"

G_BEGIN_DECLS

typedef struct _BstFts BstFts;

BstFts *bst_fts_new (BstCatalogue *catalogue, const char *folder);
void bst_fts_free (BstFts *self);
double bst_fts_find (BstFts *self, const char *word);
double bst_fts_get_size (BstFts *self);

typedef struct _BstObjects BstObjects;

BstObjects *bst_objects_new (BstCatalogue *catalogue);
void bst_objects_free (BstObjects *self);
double bst_objects_filter (BstObjects *self, const char *word);

G_END_DECLS
