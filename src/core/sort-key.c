/* By what lists are sorted, in words. */
#include "config.h"

#include "core/query-parts.h"

#include "core/label.h"
#include "core/word.h"

static const BstWord sort_keys[BST_N_SORT_KEYS] = {
  [BST_SORT_PARAMS] = { "params", NC_ ("order", "parameters") },
  [BST_SORT_ACTIVE] = { "active", NC_ ("order", "active parameters") },
  [BST_SORT_CONTEXT] = { "context", NC_ ("order", "context length") },
  [BST_SORT_RELEASED] = { "released", NC_ ("order", "release date") },
  [BST_SORT_TOKENS] = { "tokens", NC_ ("order", "training tokens") },
  [BST_SORT_NAME] = { "name", NC_ ("order", "name") },
  [BST_SORT_ORG] = { "org", NC_ ("order", "organization") },
  [BST_SORT_FAMILY] = { "family", NC_ ("order", "family") },
  [BST_SORT_LICENSE] = { "license", NC_ ("order", "licence") },
  [BST_SORT_DOWNLOADS] = { "downloads", NC_ ("order", "downloads") },
  [BST_SORT_LIKES] = { "likes", NC_ ("order", "likes") },
  /* Translators: when the Hub's repository last changed */
  [BST_SORT_UPDATED] = { "updated", NC_ ("order", "last change") },
};

/* Returns: the word of queries: "released" */
const char *
bst_sort_key_to_string (BstSortKey key)
{
  g_return_val_if_fail ((guint) key < BST_N_SORT_KEYS, NULL);

  return sort_keys[key].word;
}

/* Returns: the words of the interface, translated */
const char *
bst_sort_key_get_label (BstSortKey key)
{
  g_return_val_if_fail ((guint) key < BST_N_SORT_KEYS, NULL);

  return g_dpgettext2 (NULL, "order", sort_keys[key].label);
}

/* Returns: the words of the interface in @language, whatever it speaks */
const char *
bst_sort_key_get_label_for (BstSortKey key, BstLanguage language)
{
  g_return_val_if_fail ((guint) key < BST_N_SORT_KEYS, NULL);

  return bst_label_get_for ("order", sort_keys[key].label, language);
}
