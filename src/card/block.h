/* What a model card is made of: blocks of text, one below the other. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a part of a text looks, and what it is. */
typedef enum
{
  BST_CARD_EMPHASIS = 1 << 0,
  BST_CARD_STRONG = 1 << 1,
  BST_CARD_MONOSPACE = 1 << 2,
  BST_CARD_STRIKE = 1 << 3,
  BST_CARD_LINK = 1 << 4,
  BST_CARD_IMAGE = 1 << 5, /* the words that stand for a picture, which is never loaded */
  BST_CARD_NOTE = 1 << 6, /* the number of a footnote, or the way back from it */
} BstCardStyle;

/**
 * BstCardSpan: a part of a text that differs from plain text. Spans are in order and do not
 * overlap.
 *
 * @start, @end: in bytes
 * @target: (nullable): where a link leads: an address of http, https or mailto in ASCII, or
 *   "#" and the anchor of a block of this card
 */
typedef struct
{
  guint start;
  guint end;
  BstCardStyle style;
  char *target;
} BstCardSpan;

/**
 * BstCardText: valid UTF-8 without characters that do harm; lines end with "\n".
 */
typedef struct
{
  char *text;
  GArray *spans; /* BstCardSpan */
} BstCardText;

typedef enum
{
  BST_CARD_PARAGRAPH,
  BST_CARD_HEADING,
  BST_CARD_CODE,
  BST_CARD_TABLE,
  BST_CARD_RULE,
} BstCardKind;

typedef enum
{
  BST_CARD_NO_TASK,
  BST_CARD_TASK_OPEN,
  BST_CARD_TASK_DONE,
} BstCardTask;

typedef enum
{
  BST_CARD_ALIGN_START,
  BST_CARD_ALIGN_CENTER,
  BST_CARD_ALIGN_END,
} BstCardAlign;

/**
 * BstCardBlock: one block, immutable once it is read. How deep it lies in lists and
 * quotations is said by each block itself, so that no nesting of a hostile card makes
 * anything deep.
 */
typedef struct
{
  BstCardKind kind;
  guint level; /* of a heading, from 1 to 6 */
  GPtrArray *anchors; /* (nullable): what links to this block name it by */

  guint n_quotes; /* quotations around it */
  guint n_lists; /* lists around it */
  char *marker; /* of a list's item, on its first block: "•", "3."; or NULL */
  BstCardTask task;
  guint note; /* the number of the footnote that it belongs to, or 0 */

  /* It was cut from the block before it, which would have been too long. Of code, both
   * together are the text. */
  gboolean continues;

  BstCardText *text; /* NULL for tables and rules */
  char *language; /* of code, as the card names it; or NULL */

  GPtrArray *rows; /* of a table: arrays of BstCardText, of which NULL is an empty cell */
  guint n_columns;
  guint n_header_rows;
  GArray *aligns; /* BstCardAlign, one a column */
} BstCardBlock;

BstCardText *bst_card_text_new (const char *text);
void bst_card_text_free (BstCardText *self);
BstCardBlock *bst_card_block_new (BstCardKind kind);
void bst_card_block_free (BstCardBlock *self);
gboolean bst_card_block_has_anchor (const BstCardBlock *self, const char *anchor);
void bst_card_block_append_plain (const BstCardBlock *self, GString *plain);
guint bst_card_blocks_find_anchor (GPtrArray *blocks, const char *anchor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstCardText, bst_card_text_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstCardBlock, bst_card_block_free)

G_END_DECLS
