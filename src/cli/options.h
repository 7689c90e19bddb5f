/* The words of a command line, sorted out. */
#pragma once

#include "cli/output.h"

G_BEGIN_DECLS

typedef enum
{
  BST_VERB_NONE,
  BST_VERB_LIST,
  BST_VERB_SHOW,
  BST_VERB_REFRESH,
  BST_VERB_SEARCH,
  BST_VERB_ADD,
  BST_VERB_REMOVE,
  BST_VERB_SYNC,
  BST_VERB_HELP,
} BstCliVerb;

typedef struct
{
  BstCliVerb verb;
  BstCliFormat format;
  gint64 limit; /* entries to show at most; -1 for all */
  gint64 top; /* of the most downloaded models; -1 where that is not asked for */
  char *task; /* NULL: all tasks */
  gboolean all;
  gboolean card; /* the card alone */
  gboolean details; /* what there is beside the figures */
  gboolean full;
  gboolean wants_help;
  gboolean wants_version;
  GPtrArray *words; /* char *: what follows the verb, in valid UTF-8 */
} BstCliOptions;

gboolean bst_cli_options_parse (BstCliOptions *self, int argc, char **argv);
void bst_cli_options_clear (BstCliOptions *self);
gboolean bst_cli_verb_from_string (const char *string, BstCliVerb *verb);
void bst_cli_say_no_command (const char *word);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstCliOptions, bst_cli_options_clear)

G_END_DECLS
