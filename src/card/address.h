/* Where the links of a card lead. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bst_card_address_new (const char *link, const char *endpoint, const char *id);

G_END_DECLS
