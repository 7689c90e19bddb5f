/* Han characters: their simplified forms, their readings, and where they stand. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No syllable of pinyin without its tone is longer: "zhuang". */
#define BST_SYLLABLE_SIZE 8

gboolean bst_han_is (gunichar c);
gboolean bst_han_is_in (const char *text);
gunichar bst_han_simplify (gunichar c);
const char *bst_han_get_syllable (gunichar c);
guint bst_han_get_place_by_reading (gunichar c, const char *reading);
guint bst_han_get_place_by_strokes (gunichar c);
const char *bst_han_next_reading (const char **readings, char reading[BST_SYLLABLE_SIZE]);

G_END_DECLS
