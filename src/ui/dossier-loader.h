/* Reads what was fetched of the model that is shown, and again when that is another. */
#pragma once

#include "library/library.h"

G_BEGIN_DECLS

typedef struct _BstDossierLoader BstDossierLoader;

/* @dossier: (nullable): NULL where nothing was fetched, or what was cannot be read */
typedef void (*BstDossierFunc) (BstDossier *dossier, gpointer user_data);

BstDossierLoader *bst_dossier_loader_new (BstLibrary *library, BstDossierFunc on_dossier, gpointer user_data);
void bst_dossier_loader_free (BstDossierLoader *self);
void bst_dossier_loader_load (BstDossierLoader *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstDossierLoader, bst_dossier_loader_free)

G_END_DECLS
