/* Numbers that are written in Chinese characters: 七十, 一百三十. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean bst_han_is_numeral (gunichar c);
gboolean bst_han_read_digit (const char **text, guint *digit);
gboolean bst_han_read_number (const char **text, guint64 *number);

G_END_DECLS
