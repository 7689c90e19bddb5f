#include "config.h"

#include "core/shelf.h"

#include "core/label.h"
#include "core/word.h"

static const BstWord shelves[BST_N_SHELVES] = {
  [BST_SHELF_REVIEW_2023] = { "review-2023", NC_ ("shelf", "review of 2023") },
  [BST_SHELF_GUIDE] = { "guide", NC_ ("shelf", "the guide") },
  [BST_SHELF_FAVOURITES] = { "favourites", NC_ ("shelf", "favourites") },
  /* Translators: what was fetched from the Hugging Face Hub */
  [BST_SHELF_HUB] = { "hub", NC_ ("shelf", "the Hub") },
};

/**
 * bst_shelf_to_string:
 *
 * Returns: the word of files and queries: "review-2023"
 */
const char *
bst_shelf_to_string (BstShelf shelf)
{
  g_return_val_if_fail ((guint) shelf < BST_N_SHELVES, NULL);

  return shelves[shelf].word;
}

/**
 * bst_shelf_get_label:
 *
 * Returns: the words of the interface, translated
 */
const char *
bst_shelf_get_label (BstShelf shelf)
{
  g_return_val_if_fail ((guint) shelf < BST_N_SHELVES, NULL);

  return g_dpgettext2 (NULL, "shelf", shelves[shelf].label);
}

/* Returns: the words of the interface in @language, whatever it speaks */
const char *
bst_shelf_get_label_for (BstShelf shelf, BstLanguage language)
{
  g_return_val_if_fail ((guint) shelf < BST_N_SHELVES, NULL);

  return bst_label_get_for ("shelf", shelves[shelf].label, language);
}

/**
 * bst_shelf_from_string:
 * @string: (nullable): a word
 * @shelf: (out): what it stands for; untouched when it stands for nothing
 *
 * Returns: whether @string is the word of a shelf of the program's own; a guide file
 *   may put its entries on others
 */
gboolean
bst_shelf_from_string (const char *string, BstShelf *shelf)
{
  int found = bst_word_find (shelves, BST_N_SHELVES, string);

  if (found >= 0)
    *shelf = (BstShelf) found;
  return found >= 0;
}
