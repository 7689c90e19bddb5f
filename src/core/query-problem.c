/* What is said about a mistake. */
#include "config.h"

#include "core/query-private.h"

#include <string.h>

/* A longer word is shortened to this in a message. */
#define MAX_WORD_CHARS 40

void
bst_query_problem_free (gpointer data)
{
  BstQueryProblem *problem = data;

  g_free (problem->word);
  g_free (problem->message);
  g_free (problem->suggestion);
  g_free (problem);
}

/* Whether @c would change how the sentence around it is laid out. */
static gboolean
is_disruptive (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR ||
         type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/**
 * bst_query_shorten:
 * @text: UTF-8, @length bytes of it
 *
 * Returns: (transfer full): @text fit for a sentence: one line, not too long, and
 *   without characters that turn the sentence around
 */
char *
bst_query_shorten (const char *text,
                   gsize length)
{
  GString *shortened = g_string_new (NULL);
  const char *end = text + length;
  guint n_chars = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_disruptive (c))
        continue;
      if (n_chars++ == MAX_WORD_CHARS)
        {
          g_string_append (shortened, "…");
          break;
        }
      g_string_append_unichar (shortened, c);
    }

  return g_string_free (shortened, FALSE);
}

/**
 * bst_query_add_problem:
 * @start: where the mistaken word begins in the text
 * @end: where it ends
 * @message: a translated sentence
 * @suggestion: (nullable): what would be right in place of the word
 */
void
bst_query_add_problem (BstQuery *self,
                       gsize start,
                       gsize end,
                       const char *message,
                       const char *suggestion)
{
  BstQueryProblem *problem = g_new0 (BstQueryProblem, 1);

  problem->start = start;
  problem->end = end;
  problem->word = bst_query_shorten (self->text + start, end - start);
  problem->suggestion = g_strdup (suggestion);
  if (suggestion != NULL)
    {
      g_autofree char *shown = bst_query_shorten (suggestion, strlen (suggestion));

      /* Translators: %1$s is a sentence that says what is wrong, %2$s what to type instead. */
      problem->message = g_strdup_printf (_ ("%1$s Did you mean “%2$s”?"), message, shown);
    }
  else
    {
      problem->message = g_strdup (message);
    }
  g_ptr_array_add (self->problems, problem);
}
