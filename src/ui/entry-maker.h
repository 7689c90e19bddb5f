/* Has entries of the Hub's list made, a few at a time. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BST_TYPE_ENTRY_MAKER (bst_entry_maker_get_type ())
G_DECLARE_FINAL_TYPE (BstEntryMaker, bst_entry_maker, BST, ENTRY_MAKER, GObject)

void bst_entry_maker_begin (BstEntryMaker *self, GListModel *model, GArray *positions);
void bst_entry_maker_clear (BstEntryMaker *self);
GListModel *bst_entry_maker_get_entries (BstEntryMaker *self);
GArray *bst_entry_maker_get_positions (BstEntryMaker *self);

G_END_DECLS
