#include "config.h"

#include "cli/cli.h"

#include "chart/state.h"
#include "cli/commands.h"

/**
 * bst_cli_wants:
 * @argc: the number of arguments
 * @argv: the arguments as main() has them
 *
 * Returns: whether the command line is for the terminal: all but nothing at all and a link to
 *   a chart, which open the window, and what D-Bus and the desktop start it with
 */
gboolean
bst_cli_wants (int argc,
               char **argv)
{
  return argc >= 2 && !g_str_has_prefix (argv[1], "--gapplication-") && !bst_chart_state_is_text (argv[1]);
}

static BstCliStatus
run_help (const BstCliOptions *options)
{
  BstCliVerb verb = options->verb;

  if (verb == BST_VERB_HELP)
    {
      verb = BST_VERB_NONE;
      if (options->words->len > 0 && !bst_cli_verb_from_string (options->words->pdata[0], &verb))
        {
          bst_cli_say_no_command (options->words->pdata[0]);
          return BST_CLI_USAGE;
        }
    }

  return bst_cli_help (verb);
}

static BstCliStatus
run_version (void)
{
  g_autoptr (GString) page = g_string_new ("bestiary " BST_VERSION "\n");

  return bst_output_write (page);
}

/* Opens the library. A guide file that cannot be read is told and left out. */
static BstLibrary *
open_library (void)
{
  g_autofree char *override_dir = bst_library_dup_override_dir ();
  g_autofree char *cache_dir = bst_library_dup_cache_dir ();
  g_autofree char *data_dir = bst_library_dup_data_dir ();
  BstLibrary *library = bst_library_new (override_dir, cache_dir, data_dir);

  bst_cli_tell_library_problems (library);
  return library;
}

/**
 * bst_cli_run:
 * @argc: the number of arguments
 * @argv: the arguments as main() has them, for which bst_cli_wants() is %TRUE
 *
 * Does what the command line asks for. Needs bst_i18n_init() before it, and no
 * display. What was asked for goes to standard output and messages go to standard
 * error.
 *
 * Returns: the exit status
 */
BstCliStatus
bst_cli_run (int argc,
             char **argv)
{
  g_auto (BstCliOptions) options = { 0 };
  g_autoptr (BstLibrary) library = NULL;

  if (!bst_cli_options_parse (&options, argc, argv))
    return BST_CLI_USAGE;
  if (options.wants_version)
    return run_version ();
  if (options.wants_help || options.verb == BST_VERB_HELP || options.verb == BST_VERB_NONE)
    return run_help (&options);

  /* The Hub's list is no part of what the library reads: nothing has to be read for it. */
  if (options.verb == BST_VERB_SYNC)
    return bst_cli_sync (&options);

  library = open_library ();

  switch (options.verb)
    {
    case BST_VERB_LIST:
      return bst_cli_list (&options, library);
    case BST_VERB_FIT:
      return bst_cli_fit (&options, library);
    case BST_VERB_REFRESH:
      return bst_cli_refresh (&options, library);
    case BST_VERB_SEARCH:
      return bst_cli_search (&options, library);
    case BST_VERB_ADD:
      return bst_cli_add (&options, library);
    case BST_VERB_REMOVE:
      return bst_cli_remove (&options, library);
    case BST_VERB_CHART:
      return bst_cli_chart (&options, library);
    case BST_VERB_SHOW:
    case BST_VERB_SYNC:
    case BST_VERB_HELP:
    case BST_VERB_NONE:
    default:
      return bst_cli_show (&options, library);
    }
}
