/* What the system says went wrong, in the interface's language. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

const char *bst_reason_of_number (int number);
const char *bst_reason_of_words (const char *words);
const char *bst_reason_of_error (const GError *error);

G_END_DECLS
