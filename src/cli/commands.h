/* The verbs of the command line, and what they share. */
#pragma once

#include "cli/options.h"
#include "core/claim-text.h"
#include "library/library.h"

G_BEGIN_DECLS

BstCliStatus bst_cli_list (const BstCliOptions *options, BstLibrary *library);
BstCliStatus bst_cli_chart (const BstCliOptions *options, BstLibrary *library);
BstCliStatus bst_cli_show (const BstCliOptions *options, BstLibrary *library);
BstCliStatus bst_cli_fit (const BstCliOptions *options, BstLibrary *library);
BstCliStatus bst_cli_refresh (const BstCliOptions *options, BstLibrary *library);
BstCliStatus bst_cli_search (const BstCliOptions *options, BstLibrary *library);
BstCliStatus bst_cli_add (const BstCliOptions *options, BstLibrary *library);
BstCliStatus bst_cli_remove (const BstCliOptions *options, BstLibrary *library);
BstCliStatus bst_cli_sync (const BstCliOptions *options);
BstCliStatus bst_cli_help (BstCliVerb verb);
void bst_cli_tell_problems (BstQuery *query);
void bst_cli_tell_nothing_found (BstLibrary *library, BstQuery *query);
void bst_cli_tell_library_problems (BstLibrary *library);
BstCliStatus bst_cli_tell_not_kept (const BstCliOptions *options, BstLibrary *library);
BstCliStatus bst_cli_tell_no_entry (BstLibrary *library, const char *id);

/* What an entry's figures are called on a terminal and in Markdown. */
char *bst_cell_parameters (BstEntry *entry);
char *bst_cell_context (BstEntry *entry);
char *bst_cell_license (BstEntry *entry);
char *bst_cell_released (BstEntry *entry);
char *bst_cell_organization (BstEntry *entry);
char *bst_cell_downloads (BstEntry *entry);
char *bst_cell_number (gint64 number);
char *bst_cell_exact (gint64 number);
char *bst_cell_day (gint64 time);

/* A label, and what it says. */
typedef struct
{
  const char *label;
  char *text;
} BstShowRow;

GPtrArray *bst_show_rows_new (void);
void bst_show_rows_take (GPtrArray *rows, const char *label, char *text);

GPtrArray *bst_show_dup_hub_rows (BstEntry *entry, const BstDossier *dossier, gint64 now);
GPtrArray *bst_show_dup_detail_rows (const BstRepository *record, const BstDossier *dossier, gint64 now);
char *bst_show_dup_files (const BstRepository *record);
char *bst_show_dup_age (const char *endpoint, gint64 at, gint64 now);
void bst_show_append_text (GString *page, BstEntry *entry, const BstDossier *dossier, const BstLineage *lineage,
                           const BstTerminal *terminal);
void bst_show_append_csv (GString *page, BstEntry *entry);
void bst_show_append_markdown (GString *page, BstEntry *entry, const BstDossier *dossier, const BstLineage *lineage);
void bst_show_append_lineage_text (GString *text, const BstLineage *lineage, int width);
void bst_show_append_lineage_markdown (GString *page, const BstLineage *lineage);
JsonNode *bst_show_details_to_json (const BstRepository *record, const BstDossier *dossier);

BstDossier *bst_cli_load_dossier (BstLibrary *library, const char *id);
BstCliStatus bst_cli_print_card (BstLibrary *library, BstEntry *entry);

G_END_DECLS
