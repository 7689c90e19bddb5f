/* Saves one refresh after another until it is killed, and says what has been saved.
 *
 *     library-writer CACHE DATA ROUND
 *
 * In each round, from ROUND on, every model's downloads become the number of the round.
 */
#include <stdio.h>
#include <stdlib.h>

#include "holder.h"

#define N_MODELS 40

static void
save_round (BstLibrary *library, int n)
{
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  for (int i = 0; i < N_MODELS; i++)
    {
      g_autofree char *id = g_strdup_printf ("somebody/model-%d", i);
      g_autoptr (BstRepository) record = make_record (id, n);

      record->downloads = n;
      bst_repository_add_file (record, "model.safetensors", 1000 + n);
      bst_harvest_add (harvest, record, NULL);
      /* Of some, what is kept beside the record comes with it. */
      if (i % 8 == 0)
        {
          g_autoptr (BstDossier) dossier = make_dossier (id, n);

          bst_harvest_add_dossier (harvest, dossier);
        }
    }
  changes = save (library, harvest, &error);
  g_assert_no_error (error);
  printf ("saved %d\n", n);
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, argv[1], argv[2]);

  for (int n = atoi (argv[3]); n > 0; n++)
    {
      g_autofree char *id = g_strdup_printf ("added/in-round-%d", n);

      save_round (library, n);
      if (n % 5 == 0)
        {
          g_strfreev (follow (library, id));
          printf ("followed %s\n", id);
          fflush (stdout);
        }
    }
  return 0;
}
