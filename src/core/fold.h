/* Text made ready for searching: one form for every way of writing it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bst_fold (const char *text);
char *bst_fold_in_script (const char *text);
char *bst_fold_compact (const char *text);
char *bst_nearest_word (const char *word, const char *const *candidates);

G_END_DECLS
