/* What this computer knows of models, and the queries it answers. */
#pragma once

#include "library/results.h"

G_BEGIN_DECLS

/**
 * BstLibrary: the guide that ships with the program and the files that the user
 * lays over it. Views ask it queries and show the list that answers them.
 */
#define BST_TYPE_LIBRARY (bst_library_get_type ())
G_DECLARE_FINAL_TYPE (BstLibrary, bst_library, BST, LIBRARY, GObject)

BstLibrary *bst_library_new (const char *override_dir);
char *bst_library_dup_override_dir (void);
BstResults *bst_library_query (BstLibrary *self, BstQuery *query);
guint bst_library_count (BstLibrary *self, BstQuery *query);
guint bst_library_get_n_entries (BstLibrary *self);
BstEntry *bst_library_lookup (BstLibrary *self, const char *id);
char *bst_library_dup_nearest_id (BstLibrary *self, const char *id);
BstOrganization *bst_library_get_organization (BstLibrary *self, const char *id);
GPtrArray *bst_library_dup_makers (BstLibrary *self);
const char *const *bst_library_get_problems (BstLibrary *self);

G_END_DECLS
