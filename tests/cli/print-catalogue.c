/* Prints the Hub's list as it lies in a folder, a row a line: id, downloads, last change,
 * parameters and context. */
#include <glib/gprintf.h>

#include "catalogue/catalogue.h"
#include "library/listing.h"

int
main (int argc, char **argv)
{
  g_autofree char *path = bst_listing_dup_path (argv[1]);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstCatalogue) catalogue = bst_catalogue_open (path, &error);

  if (catalogue == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  for (guint i = 0; i < bst_catalogue_get_n_rows (catalogue); i++)
    {
      BstListed row;

      bst_catalogue_get_row (catalogue, i, &row);
      g_printf ("%s\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\n", row.id,
                row.downloads, row.last_modified, row.parameters, row.context);
    }
  return 0;
}
