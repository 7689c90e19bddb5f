/* Between an entry and its builder alone. */
#pragma once

#include "core/byname.h"
#include "core/entry.h"

G_BEGIN_DECLS

/* What an entry and its builder share: the builder fills it, then gives it away. */
typedef struct
{
  char *id;
  BstKind kind;
  char *name;
  BstFamily *family;
  BstOrganization *organization;
  BstLicense *license;
  BstInheritance *inheritance;
  BstText *summary;
  BstText *milestone;
  GPtrArray *aliases;
  char **readings; /* see bst_readings_find(); NULL for none */
  GPtrArray *bynames; /* BstByname; NULL for none */
  GPtrArray *shelves;
  GPtrArray *links;
  GPtrArray *claims[BST_N_FIELDS];
  BstRepository *repository;
  char *haystack; /* NULL until it is wanted; in an entry, by atomic operations alone */
} BstEntryData;

struct _BstEntry
{
  GObject parent_instance;

  BstEntryData data;
  double release_days; /* of the claim that is shown, where it has any */
  gboolean has_release_days;
};

void bst_entry_data_clear (BstEntryData *data);
void bst_entry_take_release_days (BstEntry *self);

G_END_DECLS
