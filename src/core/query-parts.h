/* A query in parts: for whoever keeps models in another form than entries, and has to
 * find the same among them, in the same order. */
#pragma once

#include "core/query.h"

G_BEGIN_DECLS

/* A word or a phrase that names have to have, or must not have. The texts are the
 * query's. */
typedef struct
{
  const char *folded; /* as bst_fold() makes it */
  const char *compact; /* as bst_fold_compact() does; NULL when it is too short to tell anything */
  gboolean excluded;
} BstQueryWord;

guint bst_query_get_n_words (BstQuery *self);
BstQueryWord bst_query_get_word (BstQuery *self, guint index);
guint bst_query_get_n_makers (BstQuery *self);
BstQueryWord bst_query_get_maker (BstQuery *self, guint index);
gboolean bst_query_word_is_in (const BstQueryWord *word, const char *name);
gboolean bst_query_word_is_in_haystack (const BstQueryWord *word, const char *haystack);

gboolean bst_query_has_facet (BstQuery *self, BstFacet facet);
gboolean bst_query_facet_matches (BstQuery *self, BstFacet facet, BstEntry *entry);
gboolean bst_query_facet_matches_number (BstQuery *self, BstFacet facet, gint64 number);
gboolean bst_query_get_count_span (BstQuery *self, BstFacet facet, gint64 *low, gint64 *high);
gboolean bst_query_facet_matches_words (BstQuery *self, BstFacet facet, const char *words);
gboolean bst_query_matches_country (BstQuery *self, const char *country);
gboolean bst_query_fits (BstQuery *self, gint64 parameters);

/* By what entries are sorted. */
typedef enum
{
  BST_SORT_PARAMS,
  BST_SORT_ACTIVE,
  BST_SORT_CONTEXT,
  BST_SORT_RELEASED,
  BST_SORT_TOKENS,
  BST_SORT_NAME,
  BST_SORT_ORG,
  BST_SORT_FAMILY,
  BST_SORT_LICENSE,
  BST_SORT_DOWNLOADS,
  BST_SORT_LIKES,
  BST_SORT_UPDATED,
} BstSortKey;

#define BST_N_SORT_KEYS 12

const char *bst_sort_key_to_string (BstSortKey key);
const char *bst_sort_key_get_label (BstSortKey key);
const char *bst_sort_key_get_label_for (BstSortKey key, BstLanguage language);

const char *bst_query_get_usual_order (BstQuery *self);
guint bst_query_get_n_sort_keys (BstQuery *self);
BstSortKey bst_query_get_sort_key (BstQuery *self, guint index, gboolean *reversed);

G_END_DECLS
