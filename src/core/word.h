/* Tables of the words that files and queries use for the values of an enumeration. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *word;
  const char *label; /* for the interface, to be translated; NULL where it is never shown */
} BstWord;

int bst_word_find (const BstWord *words, int n_words, const char *string);

G_END_DECLS
