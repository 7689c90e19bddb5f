#include "config.h"

#include "cli/commands.h"

#include <string.h>

#include "cli/layout.h"
#include "core/format.h"
#include "library/culprit.h"

/* A query may be very long and mistaken in every word. */
#define MAX_PROBLEMS 5

/* Columns of the query that are shown before, at and behind the mistake. */
#define BEFORE 30
#define WORD 40
#define BEHIND 20

/* Returns the last @width columns of @text, with "…" before them if that is not all. */
static char *
keep_end (const char *text,
          int width)
{
  if (bst_layout_width (text) <= width)
    return g_strdup (text);

  while (bst_layout_width (text) > width - 1)
    text = g_utf8_next_char (text);

  return g_strconcat ("…", text, NULL);
}

static char *
clean_part (const char *text,
            gsize start,
            gsize end)
{
  g_autofree char *part = g_strndup (text + start, end - start);
  g_autofree char *valid = g_utf8_make_valid (part, -1);

  return bst_layout_clean (valid);
}

/* Prints the query, and a line of carets under the word that is mistaken. */
static void
point_at (const char *text,
          const BstQueryProblem *problem)
{
  gsize length = strlen (text);
  gsize end = MIN (problem->end, length);
  gsize start = MIN (problem->start, end);
  g_autofree char *all_before = clean_part (text, 0, start);
  g_autofree char *all_word = clean_part (text, start, end);
  g_autofree char *all_behind = clean_part (text, end, length);
  g_autofree char *before = keep_end (all_before, BEFORE);
  g_autofree char *word = bst_layout_truncate (all_word, WORD);
  g_autofree char *behind = bst_layout_truncate (all_behind, BEHIND);
  g_autofree char *carets = g_strnfill ((gsize) MAX (bst_layout_width (word), 1), '^');

  g_printerr ("  %s%s%s\n", before, word, behind);
  g_printerr ("  %*s%s\n", bst_layout_width (before), "", carets);
}

/**
 * bst_cli_tell_problems:
 *
 * Says on standard error what is mistaken in @query, word by word.
 */
void
bst_cli_tell_problems (BstQuery *query)
{
  guint n_problems = bst_query_get_n_problems (query);

  for (guint i = 0; i < MIN (n_problems, MAX_PROBLEMS); i++)
    {
      const BstQueryProblem *problem = bst_query_get_problem (query, i);

      bst_output_message (problem->message);
      point_at (bst_query_get_text (query), problem);

      /* Most messages name what would be right themselves. */
      if (problem->suggestion != NULL && strstr (problem->message, problem->suggestion) == NULL)
        {
          g_autofree char *suggestion = bst_layout_clean (problem->suggestion);
          g_autofree char *hint = g_strdup_printf (_ ("Did you mean “%s”?"), suggestion);

          g_printerr ("  %s\n", hint);
        }
    }

  if (n_problems > MAX_PROBLEMS)
    {
      guint n_left = n_problems - MAX_PROBLEMS;
      g_autofree char *number = bst_format_number (n_left);
      g_autofree char *more = g_strdup_printf (ngettext ("There is %s more mistake in the query.",
                                                         "There are %s more mistakes in the query.", n_left),
                                               number);

      bst_output_message (more);
    }
}

/**
 * bst_cli_tell_nothing_found:
 *
 * Says on standard error that nothing was found, and which term alone is to blame
 * where one is: a filter rather than a word.
 */
void
bst_cli_tell_nothing_found (BstLibrary *library,
                            BstQuery *query)
{
  guint n_found;
  int term = bst_library_find_culprit (library, query, NULL, &n_found);
  g_autofree char *culprit = term >= 0 ? bst_query_dup_term (query, term) : NULL;
  g_autofree char *n_text = bst_cell_exact (n_found);
  g_autofree char *sentence = NULL;

  if (culprit != NULL)
    /* Translators: a part of the query, such as "license:open", and a number */
    sentence = g_strdup_printf (ngettext ("Nothing is found; without “%s” there would be %s entry.",
                                          "Nothing is found; without “%s” there would be %s entries.", n_found),
                                culprit, n_text);
  else
    sentence = g_strdup (_ ("Nothing is found."));

  bst_output_message (sentence);
}
