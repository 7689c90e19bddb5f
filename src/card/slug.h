/* The anchors of headings. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bst_slug_new (const char *heading, GHashTable *seen);

G_END_DECLS
