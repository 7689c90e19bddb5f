/* The licence that comes with what a model was made from. */
#pragma once

#include "core/license.h"

G_BEGIN_DECLS

/**
 * BstInheritance: immutable, reference-counted: what holds for a model because of the
 * models that it was made from.
 */
typedef struct _BstInheritance BstInheritance;

BstInheritance *bst_inheritance_new (BstLicense *license, const char *from, const char *from_name,
                                     const char *unknown);
BstInheritance *bst_inheritance_ref (BstInheritance *self);
void bst_inheritance_unref (BstInheritance *self);
BstLicense *bst_inheritance_get_license (const BstInheritance *self);
const char *bst_inheritance_get_from (const BstInheritance *self);
const char *bst_inheritance_get_from_name (const BstInheritance *self);
const char *bst_inheritance_get_unknown (const BstInheritance *self);
gboolean bst_inheritance_equal (const BstInheritance *a, const BstInheritance *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstInheritance, bst_inheritance_unref)

G_END_DECLS
