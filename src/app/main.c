#include "config.h"

#ifdef HAVE_MALLOPT
#  include <malloc.h>
#endif

#include "app/application.h"
#include "cli/cli.h"
#include "core/i18n.h"

/* Bytes from which on an array is a mapping of its own. */
#define MAPPED_FROM (1024 * 1024)

/* An answer of millions of rows is an array of megabytes, made by one thread and freed by
 * another. glibc learns from the first that is freed to keep the next ones in its heaps,
 * which hardly ever shrink again: the window would hold on to half as much again. */
static void
give_memory_back (void)
{
#ifdef HAVE_MALLOPT
  mallopt (M_MMAP_THRESHOLD, MAPPED_FROM);
#endif
}

/* A verb is for the terminal: it is answered without GTK, so that it works where
 * there is no display. Everything else opens the window. */
int
main (int argc, char **argv)
{
  g_autoptr (BstApplication) application = NULL;

  give_memory_back ();
  bst_i18n_init ();
  if (bst_cli_wants (argc, argv))
    return bst_cli_run (argc, argv);

  application = bst_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
