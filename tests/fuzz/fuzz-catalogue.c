/* Feeds a catalogue that anybody may have written to all that reads one. Its header is made
 * to fit, or none would get further than that; what it says of the columns, and what they
 * say, is the fuzzer's. */
#include <stdint.h>
#include <string.h>

#include "../catalogue/rows.h"
#include "catalogue/format.h"
#include "catalogue/search-counts.h"
#include "catalogue/writer.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define N_ROWS 40

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static char *path; /* of a file that is written anew each time */
static char *sound; /* a whole catalogue */
static gsize sound_size;
static BstGuide *guide;

static void
begin (void)
{
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();

  path = g_strdup_printf ("%s/bestiary-fuzz-%d.catalogue", g_get_tmp_dir (), (int) getpid ());
  for (guint i = 0; i < N_ROWS; i++)
    {
      BstMadeRow made;

      bst_made_row_init (&made, i);
      bst_catalogue_writer_add (writer, &made.row);
    }
  g_assert_true (bst_catalogue_writer_end (writer, path, 1, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &sound, &sound_size, NULL));
  guide = bst_guide_new ();
}

/* Each three bytes of the input are a place and what is to be there. */
static void
write_hurt (const uint8_t *data, size_t size)
{
  g_autofree char *bytes = g_memdup2 (sound, sound_size);
  BstHeader header;

  for (size_t i = 0; i + 3 <= size; i += 3)
    bytes[(data[i] << 8 | data[i + 1]) % sound_size] = (char) data[i + 2];
  memcpy (&header, bytes, sizeof header);
  memcpy (header.magic, BST_CATALOGUE_MAGIC, sizeof header.magic);
  header.version = BST_CATALOGUE_VERSION;
  header.byte_order = BST_CATALOGUE_BYTE_ORDER;
  header.size = sound_size;
  header.n_sections = BST_N_SECTIONS;
  header.checksum = bst_catalogue_checksum (&header);
  memcpy (bytes, &header, sizeof header);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) sound_size, NULL));
}

static void
search (BstCatalogueSearch *all)
{
  static const char *const queries[] = {
    "llama 7b",
    "-",
    "a",
    "org:lab license:commercial",
    "lang:zh base:llama kind:adapter year:2023",
    "fits:8GiB gated:no",
    "sort:name",
    "sort:-name",
    "sort:org,license",
    "sort:downloads",
    "sort:-likes,updated",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (BstQuery) query = bst_query_parse (queries[i]);
      guint n;

      g_free (bst_catalogue_search_run (all, query, NULL, 0, NULL, &n));
    }
}

static void
count (BstCatalogueSearch *all)
{
  static const BstFacet facets[] = { BST_FACET_LICENSE, BST_FACET_TASK, BST_FACET_ORG };
  g_autoptr (BstQuery) query = bst_query_parse ("a params:1b..10b");
  g_autoptr (BstSearchCounts) counts = bst_search_counts_new (all, query, NULL, 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    {
      g_autoptr (GArray) frequent = bst_search_counts_dup_frequent (counts, facets[i], 4);

      for (guint j = 0; j < frequent->len; j++)
        bst_search_counts_get (counts, facets[i], g_array_index (frequent, BstFrequent, j).value);
    }
  bst_search_counts_get (counts, BST_FACET_PARAMS, "..3b");
  bst_search_counts_get (counts, BST_FACET_KIND, "adapter");
  bst_search_counts_get (counts, BST_FACET_OPENNESS, "open");
}

/* What a sync does with the list that is there. */
static void
merge (BstCatalogue *catalogue)
{
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();
  g_autoptr (BstCatalogue) merged = NULL;

  bst_catalogue_writer_add_all (writer, catalogue);
  if (!bst_catalogue_writer_end (writer, path, 2, NULL, NULL))
    return;
  merged = bst_catalogue_open (path, NULL);
  g_assert_nonnull (merged);
  g_unlink (path);
  bst_catalogue_count_missing (merged, catalogue);
  bst_catalogue_count_missing (catalogue, merged);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (BstCatalogue) catalogue = NULL;
  g_autoptr (BstCatalogueSearch) all = NULL;
  guint n;

  if (sound == NULL)
    begin ();
  write_hurt (data, size);
  catalogue = bst_catalogue_open (path, NULL);
  g_unlink (path);
  if (catalogue == NULL)
    return 0;
  n = bst_catalogue_get_n_rows (catalogue);
  all = bst_catalogue_search_new (catalogue, guide);
  for (guint i = 0; i < MIN (n, N_ROWS); i++)
    {
      g_autoptr (BstEntry) entry = bst_catalogue_search_make_entry (all, i);
      guint row;

      bst_catalogue_find (catalogue, bst_entry_get_id (entry), &row);
    }
  search (all);
  count (all);
  merge (catalogue);
  return 0;
}
