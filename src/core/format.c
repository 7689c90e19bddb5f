#include "config.h"

#include "core/format.h"

#include "core/format-words.h"

#include <string.h>

/* NARROW NO-BREAK SPACE: keeps a unit beside its number and off a line's start. */
#define UNIT_SPACE "\u202f"

#define KIB G_GINT64_CONSTANT (1024)
#define MIB (1024 * KIB)
#define GIB (1024 * MIB)

typedef struct
{
  gint64 size;
  const char *name;
} Unit;

/* The units of counts, largest first. They are no matter of translation alone:
 * English counts by thousands and Chinese by ten thousands. */
static const Unit units[BST_N_LANGUAGES][4] = {
  [BST_LANGUAGE_EN] = { { 1000000000000, "T" }, { 1000000000, "B" }, { 1000000, "M" }, { 1000, "K" } },
  [BST_LANGUAGE_ZH_CN] = { { 1000000000000, "万亿" }, { 100000000, "亿" }, { 10000, "万" } },
  [BST_LANGUAGE_ZH_TW] = { { 1000000000000, "兆" }, { 100000000, "億" }, { 10000, "萬" } },
};

static char *
format_unknown (void)
{
  /* Translators: stands in the place of a figure that nobody has given */
  return g_strdup (C_ ("figure", "unknown"));
}

/* Returns @count with a comma between groups of three digits. Chinese writes
 * four digits without (GB/T 15835). */
static char *
group_digits (gint64 count,
              BstLanguage language)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  gsize length = strlen (digits);
  GString *grouped;

  if (count < (language == BST_LANGUAGE_EN ? 1000 : 10000))
    return g_steal_pointer (&digits);

  grouped = g_string_sized_new (length + length / 3);
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (grouped, ',');
      g_string_append_c (grouped, digits[i]);
    }

  return g_string_free (grouped, FALSE);
}

/* Returns round (@count × 10^@decimals / @size), with halves rounded up. In whole
 * numbers: a double cannot hold every count, nor tell 99.95 from a little less. */
static gint64
divide_rounded (gint64 count,
                gint64 size,
                int decimals)
{
  gint64 whole = count / size;
  gint64 rest = count % size;

  for (int i = 0; i < decimals; i++)
    {
      rest *= 10;
      whole = whole * 10 + rest / size;
      rest %= size;
    }

  return rest >= size - rest ? whole + 1 : whole;
}

/* Returns @scaled / 10^@decimals in decimal notation, without the zeros at its end. */
static char *
print_decimal (gint64 scaled,
               int decimals,
               BstLanguage language)
{
  gint64 power = 1;
  g_autofree char *whole = NULL;

  for (; decimals > 0 && scaled % 10 == 0; decimals--)
    scaled /= 10;
  for (int i = 0; i < decimals; i++)
    power *= 10;

  whole = group_digits (scaled / power, language);
  if (decimals == 0)
    return g_steal_pointer (&whole);

  return g_strdup_printf ("%s.%0*d", whole, decimals, (int) (scaled % power));
}

/* Returns how many decimals leave three significant digits of @count / @size. */
static int
count_decimals (gint64 count,
                gint64 size)
{
  if (count / size >= 100)
    return 0;

  return count / size >= 10 ? 1 : 2;
}

/**
 * bst_format_count:
 * @count: how many
 *
 * Three significant digits with the unit of the language: "7.24 B", "72.4 亿".
 * All integer digits are kept ("1795 亿"), and counts that are less than the
 * smallest unit stand as they are.
 *
 * Returns: (transfer full): the count, or "unknown" where it is not positive
 */
char *
bst_format_count (gint64 count)
{
  BstLanguage language = bst_i18n_get_language ();

  if (count <= 0)
    return format_unknown ();

  for (guint i = 0; i < G_N_ELEMENTS (units[language]) && units[language][i].size > 0; i++)
    {
      const Unit *unit = &units[language][i];
      g_autofree char *number = NULL;
      int decimals;
      gint64 scaled;

      if (count < unit->size)
        continue;

      decimals = count_decimals (count, unit->size);
      scaled = divide_rounded (count, unit->size, decimals);

      /* Rounding may have reached the next unit: 999.95 M is 1 B. */
      if (decimals == 0 && i > 0 && scaled >= unit[-1].size / unit->size)
        {
          unit--;
          scaled = 1;
        }

      number = print_decimal (scaled, decimals, language);
      return g_strconcat (number, UNIT_SPACE, unit->name, NULL);
    }

  return group_digits (count, language);
}

/**
 * bst_format_exact:
 * @count: how many
 *
 * Returns: (transfer full): every digit of @count, grouped as the language does,
 *   or "unknown" where it is not positive
 */
char *
bst_format_exact (gint64 count)
{
  return count > 0 ? group_digits (count, bst_i18n_get_language ()) : format_unknown ();
}

/**
 * bst_format_context:
 * @tokens: a number of tokens
 *
 * In English a context reads as its makers write it: "2,048", "32 K" for 32,768
 * and "128 K" for both 131,072 and 128,000. Chinese has one way to count.
 *
 * Returns: (transfer full): the number, or "unknown" where it is not positive
 */
char *
bst_format_context (gint64 tokens)
{
  if (tokens <= 0 || bst_i18n_get_language () != BST_LANGUAGE_EN)
    return bst_format_count (tokens);

  if (tokens < 10000)
    return bst_format_exact (tokens);

  /* 128,000 is 125 × 1,024, and nobody calls it that. */
  if (tokens % 1000 != 0 && tokens % MIB == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT UNIT_SPACE "M", tokens / MIB);
  if (tokens % 1000 != 0 && tokens % KIB == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT UNIT_SPACE "K", tokens / KIB);

  return bst_format_count (tokens);
}

/**
 * bst_format_bytes:
 * @bytes: a size in bytes
 *
 * Returns: (transfer full): the size in GiB, or in MiB or KiB where it is less
 *   than one, with one decimal; "unknown" where it is negative
 */
char *
bst_format_bytes (gint64 bytes)
{
  static const Unit sizes[] = { { GIB, "GiB" }, { MIB, "MiB" }, { KIB, "KiB" } };
  g_autofree char *whole = NULL;
  gint64 tenths;
  guint i = 0;

  if (bytes < 0)
    return format_unknown ();

  while (i < G_N_ELEMENTS (sizes) - 1 && bytes < sizes[i].size)
    i++;

  /* Rounding may have reached the next unit: there is no 1024.0 MiB. */
  tenths = divide_rounded (bytes, sizes[i].size, 1);
  if (i > 0 && tenths >= 10240)
    tenths = divide_rounded (bytes, sizes[--i].size, 1);

  whole = group_digits (tenths / 10, bst_i18n_get_language ());

  return g_strdup_printf ("%s.%d" UNIT_SPACE "%s", whole, (int) (tenths % 10), sizes[i].name);
}

/* Returns @pattern with {year}, {mon} (a name), {m} and {d} (numbers) filled in. */
static char *
fill_date (const char *pattern,
           int year,
           int month,
           int day)
{
  g_autoptr (GString) date = g_string_new (pattern);
  g_autofree char *year_digits = g_strdup_printf ("%d", year);
  g_autofree char *month_digits = g_strdup_printf ("%d", month);
  g_autofree char *day_digits = g_strdup_printf ("%d", day);

  g_string_replace (date, "{year}", year_digits, 0);
  if (month >= 1)
    g_string_replace (date, "{mon}", g_dpgettext2 (NULL, "month", month_names[month - 1]), 0);
  g_string_replace (date, "{m}", month_digits, 0);
  g_string_replace (date, "{d}", day_digits, 0);

  return g_strdup (date->str);
}

/* Reads @n_digits digits from *@text into *@number and moves *@text behind them. */
static gboolean
read_digits (const char **text,
             int n_digits,
             int *number)
{
  *number = 0;
  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      *number = *number * 10 + g_ascii_digit_value ((*text)[i]);
    }
  *text += n_digits;

  return TRUE;
}

/* Reads YYYY, YYYY-MM or YYYY-MM-DD; what is not given becomes 0. */
static gboolean
parse_date (const char *text,
            int *year,
            int *month,
            int *day)
{
  *month = *day = 0;

  if (!read_digits (&text, 4, year))
    return FALSE;
  if (*text == '\0')
    return TRUE;

  if (*text++ != '-' || !read_digits (&text, 2, month) || *month < 1 || *month > 12)
    return FALSE;
  if (*text == '\0')
    return TRUE;

  return *text++ == '-' && read_digits (&text, 2, day) && *day >= 1 && *day <= 31 && *text == '\0';
}

/**
 * bst_format_date:
 * @date: (nullable): YYYY, YYYY-MM or YYYY-MM-DD
 *
 * Returns: (transfer full): the date, as exact as it is given: "27 Sep 2023",
 *   "2023年9月"; "unknown" for %NULL; what is no date comes back as it is
 */
char *
bst_format_date (const char *date)
{
  int year, month, day;

  if (date == NULL || *date == '\0')
    return format_unknown ();
  if (!parse_date (date, &year, &month, &day))
    return g_strdup (date);

  if (day > 0)
    /* Translators: a day. {d} is its number, {mon} the short name of its month, {m} the month's number.
     * Leave out what your language does not need. */
    return fill_date (C_ ("date", "{d} {mon} {year}"), year, month, day);
  if (month > 0)
    return bst_format_month (year, month, TRUE);

  /* Translators: a year alone */
  return fill_date (C_ ("date", "{year}"), year, 0, 0);
}

/**
 * bst_format_month:
 * @month: from 1 to 12
 * @with_year: whether to name the year as well
 *
 * Returns: (transfer full): a month: "Sep 2022" or "Sep", "2022年9月" or "9月"
 */
char *
bst_format_month (int year,
                  int month,
                  gboolean with_year)
{
  month = CLAMP (month, 1, 12);

  if (with_year)
    /* Translators: a month of a year. {mon} is its short name, {m} its number. */
    return fill_date (C_ ("date", "{mon} {year}"), year, month, 0);

  /* Translators: a month where its year is clear. {mon} is its short name, {m} its number. */
  return fill_date (C_ ("date", "{mon}"), year, month, 0);
}

static int
compare_code (const void *code,
              const void *row)
{
  return strcmp (code, ((const LanguageName *) row)->code);
}

/**
 * bst_format_language:
 * @code: an ISO 639 code, or "code" for programming languages
 *
 * Returns: (transfer full): the language's name; an unknown code as it is
 */
char *
bst_format_language (const char *code)
{
  const LanguageName *row;

  g_return_val_if_fail (code != NULL, NULL);

  row = bsearch (code, language_names, G_N_ELEMENTS (language_names), sizeof language_names[0], compare_code);

  return g_strdup (row != NULL ? g_dpgettext2 (NULL, "language", row->name) : code);
}

static char *
format_task (const char *task)
{
  for (guint i = 0; i < G_N_ELEMENTS (task_labels); i++)
    {
      if (g_str_equal (task_labels[i].task, task))
        return g_strdup (g_dpgettext2 (NULL, "task", task_labels[i].label));
    }

  return g_strdup (task);
}

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

/* Returns the words of @value in one phrase, each as @format_word writes it. */
static char *
format_words (GVariant *value,
              char *(*format_word) (const char *word))
{
  g_autofree const char **words = g_variant_get_strv (value, NULL);
  g_autoptr (GPtrArray) formatted = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (formatted, format_word != NULL ? format_word (words[i]) : g_strdup (words[i]));
  g_ptr_array_add (formatted, NULL);

  return bst_format_list ((const char *const *) formatted->pdata);
}

/* Returns the whole number @member of @shape, or 0 where it has none. */
static gint64
get_member (GVariant *shape,
            const char *member)
{
  gint64 value = 0;

  g_variant_lookup (shape, member, "x", &value);

  return MAX (value, 0);
}

/* Returns @pattern with the number in the place of its %s. */
static char *
fill_number (const char *pattern,
             gint64 number)
{
  g_autofree char *digits = bst_format_exact (number);
  g_autoptr (GString) filled = g_string_new (pattern);

  g_string_replace (filled, "%s", digits, 1);

  return g_strdup (filled->str);
}

static char *
format_heads (gint64 heads,
              gint64 kv_heads)
{
  g_autofree char *all = fill_number (ngettext ("%s head", "%s heads", heads), heads);
  g_autofree char *key_value = bst_format_exact (kv_heads);

  if (kv_heads == 0 || kv_heads == heads)
    return g_steal_pointer (&all);

  /* Translators: attention heads, and how many of them hold keys and values: "32 heads (8 key-value)" */
  return g_strdup_printf (C_ ("architecture", "%s (%s key-value)"), all, key_value);
}

static char *
format_experts (gint64 experts,
                gint64 active)
{
  g_autofree char *all = fill_number (ngettext ("%s expert", "%s experts", experts), experts);
  g_autofree char *used = bst_format_exact (active);

  if (active == 0)
    return g_steal_pointer (&all);

  /* Translators: experts, and how many of them work on one token: "8 experts, 2 active" */
  return g_strdup_printf (C_ ("architecture", "%s, %s active"), all, used);
}

static char *
format_shape (GVariant *shape)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *type = NULL;
  gint64 number;

  if (g_variant_lookup (shape, "type", "&s", &type))
    g_ptr_array_add (parts, g_strdup (type));
  if ((number = get_member (shape, "layers")) > 0)
    g_ptr_array_add (parts, fill_number (ngettext ("%s layer", "%s layers", number), number));
  if ((number = get_member (shape, "hidden_size")) > 0)
    /* Translators: the width of a network, its hidden size: "4,096 wide" */
    g_ptr_array_add (parts, fill_number (C_ ("architecture", "%s wide"), number));
  if ((number = get_member (shape, "heads")) > 0)
    g_ptr_array_add (parts, format_heads (number, get_member (shape, "kv_heads")));
  if ((number = get_member (shape, "head_size")) > 0)
    g_ptr_array_add (parts, fill_number (C_ ("architecture", "heads of size %s"), number));
  if ((number = get_member (shape, "experts")) > 0)
    g_ptr_array_add (parts, format_experts (number, get_member (shape, "active_experts")));
  if ((number = get_member (shape, "sliding_window")) > 0)
    g_ptr_array_add (parts, fill_number (C_ ("architecture", "sliding window of %s"), number));
  if ((number = get_member (shape, "vocabulary_size")) > 0)
    g_ptr_array_add (parts, fill_number (C_ ("architecture", "vocabulary of %s"), number));

  if (parts->len == 0)
    return format_unknown ();

  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * bst_format_value:
 * @field: a field
 * @value: (nullable): a value of it
 *
 * Returns: (transfer full): @value as a person reads it: a count in short, a date,
 *   words in one phrase, "yes" or "no", a shape part by part; "unknown" for %NULL
 *   and for a value of another type
 */
char *
bst_format_value (BstField field,
                  GVariant *value)
{
  if (value == NULL || !g_variant_is_of_type (value, bst_field_get_variant_type (field)))
    return format_unknown ();

  switch (bst_field_get_value_type (field))
    {
    case BST_VALUE_COUNT:
      return field == BST_FIELD_CONTEXT_LENGTH ? bst_format_context (g_variant_get_int64 (value))
                                               : bst_format_count (g_variant_get_int64 (value));
    case BST_VALUE_DATE:
      return bst_format_date (g_variant_get_string (value, NULL));
    case BST_VALUE_WORDS:
      if (field == BST_FIELD_LANGUAGES)
        return format_words (value, bst_format_language);
      return format_words (value, field == BST_FIELD_TASKS ? format_task : NULL);
    case BST_VALUE_FLAG:
      return g_strdup (g_variant_get_boolean (value) ? C_ ("answer", "yes") : C_ ("answer", "no"));
    case BST_VALUE_SHAPE:
      return format_shape (value);
    case BST_VALUE_WORD:
    default:
      return g_variant_dup_string (value, NULL);
    }
}
