/* What a guide has; between the files of the guide alone. */
#pragma once

#include "core/guide.h"

G_BEGIN_DECLS

struct _BstGuide
{
  GHashTable *licenses; /* utf8 → BstLicense */
  GHashTable *license_ids; /* utf8 → utf8: aliases and the ids that they stand for */
  GHashTable *organizations; /* utf8 → BstOrganization */
  GHashTable *authors; /* lower-case Hub name → BstOrganization: who made its first entry */
  GHashTable *bynames; /* utf8 → BstByname, by their ids or those of families */
  GPtrArray *pending; /* Pending, in the order of the files */
  GHashTable *positions; /* lower-case id → index in pending + 1 */
  GHashTable *entries; /* lower-case id → BstEntry, as they were given away */
};

G_END_DECLS
