/* What the entries come from, and what came from them. */
#include "config.h"

#include "library/library-private.h"

/* The index is made when it is asked for, once for each change of the entries. */
static BstKinship *
get_kinship (BstLibrary *self)
{
  if (self->kinship == NULL)
    self->kinship = bst_kinship_new (self->entries, self->renames);
  return self->kinship;
}

static BstEntry *
find_listed (gpointer data, const char *id)
{
  return bst_library_find_listed (data, id);
}

/**
 * bst_library_make_lineage:
 * @entry: one of the library's, or of the Hub's list
 * @dossier: (nullable): what was fetched of it
 *
 * What it comes from is followed through the Hub's list too, where that is here. Quick:
 * nothing is searched.
 *
 * Returns: (transfer full): what it comes from and what came from it
 */
BstLineage *
bst_library_make_lineage (BstLibrary *self, BstEntry *entry, const BstDossier *dossier, BstLineageBounds bounds)
{
  BstLineageSource source = { get_kinship (self), dossier, find_listed, self };

  return bst_lineage_new (entry, &source, bounds);
}
