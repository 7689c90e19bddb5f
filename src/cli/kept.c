/* Whether what a verb did outlives it. */
#include "config.h"

#include "cli/commands.h"
#include "cli/event.h"

#define N_TOLD "bestiary-cli-n-told"

/**
 * bst_cli_tell_library_problems:
 *
 * Says on standard error what is wrong with the library's files, each thing once. The
 * library may find out at each of its calls: files are made when there is something to
 * keep.
 */
void
bst_cli_tell_library_problems (BstLibrary *library)
{
  const char *const *problems = bst_library_get_problems (library);
  guint n_told = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (library), N_TOLD));

  for (; problems[n_told] != NULL; n_told++)
    bst_output_message (problems[n_told]);
  g_object_set_data (G_OBJECT (library), N_TOLD, GUINT_TO_POINTER (n_told));
}

/**
 * bst_cli_tell_not_kept:
 *
 * Says that nothing was kept, which the problems of @library have told why, to a program
 * that reads events.
 *
 * Returns: the exit status
 */
BstCliStatus
bst_cli_tell_not_kept (const BstCliOptions *options, BstLibrary *library)
{
  const char *const *problems = bst_library_get_problems (library);
  guint n = g_strv_length ((char **) problems);

  if (options->format == BST_CLI_JSON)
    {
      JsonBuilder *event = bst_event_begin ("error");

      bst_event_add_text (event, "error", "library");
      bst_event_add_text (event, "message", n > 0 ? problems[n - 1] : NULL);
      bst_event_write (event);
    }
  return BST_CLI_FAILED;
}
