/* The lengths of context that a slider stops at. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where nobody tells what a model was made for. */
#define BST_CONTEXT_UNTOLD (G_GINT64_CONSTANT (128) << 10)

GArray *bst_context_stops_new (gint64 most);
guint bst_context_stops_find (GArray *stops, gint64 context);

G_END_DECLS
