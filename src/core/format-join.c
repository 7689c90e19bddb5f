/* Words and phrases put together as the language puts them. */
#include "config.h"

#include "core/format.h"

#include "core/format-private.h"

static gboolean
is_wide_letter (gunichar c)
{
  return g_unichar_iswide (c) && g_unichar_isalpha (c);
}

/* Appends @separator and @item. Chinese sets a space between a Latin name and the
 * Han word that joins it, and none between two Han words, whatever spaces the
 * translation has around that word. */
static void
append_item (GString *list,
             const char *separator,
             const char *item)
{
  g_autofree char *joint = g_strstrip (g_strdup (separator));
  gunichar before = list->len > 0 ? g_utf8_get_char (g_utf8_prev_char (list->str + list->len)) : 0;

  if (!is_wide_letter (g_utf8_get_char (joint)))
    {
      g_string_append (list, separator);
    }
  else
    {
      g_string_append (list, g_unichar_iswide (before) ? "" : " ");
      g_string_append (list, joint);
      g_string_append (list, g_unichar_iswide (g_utf8_get_char (item)) ? "" : " ");
    }

  g_string_append (list, item);
}

/**
 * bst_format_list:
 * @items: (array zero-terminated=1): words
 *
 * Returns: (transfer full): the words in one phrase: "A, B and C", "A、B 和 C"
 */
char *
bst_format_list (const char *const *items)
{
  GString *list = g_string_new (NULL);

  g_return_val_if_fail (items != NULL, NULL);

  for (guint i = 0; items[i] != NULL; i++)
    {
      if (i == 0)
        g_string_append (list, items[i]);
      else if (items[i + 1] != NULL)
        /* Translators: between the words of a list, but for the last two */
        append_item (list, C_ ("list separator", ", "), items[i]);
      else
        /* Translators: between the last two words of a list */
        append_item (list, C_ ("list separator", " and "), items[i]);
    }

  return g_string_free (list, FALSE);
}

/**
 * bst_format_span:
 * @from: where something begins, in words
 * @to: where it ends
 *
 * Returns: (transfer full): "2021 to 2023", "7 B to 13 B", "70 亿至 130 亿"; one of them where both
 *   read the same
 */
char *
bst_format_span (const char *from,
                 const char *to)
{
  GString *span = g_string_new (from);

  if (!g_str_equal (from, to))
    /* Translators: between two numbers: "7 B to 13 B" */
    append_item (span, C_ ("range of numbers", " to "), to);

  return g_string_free (span, FALSE);
}

/**
 * bst_format_range:
 * @from: the least of some counts
 * @to: the largest of them
 *
 * Returns: (transfer full): both in short: "7 B to 13 B", "70 亿至 130 亿"; one figure where
 *   both read the same
 */
char *
bst_format_range (gint64 from,
                  gint64 to)
{
  g_autofree char *first = bst_format_count (from), *second = bst_format_count (to);

  return bst_format_span (first, second);
}

/**
 * bst_format_range_spoken:
 * @from: the least of some counts
 * @to: the largest of them
 *
 * Returns: (transfer full): the same in words that can be read out: "7 billion to 13 billion"
 */
char *
bst_format_range_spoken (gint64 from,
                         gint64 to)
{
  g_autofree char *first = bst_format_count_spoken (from), *second = bst_format_count_spoken (to);

  return bst_format_span (first, second);
}

/* Returns: (transfer full): those of @parts that there are, with @joint between them */
static char *
join (const char *const *parts,
      gsize n_parts,
      const char *joint)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n_parts; i++)
    {
      if (parts[i] == NULL || parts[i][0] == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, joint);
      g_string_append (text, parts[i]);
    }

  return g_string_free (text, FALSE);
}

/* Returns: (transfer none): what stands between facts on one line, with a blank at its end */
const char *
bst_format_get_joint (void)
{
  /* Translators: between facts that stand side by side on a line: "Meta · gated · Llama 2" */
  return C_ ("joint", " · ");
}

/**
 * bst_format_parts:
 * @parts: (array length=n_parts): what stands side by side; those that are %NULL or "" are left out
 *
 * For a line of facts that is looked at, not read out.
 *
 * Returns: (transfer full): "Meta · gated · Llama 2"
 */
char *
bst_format_parts (const char *const *parts,
                  gsize n_parts)
{
  return join (parts, n_parts, bst_format_get_joint ());
}

/**
 * bst_format_series:
 * @words: (array length=n_words): words of one kind; those that are %NULL or "" are left out
 *
 * For what is enumerated and may go on, where bst_format_list() would say "and".
 *
 * Returns: (transfer full): "Q4_K_M, Q5_K_M, …", "Q4_K_M、Q5_K_M、…"
 */
char *
bst_format_series (const char *const *words,
                   gsize n_words)
{
  return join (words, n_words, C_ ("list separator", ", "));
}

/**
 * bst_format_clauses:
 * @parts: (array length=n_parts): what is said one after the other; those that are %NULL or "" are
 *   left out
 *
 * For what a screen reader says, and for sentences. Of words of one kind bst_format_list() makes
 * a list.
 *
 * Returns: (transfer full): "7 B parameters, fits, MIT", "70 亿参数，可装入，MIT"
 */
char *
bst_format_clauses (const char *const *parts,
                    gsize n_parts)
{
  /* Translators: between the parts of a sentence, which are not words of one list */
  return join (parts, n_parts, C_ ("clause separator", ", "));
}

/**
 * bst_format_labelled:
 * @label: what is told of
 * @text: what is told
 *
 * Returns: (transfer full): "Licence: MIT", "许可证：MIT"
 */
char *
bst_format_labelled (const char *label,
                     const char *text)
{
  /* Translators: what is told of, and what is told: "Licence: MIT" */
  return g_strdup_printf (C_ ("labelled", "%1$s: %2$s"), label, text);
}

/**
 * bst_format_aside:
 * @text: what is told
 * @aside: what is said of it by the way
 *
 * Returns: (transfer full): "15.0 GiB (3 hours ago)", "15.0 GiB（3 小时前）"
 */
char *
bst_format_aside (const char *text,
                  const char *aside)
{
  /* Translators: what is told, and what is said of it by the way: "15.0 GiB (3 hours ago)" */
  return g_strdup_printf (C_ ("aside", "%1$s (%2$s)"), text, aside);
}
