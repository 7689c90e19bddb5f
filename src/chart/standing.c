#include "config.h"

#include "chart/standing.h"

static void
read_entry (BstStanding *self, BstEntry *entry)
{
  BstClaim *claim = bst_entry_get_claim (entry, BST_FIELD_PARAMETERS);

  self->parameters = MAX (bst_entry_get_count (entry, BST_FIELD_PARAMETERS), 0);
  self->active = MAX (bst_entry_get_count (entry, BST_FIELD_ACTIVE_PARAMETERS), 0);
  /* A dense model works with all it has, and nothing can work with more. */
  if (self->active >= self->parameters)
    self->active = 0;
  self->is_estimated = claim != NULL && bst_claim_is_estimated (claim);
  self->openness = bst_entry_get_openness (entry);
}

/**
 * bst_standing_init:
 * @self: (out caller-allocates): the place
 * @sizes: of the list
 * @entry: the model
 * @is_listed: whether it is one of the list; a list that does not have its figure is of a
 *   moment before, and is not taken to have it
 */
void
bst_standing_init (BstStanding *self, BstSizes *sizes, BstEntry *entry, gboolean is_listed)
{
  *self = (BstStanding) { .n_unknown = bst_sizes_get_n_unknown (sizes) };
  read_entry (self, entry);
  bst_sizes_find (sizes, self->parameters, &self->n_larger, &self->n_alike);
  self->n_smaller = bst_sizes_get_n_known (sizes) - self->n_larger - self->n_alike;
  if (!is_listed)
    return;
  if (self->parameters > 0 && self->n_alike > 0)
    self->n_alike--;
  else if (self->parameters == 0 && self->n_unknown > 0)
    self->n_unknown--;
  else
    return;
  self->is_listed = TRUE;
}

/* Returns: how many models of the list have a figure, this one included */
guint
bst_standing_get_n_known (const BstStanding *self)
{
  return self->n_larger + self->n_alike + self->n_smaller + (self->is_listed && self->parameters > 0 ? 1 : 0);
}
