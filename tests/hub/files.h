/* The files of a repository, and what is in them. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;
  gint64 size;
  gboolean is_lfs;
  char oid[41]; /* of the git object: the file, or the pointer that stands for it */
  char sha256[65]; /* of a large file's content, or "" */
} BstTestFile;

#define BST_TEST_POINTER_SIZE 135

GPtrArray *bst_test_model_list_files (const BstTestModel *model, gboolean names_only);
BstTestFile *bst_test_model_find_file (const BstTestModel *model, const char *path);
GBytes *bst_test_model_read_file (const BstTestModel *model, const BstTestFile *file);
GBytes *bst_test_model_write_config (const BstTestModel *model);
void bst_test_file_fill (const BstTestFile *file, gint64 offset, char *out, gsize size);
void bst_test_file_free (BstTestFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstTestFile, bst_test_file_free)

G_END_DECLS
