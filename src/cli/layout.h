/* Text set in columns of a terminal, where a Han character takes two. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int bst_layout_width (const char *text);
char *bst_layout_shorten (const char *text, int n_chars);
char *bst_layout_clean (const char *text);
void bst_layout_append (GString *page, const char *text, int width, gboolean right);
void bst_layout_wrap (GString *page, const char *text, int width, int column, int indent);
char *bst_layout_truncate (const char *text, int width);

G_END_DECLS
