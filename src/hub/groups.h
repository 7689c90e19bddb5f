/* Which repositories one request can ask for together. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Repositories of one author whose names begin alike. */
typedef struct
{
  char *author; /* NULL where a repository is asked for by itself */
  char *search; /* what all of their names begin with, in lower case */
  GArray *members; /* guint: places in the list that was asked for */
} BstHubGroup;

GPtrArray *bst_hub_groups_new (const char *const *ids, guint n_ids);

G_END_DECLS
