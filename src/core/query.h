/* The query language: one line of text that says which entries, in which order.
 * The same in the search entry, in a saved search and on the command line. */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

typedef enum
{
  BST_FACET_ORG,
  BST_FACET_COUNTRY,
  BST_FACET_FAMILY,
  BST_FACET_LICENSE,
  BST_FACET_OPENNESS,
  BST_FACET_PARAMS,
  BST_FACET_ACTIVE,
  BST_FACET_CONTEXT,
  BST_FACET_YEAR,
  BST_FACET_LANG,
  BST_FACET_TASK,
  BST_FACET_KIND,
  BST_FACET_GATED,
  BST_FACET_FITS,
  BST_FACET_SHELF,
  BST_FACET_FAV,
  BST_FACET_BASE,
  BST_FACET_SORT,
} BstFacet;

#define BST_N_FACETS 18

const char *bst_facet_to_string (BstFacet facet);
const char *bst_facet_get_label (BstFacet facet);
const char *bst_facet_get_label_for (BstFacet facet, BstLanguage language);

/* A mistake in a query, pointed at. */
typedef struct
{
  gsize start; /* the mistaken word in the text, in bytes */
  gsize end;
  char *word; /* the word itself, shortened if it is very long */
  char *message; /* a translated sentence that names the word */
  char *suggestion; /* what would be right in its place, or NULL */
} BstQueryProblem;

/**
 * BstQuery: an immutable, reference-counted parsed query. Parsing never fails:
 * what cannot be understood becomes a problem, and the rest of the query holds.
 */
typedef struct _BstQuery BstQuery;

BstQuery *bst_query_parse (const char *text);
BstQuery *bst_query_ref (BstQuery *self);
void bst_query_unref (BstQuery *self);
const char *bst_query_get_text (BstQuery *self);
guint bst_query_get_n_problems (BstQuery *self);
const BstQueryProblem *bst_query_get_problem (BstQuery *self, guint index);

gboolean bst_query_matches (BstQuery *self, BstEntry *entry);
int bst_query_compare (BstQuery *self, BstEntry *a, BstEntry *b);

/* The terms, as a reader sees them: for chips and for "drop this filter". */
guint bst_query_get_n_terms (BstQuery *self);
char *bst_query_dup_term (BstQuery *self, guint index);
char *bst_query_dup_term_label (BstQuery *self, guint index);
gboolean bst_query_get_term_facet (BstQuery *self, guint index, BstFacet *facet);
char *bst_query_without_term (BstQuery *self, guint index);

/* Editing, for the filter popover: these give the text of another query. */
char *bst_query_dup_facet (BstQuery *self, BstFacet facet);
char *bst_query_with_facet (BstQuery *self, BstFacet facet, const char *value);
char *bst_query_with_value (BstQuery *self, BstFacet facet, const char *value, gboolean wanted);
gboolean bst_query_has_value (BstQuery *self, BstFacet facet, const char *value);
char *bst_query_with_only (BstQuery *self, BstFacet facet, const char *value);
char **bst_query_dup_values (BstQuery *self, BstFacet facet);
char *bst_query_dup_words (BstQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstQuery, bst_query_unref)

G_END_DECLS
