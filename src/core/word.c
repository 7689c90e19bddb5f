#include "config.h"

#include "core/word.h"

/**
 * bst_word_find:
 * @words: (array length=n_words): a table
 * @string: (nullable): a word
 *
 * Returns: the place of @string among @words, or -1
 */
int
bst_word_find (const BstWord *words, int n_words, const char *string)
{
  for (int i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].word, string) == 0)
      return i;
  return -1;
}
