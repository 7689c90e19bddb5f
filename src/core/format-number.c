/* Counts and sizes as people read them. */
#include "config.h"

#include "core/format.h"

#include <math.h>
#include <string.h>

#include "core/format-private.h"

/* NARROW NO-BREAK SPACE: keeps a unit beside its number and off a line's start. */
#define UNIT_SPACE "\u202f"

/* MINUS SIGN: as wide as the plus, and no line breaks behind it as behind a hyphen. */
#define MINUS "\u2212"

#define KIB G_GINT64_CONSTANT (1024)
#define MIB (1024 * KIB)
#define GIB (1024 * MIB)

typedef struct
{
  gint64 size;
  const char *name;
  const char *spoken; /* NULL where the name is what is said */
} Unit;

/* The units of counts, largest first. They are no matter of translation alone:
 * English counts by thousands and Chinese by ten thousands. */
static const Unit units[BST_N_LANGUAGES][4] = {
  [BST_LANGUAGE_EN] = { { 1000000000000, "T", "trillion" }, { 1000000000, "B", "billion" }, { 1000000, "M", "million" }, { 1000, "K", "thousand" } },
  [BST_LANGUAGE_ZH_CN] = { { 1000000000000, "万亿" }, { 100000000, "亿" }, { 10000, "万" } },
  [BST_LANGUAGE_ZH_TW] = { { 1000000000000, "兆" }, { 100000000, "億" }, { 10000, "萬" } },
};

/* Returns: (transfer full): what stands for a figure that is not known. */
char *
bst_format_unknown (void)
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

/* @count: positive */
static char *
format_positive (gint64 count,
                 gboolean spoken)
{
  BstLanguage language = bst_i18n_get_language ();

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
      if (spoken && unit->spoken != NULL)
        return g_strconcat (number, " ", unit->spoken, NULL);
      return g_strconcat (number, UNIT_SPACE, unit->name, NULL);
    }

  return group_digits (count, language);
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
  return count > 0 ? format_positive (count, FALSE) : bst_format_unknown ();
}

/**
 * bst_format_count_spoken:
 * @count: how many
 *
 * A screen reader says "46.7 billion" for these words, and "46.7 bee" for "46.7 B".
 * Other languages than English write what they say.
 *
 * Returns: (transfer full): as bst_format_count(), in words that can be read out
 */
char *
bst_format_count_spoken (gint64 count)
{
  return count > 0 ? format_positive (count, TRUE) : bst_format_unknown ();
}

/**
 * bst_format_tally:
 * @count: how many; 0 is a figure here: a model may have no download
 *
 * Returns: (transfer full): as bst_format_count(), but "0" for 0
 */
char *
bst_format_tally (gint64 count)
{
  return count == 0 ? g_strdup ("0") : bst_format_count (count);
}

/* Returns: how far @number is from 0; there is no 2^63 to be told */
static gint64
get_size (gint64 number)
{
  return number >= 0 ? number : number == G_MININT64 ? G_MAXINT64
                                                     : -number;
}

/**
 * bst_format_change:
 * @difference: by how much a count has grown; less than 0 where it has shrunk
 *
 * Returns: (transfer full): the difference in short, with its sign: "+12 K", "+1.2 万", "−3"; "0"
 *   where there is none
 */
char *
bst_format_change (gint64 difference)
{
  g_autofree char *size = bst_format_tally (get_size (difference));

  return difference == 0 ? g_steal_pointer (&size) : g_strconcat (difference > 0 ? "+" : MINUS, size, NULL);
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
  return count > 0 ? group_digits (count, bst_i18n_get_language ()) : bst_format_unknown ();
}

/**
 * bst_format_number:
 * @number: any whole number, as it stands in a sentence: "0 of 1,204 models"
 *
 * Returns: (transfer full): every digit of @number, grouped as the language does
 */
char *
bst_format_number (gint64 number)
{
  g_autofree char *digits = group_digits (get_size (number), bst_i18n_get_language ());

  return number >= 0 ? g_steal_pointer (&digits) : g_strconcat (MINUS, digits, NULL);
}

/**
 * bst_format_decimal:
 * @number: a number that is not whole, such as the bits of a weight
 * @decimals: how many decimals at the most, up to 6; zeros at the end are left out
 *
 * Returns: (transfer full): "4.85"; the point is one in every language and locale. "unknown" for
 *   what is no number, or larger than any count
 */
char *
bst_format_decimal (double number,
                    int decimals)
{
  double power = pow (10, CLAMP (decimals, 0, 6));
  double scaled = round (fabs (number) * power);
  g_autofree char *digits = NULL;

  /* False for NaN too. */
  if (!(scaled < 9e18))
    return bst_format_unknown ();
  digits = print_decimal ((gint64) scaled, CLAMP (decimals, 0, 6), bst_i18n_get_language ());

  return number < 0 && scaled > 0 ? g_strconcat (MINUS, digits, NULL) : g_steal_pointer (&digits);
}

static char *
format_whole (gint64 number,
              const char *unit)
{
  g_autofree char *digits = group_digits (number, bst_i18n_get_language ());

  return g_strconcat (digits, UNIT_SPACE, unit, NULL);
}

/**
 * bst_format_context:
 * @tokens: a number of tokens
 *
 * A context reads as its makers write it, in Chinese too, or nobody would know the 32K of
 * a model's name in 3.28 万: "2,048", "32 K" for 32,768 and "128 K" for both 131,072 and
 * 128,000. What is no round number of either kind is rounded in English, whose units are
 * the same, and whole in Chinese.
 *
 * Returns: (transfer full): the number, or "unknown" where it is not positive
 */
char *
bst_format_context (gint64 tokens)
{
  if (tokens < 10000)
    return bst_format_exact (tokens);

  /* 128,000 is 125 × 1,024, and nobody calls it that. */
  if (tokens % 1000 != 0 && tokens % MIB == 0)
    return format_whole (tokens / MIB, "M");
  if (tokens % 1000 != 0 && tokens % KIB == 0)
    return format_whole (tokens / KIB, "K");
  if (tokens % 1000000 == 0)
    return format_whole (tokens / 1000000, "M");
  if (tokens % 1000 == 0 && tokens < 1000000)
    return format_whole (tokens / 1000, "K");

  return bst_i18n_get_language () == BST_LANGUAGE_EN ? bst_format_count (tokens) : bst_format_exact (tokens);
}

/**
 * bst_format_bytes:
 * @bytes: a size in bytes
 *
 * Returns: (transfer full): the size in GiB, or in MiB or KiB where it is less
 *   than one, with one decimal; less than a KiB to the byte, as a small file is not an
 *   empty one; "unknown" where it is negative
 */
char *
bst_format_bytes (gint64 bytes)
{
  static const Unit sizes[] = { { GIB, "GiB" }, { MIB, "MiB" }, { KIB, "KiB" } };
  g_autofree char *whole = NULL;
  gint64 tenths;
  guint i = 0;

  if (bytes < KIB)
    return bst_format_bytes_exact (bytes);

  while (i < G_N_ELEMENTS (sizes) - 1 && bytes < sizes[i].size)
    i++;

  /* Rounding may have reached the next unit: there is no 1024.0 MiB. */
  tenths = divide_rounded (bytes, sizes[i].size, 1);
  if (i > 0 && tenths >= 10240)
    tenths = divide_rounded (bytes, sizes[--i].size, 1);

  whole = group_digits (tenths / 10, bst_i18n_get_language ());

  return g_strdup_printf ("%s.%d" UNIT_SPACE "%s", whole, (int) (tenths % 10), sizes[i].name);
}

/**
 * bst_format_bytes_exact:
 * @bytes: a size in bytes
 *
 * Returns: (transfer full): every digit of @bytes and its unit, to tell apart what
 *   bst_format_bytes() rounds to the same; "unknown" where it is negative
 */
char *
bst_format_bytes_exact (gint64 bytes)
{
  g_autofree char *digits = NULL;

  if (bytes < 0)
    return bst_format_unknown ();

  digits = group_digits (bytes, bst_i18n_get_language ());

  /* Translators: a size to the last byte: "16,106,127,360 bytes" */
  return g_strdup_printf (g_dngettext (NULL, "%s byte", "%s bytes", (gulong) bytes), digits);
}
