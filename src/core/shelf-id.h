/* What may be opened like a shelf: those of the guide, and its models of one year or of one
 * country. Of all of these an id is kept: “milestones”, “year:2024”, “country:FR”. */
#pragma once

#include "core/query.h"

G_BEGIN_DECLS

char *bst_shelf_id_new_of_year (int year);
char *bst_shelf_id_new_of_country (const char *country);
gboolean bst_shelf_id_get_facet (const char *id, BstFacet *facet);
char *bst_shelf_id_dup_query (const char *id);
char *bst_shelf_id_dup_title (const char *id);
char *bst_shelf_id_find (BstQuery *query);

G_END_DECLS
