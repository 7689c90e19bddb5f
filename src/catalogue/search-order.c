/* In which order the rows stand that a query finds: as bst_query_compare() has entries. */
#include "config.h"

#include "catalogue/search-private.h"

#include <string.h>

#include "catalogue/radix.h"
#include "core/entry-hub.h"
#include "core/collate.h"

/* A key that no row has: what is unknown comes last, whichever way the known is turned. */
#define UNKNOWN G_MAXUINT64

/* Beyond every number that a key is made of. */
#define MOST ((guint64) G_MAXINT64)

/* What a sorting by one key looks at. */
typedef struct
{
  BstCatalogueSearch *search;
  BstSortKey key;
  gboolean reversed;
  guint32 *name_ranks; /* by row that is sorted, for BST_SORT_NAME */
  guint64 *author_ranks; /* by author, for BST_SORT_ORG */
  guint64 *class_ranks; /* by class of licence, for BST_SORT_LICENSE */
} Sorting;

/* Figures from the largest; names, as they have ranks, from the first. */
static guint64
make_key (const Sorting *self, guint64 number, gboolean descends)
{
  return descends != self->reversed ? MOST - number : number;
}

static guint64
make_number_key (const Sorting *self, BstSection section, guint row)
{
  guint32 number = bst_catalogue_get_numbers (self->search->catalogue, section)[row];

  return number != BST_CATALOGUE_UNKNOWN ? make_key (self, number, TRUE) : UNKNOWN;
}

static guint64
make_date_key (const Sorting *self, guint row)
{
  guint32 created = bst_catalogue_get_numbers (self->search->catalogue, BST_SECTION_CREATED)[row];

  return created != BST_CATALOGUE_UNKNOWN && bst_entry_is_creation_told (created) ? make_key (self, created / BST_CATALOGUE_DAY, TRUE) : UNKNOWN;
}

static guint64
make_rank_key (const Sorting *self, guint64 rank)
{
  return rank != UNKNOWN ? make_key (self, rank, FALSE) : UNKNOWN;
}

static guint
get_word (const Sorting *self, BstDictionary dictionary, guint row)
{
  guint word = bst_catalogue_get_numbers (self->search->catalogue, BST_SECTION_WORD + dictionary)[row];

  return word < self->search->catalogue->n_words[dictionary] ? word : 0;
}

static guint64
get_key (const Sorting *self, guint row)
{
  gint64 count;

  switch (self->key)
    {
    case BST_SORT_PARAMS:
      count = ((const gint64 *) bst_catalogue_get_column (self->search->catalogue, BST_SECTION_PARAMETERS))[row];
      return count > 0 ? make_key (self, (guint64) count, TRUE) : UNKNOWN;
    case BST_SORT_CONTEXT:
      count = bst_catalogue_get_numbers (self->search->catalogue, BST_SECTION_CONTEXT)[row];
      return count > 0 ? make_number_key (self, BST_SECTION_CONTEXT, row) : UNKNOWN;
    case BST_SORT_RELEASED:
      return make_date_key (self, row);
    case BST_SORT_DOWNLOADS:
      return make_number_key (self, BST_SECTION_DOWNLOADS, row);
    case BST_SORT_LIKES:
      return make_number_key (self, BST_SECTION_LIKES, row);
    case BST_SORT_UPDATED:
      return make_number_key (self, BST_SECTION_MODIFIED, row);
    case BST_SORT_NAME:
      return make_rank_key (self, self->name_ranks[row]);
    case BST_SORT_ORG:
      return make_rank_key (self, self->author_ranks[get_word (self, BST_DICTIONARY_AUTHOR, row)]);
    case BST_SORT_LICENSE:
      return make_rank_key (self, self->class_ranks[self->search->license_class[get_word (self, BST_DICTIONARY_LICENSE, row)]]);
    case BST_SORT_ACTIVE:
    case BST_SORT_TOKENS:
    case BST_SORT_FAMILY:
    default:
      return UNKNOWN;
    }
}

/* Rows of one name have one rank. Of the @n @rows alone: what the others have is never set. */
static guint32 *
rank_names (BstCatalogue *catalogue, const guint32 *rows, guint n)
{
  const guint32 *ordered = bst_catalogue_get_numbers (catalogue, BST_SECTION_BY_NAME);
  guint32 *ranks = g_new (guint32, MAX (catalogue->n_rows, 1));
  g_auto (BstBits) wanted = { 0 };
  const char *before = NULL;
  guint32 rank = 0;

  bst_bits_init (&wanted, catalogue->n_rows);
  for (guint i = 0; i < n; i++)
    {
      bst_bits_add (&wanted, rows[i]);
      ranks[rows[i]] = 0;
    }
  for (guint i = 0; i < catalogue->n_rows; i++)
    {
      const char *name;

      if (ordered[i] >= catalogue->n_rows || !bst_bits_get (&wanted, ordered[i]))
        continue;
      name = bst_catalogue_find_name (bst_catalogue_get_id (catalogue, ordered[i]));
      if (before != NULL && !g_str_equal (before, name))
        rank++;
      ranks[ordered[i]] = rank;
      before = name;
    }
  return ranks;
}

static const char *
get_maker_name (const BstMaker *maker)
{
  return bst_organization_get_name (maker->organization);
}

static int
compare_makers (gconstpointer a, gconstpointer b)
{
  return bst_organization_compare ((*(const BstMaker *const *) a)->organization, (*(const BstMaker *const *) b)->organization);
}

/* Authors stand in the order of their numbers, but for those that the guide knows by
 * another name, which depends on the language: several of them may be one. */
static guint64 *
rank_authors (BstCatalogueSearch *self)
{
  guint n = self->catalogue->n_words[BST_DICTIONARY_AUTHOR];
  guint64 *ranks = g_new (guint64, n);
  g_autoptr (GPtrArray) makers = g_ptr_array_new ();
  const char *before = NULL;
  guint64 step = 0;
  guint place = 1;

  ranks[0] = UNKNOWN;
  for (guint i = 1; i < n; i++)
    ranks[i] = ((guint64) i + 1) << 16;
  for (guint i = 0; i < self->makers->len; i++)
    g_ptr_array_add (makers, &g_array_index (self->makers, BstMaker, i));
  g_ptr_array_sort (makers, compare_makers);
  for (guint i = 0; i < makers->len; i++)
    {
      const BstMaker *maker = g_ptr_array_index (makers, i);
      const char *name = get_maker_name (maker);

      if (before == NULL || !g_str_equal (before, name))
        step++;
      place = bst_catalogue_find_author (self->catalogue, place, name);
      ranks[maker->author] = ((guint64) place << 16) + MIN (step, G_MAXUINT16);
      before = name;
    }
  return ranks;
}

static const char *
get_class_name (BstCatalogueSearch *self, guint class)
{
  BstLicense *license = g_array_index (self->license_classes, BstLicenseClass, class).license;

  return license != NULL ? bst_license_get_short_name (license) : NULL;
}

/* There are few: the rank of each is how many come before it. */
static guint64 *
rank_classes (BstCatalogueSearch *self)
{
  guint64 *ranks = g_new0 (guint64, self->license_classes->len);

  for (guint i = 0; i < self->license_classes->len; i++)
    {
      const char *name = get_class_name (self, i);

      for (guint j = 0; name != NULL && j < self->license_classes->len; j++)
        {
          const char *other = get_class_name (self, j);

          ranks[i] += other != NULL && bst_name_compare (other, NULL, name, NULL) < 0;
        }
      if (name == NULL)
        ranks[i] = UNKNOWN;
    }
  return ranks;
}

static void
sorting_init (Sorting *self, BstCatalogueSearch *search, BstQuery *query, guint index, const guint32 *rows, guint n)
{
  *self = (Sorting) { .search = search };
  self->key = bst_query_get_sort_key (query, index, &self->reversed);
  if (self->key == BST_SORT_NAME)
    self->name_ranks = rank_names (search->catalogue, rows, n);
  if (self->key == BST_SORT_ORG)
    self->author_ranks = rank_authors (search);
  if (self->key == BST_SORT_LICENSE)
    self->class_ranks = rank_classes (search);
}

static void
sorting_clear (Sorting *self)
{
  g_free (self->name_ranks);
  g_free (self->author_ranks);
  g_free (self->class_ranks);
}

/* Sorts the known ones, and leaves those that are unknown behind them as they stand. */
static void
sort_by (BstCatalogueSearch *search, BstQuery *query, guint index, guint32 *rows, guint n)
{
  g_autofree BstKeyed *known = g_new (BstKeyed, MAX (n, 1));
  guint n_known = 0, n_unknown = 0;
  Sorting sorting;

  sorting_init (&sorting, search, query, index, rows, n);
  for (guint i = 0; i < n; i++)
    {
      guint64 key = get_key (&sorting, rows[i]);

      if (key != UNKNOWN)
        known[n_known++] = (BstKeyed) { .key = key, .row = rows[i] };
      else
        rows[n_unknown++] = rows[i];
    }
  memmove (rows + n_known, rows, n_unknown * sizeof *rows);
  bst_radix_sort (known, n_known);
  for (guint i = 0; i < n_known; i++)
    rows[i] = known[i].row;
  sorting_clear (&sorting);
}

/* The rows themselves stand by downloads. */
static guint
list_all (const BstBits *found, guint32 *rows)
{
  guint n = 0;

  for (guint row = 0; bst_bits_next (found, &row); row++)
    rows[n++] = row;
  return n;
}

/* As another order of all rows has them. */
static guint
list_by (BstCatalogue *catalogue, BstSection order, const BstBits *found, guint32 *rows, guint most)
{
  const guint32 *ordered = bst_catalogue_get_numbers (catalogue, order);
  guint n = 0;

  for (guint i = 0; i < catalogue->n_rows && n < most; i++)
    if (ordered[i] < catalogue->n_rows && bst_bits_get (found, ordered[i]))
      rows[n++] = ordered[i];
  return n;
}

static gboolean
has_same_name (BstCatalogue *catalogue, guint32 a, guint32 b)
{
  return g_str_equal (bst_catalogue_find_name (bst_catalogue_get_id (catalogue, a)),
                      bst_catalogue_find_name (bst_catalogue_get_id (catalogue, b)));
}

/* Turns rows that stand by name, the last name first; those of one name stay as they are. */
static guint32 *
turn_names (BstCatalogue *catalogue, const guint32 *rows, guint n)
{
  guint32 *turned = g_new (guint32, MAX (n, 1));
  guint filled = 0;

  for (guint end = n, begin; end > 0; end = begin)
    {
      for (begin = end - 1; begin > 0 && has_same_name (catalogue, rows[begin - 1], rows[begin]); begin--)
        ;
      memcpy (turned + filled, rows + begin, (end - begin) * sizeof *rows);
      filled += end - begin;
    }
  return turned;
}

/**
 * bst_search_sort:
 * @n: (out): how many there are
 *
 * Returns: (transfer full) (array length=n): the @found rows in the order of @query
 */
guint32 *
bst_search_sort (BstCatalogueSearch *self, BstQuery *query, const BstBits *found, GCancellable *cancellable, guint *n)
{
  guint count = bst_bits_count (found), n_keys = bst_query_get_n_sort_keys (query);
  guint32 *rows = g_new (guint32, MAX (count, 1));
  gboolean reversed;
  BstSortKey key = bst_query_get_sort_key (query, 0, &reversed);

  *n = 0;
  if (n_keys == 1 && !reversed)
    {
      if (key == BST_SORT_DOWNLOADS)
        *n = list_all (found, rows);
      else if (key == BST_SORT_NAME)
        *n = list_by (self->catalogue, BST_SECTION_BY_NAME, found, rows, count);
      else if (key == BST_SORT_PARAMS)
        *n = list_by (self->catalogue, BST_SECTION_BY_PARAMETERS, found, rows, count);
      if (*n > 0)
        return rows;
    }
  if (n_keys == 1 && reversed && key == BST_SORT_NAME)
    {
      g_autofree guint32 *forward = rows;

      *n = list_by (self->catalogue, BST_SECTION_BY_NAME, found, forward, count);
      return turn_names (self->catalogue, forward, *n);
    }
  /* Each sorting leaves ties as they stand: the last key goes first, and before it the
   * order that ties are broken by. */
  *n = list_by (self->catalogue, BST_SECTION_BY_DATE, found, rows, count);
  for (guint i = n_keys; i > 0 && !g_cancellable_is_cancelled (cancellable); i--)
    sort_by (self, query, i - 1, rows, *n);
  return rows;
}
