/* What an entry is made of. Private to the entry and its builder. */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

/* The builder fills it, then gives it to the entry. */
typedef struct
{
  char *id;
  BstKind kind;
  char *name;
  char *family;
  BstText *family_name;
  BstText *family_summary;
  BstOrganization *organization;
  BstLicense *license;
  BstText *summary;
  GPtrArray *aliases;
  GPtrArray *shelves;
  GPtrArray *links;
  GPtrArray *claims[BST_N_FIELDS];
  BstRepository *repository;
  char *haystack; /* made at the end, or that of the entry which is copied */
} BstEntryData;

struct _BstEntry
{
  GObject parent_instance;

  BstEntryData data;
};

struct _BstEntryBuilder
{
  BstEntryData data;
};

void bst_entry_data_clear (BstEntryData *data);

G_END_DECLS
