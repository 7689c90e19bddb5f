/* bestiary-test-hub: answers as the Hugging Face Hub does, for tests. It is part of the
 * tests and never installed. */
#include "config.h"

#include "hub.h"

#include <glib-unix.h>
#include <glib/gprintf.h>
#include <unistd.h>

typedef struct
{
  int port;
  gboolean second_origin;
  gint64 models;
  gint64 seed;
  char **model_files;
  char **fixtures;
  char **renames;
  char **troubles;
  gint64 quota;
  gint64 window;
  gboolean compresses;
  gboolean until_stdin_closes;
} Options;

static const char summary[] =
  "Answers as the Hugging Face Hub does, on this machine only. Its address is the first\n"
  "line of its output, that of a second origin the second line.";

static const char description[] =
  "Tokens:\n"
  "  hf_test                any account; sees no gated files\n"
  "  hf_granted             has access to gated repositories\n"
  "  hf_owner               has access, and sees private repositories\n"
  "  any other              is refused\n"
  "\n"
  "Troubles: NAME[=VALUE], then limits, with blanks between them, as in\n"
  "  --trouble 'rate-limit=3 count=1 after=5 path=/api/models/* query=*cursor=* method=GET'\n"
  "  count=N                only N times\n"
  "  after=N                let N such requests pass first\n"
  "  path=GLOB query=GLOB method=NAME\n"
  "                         only requests like these\n"
  "All that match a request act on it; of those that answer, the first.\n"
  "%s"
  "\n"
  "While it runs, under /_control:\n"
  "  GET    state           counts, origins, troubles\n"
  "  GET    trouble         the troubles, and how often each was met\n"
  "  POST   trouble         adds troubles, one a line\n"
  "  DELETE trouble         ends all troubles\n"
  "  GET    record          the last 10000 requests: method, path, query, headers, body,\n"
  "                         peer, origin, time, requests under way, status, outcome\n"
  "  DELETE record          forgets them\n"
  "  POST   change          changes models: {\"id\": …} with \"set\": {member: value, …} (license\n"
  "                         in card and tags), \"unset\": [member, …], \"commit\": true (another\n"
  "                         sha; the last to be changed), \"rename\": id, \"remove\": true,\n"
  "                         \"add\": true (a new one); or an array of such\n"
  "  POST   quota           ?quota=N&window=S as the options; N=0 ends the counting\n"
  "  POST   reset           as it was after the start\n"
  "\n"
  "A model of --models-from or of a change may have \"contents\": {path: text, …}: what is in its\n"
  "files, which its siblings have to name.\n"
  "\n"
  "Not answered: the sorts likes30d, num_parameters, mainSize and id; the filter apps; the\n"
  "endpoints of datasets, spaces, collections, commits, scans and Xet. Hashes of large files\n"
  "are made up. A list that finds little in 250000 models has a short page with a next one.\n";

static gboolean
quit (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

/* Whatever comes in is thrown away; the end of it is what counts. */
static gboolean
stdin_ready (int fd, GIOCondition condition, gpointer user_data)
{
  char buffer[256];

  if (read (fd, buffer, sizeof buffer) > 0)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
parse (Options *options, int *argc, char ***argv, GError **error)
{
  g_autofree char *troubles = bst_test_troubles_describe ();
  g_autofree char *text = g_strdup_printf (description, troubles);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  GOptionEntry entries[] = {
    { "port", 'p', 0, G_OPTION_ARG_INT, &options->port, "Listen on PORT (0: any that is free)", "PORT" },
    { "second-origin", 0, 0, G_OPTION_ARG_NONE, &options->second_origin, "Listen on a second port, too", NULL },
    { "models", 'n', 0, G_OPTION_ARG_INT64, &options->models, "Make up N models (0)", "N" },
    { "seed", 's', 0, G_OPTION_ARG_INT64, &options->seed, "What they follow from (1)", "SEED" },
    { "models-from", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->model_files,
      "Serve the models of FILE, a JSON array in the Hub's full form; only id is needed", "FILE" },
    { "fixtures", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->fixtures,
      "Serve recorded answers: owner__name.json as it is, OLD.307.txt as a redirect", "DIR" },
    { "rename", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->renames, "OLD is now called NEW", "OLD=NEW" },
    { "trouble", 't', 0, G_OPTION_ARG_STRING_ARRAY, &options->troubles, "Make trouble; see below", "TROUBLE" },
    { "quota", 0, 0, G_OPTION_ARG_INT64, &options->quota, "Allow N requests in a window, twice as many with a token", "N" },
    { "window", 0, 0, G_OPTION_ARG_INT64, &options->window, "A window's SECONDS (300)", "SECONDS" },
    { "gzip", 0, 0, G_OPTION_ARG_NONE, &options->compresses, "Compress for those who accept it", NULL },
    { "until-stdin-closes", 0, 0, G_OPTION_ARG_NONE, &options->until_stdin_closes, "End with the standard input", NULL },
    { NULL }
  };

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, text);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "“%s” is no option", (*argv)[1]);
      return FALSE;
    }
  if (options->models < 0 || options->models > 100000000 || options->port < 0 || options->port > 65535)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "A number is out of range");
      return FALSE;
    }
  return TRUE;
}

static void
clear_options (Options *options)
{
  g_strfreev (options->model_files);
  g_strfreev (options->fixtures);
  g_strfreev (options->renames);
  g_strfreev (options->troubles);
}

static gboolean
set_up (BstTestHub *hub, const Options *options, GError **error)
{
  for (guint i = 0; options->model_files != NULL && options->model_files[i] != NULL; i++)
    if (!bst_test_store_add_models (hub->store, options->model_files[i], error))
      return FALSE;
  for (guint i = 0; options->fixtures != NULL && options->fixtures[i] != NULL; i++)
    if (!bst_test_store_add_fixtures (hub->store, options->fixtures[i], error))
      return FALSE;
  for (guint i = 0; options->renames != NULL && options->renames[i] != NULL; i++)
    {
      g_auto (GStrv) names = g_strsplit (options->renames[i], "=", 2);

      if (g_strv_length (names) != 2)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "“%s” is not OLD=NEW", options->renames[i]);
          return FALSE;
        }
      bst_test_store_add_first_alias (hub->store, names[0], names[1]);
    }
  for (guint i = 0; options->troubles != NULL && options->troubles[i] != NULL; i++)
    if (!bst_test_troubles_add (hub->troubles, options->troubles[i], TRUE, error))
      return FALSE;
  bst_test_quota_start (hub->quota, options->quota, options->window);
  hub->compresses = options->compresses;
  return bst_test_hub_start (hub, (guint) options->port, options->second_origin, error);
}

static void
run (BstTestHub *hub, gboolean until_stdin_closes)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_unix_signal_add (SIGTERM, quit, loop);
  g_unix_signal_add (SIGINT, quit, loop);
  if (until_stdin_closes)
    g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, stdin_ready, loop);

  /* Whoever reads these may end us at once. */
  g_printf ("%s\n", hub->origins[0]);
  if (hub->origins[1] != NULL)
    g_printf ("%s\n", hub->origins[1]);
  fflush (stdout);
  g_main_loop_run (loop);
}

int
main (int argc, char *argv[])
{
  Options options = { .seed = 1, .window = 300 };
  g_autoptr (GError) error = NULL;
  BstTestHub hub = { 0 };
  int status = 0;

  if (!parse (&options, &argc, &argv, &error))
    {
      g_printerr ("bestiary-test-hub: %s\n", error->message);
      clear_options (&options);
      return 2;
    }
  hub.store = bst_test_store_new ((guint64) options.models, (guint64) options.seed);
  hub.record = bst_test_record_new ();
  hub.troubles = bst_test_troubles_new ();
  hub.quota = bst_test_quota_new ();
  if (set_up (&hub, &options, &error))
    run (&hub, options.until_stdin_closes);
  else
    {
      g_printerr ("bestiary-test-hub: %s\n", error->message);
      status = 2;
    }
  bst_test_hub_stop (&hub);
  bst_test_quota_free (hub.quota);
  bst_test_troubles_free (hub.troubles);
  bst_test_record_free (hub.record);
  bst_test_store_free (hub.store);
  clear_options (&options);
  return status;
}
