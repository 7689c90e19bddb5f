/* How the graph is found, from the model outwards. */
#include "config.h"

#include "core/lineage-private.h"

/* Of the nodes that there may be, one of so many may be what the model comes from. */
#define SHARE_OF_BASES 3

typedef struct _Member Member;

struct _Member
{
  char *key; /* NULL for a group */
  BstLineageNode node; /* given away to the lineage in the end */
  Member *nearer;
  GPtrArray *farther; /* Member: borrowed */
  guint index; /* in the lineage */
};

typedef struct
{
  const BstLineageSource *source;
  BstLineageBounds bounds;
  GPtrArray *all; /* Member */
  GHashTable *by_key; /* borrowed */
} Build;

static void
member_free (gpointer data)
{
  Member *self = data;

  g_free (self->key);
  g_free (self->node.id);
  g_clear_object (&self->node.entry);
  g_clear_pointer (&self->node.record, bst_repository_unref);
  g_ptr_array_unref (self->farther);
  g_free (self);
}

/* @nearer: (nullable): NULL for the model
 * @step: 1 for what came from it, -1 for what it comes from */
static Member *
add_member (Build *build, Member *nearer, int step)
{
  Member *member = g_new0 (Member, 1);

  member->farther = g_ptr_array_new ();
  member->nearer = nearer;
  if (nearer != NULL)
    {
      member->node.step = nearer->node.step + step;
      g_ptr_array_add (nearer->farther, member);
    }
  g_ptr_array_add (build->all, member);
  return member;
}

/* @entry: (nullable) */
static void
set_model (Build *build, Member *member, const char *key, const char *id, BstEntry *entry, BstRepository *record)
{
  BstLineageNode *node = &member->node;

  member->key = g_strdup (key);
  node->id = g_strdup (entry != NULL ? bst_entry_get_id (entry) : id);
  node->entry = entry != NULL ? g_object_ref (entry) : NULL;
  node->record = record != NULL ? bst_repository_ref (record) : NULL;
  node->is_here = entry != NULL && bst_kinship_lookup (build->source->kinship, id) == entry;
  if (entry != NULL)
    node->relation = bst_entry_get_relation (entry);
  else if (record != NULL)
    node->relation = record->relation;
  g_hash_table_insert (build->by_key, member->key, member);
}

/* Returns: (transfer container) (nullable): the ids of what the member was made from */
static const char **
dup_bases (const Member *member)
{
  const char *const *words;
  guint n;
  const char **bases;

  if (member->node.entry != NULL)
    return bst_entry_get_words (member->node.entry, BST_FIELD_BASE_MODELS);
  if (member->node.record == NULL || member->node.record->base_models == NULL)
    return NULL;
  words = (const char *const *) member->node.record->base_models;
  n = g_strv_length ((char **) words);
  bases = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    bases[i] = words[i];
  return bases;
}

static void
add_base (Build *build, Member *member, const char *id)
{
  g_autofree char *key = bst_kinship_dup_key (build->source->kinship, id);
  g_autoptr (BstEntry) found = NULL;
  BstEntry *entry;

  if (g_hash_table_contains (build->by_key, key))
    return;
  if ((guint) -member->node.step >= build->bounds.steps ||
      build->all->len >= MAX (2, build->bounds.nodes / SHARE_OF_BASES))
    {
      member->node.n_beyond++;
      return;
    }
  entry = bst_kinship_lookup (build->source->kinship, id);
  if (entry == NULL && build->source->find != NULL)
    entry = found = build->source->find (build->source->find_data, id);
  set_model (build, add_member (build, member, -1), key, id, entry, NULL);
}

/* Those that were found are gone through in the order in which they were, so that a model is
 * at the end of the shortest way to it. */
static void
walk_back (Build *build)
{
  for (guint i = 0; i < build->all->len; i++)
    {
      Member *member = g_ptr_array_index (build->all, i);
      g_autofree const char **bases = dup_bases (member);

      for (guint j = 0; bases != NULL && bases[j] != NULL; j++)
        add_base (build, member, bases[j]);
    }
}

static void
add_group (Build *build, Member *member, BstRelation relation, const BstKinRun *run)
{
  Member *group = add_member (build, member, 1);

  group->node.relation = relation;
  group->node.n_more = run->n_more;
  group->node.on_hub = run->on_hub;
}

static void
add_run (Build *build, Member *member, GPtrArray *kin, BstRelation relation, const BstKinRun *run)
{
  for (guint i = 0; i < run->n_told; i++)
    {
      BstKin *one = g_ptr_array_index (kin, run->first + i);
      Member *derived = add_member (build, member, 1);

      set_model (build, derived, one->key,
                 one->entry != NULL ? bst_entry_get_id (one->entry) : one->record->id, one->entry, one->record);
      derived->node.relation = relation;
    }
  if (run->n_more > 0)
    add_group (build, member, relation, run);
}

static void
drop_known (Build *build, GPtrArray *kin)
{
  for (guint i = kin->len; i-- > 0;)
    if (g_hash_table_contains (build->by_key, ((BstKin *) g_ptr_array_index (kin, i))->key))
      g_ptr_array_remove_index (kin, i);
}

static void
add_derived (Build *build, Member *member)
{
  gboolean is_model = member->nearer == NULL;
  g_autoptr (GPtrArray) kin = bst_kin_collect (build->source, member->node.id, is_model);
  guint room = build->bounds.nodes > build->all->len ? build->bounds.nodes - build->all->len : 0;
  BstKinRun runs[BST_N_RELATIONS];
  guint n_before = build->all->len;

  drop_known (build, kin);
  if ((guint) member->node.step >= build->bounds.steps)
    {
      member->node.n_beyond = kin->len;
      return;
    }
  bst_kin_choose (kin, is_model ? build->source->dossier : NULL, build->bounds.derived, room, runs);
  for (guint i = 0; i < BST_N_RELATIONS; i++)
    add_run (build, member, kin, bst_relations_in_order[i], &runs[bst_relations_in_order[i]]);
  if (build->all->len == n_before && !is_model)
    member->node.n_beyond = kin->len;
}

static void
walk_on (Build *build, Member *model)
{
  guint next = build->all->len;

  add_derived (build, model);
  for (; next < build->all->len; next++)
    {
      Member *member = g_ptr_array_index (build->all, next);

      if (member->key != NULL)
        add_derived (build, member);
    }
}

static void
give_node (BstLineage *self, Member *member)
{
  member->index = self->nodes->len;
  g_array_append_val (self->nodes, member->node);
  member->node.id = NULL;
  member->node.entry = NULL;
  member->node.record = NULL;
}

/* What a member comes from stands before it, what came from it behind it. */
static void
give_nodes (BstLineage *self, Member *member)
{
  for (guint i = 0; i < member->farther->len; i++)
    {
      Member *base = g_ptr_array_index (member->farther, i);

      if (base->node.step < 0)
        give_nodes (self, base);
    }
  give_node (self, member);
  for (guint i = 0; i < member->farther->len; i++)
    {
      Member *derived = g_ptr_array_index (member->farther, i);

      if (derived->node.step > 0)
        give_nodes (self, derived);
    }
}

static gboolean
has_edge (BstLineage *self, guint base, guint derived)
{
  for (guint i = 0; i < self->edges->len; i++)
    {
      const BstLineageEdge *edge = bst_lineage_get_edge (self, i);

      if (edge->base == base && edge->derived == derived)
        return TRUE;
    }
  return FALSE;
}

static void
add_edge (BstLineage *self, const Member *base, const Member *derived)
{
  BstLineageEdge edge = { base->index, derived->index };

  if (base != derived && !has_edge (self, edge.base, edge.derived) && !has_edge (self, edge.derived, edge.base))
    g_array_append_val (self->edges, edge);
}

/* One that turns back towards where it comes from would go round in a circle, and is left
 * out. */
static void
add_edges (BstLineage *self, Build *build, const Member *member)
{
  g_autofree const char **bases = dup_bases (member);

  for (guint i = 0; bases != NULL && bases[i] != NULL; i++)
    {
      g_autofree char *key = bst_kinship_dup_key (build->source->kinship, bases[i]);
      Member *base = g_hash_table_lookup (build->by_key, key);

      if (base != NULL && base->node.step <= member->node.step)
        add_edge (self, base, member);
    }
}

static BstLineage *
finish (Build *build, Member *model)
{
  BstLineage *self = bst_lineage_alloc ();

  /* Those between neighbours first: they carry the drawing. */
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < build->all->len; i++)
    {
      Member *member = g_ptr_array_index (build->all, i);

      member->index = i;
      if (member->nearer != NULL)
        add_edge (self, member->node.step < 0 ? member : member->nearer, member->node.step < 0 ? member->nearer : member);
    }
  for (guint i = 0; i < build->all->len; i++)
    add_edges (self, build, g_ptr_array_index (build->all, i));

  give_nodes (self, model);
  self->model = model->index;
  for (guint i = 0; i < build->all->len; i++)
    {
      Member *member = g_ptr_array_index (build->all, i);

      g_array_append_val (order, member->index);
      g_array_index (self->nodes, BstLineageNode, member->index).nearer =
        member->nearer != NULL ? member->nearer->index : BST_LINEAGE_NONE;
    }
  for (guint i = 0; i < self->edges->len; i++)
    {
      BstLineageEdge *edge = &g_array_index (self->edges, BstLineageEdge, i);

      *edge = (BstLineageEdge) { g_array_index (order, guint, edge->base), g_array_index (order, guint, edge->derived) };
    }
  return self;
}

/**
 * bst_lineage_new:
 * @entry: (transfer none): the model whose lineage it is
 * @bounds: how much of it
 *
 * Each model is there once, at the end of the shortest way to it, whatever circles are
 * claimed; what was made from several has an edge from each.
 *
 * Returns: (transfer full): what it comes from and what came from it
 */
BstLineage *
bst_lineage_new (BstEntry *entry, const BstLineageSource *source, BstLineageBounds bounds)
{
  Build build = { source, bounds, g_ptr_array_new_with_free_func (member_free), g_hash_table_new (g_str_hash, g_str_equal) };
  g_autofree char *key = bst_kinship_dup_key (source->kinship, bst_entry_get_id (entry));
  Member *model = add_member (&build, NULL, 0);
  BstLineage *self;

  set_model (&build, model, key, bst_entry_get_id (entry), entry, NULL);
  walk_back (&build);
  walk_on (&build, model);
  self = finish (&build, model);
  g_ptr_array_unref (build.all);
  g_hash_table_unref (build.by_key);
  return self;
}
