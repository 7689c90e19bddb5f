/* Writes the Hub's list of as many models of the test hub as are asked for into a folder,
 * as a sync of all of them would. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "catalogue/writer.h"
#include "hub-rows.h"

#define SEED 1

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

int
main (int argc, char **argv)
{
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  guint n = argc == 3 ? (guint) atoi (argv[2]) : 0;
  BstTestCatalogue catalogue;
  gint64 start;
  double seconds;
  GStatBuf file;

  if (n == 0)
    {
      fprintf (stderr, "usage: make-list FOLDER MODELS\n");
      return 2;
    }
  g_mkdir_with_parents (argv[1], 0700);
  path = g_build_filename (argv[1], "hub-list.catalogue", NULL);
  bst_test_catalogue_init (&catalogue, n, SEED);
  for (guint i = 0; i < n; i++)
    {
      BstHubRow row;

      bst_hub_row_init (&row, &catalogue, i);
      bst_catalogue_writer_add (writer, &row.row);
    }
  start = g_get_monotonic_time ();
  if (!bst_catalogue_writer_end (writer, path, 1, NULL, &error))
    {
      fprintf (stderr, "%s: %s\n", path, error->message);
      return 1;
    }
  seconds = since (start);
  if (g_stat (path, &file) != 0)
    return 1;
  printf ("{\"figure\": \"list-size\", \"models\": %u, \"bytes-a-row\": %.1f, \"aim\": 200, \"seconds\": %.3f}\n",
          n, (double) file.st_size / n, seconds);
  return 0;
}
