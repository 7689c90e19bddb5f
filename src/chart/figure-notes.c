#include "config.h"

#include "chart/figure-private.h"

#include <string.h>

#include "core/date.h"
#include "core/format.h"

/* So many titles are named. */
#define MOST_TITLES 3

/* So many rows of a list are looked at. */
#define MOST_LOOKED_AT 48

/* What the figures that are shown rest on. */
typedef struct
{
  guint kinds[BST_N_SOURCE_KINDS];
  GHashTable *titles; /* char *: how many; both borrowed */
  const char *newest; /* the latest date; NULL for none */
} Sources;

static void
add_date (Sources *sources, const char *as_of)
{
  BstDate date;

  if (as_of != NULL && bst_date_parse (as_of, &date) && g_strcmp0 (as_of, sources->newest) > 0)
    sources->newest = as_of;
}

static void
add_source (Sources *sources, BstEntry *entry, BstField field)
{
  BstClaim *claim = bst_entry_get_claim (entry, field);
  BstSource *source = claim != NULL ? bst_claim_get_source (claim) : NULL;
  const char *title;

  if (source == NULL)
    return;
  sources->kinds[bst_source_get_kind (source)]++;
  title = bst_source_get_title (source);
  if (title != NULL && *title != '\0')
    g_hash_table_insert (sources->titles, (char *) title,
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (sources->titles, title)) + 1));
  add_date (sources, bst_source_get_as_of (source));
}

static void
collect_sources (Sources *sources, BstScene *scene)
{
  gboolean has_dates = bst_scene_get_kind (scene) == BST_CHART_TIMELINE;
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);

  *sources = (Sources) { .titles = g_hash_table_new (g_str_hash, g_str_equal) };
  for (guint i = 0; i < n_marks; i++)
    {
      BstEntry *entry = bst_scene_get_entry (scene, (int) i);

      if (marks[i].outside)
        continue;
      if (!marks[i].unknown)
        add_source (sources, entry, BST_FIELD_PARAMETERS);
      if (marks[i].has_ring)
        add_source (sources, entry, BST_FIELD_ACTIVE_PARAMETERS);
      if (has_dates)
        add_source (sources, entry, BST_FIELD_RELEASED);
    }
}

/* Returns: (transfer full): words, and how many there are of them */
static char *
count_words (const char *words, guint n)
{
  g_autofree char *count = bst_format_exact (n);

  /* Translators: something and how often it is there: "Open weights (45)" */
  return g_strdup_printf (C_ ("chart", "%s (%s)"), words, count);
}

/* The more used first. */
static int
compare_kinds (const void *first, const void *second, void *sources)
{
  int a = *(const int *) first, b = *(const int *) second;
  guint a_count = ((const Sources *) sources)->kinds[a], b_count = ((const Sources *) sources)->kinds[b];

  return a_count != b_count ? (a_count < b_count ? 1 : -1) : a - b;
}

static char *
list_kinds (Sources *sources)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  int kinds[BST_N_SOURCE_KINDS];

  for (int i = 0; i < BST_N_SOURCE_KINDS; i++)
    kinds[i] = i;
  g_qsort_with_data (kinds, BST_N_SOURCE_KINDS, sizeof *kinds, compare_kinds, sources);
  for (guint i = 0; i < BST_N_SOURCE_KINDS; i++)
    if (sources->kinds[kinds[i]] > 0)
      g_ptr_array_add (words, count_words (bst_source_kind_get_label ((BstSourceKind) kinds[i]), sources->kinds[kinds[i]]));
  g_ptr_array_add (words, NULL);
  return words->len > 1 ? bst_format_list ((const char *const *) words->pdata) : NULL;
}

/* The more used first. */
static int
compare_titles (const void *first, const void *second, void *titles)
{
  const char *a = *(const char *const *) first, *b = *(const char *const *) second;
  guint a_count = GPOINTER_TO_UINT (g_hash_table_lookup (titles, a));
  guint b_count = GPOINTER_TO_UINT (g_hash_table_lookup (titles, b));

  return a_count != b_count ? (a_count < b_count ? 1 : -1) : strcmp (a, b);
}

/* Those that more than one figure is from. */
static char *
list_titles (const Sources *sources)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer title;

  g_hash_table_iter_init (&iter, sources->titles);
  while (g_hash_table_iter_next (&iter, &title, NULL))
    g_ptr_array_add (titles, title);
  g_ptr_array_sort_with_data (titles, compare_titles, sources->titles);
  for (guint i = 0; i < titles->len && i < MOST_TITLES; i++)
    {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (sources->titles, g_ptr_array_index (titles, i)));

      if (count > 1 || titles->len <= MOST_TITLES)
        g_ptr_array_add (words, count_words (g_ptr_array_index (titles, i), count));
    }
  g_ptr_array_add (words, NULL);
  return words->len > 1 ? bst_format_list ((const char *const *) words->pdata) : NULL;
}

/* Returns: (transfer full): what the chart is of */
char *
bst_figure_dup_default_title (BstScene *scene)
{
  if (bst_scene_get_kind (scene) == BST_CHART_RANKING)
    return g_strdup (C_ ("chart title", "Language models by size"));
  return g_strdup (C_ ("chart title", "Language models by date and size"));
}

/* Returns: (transfer full) (nullable): where the figures that are shown are from; %NULL
 * where there are none */
char *
bst_figure_dup_sources (BstScene *scene)
{
  g_autofree char *kinds = NULL;
  g_autofree char *titles = NULL;
  Sources sources;
  guint n_marks;

  bst_scene_get_marks (scene, &n_marks);
  if (bst_scene_get_density_frame (scene) != NULL && n_marks == 0)
    return g_strdup (_ ("Source: the Hub’s own list of models"));
  if (bst_scene_get_density_frame (scene) != NULL)
    return g_strdup (_ ("Sources: the Hub’s own list of models, and the guide for those that have a name here"));
  collect_sources (&sources, scene);
  kinds = list_kinds (&sources);
  titles = list_titles (&sources);
  g_hash_table_unref (sources.titles);
  if (kinds == NULL)
    return NULL;
  if (titles == NULL)
    /* Translators: kinds of sources with how many figures are from each */
    return g_strdup_printf (_ ("Sources: %s"), kinds);
  /* Translators: kinds of sources with how many figures are from each, and the titles of
   * those that most are from */
  return g_strdup_printf (_ ("Sources: %s; most used: %s"), kinds, titles);
}

/* @as_of: (nullable): how new the other figures are
 *
 * Returns: (transfer full): how new the newest of the figures is, and what made the chart */
char *
bst_figure_dup_credit (BstScene *scene, const char *as_of)
{
  g_autofree char *date = NULL;
  Sources sources;

  collect_sources (&sources, scene);
  g_hash_table_unref (sources.titles);
  add_date (&sources, as_of);
  if (sources.newest == NULL)
    /* Translators: the name of this program and its version */
    return g_strdup_printf (_ ("Bestiary %s"), BST_VERSION);
  date = bst_format_date (sources.newest);
  /* Translators: below a chart: a date, and the version of this program */
  return g_strdup_printf (_ ("Data as of %s · Bestiary %s"), date, BST_VERSION);
}

/**
 * bst_figure_dup_as_of:
 * @entries: (element-type BstEntry): an answer of the Hub's list
 *
 * All rows of a list are about as new as the first.
 *
 * Returns: (transfer full) (nullable): when they were fetched, for BstFigureOptions.as_of; %NULL
 *   where they are not of the list
 */
char *
bst_figure_dup_as_of (GListModel *entries)
{
  gint64 newest = -1;
  g_autoptr (GDateTime) date = NULL;

  for (guint i = 0; i < MIN (g_list_model_get_n_items (entries), MOST_LOOKED_AT); i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (entries, i);
      const BstRepository *record = bst_entry_get_repository (entry);

      newest = MAX (newest, record != NULL ? record->fetched_at : -1);
    }
  date = newest >= 0 ? g_date_time_new_from_unix_utc (newest) : NULL;
  return date != NULL ? g_date_time_format (date, "%Y-%m-%d") : NULL;
}
