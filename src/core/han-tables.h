/* The tables that src/core/han.c reads. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const char bst_han_by_reading[];
extern const char bst_han_by_strokes[];
extern const char bst_han_simplified[];

G_END_DECLS
