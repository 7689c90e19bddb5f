/* Single characters of a text from anywhere. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean bst_character_is_harmful (gunichar c);
gboolean bst_characters_are_harmless (const char *text);

G_END_DECLS
