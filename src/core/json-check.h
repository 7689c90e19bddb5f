/* Whether a text is JSON to the letter. Between the files of the reader alone. */
#pragma once

#include "core/json-scan.h"

G_BEGIN_DECLS

/* What is wrong with a text. */
typedef enum
{
  BST_JSON_FAULT_NONE,
  BST_JSON_FAULT_EMPTY, /* nothing but white space */
  BST_JSON_FAULT_SYNTAX,
  BST_JSON_FAULT_DEPTH,
  BST_JSON_FAULT_TWICE, /* a member of one name twice in an object */
  BST_JSON_FAULT_MANY, /* more values than there is memory for */
} BstJsonFault;

BstJsonFault bst_json_check (const char *data, gsize size, guint *line, char **member, GArray *mends);

G_END_DECLS
