/* A size of memory as a person types it, and reads it again. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More than any computer has, and less than any model takes. */
#define BST_MEMORY_SIZE_MOST (G_GINT64_CONSTANT (1) << 50)
#define BST_MEMORY_SIZE_LEAST (G_GINT64_CONSTANT (1) << 26)

gboolean bst_memory_size_parse (const char *text, gint64 *bytes, char **complaint);
char *bst_memory_size_dup_text (gint64 bytes);
char *bst_memory_size_dup_value (gint64 bytes);
gint64 bst_memory_size_round_down (gint64 bytes);

G_END_DECLS
