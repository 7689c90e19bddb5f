/* What leaves the program: standard output, messages, and the words of formats. */
#pragma once

#include <json-glib/json-glib.h>

#include "cli/cli.h"

G_BEGIN_DECLS

typedef enum
{
  BST_CLI_TEXT,
  BST_CLI_JSON,
  BST_CLI_CSV,
  BST_CLI_MD,
  BST_CLI_SVG, /* of a chart alone, as the next */
  BST_CLI_PNG,
} BstCliFormat;

#define BST_N_CLI_FORMATS 6

extern const char *const bst_cli_formats[BST_N_CLI_FORMATS + 1];

/* What standard output leads to. */
typedef struct
{
  gboolean is_terminal;
  gboolean has_bold;
  int width; /* columns to set text in */
} BstTerminal;

BstTerminal bst_terminal_look (void);
void bst_terminal_append_bold (const BstTerminal *self, GString *page, const char *text);

BstCliStatus bst_output_write (const GString *page);
void bst_output_message (const char *sentence);

void bst_output_append_json (GString *page, JsonNode *node);
void bst_output_append_json_line (GString *page, JsonNode *node);
char *bst_output_escape_markdown (const char *text);

G_END_DECLS
