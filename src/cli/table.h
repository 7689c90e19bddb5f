/* A table of cells as text: for a terminal, or for a Markdown file. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BstTable BstTable;

BstTable *bst_table_new (void);
void bst_table_free (BstTable *self);

void bst_table_add_column (BstTable *self, const char *label, gboolean is_number, guint rank);
void bst_table_take_cell (BstTable *self, char *cell);

void bst_table_append_text (const BstTable *self, GString *page);
void bst_table_append_markdown (const BstTable *self, GString *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstTable, bst_table_free)

G_END_DECLS
