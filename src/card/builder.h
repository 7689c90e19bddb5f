/* Makes blocks of what Markdown and HTML say, in the order in which they say it. */
#pragma once

#include "card/block.h"

G_BEGIN_DECLS

/* A text longer than this, in bytes, is cut on the border of a word into blocks of which
 * each is laid out at once. */
#define BST_CARD_MAX_TEXT 2400
#define BST_CARD_MAX_LINES 60 /* of code */
/* What is deeper in lists or quotations looks as if it were this deep. */
#define BST_CARD_MAX_DEPTH 8
#define BST_CARD_MAX_CELLS 300 /* of a table, about; one with more is cut into several, each with the header */
#define BST_CARD_MAX_COLUMNS 40 /* of a table; what has more is shown in lines */

/**
 * BstCardBuilder: not to be used by two threads at once.
 */
typedef struct _BstCardBuilder BstCardBuilder;

BstCardBuilder *bst_card_builder_new (const char *endpoint, const char *id);
void bst_card_builder_free (BstCardBuilder *self);
GPtrArray *bst_card_builder_steal (BstCardBuilder *self);

void bst_card_builder_text (BstCardBuilder *self, const char *text, gsize length);
void bst_card_builder_html_text (BstCardBuilder *self, const char *text);
void bst_card_builder_line_break (BstCardBuilder *self);
void bst_card_builder_soft_break (BstCardBuilder *self);
void bst_card_builder_end_block (BstCardBuilder *self);
void bst_card_builder_rule (BstCardBuilder *self);

void bst_card_builder_begin_heading (BstCardBuilder *self, guint level);
void bst_card_builder_begin_code (BstCardBuilder *self, const char *language);
gboolean bst_card_builder_is_in_code (BstCardBuilder *self);

void bst_card_builder_begin_style (BstCardBuilder *self, BstCardStyle style);
void bst_card_builder_end_style (BstCardBuilder *self, BstCardStyle style);
void bst_card_builder_begin_link (BstCardBuilder *self, const char *link);
void bst_card_builder_end_link (BstCardBuilder *self);
void bst_card_builder_begin_image (BstCardBuilder *self);
void bst_card_builder_end_image (BstCardBuilder *self, const char *source);
void bst_card_builder_anchor (BstCardBuilder *self, const char *anchor);
void bst_card_builder_note (BstCardBuilder *self, guint number, gboolean is_way_back);
void bst_card_builder_set_note (BstCardBuilder *self, guint number);
void bst_card_builder_end_note (BstCardBuilder *self);

void bst_card_builder_begin_quote (BstCardBuilder *self);
void bst_card_builder_end_quote (BstCardBuilder *self);
void bst_card_builder_begin_list (BstCardBuilder *self, gboolean is_ordered, guint start);
void bst_card_builder_end_list (BstCardBuilder *self);
void bst_card_builder_begin_item (BstCardBuilder *self, BstCardTask task);
void bst_card_builder_end_item (BstCardBuilder *self);

void bst_card_builder_begin_table (BstCardBuilder *self);
void bst_card_builder_end_table (BstCardBuilder *self);
void bst_card_builder_begin_row (BstCardBuilder *self, gboolean is_header);
void bst_card_builder_begin_cell (BstCardBuilder *self, gboolean is_header, BstCardAlign align);
void bst_card_builder_end_cell (BstCardBuilder *self);
gboolean bst_card_builder_is_in_table (BstCardBuilder *self);

G_END_DECLS
