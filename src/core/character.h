/* Single characters of a text from anywhere. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean bst_character_is_harmful (gunichar c);

G_END_DECLS
