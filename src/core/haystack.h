/* The names that something is found by, ready to be searched. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BstHaystack: names that only grow in number. Its text is what BstQuery looks for words in.
 */
typedef struct _BstHaystack BstHaystack;

/* Before the same names made compact, and before their pinyin. */
#define BST_HAYSTACK_COMPACT '\x01'
#define BST_HAYSTACK_PINYIN '\x02'

BstHaystack *bst_haystack_new (void);
void bst_haystack_free (BstHaystack *self);
void bst_haystack_add (BstHaystack *self, const char *name, const char *const *readings);
void bst_haystack_add_all (BstHaystack *self, const char *const *names, const char *const *readings);
void bst_haystack_join (BstHaystack *self, const BstHaystack *other);
char *bst_haystack_dup_text (const BstHaystack *self);

const char *bst_readings_find (const char *const *readings, const char *name);
gboolean bst_pinyin_begins_with (const char *keys, const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstHaystack, bst_haystack_free)

G_END_DECLS
