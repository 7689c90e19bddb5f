/* The words of the interface in each of its languages at once: what a person may type is
 * understood whatever the interface speaks, and where there is no catalogue. */
#pragma once

#include "core/i18n.h"

G_BEGIN_DECLS

const char *bst_label_get_for (const char *context, const char *label, BstLanguage language);

G_END_DECLS
