#include "config.h"

#include "card/slug.h"

/* Headings longer than this have an anchor of their beginning. */
#define MAX_LETTERS 200

/**
 * bst_slug_new:
 * @seen: (element-type utf8 guint): how often each was given; kept up to date
 *
 * Returns: (transfer full): what links name a heading by, as GitHub and the Hub make it: small
 *   letters, white space as "-", no punctuation but "-" and "_", and a number where it was
 *   there before
 */
char *
bst_slug_new (const char *heading, GHashTable *seen)
{
  g_autoptr (GString) slug = g_string_new (NULL);
  guint n = 0, n_before;

  for (const char *p = heading; *p != '\0' && n < MAX_LETTERS; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '-' || c == '_')
        g_string_append_unichar (slug, g_unichar_tolower (c));
      else if (c == ' ' || c == '\n')
        g_string_append_c (slug, '-');
    }
  n_before = GPOINTER_TO_UINT (g_hash_table_lookup (seen, slug->str));
  g_hash_table_insert (seen, g_strdup (slug->str), GUINT_TO_POINTER (n_before + 1));
  if (n_before > 0)
    g_string_append_printf (slug, "-%u", n_before);
  return g_string_free (g_steal_pointer (&slug), FALSE);
}
