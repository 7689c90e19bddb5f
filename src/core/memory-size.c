#include "config.h"

#include "core/memory-size.h"

#include <math.h>
#include <string.h>

#include "core/fit.h"
#include "core/format.h"
#include "core/i18n.h"

#define GIB (G_GINT64_CONSTANT (1) << 30)
#define TENTH_OF_GIB (GIB / 10)

/* A bare number up to so much is one of GiB, a larger one is one of bytes. */
#define MOST_BARE 4096.0

#define MAX_QUOTED 40

/* Returns: (transfer full) (nullable): @text as it is read: with digits and letters of the
 *   Chinese keyboard's width made narrow, and without the commas between groups of digits */
static char *
dup_plain (const char *text)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *plain;

  if (narrow == NULL)
    return NULL;
  plain = g_string_new (NULL);
  for (const char *at = g_strstrip (narrow); *at != '\0'; at++)
    {
      gboolean is_group = *at == ',' && at > narrow && g_ascii_isdigit (at[-1]) && strspn (at + 1, "0123456789") == 3;

      if (!is_group)
        g_string_append_c (plain, *at);
    }
  return g_string_free (plain, FALSE);
}

/* Returns: (transfer full): what is wrong with it, in a sentence */
static char *
complain (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *quoted = g_utf8_strlen (valid, -1) > MAX_QUOTED ? g_utf8_substring (valid, 0, MAX_QUOTED) : NULL;
  g_autofree char *shown = quoted != NULL ? g_strconcat (quoted, "…", NULL) : g_strdup (valid);

  /* Translators: %s is what was typed. */
  return g_strdup_printf (_ ("“%s” is not a size of memory. Type one such as 24 GiB."), shown);
}

/**
 * bst_memory_size_parse:
 * @text: what a person typed, whatever it is: "24", "24 GB", "24GiB", or nothing for 0
 * @bytes: (out): the size; untouched where there is none
 * @complaint: (out) (transfer full) (optional): a sentence that says what is wrong and what
 *   would be right
 *
 * As bst_fit_parse_bytes(), but that a bare number is one of GiB, as people call a card of 24.
 *
 * Returns: %FALSE where @text is not a size that a computer could have
 */
gboolean
bst_memory_size_parse (const char *text, gint64 *bytes, char **complaint)
{
  g_autofree char *plain = dup_plain (text);
  g_autofree char *sentence = NULL;
  gint64 size = 0;

  if (plain != NULL && plain[0] == '\0')
    {
      *bytes = 0;
      return TRUE;
    }
  if (plain != NULL && plain[strspn (plain, "0123456789.")] == '\0' && g_ascii_strtod (plain, NULL) <= MOST_BARE)
    {
      g_autofree char *with_unit = g_strconcat (plain, "GiB", NULL);

      g_free (plain);
      plain = g_steal_pointer (&with_unit);
    }
  if (plain == NULL || !bst_fit_parse_bytes (plain, &size))
    sentence = complain (text);
  else if (size > BST_MEMORY_SIZE_MOST)
    sentence = g_strdup (_ ("No computer has so much memory. Type a size such as 24 GiB."));
  else if (size < BST_MEMORY_SIZE_LEAST)
    sentence = g_strdup (_ ("No model runs in so little memory. Type a size such as 24 GiB."));
  if (sentence == NULL)
    {
      *bytes = size;
      return TRUE;
    }
  if (complaint != NULL)
    *complaint = g_steal_pointer (&sentence);
  return FALSE;
}

/**
 * bst_memory_size_dup_text:
 * @bytes: a size
 *
 * Returns: (transfer full): the size as it would be typed, "24 GiB" or "15.4 GiB"; "" for 0
 */
char *
bst_memory_size_dup_text (gint64 bytes)
{
  if (bytes <= 0)
    return g_strdup ("");
  if (bytes % GIB == 0 && bytes < 1000 * GIB)
    return g_strdup_printf ("%" G_GINT64_FORMAT "\u202fGiB", bytes / GIB);
  return bst_format_bytes (bytes);
}

/**
 * bst_memory_size_dup_value:
 * @bytes: a positive size
 *
 * Returns: (transfer full): the size to the byte, as a query has it: "24GiB"
 */
char *
bst_memory_size_dup_value (gint64 bytes)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *value = NULL;
  gint64 again = -1;

  g_ascii_formatd (number, sizeof number, "%.6g", round ((double) bytes / (double) GIB * 10) / 10);
  value = g_strconcat (number, "GiB", NULL);
  if (bst_fit_parse_bytes (value, &again) && again == bytes)
    return g_steal_pointer (&value);
  return g_strdup_printf ("%" G_GINT64_FORMAT, bytes);
}

/**
 * bst_memory_size_round_down:
 * @bytes: a size
 *
 * Returns: the largest size that is not above it and that its own text tells to the byte
 */
gint64
bst_memory_size_round_down (gint64 bytes)
{
  gint64 tenths = bytes / TENTH_OF_GIB;

  /* A tenth of a GiB is no whole number of bytes. */
  while (tenths > 0 && (gint64) ((double) tenths / 10 * (double) GIB) > bytes)
    tenths--;
  return bytes < GIB ? bytes : (gint64) ((double) tenths / 10 * (double) GIB);
}
