#include "config.h"

#include "cli/options.h"

#include <string.h>

#include "cli/layout.h"
#include "core/fold.h"
#include "core/i18n.h"

/* In the order of BstCliVerb, from BST_VERB_LIST on. */
static const char *const verbs[] = { "list", "show", "fit", "refresh", "search", "add", "remove", "sync", "chart", "help", NULL };

static const char *const option_names[] = {
  "--all", "--budget", "--card", "--context", "--details", "--format", "--full", "--help", "--high-contrast", "--kind",
  "--kv", "--limit", "--output", "--params", "--pin", "--quant", "--ram", "--scale", "--select", "--size", "--task",
  "--theme", "--time", "--title", "--top", "--version", NULL
};

/* Above it nothing is said with a number of models. */
#define MOST_TOP 10000000

/**
 * bst_cli_verb_from_string:
 * @string: (nullable): a word
 * @verb: (out): the verb; untouched where @string is none
 *
 * Returns: whether @string is a verb of the command line
 */
gboolean
bst_cli_verb_from_string (const char *string,
                          BstCliVerb *verb)
{
  for (guint i = 0; verbs[i] != NULL; i++)
    {
      if (g_strcmp0 (verbs[i], string) == 0)
        {
          *verb = BST_VERB_LIST + i;
          return TRUE;
        }
    }

  return FALSE;
}

static void
say_unknown (const char *sentence,
             const char *word,
             const char *const *candidates)
{
  g_autofree char *nearest = bst_nearest_word (word, candidates);
  g_autofree char *hint = NULL;
  g_autofree char *message = NULL;

  if (nearest != NULL)
    hint = g_strdup_printf (_ ("Did you mean “%s”?"), nearest);
  else
    hint = g_strdup_printf (_ ("“%s” tells what there is."), "bestiary --help");

  /* Translators: two sentences, one after the other; Chinese needs no space between them */
  message = g_strdup_printf (C_ ("sentences", "%s %s"), sentence, hint);
  bst_output_message (message);
}

static void
say_no_format (const char *value)
{
  g_autofree char *word = bst_layout_shorten (value, BST_CLI_MAX_WORD_CHARS);
  g_autofree char *sentence = g_strdup_printf (_ ("There is no format “%s”; there are text, json, csv and md."), word);

  bst_output_message (sentence);
}

static gboolean
parse_format (BstCliOptions *self,
              const char *value)
{
  for (int i = 0; i < BST_N_CLI_FORMATS; i++)
    {
      if (g_str_equal (bst_cli_formats[i], value))
        {
          self->format = (BstCliFormat) i;
          self->has_format = TRUE;
          return TRUE;
        }
    }

  if (self->verb == BST_VERB_CHART)
    bst_cli_tell_no_chart_format (value);
  else
    say_no_format (value);

  return FALSE;
}

static gboolean
parse_limit (BstCliOptions *self,
             const char *value)
{
  g_autofree char *word = bst_layout_shorten (value, BST_CLI_MAX_WORD_CHARS);
  g_autofree char *sentence = NULL;
  guint64 limit;

  if (g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT64, &limit, NULL))
    {
      self->limit = (gint64) limit;
      return TRUE;
    }

  sentence = g_strdup_printf (_ ("The limit must be a whole number, 0 or more; “%s” is not."), word);
  bst_output_message (sentence);

  return FALSE;
}

static gboolean
parse_top (BstCliOptions *self,
           const char *value)
{
  g_autofree char *word = bst_layout_shorten (value, BST_CLI_MAX_WORD_CHARS);
  g_autofree char *sentence = NULL;
  guint64 top;

  if (g_ascii_string_to_unsigned (value, 10, 1, MOST_TOP, &top, NULL))
    {
      self->top = (gint64) top;
      return TRUE;
    }

  sentence = g_strdup_printf (_ ("“--top” needs a whole number from 1 to 10000000; “%s” is not."), word);
  bst_output_message (sentence);

  return FALSE;
}

/* The Hub has no list of its tasks that a program can rely on: it only has to look like
 * one of its words. */
static gboolean
parse_task (BstCliOptions *self,
            const char *value)
{
  g_autofree char *word = bst_layout_shorten (value, BST_CLI_MAX_WORD_CHARS);
  g_autofree char *sentence = NULL;
  gsize length = strspn (value, "abcdefghijklmnopqrstuvwxyz0123456789-");

  if (length > 0 && value[length] == '\0' && length <= BST_CLI_MAX_WORD_CHARS)
    {
      g_free (self->task);
      self->task = g_strdup (value);
      return TRUE;
    }

  sentence = g_strdup_printf (_ ("“--task” needs a word such as text-generation; “%s” is none."), word);
  bst_output_message (sentence);

  return FALSE;
}

/* Returns: whether @name is an option that has no value; it is noted */
static gboolean
take_flag (BstCliOptions *self,
           const char *name)
{
  const struct
  {
    const char *name;
    gboolean *flag;
  } flags[] = {
    { "--all", &self->all },
    { "--card", &self->card },
    { "--details", &self->details },
    { "--full", &self->full },
    { "--help", &self->wants_help },
    { "--high-contrast", &self->chart.high_contrast },
    { "-h", &self->wants_help },
    { "--version", &self->wants_version },
  };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      if (g_str_equal (flags[i].name, name))
        {
          *flags[i].flag = TRUE;
          return TRUE;
        }
    }

  return FALSE;
}

static BstCliParser
find_parser (const char *name)
{
  static const struct
  {
    const char *name;
    BstCliParser parse;
  } parsers[] = {
    { "--format", parse_format },
    { "--limit", parse_limit },
    { "--task", parse_task },
    { "--top", parse_top },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parsers); i++)
    if (g_str_equal (parsers[i].name, name))
      return parsers[i].parse;
  return bst_cli_find_chart_parser (name) != NULL ? bst_cli_find_chart_parser (name) : bst_cli_find_fit_parser (name);
}

/* Reads @option with its value, which stands behind "=" or in the @next argument.
 * Moves *@i on where it was the latter. */
static gboolean
parse_option (BstCliOptions *self,
              const char *option,
              const char *next,
              int *i)
{
  gsize length = strcspn (option, "=");
  const char *value = option[length] == '=' ? option + length + 1 : next;
  g_autofree char *name = g_strndup (option, length);
  g_autofree char *word = bst_layout_shorten (name, BST_CLI_MAX_WORD_CHARS);
  g_autofree char *sentence = NULL;
  BstCliParser parse;

  if (take_flag (self, option))
    return TRUE;

  parse = find_parser (name);
  if (parse == NULL)
    {
      sentence = g_strdup_printf (_ ("There is no option “%s”."), word);
      say_unknown (sentence, name, option_names);
      return FALSE;
    }

  if (value == NULL)
    {
      sentence = g_strdup_printf (_ ("The option “%s” needs a value."), word);
      bst_output_message (sentence);
      return FALSE;
    }

  if (option[length] != '=')
    *i += 1;

  return parse (self, value);
}

/* Returns: whether @option, which was given if it is not NULL, is one of the verb; that it is not
 *   has been told. */
static gboolean
check_option (const BstCliOptions *self,
              const char *option,
              BstCliVerb verb,
              const char *command)
{
  g_autofree char *sentence = NULL;

  if (option == NULL || self->verb == verb)
    return TRUE;

  /* Translators: the first %s is an option, the second a command */
  sentence = g_strdup_printf (_ ("“%s” is for “%s”."), option, command);
  bst_output_message (sentence);

  return FALSE;
}

static const char *
get_sync_option (const BstCliOptions *self)
{
  if (self->all)
    return "--all";
  if (self->full)
    return "--full";
  if (self->top >= 0)
    return "--top";
  return self->task != NULL ? "--task" : NULL;
}

/* A chart can have a line at the largest model that fits into a budget; only what that
 * depends on is for it, too. */
static gboolean
check_fit_option (const BstCliOptions *self)
{
  gboolean is_for_chart = self->plan.context == 0 && !self->has_kv_type;

  return (self->verb == BST_VERB_CHART && is_for_chart) || check_option (self, bst_cli_get_fit_option (self), BST_VERB_FIT, "bestiary fit");
}

/* Pictures are drawn of charts alone. */
static gboolean
check_format (const BstCliOptions *self)
{
  if (self->verb == BST_VERB_CHART || (self->format != BST_CLI_SVG && self->format != BST_CLI_PNG))
    return TRUE;
  say_no_format (bst_cli_formats[self->format]);
  return FALSE;
}

/* Returns: whether the options are those of the verb; that they are not has been told. */
static gboolean
check_verb (BstCliOptions *self)
{
  if (self->wants_help || self->wants_version)
    return TRUE;

  return check_format (self) && (self->verb != BST_VERB_CHART || bst_cli_check_chart (self)) &&
         check_option (self, get_sync_option (self), BST_VERB_SYNC, "bestiary sync") &&
         check_option (self, bst_cli_get_chart_option (self), BST_VERB_CHART, "bestiary chart") && check_fit_option (self) &&
         check_option (self, self->card ? "--card" : NULL, BST_VERB_SHOW, "bestiary show") &&
         check_option (self, self->details ? "--details" : NULL, BST_VERB_REFRESH, "bestiary refresh");
}

/**
 * bst_cli_say_no_command:
 *
 * Says on standard error that @word is no command, and which one may be meant.
 */
void
bst_cli_say_no_command (const char *word)
{
  g_autofree char *shown = bst_layout_shorten (word, BST_CLI_MAX_WORD_CHARS);
  g_autofree char *sentence = g_strdup_printf (_ ("There is no command “%s”."), shown);

  say_unknown (sentence, word, verbs);
}

/* Takes the verb, or a word that stands behind it. */
static gboolean
parse_word (BstCliOptions *self,
            const char *word)
{
  if (self->verb != BST_VERB_NONE)
    {
      g_ptr_array_add (self->words, g_strdup (word));
      return TRUE;
    }
  if (bst_cli_verb_from_string (word, &self->verb))
    return TRUE;

  bst_cli_say_no_command (word);

  return FALSE;
}

/**
 * bst_cli_options_parse:
 * @self: (out): what was asked for; to be cleared whatever is returned
 * @argv: the arguments as main() has them
 *
 * Sorts out a command line. One dash begins no option: "-chat" is a word that a
 * query excludes. Behind "--" nothing is an option.
 *
 * Returns: %FALSE after a mistake, which has been told on standard error
 */
gboolean
bst_cli_options_parse (BstCliOptions *self,
                       int argc,
                       char **argv)
{
  gboolean only_words = FALSE;

  *self = (BstCliOptions) { .limit = -1, .top = -1, .words = g_ptr_array_new_with_free_func (g_free) };
  self->chart.pinned = g_ptr_array_new_with_free_func (g_free);

  for (int i = 1; i < argc; i++)
    {
      g_autofree char *argument = g_utf8_make_valid (argv[i], -1);
      gboolean is_option = g_str_has_prefix (argument, "--") || g_str_equal (argument, "-h");

      if (!only_words && g_str_equal (argument, "--"))
        {
          only_words = TRUE;
        }
      else if (!only_words && is_option)
        {
          g_autofree char *next = i + 1 < argc ? g_utf8_make_valid (argv[i + 1], -1) : NULL;

          if (!parse_option (self, argument, next, &i))
            return FALSE;
        }
      else if (!parse_word (self, argument))
        {
          return FALSE;
        }
    }

  return check_verb (self);
}

/**
 * bst_cli_options_clear:
 *
 * Frees what bst_cli_options_parse() has set.
 */
void
bst_cli_options_clear (BstCliOptions *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->task, g_free);
  g_clear_pointer (&self->chart.output, g_free);
  g_clear_pointer (&self->chart.title, g_free);
  g_clear_pointer (&self->chart.selected, g_free);
  g_clear_pointer (&self->chart.pinned, g_ptr_array_unref);
}
