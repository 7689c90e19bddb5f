/* What the chart of millions of rows needs of them, column by column: to make an entry of
 * each would take a thousand times as long. */
#include "config.h"

#include "catalogue/search-private.h"

#include "core/entry-hub.h"

#define DAY (24 * 60 * 60)

/* 1970-01-01, as GDate counts days. */
#define EPOCH 719163

static gboolean
forbids_commerce (const BstLicense *license)
{
  return license != NULL && bst_license_get_commercial (license) == BST_COMMERCIAL_NO;
}

/* What bst_entry_get_openness() says of a model of the Hub's list, where only the licence
 * tells anything of it, and what comes with what it was made from. */
static BstOpenness
judge (BstCatalogueSearch *self, guint terms)
{
  BstLicense *inherited;
  BstLicense *license = bst_search_get_terms_license (self, terms, &inherited);

  if (forbids_commerce (license) || forbids_commerce (inherited))
    return BST_OPENNESS_NONCOMMERCIAL;
  return terms % self->license_classes->len == BST_LICENSE_CLASS_NONE ? BST_OPENNESS_UNKNOWN : BST_OPENNESS_WEIGHTS;
}

/* Returns: (transfer full): the openness that each pair of licences comes to */
static guint8 *
judge_all (const BstTermsColumn *column)
{
  guint8 *openness = g_new (guint8, column->n);

  for (guint i = 0; i < column->n; i++)
    openness[i] = (guint8) judge (column->search, i);
  return openness;
}

static guint32
get_days (guint32 created)
{
  gboolean is_told = created != BST_CATALOGUE_UNKNOWN && bst_entry_is_creation_told (created);

  return is_told ? EPOCH + created / DAY : 0;
}

/**
 * bst_catalogue_search_read_points:
 * @rows: (array length=n): numbers of rows; one that is none reads as a model of which
 *   nothing is known
 * @days: (out caller-allocates) (array length=n): what bst_entry_get_release_days() says
 *   of each, 0 where it says nothing
 * @parameters: (out caller-allocates) (array length=n): not positive where they are unknown
 * @openness: (out caller-allocates) (array length=n): BstOpenness
 *
 * Reads what entries of these rows would say. Any thread may call it; rows in their own
 * order are read fastest.
 */
void
bst_catalogue_search_read_points (BstCatalogueSearch *self, const guint32 *rows, guint n,
                                  guint32 *days, gint64 *parameters, guint8 *openness)
{
  BstCatalogue *catalogue = self->catalogue;
  const guint32 *created = bst_catalogue_get_numbers (catalogue, BST_SECTION_CREATED);
  const guint32 *fetched = bst_catalogue_get_numbers (catalogue, BST_SECTION_FETCHED);
  const gint64 *all_parameters = bst_catalogue_get_column (catalogue, BST_SECTION_PARAMETERS);
  g_autofree guint8 *judged = NULL;
  BstTermsColumn column;

  bst_terms_column_init (&column, self);
  judged = judge_all (&column);
  for (guint i = 0; i < n; i++)
    {
      guint32 row = rows[i];

      /* Of a model that was never asked for only the name counts. */
      if (row >= catalogue->n_rows || fetched[row] == BST_CATALOGUE_UNKNOWN)
        {
          days[i] = 0;
          parameters[i] = -1;
          openness[i] = BST_OPENNESS_UNKNOWN;
          continue;
        }
      days[i] = get_days (created[row]);
      parameters[i] = all_parameters[row];
      openness[i] = judged[bst_terms_column_get (&column, row)];
    }
}
