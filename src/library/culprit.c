#include "config.h"

#include "library/culprit.h"

#include "core/task-thread.h"
#include "library/library-private.h"

/* Each term costs a search. Nobody reads which of a hundred words it was. */
#define MAX_TERMS 24

/* What a query would find without one of its terms. */
typedef struct
{
  guint term;
  gboolean is_filter;
  BstQuestion *question;
} Suspect;

/* What the search of a thread works on, and finds. */
typedef struct
{
  GArray *suspects; /* Suspect */
  int culprit;
  guint n_without;
} Trial;

static void
suspect_clear (gpointer data)
{
  bst_question_free (((Suspect *) data)->question);
}

static void
trial_free (gpointer data)
{
  Trial *self = data;

  g_array_unref (self->suspects);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trial, trial_free)

static Trial *
trial_new (BstLibrary *library, BstQuery *query, const char *context)
{
  Trial *self = g_new0 (Trial, 1);
  guint n_terms = bst_query_get_n_terms (query);

  self->culprit = -1;
  self->suspects = g_array_new (FALSE, FALSE, sizeof (Suspect));
  g_array_set_clear_func (self->suspects, suspect_clear);
  for (guint i = 0; i < n_terms && n_terms <= MAX_TERMS; i++)
    {
      g_autofree char *rest = bst_query_without_term (query, i);
      g_autofree char *text = context != NULL ? g_strdup_printf ("%s %s", context, rest) : g_strdup (rest);
      g_autoptr (BstQuery) other = bst_query_parse (text);
      Suspect suspect = { .term = i, .question = bst_question_new (library, other) };
      BstFacet facet;

      suspect.is_filter = bst_query_get_term_facet (query, i, &facet);
      g_array_append_val (self->suspects, suspect);
    }
  return self;
}

static void
trial_run (Trial *self, GCancellable *cancellable)
{
  for (guint i = 0; i < self->suspects->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const Suspect *suspect = &g_array_index (self->suspects, Suspect, i);
      guint n = bst_question_count (suspect->question, cancellable);

      if (n == 0 || (self->culprit >= 0 && !suspect->is_filter))
        continue;
      self->culprit = (int) suspect->term;
      self->n_without = n;
      if (suspect->is_filter)
        return;
    }
}

/**
 * bst_library_find_culprit:
 * @query: a query that finds nothing
 * @context: (nullable): what holds besides, as the text of a query: "shelf:guide"
 * @n_without: (out): how many entries there are without that term
 *
 * Looks for the one term without which there are entries: a filter rather than a
 * word, as a filter is more easily forgotten.
 *
 * Returns: the number of the term in @query, or -1 where no single one is to blame
 */
int
bst_library_find_culprit (BstLibrary *self, BstQuery *query, const char *context, guint *n_without)
{
  g_autoptr (Trial) trial = trial_new (self, query, context);

  trial_run (trial, NULL);
  *n_without = trial->n_without;
  return trial->culprit;
}

static gpointer
run_in_thread (gpointer trial, GCancellable *cancellable, GError **error)
{
  trial_run (trial, cancellable);
  return trial;
}

/* As bst_library_find_culprit(), in a thread: each term costs a search of the Hub's list. */
void
bst_library_find_culprit_async (BstLibrary *self, BstQuery *query, const char *context, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bst_library_find_culprit_async);
  g_task_set_task_data (task, trial_new (self, query, context), trial_free);
  bst_task_run_in_thread (task, run_in_thread, NULL);
}

/* Returns: as bst_library_find_culprit(); -2 where it was cancelled */
int
bst_library_find_culprit_finish (BstLibrary *self, GAsyncResult *result, guint *n_without)
{
  const Trial *trial = g_task_get_task_data (G_TASK (result));

  *n_without = trial->n_without;
  return g_task_propagate_pointer (G_TASK (result), NULL) != NULL ? trial->culprit : -2;
}
