/* JSON whose values are of other types than they should be. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *bst_test_make_wrong (GBytes *json, const char *member);

G_END_DECLS
