/* What a catalogue has in its columns; between the files of the catalogue alone. */
#pragma once

#include "catalogue/catalogue.h"
#include "catalogue/format.h"

G_BEGIN_DECLS

struct _BstCatalogue
{
  gatomicrefcount references;

  GMappedFile *file;
  const BstHeader *header;
  guint n_rows;
  guint n_words[BST_N_DICTIONARIES];
};

/* A text of many lines or strings, and where each begins. */
typedef struct
{
  const char *text;
  gsize size;
  const guint32 *offsets; /* n + 1 */
  guint n;
} BstTexts;

gconstpointer bst_catalogue_get_column (BstCatalogue *self, BstSection section);
const guint32 *bst_catalogue_get_numbers (BstCatalogue *self, BstSection section);
const char *bst_catalogue_get_id (BstCatalogue *self, guint row);
const char *bst_catalogue_get_word (BstCatalogue *self, BstDictionary dictionary, guint word);
const char *bst_catalogue_get_license_name (BstCatalogue *self, guint word);
const char *bst_catalogue_find_name (const char *id);
guint bst_catalogue_find_author (BstCatalogue *self, guint first, const char *name);
BstTexts bst_catalogue_get_ids (BstCatalogue *self);
BstTexts bst_catalogue_get_keys (BstCatalogue *self);
BstTexts bst_catalogue_get_author_keys (BstCatalogue *self);

G_END_DECLS
