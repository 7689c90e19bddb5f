/* A search for each value of each facet would look at all rows forty times. What rows have
 * in common is looked for once, each facet's column is gone through once, and a value then
 * is the sum of those cells of a histogram that it means. */
#include "config.h"

#include "catalogue/search-counts.h"

#include <string.h>

#include "catalogue/search-private.h"
#include "core/format.h"

/* Licences below are not what a query can name: see search.c. */
#define FIRST_NAMED_CLASS 2

/* How many rows have what, by the numbers of a column or what they are joined to. */
typedef struct
{
  guint *cells;
  guint n_cells;
  BstEntry **probes; /* an entry of what each cell stands for; NULL until it is asked for */
} Histogram;

struct _BstSearchCounts
{
  BstCatalogueSearch *search;
  BstQuery *query;
  GCancellable *cancellable;
  BstBits named; /* rows that have the query's words, and what is said of facets without a wanted value */
  BstBits wanted[BST_N_FACETS]; /* those of them that each facet with one asks for; else none */
  BstBits found; /* all that the query finds */
  Histogram *histograms[BST_N_FACETS];
  GArray *parameters; /* gint64: those of all rows that PARAMS may be asked of; NULL until then */
};

void
bst_frequent_clear (BstFrequent *self)
{
  g_free (self->value);
  g_free (self->label);
}

static Histogram *
histogram_new (guint n_cells)
{
  Histogram *self = g_new0 (Histogram, 1);

  self->cells = g_new0 (guint, MAX (n_cells, 1));
  self->probes = g_new0 (BstEntry *, MAX (n_cells, 1));
  self->n_cells = n_cells;
  return self;
}

static void
histogram_free (Histogram *self)
{
  for (guint i = 0; i < self->n_cells; i++)
    g_clear_object (&self->probes[i]);
  g_free (self->cells);
  g_free (self->probes);
  g_free (self);
}

static void
copy_bits (const BstBits *self, BstBits *copy)
{
  copy->n = self->n;
  copy->words = g_memdup2 (self->words, MAX (bst_bits_get_n_words (self), 1) * sizeof *self->words);
}

static gboolean
has_wanted (BstQuery *query, BstFacet facet)
{
  g_autofree char *wanted = bst_query_dup_facet (query, facet);

  return wanted != NULL;
}

/* Each facet is looked at by itself, so that all but one of them can be put together. */
static void
meet_facets (BstSearchCounts *self)
{
  for (guint facet = 0; facet < BST_N_FACETS; facet++)
    if (!has_wanted (self->query, facet))
      bst_search_meet_facet (self->search, self->query, facet, &self->named);
  for (guint facet = 0; facet < BST_N_FACETS && !g_cancellable_is_cancelled (self->cancellable); facet++)
    if (facet != BST_FACET_SORT && has_wanted (self->query, facet))
      {
        copy_bits (&self->named, &self->wanted[facet]);
        bst_search_meet_facet (self->search, self->query, facet, &self->wanted[facet]);
      }
  copy_bits (&self->named, &self->found);
  for (guint facet = 0; facet < BST_N_FACETS; facet++)
    if (self->wanted[facet].words != NULL)
      bst_bits_meet (&self->found, &self->wanted[facet], TRUE);
}

/**
 * bst_search_counts_new:
 * @query: all that is asked for
 * @hidden: (array length=n_hidden): rows that are not counted
 * @cancellable: (nullable): ends it early; what is counted then means nothing
 *
 * Returns: (transfer full): what has looked for the words already
 */
BstSearchCounts *
bst_search_counts_new (BstCatalogueSearch *search, BstQuery *query, const guint32 *hidden, guint n_hidden,
                       GCancellable *cancellable)
{
  BstSearchCounts *self = g_new0 (BstSearchCounts, 1);

  self->search = bst_catalogue_search_ref (search);
  self->query = bst_query_ref (query);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  bst_bits_init (&self->named, search->catalogue->n_rows);
  bst_bits_fill (&self->named);
  for (guint i = 0; i < n_hidden; i++)
    if (hidden[i] < self->named.n)
      bst_bits_remove (&self->named, hidden[i]);
  bst_search_meet_words (search, query, &self->named, cancellable);
  meet_facets (self);
  return self;
}

void
bst_search_counts_free (BstSearchCounts *self)
{
  for (guint i = 0; i < BST_N_FACETS; i++)
    {
      g_clear_pointer (&self->histograms[i], histogram_free);
      bst_bits_clear (&self->wanted[i]);
    }
  g_clear_pointer (&self->parameters, g_array_unref);
  bst_bits_clear (&self->named);
  bst_bits_clear (&self->found);
  g_clear_object (&self->cancellable);
  bst_query_unref (self->query);
  bst_catalogue_search_unref (self->search);
  g_free (self);
}

/* Returns: (transfer none): the rows that the query finds whatever it asks for of @facet;
 *   @own is what has to be cleared afterwards */
static const BstBits *
get_base (BstSearchCounts *self, BstFacet facet, BstBits *own)
{
  g_autofree char *text = NULL;
  g_autoptr (BstQuery) rest = NULL;

  if (self->wanted[facet].words == NULL)
    return &self->found;
  copy_bits (&self->named, own);
  for (guint other = 0; other < BST_N_FACETS; other++)
    if (other != facet && self->wanted[other].words != NULL)
      bst_bits_meet (own, &self->wanted[other], TRUE);
  /* What it excludes stays. */
  text = bst_query_with_only (self->query, facet, NULL);
  rest = bst_query_parse (text);
  bst_search_meet_facet (self->search, rest, facet, own);
  return own;
}

static Histogram *
count_dictionary (BstSearchCounts *self, BstDictionary dictionary, const BstBits *rows)
{
  const guint32 *numbers = bst_catalogue_get_numbers (self->search->catalogue, BST_SECTION_WORD + dictionary);
  Histogram *histogram = histogram_new (self->search->catalogue->n_words[dictionary]);

  BST_BITS_EACH (rows, row)
    if (numbers[row] < histogram->n_cells)
      histogram->cells[numbers[row]]++;
  return histogram;
}

/* Of licences those that come to the same are one, but for what comes with base models. */
static Histogram *
count_licenses (BstSearchCounts *self, const BstBits *rows)
{
  BstTermsColumn column;
  Histogram *histogram;

  bst_terms_column_init (&column, self->search);
  histogram = histogram_new (column.n);
  BST_BITS_EACH (rows, row)
    histogram->cells[bst_terms_column_get (&column, row)]++;
  return histogram;
}

/* What a model is follows from its library, and from what it is of its base model. */
static Histogram *
count_kinds (BstSearchCounts *self, const BstBits *rows)
{
  BstCatalogue *catalogue = self->search->catalogue;
  const guint32 *libraries = bst_catalogue_get_numbers (catalogue, BST_SECTION_WORD + BST_DICTIONARY_LIBRARY);
  const guint32 *flags = bst_catalogue_get_numbers (catalogue, BST_SECTION_FLAGS);
  guint n = catalogue->n_words[BST_DICTIONARY_LIBRARY];
  Histogram *histogram = histogram_new (n * BST_N_RELATIONS);

  BST_BITS_EACH (rows, row)
    if (libraries[row] < n)
      histogram->cells[libraries[row] * BST_N_RELATIONS + MIN ((guint) BST_FLAGS_RELATION (flags[row]), BST_N_RELATIONS - 1)]++;
  return histogram;
}

static Histogram *
get_histogram (BstSearchCounts *self, BstFacet facet)
{
  g_auto (BstBits) own = { 0 };
  const BstBits *rows;

  if (self->histograms[facet] != NULL)
    return self->histograms[facet];
  rows = get_base (self, facet, &own);
  if (facet == BST_FACET_ORG)
    self->histograms[facet] = count_dictionary (self, BST_DICTIONARY_AUTHOR, rows);
  else if (facet == BST_FACET_TASK)
    self->histograms[facet] = count_dictionary (self, BST_DICTIONARY_TASK, rows);
  else if (facet == BST_FACET_KIND)
    self->histograms[facet] = count_kinds (self, rows);
  else
    self->histograms[facet] = count_licenses (self, rows);
  return self->histograms[facet];
}

/* Returns: (transfer full): an entry of a model of which no more is known than what a cell
 *   stands for */
static BstEntry *
make_probe (BstSearchCounts *self, BstFacet facet, guint cell)
{
  BstCatalogue *catalogue = self->search->catalogue;
  BstListed row;

  if (facet != BST_FACET_TASK && facet != BST_FACET_KIND)
    return bst_search_make_terms_probe (self->search, cell);
  bst_listed_init (&row);
  if (facet == BST_FACET_TASK)
    row.task = bst_catalogue_get_word (catalogue, BST_DICTIONARY_TASK, cell);
  else
    {
      row.library_name = bst_catalogue_get_word (catalogue, BST_DICTIONARY_LIBRARY, cell / BST_N_RELATIONS);
      row.relation = cell % BST_N_RELATIONS;
    }
  return bst_search_make_probe (self->search, &row);
}

static guint
sum_probes (BstSearchCounts *self, BstFacet facet, BstQuery *query)
{
  Histogram *histogram = get_histogram (self, facet);
  guint sum = 0;

  for (guint i = 0; i < histogram->n_cells && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      if (histogram->cells[i] == 0)
        continue;
      if (histogram->probes[i] == NULL)
        histogram->probes[i] = make_probe (self, facet, i);
      if (bst_query_facet_matches (query, facet, histogram->probes[i]))
        sum += histogram->cells[i];
    }
  return sum;
}

static guint
sum_authors (BstSearchCounts *self, BstQuery *query)
{
  Histogram *histogram = get_histogram (self, BST_FACET_ORG);
  g_auto (BstBits) authors = { 0 };
  guint sum = 0;

  bst_search_find_authors (self->search, query, &authors);
  BST_BITS_EACH (&authors, author)
    sum += histogram->cells[author];
  return sum;
}

/* Those that are known, as no range has the others. */
static GArray *
collect_parameters (BstSearchCounts *self)
{
  const gint64 *parameters = bst_catalogue_get_column (self->search->catalogue, BST_SECTION_PARAMETERS);
  g_auto (BstBits) own = { 0 };
  const BstBits *rows = get_base (self, BST_FACET_PARAMS, &own);
  GArray *known = g_array_sized_new (FALSE, FALSE, sizeof (gint64), bst_bits_count (rows));

  BST_BITS_EACH (rows, row)
    if (parameters[row] > 0)
      g_array_append_val (known, parameters[row]);
  return known;
}

static guint
sum_parameters (BstSearchCounts *self, BstQuery *query)
{
  gint64 low, high;
  guint sum = 0;

  if (!bst_query_get_count_span (query, BST_FACET_PARAMS, &low, &high))
    return 0;
  if (self->parameters == NULL)
    self->parameters = collect_parameters (self);
  for (guint i = 0; i < self->parameters->len; i++)
    {
      gint64 number = g_array_index (self->parameters, gint64, i);

      sum += number >= low && number <= high;
    }
  return sum;
}

/* Of none of them more is known than the parameters. */
static guint
sum_fits (BstSearchCounts *self, BstQuery *query)
{
  const gint64 *parameters = bst_catalogue_get_column (self->search->catalogue, BST_SECTION_PARAMETERS);
  g_auto (BstBits) own = { 0 };
  const BstBits *rows = get_base (self, BST_FACET_FITS, &own);
  guint sum = 0;

  BST_BITS_EACH (rows, row)
    sum += bst_query_fits (query, parameters[row]) != FALSE;
  return sum;
}

/**
 * bst_search_counts_get:
 * @value: without quotation marks
 *
 * Returns: how many rows the query finds with @value in the place of the values that it
 *   asks for of @facet
 */
guint
bst_search_counts_get (BstSearchCounts *self, BstFacet facet, const char *value)
{
  g_autoptr (BstQuery) nothing = bst_query_parse ("");
  g_autofree char *text = bst_query_with_only (nothing, facet, value);
  g_autoptr (BstQuery) query = bst_query_parse (text);

  /* A value that means nothing is not asked for. */
  if (!bst_query_has_facet (query, facet))
    {
      g_auto (BstBits) own = { 0 };

      return bst_bits_count (get_base (self, facet, &own));
    }
  if (facet == BST_FACET_ORG)
    return sum_authors (self, query);
  if (facet == BST_FACET_PARAMS)
    return sum_parameters (self, query);
  if (facet == BST_FACET_FITS)
    return sum_fits (self, query);
  return sum_probes (self, facet, query);
}

static BstOrganization *
find_organization (BstCatalogueSearch *search, guint author)
{
  for (guint i = 0; i < search->makers->len; i++)
    if (g_array_index (search->makers, BstMaker, i).author == author)
      return g_array_index (search->makers, BstMaker, i).organization;
  return NULL;
}

/* A maker that the guide knows may have several names on the Hub: the first has the models
 * of all. */
static void
join_authors (BstCatalogueSearch *search, guint *cells)
{
  for (guint i = 0; i < search->makers->len; i++)
    {
      const BstMaker *maker = &g_array_index (search->makers, BstMaker, i);

      for (guint j = 0; j < i; j++)
        if (g_array_index (search->makers, BstMaker, j).organization == maker->organization)
          {
            cells[g_array_index (search->makers, BstMaker, j).author] += cells[maker->author];
            cells[maker->author] = 0;
            break;
          }
    }
}

/* Returns: (transfer full): the word; "" or something else where the file is damaged */
static char *
dup_word (BstSearchCounts *self, BstDictionary dictionary, guint word)
{
  const char *text = bst_catalogue_get_word (self->search->catalogue, dictionary, word);

  return g_utf8_make_valid (text != NULL ? text : "", -1);
}

static BstFrequent
make_frequent (BstSearchCounts *self, BstFacet facet, guint cell, guint n)
{
  BstFrequent frequent = { .n = n };

  if (facet == BST_FACET_LICENSE)
    {
      BstLicense *license = g_array_index (self->search->license_classes, BstLicenseClass, cell).license;

      frequent.value = g_strdup (bst_license_get_id (license));
      frequent.label = g_strdup (bst_license_get_short_name (license));
    }
  else if (facet == BST_FACET_TASK)
    {
      frequent.value = dup_word (self, BST_DICTIONARY_TASK, cell);
      frequent.label = bst_format_task (frequent.value);
    }
  else
    {
      BstOrganization *maker = find_organization (self->search, cell);

      frequent.value = maker != NULL ? g_strdup (bst_organization_get_id (maker)) : dup_word (self, BST_DICTIONARY_AUTHOR, cell);
      frequent.label = g_strdup (maker != NULL ? bst_organization_get_name (maker) : frequent.value);
    }
  return frequent;
}

/* A licence is one, whatever comes with base models. Returns: how many cells are left */
static guint
join_licenses (BstCatalogueSearch *search, guint *cells, guint n_cells)
{
  guint n = search->license_classes->len;

  for (guint i = n; i < n_cells; i++)
    cells[i % n] += cells[i];
  return n;
}

/* Returns: the place of @n among those that are there, from the largest on */
static guint
find_place (const guint *largest, guint n_largest, const guint *cells, guint n)
{
  while (n_largest > 0 && cells[largest[n_largest - 1]] < n)
    n_largest--;
  return n_largest;
}

/* Returns: how many of @largest are filled with the cells that have the most rows */
static guint
find_largest (const guint *cells, guint first, guint n_cells, guint *largest, guint most)
{
  guint n_largest = 0;

  for (guint i = first; i < n_cells; i++)
    {
      guint place;

      if (cells[i] == 0 || (n_largest == most && cells[i] <= cells[largest[most - 1]]))
        continue;
      place = find_place (largest, n_largest, cells, cells[i]);
      n_largest = MIN (n_largest + 1, most);
      memmove (largest + place + 1, largest + place, (n_largest - place - 1) * sizeof *largest);
      largest[place] = i;
    }
  return n_largest;
}

/**
 * bst_search_counts_dup_frequent:
 * @facet: BST_FACET_LICENSE, BST_FACET_TASK or BST_FACET_ORG
 * @most: how many at the most; at least one
 *
 * Returns: (transfer full) (element-type BstFrequent): the values that most rows have, of
 *   those that the query finds whatever it asks for of @facet
 */
GArray *
bst_search_counts_dup_frequent (BstSearchCounts *self, BstFacet facet, guint most)
{
  Histogram *histogram = get_histogram (self, facet);
  GArray *frequent = g_array_new (FALSE, FALSE, sizeof (BstFrequent));
  g_autofree guint *cells = g_memdup2 (histogram->cells, MAX (histogram->n_cells, 1) * sizeof *histogram->cells);
  g_autofree guint *largest = g_new (guint, most);
  guint n_cells = histogram->n_cells, n;

  g_array_set_clear_func (frequent, (GDestroyNotify) bst_frequent_clear);
  if (facet == BST_FACET_ORG)
    join_authors (self->search, cells);
  else if (facet == BST_FACET_LICENSE)
    n_cells = join_licenses (self->search, cells, n_cells);
  /* The first is that of models of which nothing is known. */
  n = find_largest (cells, facet == BST_FACET_LICENSE ? FIRST_NAMED_CLASS : 1, n_cells, largest, most);
  for (guint i = 0; i < n; i++)
    {
      BstFrequent one = make_frequent (self, facet, largest[i], cells[largest[i]]);

      if (one.value[0] != '\0')
        g_array_append_val (frequent, one);
      else
        bst_frequent_clear (&one);
    }
  return frequent;
}
