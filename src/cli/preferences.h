/* The window's preferences, as far as the terminal heeds them. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *bst_cli_preferences_new (void);

G_END_DECLS
