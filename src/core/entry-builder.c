#include "config.h"

#include "core/entry-private.h"

struct _BstEntryBuilder
{
  BstEntryData data;
};

/* Frees what @data holds. */
void
bst_entry_data_clear (BstEntryData *data)
{
  g_free (data->id);
  g_free (data->name);
  g_clear_pointer (&data->family, bst_family_unref);
  g_clear_pointer (&data->organization, bst_organization_unref);
  g_clear_pointer (&data->license, bst_license_unref);
  g_clear_pointer (&data->inheritance, bst_inheritance_unref);
  g_clear_pointer (&data->summary, bst_text_unref);
  g_clear_pointer (&data->milestone, bst_text_unref);
  g_clear_pointer (&data->aliases, g_ptr_array_unref);
  g_clear_pointer (&data->readings, g_strfreev);
  g_clear_pointer (&data->bynames, g_ptr_array_unref);
  g_clear_pointer (&data->shelves, g_ptr_array_unref);
  g_clear_pointer (&data->links, g_ptr_array_unref);
  for (guint i = 0; i < BST_N_FIELDS; i++)
    g_clear_pointer (&data->claims[i], g_ptr_array_unref);
  g_clear_pointer (&data->repository, bst_repository_unref);
  g_free (data->haystack);
}

/* Returns: (transfer full): a builder for one entry. */
BstEntryBuilder *
bst_entry_builder_new (const char *id, BstKind kind, const char *name)
{
  BstEntryBuilder *self = g_new0 (BstEntryBuilder, 1);

  self->data.id = g_strdup (id);
  self->data.kind = kind;
  self->data.name = g_strdup (name);
  self->data.aliases = g_ptr_array_new_with_free_func (g_free);
  self->data.shelves = g_ptr_array_new_with_free_func (g_free);
  self->data.links = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_link_free);
  return self;
}

static GPtrArray *
copy_words (GPtrArray *words)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  /* An entry's lists are ended by NULL, a builder's are not yet. */
  for (guint i = 0; i + 1 < words->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (words, i)));
  return copy;
}

/* Returns: (transfer full): a builder that has all that @entry has. */
BstEntryBuilder *
bst_entry_builder_new_like (BstEntry *entry)
{
  const BstEntryData *data = &entry->data;
  BstEntryBuilder *self = bst_entry_builder_new (data->id, data->kind, data->name);

  if (data->family != NULL)
    bst_entry_builder_set_family (self, data->family);
  if (data->organization != NULL)
    bst_entry_builder_set_organization (self, data->organization);
  if (data->license != NULL)
    bst_entry_builder_set_license (self, data->license);
  if (data->inheritance != NULL)
    bst_entry_builder_set_inheritance (self, data->inheritance);
  bst_entry_builder_set_summary (self, data->summary);
  bst_entry_builder_set_milestone (self, data->milestone);
  g_ptr_array_unref (self->data.aliases);
  self->data.aliases = copy_words (data->aliases);
  self->data.readings = g_strdupv (data->readings);
  self->data.bynames = data->bynames != NULL ? g_ptr_array_ref (data->bynames) : NULL;
  g_ptr_array_unref (self->data.shelves);
  self->data.shelves = copy_words (data->shelves);
  for (guint i = 0; i < data->links->len; i++)
    {
      const BstLink *link = g_ptr_array_index (data->links, i);

      bst_entry_builder_add_link (self, link->rel, link->url);
    }
  for (guint field = 0; field < BST_N_FIELDS; field++)
    for (guint i = 0; data->claims[field] != NULL && i < data->claims[field]->len; i++)
      bst_entry_builder_add_claim (self, g_ptr_array_index (data->claims[field], i));
  if (data->repository != NULL)
    bst_entry_builder_set_repository (self, data->repository);
  self->data.haystack = g_strdup (g_atomic_pointer_get (&entry->data.haystack));
  return self;
}

void
bst_entry_builder_set_family (BstEntryBuilder *self, BstFamily *family)
{
  g_clear_pointer (&self->data.haystack, g_free);
  g_clear_pointer (&self->data.family, bst_family_unref);
  self->data.family = bst_family_ref (family);
}

void
bst_entry_builder_set_organization (BstEntryBuilder *self, BstOrganization *organization)
{
  g_clear_pointer (&self->data.haystack, g_free);
  g_clear_pointer (&self->data.organization, bst_organization_unref);
  self->data.organization = bst_organization_ref (organization);
}

/* @license: (nullable) */
void
bst_entry_builder_set_license (BstEntryBuilder *self, BstLicense *license)
{
  g_clear_pointer (&self->data.license, bst_license_unref);
  self->data.license = license != NULL ? bst_license_ref (license) : NULL;
}

/* @inheritance: (nullable): what holds because of the models that it was made from */
void
bst_entry_builder_set_inheritance (BstEntryBuilder *self, BstInheritance *inheritance)
{
  g_clear_pointer (&self->data.inheritance, bst_inheritance_unref);
  self->data.inheritance = inheritance != NULL ? bst_inheritance_ref (inheritance) : NULL;
}

/* @summary: (nullable): what there is to say of it that is not said of its family */
void
bst_entry_builder_set_summary (BstEntryBuilder *self, BstText *summary)
{
  g_clear_pointer (&self->data.summary, bst_text_unref);
  self->data.summary = summary != NULL ? bst_text_ref (summary) : NULL;
}

/* @milestone: (nullable): why it is one of the models that moved the field */
void
bst_entry_builder_set_milestone (BstEntryBuilder *self, BstText *milestone)
{
  g_clear_pointer (&self->data.milestone, bst_text_unref);
  self->data.milestone = milestone != NULL ? bst_text_ref (milestone) : NULL;
}

void
bst_entry_builder_add_alias (BstEntryBuilder *self, const char *alias)
{
  g_clear_pointer (&self->data.haystack, g_free);
  g_ptr_array_add (self->data.aliases, g_strdup (alias));
}

/**
 * bst_entry_builder_set_readings:
 * @readings: (nullable): how names are read that are not read as their characters mostly are:
 *   see bst_readings_find()
 */
void
bst_entry_builder_set_readings (BstEntryBuilder *self, const char *const *readings)
{
  g_clear_pointer (&self->data.haystack, g_free);
  g_clear_pointer (&self->data.readings, g_strfreev);
  self->data.readings = g_strdupv ((char **) readings);
}

/**
 * bst_entry_builder_set_bynames:
 * @bynames: (nullable) (element-type BstByname): what the id has words of; must not change
 */
void
bst_entry_builder_set_bynames (BstEntryBuilder *self, GPtrArray *bynames)
{
  g_clear_pointer (&self->data.haystack, g_free);
  g_clear_pointer (&self->data.bynames, g_ptr_array_unref);
  self->data.bynames = bynames != NULL ? g_ptr_array_ref (bynames) : NULL;
}

void
bst_entry_builder_add_shelf (BstEntryBuilder *self, const char *shelf)
{
  g_ptr_array_add (self->data.shelves, g_strdup (shelf));
}

void
bst_entry_builder_add_link (BstEntryBuilder *self, BstLinkRel rel, const char *url)
{
  g_ptr_array_add (self->data.links, bst_link_new (rel, url));
}

void
bst_entry_builder_add_claim (BstEntryBuilder *self, BstClaim *claim)
{
  GPtrArray **claims = &self->data.claims[bst_claim_get_field (claim)];

  if (*claims == NULL)
    *claims = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_claim_unref);
  g_ptr_array_add (*claims, bst_claim_ref (claim));
}

void
bst_entry_builder_set_repository (BstEntryBuilder *self, const BstRepository *record)
{
  BstRepository *old = self->data.repository;

  self->data.repository = bst_repository_ref (record);
  g_clear_pointer (&old, bst_repository_unref);
}

/**
 * bst_entry_builder_merge_claim:
 * @first: whether the claim's source is the one that decides
 *
 * Adds a claim where its source belongs in the order of trust, behind others of the
 * same kind. What a source of that kind said of the field before is left out.
 */
void
bst_entry_builder_merge_claim (BstEntryBuilder *self, BstClaim *claim, gboolean first)
{
  GPtrArray **claims = &self->data.claims[bst_claim_get_field (claim)];
  BstSourceKind kind = bst_source_get_kind (bst_claim_get_source (claim));
  gboolean has_place = first;
  guint place = 0;

  if (*claims == NULL)
    *claims = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_claim_unref);

  /* The guide may have put an older word of the same kind before others on purpose. */
  for (guint i = 0; i < (*claims)->len;)
    {
      BstSourceKind other = bst_source_get_kind (bst_claim_get_source (g_ptr_array_index (*claims, i)));

      if (other == kind)
        {
          if (!has_place)
            place = i;
          has_place = TRUE;
          g_ptr_array_remove_index (*claims, i);
          continue;
        }
      i++;
    }
  while (!has_place && place < (*claims)->len &&
         bst_source_get_kind (bst_claim_get_source (g_ptr_array_index (*claims, place))) < kind)
    place++;
  g_ptr_array_insert (*claims, place, bst_claim_ref (claim));
}

/* Returns: (transfer none) (nullable): the first claim so far. */
BstClaim *
bst_entry_builder_get_claim (BstEntryBuilder *self, BstField field)
{
  return self->data.claims[field] != NULL ? g_ptr_array_index (self->data.claims[field], 0) : NULL;
}

/**
 * bst_entry_builder_end:
 * @self: (transfer full)
 *
 * Returns: (transfer full): the entry
 */
BstEntry *
bst_entry_builder_end (BstEntryBuilder *self)
{
  BstEntry *entry = g_object_new (BST_TYPE_ENTRY, NULL);

  entry->data = self->data;
  g_free (self);
  g_ptr_array_add (entry->data.aliases, NULL);
  g_ptr_array_add (entry->data.shelves, NULL);
  bst_entry_take_release_days (entry);
  return entry;
}

void
bst_entry_builder_free (BstEntryBuilder *self)
{
  bst_entry_data_clear (&self->data);
  g_free (self);
}
