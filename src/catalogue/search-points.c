/* What the chart of millions of rows needs of them, column by column: to make an entry of
 * each would take a thousand times as long. */
#include "config.h"

#include "catalogue/search-private.h"

#include "core/entry-hub.h"

#define DAY (24 * 60 * 60)

/* 1970-01-01, as GDate counts days. */
#define EPOCH 719163

/* What bst_entry_get_openness() says of a model of the Hub's list, where only the licence
 * tells anything of it. */
static BstOpenness
judge_class (BstCatalogueSearch *self, guint class)
{
  BstLicense *license = g_array_index (self->license_classes, BstLicenseClass, class).license;

  if (class == BST_LICENSE_CLASS_NONE)
    return BST_OPENNESS_UNKNOWN;
  if (license != NULL && bst_license_get_commercial (license) == BST_COMMERCIAL_NO)
    return BST_OPENNESS_NONCOMMERCIAL;
  return BST_OPENNESS_WEIGHTS;
}

/* Returns: (transfer full): the openness that each licence of the dictionary comes to */
static guint8 *
judge_licenses (BstCatalogueSearch *self)
{
  guint n = self->catalogue->n_words[BST_DICTIONARY_LICENSE];
  guint8 *openness = g_new (guint8, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    openness[i] = (guint8) judge_class (self, self->license_class[i]);
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
  const guint32 *licenses = bst_catalogue_get_numbers (catalogue, BST_SECTION_WORD + BST_DICTIONARY_LICENSE);
  const gint64 *all_parameters = bst_catalogue_get_column (catalogue, BST_SECTION_PARAMETERS);
  guint n_licenses = catalogue->n_words[BST_DICTIONARY_LICENSE];
  g_autofree guint8 *judged = judge_licenses (self);

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
      openness[i] = licenses[row] < n_licenses ? judged[licenses[row]] : BST_OPENNESS_UNKNOWN;
    }
}
