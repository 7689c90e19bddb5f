/* The parameters of a query, in their order: a name may come several times. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BstTestParams BstTestParams;

BstTestParams *bst_test_params_parse (const char *query);
void bst_test_params_free (BstTestParams *self);

guint bst_test_params_count (const BstTestParams *self);
const char *bst_test_params_name (const BstTestParams *self, guint i);
const char *bst_test_params_value (const BstTestParams *self, guint i);
const char *bst_test_params_get (const BstTestParams *self, const char *name);
gboolean bst_test_params_flag (const BstTestParams *self, const char *name);
char *bst_test_params_with (const BstTestParams *self, const char *name, const char *value);

char *bst_test_decode (const char *text, gssize length, gboolean plus_is_space);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstTestParams, bst_test_params_free)

G_END_DECLS
