/* In which order a query's entries stand. */
#include "config.h"

#include "core/query-private.h"

#include <string.h>

#include "core/collate.h"

/* Compares so that what is unknown comes last, whichever way the known is turned.
 * Returns FALSE where both are known, and the order is not decided. */
static gboolean
compare_known (gboolean a,
               gboolean b,
               int *order)
{
  *order = b - a;

  return !a || !b;
}

static int
compare_counts (BstEntry *a,
                BstEntry *b,
                BstField field,
                gboolean reversed)
{
  gint64 count_a = bst_entry_get_count (a, field);
  gint64 count_b = bst_entry_get_count (b, field);
  int order;

  if (compare_known (count_a > 0, count_b > 0, &order))
    return order;
  order = (count_a < count_b) - (count_a > count_b);

  return reversed ? -order : order;
}

static int
compare_dates (BstEntry *a,
               BstEntry *b,
               gboolean reversed)
{
  double days_a = 0, days_b = 0;
  gboolean known_a = bst_entry_get_release_days (a, &days_a);
  gboolean known_b = bst_entry_get_release_days (b, &days_b);
  int order;

  if (compare_known (known_a, known_b, &order))
    return order;
  order = (days_a < days_b) - (days_a > days_b);

  return reversed ? -order : order;
}

/* Of the Hub's numbers 0 is known too: nobody has fetched it yet. */
static int
compare_numbers (gint64 a,
                 gint64 b,
                 gboolean reversed)
{
  int order;

  if (compare_known (a >= 0, b >= 0, &order))
    return order;
  order = (a < b) - (a > b);

  return reversed ? -order : order;
}

static int
compare_names (const char *a,
               const char *b,
               gboolean reversed)
{
  int order;

  if (compare_known (a != NULL, b != NULL, &order))
    return order;
  order = bst_name_compare (a, NULL, b, NULL);

  return reversed ? -order : order;
}

static int
compare_organizations (const BstOrganization *a,
                       const BstOrganization *b,
                       gboolean reversed)
{
  int order;

  if (compare_known (a != NULL, b != NULL, &order))
    return order;
  order = bst_organization_compare (a, b);

  return reversed ? -order : order;
}

static int
compare_families (const BstFamily *a,
                  const BstFamily *b,
                  gboolean reversed)
{
  int order;

  if (compare_known (a != NULL, b != NULL, &order))
    return order;
  order = bst_family_compare (a, b);

  return reversed ? -order : order;
}

static const char *
get_license_name (BstEntry *entry)
{
  BstLicense *license = bst_entry_get_license (entry);

  return license != NULL ? bst_license_get_short_name (license) : NULL;
}

static gint64
get_downloads (BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);

  return record != NULL ? record->downloads : -1;
}

static gint64
get_likes (BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);

  return record != NULL ? record->likes : -1;
}

static gint64
get_last_modified (BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);

  return record != NULL ? record->last_modified : -1;
}

static int
compare_by (BstSortKey key,
            gboolean reversed,
            BstEntry *a,
            BstEntry *b)
{
  switch (key)
    {
    case BST_SORT_ACTIVE:
      return compare_counts (a, b, BST_FIELD_ACTIVE_PARAMETERS, reversed);
    case BST_SORT_CONTEXT:
      return compare_counts (a, b, BST_FIELD_CONTEXT_LENGTH, reversed);
    case BST_SORT_TOKENS:
      return compare_counts (a, b, BST_FIELD_TRAINING_TOKENS, reversed);
    case BST_SORT_RELEASED:
      return compare_dates (a, b, reversed);
    case BST_SORT_NAME:
      return reversed ? bst_entry_compare_names (b, a) : bst_entry_compare_names (a, b);
    case BST_SORT_ORG:
      return compare_organizations (bst_entry_get_organization (a), bst_entry_get_organization (b), reversed);
    case BST_SORT_FAMILY:
      return compare_families (bst_entry_get_family (a), bst_entry_get_family (b), reversed);
    case BST_SORT_LICENSE:
      return compare_names (get_license_name (a), get_license_name (b), reversed);
    case BST_SORT_DOWNLOADS:
      return compare_numbers (get_downloads (a), get_downloads (b), reversed);
    case BST_SORT_LIKES:
      return compare_numbers (get_likes (a), get_likes (b), reversed);
    case BST_SORT_UPDATED:
      return compare_numbers (get_last_modified (a), get_last_modified (b), reversed);
    case BST_SORT_PARAMS:
    default:
      return compare_counts (a, b, BST_FIELD_PARAMETERS, reversed);
    }
}

/**
 * bst_query_compare:
 *
 * Compares two entries in the order that sort: asks for, or in the usual one: figures
 * from the largest, dates from the newest, names from A, and what is unknown last.
 * Ties go by release date, then name, then id, so that no two entries are equal.
 *
 * Returns: less than, equal to or greater than 0
 */
int
bst_query_compare (BstQuery *self,
                   BstEntry *a,
                   BstEntry *b)
{
  int order = 0;

  g_return_val_if_fail (self != NULL && BST_IS_ENTRY (a) && BST_IS_ENTRY (b), 0);

  for (guint i = 0; order == 0 && i < bst_query_get_n_sort_keys (self); i++)
    {
      gboolean reversed;
      BstSortKey key = bst_query_get_sort_key (self, i, &reversed);

      order = compare_by (key, reversed, a, b);
    }

  if (order == 0)
    order = compare_dates (a, b, FALSE);
  if (order == 0)
    order = bst_entry_compare_names (a, b);
  if (order == 0)
    order = strcmp (bst_entry_get_id (a), bst_entry_get_id (b));

  return order;
}
