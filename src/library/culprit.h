/* Which part of a query is to blame that it finds nothing. */
#pragma once

#include "library/library.h"

G_BEGIN_DECLS

int bst_library_find_culprit (BstLibrary *self, BstQuery *query, const char *context, guint *n_without);
void bst_library_find_culprit_async (BstLibrary *self, BstQuery *query, const char *context, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
int bst_library_find_culprit_finish (BstLibrary *self, GAsyncResult *result, guint *n_without);

G_END_DECLS
