/* What generated models and their makers are called, and what kind they are of: many
 * makers of one model and a few of thousands, and words that people search for. */
#pragma once

#include "catalogue.h"

G_BEGIN_DECLS

BstTestKind bst_test_choose_kind (guint64 chance);
void bst_test_choose_traits (BstTestFacts *facts);

guint64 bst_test_maker_of (const BstTestCatalogue *catalogue, guint64 index);
void bst_test_maker_write (const BstTestCatalogue *catalogue, guint64 number, char *out, gsize size);
gboolean bst_test_maker_read (const BstTestCatalogue *catalogue, const char *name, guint64 *number);

void bst_test_name_write (const BstTestFacts *facts, char *out, gsize size);
gboolean bst_test_name_read (const char *id, guint64 *index);

G_END_DECLS
