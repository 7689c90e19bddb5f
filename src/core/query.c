#include "config.h"

#include "core/query-private.h"

#include <string.h>

#include "core/fold.h"
#include "core/format.h"

/* What is longer than this is no query; it is not read to its end. */
#define MAX_CHARS 4096

static void
bst_query_clear (gpointer data)
{
  BstQuery *self = data;

  for (guint i = 0; i < BST_N_FACETS; i++)
    {
      g_clear_pointer (&self->wanted[i], g_ptr_array_unref);
      g_clear_pointer (&self->unwanted[i], g_ptr_array_unref);
    }
  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->pieces);
  g_ptr_array_unref (self->problems);
  g_free (self->text);
}

/* Finds where the text is cut off, and says so. */
static void
set_length (BstQuery *self)
{
  const char *end = self->text;
  g_autofree char *limit = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *message = NULL;

  for (guint i = 0; i < MAX_CHARS && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  self->length = end - self->text;
  if (*end == '\0')
    return;

  limit = bst_format_exact (MAX_CHARS);
  rest = bst_query_shorten (end, strlen (end));
  /* Translators: %1$s is a number, %2$s the beginning of the text that was left out. */
  message = g_strdup_printf (_ ("Only the first %1$s characters are read; left out is “%2$s”."), limit, rest);
  bst_query_add_problem (self, self->length, strlen (self->text), message, NULL);
}

/* Finds out what a word or a phrase looks for; returns whether it is anything. */
static gboolean
read_word (BstQuery *self,
           BstQueryPiece *piece)
{
  g_autofree char *id = bst_query_dup_hub_id (piece->text);

  if (!piece->quoted && bst_query_add_glued (self, piece->start, piece->end))
    return FALSE;
  piece->needles = g_ptr_array_new_with_free_func (bst_needle_free);
  if (!piece->quoted && !piece->excluded && id == NULL)
    bst_needles_add_mixed (piece->needles, piece->text);
  if (piece->needles->len == 0)
    g_ptr_array_add (piece->needles, bst_needle_new (id != NULL ? id : piece->text, -1));

  return *((BstNeedle *) g_ptr_array_index (piece->needles, 0))->folded != '\0';
}

/* Lends the values of @term to the list of all that its facet has. */
static void
gather_values (BstQuery *self,
               BstQueryPiece *term)
{
  GPtrArray **values = &(term->excluded ? self->unwanted : self->wanted)[term->facet];

  if (*values == NULL)
    *values = g_ptr_array_new ();
  g_ptr_array_extend (*values, term->values, NULL, NULL);
}

/**
 * bst_query_parse:
 * @text: (nullable): a query as typed; %NULL for one that finds everything
 *
 * Understands a query, which never fails: see bst_query_get_problem(). Bytes that
 * are not UTF-8 are replaced by U+FFFD first, and what lies beyond 4,096 characters
 * is not read.
 *
 * Returns: (transfer full): the query
 */
BstQuery *
bst_query_parse (const char *text)
{
  BstQuery *self = g_atomic_rc_box_new0 (BstQuery);

  self->text = g_utf8_make_valid (text != NULL ? text : "", -1);
  self->pieces = g_ptr_array_new_with_free_func (bst_query_piece_free);
  self->terms = g_ptr_array_new ();
  self->problems = g_ptr_array_new_with_free_func (bst_query_problem_free);

  set_length (self);
  bst_query_split (self);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      BstQueryPiece *piece = g_ptr_array_index (self->pieces, i);

      if (piece->name_end > 0 ? bst_query_read_facet (self, piece) : read_word (self, piece))
        {
          g_ptr_array_add (self->terms, piece);
          if (piece->is_facet)
            gather_values (self, piece);
        }
    }

  return self;
}

/* Returns: (transfer full) */
BstQuery *
bst_query_ref (BstQuery *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
bst_query_unref (BstQuery *self)
{
  g_atomic_rc_box_release_full (self, bst_query_clear);
}

/**
 * bst_query_get_text:
 *
 * Returns: (transfer none): the text as typed, made valid UTF-8; the offsets of the
 *   problems are in it
 */
const char *
bst_query_get_text (BstQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

guint
bst_query_get_n_problems (BstQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->problems->len;
}

/**
 * bst_query_get_problem:
 *
 * Problems are what cannot be understood; such words find nothing and exclude
 * nothing. The message contains the suggestion; the suggestion alone is what may
 * be put in place of the word, from start to end.
 *
 * Returns: (transfer none): the problem at @index
 */
const BstQueryProblem *
bst_query_get_problem (BstQuery *self,
                       guint index)
{
  g_return_val_if_fail (self != NULL && index < self->problems->len, NULL);

  return g_ptr_array_index (self->problems, index);
}

/* Returns: how many words, phrases and facets with their values are in force, in
 * the order in which they were typed; those that are problems are not counted */
guint
bst_query_get_n_terms (BstQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->terms->len;
}

/* Returns: (transfer full): the term as it was typed, with its minus sign */
char *
bst_query_dup_term (BstQuery *self,
                    guint index)
{
  BstQueryPiece *term;

  g_return_val_if_fail (self != NULL && index < self->terms->len, NULL);

  term = g_ptr_array_index (self->terms, index);

  return g_strndup (self->text + term->start, term->end - term->start);
}

/**
 * bst_query_get_term_facet:
 * @facet: (out): the facet of the term
 *
 * Returns: %FALSE where the term is a word or a phrase
 */
gboolean
bst_query_get_term_facet (BstQuery *self,
                          guint index,
                          BstFacet *facet)
{
  BstQueryPiece *term;

  g_return_val_if_fail (self != NULL && index < self->terms->len, FALSE);

  term = g_ptr_array_index (self->terms, index);
  if (term->is_facet)
    *facet = term->facet;

  return term->is_facet;
}
