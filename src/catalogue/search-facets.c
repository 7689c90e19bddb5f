/* Which rows are what the facets of a query ask for. Most rows have their words from
 * dictionaries: each word is looked at once, and then each row's number of it. */
#include "config.h"

#include "catalogue/search-private.h"

#include <string.h>

#include "catalogue/scan.h"
#include "core/entry-hub.h"

/* Years from 1970 that 32 bits of seconds reach, and one that stands for none. */
#define N_YEARS 138
#define NO_YEAR (N_YEARS - 1)

/* What the meeting of one query's facets works on. */
typedef struct
{
  BstCatalogueSearch *search;
  BstQuery *query;
  BstBits *rows;
} Facets;

/* Returns: (transfer full): an entry of a model of which no more is known than @row says */
BstEntry *
bst_search_make_probe (BstCatalogueSearch *self, BstListed *row)
{
  g_autoptr (BstRepository) record = NULL;

  row->id = "a/a";
  row->endpoint = BST_HUB_ENDPOINT;
  row->fetched_at = 0;
  record = bst_listed_to_repository (row);
  return bst_entry_new_from_repository (record, self->guide);
}

static guint8
match_probe (const Facets *self, BstFacet facet, BstListed *row)
{
  g_autoptr (BstEntry) entry = bst_search_make_probe (self->search, row);

  return bst_query_facet_matches (self->query, facet, entry) != FALSE;
}

/* Leaves the rows whose number in @section is one that @table has TRUE for. */
static void
meet_table (const Facets *self, BstSection section, const guint8 *table, guint n)
{
  const guint32 *numbers = bst_catalogue_get_numbers (self->search->catalogue, section);

  BST_BITS_EACH (self->rows, row)
    if (numbers[row] >= n || !table[numbers[row]])
      bst_bits_remove (self->rows, row);
}

static void
meet_dictionary (const Facets *self, BstDictionary dictionary, const guint8 *table)
{
  meet_table (self, BST_SECTION_WORD + dictionary, table, self->search->catalogue->n_words[dictionary]);
}

static void
add_scanned_authors (BstCatalogueSearch *self, const BstQueryWord *word, BstBits *found)
{
  BstTexts keys = bst_catalogue_get_author_keys (self->catalogue);

  if (word->compact != NULL)
    {
      bst_scan_lines (&keys, word->compact, found, NULL);
      return;
    }
  for (guint i = 1; i < keys.n; i++)
    if (bst_query_word_is_in (word, bst_catalogue_get_word (self->catalogue, BST_DICTIONARY_AUTHOR, i)))
      bst_bits_add (found, i);
}

/* Of a maker that the guide knows its names count, and not what it is called on the Hub. */
static void
correct_makers (BstCatalogueSearch *self, const BstQueryWord *word, BstBits *found)
{
  for (guint i = 0; i < self->makers->len; i++)
    {
      const BstMaker *maker = &g_array_index (self->makers, BstMaker, i);

      bst_bits_remove (found, maker->author);
      if (bst_search_organization_has (maker->organization, word))
        bst_bits_add (found, maker->author);
    }
}

/* @wanted: (out caller-allocates): the authors whose models the query asks for */
void
bst_search_find_authors (BstCatalogueSearch *self, BstQuery *query, BstBits *wanted)
{
  guint n = self->catalogue->n_words[BST_DICTIONARY_AUTHOR];
  g_auto (BstBits) unwanted = { 0 };
  gboolean any_wanted = FALSE;

  bst_bits_init (wanted, n);
  bst_bits_init (&unwanted, n);
  for (guint i = 0; i < bst_query_get_n_makers (query); i++)
    {
      BstQueryWord word = bst_query_get_maker (query, i);
      g_auto (BstBits) found = { 0 };

      bst_bits_init (&found, n);
      add_scanned_authors (self, &word, &found);
      correct_makers (self, &word, &found);
      for (gsize j = 0; j < bst_bits_get_n_words (&found); j++)
        (word.excluded ? &unwanted : wanted)->words[j] |= found.words[j];
      any_wanted = any_wanted || !word.excluded;
    }
  if (!any_wanted)
    bst_bits_fill (wanted);
  /* Number 0 is that of the models whose id names nobody. */
  else if (n > 0)
    bst_bits_remove (wanted, 0);
  if (n > 0)
    bst_bits_remove (&unwanted, 0);
  bst_bits_meet (wanted, &unwanted, FALSE);
}

static void
meet_makers (const Facets *self)
{
  const guint32 *authors = bst_catalogue_get_numbers (self->search->catalogue, BST_SECTION_WORD + BST_DICTIONARY_AUTHOR);
  g_auto (BstBits) wanted = { 0 };

  bst_search_find_authors (self->search, self->query, &wanted);
  BST_BITS_EACH (self->rows, row)
    if (authors[row] >= wanted.n || !bst_bits_get (&wanted, authors[row]))
      bst_bits_remove (self->rows, row);
}

/* Of a maker that the guide does not know nobody says where it is. */
static void
meet_countries (const Facets *self)
{
  guint n = self->search->catalogue->n_words[BST_DICTIONARY_AUTHOR];
  g_autofree guint8 *table = g_new (guint8, n);

  for (guint i = 0; i < n; i++)
    table[i] = bst_query_matches_country (self->query, NULL) != FALSE;
  for (guint i = 0; i < self->search->makers->len; i++)
    {
      const BstMaker *maker = &g_array_index (self->search->makers, BstMaker, i);

      table[maker->author] = bst_query_matches_country (self->query, bst_organization_get_country (maker->organization)) != FALSE;
    }
  meet_dictionary (self, BST_DICTIONARY_AUTHOR, table);
}

/* Not asked for yet. */
#define UNASKED 2

static guint8
match_terms (const Facets *self, BstFacet facet, guint terms)
{
  g_autoptr (BstEntry) probe = bst_search_make_terms_probe (self->search, terms);

  return bst_query_facet_matches (self->query, facet, probe) != FALSE;
}

/* Licences by what the guide knows of them, of which there are few, and by what comes with
 * what a model was made from. */
static void
meet_licenses (const Facets *self, BstFacet facet)
{
  g_autofree guint8 *table = NULL;
  BstTermsColumn column;

  bst_terms_column_init (&column, self->search);
  table = g_malloc (column.n);
  memset (table, UNASKED, column.n);
  BST_BITS_EACH (self->rows, row)
    {
      guint terms = bst_terms_column_get (&column, row);

      if (table[terms] == UNASKED)
        table[terms] = match_terms (self, facet, terms);
      if (!table[terms])
        bst_bits_remove (self->rows, row);
    }
}

static void
meet_tasks (const Facets *self)
{
  guint n = self->search->catalogue->n_words[BST_DICTIONARY_TASK];
  g_autofree guint8 *table = g_new (guint8, n);

  for (guint i = 0; i < n; i++)
    {
      BstListed row;

      bst_listed_init (&row);
      row.task = bst_catalogue_get_word (self->search->catalogue, BST_DICTIONARY_TASK, i);
      table[i] = match_probe (self, BST_FACET_TASK, &row);
    }
  meet_dictionary (self, BST_DICTIONARY_TASK, table);
}

static void
meet_words (const Facets *self, BstFacet facet, BstDictionary dictionary)
{
  guint n = self->search->catalogue->n_words[dictionary];
  g_autofree guint8 *table = g_new (guint8, n);

  for (guint i = 0; i < n; i++)
    table[i] = bst_query_facet_matches_words (self->query, facet, bst_catalogue_get_word (self->search->catalogue, dictionary, i)) != FALSE;
  meet_dictionary (self, dictionary, table);
}

/* Whether a model is an adapter is told by what it is of its base model, or by the
 * library that it was made with. */
static void
meet_kinds (const Facets *self)
{
  BstCatalogue *catalogue = self->search->catalogue;
  const guint32 *libraries = bst_catalogue_get_numbers (catalogue, BST_SECTION_WORD + BST_DICTIONARY_LIBRARY);
  const guint32 *flags = bst_catalogue_get_numbers (catalogue, BST_SECTION_FLAGS);
  guint n = catalogue->n_words[BST_DICTIONARY_LIBRARY];
  g_autofree guint8 *table = g_new (guint8, (gsize) n * BST_N_RELATIONS);

  for (guint i = 0; i < n; i++)
    for (guint relation = 0; relation < BST_N_RELATIONS; relation++)
      {
        BstListed row;

        bst_listed_init (&row);
        row.library_name = bst_catalogue_get_word (catalogue, BST_DICTIONARY_LIBRARY, i);
        row.relation = relation;
        table[i * BST_N_RELATIONS + relation] = match_probe (self, BST_FACET_KIND, &row);
      }
  BST_BITS_EACH (self->rows, row)
    if (libraries[row] >= n ||
        !table[libraries[row] * BST_N_RELATIONS + MIN ((guint) BST_FLAGS_RELATION (flags[row]), BST_N_RELATIONS - 1)])
      bst_bits_remove (self->rows, row);
}

static void
meet_gated (const Facets *self)
{
  const guint32 *flags = bst_catalogue_get_numbers (self->search->catalogue, BST_SECTION_FLAGS);
  guint8 table[BST_N_GATED];

  for (guint gated = 0; gated < BST_N_GATED; gated++)
    {
      BstListed row;

      bst_listed_init (&row);
      row.gated = gated;
      table[gated] = match_probe (self, BST_FACET_GATED, &row);
    }
  BST_BITS_EACH (self->rows, row)
    if (!table[MIN ((guint) BST_FLAGS_GATED (flags[row]), BST_N_GATED - 1)])
      bst_bits_remove (self->rows, row);
}

static gint64
get_context (BstCatalogue *catalogue, guint row)
{
  guint32 context = bst_catalogue_get_numbers (catalogue, BST_SECTION_CONTEXT)[row];

  return context != BST_CATALOGUE_UNKNOWN ? (gint64) context : -1;
}

static void
meet_parameters (const Facets *self)
{
  const gint64 *parameters = bst_catalogue_get_column (self->search->catalogue, BST_SECTION_PARAMETERS);
  gint64 low, high;

  if (bst_query_get_count_span (self->query, BST_FACET_PARAMS, &low, &high))
    {
      BST_BITS_EACH (self->rows, row)
        if (parameters[row] < low || parameters[row] > high)
          bst_bits_remove (self->rows, row);
      return;
    }
  BST_BITS_EACH (self->rows, row)
    if (!bst_query_facet_matches_number (self->query, BST_FACET_PARAMS, parameters[row]))
      bst_bits_remove (self->rows, row);
}

static void
meet_contexts (const Facets *self)
{
  BST_BITS_EACH (self->rows, row)
    if (!bst_query_facet_matches_number (self->query, BST_FACET_CONTEXT, get_context (self->search->catalogue, row)))
      bst_bits_remove (self->rows, row);
}

static void
meet_memory (const Facets *self)
{
  const gint64 *parameters = bst_catalogue_get_column (self->search->catalogue, BST_SECTION_PARAMETERS);

  BST_BITS_EACH (self->rows, row)
    if (!bst_query_fits (self->query, parameters[row]))
      bst_bits_remove (self->rows, row);
}

/* Returns: the years since 1970 at @time, seconds since then: from the days of whole
 *   periods of four years, of which there is no exception before 2100 */
static guint
get_year (guint32 time)
{
  guint32 day = time / BST_CATALOGUE_DAY, period = day / 1461, rest = day % 1461;

  /* 1972 is the leap year of the first. From March 2100 on a day is missing. */
  if (day >= 47541)
    return get_year ((day + 1 - 1461 * 7) * BST_CATALOGUE_DAY) + 28;
  return 4 * period + (rest < 365 ? 0 : rest < 730  ? 1
                                      : rest < 1096 ? 2
                                                    : 3);
}

static void
meet_years (const Facets *self)
{
  const guint32 *created = bst_catalogue_get_numbers (self->search->catalogue, BST_SECTION_CREATED);
  guint8 table[N_YEARS];

  for (guint year = 0; year < N_YEARS; year++)
    table[year] = bst_query_facet_matches_number (self->query, BST_FACET_YEAR, year != NO_YEAR ? 1970 + (gint64) year : -1) != FALSE;
  BST_BITS_EACH (self->rows, row)
    {
      gboolean is_told = created[row] != BST_CATALOGUE_UNKNOWN && bst_entry_is_creation_told (created[row]);

      if (!table[is_told ? MIN (get_year (created[row]), NO_YEAR) : NO_YEAR])
        bst_bits_remove (self->rows, row);
    }
}

/* What no row differs in from another. */
static void
meet_constant (const Facets *self, BstFacet facet)
{
  BstListed row;

  bst_listed_init (&row);
  if (!match_probe (self, facet, &row))
    memset (self->rows->words, 0, bst_bits_get_n_words (self->rows) * sizeof *self->rows->words);
}

/* Returns: whether @query may find anything, as far as it can be told without a look at
 *   the rows */
gboolean
bst_catalogue_search_may_find (BstCatalogueSearch *self, BstQuery *query)
{
  static const BstFacet facets[] = { BST_FACET_SHELF, BST_FACET_FAV, BST_FACET_FAMILY, BST_FACET_ACTIVE };
  Facets probe = { .search = self, .query = query };

  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    {
      BstListed row;

      bst_listed_init (&row);
      if (bst_query_has_facet (query, facets[i]) && !match_probe (&probe, facets[i], &row))
        return FALSE;
    }
  return self->catalogue->n_rows > 0;
}

static void
meet_facet (const Facets *self, BstFacet facet)
{
  switch (facet)
    {
    case BST_FACET_ORG:
      meet_makers (self);
      break;
    case BST_FACET_COUNTRY:
      meet_countries (self);
      break;
    case BST_FACET_LICENSE:
    case BST_FACET_OPENNESS:
      meet_licenses (self, facet);
      break;
    case BST_FACET_PARAMS:
      meet_parameters (self);
      break;
    case BST_FACET_CONTEXT:
      meet_contexts (self);
      break;
    case BST_FACET_YEAR:
      meet_years (self);
      break;
    case BST_FACET_LANG:
      meet_words (self, facet, BST_DICTIONARY_LANGUAGES);
      break;
    case BST_FACET_TASK:
      meet_tasks (self);
      break;
    case BST_FACET_KIND:
      meet_kinds (self);
      break;
    case BST_FACET_GATED:
      meet_gated (self);
      break;
    case BST_FACET_FITS:
      meet_memory (self);
      break;
    case BST_FACET_BASE:
      meet_words (self, facet, BST_DICTIONARY_BASES);
      break;
    case BST_FACET_FAMILY:
    case BST_FACET_ACTIVE:
    case BST_FACET_SHELF:
    case BST_FACET_FAV:
    case BST_FACET_SORT:
    default:
      meet_constant (self, facet);
      break;
    }
}

/* Leaves those of @rows that are what @query asks for as far as one facet goes. */
void
bst_search_meet_facet (BstCatalogueSearch *self, BstQuery *query, BstFacet facet, BstBits *rows)
{
  Facets facets = { .search = self, .query = query, .rows = rows };

  if (facet != BST_FACET_SORT && bst_query_has_facet (query, facet))
    meet_facet (&facets, facet);
}

/* Leaves those of @rows that are what each facet of @query asks for. */
void
bst_search_meet_facets (BstCatalogueSearch *self, BstQuery *query, BstBits *rows, GCancellable *cancellable)
{
  for (guint facet = 0; facet < BST_N_FACETS && !g_cancellable_is_cancelled (cancellable); facet++)
    bst_search_meet_facet (self, query, facet, rows);
}
