/* Other queries made from a query: what a person could have typed instead. Only
 * the part that is read is kept. */
#include "config.h"

#include "core/query-private.h"

#include <string.h>

#include "core/fold.h"

/* Returns the length of @text without the separators at its end. */
static gsize
get_trimmed_length (const char *text,
                    gsize length)
{
  while (length > 0)
    {
      const char *last = g_utf8_prev_char (text + length);

      if (!bst_query_is_separator (g_utf8_get_char (last)))
        break;
      length = last - text;
    }

  return length;
}

/* Puts @replacement, or nothing, in the place of a part of @text, with one space
 * between it and what is left on either side. */
static void
splice (GString *text,
        gsize start,
        gsize end,
        const char *replacement)
{
  const char *rest = text->str + end;
  g_autofree char *right = NULL;

  while (*rest != '\0' && bst_query_is_separator (g_utf8_get_char (rest)))
    rest = g_utf8_next_char (rest);
  right = g_strdup (rest);

  g_string_truncate (text, get_trimmed_length (text->str, start));
  if (replacement != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", replacement);
  if (*right != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", right);
}

/**
 * bst_query_without_term:
 *
 * Returns: (transfer full): the text without the term at @index
 */
char *
bst_query_without_term (BstQuery *self,
                        guint index)
{
  g_autoptr (GString) text = NULL;
  BstQueryPiece *term;

  g_return_val_if_fail (self != NULL && index < self->terms->len, NULL);

  term = g_ptr_array_index (self->terms, index);
  text = g_string_new_len (self->text, self->length);
  splice (text, term->start, term->end, NULL);

  return g_strdup (text->str);
}

/* Reads one of the values at *@p, which a comma ends unless it is in quotation
 * marks, and moves *@p behind the comma. */
static char *
read_item (const char **p)
{
  gunichar mark = bst_query_get_closing_mark (g_utf8_get_char (*p));
  const char *from = mark != 0 ? g_utf8_next_char (*p) : *p;
  const char *end = mark != 0 ? g_utf8_strchr (from, -1, mark) : strchr (from, ',');
  char *item = end != NULL ? g_strndup (from, end - from) : g_strdup (from);

  *p = end != NULL ? strchr (end, ',') : NULL;
  if (*p != NULL)
    (*p)++;

  return item;
}

/* How a facet is written: as it stands there, or in the words of the person. */
typedef struct
{
  BstLanguage language;
  char *name; /* with its colon */
  const char *comma;
} Manner;

static void
manner_clear (Manner *self)
{
  g_free (self->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Manner, manner_clear)

/* The piece that is written anew where it stands, or NULL. What is excluded can be left. */
static BstQueryPiece *
find_piece (BstQuery *self,
            BstFacet facet,
            gboolean keep_excluded)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      BstQueryPiece *piece = g_ptr_array_index (self->pieces, i);

      if (piece->is_facet && piece->facet == facet && !(keep_excluded && piece->excluded))
        return piece;
    }

  return NULL;
}

/* The language of a facet that is new in the query: that of the facets which are Chinese, or of
 * the interface. */
static BstLanguage
choose_language (BstQuery *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      BstQueryPiece *piece = g_ptr_array_index (self->pieces, i);

      if (piece->is_facet && piece->language != BST_LANGUAGE_EN)
        return piece->language;
    }

  return bst_i18n_get_language ();
}

static Manner
choose_manner (BstQuery *self,
               BstFacet facet,
               gboolean keep_excluded)
{
  BstQueryPiece *piece = find_piece (self, facet, keep_excluded);
  BstLanguage language = piece != NULL ? piece->language : choose_language (self);
  const char *colon;

  if (language == BST_LANGUAGE_EN)
    return (Manner) { language, g_strconcat (bst_facet_to_string (facet), ":", NULL), "," };
  if (piece == NULL)
    return (Manner) { language, g_strconcat (bst_facet_get_label_for (facet, language), ":", NULL), "," };

  colon = self->text + piece->name_end;

  return (Manner) {
    language,
    g_strndup (self->text + piece->name_start, g_utf8_next_char (colon) - self->text - piece->name_start),
    *colon == ':' ? "," : "，",
  };
}

static void
append_value (GString *term,
              const Manner *manner,
              const char *value)
{
  g_autofree char *quoted = bst_query_quote (value);

  g_string_append_printf (term, "%s%s", term->len > 0 ? manner->comma : "", quoted);
}

/* Returns "facet:value,value", each in quotation marks where it needs them; NULL
 * where there is none. */
static char *
make_term (BstFacet facet,
           const Manner *manner,
           const char *values)
{
  g_autoptr (GString) term = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (values, -1);

  for (const char *p = valid; p != NULL;)
    {
      g_autofree char *item = g_strstrip (read_item (&p));
      g_autofree char *written = NULL;

      if (*item == '\0')
        continue;
      written = bst_query_write_value (facet, item, manner->language);
      append_value (term, manner, written);
    }

  return term->len > 0 ? g_strconcat (manner->name, term->str, NULL) : NULL;
}

/* Puts @term, or nothing, in the place of all that the query says of @facet. What is
 * excluded can be left as it stands. */
static char *
replace_facet (BstQuery *self,
               BstFacet facet,
               const char *term,
               gboolean keep_excluded)
{
  g_autoptr (GString) text = g_string_new_len (self->text, self->length);
  BstQueryPiece *first = NULL;

  for (guint i = self->pieces->len; i > 0; i--)
    {
      BstQueryPiece *piece = g_ptr_array_index (self->pieces, i - 1);

      if (!piece->is_facet || piece->facet != facet || (keep_excluded && piece->excluded))
        continue;
      if (first != NULL)
        splice (text, first->start, first->end, NULL);
      first = piece;
    }

  if (first != NULL)
    {
      splice (text, first->start, first->end, term);
    }
  else if (term != NULL)
    {
      /* An open quotation mark would take in what is appended. */
      if (self->missing != 0)
        g_string_append_unichar (text, self->missing);
      splice (text, text->len, text->len, term);
    }

  return g_strdup (text->str);
}

/**
 * bst_query_with_facet:
 * @value: (nullable): one value or several with commas between them; one that
 *   itself has a comma stands in quotation marks. %NULL or "" for none
 *
 * Puts @value in the place of all that the query says of @facet, also of what it
 * excludes and what is a mistake; all else stays as it was typed. A name in Chinese stays as
 * it is; a new one is that of the interface, and the values are in the words of the name.
 *
 * Returns: (transfer full): the text of the other query
 */
char *
bst_query_with_facet (BstQuery *self,
                      BstFacet facet,
                      const char *value)
{
  g_autofree char *term = NULL;
  g_auto (Manner) manner = { 0 };

  g_return_val_if_fail (self != NULL && (guint) facet < BST_N_FACETS, NULL);

  manner = choose_manner (self, facet, FALSE);
  term = value != NULL ? make_term (facet, &manner, value) : NULL;

  return replace_facet (self, facet, term, FALSE);
}

/* Returns: (transfer full): a query with one value */
static BstQuery *
parse_value (BstFacet facet,
             const char *value)
{
  g_autofree char *quoted = bst_query_quote (value);
  g_autofree char *term = g_strconcat (bst_facet_to_string (facet), ":", quoted, NULL);

  return bst_query_parse (term);
}

/* Whether @value is the one that @one, made by parse_value(), has. */
static gboolean
is_value (BstQuery *one,
          BstFacet facet,
          const BstQueryValue *value)
{
  GPtrArray *values = one->wanted[facet];

  return values != NULL && bst_query_value_is (facet, g_ptr_array_index (values, 0), value);
}

/**
 * bst_query_has_value:
 * @value: one value, without quotation marks
 *
 * Returns: whether @value is among those that the query asks for of @facet, however it is
 *   spelled
 */
gboolean
bst_query_has_value (BstQuery *self,
                     BstFacet facet,
                     const char *value)
{
  g_autoptr (BstQuery) one = NULL;
  GPtrArray *values;

  g_return_val_if_fail (self != NULL && (guint) facet < BST_N_FACETS && value != NULL, FALSE);

  values = self->wanted[facet];
  if (values == NULL)
    return FALSE;
  one = parse_value (facet, value);
  for (guint i = 0; i < values->len; i++)
    {
      if (is_value (one, facet, g_ptr_array_index (values, i)))
        return TRUE;
    }

  return FALSE;
}

/**
 * bst_query_with_value:
 * @value: one value, without quotation marks
 * @wanted: whether the query asks for it from now on
 *
 * Adds one value to those that the query asks for of @facet, or takes it away, however it is
 * spelled. The others, and what the query excludes, stay as they were typed. A value that is
 * new is in the words of the facet's name, as in bst_query_with_facet().
 *
 * Returns: (transfer full): the text of the other query
 */
char *
bst_query_with_value (BstQuery *self,
                      BstFacet facet,
                      const char *value,
                      gboolean wanted)
{
  g_autoptr (GString) list = NULL;
  g_autoptr (BstQuery) one = NULL;
  g_autofree char *term = NULL;
  g_auto (Manner) manner = { 0 };
  GPtrArray *values;

  g_return_val_if_fail (self != NULL && (guint) facet < BST_N_FACETS && value != NULL, NULL);

  values = self->wanted[facet];
  manner = choose_manner (self, facet, TRUE);
  one = parse_value (facet, value);
  list = g_string_new (NULL);
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      BstQueryValue *other = g_ptr_array_index (values, i);

      if (!is_value (one, facet, other))
        append_value (list, &manner, facet == BST_FACET_SORT ? other->text : other->typed);
    }
  if (wanted)
    {
      g_autofree char *written = bst_query_write_value (facet, value, manner.language);

      append_value (list, &manner, written);
    }

  if (list->len > 0)
    term = g_strconcat (manner.name, list->str, NULL);

  return replace_facet (self, facet, term, TRUE);
}

/**
 * bst_query_with_only:
 * @value: (nullable): one value, without quotation marks; %NULL for none
 *
 * Puts @value in the place of those that the query asks for of @facet. What it excludes
 * stays as it was typed.
 *
 * Returns: (transfer full): the text of the other query
 */
char *
bst_query_with_only (BstQuery *self,
                     BstFacet facet,
                     const char *value)
{
  g_autofree char *term = NULL;

  g_return_val_if_fail (self != NULL && (guint) facet < BST_N_FACETS, NULL);

  if (value != NULL)
    {
      g_auto (Manner) manner = choose_manner (self, facet, TRUE);
      g_autofree char *written = bst_query_write_value (facet, value, manner.language);
      g_autofree char *quoted = bst_query_quote (written);

      term = g_strconcat (manner.name, quoted, NULL);
    }

  return replace_facet (self, facet, term, TRUE);
}
