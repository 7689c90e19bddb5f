/* What an answer is made of; between the files of the answer alone. */
#pragma once

#include "library/results.h"

G_BEGIN_DECLS

/* An item is the number of a row in the Hub's list or, with this bit, of one of the
 * library's own entries. */
#define BST_RESULTS_OWN (1u << 31)

struct _BstResults
{
  GObject parent_instance;

  BstQuery *query;
  GPtrArray *entries; /* BstEntry: the library's own */
  BstCatalogueSearch *search; /* NULL without rows */
  GArray *items; /* guint32, in the order of the answer; with rows it is replaced, never changed */
  guint n_shown; /* so many of them are told of */
  GHashTable *made; /* row → Made */
};

G_END_DECLS
