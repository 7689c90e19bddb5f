#include "config.h"

#include "library/counts.h"

#include "catalogue/search-counts.h"
#include "core/collate.h"
#include "core/fold.h"
#include "core/format.h"
#include "core/query-parts.h"
#include "core/task-thread.h"
#include "library/library-private.h"

/* A facet whose most frequent values are wanted. */
typedef struct
{
  BstFacet facet;
  guint most;
} Frequent;

struct _BstCounts
{
  BstGuide *guide; /* the library's */
  BstQuestion *question;
  GArray *frequent; /* Frequent */
  GPtrArray *counts; /* BstCount */
  BstSearchCounts *rows; /* NULL where the Hub's list is not asked */
  GPtrArray *bases[BST_N_FACETS]; /* BstEntry: what is found whatever is asked for of a facet; NULL until then */
};

static void
count_free (gpointer data)
{
  BstCount *count = data;

  g_free (count->value);
  g_free (count->label);
  g_free (count);
}

static BstCount *
count_new (BstFacet facet, const char *value, const char *label, guint n)
{
  BstCount *count = g_new (BstCount, 1);

  *count = (BstCount) { facet, g_strdup (value), g_strdup (label), n };
  return count;
}

/**
 * bst_counts_new:
 * @library: has to live until the counts are there
 * @query: all that is asked for
 *
 * Returns: (transfer full): for values that are still to be added
 */
BstCounts *
bst_counts_new (BstLibrary *library, BstQuery *query)
{
  BstCounts *self = g_new0 (BstCounts, 1);

  self->guide = library->guide;
  self->question = bst_question_new (library, query);
  self->frequent = g_array_new (FALSE, FALSE, sizeof (Frequent));
  self->counts = g_ptr_array_new_with_free_func (count_free);
  return self;
}

static void
drop_work (BstCounts *self)
{
  g_clear_pointer (&self->rows, bst_search_counts_free);
  for (guint i = 0; i < BST_N_FACETS; i++)
    g_clear_pointer (&self->bases[i], g_ptr_array_unref);
}

void
bst_counts_free (BstCounts *self)
{
  drop_work (self);
  bst_question_free (self->question);
  g_array_unref (self->frequent);
  g_ptr_array_unref (self->counts);
  g_free (self);
}

/* @value: without quotation marks */
void
bst_counts_add_value (BstCounts *self, BstFacet facet, const char *value)
{
  g_ptr_array_add (self->counts, count_new (facet, value, NULL, 0));
}

/**
 * bst_counts_add_frequent:
 * @facet: BST_FACET_LICENSE, BST_FACET_TASK or BST_FACET_ORG
 * @most: how many at the most; at least one
 *
 * Adds the values that the most entries have, whatever the query asks for of @facet, and
 * those that it asks for. They come last, by how many there are.
 */
void
bst_counts_add_frequent (BstCounts *self, BstFacet facet, guint most)
{
  Frequent frequent = { facet, most };

  g_array_append_val (self->frequent, frequent);
}

static BstQuery *
make_query (BstCounts *self, BstFacet facet, const char *value)
{
  g_autofree char *text = bst_query_with_only (self->question->query, facet, value);

  return bst_query_parse (text);
}

static GPtrArray *
find_entries (BstCounts *self, BstQuery *query)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->question->entries->len; i++)
    if (bst_query_matches (query, g_ptr_array_index (self->question->entries, i)))
      g_ptr_array_add (found, g_ptr_array_index (self->question->entries, i));
  return found;
}

static GPtrArray *
get_base (BstCounts *self, BstFacet facet)
{
  if (self->bases[facet] == NULL)
    {
      g_autoptr (BstQuery) rest = make_query (self, facet, NULL);

      self->bases[facet] = find_entries (self, rest);
    }
  return self->bases[facet];
}

/* Of the library's own entries. */
static guint
count_entries (BstCounts *self, BstFacet facet, const char *value)
{
  g_autoptr (BstQuery) query = make_query (self, facet, value);
  g_autoptr (GPtrArray) found = NULL;
  GPtrArray *base;
  guint n = 0;

  /* Closed models are there only where their kind is asked for. */
  if (facet == BST_FACET_KIND)
    {
      found = find_entries (self, query);
      return found->len;
    }
  base = get_base (self, facet);
  for (guint i = 0; i < base->len; i++)
    n += bst_query_facet_matches (query, facet, g_ptr_array_index (base, i)) != FALSE;
  return n;
}

static void
count (BstCounts *self, BstCount *wanted)
{
  wanted->n = count_entries (self, wanted->facet, wanted->value);
  if (self->rows != NULL)
    wanted->n += bst_search_counts_get (self->rows, wanted->facet, wanted->value);
}

/* Adds to what @found has of a value, in whatever case of letters. */
static void
add_found (GHashTable *found, BstFacet facet, const char *value, const char *label, guint n)
{
  g_autofree char *folded = bst_fold (value);
  BstCount *known = g_hash_table_lookup (found, folded);

  if (known != NULL)
    known->n += n;
  else
    g_hash_table_insert (found, g_steal_pointer (&folded), count_new (facet, value, label, n));
}

static void
add_found_of (GHashTable *found, BstFacet facet, BstEntry *entry)
{
  if (facet == BST_FACET_TASK)
    {
      g_autofree const char **tasks = bst_entry_get_words (entry, BST_FIELD_TASKS);

      for (guint i = 0; tasks != NULL && tasks[i] != NULL; i++)
        {
          g_autofree char *label = bst_format_task (tasks[i]);

          add_found (found, facet, tasks[i], label, 1);
        }
    }
  else if (facet == BST_FACET_LICENSE)
    {
      BstLicense *license = bst_entry_get_license (entry);

      if (license != NULL)
        add_found (found, facet, bst_license_get_id (license), bst_license_get_short_name (license), 1);
    }
  else
    {
      BstOrganization *maker = bst_entry_get_organization (entry);

      if (maker != NULL)
        add_found (found, facet, bst_organization_get_id (maker), bst_organization_get_name (maker), 1);
    }
}

/* Returns: (transfer full): by value, folded: what the most rows have, and all that the
 *   library's own entries do */
static GHashTable *
find_values (BstCounts *self, const Frequent *frequent)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, count_free);
  g_autoptr (GArray) of_rows = self->rows != NULL ? bst_search_counts_dup_frequent (self->rows, frequent->facet, frequent->most)
                                                  : NULL;
  GPtrArray *base = get_base (self, frequent->facet);

  for (guint i = 0; of_rows != NULL && i < of_rows->len; i++)
    {
      const BstFrequent *one = &g_array_index (of_rows, BstFrequent, i);

      add_found (found, frequent->facet, one->value, one->label, one->n);
    }
  for (guint i = 0; i < base->len; i++)
    add_found_of (found, frequent->facet, g_ptr_array_index (base, i));
  return found;
}

static const char *
get_reading (BstCounts *self, const BstCount *count)
{
  BstOrganization *maker = count->facet == BST_FACET_ORG ? bst_guide_get_organization (self->guide, count->value) : NULL;

  return maker != NULL ? bst_organization_get_reading (maker) : NULL;
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer data)
{
  const BstCount *count_a = *(const BstCount *const *) a, *count_b = *(const BstCount *const *) b;

  if (count_a->n != count_b->n)
    return count_a->n > count_b->n ? -1 : 1;
  return bst_name_compare (count_a->label, get_reading (data, count_a), count_b->label, get_reading (data, count_b));
}

static char *
make_label (BstCounts *self, BstFacet facet, const char *value)
{
  BstLicense *license = facet == BST_FACET_LICENSE ? bst_guide_get_license (self->guide, value) : NULL;
  BstOrganization *maker = facet == BST_FACET_ORG ? bst_guide_get_organization (self->guide, value) : NULL;

  if (facet == BST_FACET_TASK)
    return bst_format_task (value);
  if (license != NULL)
    return g_strdup (bst_license_get_short_name (license));
  return g_strdup (maker != NULL ? bst_organization_get_name (maker) : value);
}

static gboolean
has_value (GPtrArray *counts, BstFacet facet, const char *value)
{
  g_autofree char *folded = bst_fold (value);

  for (guint i = 0; i < counts->len; i++)
    {
      const BstCount *other = g_ptr_array_index (counts, i);
      g_autofree char *other_folded = other->facet == facet ? bst_fold (other->value) : NULL;

      if (g_strcmp0 (folded, other_folded) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
choose (BstCounts *self, GPtrArray *chosen, BstFacet facet, const char *value, const char *label)
{
  BstCount *one;

  if (has_value (self->counts, facet, value) || has_value (chosen, facet, value))
    return;
  one = count_new (facet, value, label, 0);
  count (self, one);
  g_ptr_array_add (chosen, one);
}

/* What is asked for can be taken back, however few there are. */
static void
choose_wanted (BstCounts *self, GPtrArray *chosen, BstFacet facet)
{
  g_auto (GStrv) wanted = bst_query_dup_values (self->question->query, facet);

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      g_autofree char *label = make_label (self, facet, wanted[i]);

      choose (self, chosen, facet, wanted[i], label);
    }
}

static void
run_frequent (BstCounts *self, const Frequent *frequent)
{
  g_autoptr (GHashTable) found = find_values (self, frequent);
  g_autoptr (GPtrArray) values = g_ptr_array_new (), chosen = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer one;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, NULL, &one))
    g_ptr_array_add (values, one);
  g_ptr_array_sort_with_data (values, compare_counts, self);
  for (guint i = 0; i < MIN (values->len, frequent->most); i++)
    {
      const BstCount *value = g_ptr_array_index (values, i);

      choose (self, chosen, value->facet, value->value, value->label);
    }
  choose_wanted (self, chosen, frequent->facet);
  g_ptr_array_sort_with_data (chosen, compare_counts, self);
  g_ptr_array_extend_and_steal (self->counts, g_steal_pointer (&chosen));
}

/* Counts, at once.
 * @cancellable: (nullable): ends it early; the counts then mean nothing */
void
bst_counts_run (BstCounts *self, GCancellable *cancellable)
{
  const BstQuestion *question = self->question;
  gconstpointer hidden = question->hidden->data;

  if (question->list != NULL)
    self->rows = bst_search_counts_new (question->list, question->query, hidden, question->hidden->len, cancellable);
  for (guint i = 0; i < self->counts->len && !g_cancellable_is_cancelled (cancellable); i++)
    count (self, g_ptr_array_index (self->counts, i));
  for (guint i = 0; i < self->frequent->len && !g_cancellable_is_cancelled (cancellable); i++)
    run_frequent (self, &g_array_index (self->frequent, Frequent, i));
  drop_work (self);
}

/* Returns: how many values there are: before it has run those that were added, then the
 *   frequent ones besides, by facet in the order in which these were added */
guint
bst_counts_get_n (BstCounts *self)
{
  return self->counts->len;
}

/* Returns: (transfer none) */
const BstCount *
bst_counts_get (BstCounts *self, guint index)
{
  return g_ptr_array_index (self->counts, index);
}

static gpointer
run_in_thread (gpointer counts, GCancellable *cancellable, GError **error)
{
  bst_counts_run (counts, cancellable);
  return counts;
}

/**
 * bst_library_count_values_async:
 * @counts: (transfer full)
 * @cancellable: (nullable): ends it soon, when other counts are wanted
 *
 * Counts in a thread.
 */
void
bst_library_count_values_async (BstLibrary *self, BstCounts *counts, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bst_library_count_values_async);
  g_task_set_task_data (task, counts, (GDestroyNotify) bst_counts_free);
  bst_task_run_in_thread (task, run_in_thread, NULL);
}

/* Returns: (transfer none) (nullable): the counts, which live as long as @result; the only
 *   error is that it was cancelled */
BstCounts *
bst_library_count_values_finish (BstLibrary *self, GAsyncResult *result, GError **error)
{
  bst_library_rest_later (self);
  return g_task_propagate_pointer (G_TASK (result), error);
}
