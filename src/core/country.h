/* Where makers of models have their seats. */
#pragma once

#include "core/word.h"

G_BEGIN_DECLS

const BstWord *bst_country_get_words (guint *n);
gboolean bst_country_is_code (const char *text);
const char *bst_country_get_label (const char *code);

G_END_DECLS
