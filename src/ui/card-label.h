/* A text of a model card as a label. */
#pragma once

#include <gtk/gtk.h>

#include "card/block.h"

G_BEGIN_DECLS

/**
 * BstCardMatch: where a searched text stands.
 *
 * @part: of a block with several texts: row × columns + column of a table's cell
 * @start, @end: in bytes
 */
typedef struct
{
  guint block;
  guint part;
  guint start;
  guint end;
} BstCardMatch;

char *bst_card_text_dup_markup (const BstCardText *text);
GtkWidget *bst_card_label_new (const BstCardText *text, GtkAccessibleRole role);
gboolean bst_card_label_show_matches (GtkLabel *label, const BstCardMatch *matches, guint n_matches,
                                      const BstCardMatch *at);
int bst_card_label_get_y (GtkLabel *label, guint byte);

G_END_DECLS
