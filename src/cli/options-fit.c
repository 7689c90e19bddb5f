/* The options of "bestiary fit": how a model is to be run, and the memory that there is. */
#include "config.h"

#include "cli/options.h"

#include <string.h>

#include "cli/layout.h"
#include "core/format.h"
#include "core/i18n.h"

/* More tokens than any model was made for. */
#define MOST_CONTEXT G_GINT64_CONSTANT (1000000000)

/* Nobody has less: it is a slip, such as 24 for 24GiB. */
#define LEAST_MEMORY (G_GINT64_CONSTANT (64) << 20)

/* Says @sentence with @value in the place of its %s. */
static void
say (const char *sentence, const char *value)
{
  g_autofree char *word = bst_layout_shorten (value, BST_CLI_MAX_WORD_CHARS);
  g_autoptr (GString) message = g_string_new (sentence);

  g_string_replace (message, "%s", word, 1);
  bst_output_message (message->str);
}

static gboolean
parse_budget (BstCliOptions *self, const char *value)
{
  BstBudget budget;

  if (bst_budget_parse (value, &budget) && (budget.graphics == 0 || budget.graphics >= LEAST_MEMORY) &&
      (budget.main == 0 || budget.main >= LEAST_MEMORY))
    {
      self->budget.graphics = budget.graphics;
      if (budget.main > 0)
        self->budget.main = budget.main;
      return TRUE;
    }

  say (_ ("“%s” is not a size of memory; write it as 24GiB, or as 24GiB+64GiB with the main memory."), value);
  return FALSE;
}

static gboolean
parse_ram (BstCliOptions *self, const char *value)
{
  gint64 bytes;

  if (bst_fit_parse_bytes (value, &bytes) && bytes >= LEAST_MEMORY)
    {
      self->budget.main = bytes;
      return TRUE;
    }

  say (_ ("“%s” is not a size of memory; write it as 24GiB."), value);
  return FALSE;
}

/* A context reads as its makers write it: 32K is 32,768. */
static gboolean
parse_context (BstCliOptions *self, const char *value)
{
  gsize length = strspn (value, "0123456789");
  g_autofree char *digits = g_strndup (value, length);
  const char *unit = value + length;
  gint64 factor = 0;
  guint64 number;

  if (*unit == '\0')
    factor = 1;
  else if (g_ascii_strcasecmp (unit, "k") == 0)
    factor = 1 << 10;
  else if (g_ascii_strcasecmp (unit, "m") == 0)
    factor = 1 << 20;

  if (factor > 0 && g_ascii_string_to_unsigned (digits, 10, 1, (guint64) (MOST_CONTEXT / factor), &number, NULL))
    {
      self->plan.context = (gint64) number * factor;
      return TRUE;
    }

  say (_ ("“--context” needs a number of tokens such as 8192 or 32K; “%s” is none."), value);
  return FALSE;
}

/* Returns: all that there are, with commas between them */
static char *
list_quantizations (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < bst_quantization_get_n (); i++)
    g_ptr_array_add (names, (char *) bst_quantization_get_name (i));
  return bst_format_series ((const char *const *) names->pdata, names->len);
}

static gboolean
parse_quantization (BstCliOptions *self, const char *value)
{
  int index = bst_quantization_find (value);
  g_autofree char *word = bst_layout_shorten (value, BST_CLI_MAX_WORD_CHARS);
  g_autofree char *nearest = NULL, *list = NULL, *sentence = NULL;

  if (index >= 0)
    {
      self->plan.quantization = bst_quantization_get_name ((guint) index);
      return TRUE;
    }

  nearest = bst_quantization_dup_nearest (value);
  list = list_quantizations ();
  if (nearest != NULL)
    /* Translators: a word that is none, the one that may be meant, and all there are */
    sentence = g_strdup_printf (_ ("There is no quantization “%s”. Did you mean “%s”? There are %s."), word, nearest, list);
  else
    sentence = g_strdup_printf (_ ("There is no quantization “%s”; there are %s."), word, list);
  bst_output_message (sentence);
  return FALSE;
}

static gboolean
parse_kv_type (BstCliOptions *self, const char *value)
{
  const char *names[BST_N_KV_TYPES];
  g_autofree char *word = bst_layout_shorten (value, BST_CLI_MAX_WORD_CHARS);
  g_autofree char *list = NULL, *sentence = NULL;

  if (bst_kv_type_from_string (value, &self->plan.kv_type))
    {
      self->has_kv_type = TRUE;
      return TRUE;
    }

  for (int i = 0; i < BST_N_KV_TYPES; i++)
    names[i] = bst_kv_type_to_string ((BstKvType) i);
  list = bst_format_series (names, BST_N_KV_TYPES);
  sentence = g_strdup_printf (_ ("There is no type “%s” of the KV cache; there are %s."), word, list);
  bst_output_message (sentence);
  return FALSE;
}

/**
 * bst_cli_find_fit_parser:
 *
 * Returns: (nullable): what reads the value of the option @name, or %NULL where it is none of
 *   those of "bestiary fit"
 */
BstCliParser
bst_cli_find_fit_parser (const char *name)
{
  static const struct
  {
    const char *name;
    BstCliParser parse;
  } parsers[] = {
    { "--budget", parse_budget },
    { "--context", parse_context },
    { "--kv", parse_kv_type },
    { "--quant", parse_quantization },
    { "--ram", parse_ram },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parsers); i++)
    if (g_str_equal (parsers[i].name, name))
      return parsers[i].parse;
  return NULL;
}

/**
 * bst_cli_get_fit_option:
 *
 * Returns: (nullable): one of the options that are for "bestiary fit" alone and were given
 */
const char *
bst_cli_get_fit_option (const BstCliOptions *self)
{
  if (self->budget.graphics > 0)
    return "--budget";
  if (self->budget.main > 0)
    return "--ram";
  if (self->plan.context > 0)
    return "--context";
  if (self->plan.quantization != NULL)
    return "--quant";
  return self->has_kv_type ? "--kv" : NULL;
}
