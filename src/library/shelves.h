/* The shelves that there are: what a person may open, and how much is on each. */
#pragma once

#include "library/library.h"

G_BEGIN_DECLS

typedef enum
{
  BST_SHELF_GROUP_GUIDE,
  BST_SHELF_GROUP_PURPOSE,
  BST_SHELF_GROUP_YEAR,
  BST_SHELF_GROUP_COUNTRY,
  BST_SHELF_GROUP_OWN, /* those of files of the user's own */
} BstShelfGroup;

/**
 * BstShelfCount: a shelf with something on it.
 */
typedef struct
{
  char *id; /* see core/shelf-id.h */
  char *title; /* in the interface's language */
  BstShelfGroup group;
  guint n; /* so many models are on it */
} BstShelfCount;

GPtrArray *bst_library_dup_shelves (BstLibrary *self);
gboolean bst_library_has_shelf (BstLibrary *self, const char *id);

G_END_DECLS
