/* What the name of a file of a repository tells. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean bst_file_name_parse_shard (const char *path, gsize *stem, guint *number, guint *total);
char *bst_file_name_dup_quantization (const char *path);
char *bst_file_name_dup_shown (const char *name);

G_END_DECLS
