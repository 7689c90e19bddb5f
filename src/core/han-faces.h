/* The typefaces with Chinese characters, in the forms of one place. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *const *bst_han_faces_get (const char *language);
gboolean bst_han_faces_contain (const char *family);

G_END_DECLS
