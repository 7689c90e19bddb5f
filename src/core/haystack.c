#include "config.h"

#include "core/haystack.h"

#include <string.h>

#include "core/fold.h"
#include "core/han.h"

/* No name has more syllables in a row; of what has, the first are enough to find it. */
#define MAX_SYLLABLES 24

struct _BstHaystack
{
  GString *spaced; /* folded, one name a line */
  GString *compact; /* folded and compact */
  GString *pinyin; /* what the pinyin of a name may begin with, each behind a line's end */
};

BstHaystack *
bst_haystack_new (void)
{
  BstHaystack *self = g_new (BstHaystack, 1);

  *self = (BstHaystack) { g_string_new (NULL), g_string_new (NULL), g_string_new (NULL) };
  return self;
}

void
bst_haystack_free (BstHaystack *self)
{
  g_string_free (self->spaced, TRUE);
  g_string_free (self->compact, TRUE);
  g_string_free (self->pinyin, TRUE);
  g_free (self);
}

/**
 * bst_readings_find:
 * @readings: (nullable): names, each followed by how it is read; ended by NULL
 *
 * Returns: (nullable): how @name is read
 */
const char *
bst_readings_find (const char *const *readings, const char *name)
{
  for (guint i = 0; readings != NULL && readings[i] != NULL && readings[i + 1] != NULL; i += 2)
    if (g_str_equal (readings[i], name))
      return readings[i + 1];
  return NULL;
}

/* The syllables of Han characters that follow each other. */
typedef struct
{
  char syllables[MAX_SYLLABLES][BST_SYLLABLE_SIZE];
  guint n;
} Run;

/* ü is typed as v, and as u by those who have not learnt that. */
static void
add_key (GString *keys, const char *letters)
{
  g_string_append_printf (keys, "\n%s", letters);
  if (strchr (letters, 'v') != NULL)
    {
      g_autofree char *other = g_strdelimit (g_strdup (letters), "v", 'u');

      g_string_append_printf (keys, "\n%s", other);
    }
}

/* A run is found by its pinyin from any syllable on, and by its initials. */
static void
add_run (BstHaystack *self, Run *run)
{
  g_autoptr (GString) keys = g_string_new (NULL);
  char initials[MAX_SYLLABLES + 1] = { 0 };

  for (guint i = 0; i < run->n; i++)
    {
      g_autoptr (GString) letters = g_string_new (NULL);

      for (guint j = i; j < run->n; j++)
        g_string_append (letters, run->syllables[j]);
      add_key (keys, letters->str);
      initials[i] = run->syllables[i][0];
    }
  if (run->n > 1)
    add_key (keys, initials);
  /* Both scripts are mostly there, and are read the same. */
  if (strstr (self->pinyin->str, keys->str) == NULL)
    g_string_append (self->pinyin, keys->str);
  run->n = 0;
}

static void
add_pinyin (BstHaystack *self, const char *name, const char *reading)
{
  Run run = { .n = 0 };

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char own[BST_SYLLABLE_SIZE];
      const char *syllable = bst_han_get_syllable (c);

      if (bst_han_is (c) && reading != NULL && bst_han_next_reading (&reading, own) != NULL)
        {
          own[strlen (own) - 1] = '\0'; /* its tone */
          syllable = own;
        }
      if (syllable != NULL && run.n < MAX_SYLLABLES)
        g_strlcpy (run.syllables[run.n++], syllable, BST_SYLLABLE_SIZE);
      else
        add_run (self, &run);
    }
  add_run (self, &run);
}

/**
 * bst_haystack_add:
 * @name: (nullable): a name; nothing is added where there is none
 * @readings: (nullable): see bst_readings_find(); other names are read as their characters
 *   mostly are
 *
 * Adds a name, and the pinyin of the Chinese in it.
 */
void
bst_haystack_add (BstHaystack *self, const char *name, const char *const *readings)
{
  g_autofree char *folded = NULL;
  g_autofree char *compact = NULL;

  if (name == NULL)
    return;
  folded = bst_fold (name);
  compact = bst_fold_compact (name);
  g_string_append_printf (self->spaced, "%s\n", folded);
  g_string_append_printf (self->compact, "%s\n", compact);
  if (!g_str_is_ascii (folded))
    add_pinyin (self, folded, bst_readings_find (readings, name));
}

/* @names: ended by NULL */
void
bst_haystack_add_all (BstHaystack *self, const char *const *names, const char *const *readings)
{
  for (guint i = 0; names[i] != NULL; i++)
    bst_haystack_add (self, names[i], readings);
}

/* Adds all names of @other. */
void
bst_haystack_join (BstHaystack *self, const BstHaystack *other)
{
  g_string_append_len (self->spaced, other->spaced->str, other->spaced->len);
  g_string_append_len (self->compact, other->compact->str, other->compact->len);
  if (strstr (self->pinyin->str, other->pinyin->str) == NULL)
    g_string_append_len (self->pinyin, other->pinyin->str, other->pinyin->len);
}

/**
 * bst_haystack_dup_text:
 *
 * Returns: (transfer full): all names, folded; behind BST_HAYSTACK_COMPACT, folded and
 *   compact; one name a line. Behind BST_HAYSTACK_PINYIN what bst_pinyin_begins_with() reads.
 */
char *
bst_haystack_dup_text (const BstHaystack *self)
{
  GString *text = g_string_sized_new (self->spaced->len + self->compact->len + self->pinyin->len + 2);

  g_string_append_len (text, self->spaced->str, self->spaced->len);
  g_string_append_c (text, BST_HAYSTACK_COMPACT);
  g_string_append_len (text, self->compact->str, self->compact->len);
  g_string_append_c (text, BST_HAYSTACK_PINYIN);
  g_string_append_len (text, self->pinyin->str, self->pinyin->len);
  return g_string_free (text, FALSE);
}

/**
 * bst_pinyin_begins_with:
 * @keys: what stands behind BST_HAYSTACK_PINYIN
 * @word: of two letters or more
 *
 * Whether the pinyin of one of the names begins with @word, at any of its syllables, or its
 * initials do. Not where @word is within a syllable: "an" is in every fifth name.
 */
gboolean
bst_pinyin_begins_with (const char *keys, const char *word)
{
  for (const char *p = keys; (p = strstr (p, word)) != NULL; p++)
    if (p > keys && p[-1] == '\n')
      return TRUE;
  return FALSE;
}
