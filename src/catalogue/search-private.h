/* A search in its steps; between the files of the search alone. */
#pragma once

#include "catalogue/bits.h"
#include "catalogue/catalogue-private.h"
#include "catalogue/makers.h"
#include "catalogue/search.h"
#include "core/query-parts.h"

G_BEGIN_DECLS

/* The classes of those that no entry is made of, and that the guide does not know. */
#define BST_LICENSE_CLASS_NONE 0
#define BST_LICENSE_CLASS_UNKNOWN 1

/* What licences come to for whoever asks: those that the guide does not know are one. */
typedef struct
{
  guint row_word; /* a licence of that kind in the catalogue */
  BstLicense *license; /* NULL where the guide does not know it */
} BstLicenseClass;

/* What comes with base models. */
typedef struct
{
  guint row_word; /* a text of base models of that kind in the catalogue; 0 for none */
  BstLicense *license; /* the strictest of what comes with them; NULL for none */
} BstBond;

struct _BstCatalogueSearch
{
  gatomicrefcount references;

  BstCatalogue *catalogue;
  BstGuide *guide;
  GArray *makers; /* BstMaker */
  GPtrArray *bynames; /* BstByname */
  GMutex lock; /* of the next */
  GHashTable *word_rows; /* word of a byname → GArray of guint32: the rows that have it, once asked for */
  GArray *license_classes; /* BstLicenseClass */
  guint8 *license_class; /* of each licence of the catalogue */

  gsize has_bonds; /* whether the next two are there: 1 */
  GArray *bonds; /* BstBond; the first is none */
  guint16 *bond; /* of each text of base models of the catalogue */
};

/* search-words.c */
void bst_search_meet_words (BstCatalogueSearch *self, BstQuery *query, BstBits *rows, GCancellable *cancellable);
gboolean bst_search_organization_has (BstOrganization *organization, const BstQueryWord *word);

/* search-facets.c */
void bst_search_meet_facets (BstCatalogueSearch *self, BstQuery *query, BstBits *rows, GCancellable *cancellable);
void bst_search_meet_facet (BstCatalogueSearch *self, BstQuery *query, BstFacet facet, BstBits *rows);
BstEntry *bst_search_make_probe (BstCatalogueSearch *self, BstListed *row);
void bst_search_find_authors (BstCatalogueSearch *self, BstQuery *query, BstBits *wanted);

/* search-bonds.c */
/* Which pair of licences each row has: its own class, and what comes with base models. */
typedef struct
{
  BstCatalogueSearch *search;
  const guint32 *licenses;
  const guint32 *bases;
  guint n_licenses, n_bases, n_classes;
  guint n; /* pairs */
} BstTermsColumn;

void bst_terms_column_init (BstTermsColumn *column, BstCatalogueSearch *self);

/* @row: less than the number of rows. What there is not, in a damaged file, is none. */
static inline guint
bst_terms_column_get (const BstTermsColumn *self, guint row)
{
  guint license = self->licenses[row], bases = self->bases[row];
  guint class = license < self->n_licenses ? self->search->license_class[license] : BST_LICENSE_CLASS_NONE;
  guint bond = bases < self->n_bases ? self->search->bond[bases] : 0;

  return bond * self->n_classes + class;
}

BstLicense *bst_search_get_terms_license (BstCatalogueSearch *self, guint terms, BstLicense **inherited);
BstEntry *bst_search_make_terms_probe (BstCatalogueSearch *self, guint terms);

/* search-order.c */
guint32 *bst_search_sort (BstCatalogueSearch *self, BstQuery *query, const BstBits *rows, GCancellable *cancellable, guint *n);

G_END_DECLS
