#include "config.h"

#include "core/organization.h"

#include "core/collate.h"

struct _BstOrganization
{
  char *id;
  BstText *name;
  BstText *short_name; /* NULL for the name itself */
  BstText *place;
  char *country;
  BstText *summary;
  char *url;
  char **aliases;
  char **readings;
  char **member_of;
  GPtrArray *sources;
  BstHaystack *haystack;
  char *haystack_text;
};

static const char *const no_words[] = { NULL };

static BstHaystack *
make_haystack (const BstOrganization *self)
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
 * bst_organization_new:
 * @short_name: (nullable): what it is called where there is little room
 * @place: (nullable): where it is
 * @country: (nullable): where its seat is, by ISO 3166-1: "FR"
 * @summary: (nullable): what it is
 * @url: (nullable): its own page
 * @aliases: (nullable): other names that people search by
 * @readings: (nullable): how names are read that are not read as their characters mostly are:
 *   see bst_readings_find()
 * @member_of: (nullable): ids of organizations it belongs to
 * @sources: (nullable) (element-type BstSource): who says so
 *
 * Returns: (transfer full): an organization
 */
BstOrganization *
bst_organization_new (const char *id, BstText *name, BstText *short_name, BstText *place,
                      const char *country, BstText *summary, const char *url,
                      const char *const *aliases, const char *const *readings,
                      const char *const *member_of, GPtrArray *sources)
{
  BstOrganization *self = g_atomic_rc_box_new0 (BstOrganization);

  self->id = g_strdup (id);
  self->name = bst_text_ref (name);
  self->short_name = short_name != NULL ? bst_text_ref (short_name) : NULL;
  self->place = place != NULL ? bst_text_ref (place) : NULL;
  self->country = g_strdup (country);
  self->summary = summary != NULL ? bst_text_ref (summary) : NULL;
  self->url = g_strdup (url);
  self->aliases = g_strdupv ((char **) (aliases != NULL ? aliases : no_words));
  self->readings = g_strdupv ((char **) (readings != NULL ? readings : no_words));
  self->member_of = g_strdupv ((char **) (member_of != NULL ? member_of : no_words));
  self->sources = sources != NULL ? g_ptr_array_ref (sources)
                                  : g_ptr_array_new_with_free_func ((GDestroyNotify) bst_source_unref);
  self->haystack = make_haystack (self);
  self->haystack_text = bst_haystack_dup_text (self->haystack);
  return self;
}

BstOrganization *
bst_organization_ref (BstOrganization *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
organization_clear (gpointer data)
{
  BstOrganization *self = data;

  g_free (self->id);
  bst_text_unref (self->name);
  g_clear_pointer (&self->short_name, bst_text_unref);
  g_clear_pointer (&self->place, bst_text_unref);
  g_free (self->country);
  g_clear_pointer (&self->summary, bst_text_unref);
  g_free (self->url);
  g_strfreev (self->aliases);
  g_strfreev (self->readings);
  g_strfreev (self->member_of);
  g_ptr_array_unref (self->sources);
  bst_haystack_free (self->haystack);
  g_free (self->haystack_text);
}

void
bst_organization_unref (BstOrganization *self)
{
  g_atomic_rc_box_release_full (self, organization_clear);
}

const char *
bst_organization_get_id (const BstOrganization *self)
{
  return self->id;
}

const char *
bst_organization_get_name (const BstOrganization *self)
{
  return bst_text_get (self->name);
}

/* Returns: the name for where there is little room, in the interface's language. */
const char *
bst_organization_get_short_name (const BstOrganization *self)
{
  return bst_text_get (self->short_name != NULL ? self->short_name : self->name);
}

const char *
bst_organization_get_name_for (const BstOrganization *self, BstLanguage language)
{
  return bst_text_get_for (self->name, language);
}

/* Returns: (nullable): where it is, in the interface's language. */
const char *
bst_organization_get_place (const BstOrganization *self)
{
  return self->place != NULL ? bst_text_get (self->place) : NULL;
}

/* Returns: (nullable): the country of its seat, by the two letters of ISO 3166-1: "FR" */
const char *
bst_organization_get_country (const BstOrganization *self)
{
  return self->country;
}

/* Returns: (nullable): what it is, in the interface's language. */
const char *
bst_organization_get_summary (const BstOrganization *self)
{
  return self->summary != NULL ? bst_text_get (self->summary) : NULL;
}

const char *
bst_organization_get_url (const BstOrganization *self)
{
  return self->url;
}

const char *const *
bst_organization_get_aliases (const BstOrganization *self)
{
  return (const char *const *) self->aliases;
}

/* Returns: (transfer none): all that it is found by */
const BstHaystack *
bst_organization_get_haystack (const BstOrganization *self)
{
  return self->haystack;
}

/* Returns: (transfer none): the text of bst_organization_get_haystack() */
const char *
bst_organization_get_haystack_text (const BstOrganization *self)
{
  return self->haystack_text;
}

/* Returns: (nullable): how the name in the interface's language is read; NULL as its
 *   characters mostly are */
const char *
bst_organization_get_reading (const BstOrganization *self)
{
  return bst_readings_find ((const char *const *) self->readings, bst_organization_get_name (self));
}

/* Returns: less than, equal to or greater than 0, as the names stand in the interface's
 *   language */
int
bst_organization_compare (const BstOrganization *a, const BstOrganization *b)
{
  return bst_name_compare (bst_organization_get_name (a), bst_organization_get_reading (a),
                           bst_organization_get_name (b), bst_organization_get_reading (b));
}

const char *const *
bst_organization_get_member_of (const BstOrganization *self)
{
  return (const char *const *) self->member_of;
}

/* Returns: (transfer none) (element-type BstSource) */
GPtrArray *
bst_organization_get_sources (const BstOrganization *self)
{
  return self->sources;
}
