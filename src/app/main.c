#include "config.h"

#include "app/application.h"
#include "cli/cli.h"
#include "core/i18n.h"

/* A verb is for the terminal: it is answered without GTK, so that it works where
 * there is no display. Everything else opens the window. */
int
main (int argc, char **argv)
{
  g_autoptr (BstApplication) application = NULL;

  bst_i18n_init ();
  if (bst_cli_wants (argc, argv))
    return bst_cli_run (argc, argv);

  application = bst_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
