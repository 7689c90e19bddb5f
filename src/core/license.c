#include "config.h"

#include "core/license.h"

struct _BstLicense
{
  char *id;
  char *name;
  char *short_name;
  char *url;
  BstCommercial commercial;
  BstText *condition;
  gboolean osi_approved;
  BstText *summary;
};

/**
 * bst_license_new:
 * @short_name: (nullable): for list rows; the name where it is short itself
 * @condition: (nullable): the condition of commercial use, in a few words
 * @summary: (nullable): what the licence allows and asks for
 *
 * Returns: (transfer full): a licence
 */
BstLicense *
bst_license_new (const char *id, const char *name, const char *short_name, const char *url,
                 BstCommercial commercial, BstText *condition, gboolean osi_approved,
                 BstText *summary)
{
  BstLicense *self = g_atomic_rc_box_new0 (BstLicense);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->short_name = g_strdup (short_name);
  self->url = g_strdup (url);
  self->commercial = commercial;
  self->condition = condition != NULL ? bst_text_ref (condition) : NULL;
  self->osi_approved = osi_approved;
  self->summary = summary != NULL ? bst_text_ref (summary) : NULL;
  return self;
}

BstLicense *
bst_license_ref (BstLicense *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
license_clear (gpointer data)
{
  BstLicense *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->url);
  g_clear_pointer (&self->condition, bst_text_unref);
  g_clear_pointer (&self->summary, bst_text_unref);
}

void
bst_license_unref (BstLicense *self)
{
  g_atomic_rc_box_release_full (self, license_clear);
}

const char *
bst_license_get_id (const BstLicense *self)
{
  return self->id;
}

const char *
bst_license_get_name (const BstLicense *self)
{
  return self->name;
}

const char *
bst_license_get_short_name (const BstLicense *self)
{
  return self->short_name != NULL ? self->short_name : self->name;
}

/* Returns: (nullable) */
const char *
bst_license_get_url (const BstLicense *self)
{
  return self->url;
}

BstCommercial
bst_license_get_commercial (const BstLicense *self)
{
  return self->commercial;
}

/* Returns: (nullable): the condition, in the interface's language. */
const char *
bst_license_get_condition (const BstLicense *self)
{
  return self->condition != NULL ? bst_text_get (self->condition) : NULL;
}

/* Returns: (nullable): in the interface's language. */
const char *
bst_license_get_summary (const BstLicense *self)
{
  return self->summary != NULL ? bst_text_get (self->summary) : NULL;
}

gboolean
bst_license_is_osi_approved (const BstLicense *self)
{
  return self->osi_approved;
}
