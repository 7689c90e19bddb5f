/* In which order names stand. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int bst_name_collate (const char *a, const char *b);
int bst_name_compare (const char *a, const char *a_readings, const char *b, const char *b_readings);

G_END_DECLS
