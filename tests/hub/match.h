/* What a list was asked to hold. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *words; /* parts of ids, in lower case */
  GPtrArray *filters; /* tags */
  const char *author;
  const char *task;
  int gated; /* 1, 0, or -1: either */
  gboolean is_warm;
  gint64 least_parameters;
  gint64 most_parameters;
  gboolean sees_private;

  const BstTestCatalogue *catalogue;
  gboolean skips_generated; /* none of them can match */
  guint64 author_number;
} BstTestMatch;

void bst_test_match_init (BstTestMatch *self, const BstTestParams *params, BstTestStore *store, gboolean sees_private);
void bst_test_match_clear (BstTestMatch *self);
gboolean bst_test_match_generated (const BstTestMatch *self, guint64 index, BstTestFacts *facts);
gboolean bst_test_match_kept (const BstTestMatch *self, const BstTestKept *kept);

G_END_DECLS
