#include "config.h"

#include "cli/options.h"

#include <string.h>

#include "cli/layout.h"
#include "core/fold.h"
#include "core/i18n.h"

/* A longer word is cut to this in a message. */
#define MAX_WORD_CHARS 60

/* In the order of BstCliVerb, from BST_VERB_LIST on. */
static const char *const verbs[] = { "list", "show", "refresh", "search", "add", "remove", "help", NULL };

static const char *const option_names[] = { "--format", "--help", "--limit", "--version", NULL };

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

static gboolean
parse_format (BstCliOptions *self,
              const char *value)
{
  g_autofree char *word = bst_layout_shorten (value, MAX_WORD_CHARS);
  g_autofree char *sentence = NULL;

  for (int i = 0; i < BST_N_CLI_FORMATS; i++)
    {
      if (g_str_equal (bst_cli_formats[i], value))
        {
          self->format = (BstCliFormat) i;
          return TRUE;
        }
    }

  sentence = g_strdup_printf (_ ("There is no format “%s”; there are text, json, csv and md."), word);
  bst_output_message (sentence);

  return FALSE;
}

static gboolean
parse_limit (BstCliOptions *self,
             const char *value)
{
  g_autofree char *word = bst_layout_shorten (value, MAX_WORD_CHARS);
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
  g_autofree char *word = bst_layout_shorten (name, MAX_WORD_CHARS);
  g_autofree char *sentence = NULL;

  if (g_str_equal (option, "--help") || g_str_equal (option, "-h"))
    {
      self->wants_help = TRUE;
      return TRUE;
    }
  if (g_str_equal (option, "--version"))
    {
      self->wants_version = TRUE;
      return TRUE;
    }

  if (!g_str_equal (name, "--format") && !g_str_equal (name, "--limit"))
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

  return g_str_equal (name, "--format") ? parse_format (self, value) : parse_limit (self, value);
}

/**
 * bst_cli_say_no_command:
 *
 * Says on standard error that @word is no command, and which one may be meant.
 */
void
bst_cli_say_no_command (const char *word)
{
  g_autofree char *shown = bst_layout_shorten (word, MAX_WORD_CHARS);
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

  *self = (BstCliOptions) { .limit = -1, .words = g_ptr_array_new_with_free_func (g_free) };

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

  return TRUE;
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
}
