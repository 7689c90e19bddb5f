/* Opens a library and prints what is in it.
 *
 *     library-reader CACHE DATA
 */
#include <sqlite3.h>
#include <stdio.h>

#include "holder.h"

static void
check (const char *path)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
      sqlite3_prepare_v2 (db, "PRAGMA integrity_check", -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    printf ("integrity %s\n", (const char *) sqlite3_column_text (statement, 0));
  else
    printf ("integrity %s\n", sqlite3_errmsg (db));
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

int
main (int argc, char **argv)
{
  g_autofree char *hub = g_build_filename (argv[1], "hub.db", NULL);
  g_autofree char *own = g_build_filename (argv[2], "library.db", NULL);
  g_autoptr (BstLibrary) library = bst_library_new (NULL, argv[1], argv[2]);
  const char *const *problems = bst_library_get_problems (library);
  g_autoptr (GPtrArray) followed = bst_library_dup_followed (library);
  g_autoptr (GPtrArray) log = get_changes (library, 0, 0);

  for (guint i = 0; problems[i] != NULL; i++)
    printf ("problem %s\n", problems[i]);
  for (int i = 0;; i++)
    {
      g_autofree char *id = g_strdup_printf ("somebody/model-%d", i);
      BstRepository *record = bst_library_get_repository (library, id);

      g_autoptr (BstDossier) dossier = NULL;

      if (record == NULL)
        break;
      printf ("figure %s %" G_GINT64_FORMAT "\n", id, record->downloads);
      dossier = load_dossier (library, id, NULL);
      if (dossier != NULL)
        printf ("dossier %s %" G_GINT64_FORMAT "\n", id, dossier->n_derived[BST_RELATION_QUANTIZED]);
    }
  for (guint i = 0; i < followed->len; i++)
    printf ("followed %s\n", ((BstFollowed *) g_ptr_array_index (followed, i))->id);
  /* the oldest first */
  for (guint i = log->len; i > 0; i--)
    {
      const BstChange *change = g_ptr_array_index (log, i - 1);

      printf ("change %s %s %s %s\n", change->id, bst_change_field_to_string (change->field),
              change->old_value, change->new_value);
    }
  g_clear_object (&library);
  check (hub);
  check (own);
  return 0;
}
