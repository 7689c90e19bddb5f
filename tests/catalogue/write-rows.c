/* Writes a list of made-up models, as a sync would have left it: write-rows N FILE */
#include "config.h"

#include "catalogue/writer.h"
#include "rows.h"

int
main (int argc, char **argv)
{
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();
  g_autoptr (GError) error = NULL;
  guint64 n;

  if (argc != 3 || !g_ascii_string_to_unsigned (argv[1], 10, 0, 100000000, &n, NULL))
    {
      g_printerr ("write-rows N FILE\n");
      return 2;
    }
  for (guint i = 0; i < n; i++)
    {
      BstMadeRow made;

      bst_made_row_init (&made, i);
      bst_catalogue_writer_add (writer, &made.row);
    }
  /* Each list is another one. */
  if (bst_catalogue_writer_end (writer, argv[2], (guint64) g_get_real_time (), NULL, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
