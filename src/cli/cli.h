/* The same verbs as the window's, for a terminal. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the shell sees; the numbers are part of the command line's promise. */
typedef enum
{
  BST_CLI_DONE = 0,
  BST_CLI_FAILED = 1,
  BST_CLI_USAGE = 2,
  BST_CLI_NO_ENTRY = 3,
  BST_CLI_HUB = 4,
} BstCliStatus;

gboolean bst_cli_wants (int argc, char **argv);
BstCliStatus bst_cli_run (int argc, char **argv);

G_END_DECLS
