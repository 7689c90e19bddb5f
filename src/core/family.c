#include "config.h"

#include "core/family.h"

#include "core/collate.h"
#include "core/han.h"

struct _BstFamily
{
  char *id;
  BstText *name;
  BstText *summary;
  char **aliases;
  char **readings;
  BstHaystack *haystack;
  char *haystack_text;
};

static BstHaystack *
make_haystack (const BstFamily *self)
{
  BstHaystack *haystack = bst_haystack_new ();
  const char *const *readings = (const char *const *) self->readings;

  bst_haystack_add (haystack, self->id, NULL);
  for (guint i = 0; i < BST_N_LANGUAGES; i++)
    bst_haystack_add (haystack, bst_text_get_for (self->name, i), readings);
  bst_haystack_add_all (haystack, (const char *const *) self->aliases, readings);
  return haystack;
}

/**
 * bst_family_new:
 * @id: a short word of the guide's own
 * @name: (nullable): its name; the id where it has none
 * @summary: (nullable): what its models have in common
 * @aliases: (nullable): other names that people search by
 * @readings: (nullable): how names are read that are not read as their characters mostly are:
 *   see bst_readings_find()
 *
 * Returns: (transfer full): a family
 */
BstFamily *
bst_family_new (const char *id, BstText *name, BstText *summary, const char *const *aliases,
                const char *const *readings)
{
  static const char *const no_words[] = { NULL };
  BstFamily *self = g_atomic_rc_box_new0 (BstFamily);

  self->id = g_strdup (id);
  self->name = name != NULL ? bst_text_ref (name) : bst_text_new (id, NULL, NULL);
  self->summary = summary != NULL ? bst_text_ref (summary) : NULL;
  self->aliases = g_strdupv ((char **) (aliases != NULL ? aliases : no_words));
  self->readings = g_strdupv ((char **) (readings != NULL ? readings : no_words));
  self->haystack = make_haystack (self);
  self->haystack_text = bst_haystack_dup_text (self->haystack);
  return self;
}

BstFamily *
bst_family_ref (BstFamily *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
family_clear (gpointer data)
{
  BstFamily *self = data;

  g_free (self->id);
  bst_text_unref (self->name);
  g_clear_pointer (&self->summary, bst_text_unref);
  g_strfreev (self->aliases);
  g_strfreev (self->readings);
  bst_haystack_free (self->haystack);
  g_free (self->haystack_text);
}

void
bst_family_unref (BstFamily *self)
{
  g_atomic_rc_box_release_full (self, family_clear);
}

const char *
bst_family_get_id (const BstFamily *self)
{
  return self->id;
}

/* In the interface's language. */
const char *
bst_family_get_name (const BstFamily *self)
{
  return bst_text_get (self->name);
}

const char *
bst_family_get_name_for (const BstFamily *self, BstLanguage language)
{
  return bst_text_get_for (self->name, language);
}

/* Returns: (nullable): in the interface's language. */
const char *
bst_family_get_summary (const BstFamily *self)
{
  return self->summary != NULL ? bst_text_get (self->summary) : NULL;
}

/* Returns: (transfer none): ended by NULL. */
const char *const *
bst_family_get_aliases (const BstFamily *self)
{
  return (const char *const *) self->aliases;
}

/* Returns: (transfer none): all that it is found by */
const BstHaystack *
bst_family_get_haystack (const BstFamily *self)
{
  return self->haystack;
}

/* Returns: (transfer none): the text of bst_family_get_haystack() */
const char *
bst_family_get_haystack_text (const BstFamily *self)
{
  return self->haystack_text;
}

static void
add_if_chinese (BstHaystack *haystack, const char *name, const char *const *readings)
{
  if (bst_han_is_in (name))
    bst_haystack_add (haystack, name, readings);
}

/**
 * bst_family_make_byname:
 * @words: by which repositories call its models
 *
 * Returns: (transfer full): the Chinese names of the family, for what is made of its models:
 *   other names are mostly in the ids
 */
BstByname *
bst_family_make_byname (const BstFamily *self, const char *const *words)
{
  BstHaystack *haystack = bst_haystack_new ();
  const char *const *readings = (const char *const *) self->readings;

  for (guint i = 0; i < BST_N_LANGUAGES; i++)
    add_if_chinese (haystack, bst_text_get_for (self->name, i), readings);
  for (guint i = 0; self->aliases[i] != NULL; i++)
    add_if_chinese (haystack, self->aliases[i], readings);
  return bst_byname_new (words, haystack);
}

/* Returns: (nullable): how the name in the interface's language is read; NULL as its
 *   characters mostly are */
const char *
bst_family_get_reading (const BstFamily *self)
{
  return bst_readings_find ((const char *const *) self->readings, bst_family_get_name (self));
}

/* Returns: less than, equal to or greater than 0, as the names stand in the interface's
 *   language */
int
bst_family_compare (const BstFamily *a, const BstFamily *b)
{
  return bst_name_compare (bst_family_get_name (a), bst_family_get_reading (a),
                           bst_family_get_name (b), bst_family_get_reading (b));
}
