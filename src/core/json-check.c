/* json-glib also reads what is not JSON (comments, strings in apostrophes, octal
 * numbers, a second value behind the first), keeps the last of two members of one
 * name, and recurses, so that a file of open brackets would end the stack. What
 * this file lets through, it reads right, but for what is to be mended. */
#include "config.h"

#include "core/json-check.h"

#include <string.h>

/* Deeper nesting than any file of ours has. */
#define MAX_DEPTH 64

/* json-glib takes some 500 bytes and 2 microseconds for a value, though a few bytes of an
 * answer make one: so many come to 100 MB and half a second. A page of a hundred models
 * has about 30000, and the longest of model cards, which lists results, as many alone. */
#define MOST_VALUES 200000

typedef enum
{
  WANT_VALUE,
  WANT_VALUE_OR_END, /* behind [ */
  WANT_NAME,
  WANT_NAME_OR_END, /* behind { */
  WANT_COLON,
  WANT_COMMA_OR_END,
  WANT_NOTHING, /* the value is whole */
} State;

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  GArray *mends;
  guint line;
  guint values;
  guint depth;
  gboolean is_object[MAX_DEPTH]; /* or else a list, of those that are open */
  GHashTable *names[MAX_DEPTH]; /* of the objects that have any */
} Check;

static gboolean
at_end (const Check *self)
{
  return self->at >= self->end;
}

/* Returns the byte that is next, or 0 at the end. */
static char
peek (const Check *self)
{
  return at_end (self) ? '\0' : *self->at;
}

static void
skip_space (Check *self)
{
  for (; !at_end (self) && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0'; self->at++)
    if (*self->at == '\n')
      self->line++;
}

static void
mend (Check *self, const char *start, const char *text)
{
  BstJsonMend mend = { .start = start - self->start, .end = self->at - self->start, .text = text };

  g_array_append_val (self->mends, mend);
}

/* Reads the four digits of \uXXXX; returns -1 where they are not there. */
static int
read_hex (Check *self)
{
  int number = 0;

  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (peek (self)))
        return -1;
      number = number * 16 + g_ascii_xdigit_value (*self->at++);
    }
  return number;
}

/* Reads the second half of a pair, where it is there. */
static int
read_low_surrogate (Check *self)
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
read_unicode (Check *self, GString *text)
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

/* Reads a string into @text. */
static gboolean
read_string (Check *self, GString *text)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";

  g_string_truncate (text, 0);
  if (peek (self) != '"')
    return FALSE;
  self->at++;
  while (!at_end (self))
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
      else if (peek (self) == 'u')
        {
          self->at++;
          if (!read_unicode (self, text))
            return FALSE;
        }
      else
        {
          const char *escape = at_end (self) || *self->at == '\0' ? NULL : strchr (escapes, *self->at);

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
skip_digits (Check *self)
{
  const char *start = self->at;

  while (g_ascii_isdigit (peek (self)))
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
read_number (Check *self)
{
  gboolean negative = peek (self) == '-';
  const char *start;

  if (negative)
    self->at++;
  start = self->at;
  if (peek (self) == '0')
    self->at++;
  else if (!skip_digits (self))
    return FALSE;
  if (negative && self->at - start > 18)
    return FALSE;
  if (strchr (".eE", peek (self)) == NULL || peek (self) == '\0')
    {
      if (!negative && is_too_large (start, self->at))
        mend (self, self->at, "e0");
      return TRUE;
    }
  if (peek (self) == '.')
    {
      self->at++;
      if (!skip_digits (self))
        return FALSE;
    }
  if (peek (self) == 'e' || peek (self) == 'E')
    {
      self->at++;
      if (peek (self) == '+' || peek (self) == '-')
        self->at++;
      if (!skip_digits (self))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_word (Check *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || strncmp (self->at, word, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

/* A string, a number, true, false or null. */
static gboolean
read_scalar (Check *self, GString *text)
{
  switch (peek (self))
    {
    case '"':
      return read_string (self, text);
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

/* What comes after a value: more of the list or object that is open. */
static State
after_value (const Check *self)
{
  return self->depth > 0 ? WANT_COMMA_OR_END : WANT_NOTHING;
}

static void
open_level (Check *self, gboolean object)
{
  self->is_object[self->depth++] = object;
}

static void
close_level (Check *self)
{
  g_clear_pointer (&self->names[--self->depth], g_hash_table_unref);
}

static gboolean
is_in_object (const Check *self)
{
  return self->depth > 0 && self->is_object[self->depth - 1];
}

static BstJsonFault
read_value (Check *self, GString *text, State *state)
{
  char c = peek (self);

  if (c == ']' && *state == WANT_VALUE_OR_END)
    {
      self->at++;
      close_level (self);
      *state = after_value (self);
      return BST_JSON_FAULT_NONE;
    }
  if (++self->values > MOST_VALUES)
    return BST_JSON_FAULT_MANY;
  if (c == '[' || c == '{')
    {
      if (self->depth == MAX_DEPTH)
        return BST_JSON_FAULT_DEPTH;
      self->at++;
      open_level (self, c == '{');
      *state = c == '{' ? WANT_NAME_OR_END : WANT_VALUE_OR_END;
      return BST_JSON_FAULT_NONE;
    }
  else if (!read_scalar (self, text))
    {
      return BST_JSON_FAULT_SYNTAX;
    }
  *state = after_value (self);
  return BST_JSON_FAULT_NONE;
}

/* Returns: whether the open object has no member of that name yet. */
static gboolean
note_name (Check *self, const char *name)
{
  GHashTable **names = &self->names[self->depth - 1];

  if (*names == NULL)
    *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return g_hash_table_add (*names, g_strdup (name));
}

static BstJsonFault
read_name (Check *self, GString *text, State *state)
{
  if (peek (self) == '}' && *state == WANT_NAME_OR_END)
    {
      self->at++;
      close_level (self);
      *state = after_value (self);
      return BST_JSON_FAULT_NONE;
    }
  if (!read_string (self, text))
    return BST_JSON_FAULT_SYNTAX;
  if (!note_name (self, text->str))
    return BST_JSON_FAULT_TWICE;
  *state = WANT_COLON;
  return BST_JSON_FAULT_NONE;
}

static BstJsonFault
read_mark (Check *self, State *state)
{
  char c = peek (self);
  gboolean object = is_in_object (self);

  if (*state == WANT_COLON && c == ':')
    *state = WANT_VALUE;
  else if (*state == WANT_COMMA_OR_END && c == ',')
    *state = object ? WANT_NAME : WANT_VALUE;
  else if (*state == WANT_COMMA_OR_END && c == (object ? '}' : ']'))
    {
      close_level (self);
      *state = after_value (self);
    }
  else
    return BST_JSON_FAULT_SYNTAX;
  self->at++;
  return BST_JSON_FAULT_NONE;
}

/**
 * bst_json_check:
 * @data: UTF-8
 * @line: (out): the line that is wrong, where one is
 * @member: (out) (transfer full): the name that stands twice, where one does
 * @mends: (element-type BstJsonMend): gets, in their order, the places that are JSON,
 *   but nothing that json-glib reads right
 *
 * Returns: whether @data is one JSON value as RFC 8259 writes it, with no two members
 *   of one name in an object, no deeper than 64 levels and with no more than 200000
 *   values, or what is wrong
 */
BstJsonFault
bst_json_check (const char *data, gsize size, guint *line, char **member, GArray *mends)
{
  Check self = { .start = data, .at = data, .end = data + size, .mends = mends, .line = 1 };
  g_autoptr (GString) text = g_string_new (NULL);
  BstJsonFault fault = BST_JSON_FAULT_NONE;
  State state = WANT_VALUE;

  skip_space (&self);
  if (at_end (&self))
    fault = BST_JSON_FAULT_EMPTY;
  while (fault == BST_JSON_FAULT_NONE && !(state == WANT_NOTHING && at_end (&self)))
    {
      if (state == WANT_VALUE || state == WANT_VALUE_OR_END)
        fault = read_value (&self, text, &state);
      else if (state == WANT_NAME || state == WANT_NAME_OR_END)
        fault = read_name (&self, text, &state);
      else
        fault = read_mark (&self, &state);
      if (fault == BST_JSON_FAULT_NONE)
        skip_space (&self);
    }
  while (self.depth > 0)
    close_level (&self);
  *line = self.line;
  *member = fault == BST_JSON_FAULT_TWICE ? g_strdup (text->str) : NULL;
  return fault;
}
