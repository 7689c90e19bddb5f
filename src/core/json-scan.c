/* What json-glib would read otherwise than it is meant is noted, to be mended. */
#include "config.h"

#include "core/json-scan.h"

#include <string.h>

/* Goes on to what is no white space. */
void
bst_json_scan_space (BstJsonScan *self)
{
  /* A third of a guide is white space. */
  for (; !bst_json_scan_at_end (self); self->at++)
    {
      if (*self->at == '\n')
        self->line++;
      else if (*self->at != ' ' && *self->at != '\t' && *self->at != '\r')
        return;
    }
}

static void
mend (BstJsonScan *self, const char *start, const char *text)
{
  BstJsonMend mend = { .start = start - self->start, .end = self->at - self->start, .text = text };

  g_array_append_val (self->mends, mend);
}

/* Reads the four digits of \uXXXX; returns -1 where they are not there. */
static int
read_hex (BstJsonScan *self)
{
  int number = 0;

  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (bst_json_scan_peek (self)))
        return -1;
      number = number * 16 + g_ascii_xdigit_value (*self->at++);
    }
  return number;
}

/* Reads the second half of a pair, where it is there. */
static int
read_low_surrogate (BstJsonScan *self)
{
  const char *start = self->at;
  int number = -1;

  if (self->end - self->at > 2 && self->at[0] == '\\' && self->at[1] == 'u')
    {
      self->at += 2;
      number = read_hex (self);
    }
  if (number >= 0xdc00 && number <= 0xdfff)
    return number;
  self->at = start;
  return -1;
}

/* Reads what stands behind \u. A half of a pair and U+0000 are grammar, but no text
 * that a string could hold. Who cuts a text in the middle of an emoji writes them. */
static gboolean
read_unicode (BstJsonScan *self, GString *text)
{
  const char *start = self->at - strlen ("\\u");
  int first = read_hex (self);
  int second = first >= 0xd800 && first <= 0xdbff ? read_low_surrogate (self) : -1;

  if (first < 0)
    return FALSE;
  if (second >= 0)
    g_string_append_unichar (text, 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00));
  else if (first > 0 && (first < 0xd800 || first > 0xdfff))
    g_string_append_unichar (text, first);
  else
    {
      mend (self, start, "\\ufffd");
      g_string_append_unichar (text, 0xfffd);
    }
  return TRUE;
}

/* Reads a string into @text. Returns: whether it is one */
gboolean
bst_json_scan_string (BstJsonScan *self, GString *text)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";

  g_string_truncate (text, 0);
  if (bst_json_scan_peek (self) != '"')
    return FALSE;
  self->at++;
  while (!bst_json_scan_at_end (self))
    {
      char c = *self->at++;

      if (c == '"')
        return TRUE;
      if ((guchar) c < 0x20)
        {
          self->at--;
          return FALSE;
        }
      if (c != '\\')
        {
          g_string_append_c (text, c);
        }
      else if (bst_json_scan_peek (self) == 'u')
        {
          self->at++;
          if (!read_unicode (self, text))
            return FALSE;
        }
      else
        {
          const char *escape = bst_json_scan_at_end (self) || *self->at == '\0' ? NULL : strchr (escapes, *self->at);

          if (escape == NULL)
            return FALSE;
          g_string_append_c (text, meanings[escape - escapes]);
          self->at++;
        }
    }
  return FALSE;
}

/* Returns whether there was a digit at least. */
static gboolean
skip_digits (BstJsonScan *self)
{
  const char *start = self->at;

  while (g_ascii_isdigit (bst_json_scan_peek (self)))
    self->at++;
  return self->at > start;
}

/* Whether the digits up to @end are a number beyond G_MAXINT64; there is no 0 before it. */
static gboolean
is_too_large (const char *digits, const char *end)
{
  static const char largest[] = "9223372036854775807";
  gsize length = end - digits;

  return length > strlen (largest) || (length == strlen (largest) && strncmp (digits, largest, length) > 0);
}

/* json-glib would take -18446744073709551615 for 1, so that no such number is let
 * through. One that is as large without the sign comes out negative before json-glib
 * 1.10 and as G_MAXINT64 since, so that it is to be written as a real one: no version
 * fails on those, nor do they agree on them. */
static gboolean
read_number (BstJsonScan *self)
{
  gboolean negative = bst_json_scan_peek (self) == '-';
  const char *start;

  if (negative)
    self->at++;
  start = self->at;
  if (bst_json_scan_peek (self) == '0')
    self->at++;
  else if (!skip_digits (self))
    return FALSE;
  if (negative && self->at - start > 18)
    return FALSE;
  if (strchr (".eE", bst_json_scan_peek (self)) == NULL || bst_json_scan_peek (self) == '\0')
    {
      if (!negative && is_too_large (start, self->at))
        mend (self, self->at, "e0");
      return TRUE;
    }
  if (bst_json_scan_peek (self) == '.')
    {
      self->at++;
      if (!skip_digits (self))
        return FALSE;
    }
  if (bst_json_scan_peek (self) == 'e' || bst_json_scan_peek (self) == 'E')
    {
      self->at++;
      if (bst_json_scan_peek (self) == '+' || bst_json_scan_peek (self) == '-')
        self->at++;
      if (!skip_digits (self))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_word (BstJsonScan *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || strncmp (self->at, word, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

/* Reads a string, a number, true, false or null. Returns: whether it is one */
gboolean
bst_json_scan_scalar (BstJsonScan *self, GString *text)
{
  switch (bst_json_scan_peek (self))
    {
    case '"':
      return bst_json_scan_string (self, text);
    case 't':
      return read_word (self, "true");
    case 'f':
      return read_word (self, "false");
    case 'n':
      return read_word (self, "null");
    default:
      return read_number (self);
    }
}
