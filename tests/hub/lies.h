/* Answers in JSON that are not about what was asked for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *bst_test_make_bare (GBytes *json);
GBytes *bst_test_make_called (GBytes *json, const char *id);
GBytes *bst_test_make_bomb (GBytes *json, gint64 count);

G_END_DECLS
