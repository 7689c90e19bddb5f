#include "config.h"

#include "core/lineage-private.h"

static void
node_clear (gpointer data)
{
  BstLineageNode *node = data;

  g_free (node->id);
  g_clear_object (&node->entry);
  g_clear_pointer (&node->record, bst_repository_unref);
}

/* Returns: (transfer full): a lineage without nodes, for whoever makes one to fill */
BstLineage *
bst_lineage_alloc (void)
{
  BstLineage *self = g_new0 (BstLineage, 1);

  g_atomic_ref_count_init (&self->references);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (BstLineageNode));
  g_array_set_clear_func (self->nodes, node_clear);
  self->edges = g_array_new (FALSE, FALSE, sizeof (BstLineageEdge));
  return self;
}

BstLineage *
bst_lineage_ref (BstLineage *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
bst_lineage_unref (BstLineage *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->nodes);
  g_array_unref (self->edges);
  g_free (self);
}

/* Returns: 1 where nothing is known but the model itself. */
guint
bst_lineage_get_n_nodes (const BstLineage *self)
{
  return self->nodes->len;
}

const BstLineageNode *
bst_lineage_get_node (const BstLineage *self, guint index)
{
  g_return_val_if_fail (index < self->nodes->len, NULL);

  return &g_array_index (self->nodes, BstLineageNode, index);
}

guint
bst_lineage_get_n_edges (const BstLineage *self)
{
  return self->edges->len;
}

const BstLineageEdge *
bst_lineage_get_edge (const BstLineage *self, guint index)
{
  g_return_val_if_fail (index < self->edges->len, NULL);

  return &g_array_index (self->edges, BstLineageEdge, index);
}

/* Returns: the number of the node whose lineage it is */
guint
bst_lineage_get_model (const BstLineage *self)
{
  return self->model;
}

/* Returns: the step of what it comes from and is farthest away: 0 or less */
int
bst_lineage_get_first_step (const BstLineage *self)
{
  int first = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    first = MIN (first, bst_lineage_get_node (self, i)->step);
  return first;
}

/* Returns: the step of what came from it and is farthest away: 0 or more */
int
bst_lineage_get_last_step (const BstLineage *self)
{
  int last = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    last = MAX (last, bst_lineage_get_node (self, i)->step);
  return last;
}

static gboolean
nodes_are_equal (const BstLineageNode *a, const BstLineageNode *b)
{
  return g_strcmp0 (a->id, b->id) == 0 && a->entry == b->entry && a->record == b->record && a->is_here == b->is_here &&
         a->step == b->step && a->nearer == b->nearer && a->relation == b->relation &&
         a->n_beyond == b->n_beyond && a->n_more == b->n_more && a->on_hub == b->on_hub;
}

/* Whether both have the same nodes, of the same entries, and the same edges. */
gboolean
bst_lineage_equal (const BstLineage *self, const BstLineage *other)
{
  if (self->model != other->model || self->nodes->len != other->nodes->len || self->edges->len != other->edges->len)
    return FALSE;
  for (guint i = 0; i < self->nodes->len; i++)
    if (!nodes_are_equal (bst_lineage_get_node (self, i), bst_lineage_get_node (other, i)))
      return FALSE;
  for (guint i = 0; i < self->edges->len; i++)
    {
      const BstLineageEdge *a = bst_lineage_get_edge (self, i), *b = bst_lineage_get_edge (other, i);

      if (a->base != b->base || a->derived != b->derived)
        return FALSE;
    }
  return TRUE;
}
