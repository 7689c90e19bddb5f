#include "config.h"

#include "core/verdict.h"

/* So many base models are looked at, step by step; lists of the Hub may be of any length. */
#define MOST_BASES 64

/* How much a licence keeps from those who want to use a model commercially. */
static int
get_strictness (const BstLicense *license)
{
  switch (bst_license_get_commercial (license))
    {
    case BST_COMMERCIAL_NO:
      return 2;
    case BST_COMMERCIAL_CONDITIONAL:
      return 1;
    case BST_COMMERCIAL_YES:
    case BST_COMMERCIAL_UNKNOWN:
    default:
      return 0;
    }
}

/* What is forbidden by one licence is forbidden. What the own licence says nobody knows
 * where it is unknown, whatever the other one allows. */
static BstCommercial
judge (const BstLicense *own, const BstLicense *inherited)
{
  BstCommercial verdict = own != NULL ? bst_license_get_commercial (own) : BST_COMMERCIAL_UNKNOWN;

  if (inherited == NULL)
    return verdict;
  if (bst_license_get_commercial (inherited) == BST_COMMERCIAL_NO)
    return BST_COMMERCIAL_NO;
  if (verdict == BST_COMMERCIAL_YES)
    return bst_license_get_commercial (inherited);
  return verdict;
}

static gboolean
is_conflict (const BstLicense *own, const BstLicense *inherited)
{
  if (own == NULL || bst_license_get_commercial (own) == BST_COMMERCIAL_UNKNOWN)
    return FALSE;
  return !bst_license_binds_derivatives (own) || get_strictness (own) < get_strictness (inherited);
}

/* Returns: what @entry may be used for */
BstVerdict
bst_entry_get_verdict (BstEntry *entry)
{
  const BstInheritance *inheritance = bst_entry_get_inheritance (entry);
  BstVerdict verdict = { .own = bst_entry_get_license (entry) };

  if (inheritance != NULL)
    {
      verdict.inherited = bst_inheritance_get_license (inheritance);
      verdict.from = bst_inheritance_get_from (inheritance);
      verdict.from_name = bst_inheritance_get_from_name (inheritance);
      verdict.unknown_base = bst_inheritance_get_unknown (inheritance);
    }
  verdict.commercial = judge (verdict.own, verdict.inherited);
  verdict.conflicts = verdict.inherited != NULL && is_conflict (verdict.own, verdict.inherited);
  return verdict;
}

/* Returns: (transfer none) (nullable): the licence that decides about commercial use */
BstLicense *
bst_verdict_get_governing (const BstVerdict *self)
{
  if (self->own == NULL || self->inherited == NULL)
    return self->own != NULL ? self->own : self->inherited;
  return get_strictness (self->inherited) > get_strictness (self->own) ? self->inherited : self->own;
}

/* Whether every licence that holds for @entry is approved by the Open Source Initiative. */
gboolean
bst_entry_is_license_open (BstEntry *entry)
{
  BstVerdict verdict = bst_entry_get_verdict (entry);

  return verdict.own != NULL && bst_license_is_osi_approved (verdict.own) &&
         (verdict.inherited == NULL || bst_license_is_osi_approved (verdict.inherited));
}

/* What the walk from a model to what it was made from has come to. */
typedef struct
{
  BstEntryFinder find;
  gpointer data;
  const char *seen[MOST_BASES]; /* ids, each owned by the claim of the entry that names it */
  guint n_seen;
  BstEntry *queue[MOST_BASES]; /* whose base models are looked at, in turn */
  guint n_queue;
  BstLicense *own;
  BstEntry *from; /* the one whose licence is the strictest so far */
  const char *unknown;
} Walk;

static gboolean
is_known (BstLicense *license)
{
  return license != NULL && bst_license_get_commercial (license) != BST_COMMERCIAL_UNKNOWN;
}

static gboolean
is_same_license (BstLicense *a, BstLicense *b)
{
  return a == b || (a != NULL && b != NULL && g_str_equal (bst_license_get_id (a), bst_license_get_id (b)));
}

/* Of licences that are equally strict the nearest counts. */
static void
weigh (Walk *walk, BstEntry *base)
{
  BstLicense *license = bst_entry_get_license (base);

  if (is_same_license (license, walk->own) || !bst_license_binds_derivatives (license))
    return;
  if (walk->from == NULL || get_strictness (license) > get_strictness (bst_entry_get_license (walk->from)))
    walk->from = base;
}

/* Returns: whether @id is to be looked at: what was made in a circle is looked at once, and what
 * there is no room for is not known, whatever it may be */
static gboolean
take (Walk *walk, const char *id)
{
  for (guint i = 0; i < walk->n_seen; i++)
    if (g_ascii_strcasecmp (walk->seen[i], id) == 0)
      return FALSE;
  if (walk->n_seen == MOST_BASES)
    {
      if (walk->unknown == NULL)
        walk->unknown = id;
      return FALSE;
    }
  walk->seen[walk->n_seen++] = id;
  return TRUE;
}

static void
visit (Walk *walk, const char *id)
{
  BstEntry *base;

  if (!take (walk, id))
    return;
  base = walk->find (walk->data, id);
  if (base != NULL && is_known (bst_entry_get_license (base)))
    weigh (walk, base);
  else if (walk->unknown == NULL)
    walk->unknown = id;
  if (base != NULL)
    walk->queue[walk->n_queue++] = base;
}

static void
visit_bases (Walk *walk, BstEntry *entry)
{
  g_autofree const char **bases = bst_entry_get_words (entry, BST_FIELD_BASE_MODELS);

  for (guint i = 0; bases != NULL && bases[i] != NULL; i++)
    visit (walk, bases[i]);
}

/**
 * bst_entry_find_inheritance:
 * @find: finds an entry by its id
 *
 * Walks from @entry to what it was made from, and on, as the first claims have it.
 *
 * Returns: (transfer full) (nullable): which licence comes with that; NULL where @entry was
 *   made from nothing, or from models alone whose licences leave open what is made of them
 */
BstInheritance *
bst_entry_find_inheritance (BstEntry *entry, BstEntryFinder find, gpointer data)
{
  Walk walk = { .find = find, .data = data, .own = bst_entry_get_license (entry) };

  if (bst_entry_get_claim (entry, BST_FIELD_BASE_MODELS) == NULL)
    return NULL;
  take (&walk, bst_entry_get_id (entry));
  visit_bases (&walk, entry);
  for (guint i = 0; i < walk.n_queue; i++)
    visit_bases (&walk, walk.queue[i]);
  if (walk.from == NULL && walk.unknown == NULL)
    return NULL;
  return bst_inheritance_new (walk.from != NULL ? bst_entry_get_license (walk.from) : NULL,
                              walk.from != NULL ? bst_entry_get_id (walk.from) : NULL,
                              walk.from != NULL ? bst_entry_get_name (walk.from) : NULL, walk.unknown);
}

/**
 * bst_entry_with_inheritance:
 * @inheritance: (nullable)
 *
 * Returns: (transfer full): @entry where it has that already, or else one like it
 */
BstEntry *
bst_entry_with_inheritance (BstEntry *entry, BstInheritance *inheritance)
{
  BstEntryBuilder *builder;

  if (bst_inheritance_equal (bst_entry_get_inheritance (entry), inheritance))
    return g_object_ref (entry);
  builder = bst_entry_builder_new_like (entry);
  bst_entry_builder_set_inheritance (builder, inheritance);
  return bst_entry_builder_end (builder);
}

/* Returns: (transfer full): as bst_entry_with_inheritance(), with what bst_entry_find_inheritance() finds */
BstEntry *
bst_entry_inherit (BstEntry *entry, BstEntryFinder find, gpointer data)
{
  g_autoptr (BstInheritance) inheritance = bst_entry_find_inheritance (entry, find, data);

  return bst_entry_with_inheritance (entry, inheritance);
}

/**
 * bst_entries_inherit:
 * @entries: (element-type BstEntry)
 * @find: finds an entry by its id
 *
 * Returns: (transfer full) (element-type BstEntry): the entries, each knowing which licence
 *   comes with what it was made from
 */
GPtrArray *
bst_entries_inherit (GPtrArray *entries, BstEntryFinder find, gpointer data)
{
  GPtrArray *heirs = g_ptr_array_new_full (entries->len, g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (heirs, bst_entry_inherit (g_ptr_array_index (entries, i), find, data));
  return heirs;
}
