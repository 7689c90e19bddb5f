/* What a query asks for, facet by facet, for whoever writes another from it or asks somebody
 * else. */
#include "config.h"

#include "core/query-private.h"

#include <string.h>

/**
 * bst_query_dup_facet:
 *
 * Returns: (transfer full) (nullable): the values that the query asks for of
 *   @facet, in the form of bst_query_with_facet(); %NULL where it asks for none
 */
char *
bst_query_dup_facet (BstQuery *self,
                     BstFacet facet)
{
  GPtrArray *values;
  GString *list;

  g_return_val_if_fail (self != NULL && (guint) facet < BST_N_FACETS, NULL);

  values = self->wanted[facet];
  if (values == NULL)
    return NULL;

  list = g_string_new (NULL);
  for (guint i = 0; i < values->len; i++)
    {
      BstQueryValue *value = g_ptr_array_index (values, i);
      gboolean bare = strchr (value->text, ',') == NULL &&
                      bst_query_get_closing_mark (g_utf8_get_char (value->text)) == 0;
      g_autofree char *text = bare ? g_strdup (value->text) : bst_query_quote (value->text);

      g_string_append_printf (list, "%s%s", i > 0 ? "," : "", text);
    }

  return g_string_free (list, FALSE);
}

/**
 * bst_query_dup_values:
 *
 * Returns: (transfer full): the values that the query asks for of @facet, without
 *   quotation marks
 */
char **
bst_query_dup_values (BstQuery *self,
                      BstFacet facet)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GPtrArray *values;

  g_return_val_if_fail (self != NULL && (guint) facet < BST_N_FACETS, NULL);

  values = self->wanted[facet];
  for (guint i = 0; values != NULL && i < values->len; i++)
    g_strv_builder_add (builder, ((BstQueryValue *) g_ptr_array_index (values, i))->text);

  return g_strv_builder_end (builder);
}

/**
 * bst_query_dup_words:
 *
 * Returns: (transfer full): the words and phrases that names have to have, without
 *   quotation marks: what somebody else can be asked who does not know the language;
 *   "" where there are none
 */
char *
bst_query_dup_words (BstQuery *self)
{
  g_autoptr (GString) words = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  words = g_string_new (NULL);
  for (guint i = 0; i < self->terms->len; i++)
    {
      BstQueryPiece *term = g_ptr_array_index (self->terms, i);

      if (!term->is_facet && !term->excluded)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", term->text);
    }

  return g_strdup (words->str);
}
