/* A short message at the window's foot. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *bst_toast_new (const char *text);

G_END_DECLS
