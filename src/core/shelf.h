/* The sets of models that the program itself puts together. */
#pragma once

#include "core/i18n.h"

G_BEGIN_DECLS

typedef enum
{
  BST_SHELF_REVIEW_2023,
  BST_SHELF_GUIDE,
  BST_SHELF_MILESTONES,
  BST_SHELF_OPEN_SOURCE,
  BST_SHELF_CODE,
  BST_SHELF_MATH,
  BST_SHELF_REASONING,
  BST_SHELF_VISION,
  BST_SHELF_ON_DEVICE,
  BST_SHELF_FAVOURITES,
  BST_SHELF_HUB,
} BstShelf;

#define BST_N_SHELVES 11

const char *bst_shelf_to_string (BstShelf shelf);
const char *bst_shelf_get_label (BstShelf shelf);
const char *bst_shelf_get_label_for (BstShelf shelf, BstLanguage language);
const char *bst_shelf_get_title (BstShelf shelf);
gboolean bst_shelf_is_purpose (BstShelf shelf);
gboolean bst_shelf_from_string (const char *string, BstShelf *shelf);

G_END_DECLS
