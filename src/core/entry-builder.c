#include "config.h"

#include "core/entry-private.h"

#include "core/fold.h"

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
  g_clear_pointer (&data->summary, bst_text_unref);
  g_clear_pointer (&data->aliases, g_ptr_array_unref);
  g_clear_pointer (&data->shelves, g_ptr_array_unref);
  g_clear_pointer (&data->links, g_ptr_array_unref);
  for (guint i = 0; i < BST_N_FIELDS; i++)
    g_clear_pointer (&data->claims[i], g_ptr_array_unref);
}

static void
add_all (GPtrArray *names, const char *const *more)
{
  for (guint i = 0; more[i] != NULL; i++)
    g_ptr_array_add (names, (char *) more[i]);
}

/* All names by which the entry is found, its family's and its maker's too. */
static char *
make_haystack (BstEntryData *data)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GString) spaced = g_string_new (NULL);
  g_autoptr (GString) compact = g_string_new (NULL);

  g_ptr_array_add (names, data->name);
  g_ptr_array_add (names, data->id);
  g_ptr_array_extend (names, data->aliases, NULL, NULL);
  if (data->family != NULL)
    {
      g_ptr_array_add (names, (char *) bst_family_get_id (data->family));
      for (guint i = 0; i < BST_N_LANGUAGES; i++)
        g_ptr_array_add (names, (char *) bst_family_get_name_for (data->family, i));
      add_all (names, bst_family_get_aliases (data->family));
    }
  if (data->organization != NULL)
    {
      g_ptr_array_add (names, (char *) bst_organization_get_id (data->organization));
      for (guint i = 0; i < BST_N_LANGUAGES; i++)
        g_ptr_array_add (names, (char *) bst_organization_get_name_for (data->organization, i));
      add_all (names, bst_organization_get_aliases (data->organization));
    }

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *folded = NULL;
      g_autofree char *compacted = NULL;

      if (name == NULL)
        continue;
      folded = bst_fold (name);
      compacted = bst_fold_compact (name);
      g_string_append_printf (spaced, "%s\n", folded);
      g_string_append_printf (compact, "%s\n", compacted);
    }
  g_string_append_c (spaced, '\x01');
  g_string_append_len (spaced, compact->str, compact->len);
  return g_string_free (g_steal_pointer (&spaced), FALSE);
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

void
bst_entry_builder_set_family (BstEntryBuilder *self, BstFamily *family)
{
  g_clear_pointer (&self->data.family, bst_family_unref);
  self->data.family = bst_family_ref (family);
}

void
bst_entry_builder_set_organization (BstEntryBuilder *self, BstOrganization *organization)
{
  g_clear_pointer (&self->data.organization, bst_organization_unref);
  self->data.organization = bst_organization_ref (organization);
}

void
bst_entry_builder_set_license (BstEntryBuilder *self, BstLicense *license)
{
  g_clear_pointer (&self->data.license, bst_license_unref);
  self->data.license = bst_license_ref (license);
}

void
bst_entry_builder_set_summary (BstEntryBuilder *self, BstText *summary)
{
  g_clear_pointer (&self->data.summary, bst_text_unref);
  self->data.summary = bst_text_ref (summary);
}

void
bst_entry_builder_add_alias (BstEntryBuilder *self, const char *alias)
{
  g_ptr_array_add (self->data.aliases, g_strdup (alias));
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
  entry->haystack = make_haystack (&entry->data);
  g_ptr_array_add (entry->data.aliases, NULL);
  g_ptr_array_add (entry->data.shelves, NULL);
  return entry;
}

void
bst_entry_builder_free (BstEntryBuilder *self)
{
  bst_entry_data_clear (&self->data);
  g_free (self);
}
