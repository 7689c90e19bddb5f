/* Lineages to test with, written in a line. */
#pragma once

#include "core/lineage.h"

/* "id<base,base:relation" for each entry, with blanks between them. */
GPtrArray *test_entries (const char *text);
BstLineage *test_lineage (const char *text, const char *id, BstLineageBounds bounds);

/* "-1 a 0 b:finetune 1 +3:quantized": the steps, names and relations of all nodes. */
char *test_lineage_dump (const BstLineage *lineage);
