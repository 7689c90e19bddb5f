/* json-glib also reads what is not JSON (comments, strings in apostrophes, octal
 * numbers, a second value behind the first), keeps the last of two members of one
 * name, and recurses, so that a file of open brackets would end the stack. What
 * this file lets through, it reads right, but for what is to be mended. */
#include "config.h"

#include "core/json-check.h"

/* Deeper nesting than any file of ours has. */
#define MAX_DEPTH 64

/* json-glib takes some 500 bytes and 2 microseconds for a value, though a few bytes of an
 * answer make one: so many come to 100 MB and half a second. A page of a hundred models
 * has about 10000, and the longest of model cards, which list results, have 30000 each. */
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
  BstJsonScan scan;
  guint values;
  guint depth;
  gboolean is_object[MAX_DEPTH]; /* or else a list, of those that are open */
  GHashTable *names[MAX_DEPTH]; /* of the objects that have any */
} Check;

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
  char c = bst_json_scan_peek (&self->scan);

  if (c == ']' && *state == WANT_VALUE_OR_END)
    {
      self->scan.at++;
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
      self->scan.at++;
      open_level (self, c == '{');
      *state = c == '{' ? WANT_NAME_OR_END : WANT_VALUE_OR_END;
      return BST_JSON_FAULT_NONE;
    }
  else if (!bst_json_scan_scalar (&self->scan, text))
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
  if (bst_json_scan_peek (&self->scan) == '}' && *state == WANT_NAME_OR_END)
    {
      self->scan.at++;
      close_level (self);
      *state = after_value (self);
      return BST_JSON_FAULT_NONE;
    }
  if (!bst_json_scan_string (&self->scan, text))
    return BST_JSON_FAULT_SYNTAX;
  if (!note_name (self, text->str))
    return BST_JSON_FAULT_TWICE;
  *state = WANT_COLON;
  return BST_JSON_FAULT_NONE;
}

static BstJsonFault
read_mark (Check *self, State *state)
{
  char c = bst_json_scan_peek (&self->scan);
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
  self->scan.at++;
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
  Check self = { .scan = { .start = data, .at = data, .end = data + size, .line = 1, .mends = mends } };
  g_autoptr (GString) text = g_string_new (NULL);
  BstJsonFault fault = BST_JSON_FAULT_NONE;
  State state = WANT_VALUE;

  bst_json_scan_space (&self.scan);
  if (bst_json_scan_at_end (&self.scan))
    fault = BST_JSON_FAULT_EMPTY;
  while (fault == BST_JSON_FAULT_NONE && !(state == WANT_NOTHING && bst_json_scan_at_end (&self.scan)))
    {
      if (state == WANT_VALUE || state == WANT_VALUE_OR_END)
        fault = read_value (&self, text, &state);
      else if (state == WANT_NAME || state == WANT_NAME_OR_END)
        fault = read_name (&self, text, &state);
      else
        fault = read_mark (&self, &state);
      if (fault == BST_JSON_FAULT_NONE)
        bst_json_scan_space (&self.scan);
    }
  while (self.depth > 0)
    close_level (&self);
  *line = self.scan.line;
  *member = fault == BST_JSON_FAULT_TWICE ? g_strdup (text->str) : NULL;
  return fault;
}
