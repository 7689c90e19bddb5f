/* Where GSettings keeps what is chosen. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean bst_settings_can_be_kept (void);

G_END_DECLS
