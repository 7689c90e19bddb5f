/* The text is a URI (RFC 3986) whose query has a member for each thing that is not as it
 * is by default, always in the same order and escaped in the same way, so that the same
 * chart has the same text:
 *
 *   chart:timeline?q=shelf:review-2023&time=2022-11-01..2023-12-31&params=1e9..2e11&select=ID&pin=ID
 *
 * It comes from anywhere: out of a message, or from a page of the web. */
#include "config.h"

#include "chart/state.h"

#include <math.h>
#include <string.h>

#include "chart/range-text.h"
#include "core/character.h"
#include "core/i18n.h"

/* Beside letters, digits and "-._~", what may stand in a URI's query as it is; not "&", "="
 * and "+", which have a meaning there. */
#define UNESCAPED ":/,@"

/* A longer word is cut to this in a message. */
#define MOST_WORD_CHARS 60

G_DEFINE_QUARK (bst - chart - state - error - quark, bst_chart_state_error)

static const char *const views[] = { "timeline", "ranking", "table", NULL };

/* Sets an error whose sentence has @word in the place of its %s. */
static void
set_error (GError **error, const char *sentence, const char *word)
{
  g_autofree char *valid = g_utf8_make_valid (word, -1);
  g_autofree char *shown = g_utf8_strlen (valid, -1) <= MOST_WORD_CHARS ? g_strdup (valid) : NULL;
  g_autoptr (GString) message = g_string_new (sentence);

  if (shown == NULL)
    {
      g_autofree char *head = g_utf8_substring (valid, 0, MOST_WORD_CHARS - 1);

      shown = g_strconcat (head, "…", NULL);
    }
  g_string_replace (message, "%s", shown, 1);
  g_set_error_literal (error, BST_CHART_STATE_ERROR, BST_CHART_STATE_ERROR_INVALID, message->str);
}

/**
 * bst_chart_state_is_text:
 * @text: (nullable): any
 *
 * Returns: whether @text is meant as a state, be it right or wrong
 */
gboolean
bst_chart_state_is_text (const char *text)
{
  return text != NULL && g_ascii_strncasecmp (text, BST_CHART_STATE_SCHEME, strlen (BST_CHART_STATE_SCHEME)) == 0;
}

/**
 * bst_chart_state_new:
 * @view: "timeline", "ranking" or "table"
 * @query: (nullable): a query as it is typed
 *
 * Returns: (transfer full): the state of a chart of all that @query finds
 */
BstChartState *
bst_chart_state_new (const char *view, const char *query)
{
  BstChartState *self = g_new0 (BstChartState, 1);

  self->view = g_strdup (view);
  self->query = g_strdup (query != NULL ? query : "");
  self->range = (BstChartRange) { NAN, NAN, NAN, NAN };
  return self;
}

/**
 * bst_chart_state_free:
 *
 * Frees @self and what it has.
 */
void
bst_chart_state_free (BstChartState *self)
{
  g_free (self->view);
  g_free (self->query);
  g_free (self->selected);
  g_strfreev (self->pinned);
  g_free (self);
}

/* What is being read. */
typedef struct
{
  BstChartState *state;
  GPtrArray *pinned; /* char * */
  gboolean has_query, has_time, has_counts;
} Reading;

/* Returns: (nullable): @text with its escapes resolved, where it is then one line of valid
 *   UTF-8 */
static char *
unescape (const char *text)
{
  g_autofree char *spaced = g_strdup (text);
  g_autofree char *plain = NULL;

  /* So do forms of web pages write a space, and tools that rewrite addresses. */
  g_strdelimit (spaced, "+", ' ');
  plain = g_uri_unescape_string (spaced, NULL);
  if (plain == NULL || !g_utf8_validate (plain, -1, NULL) || !bst_characters_are_harmless (plain))
    return NULL;
  return g_strdup (g_strstrip (plain));
}

/* Says that a member is there for a second time, or notes that it is there. */
static gboolean
check_once (gboolean *has, const char *name, GError **error)
{
  if (*has)
    set_error (error, _ ("The link to a chart has “%s” twice."), name);
  return !*has && (*has = TRUE);
}

static gboolean
take_range (Reading *self, const char *name, const char *value, GError **error)
{
  gboolean is_time = g_str_equal (name, "time");

  if (!check_once (is_time ? &self->has_time : &self->has_counts, name, error))
    return FALSE;
  if (is_time ? bst_range_parse_time (value, &self->state->range) : bst_range_parse_counts (value, &self->state->range))
    return TRUE;

  if (is_time)
    set_error (error, _ ("“%s” is no range of days; write it as 2022-11-01..2023-12-31."), value);
  else
    set_error (error, _ ("“%s” is no range of numbers of parameters; write it as 1e9..2e11."), value);
  return FALSE;
}

static gboolean
take_pin (Reading *self, const char *id, GError **error)
{
  if (*id == '\0' || g_ptr_array_find_with_equal_func (self->pinned, id, g_str_equal, NULL))
    return TRUE;
  if (self->pinned->len == BST_CHART_STATE_MOST_PINS)
    {
      set_error (error, _ ("The link to a chart has more than %s pins."), G_STRINGIFY (BST_CHART_STATE_MOST_PINS));
      return FALSE;
    }
  g_ptr_array_add (self->pinned, g_strdup (id));
  return TRUE;
}

static gboolean
take_selected (Reading *self, const char *id, GError **error)
{
  gboolean has = self->state->selected != NULL;

  if (!check_once (&has, "select", error))
    return FALSE;
  self->state->selected = g_strdup (id);
  return TRUE;
}

static gboolean
take_query (Reading *self, const char *text, GError **error)
{
  if (!check_once (&self->has_query, "q", error))
    return FALSE;
  g_free (self->state->query);
  self->state->query = g_strdup (text);
  return TRUE;
}

/* Takes a member such as "q=falcon". One that is not known is of a later version. */
static gboolean
take_member (Reading *self, const char *member, GError **error)
{
  gsize length = strcspn (member, "=");
  g_autofree char *name = g_strndup (member, length);
  g_autofree char *value = NULL;
  static const char *const known[] = { "q", "time", "params", "select", "pin", NULL };

  if (!g_strv_contains (known, name))
    return TRUE;

  value = unescape (member[length] == '=' ? member + length + 1 : "");
  if (value == NULL)
    {
      set_error (error, _ ("“%s” in the link to a chart is damaged."), member);
      return FALSE;
    }
  if (g_str_equal (name, "q"))
    return take_query (self, value, error);
  if (g_str_equal (name, "select"))
    return take_selected (self, value, error);
  if (g_str_equal (name, "pin"))
    return take_pin (self, value, error);
  return take_range (self, name, value, error);
}

/* Splits the @text behind the scheme into the view and its members. */
static char **
split (const char *text, char **view)
{
  gsize length = strcspn (text, "?");

  *view = g_strndup (text, length);
  return g_strsplit (text[length] == '?' ? text + length + 1 : "", "&", -1);
}

static gboolean
check_text (const char *text, GError **error)
{
  if (!bst_chart_state_is_text (text))
    {
      set_error (error, _ ("“%s” is no link to a chart; one begins with “chart:”."), text);
      if (error != NULL)
        (*error)->code = BST_CHART_STATE_ERROR_NO_STATE;
      return FALSE;
    }
  if (strlen (text) > BST_CHART_STATE_MOST_BYTES)
    {
      set_error (error, _ ("The link to a chart is too long: “%s”"), text);
      return FALSE;
    }
  return TRUE;
}

/**
 * bst_chart_state_parse:
 * @text: any
 *
 * Reads what bst_chart_state_to_string() has written, or a person. Members that are not
 * known are left out, as a later version may have more. For the main thread alone, as the
 * error is in the interface's language.
 *
 * Returns: (transfer full) (nullable): the state, or %NULL with @error set
 */
BstChartState *
bst_chart_state_parse (const char *text, GError **error)
{
  g_autoptr (BstChartState) state = NULL;
  g_autoptr (GPtrArray) pinned = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *view = NULL;
  g_auto (GStrv) members = NULL;
  Reading reading = { .pinned = pinned };

  if (!check_text (text, error))
    return NULL;

  members = split (text + strlen (BST_CHART_STATE_SCHEME), &view);
  if (!g_strv_contains (views, view))
    {
      set_error (error, _ ("There is no view “%s”; there are timeline, ranking and table."), view);
      return NULL;
    }

  state = reading.state = bst_chart_state_new (view, NULL);
  for (guint i = 0; members[i] != NULL; i++)
    if (!take_member (&reading, members[i], error))
      return NULL;

  if (state->selected != NULL && *state->selected == '\0')
    g_clear_pointer (&state->selected, g_free);
  state->has_range = reading.has_time || reading.has_counts;
  g_ptr_array_add (pinned, NULL);
  state->pinned = (char **) g_ptr_array_free (g_steal_pointer (&pinned), FALSE);
  return g_steal_pointer (&state);
}

/* Appends "&NAME=VALUE", or "?" before the first. */
static void
append (GString *text, const char *name, const char *value)
{
  g_string_append_printf (text, "%c%s=", strchr (text->str, '?') == NULL ? '?' : '&', name);
  g_string_append_uri_escaped (text, value, UNESCAPED, FALSE);
}

static void
append_pins (GString *text, char **ids)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; ids != NULL && ids[i] != NULL && g_hash_table_size (seen) < BST_CHART_STATE_MOST_PINS; i++)
    if (*ids[i] != '\0' && g_hash_table_add (seen, ids[i]))
      append (text, "pin", ids[i]);
}

/**
 * bst_chart_state_to_string:
 *
 * Days are written to the day and counts to six digits; a part of the range that is none
 * is left out, as are the days of a ranking.
 *
 * Returns: (transfer full): the text, in ASCII; always the same for the same chart
 */
char *
bst_chart_state_to_string (const BstChartState *self)
{
  GString *text = g_string_new (BST_CHART_STATE_SCHEME);
  g_autofree char *query = g_strstrip (g_strdup (self->query != NULL ? self->query : ""));
  gboolean has_time = self->has_range && g_strcmp0 (self->view, "ranking") != 0;
  g_autofree char *time = has_time ? bst_range_dup_time (&self->range) : NULL;
  g_autofree char *counts = self->has_range ? bst_range_dup_counts (&self->range) : NULL;

  g_string_append (text, self->view);
  if (*query != '\0')
    append (text, "q", query);
  if (time != NULL)
    append (text, "time", time);
  if (counts != NULL)
    append (text, "params", counts);
  if (self->selected != NULL && *self->selected != '\0')
    append (text, "select", self->selected);
  append_pins (text, self->pinned);

  return g_string_free (text, FALSE);
}
