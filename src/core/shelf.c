#include "config.h"

#include "core/shelf.h"

#include "core/label.h"
#include "core/word.h"

static const BstWord shelves[BST_N_SHELVES] = {
  [BST_SHELF_REVIEW_2023] = { "review-2023", NC_ ("shelf", "review of 2023") },
  [BST_SHELF_GUIDE] = { "guide", NC_ ("shelf", "the guide") },
  /* Translators: models that moved the field */
  [BST_SHELF_MILESTONES] = { "milestones", NC_ ("shelf", "milestones") },
  /* Translators: models of which code, data and weights are open */
  [BST_SHELF_OPEN_SOURCE] = { "open-source", NC_ ("shelf", "truly open source") },
  /* Translators: the next five are what models were made for */
  [BST_SHELF_CODE] = { "code", NC_ ("shelf", "code") },
  [BST_SHELF_MATH] = { "math", NC_ ("shelf", "mathematics") },
  [BST_SHELF_REASONING] = { "reasoning", NC_ ("shelf", "reasoning") },
  [BST_SHELF_VISION] = { "vision", NC_ ("shelf", "vision") },
  /* Translators: models small enough for a telephone and the like */
  [BST_SHELF_ON_DEVICE] = { "on-device", NC_ ("shelf", "on-device") },
  [BST_SHELF_FAVOURITES] = { "favourites", NC_ ("shelf", "favourites") },
  /* Translators: what was fetched from the Hugging Face Hub */
  [BST_SHELF_HUB] = { "hub", NC_ ("shelf", "the Hub") },
};

/* What a shelf is called where it stands alone. */
static const char *const titles[BST_N_SHELVES] = {
  [BST_SHELF_REVIEW_2023] = N_ ("2023 in review"),
  [BST_SHELF_GUIDE] = N_ ("Whole guide"),
  [BST_SHELF_MILESTONES] = NC_ ("shelf", "Milestones"),
  [BST_SHELF_OPEN_SOURCE] = NC_ ("shelf", "Truly open source"),
  [BST_SHELF_CODE] = NC_ ("shelf", "Code"),
  [BST_SHELF_MATH] = NC_ ("shelf", "Mathematics"),
  [BST_SHELF_REASONING] = NC_ ("shelf", "Reasoning"),
  [BST_SHELF_VISION] = NC_ ("shelf", "Vision"),
  [BST_SHELF_ON_DEVICE] = NC_ ("shelf", "On-device"),
  [BST_SHELF_FAVOURITES] = NC_ ("shelf", "Favourites"),
  /* Translators: all models that were fetched from the Hub or added by the user */
  [BST_SHELF_HUB] = NC_ ("shelf", "From the Hub"),
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

/* Returns: what it is called where it stands alone, as over the list, translated */
const char *
bst_shelf_get_title (BstShelf shelf)
{
  g_return_val_if_fail ((guint) shelf < BST_N_SHELVES, NULL);

  if (shelf == BST_SHELF_REVIEW_2023 || shelf == BST_SHELF_GUIDE)
    return _ (titles[shelf]);
  return g_dpgettext2 (NULL, "shelf", titles[shelf]);
}

/* Returns: whether its models were made for the same purpose */
gboolean
bst_shelf_is_purpose (BstShelf shelf)
{
  return shelf >= BST_SHELF_CODE && shelf <= BST_SHELF_ON_DEVICE;
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
