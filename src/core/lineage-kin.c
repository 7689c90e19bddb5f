/* What came from one model: who is told of by name, and who is only counted. */
#include "config.h"

#include "core/lineage-private.h"


const BstRelation bst_relations_in_order[BST_N_RELATIONS] = {
  BST_RELATION_FINETUNE,
  BST_RELATION_MERGE,
  BST_RELATION_ADAPTER,
  BST_RELATION_QUANTIZED,
  BST_RELATION_UNKNOWN,
};

/* Of so many that may be told of, one may be a quantization. */
#define SHARE_OF_QUANTIZED 3

/* Of so many that may be told of, one may be what the Hub alone names. */
static const guint share_of_hub[BST_N_RELATIONS] = {
  [BST_RELATION_UNKNOWN] = 12,
  [BST_RELATION_FINETUNE] = 4,
  [BST_RELATION_ADAPTER] = 12,
  [BST_RELATION_QUANTIZED] = 24,
  [BST_RELATION_MERGE] = 6,
};

static void
kin_free (gpointer data)
{
  BstKin *self = data;

  g_free (self->key);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->record, bst_repository_unref);
  g_free (self);
}

/* Whether the Hub itself says that the entry came from @key. */
static gboolean
is_told_by_hub (BstKinship *kinship, BstEntry *entry, const char *key)
{
  const BstRepository *record = bst_entry_get_repository (entry);

  for (guint i = 0; record != NULL && record->base_models != NULL && record->base_models[i] != NULL; i++)
    {
      g_autofree char *base = bst_kinship_dup_key (kinship, record->base_models[i]);

      if (g_str_equal (base, key))
        return TRUE;
    }
  return FALSE;
}

static BstKin *
kin_new (BstKinship *kinship, const char *id, BstEntry *entry, BstRepository *record)
{
  BstKin *kin = g_new0 (BstKin, 1);

  kin->key = bst_kinship_dup_key (kinship, id);
  kin->entry = entry != NULL ? g_object_ref (entry) : NULL;
  kin->record = entry == NULL && record != NULL ? bst_repository_ref (record) : NULL;
  kin->relation = entry != NULL ? bst_entry_get_relation (entry) : record->relation;
  return kin;
}

static void
add_here (GPtrArray *kin, GHashTable *seen, BstKinship *kinship, const char *id)
{
  GPtrArray *derived = bst_kinship_get_derived (kinship, id);
  g_autofree char *key = bst_kinship_dup_key (kinship, id);

  for (guint i = 0; derived != NULL && i < derived->len; i++)
    {
      BstEntry *entry = g_ptr_array_index (derived, i);
      BstKin *one = kin_new (kinship, bst_entry_get_id (entry), entry, NULL);

      one->on_hub = is_told_by_hub (kinship, entry, key);
      g_hash_table_insert (seen, one->key, one);
      g_ptr_array_add (kin, one);
    }
}

/* What the Hub knows of it and is an entry here is told as that, also where the entry says
 * nothing of its base. */
static void
add_of_hub (GPtrArray *kin, GHashTable *seen, const BstLineageSource *source, const char *id)
{
  GPtrArray *derived = source->dossier != NULL ? source->dossier->derived : NULL;
  g_autofree char *own = bst_kinship_dup_key (source->kinship, id);

  for (guint i = 0; derived != NULL && i < derived->len; i++)
    {
      BstRepository *record = g_ptr_array_index (derived, i);
      g_autofree char *key = record->id != NULL ? bst_kinship_dup_key (source->kinship, record->id) : NULL;
      BstKin *one = key != NULL ? g_hash_table_lookup (seen, key) : NULL;

      if (key == NULL || g_str_equal (key, own))
        continue;
      if (one == NULL)
        {
          one = kin_new (source->kinship, record->id, bst_kinship_lookup (source->kinship, record->id), record);
          g_hash_table_insert (seen, one->key, one);
          g_ptr_array_add (kin, one);
        }
      if (one->relation == BST_RELATION_UNKNOWN)
        one->relation = record->relation;
      one->on_hub = TRUE;
    }
}

static guint
get_place (BstRelation relation)
{
  guint place = 0;

  while (bst_relations_in_order[place] != relation)
    place++;
  return place;
}

static int
compare_entries (BstEntry *a, BstEntry *b)
{
  int order = g_strcmp0 (bst_entry_get_word (a, BST_FIELD_RELEASED), bst_entry_get_word (b, BST_FIELD_RELEASED));

  if (order == 0)
    order = bst_entry_compare_names (a, b);
  return order != 0 ? order : g_strcmp0 (bst_entry_get_id (a), bst_entry_get_id (b));
}

/* By relation; then what is here, the oldest first, before what the Hub alone names, the most
 * downloaded first. */
static int
compare_kin (gconstpointer pa, gconstpointer pb)
{
  const BstKin *a = *(BstKin *const *) pa, *b = *(BstKin *const *) pb;

  if (a->relation != b->relation)
    return get_place (a->relation) < get_place (b->relation) ? -1 : 1;
  if ((a->entry == NULL) != (b->entry == NULL))
    return a->entry != NULL ? -1 : 1;
  if (a->entry != NULL)
    return compare_entries (a->entry, b->entry);
  if (a->record->downloads != b->record->downloads)
    return a->record->downloads > b->record->downloads ? -1 : 1;
  return g_strcmp0 (a->key, b->key);
}

/* Returns: (transfer full) (element-type BstKin): all that are known to come from @id, as they
 *   are told */
GPtrArray *
bst_kin_collect (const BstLineageSource *source, const char *id, gboolean is_model)
{
  GPtrArray *kin = g_ptr_array_new_with_free_func (kin_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  add_here (kin, seen, source->kinship, id);
  if (is_model)
    add_of_hub (kin, seen, source, id);
  g_ptr_array_sort (kin, compare_kin);
  return kin;
}

/* How many of a run are told of where there is room for all. Quantizations are told of with
 * their files: here a few will do. */
static guint
count_told (GPtrArray *kin, const BstKinRun *run, BstRelation relation, guint most)
{
  guint n_here = 0;

  if (relation == BST_RELATION_QUANTIZED)
    most = MAX (1, most / SHARE_OF_QUANTIZED);
  while (n_here < run->n && ((BstKin *) g_ptr_array_index (kin, run->first + n_here))->entry != NULL)
    n_here++;
  return MIN (most, n_here + MIN (run->n - n_here, most / share_of_hub[relation]));
}

/* What is not told of is what is left out, or what the Hub counts beyond those that are. The
 * Hub has them where it has more than are here. */
static void
count_more (GPtrArray *kin, BstKinRun *run, gint64 n_hub)
{
  guint n_told_of_hub = 0;

  run->on_hub = FALSE;
  for (guint i = 0; i < run->n_told; i++)
    n_told_of_hub += ((BstKin *) g_ptr_array_index (kin, run->first + i))->on_hub;
  for (guint i = run->n_told; i < run->n; i++)
    run->on_hub |= ((BstKin *) g_ptr_array_index (kin, run->first + i))->entry == NULL;
  run->n_more = run->n - run->n_told;
  if (n_hub - n_told_of_hub > run->n_more)
    {
      run->n_more = n_hub - n_told_of_hub;
      run->on_hub = TRUE;
    }
}

static guint
count_nodes (const BstKinRun *runs)
{
  guint n = 0;

  for (guint i = 0; i < BST_N_RELATIONS; i++)
    n += runs[i].n_told + (runs[i].n_more > 0);
  return n;
}

/**
 * bst_kin_choose:
 * @dossier: (nullable): of the model, which counts
 * @most: how many of one relation are told of
 * @room: how many nodes there may be, those that stand for more among them
 * @runs: (out): by relation
 *
 * The longest run gives way first. Where not even those fit that stand for more, no run
 * tells of anything.
 */
void
bst_kin_choose (GPtrArray *kin, const BstDossier *dossier, guint most, guint room, BstKinRun runs[BST_N_RELATIONS])
{
  for (guint i = 0; i < BST_N_RELATIONS; i++)
    runs[i] = (BstKinRun) { 0 };
  for (guint i = 0; i < kin->len; i++)
    {
      BstKinRun *run = &runs[((BstKin *) g_ptr_array_index (kin, i))->relation];

      if (run->n++ == 0)
        run->first = i;
    }
  for (guint i = 0; i < BST_N_RELATIONS; i++)
    {
      runs[i].n_told = count_told (kin, &runs[i], i, most);
      count_more (kin, &runs[i], dossier != NULL ? dossier->n_derived[i] : -1);
    }
  while (count_nodes (runs) > room)
    {
      guint longest = 0;

      for (guint i = 1; i < BST_N_RELATIONS; i++)
        if (runs[i].n_told > runs[longest].n_told)
          longest = i;
      if (runs[longest].n_told == 0)
        break;
      runs[longest].n_told--;
      count_more (kin, &runs[longest], dossier != NULL ? dossier->n_derived[longest] : -1);
    }
  for (guint i = 0; count_nodes (runs) > room && i < BST_N_RELATIONS; i++)
    runs[i].n_more = 0;
}
