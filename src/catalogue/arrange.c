/* In which orders the rows of a catalogue stand. */
#include "config.h"

#include "catalogue/catalogue-private.h"
#include "catalogue/writer-private.h"

#include <string.h>

#include "catalogue/radix.h"
#include "core/entry-hub.h"
#include "core/collate.h"

static const BstStored *
get_stored (BstCatalogueWriter *writer, guint32 row)
{
  return &g_array_index (writer->rows, BstStored, row);
}

/* Whether @a counts before @b, which was added earlier or later. */
static gboolean
is_newer (BstCatalogueWriter *writer, guint32 a, guint32 b)
{
  guint32 fetched_a = get_stored (writer, a)->fetched + 1, fetched_b = get_stored (writer, b)->fetched + 1;

  return fetched_a != fetched_b ? fetched_a > fetched_b : a > b;
}

/* Rows of one id have one hash, and stand together. Of @n such rows, the newest of each id
 * stays; returns how many do. */
static guint
keep_newest (BstCatalogueWriter *writer, BstKeyed *rows, guint n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      guint other = 0;

      while (other < kept &&
             g_ascii_strcasecmp (get_stored (writer, rows[other].row)->id, get_stored (writer, rows[i].row)->id) != 0)
        other++;
      if (other == kept)
        rows[kept++] = rows[i];
      else if (is_newer (writer, rows[i].row, rows[other].row))
        rows[other] = rows[i];
    }
  return kept;
}

/* Returns: how many of @rows stay where each id stays once; they are sorted by hash */
static guint
sort_by_hash (BstCatalogueWriter *writer, BstKeyed *rows, guint n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    rows[i] = (BstKeyed) { .key = bst_catalogue_hash (get_stored (writer, i)->id), .row = i };
  bst_radix_sort (rows, n);
  for (guint i = 0, end; i < n; i = end)
    {
      guint stays;

      for (end = i + 1; end < n && rows[end].key == rows[i].key; end++)
        ;
      stays = keep_newest (writer, rows + i, end - i);
      memmove (rows + kept, rows + i, stays * sizeof *rows);
      kept += stays;
    }
  return kept;
}

/* A number by which rows stand by the day they were made: the newest first, those of no
 * known day last. */
static guint64
get_date_key (const BstStored *row)
{
  if (row->created == BST_CATALOGUE_UNKNOWN || !bst_entry_is_creation_told (row->created))
    return (guint64) G_MAXUINT32 + 1;
  return G_MAXUINT32 - row->created / BST_CATALOGUE_DAY;
}

/* Those of one name go by date, which is how ties are broken everywhere, then by id. */
static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  const BstStored *row_a = get_stored (data, ((const BstKeyed *) a)->row);
  const BstStored *row_b = get_stored (data, ((const BstKeyed *) b)->row);
  guint64 date_a = get_date_key (row_a), date_b = get_date_key (row_b);
  int order = bst_name_collate (bst_catalogue_find_name (row_a->id), bst_catalogue_find_name (row_b->id));

  if (order != 0)
    return order;
  return date_a != date_b ? (date_a > date_b) - (date_a < date_b) : strcmp (row_a->id, row_b->id);
}

/* A number that puts names in groups that are in order: their first letters, up to the
 * first digit, from where on it is the value that counts. Only plain letters are sure to
 * stand so. */
static guint64
get_name_group (const char *name)
{
  guint64 group = 0;
  guint i;

  for (i = 0; i < 8 && name[i] >= ' ' && name[i] <= '~' && !g_ascii_isdigit (name[i]); i++)
    group = group << 8 | (guchar) g_ascii_tolower (name[i]);
  /* A digit, or the end of the name, and what no group can be told of. */
  if (i < 8)
    group = group << 8 | (name[i] == '\0' ? 0 : g_ascii_isdigit (name[i]) ? '0'
                                                                          : 0xff);
  for (i++; i < 8; i++)
    group <<= 8;
  return group;
}

/* Sorting by first letters leaves little to compare. */
static void
sort_by_name (BstCatalogueWriter *writer, BstKeyed *rows, guint n)
{
  for (guint i = 0; i < n; i++)
    rows[i].key = get_name_group (bst_catalogue_find_name (get_stored (writer, rows[i].row)->id));
  bst_radix_sort (rows, n);
  for (guint i = 0, end; i < n; i = end)
    {
      for (end = i + 1; end < n && rows[end].key == rows[i].key; end++)
        ;
      if (end - i > 1)
        g_qsort_with_data (rows + i, (int) (end - i), sizeof *rows, compare_names, writer);
    }
}

/* Those of one day stay as they stand. */
static void
sort_by_date (BstCatalogueWriter *writer, BstKeyed *rows, guint n)
{
  for (guint i = 0; i < n; i++)
    rows[i].key = get_date_key (get_stored (writer, rows[i].row));
  bst_radix_sort (rows, n);
}

static void
sort_by_parameters (BstCatalogueWriter *writer, BstKeyed *rows, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gint64 parameters = get_stored (writer, rows[i].row)->parameters;

      rows[i].key = parameters > 0 ? (guint64) (G_MAXINT64 - parameters) : (guint64) G_MAXINT64;
    }
  bst_radix_sort (rows, n);
}

static void
sort_by_downloads (BstCatalogueWriter *writer, BstKeyed *rows, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint32 downloads = get_stored (writer, rows[i].row)->downloads;

      rows[i].key = downloads != BST_CATALOGUE_UNKNOWN ? G_MAXUINT32 - downloads : (guint64) G_MAXUINT32 + 1;
    }
  bst_radix_sort (rows, n);
}

static guint32 *
dup_rows (const BstKeyed *rows, guint n)
{
  guint32 *numbers = g_new (guint32, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    numbers[i] = rows[i].row;
  return numbers;
}

/* Has @numbers name places instead of the writer's rows. */
static void
renumber (guint32 *numbers, guint n, const guint32 *places)
{
  for (guint i = 0; i < n; i++)
    numbers[i] = places[numbers[i]];
}

/* Finds which of the writer's rows stay, and their orders; to be cleared. */
void
bst_arrangement_init (BstArrangement *self, BstCatalogueWriter *writer)
{
  guint n_all = writer->rows->len;
  g_autofree BstKeyed *rows = g_new (BstKeyed, MAX (n_all, 1));
  g_autofree guint32 *places = g_new0 (guint32, MAX (n_all, 1));

  self->n = sort_by_hash (writer, rows, n_all);
  self->by_hash = dup_rows (rows, self->n);
  sort_by_name (writer, rows, self->n);
  self->by_name = dup_rows (rows, self->n);
  sort_by_date (writer, rows, self->n);
  self->by_date = dup_rows (rows, self->n);
  sort_by_parameters (writer, rows, self->n);
  self->by_parameters = dup_rows (rows, self->n);
  for (guint i = 0; i < self->n; i++)
    rows[i].row = self->by_date[i];
  sort_by_downloads (writer, rows, self->n);
  self->order = dup_rows (rows, self->n);

  for (guint i = 0; i < self->n; i++)
    places[self->order[i]] = i;
  renumber (self->by_hash, self->n, places);
  renumber (self->by_name, self->n, places);
  renumber (self->by_date, self->n, places);
  renumber (self->by_parameters, self->n, places);
}

void
bst_arrangement_clear (BstArrangement *self)
{
  g_free (self->order);
  g_free (self->by_name);
  g_free (self->by_date);
  g_free (self->by_parameters);
  g_free (self->by_hash);
}

static int
compare_authors (gconstpointer a, gconstpointer b, gpointer data)
{
  GPtrArray *texts = data;

  return bst_name_collate (g_ptr_array_index (texts, *(const guint32 *) a), g_ptr_array_index (texts, *(const guint32 *) b));
}

/* Numbers the authors anew, in the order of their names, which is then that of the numbers. */
void
bst_writer_sort_authors (BstCatalogueWriter *self)
{
  BstWords *authors = &self->words[BST_DICTIONARY_AUTHOR];
  guint n = authors->texts->len;
  g_autofree guint32 *order = g_new (guint32, n);
  g_autofree guint32 *numbers = g_new (guint32, n);
  GPtrArray *texts = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  /* The first is no text and stays. */
  g_qsort_with_data (order + 1, (int) n - 1, sizeof *order, compare_authors, authors->texts);
  g_hash_table_remove_all (authors->numbers);
  for (guint i = 0; i < n; i++)
    {
      char *text = g_ptr_array_index (authors->texts, order[i]);

      numbers[order[i]] = i;
      g_ptr_array_add (texts, text);
      if (i > 0)
        g_hash_table_insert (authors->numbers, text, GUINT_TO_POINTER (i));
    }
  g_ptr_array_unref (authors->texts);
  authors->texts = texts;
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint32 *word = &g_array_index (self->rows, BstStored, i).words[BST_DICTIONARY_AUTHOR];

      *word = numbers[*word];
    }
}
