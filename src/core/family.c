#include "config.h"

#include "core/family.h"

struct _BstFamily
{
  char *id;
  BstText *name;
  BstText *summary;
  char **aliases;
};

/**
 * bst_family_new:
 * @id: a short word of the guide's own
 * @name: (nullable): its name; the id where it has none
 * @summary: (nullable): what its models have in common
 * @aliases: (nullable): other names that people search by
 *
 * Returns: (transfer full): a family
 */
BstFamily *
bst_family_new (const char *id, BstText *name, BstText *summary, const char *const *aliases)
{
  static const char *const no_words[] = { NULL };
  BstFamily *self = g_atomic_rc_box_new0 (BstFamily);

  self->id = g_strdup (id);
  self->name = name != NULL ? bst_text_ref (name) : bst_text_new (id, NULL, NULL);
  self->summary = summary != NULL ? bst_text_ref (summary) : NULL;
  self->aliases = g_strdupv ((char **) (aliases != NULL ? aliases : no_words));
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
