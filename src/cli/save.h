/* A file that is there whole or not at all. */
#pragma once

#include "cli/output.h"

G_BEGIN_DECLS

typedef struct _BstCliFile BstCliFile;

BstCliFile *bst_cli_file_new (const char *name);
gboolean bst_cli_file_write (BstCliFile *self, gconstpointer data, gsize length);
BstCliStatus bst_cli_file_close (BstCliFile *self);
void bst_cli_file_free (BstCliFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstCliFile, bst_cli_file_free)

G_END_DECLS
