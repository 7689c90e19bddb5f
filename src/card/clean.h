/* A card's bytes as a text that is safe to read and to show. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More than any card has; what is beyond is left out. */
#define BST_CARD_MAX_BYTES (4 * 1024 * 1024)

char *bst_card_clean (const char *bytes, gsize length, gboolean *is_cut);
const char *bst_card_skip_front_matter (const char *text);

G_END_DECLS
