/* Models that belong together. */
#pragma once

#include "core/byname.h"
#include "core/text.h"

G_BEGIN_DECLS

/**
 * BstFamily: an immutable, reference-counted family of models.
 */
typedef struct _BstFamily BstFamily;

BstFamily *bst_family_new (const char *id, BstText *name, BstText *summary, const char *const *aliases,
                           const char *const *readings);
BstFamily *bst_family_ref (BstFamily *self);
void bst_family_unref (BstFamily *self);
const char *bst_family_get_id (const BstFamily *self);
const char *bst_family_get_name (const BstFamily *self);
const char *bst_family_get_name_for (const BstFamily *self, BstLanguage language);
const char *bst_family_get_summary (const BstFamily *self);
const char *const *bst_family_get_aliases (const BstFamily *self);
const BstHaystack *bst_family_get_haystack (const BstFamily *self);
const char *bst_family_get_haystack_text (const BstFamily *self);
BstByname *bst_family_make_byname (const BstFamily *self, const char *const *words);
const char *bst_family_get_reading (const BstFamily *self);
int bst_family_compare (const BstFamily *a, const BstFamily *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstFamily, bst_family_unref)

G_END_DECLS
