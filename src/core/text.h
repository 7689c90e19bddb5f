/* A text in each language of the guide. */
#pragma once

#include "core/i18n.h"

G_BEGIN_DECLS

/**
 * BstText: an immutable, reference-counted text in up to three languages.
 */
typedef struct _BstText BstText;

BstText *bst_text_new (const char *en, const char *zh_cn, const char *zh_tw);
BstText *bst_text_ref (BstText *self);
void bst_text_unref (BstText *self);
const char *bst_text_get (const BstText *self);
const char *bst_text_get_for (const BstText *self, BstLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstText, bst_text_unref)

G_END_DECLS
