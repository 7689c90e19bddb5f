/* What was made of a model, as a text to be kept. */
#pragma once

#include "core/dossier.h"

G_BEGIN_DECLS

char *bst_dossier_derived_to_text (const BstDossier *self);
gboolean bst_dossier_derived_from_text (BstDossier *self, const char *text, GError **error);

G_END_DECLS
