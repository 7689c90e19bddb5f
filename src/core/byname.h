/* Names that models go by without having them in their ids. */
#pragma once

#include "core/haystack.h"

G_BEGIN_DECLS

/* A shorter word would be in ids of which it says nothing. */
#define BST_BYNAME_MIN_LETTERS 3

/**
 * BstByname: immutable and reference-counted. Whatever has one of its words in its id is
 * found by its names too.
 */
typedef struct _BstByname BstByname;

BstByname *bst_byname_new (const char *const *words, BstHaystack *names);
BstByname *bst_byname_ref (BstByname *self);
void bst_byname_unref (BstByname *self);
const char *const *bst_byname_get_words (const BstByname *self);
const BstHaystack *bst_byname_get_haystack (const BstByname *self);
const char *bst_byname_get_haystack_text (const BstByname *self);
gboolean bst_byname_is_of (const BstByname *self, const char *compact_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstByname, bst_byname_unref)

G_END_DECLS
