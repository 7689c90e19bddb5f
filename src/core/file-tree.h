/* The files of a repository as folders, and parts of one file as one. */
#pragma once

#include "core/repository.h"

G_BEGIN_DECLS

typedef enum
{
  BST_FILE_PLAIN,
  BST_FILE_FOLDER,
  BST_FILE_PARTS, /* what was cut into parts: “model-00001-of-00005.safetensors” and so on */
} BstFileKind;

typedef enum
{
  BST_FILE_BY_SIZE, /* the largest first */
  BST_FILE_BY_NAME, /* folders first */
} BstFileOrder;

/**
 * BstFileNode: a file, a folder, or the parts of one file. Names are to be shown and
 * nothing else: they are no paths of this computer.
 */
typedef struct
{
  BstFileKind kind;
  char *name;
  gint64 size; /* bytes, of all that is in it; -1 where one of them is not known */
  guint n_files; /* of all that is in it; 1 for a file */
  guint n_parts; /* of BST_FILE_PARTS: how many there ought to be */
  GPtrArray *children; /* BstFileNode; NULL for a file */
} BstFileNode;

BstFileNode *bst_file_tree_new (const BstRepository *record, BstFileOrder order);
void bst_file_tree_sort (BstFileNode *self, BstFileOrder order);
void bst_file_tree_free (BstFileNode *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstFileNode, bst_file_tree_free)

G_END_DECLS
