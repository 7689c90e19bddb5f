/* Long texts in pieces. */
#pragma once

#include "card/block.h"

G_BEGIN_DECLS

GPtrArray *bst_card_text_cut (BstCardText *text, gboolean is_code);
gsize bst_card_find_cut (const char *text, gsize length, gsize most);

G_END_DECLS
