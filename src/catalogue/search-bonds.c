/* What rows were made from, as far as it counts for what they may be used for: of hundreds of
 * thousands of texts of base models few name a model of the guide whose licence holds for what
 * is made of it, and these come to a few licences. Each text is looked at once. */
#include "config.h"

#include "catalogue/search-private.h"

#include <string.h>

#include "core/verdict.h"

/* An id of the Hub is not longer. */
#define MOST_ID 200

/* The licences that come with a text of base models, in words; "" for none. */
static char *
make_key (BstCatalogueSearch *self, const char *bases)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (gsize length; *bases != '\0'; bases += length + (bases[length] == ' '))
    {
      char id[MOST_ID + 1];
      BstEntry *base;
      BstLicense *own, *inherited;

      length = strcspn (bases, " ");
      if (length == 0 || length > MOST_ID)
        continue;
      memcpy (id, bases, length);
      id[length] = '\0';
      base = bst_guide_find_entry (self->guide, id);
      if (base == NULL)
        continue;
      own = bst_entry_get_license (base);
      inherited = bst_entry_get_verdict (base).inherited;
      if (inherited != NULL || (own != NULL && bst_license_binds_derivatives (own)))
        g_string_append_printf (key, "%s>%s ", own != NULL ? bst_license_get_id (own) : "",
                                inherited != NULL ? bst_license_get_id (inherited) : "");
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

/* The strictest licence that comes with a text of base models. */
static BstLicense *
find_license (BstCatalogueSearch *self, guint word)
{
  g_autoptr (BstEntry) probe = NULL;
  BstListed row;

  bst_listed_init (&row);
  row.base_models = bst_catalogue_get_word (self->catalogue, BST_DICTIONARY_BASES, word);
  probe = bst_search_make_probe (self, &row);
  return bst_entry_get_verdict (probe).inherited;
}

static guint
find_or_add_bond (BstCatalogueSearch *self, GHashTable *known, char *key, guint word)
{
  guint bond = GPOINTER_TO_UINT (g_hash_table_lookup (known, key));
  BstBond added = { .row_word = word };

  if (bond > 0 || self->bonds->len > G_MAXUINT16)
    {
      g_free (key);
      return bond;
    }
  added.license = find_license (self, word);
  g_array_append_val (self->bonds, added);
  g_hash_table_insert (known, key, GUINT_TO_POINTER (self->bonds->len - 1));
  return self->bonds->len - 1;
}

static void
find_bonds (BstCatalogueSearch *self)
{
  guint n = self->catalogue->n_words[BST_DICTIONARY_BASES];
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  BstBond none = { 0 };

  self->bonds = g_array_new (FALSE, FALSE, sizeof (BstBond));
  self->bond = g_new0 (guint16, MAX (n, 1));
  g_array_append_val (self->bonds, none);
  for (guint i = 1; i < n; i++)
    {
      const char *bases = bst_catalogue_get_word (self->catalogue, BST_DICTIONARY_BASES, i);
      char *key = make_key (self, bases != NULL ? bases : "");

      if (key[0] != '\0')
        self->bond[i] = (guint16) find_or_add_bond (self, known, key, i);
      else
        g_free (key);
    }
}

/* Looks at what rows were made from, if nobody has yet: not before it is asked for, as the
 * window opens without. Any thread may call it. */
static void
ensure_bonds (BstCatalogueSearch *self)
{
  if (g_once_init_enter (&self->has_bonds))
    {
      find_bonds (self);
      g_once_init_leave (&self->has_bonds, 1);
    }
}

/* Begins to read which pair of a class of licences and of what comes with base models rows
 * have. The first pairs are those with which nothing comes, one for each class. */
void
bst_terms_column_init (BstTermsColumn *column, BstCatalogueSearch *self)
{
  BstCatalogue *catalogue = self->catalogue;

  ensure_bonds (self);
  column->search = self;
  column->licenses = bst_catalogue_get_numbers (catalogue, BST_SECTION_WORD + BST_DICTIONARY_LICENSE);
  column->n_licenses = catalogue->n_words[BST_DICTIONARY_LICENSE];
  column->bases = bst_catalogue_get_numbers (catalogue, BST_SECTION_WORD + BST_DICTIONARY_BASES);
  column->n_bases = catalogue->n_words[BST_DICTIONARY_BASES];
  column->n_classes = self->license_classes->len;
  column->n = self->bonds->len * column->n_classes;
}

/* Returns: (transfer none) (nullable): the licence of the pair @terms that the guide knows
 * @inherited: (out) (transfer none) (nullable): the one that comes with base models */
BstLicense *
bst_search_get_terms_license (BstCatalogueSearch *self, guint terms, BstLicense **inherited)
{
  guint n = self->license_classes->len;

  *inherited = g_array_index (self->bonds, BstBond, terms / n).license;
  return g_array_index (self->license_classes, BstLicenseClass, terms % n).license;
}

/* Returns: (transfer full): an entry of a model of which no more is known than the pair @terms */
BstEntry *
bst_search_make_terms_probe (BstCatalogueSearch *self, guint terms)
{
  guint n = self->license_classes->len;
  guint license = g_array_index (self->license_classes, BstLicenseClass, terms % n).row_word;
  guint bases = g_array_index (self->bonds, BstBond, terms / n).row_word;
  BstListed row;

  bst_listed_init (&row);
  row.license = bst_catalogue_get_word (self->catalogue, BST_DICTIONARY_LICENSE, license);
  row.license_name = bst_catalogue_get_license_name (self->catalogue, license);
  if (bases > 0)
    row.base_models = bst_catalogue_get_word (self->catalogue, BST_DICTIONARY_BASES, bases);
  return bst_search_make_probe (self, &row);
}
