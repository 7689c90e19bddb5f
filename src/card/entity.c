#include "config.h"

#include "card/entity.h"

#include <stdlib.h>
#include <string.h>

#include "core/character.h"

typedef struct
{
  const char *name;
  const char *text;
} BstEntityName;

static const BstEntityName names[] = {
#include "src/card/entity-names.h"
};

/* Longer than any name, and than the digits of any character. */
#define MAX_LENGTH 48

static int
compare (gconstpointer key, gconstpointer name)
{
  return strcmp (key, ((const BstEntityName *) name)->name);
}

/* What may stand in a text from anywhere; white space is that. */
static gunichar
make_harmless (gunichar c)
{
  if (c == '\n' || c == '\t' || c == '\r')
    return ' ';
  return c == 0 || !g_unichar_validate (c) || bst_character_is_harmful (c) ? 0xfffd : c;
}

/* @body: between "&#" and ";" */
static gboolean
append_number (GString *text, const char *body)
{
  gboolean is_hex = body[0] == 'x' || body[0] == 'X';
  const char *digits = is_hex ? body + 1 : body;
  char *end;
  guint64 c;

  if (!(is_hex ? g_ascii_isxdigit (digits[0]) : g_ascii_isdigit (digits[0])) || strlen (digits) > 8)
    return FALSE;
  c = g_ascii_strtoull (digits, &end, is_hex ? 16 : 10);
  if (*end != '\0')
    return FALSE;
  g_string_append_unichar (text, make_harmless ((gunichar) MIN (c, 0x110000)));
  return TRUE;
}

/**
 * bst_entity_append:
 * @bytes: (array length=length): begins with "&"
 *
 * Appends the character that an entity stands for: "&amp;", "&#38;", "&#x26;". Characters
 * that do harm are replaced.
 *
 * Returns: how many bytes the entity has, or 0 where there is none
 */
gsize
bst_entity_append (GString *text, const char *bytes, gsize length)
{
  char body[MAX_LENGTH];
  const char *end = memchr (bytes, ';', MIN (length, MAX_LENGTH));
  const BstEntityName *found;
  gsize n;

  if (end == NULL || end - bytes < 2)
    return 0;
  n = (gsize) (end - bytes) - 1;
  memcpy (body, bytes + 1, n);
  body[n] = '\0';
  if (body[0] == '#')
    return append_number (text, body + 1) ? n + 2 : 0;
  found = bsearch (body, names, G_N_ELEMENTS (names), sizeof names[0], compare);
  if (found == NULL)
    return 0;
  for (const char *p = found->text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (text, make_harmless (g_utf8_get_char (p)));
  return n + 2;
}

/* Appends @bytes with all entities as what they stand for. */
void
bst_entity_append_decoded (GString *text, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length;)
    {
      gsize n = bytes[i] == '&' ? bst_entity_append (text, bytes + i, length - i) : 0;

      if (n == 0)
        g_string_append_c (text, bytes[i++]);
      i += n;
    }
}
