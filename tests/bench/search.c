/* How long the Hub's list takes to answer, against SQLite's full-text index and against
 * GTK's list models over objects, of the same names in the same run. A line of JSON for
 * each query, and one for all. */
#include <gio/gio.h>
#include <stdio.h>

#include "library/library.h"
#include "search-peers.h"

#define RUNS 7

/* GTK's models take seconds for a key among millions: then they are asked for the first of
 * every so many words alone. */
#define MILLIONS 1000000
#define FEWER 5

typedef struct
{
  const char *query;
  const char *word; /* of it, that a peer can look for: NULL where it has no such question */
} Question;

static const Question questions[] = {
  { "q", "q" },
  { "7", "7" },
  { "qw", "qw" },
  { "7b", "7b" },
  { "qwe", "qwe" },
  { "med", "med" },
  { "hero", "hero" },
  { "llama", "llama" },
  { "qwen2.5", "qwen2.5" },
  { "marten", "marten" },
  { "mistral", "mistral" },
  { "deepseek", "deepseek" },
  { "checkpoint-500", "checkpoint-500" },
  { "zzzz", "zzzz" },
  { "no-such-model-anywhere", "no-such-model-anywhere" },
  { "qwen coder", NULL },
  { "llama chinese 8b", NULL },
  { "qwen -gguf", NULL },
  { "license:apache-2.0", NULL },
  { "license:commercial", NULL },
  { "params:7b..14b", NULL },
  { "task:text-generation lang:zh", NULL },
  { "sort:likes", NULL },
  { "sort:name", NULL },
  { "llama sort:-params", NULL },
  { "heron year:2025 sort:modified", NULL },
  { "qwen params:7b..14b license:commercial sort:downloads", NULL },
};

/* What one question takes, in seconds. */
typedef struct
{
  double first;
  double best;
  guint found;
} Time;

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static double
run_once (BstLibrary *library, BstQuery *query, guint *found)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (BstResults) results = bst_library_query (library, query);
  double seconds = since (start);

  *found = g_list_model_get_n_items (G_LIST_MODEL (results));
  return seconds;
}

/* The first time none of the file is in this process. */
static Time
run (const char *folder, const char *text)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, folder, NULL);
  g_autofree char *whole = g_strdup_printf ("shelf:hub %s", text);
  g_autoptr (BstQuery) query = bst_query_parse (whole);
  Time time = { .best = G_MAXDOUBLE };

  time.first = run_once (library, query, &time.found);
  for (guint i = 0; i < RUNS; i++)
    time.best = MIN (time.best, run_once (library, query, &time.found));
  return time;
}

static void
put (const char *name, double seconds)
{
  if (seconds >= 0)
    printf (", \"%s\": %.6f", name, seconds);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
get_median (GArray *values)
{
  g_array_sort (values, compare_doubles);
  return values->len > 0 ? g_array_index (values, double, values->len / 2) : 0;
}

static double
get_most (GArray *values)
{
  g_array_sort (values, compare_doubles);
  return values->len > 0 ? g_array_index (values, double, values->len - 1) : 0;
}

static void
add_ratio (GArray *ratios, double seconds, double peer)
{
  double ratio = seconds / peer;

  if (peer >= 0)
    g_array_append_val (ratios, ratio);
}

static void
measure (const char *folder, guint n, BstFts *fts, BstObjects *objects)
{
  g_autoptr (GArray) bests = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) fts_ratios = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) gtk_ratios = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      const Question *question = &questions[i];
      Time time = run (folder, question->query);
      double in_fts = question->word != NULL ? bst_fts_find (fts, question->word) : -1;
      gboolean asks_gtk = question->word != NULL && objects != NULL && (n < MILLIONS || i % FEWER == 0);
      double in_gtk = asks_gtk ? bst_objects_filter (objects, question->word) : -1;

      printf ("{\"figure\": \"search\", \"models\": %u, \"query\": \"%s\", \"found\": %u", n, question->query, time.found);
      put ("first", time.first);
      put ("seconds", time.best);
      put ("fts5", in_fts);
      put ("gtk", in_gtk);
      printf ("}\n");
      g_array_append_val (bests, time.best);
      g_array_append_val (firsts, time.first);
      add_ratio (fts_ratios, time.best, in_fts);
      add_ratio (gtk_ratios, time.best, in_gtk);
    }
  printf ("{\"figure\": \"searches\", \"models\": %u", n);
  put ("seconds", get_median (bests));
  put ("most", get_most (bests));
  put ("first-most", get_most (firsts));
  put ("aim", 0.1);
  put ("of-fts5", get_median (fts_ratios));
  put ("of-fts5-most", get_most (fts_ratios));
  put ("fts5-bytes-a-row", bst_fts_get_size (fts) / n);
  if (objects != NULL)
    put ("of-gtk", get_median (gtk_ratios));
  printf ("}\n");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = argc == 2 ? g_build_filename (argv[1], "hub-list.catalogue", NULL) : NULL;
  g_autoptr (BstCatalogue) catalogue = path != NULL ? bst_catalogue_open (path, &error) : NULL;
  BstFts *fts;
  BstObjects *objects;

  if (catalogue == NULL)
    {
      fprintf (stderr, "search FOLDER: %s\n", error != NULL ? error->message : "where make-list wrote");
      return 2;
    }
  fts = bst_fts_new (catalogue, argv[1]);
  objects = bst_objects_new (catalogue);
  measure (argv[1], bst_catalogue_get_n_rows (catalogue), fts, objects);
  bst_objects_free (objects);
  bst_fts_free (fts);
  return 0;
}
