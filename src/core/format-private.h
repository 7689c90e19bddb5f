/* Between the files of the formatter alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bst_format_unknown (void);

G_END_DECLS
