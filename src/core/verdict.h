/* What a model may be used for: its own licence, and that of what it was made from. */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

/**
 * BstVerdict: what the licences of an entry come to. It borrows from the entry.
 */
typedef struct
{
  BstLicense *own; /* NULL where it is not known */
  BstLicense *inherited; /* another licence that came with a base model; NULL for none */
  const char *from; /* the id of that model */
  const char *from_name;
  const char *unknown_base; /* the id of a base model of whose licence nothing is known; NULL for none */
  BstCommercial commercial; /* the strictest of both */
  gboolean conflicts; /* its own licence allows what the inherited one does not */
} BstVerdict;

/* Returns: (transfer none) (nullable): the entry of that id, in any case of letters. */
typedef BstEntry *(*BstEntryFinder) (gpointer data, const char *id);

BstVerdict bst_entry_get_verdict (BstEntry *entry);
BstLicense *bst_verdict_get_governing (const BstVerdict *self);
gboolean bst_entry_is_license_open (BstEntry *entry);

BstInheritance *bst_entry_find_inheritance (BstEntry *entry, BstEntryFinder find, gpointer data);
BstEntry *bst_entry_with_inheritance (BstEntry *entry, BstInheritance *inheritance);
BstEntry *bst_entry_inherit (BstEntry *entry, BstEntryFinder find, gpointer data);
GPtrArray *bst_entries_inherit (GPtrArray *entries, BstEntryFinder find, gpointer data);

G_END_DECLS
