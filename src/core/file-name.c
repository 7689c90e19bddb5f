#include "config.h"

#include "core/file-name.h"

#include <string.h>

#include "core/character.h"

/* More than any file of the Hub has: names beyond are not looked into. */
#define MAX_LENGTH 4096

/* The longest name that is shown in full, in characters. */
#define MAX_SHOWN 300

/* "-00001-of-00005": digits of a part, digits of all parts. */
#define LEAST_DIGITS 2
#define MOST_DIGITS 6

static const char *
skip_digits (const char *string, guint *number)
{
  const char *end = string;

  *number = 0;
  for (; g_ascii_isdigit (*end) && end - string < MOST_DIGITS; end++)
    *number = *number * 10 + (guint) (*end - '0');
  return end - string >= LEAST_DIGITS && !g_ascii_isdigit (*end) ? end : NULL;
}

/**
 * bst_file_name_parse_shard:
 * @path: within a repository
 * @stem: (out): how many bytes of @path come before the number
 * @number: (out): which part it is, from 1 (some count from 0)
 * @total: (out): of how many
 *
 * Weights of more than a few GB are cut into "model-00001-of-00005.safetensors" and so on;
 * llama.cpp cuts "model-00001-of-00003.gguf".
 *
 * Returns: whether @path is a part of several; else nothing is set
 */
gboolean
bst_file_name_parse_shard (const char *path, gsize *stem, guint *number, guint *total)
{
  const char *base = strrchr (path, '/');
  guint part, all;

  for (const char *of = strstr (base != NULL ? base : path, "-of-"); of != NULL; of = strstr (of + 1, "-of-"))
    {
      const char *start = of, *end;

      while (start > path && g_ascii_isdigit (start[-1]))
        start--;
      if (start == path || (start[-1] != '-' && start[-1] != '_' && start[-1] != '.') || skip_digits (start, &part) != of)
        continue;
      end = skip_digits (of + strlen ("-of-"), &all);
      if (end == NULL || *end != '.' || all < 1 || part > all)
        continue;
      *stem = (gsize) (start - 1 - path);
      *number = part;
      *total = all;
      return TRUE;
    }
  return FALSE;
}

/* The types that llama.cpp's quantize writes, as publishers put them into names; those that
 * Unsloth measures layer by layer begin with "UD-". */
static GRegex *
get_pattern (void)
{
  static GRegex *pattern;

  if (g_once_init_enter (&pattern))
    {
      GRegex *new = g_regex_new ("(?:^|[-._/ ])((?:UD-)?(?:I?Q[1-8](?:_[0-9A-Z]{1,3}){0,3}|TQ[12]_0|B?F16|F32|FP16|FP32|MXFP4(?:_MOE)?|NVFP4))"
                                 "(?=$|[-._/ ])",
                                 G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);

      g_once_init_leave (&pattern, new);
    }
  return pattern;
}

/* The last that the text names: a model may be called after one, but what follows its name
 * is what was done to it. */
static char *
find_quantization (const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *found = NULL;

  for (g_regex_match (get_pattern (), text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_free (found);
      found = g_match_info_fetch (match, 1);
    }
  if (found == NULL)
    return NULL;
  if (g_ascii_strcasecmp (found, "fp16") == 0 || g_ascii_strcasecmp (found, "fp32") == 0)
    memmove (found + 1, found + 2, strlen (found + 2) + 1);
  return g_ascii_strup (found, -1);
}

/**
 * bst_file_name_dup_quantization:
 * @path: of a GGUF file within its repository
 *
 * Returns: (transfer full) (nullable): the quantization that the name or, where it says
 *   nothing, the folder tells, such as "Q4_K_M"; NULL for what is no GGUF file or tells none
 */
char *
bst_file_name_dup_quantization (const char *path)
{
  gsize length = strlen (path);
  g_autofree char *text = NULL;
  char *base, *quantization;

  if (length > MAX_LENGTH || length < strlen (".gguf") || g_ascii_strcasecmp (path + length - strlen (".gguf"), ".gguf") != 0 ||
      !g_utf8_validate (path, -1, NULL))
    return NULL;
  text = g_strndup (path, length - strlen (".gguf"));
  base = strrchr (text, '/');
  quantization = find_quantization (base != NULL ? base + 1 : text);
  if (quantization != NULL || base == NULL)
    return quantization;
  *base = '\0';
  return find_quantization (text);
}

/* @name: of a file or a folder, from anywhere
 * Returns: (transfer full): a text that shows what the name is and cannot pretend to be
 *   another: what is no letter is a sign that says so, and what is too long is cut */
char *
bst_file_name_dup_shown (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  GString *shown = g_string_new (NULL);
  guint n = 0;

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (++n > MAX_SHOWN)
        {
          g_string_append (shown, "…");
          break;
        }
      g_string_append_unichar (shown, bst_character_is_harmful (letter) || g_unichar_iscntrl (letter) ? 0xFFFD : letter);
    }
  return g_string_free (shown, FALSE);
}
