/* The verbs of the command line, and what they share. */
#pragma once

#include "cli/options.h"
#include "core/claim-text.h"
#include "library/library.h"

G_BEGIN_DECLS

BstCliStatus bst_cli_list (const BstCliOptions *options, BstLibrary *library);
BstCliStatus bst_cli_show (const BstCliOptions *options, BstLibrary *library);
BstCliStatus bst_cli_help (BstCliVerb verb);
void bst_cli_tell_problems (BstQuery *query);

/* What an entry's figures are called on a terminal and in Markdown. */
char *bst_cell_parameters (BstEntry *entry);
char *bst_cell_context (BstEntry *entry);
char *bst_cell_license (BstEntry *entry);
char *bst_cell_released (BstEntry *entry);
char *bst_cell_organization (BstEntry *entry);

void bst_show_append_text (GString *page, BstEntry *entry, const BstTerminal *terminal);
void bst_show_append_markdown (GString *page, BstEntry *entry);

G_END_DECLS
