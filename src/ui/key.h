/* What a key means to a widget that is not written into. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

guint bst_key_simplify (guint key);
guint bst_key_from_place (guint code);
guint bst_key_resolve (GdkDisplay *display, guint key, guint code);

G_END_DECLS
