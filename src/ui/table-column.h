/* The columns of the table: what each is called, and what it says of a model. */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

typedef enum
{
  BST_COLUMN_NAME,
  BST_COLUMN_PARAMETERS,
  BST_COLUMN_ACTIVE,
  BST_COLUMN_FIT, /* only where a memory budget is set */
  BST_COLUMN_CONTEXT,
  BST_COLUMN_TOKENS,
  BST_COLUMN_RELEASED,
  BST_COLUMN_MAKER,
  BST_COLUMN_LICENSE,
  BST_COLUMN_COMMERCIAL,
  BST_COLUMN_DOWNLOADS,
} BstColumn;

#define BST_N_COLUMNS 11

/**
 * BstColumnTraits: what does not depend on a model.
 */
typedef struct
{
  const char *sort; /* as the query has it: "params"; NULL where the query language has no such order */
  gboolean counts; /* figures stand below each other, at the end of the column; the most comes first */
  guint characters; /* how many of them the column has room for at first */
} BstColumnTraits;

const BstColumnTraits *bst_column_get_traits (BstColumn column);
const char *bst_column_get_title (BstColumn column);
char *bst_column_dup_text (BstColumn column, BstEntry *entry);
gboolean bst_column_is_unknown (BstColumn column, BstEntry *entry);

G_END_DECLS
