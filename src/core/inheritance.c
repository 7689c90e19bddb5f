#include "config.h"

#include "core/inheritance.h"

struct _BstInheritance
{
  BstLicense *license;
  char *from;
  char *from_name;
  char *unknown;
};

/**
 * bst_inheritance_new:
 * @license: (nullable): the strictest licence among those of the base models that holds
 *   for what is made from them
 * @from: (nullable): the id of the model that is under it
 * @from_name: (nullable): its name
 * @unknown: (nullable): a base model of whose licence nothing is known here
 *
 * Returns: (transfer full)
 */
BstInheritance *
bst_inheritance_new (BstLicense *license, const char *from, const char *from_name, const char *unknown)
{
  BstInheritance *self = g_atomic_rc_box_new0 (BstInheritance);

  self->license = license != NULL ? bst_license_ref (license) : NULL;
  self->from = g_strdup (from);
  self->from_name = g_strdup (from_name);
  self->unknown = g_strdup (unknown);
  return self;
}

BstInheritance *
bst_inheritance_ref (BstInheritance *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
inheritance_clear (gpointer data)
{
  BstInheritance *self = data;

  g_clear_pointer (&self->license, bst_license_unref);
  g_free (self->from);
  g_free (self->from_name);
  g_free (self->unknown);
}

void
bst_inheritance_unref (BstInheritance *self)
{
  g_atomic_rc_box_release_full (self, inheritance_clear);
}

/* Returns: (transfer none) (nullable) */
BstLicense *
bst_inheritance_get_license (const BstInheritance *self)
{
  return self->license;
}

/* Returns: (nullable): the id of the model that is under the licence. */
const char *
bst_inheritance_get_from (const BstInheritance *self)
{
  return self->from;
}

/* Returns: (nullable): the name of that model. */
const char *
bst_inheritance_get_from_name (const BstInheritance *self)
{
  return self->from_name;
}

/* Returns: (nullable): the id of a base model of whose licence nothing is known here. */
const char *
bst_inheritance_get_unknown (const BstInheritance *self)
{
  return self->unknown;
}

/* @a: (nullable)
 * @b: (nullable)
 *
 * Whether both say the same. */
gboolean
bst_inheritance_equal (const BstInheritance *a, const BstInheritance *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->license == b->license && g_strcmp0 (a->from, b->from) == 0 &&
         g_strcmp0 (a->from_name, b->from_name) == 0 && g_strcmp0 (a->unknown, b->unknown) == 0;
}
