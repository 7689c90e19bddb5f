/* From text to pieces: where a word, a phrase, a facet begins and ends. What they
 * mean is not asked here. */
#include "config.h"

#include "core/query-private.h"

#include <string.h>

void
bst_query_value_free (gpointer data)
{
  BstQueryValue *value = data;

  g_free (value->text);
  g_free (value->typed);
  bst_needle_clear (&value->needle);
  g_free (value);
}

void
bst_query_piece_free (gpointer data)
{
  BstQueryPiece *piece = data;

  g_free (piece->text);
  g_clear_pointer (&piece->values, g_ptr_array_unref);
  g_clear_pointer (&piece->needles, g_ptr_array_unref);
  g_free (piece);
}

/* A Chinese keyboard types its own forms of the signs that mean something here. */
static gboolean
is_comma (gunichar c)
{
  return c == ',' || c == 0xff0c || c == 0x3001;
}

gboolean
bst_query_is_colon (gunichar c)
{
  return c == ':' || c == 0xff1a;
}

static gboolean
is_minus (gunichar c)
{
  return c == '-' || c == 0xff0d || c == 0x2212;
}

/* Returns the mark that closes what @c opens, or 0 where @c is no such mark. */
gunichar
bst_query_get_closing_mark (gunichar c)
{
  switch (c)
    {
    case '"':
    case 0xff02: /* ＂ */
      return c;
    case 0x2018: /* ‘ */
    case 0x201c: /* “ */
    case 0x300c: /* 「 */
    case 0x300e: /* 『 */
      return c + 1;
    default:
      return 0;
    }
}

/* Whether @c stands between words. */
gboolean
bst_query_is_separator (gunichar c)
{
  return g_unichar_isspace (c) || is_comma (c);
}

/* Returns the end of the part of @p that holds no separator. */
static const char *
skip_word (const char *p,
           const char *end)
{
  while (p < end && !bst_query_is_separator (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

/* Reads the quoted text at *@p and moves *@p behind it. Without a closing mark it
 * is all the rest: the person is still typing. */
static char *
read_quoted (BstQuery *self,
             const char **p,
             const char *end)
{
  gunichar mark = bst_query_get_closing_mark (g_utf8_get_char (*p));
  const char *from = g_utf8_next_char (*p);
  const char *to = from;

  while (to < end && g_utf8_get_char (to) != mark)
    to = g_utf8_next_char (to);
  if (to < end)
    {
      *p = g_utf8_next_char (to);
    }
  else
    {
      *p = end;
      self->missing = mark;
    }

  return g_strndup (from, to - from);
}

/* Returns the facet that @piece names, or one that there is not. */
static BstFacet
get_facet (BstQuery *self,
           const BstQueryPiece *piece)
{
  g_autofree char *name = g_strndup (self->text + piece->name_start, piece->name_end - piece->name_start);
  BstFacet facet = BST_N_FACETS;
  BstLanguage language;

  bst_query_find_facet (name, &facet, &language);

  return facet;
}

/* Reads one value of @facet, quoted or not, and moves *@p behind it. */
static BstQueryValue *
read_value (BstQuery *self,
            BstFacet facet,
            const char **p,
            const char *end)
{
  BstQueryValue *value = g_new0 (BstQueryValue, 1);
  g_autofree char *quoted = NULL;
  g_autofree char *plain = NULL;
  const char *from;

  value->start = *p - self->text;
  if (bst_query_get_closing_mark (g_utf8_get_char (*p)) != 0)
    quoted = read_quoted (self, p, end);
  from = *p;
  *p = skip_word (from, end);
  for (const char *next = *p; quoted == NULL && next != NULL; next = bst_query_skip_gap (facet, from, *p, end))
    *p = skip_word (next, end);
  plain = g_strndup (from, *p - from);
  value->text = g_strstrip (g_strconcat (quoted != NULL ? quoted : "", plain, NULL));
  value->typed = g_strdup (value->text);
  value->end = *p - self->text;

  return value;
}

/* Reads the values behind a colon, with commas between them. */
static const char *
read_values (BstQuery *self,
             BstQueryPiece *piece,
             const char *p,
             const char *end)
{
  BstFacet facet = get_facet (self, piece);

  piece->values = g_ptr_array_new_with_free_func (bst_query_value_free);
  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);

      if (is_comma (c))
        p = g_utf8_next_char (p);
      else if (g_unichar_isspace (c))
        break;
      else
        g_ptr_array_add (piece->values, read_value (self, facet, &p, end));
    }

  return p;
}

/* Returns the colon behind the name of a facet at @p, or NULL where none is meant:
 * "http://…" and "llama2:7b" are plain words. */
static const char *
find_colon (const char *p,
            const char *end)
{
  if (p == end || !g_unichar_isalpha (g_utf8_get_char (p)))
    return NULL;

  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (bst_query_is_colon (c))
        return g_str_has_prefix (p, "://") ? NULL : p;
      if (!g_unichar_isalpha (c) && c != '_' && c != '-')
        return NULL;
    }

  return NULL;
}

/* Reads the piece at @p, which is no separator, and returns its end. */
static const char *
read_piece (BstQuery *self,
            const char *p,
            const char *end)
{
  BstQueryPiece *piece = g_new0 (BstQueryPiece, 1);
  const char *colon;

  g_ptr_array_add (self->pieces, piece);
  piece->start = p - self->text;
  while (p < end && is_minus (g_utf8_get_char (p)))
    {
      piece->excluded = TRUE;
      p = g_utf8_next_char (p);
    }

  colon = find_colon (p, end);
  if (colon != NULL)
    {
      piece->name_start = p - self->text;
      piece->name_end = colon - self->text;
      p = g_utf8_next_char (colon);
      p = read_values (self, piece, p, end);
    }
  else if (p < end && bst_query_get_closing_mark (g_utf8_get_char (p)) != 0)
    {
      piece->text = read_quoted (self, &p, end);
      piece->quoted = TRUE;
    }
  else
    {
      const char *from = p;

      p = skip_word (from, end);
      piece->text = g_strndup (from, p - from);
    }
  piece->end = p - self->text;

  return p;
}

/* Fills the query's pieces. */
void
bst_query_split (BstQuery *self)
{
  const char *p = self->text;
  const char *end = self->text + self->length;

  while (p < end)
    {
      if (bst_query_is_separator (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      else
        p = read_piece (self, p, end);
    }
}

/**
 * bst_query_dup_hub_id:
 * @text: a word
 *
 * Returns: (transfer full) (nullable): the id of the model whose page on the Hub or
 *   a mirror of it has the address @text; %NULL where it is no such address
 */
char *
bst_query_dup_hub_id (const char *text)
{
  static const char *const prefixes[] = { "https://", "http://", "www." };
  static const char *const hosts[] = { "huggingface.co/", "hf-mirror.com/", "hf.co/" };
  /* What the first part of a path may be when it is not an organization. */
  static const char *const others[] = { "api", "blog", "collections", "datasets", "docs", "models",
                                        "papers", "spaces", "tasks", NULL };
  g_auto (GStrv) parts = NULL;
  g_autofree char *path = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (g_ascii_strncasecmp (text, prefixes[i], strlen (prefixes[i])) == 0)
        text += strlen (prefixes[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      if (g_ascii_strncasecmp (text, hosts[i], strlen (hosts[i])) == 0)
        {
          text += strlen (hosts[i]);
          path = g_strndup (text, strcspn (text, "?#"));
          break;
        }
    }
  if (path == NULL || *path == '\0' || *path == '/')
    return NULL;

  parts = g_strsplit (path, "/", 3);
  if (g_strv_contains (others, parts[0]))
    return NULL;
  if (parts[1] == NULL || *parts[1] == '\0')
    return g_strdup (parts[0]);

  return g_strconcat (parts[0], "/", parts[1], NULL);
}

/**
 * bst_query_quote:
 * @value: one value of a facet
 *
 * Returns: (transfer full): @value as it must be typed behind a colon: in quotation
 *   marks where it needs them
 */
char *
bst_query_quote (const char *value)
{
  g_autoptr (GString) bare = NULL;
  const char *p = value;

  if (bst_query_get_closing_mark (g_utf8_get_char (p)) == 0)
    {
      while (*p != '\0' && !bst_query_is_separator (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (*p == '\0')
        return g_strdup (value);
    }

  if (strchr (value, '"') == NULL)
    return g_strconcat ("\"", value, "\"", NULL);
  if (strstr (value, "”") == NULL)
    return g_strconcat ("“", value, "”", NULL);
  if (strstr (value, "」") == NULL)
    return g_strconcat ("「", value, "」", NULL);

  /* No mark is left that would hold all of it. */
  bare = g_string_new (value);
  g_string_replace (bare, "\"", "", 0);

  return g_strconcat ("\"", bare->str, "\"", NULL);
}
