#include "config.h"

#include "core/han.h"

#include <string.h>

#include "core/han-tables.h"

/* The block of all characters in the tables. */
#define FIRST 0x4e00
#define LAST 0x9fff
#define N (LAST - FIRST + 1)

/* Readings are told apart by tone. */
#define MAX_READINGS 1600

typedef struct
{
  char text[BST_SYLLABLE_SIZE]; /* with its tone: "lv4" */
  char syllable[BST_SYLLABLE_SIZE]; /* without: "lv" */
  guint end; /* a place behind all who are read so, and before the next */
} Reading;

/* The tables by character, read once. 0 is none. */
typedef struct
{
  guint16 simplified[N];
  guint16 reading[N]; /* in readings */
  guint16 by_reading[N]; /* places */
  guint16 by_strokes[N];
  Reading readings[MAX_READINGS];
  guint n_readings;
} Tables;

static gboolean
is_in_tables (gunichar c)
{
  return c >= FIRST && c <= LAST;
}

/* Reads the letters and the tone at *@text, and moves it behind them. */
static void
add_reading (Tables *tables, const char **text)
{
  Reading *reading = &tables->readings[++tables->n_readings];
  gsize length = strcspn (*text, "12345");

  g_assert (tables->n_readings < MAX_READINGS && length + 2 <= BST_SYLLABLE_SIZE);
  memcpy (reading->text, *text, length + 1);
  memcpy (reading->syllable, *text, length);
  *text += length + 1;
}

static void
read_readings (Tables *tables)
{
  guint place = 0;

  for (const char *p = bst_han_by_reading; *p != '\0';)
    {
      gunichar c;

      if (*p == ' ')
        {
          p++;
          continue;
        }
      if (g_ascii_islower (*p))
        {
          add_reading (tables, &p);
          place++;
        }
      c = g_utf8_get_char (p);
      p = g_utf8_next_char (p);
      tables->reading[c - FIRST] = tables->n_readings;
      tables->by_reading[c - FIRST] = ++place;
      tables->readings[tables->n_readings].end = place + 1;
    }
}

static void
read_strokes (Tables *tables)
{
  guint place = 0;

  for (const char *p = bst_han_by_strokes; *p != '\0'; p = g_utf8_next_char (p))
    if (*p != ' ')
      tables->by_strokes[g_utf8_get_char (p) - FIRST] = ++place;
}

static void
read_simplified (Tables *tables)
{
  const char *p = bst_han_simplified;

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      tables->simplified[c - FIRST] = g_utf8_get_char (p);
      p = g_utf8_next_char (p);
    }
}

static const Tables *
get_tables (void)
{
  static const Tables *tables = NULL;

  if (g_once_init_enter (&tables))
    {
      Tables *made = g_new0 (Tables, 1);

      read_readings (made);
      read_strokes (made);
      read_simplified (made);
      g_once_init_leave (&tables, made);
    }
  return tables;
}

/* Whether @c is a Han character, in the tables or not. */
gboolean
bst_han_is (gunichar c)
{
  return c == 0x3007 || (c >= 0x3400 && c <= 0x4dbf) || is_in_tables (c) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0x20000 && c <= 0x3ffff);
}

/* @text: UTF-8 */
gboolean
bst_han_is_in (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (bst_han_is (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Returns: the simplified character that stands for the traditional @c; else @c itself. The
 *   form of a form is itself. */
gunichar
bst_han_simplify (gunichar c)
{
  gunichar simplified = is_in_tables (c) ? get_tables ()->simplified[c - FIRST] : 0;

  return simplified != 0 ? simplified : c;
}

/* Returns: (nullable): how @c is read, in plain letters with v for ü; NULL where it is not
 *   in the tables */
const char *
bst_han_get_syllable (gunichar c)
{
  guint reading = is_in_tables (c) ? get_tables ()->reading[c - FIRST] : 0;

  return reading != 0 ? get_tables ()->readings[reading].syllable : NULL;
}

static const Reading *
find_reading (const Tables *tables, const char *text)
{
  for (guint i = 1; i <= tables->n_readings; i++)
    if (g_str_equal (tables->readings[i].text, text))
      return &tables->readings[i];
  return NULL;
}

/**
 * bst_han_get_place_by_reading:
 * @reading: (nullable): how @c is read here, as bst_han_next_reading() gives it; NULL for
 *   the usual reading
 *
 * Returns: where @c stands among others as dictionaries have them: by the letters of its
 *   reading, by its tone, then by strokes. Those that are not in the tables come last.
 */
guint
bst_han_get_place_by_reading (gunichar c, const char *reading)
{
  const Tables *tables = get_tables ();
  guint usual = is_in_tables (c) ? tables->reading[c - FIRST] : 0;

  if (reading != NULL && (usual == 0 || !g_str_equal (tables->readings[usual].text, reading)))
    {
      const Reading *other = find_reading (tables, reading);

      if (other != NULL)
        return other->end;
    }
  return usual != 0 ? tables->by_reading[c - FIRST] : G_MAXUINT16 + c;
}

/* Returns: where @c stands among others by its strokes, then by its radical. Those that
 *   are not in the tables come last. */
guint
bst_han_get_place_by_strokes (gunichar c)
{
  guint place = is_in_tables (c) ? get_tables ()->by_strokes[c - FIRST] : 0;

  return place != 0 ? place : G_MAXUINT16 + c;
}

/* Returns: the tone that @mark stands for, above a vowel; 0 for none */
static guint
get_tone (gunichar mark)
{
  static const gunichar marks[] = { 0x304, 0x301, 0x30c, 0x300 };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (mark == marks[i])
      return i + 1;
  return 0;
}

/* Adds one mark of a decomposed reading to its @letters, of which there are @n. */
static gboolean
add_mark (gunichar mark, char *letters, guint *n, guint *tone)
{
  if (get_tone (mark) != 0)
    *tone = get_tone (mark);
  else if (mark == 0x308 && *n > 0 && letters[*n - 1] == 'u')
    letters[*n - 1] = 'v';
  else if (mark >= 'a' && mark <= 'z' && *n + 2 < BST_SYLLABLE_SIZE)
    letters[(*n)++] = (char) mark;
  else
    return FALSE;
  return TRUE;
}

/**
 * bst_han_next_reading:
 * @readings: (inout): syllables of pinyin with their tones and blanks between them: "lǜ yú";
 *   moved behind the first
 * @reading: (out caller-allocates): the first as the tables have it: "lv4"
 *
 * Returns: (nullable): @reading; NULL at the end, and where no syllable follows
 */
const char *
bst_han_next_reading (const char **readings, char reading[BST_SYLLABLE_SIZE])
{
  gsize length;
  g_autofree char *apart = NULL;
  guint n = 0, tone = 5;

  *readings += strspn (*readings, " ");
  length = strcspn (*readings, " ");
  apart = g_utf8_normalize (*readings, length, G_NORMALIZE_NFD);
  for (const char *p = apart; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!add_mark (g_utf8_get_char (p), reading, &n, &tone))
      return NULL;
  *readings += length;
  if (n == 0)
    return NULL;
  reading[n] = (char) ('0' + tone);
  reading[n + 1] = '\0';
  return reading;
}
