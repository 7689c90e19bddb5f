/* What a link of a model card does: nothing before it was shown where it leads. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

char *bst_card_link_dup_host (const char *address);
void bst_card_link_ask (GtkWidget *widget, const char *address);

G_END_DECLS
