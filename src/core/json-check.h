/* Whether a text is JSON to the letter. Between the files of the reader alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is wrong with a text. */
typedef enum
{
  BST_JSON_FAULT_NONE,
  BST_JSON_FAULT_EMPTY, /* nothing but white space */
  BST_JSON_FAULT_SYNTAX,
  BST_JSON_FAULT_DEPTH,
  BST_JSON_FAULT_TWICE, /* a member of one name twice in an object */
} BstJsonFault;

BstJsonFault bst_json_check (const char *data, gsize size, guint *line, char **member, GArray *too_large);

G_END_DECLS
