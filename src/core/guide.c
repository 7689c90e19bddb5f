#include "config.h"

#include "core/guide-private.h"

#include <string.h>

#include "core/error.h"
#include "core/han.h"
#include "core/guide-read.h"
#include "core/shelf.h"
#include "core/verdict.h"

/* An entry that waits for its organization, which another file may bring. */
typedef struct
{
  BstEntryBuilder *builder;
  char *id;
  char *organization;
} Pending;

/* What one file says, kept apart until the whole file has been read. */
typedef struct
{
  GHashTable *sources;
  GPtrArray *organizations;
  GHashTable *bynames;
  GPtrArray *pending;
} File;

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_clear_pointer (&pending->builder, bst_entry_builder_free);
  g_free (pending->id);
  g_free (pending->organization);
  g_free (pending);
}

static void
file_clear (File *file)
{
  g_hash_table_unref (file->sources);
  g_ptr_array_unref (file->organizations);
  g_hash_table_unref (file->bynames);
  g_ptr_array_unref (file->pending);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (File, file_clear)

/* Returns: (transfer full): a guide that says nothing yet. */
BstGuide *
bst_guide_new (void)
{
  BstGuide *self = g_new0 (BstGuide, 1);

  self->licenses = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) bst_license_unref);
  self->license_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->organizations = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) bst_organization_unref);
  self->authors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bst_organization_unref);
  self->bynames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bst_byname_unref);
  self->pending = g_ptr_array_new_with_free_func (pending_free);
  self->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

void
bst_guide_free (BstGuide *self)
{
  g_hash_table_unref (self->positions);
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->licenses);
  g_hash_table_unref (self->license_ids);
  g_hash_table_unref (self->organizations);
  g_hash_table_unref (self->authors);
  g_hash_table_unref (self->bynames);
  g_ptr_array_unref (self->pending);
  g_free (self);
}

/* Puts the file's name before whatever went wrong inside it. */
static gboolean
fail (const char *name, GError *cause, GError **error)
{
  bst_error_set_file (error, BST_GUIDE_ERROR, BST_GUIDE_ERROR_CONTENT, name, cause);
  return FALSE;
}

static void
keep_aliases (BstGuide *self, const BstLicense *license)
{
  const char *const *aliases = bst_license_get_aliases (license);

  for (guint i = 0; aliases != NULL && aliases[i] != NULL; i++)
    g_hash_table_replace (self->license_ids, g_strdup (aliases[i]), g_strdup (bst_license_get_id (license)));
}

/**
 * bst_guide_add_licence:
 * @name: the file's name, for messages
 *
 * Adds a licence, which entries added later may name.
 */
gboolean
bst_guide_add_licence (BstGuide *self, const char *name, GBytes *bytes, GError **error)
{
  GError *cause = NULL;
  g_autoptr (BstTree) tree = bst_tree_parse (bytes, &cause);

  return tree != NULL ? bst_guide_add_licence_tree (self, name, tree, error) : fail (name, cause, error);
}

/* As bst_guide_add_licence(), of a file that was parsed elsewhere. */
gboolean
bst_guide_add_licence_tree (BstGuide *self, const char *name, BstTree *tree, GError **error)
{
  GError *cause = NULL;
  BstTreeNode *object = bst_tree_node_object (bst_tree_get_root (tree), "", &cause);
  BstLicense *license = object != NULL ? bst_guide_read_license (object, &cause) : NULL;

  if (license == NULL)
    return fail (name, cause, error);
  keep_aliases (self, license);
  g_hash_table_replace (self->licenses, (char *) bst_license_get_id (license), license);
  return TRUE;
}

static gboolean
read_sources (BstTreeNode *root, File *file, GError **error)
{
  BstTreeNode *sources = NULL;

  if (!bst_tree_read_object (root, "", "sources", BST_JSON_OPTIONAL, &sources, error))
    return FALSE;
  for (BstTreeNode *node = sources != NULL ? sources->first : NULL; node != NULL; node = node->next)
    {
      g_autofree char *place = bst_guide_place ("sources.", node->name, -1);
      BstTreeNode *object = bst_tree_node_object (node, place, error);
      BstSource *source = object != NULL ? bst_guide_read_source (object, place, error) : NULL;

      if (source == NULL)
        return FALSE;
      g_hash_table_insert (file->sources, g_strdup (node->name), source);
    }
  return TRUE;
}

static gboolean
read_organizations (BstTreeNode *root, File *file, GError **error)
{
  BstTreeNode *array = NULL;
  guint i = 0;

  if (!bst_tree_read_array (root, "", "organizations", BST_JSON_OPTIONAL, &array, error))
    return FALSE;
  for (BstTreeNode *node = array != NULL ? array->first : NULL; node != NULL; node = node->next)
    {
      g_autofree char *place = bst_guide_place ("", "organizations", i++);
      BstTreeNode *object = bst_tree_node_object (node, place, error);
      BstOrganization *organization = object != NULL ? bst_guide_read_organization (object, place, error) : NULL;

      if (organization == NULL)
        return FALSE;
      g_ptr_array_add (file->organizations, organization);
    }
  return TRUE;
}

static gboolean
read_bynames (BstTreeNode *root, File *file, GError **error)
{
  BstTreeNode *array = NULL;
  guint i = 0;

  if (!bst_tree_read_array (root, "", "bynames", BST_JSON_OPTIONAL, &array, error))
    return FALSE;
  for (BstTreeNode *node = array != NULL ? array->first : NULL; node != NULL; node = node->next)
    {
      g_autofree char *place = bst_guide_place ("", "bynames", i++);
      BstTreeNode *object = bst_tree_node_object (node, place, error);
      const char *id = NULL;
      BstByname *byname = object != NULL ? bst_guide_read_byname (object, place, &id, error) : NULL;

      if (byname == NULL)
        return FALSE;
      g_hash_table_replace (file->bynames, g_strdup (id), byname);
    }
  return TRUE;
}

/* A family: what its entries have in common. */
typedef struct
{
  BstTreeNode *object;
  BstFamily *family;
  const char *organization;
  GPtrArray *claims;
} Family;

static void
family_clear (Family *family)
{
  g_clear_pointer (&family->family, bst_family_unref);
  g_clear_pointer (&family->claims, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Family, family_clear)

static gboolean
read_family (BstTreeNode *root, File *file, Family *family, GError **error)
{
  static const char *const members[] = { "id", "name", "organization", "aliases", "readings", "words", "summary", "links", "claims", NULL };

  const char *id = NULL;
  g_autoptr (BstText) name = NULL, summary = NULL;
  g_auto (GStrv) aliases = NULL, readings = NULL, words = NULL;

  family->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_claim_unref);
  if (!bst_tree_read_object (root, "", "family", BST_JSON_REQUIRED, &family->object, error) ||
      !bst_tree_check_members (family->object, "family.", members, error) ||
      !bst_guide_read_id (family->object, "family.", "id", BST_ID_SLUG, BST_JSON_REQUIRED, &id, error) ||
      !bst_guide_read_id (family->object, "family.", "organization", BST_ID_SLUG, BST_JSON_REQUIRED, &family->organization, error) ||
      !bst_guide_read_text (family->object, "family.", "name", BST_JSON_REQUIRED, &name, error) ||
      !bst_guide_read_text (family->object, "family.", "summary", BST_JSON_REQUIRED, &summary, error) ||
      !bst_guide_read_lines (family->object, "family.", "aliases", &aliases, error) ||
      !bst_guide_read_readings (family->object, "family.", &readings, error) ||
      !bst_guide_read_lines (family->object, "family.", "words", &words, error) ||
      !bst_guide_read_claims (family->object, "family.", file->sources, family->claims, error))
    return FALSE;
  family->family = bst_family_new (id, name, summary, (const char *const *) aliases, (const char *const *) readings);
  if (words != NULL)
    g_hash_table_replace (file->bynames, g_strdup (id), bst_family_make_byname (family->family, (const char *const *) words));
  return TRUE;
}

static void
add_claims (BstEntryBuilder *builder, GPtrArray *own, GPtrArray *shared)
{
  gboolean claimed[BST_N_FIELDS] = { FALSE };

  for (guint i = 0; i < own->len; i++)
    {
      bst_entry_builder_add_claim (builder, g_ptr_array_index (own, i));
      claimed[bst_claim_get_field (g_ptr_array_index (own, i))] = TRUE;
    }
  for (guint i = 0; i < shared->len; i++)
    if (!claimed[bst_claim_get_field (g_ptr_array_index (shared, i))])
      bst_entry_builder_add_claim (builder, g_ptr_array_index (shared, i));
}

static void
set_license (BstGuide *self, BstEntryBuilder *builder)
{
  BstClaim *claim = bst_entry_builder_get_claim (builder, BST_FIELD_LICENSE);
  BstLicense *license;

  if (claim == NULL)
    return;
  license = g_hash_table_lookup (self->licenses, g_variant_get_string (bst_claim_get_value (claim), NULL));
  if (license != NULL)
    bst_entry_builder_set_license (builder, license);
}

/* Those that follow from what is said of a model, and those that it is put on. */
static void
add_shelves (BstEntryBuilder *builder, char **shelves, gboolean is_milestone)
{
  BstClaim *claim = bst_entry_builder_get_claim (builder, BST_FIELD_OPEN_SOURCE);
  gboolean is_open = claim != NULL && g_variant_get_boolean (bst_claim_get_value (claim));
  const char *const computed[] = {
    bst_shelf_to_string (BST_SHELF_GUIDE),
    is_milestone ? bst_shelf_to_string (BST_SHELF_MILESTONES) : NULL,
    is_open ? bst_shelf_to_string (BST_SHELF_OPEN_SOURCE) : NULL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (computed); i++)
    if (computed[i] != NULL && (shelves == NULL || !g_strv_contains ((const char *const *) shelves, computed[i])))
      bst_entry_builder_add_shelf (builder, computed[i]);
  for (guint i = 0; shelves != NULL && shelves[i] != NULL; i++)
    bst_entry_builder_add_shelf (builder, shelves[i]);
}

static gboolean
read_entry (BstGuide *self, BstTreeNode *object, const char *where, Family *family, File *file, GError **error)
{
  static const char *const members[] = { "id", "kind", "name", "organization", "aliases", "readings", "shelves", "summary", "milestone", "links", "claims", NULL };
  const char *id = NULL, *kind_word = NULL, *name = NULL, *organization = family->organization;
  g_auto (GStrv) aliases = NULL, readings = NULL, shelves = NULL;
  g_autoptr (BstText) summary = NULL, milestone = NULL;
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_claim_unref);
  g_autoptr (BstEntryBuilder) builder = NULL;
  Pending *pending;
  BstKind kind;

  if (!bst_tree_check_members (object, where, members, error) ||
      !bst_guide_read_id (object, where, "id", BST_ID_REPOSITORY, BST_JSON_REQUIRED, &id, error) ||
      !bst_tree_read_string (object, where, "kind", BST_JSON_REQUIRED, &kind_word, error) ||
      !bst_guide_read_line (object, where, "name", BST_JSON_REQUIRED, &name, error) ||
      !bst_guide_read_id (object, where, "organization", BST_ID_SLUG, BST_JSON_OPTIONAL, &organization, error) ||
      !bst_guide_read_lines (object, where, "aliases", &aliases, error) ||
      !bst_guide_read_readings (object, where, &readings, error) ||
      !bst_guide_read_ids (object, where, "shelves", &shelves, error) ||
      !bst_guide_read_text (object, where, "summary", BST_JSON_OPTIONAL, &summary, error) ||
      !bst_guide_read_text (object, where, "milestone", BST_JSON_OPTIONAL, &milestone, error) ||
      !bst_guide_read_claims (object, where, file->sources, claims, error))
    return FALSE;
  if (!bst_kind_from_string (kind_word, &kind))
    return bst_guide_wrong_value (where, "kind", error);

  builder = bst_entry_builder_new (id, kind, name);
  bst_entry_builder_set_family (builder, family->family);
  bst_entry_builder_set_summary (builder, summary);
  bst_entry_builder_set_milestone (builder, milestone);
  for (guint i = 0; aliases != NULL && aliases[i] != NULL; i++)
    bst_entry_builder_add_alias (builder, aliases[i]);
  bst_entry_builder_set_readings (builder, (const char *const *) readings);
  if (!bst_guide_read_links (object, where, builder, error) ||
      !bst_guide_read_links (family->object, "family.", builder, error))
    return FALSE;
  add_claims (builder, claims, family->claims);
  add_shelves (builder, shelves, milestone != NULL);
  set_license (self, builder);

  pending = g_new0 (Pending, 1);
  pending->builder = g_steal_pointer (&builder);
  pending->id = g_strdup (id);
  pending->organization = g_strdup (organization);
  g_ptr_array_add (file->pending, pending);
  return TRUE;
}

static gboolean
read_file (BstGuide *self, BstTreeNode *root, File *file, GError **error)
{
  static const char *const members[] = { "family", "sources", "entries", "organizations", "bynames", NULL };
  g_auto (Family) family = { NULL };
  BstTreeNode *array = NULL;
  guint i = 0;

  if (!bst_tree_check_members (root, "", members, error) ||
      !read_sources (root, file, error) ||
      !read_organizations (root, file, error) ||
      !read_bynames (root, file, error) ||
      !bst_tree_read_array (root, "", "entries",
                            file->organizations->len > 0 || g_hash_table_size (file->bynames) > 0 ? BST_JSON_OPTIONAL
                                                                                                  : BST_JSON_REQUIRED,
                            &array, error))
    return FALSE;
  if (array == NULL)
    return TRUE;
  if (!read_family (root, file, &family, error))
    return FALSE;
  for (BstTreeNode *node = array->first; node != NULL; node = node->next)
    {
      g_autofree char *place = bst_guide_place ("", "entries", i++);
      BstTreeNode *object = bst_tree_node_object (node, place, error);

      if (object == NULL || !read_entry (self, object, place, &family, file, error))
        return FALSE;
    }
  return TRUE;
}

/* A later entry of the same id, in whatever case of letters, takes the place of the
 * earlier one. */
static void
keep (BstGuide *self, Pending *pending)
{
  g_autofree char *key = g_ascii_strdown (pending->id, -1);
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, key));

  if (position > 0)
    {
      pending_free (g_ptr_array_index (self->pending, position - 1));
      g_ptr_array_index (self->pending, position - 1) = pending;
      return;
    }
  g_ptr_array_add (self->pending, pending);
  g_hash_table_insert (self->positions, g_steal_pointer (&key), GUINT_TO_POINTER (self->pending->len));
}

static void
keep_bynames (BstGuide *self, GHashTable *bynames)
{
  GHashTableIter iter;
  gpointer id, byname;

  g_hash_table_iter_init (&iter, bynames);
  while (g_hash_table_iter_next (&iter, &id, &byname))
    g_hash_table_replace (self->bynames, g_strdup (id), bst_byname_ref (byname));
}

/**
 * bst_guide_add:
 * @name: the file's name, for messages
 *
 * Adds what a guide file says. Entries and organizations replace earlier ones of
 * the same id.
 *
 * Returns: FALSE with an error that names the file and the line or member, where
 *   any of it is wrong; nothing of the file is then added.
 */
gboolean
bst_guide_add (BstGuide *self, const char *name, GBytes *bytes, GError **error)
{
  GError *cause = NULL;
  g_autoptr (BstTree) tree = bst_tree_parse (bytes, &cause);

  return tree != NULL ? bst_guide_add_tree (self, name, tree, error) : fail (name, cause, error);
}

/* As bst_guide_add(), of a file that was parsed elsewhere. */
gboolean
bst_guide_add_tree (BstGuide *self, const char *name, BstTree *tree, GError **error)
{
  GError *cause = NULL;
  BstTreeNode *object;
  g_auto (File) file = {
    .sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bst_source_unref),
    .organizations = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_organization_unref),
    .bynames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bst_byname_unref),
    .pending = g_ptr_array_new_with_free_func (pending_free),
  };

  object = bst_tree_node_object (bst_tree_get_root (tree), "", &cause);
  if (object == NULL || !read_file (self, object, &file, &cause))
    return fail (name, cause, error);

  for (guint i = 0; i < file.organizations->len; i++)
    {
      BstOrganization *organization = bst_organization_ref (g_ptr_array_index (file.organizations, i));

      g_hash_table_replace (self->organizations, (char *) bst_organization_get_id (organization), organization);
    }
  keep_bynames (self, file.bynames);
  g_ptr_array_set_free_func (file.pending, NULL);
  for (guint i = 0; i < file.pending->len; i++)
    keep (self, g_ptr_array_index (file.pending, i));
  return TRUE;
}

/**
 * bst_guide_add_file:
 *
 * As bst_guide_add(), from a file of the user's. Only a regular file of at most
 * BST_GUIDE_MAX_BYTES is read: a pipe would block for ever.
 */
gboolean
bst_guide_add_file (BstGuide *self, GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = g_file_get_parse_name (file);
  GError *cause = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, NULL, &cause);
  if (info == NULL)
    return fail (path, cause, error);
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      bst_error_set (error, BST_GUIDE_ERROR, BST_GUIDE_ERROR_CONTENT, N_ ("%s: This is not a regular file."), path, NULL);
      return FALSE;
    }
  if (g_file_info_get_size (info) > BST_GUIDE_MAX_BYTES)
    {
      bst_error_set (error, BST_GUIDE_ERROR, BST_GUIDE_ERROR_SIZE,
                     N_ ("%s: The file is larger than a guide file may be (16 MiB)."), path, NULL);
      return FALSE;
    }
  bytes = g_file_load_bytes (file, NULL, NULL, &cause);
  if (bytes == NULL)
    return fail (path, cause, error);
  return bst_guide_add (self, path, bytes, error);
}

/* An organization that no file describes is known by its id alone. */
static BstOrganization *
ensure_organization (BstGuide *self, const char *id)
{
  BstOrganization *organization = g_hash_table_lookup (self->organizations, id);

  if (organization == NULL)
    {
      g_autoptr (BstText) name = bst_text_new (id, NULL, NULL);

      organization = bst_organization_new (id, name, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
      g_hash_table_replace (self->organizations, (char *) bst_organization_get_id (organization), organization);
    }
  return organization;
}

/* The Hub's name for whoever made an entry is seldom one that people use. */
static void
learn_author (BstGuide *self, const char *id, BstOrganization *organization)
{
  const char *slash = strchr (id, '/');
  g_autofree char *author = slash != NULL ? g_ascii_strdown (id, slash - id) : NULL;

  if (author != NULL && !g_hash_table_contains (self->authors, author))
    g_hash_table_insert (self->authors, g_steal_pointer (&author), bst_organization_ref (organization));
}

static void
keep_entry (BstGuide *self, BstEntry *entry)
{
  g_hash_table_replace (self->entries, g_ascii_strdown (bst_entry_get_id (entry), -1), g_object_ref (entry));
}

static BstEntry *
find_entry (gpointer data, const char *id)
{
  return bst_guide_find_entry (data, id);
}

/**
 * bst_guide_end:
 *
 * Returns: (transfer full) (element-type BstEntry): the entries of all files added
 *   so far. The guide then has no more to give, but knows them, licences and organizations.
 */
GPtrArray *
bst_guide_end (BstGuide *self)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *heirs;

  for (guint i = 0; i < self->pending->len; i++)
    {
      Pending *pending = g_ptr_array_index (self->pending, i);
      BstOrganization *organization = ensure_organization (self, pending->organization);

      g_autoptr (GPtrArray) bynames = bst_guide_find_bynames (self, pending->id);

      bst_entry_builder_set_organization (pending->builder, organization);
      bst_entry_builder_set_bynames (pending->builder, bynames);
      learn_author (self, pending->id, organization);
      g_ptr_array_add (entries, bst_entry_builder_end (g_steal_pointer (&pending->builder)));
      keep_entry (self, g_ptr_array_index (entries, i));
    }
  g_hash_table_remove_all (self->positions);
  g_ptr_array_set_size (self->pending, 0);
  heirs = bst_entries_inherit (entries, find_entry, self);
  for (guint i = 0; i < heirs->len; i++)
    keep_entry (self, g_ptr_array_index (heirs, i));
  return heirs;
}

/* Returns: (transfer none) (nullable): the entry of that id, in any case of letters, that
 *   bst_guide_end() gave last. */
BstEntry *
bst_guide_find_entry (BstGuide *self, const char *id)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);

  return g_hash_table_lookup (self->entries, lower);
}

/* Returns: (transfer none) (nullable): the licence of that id, or that has it as an alias */
BstLicense *
bst_guide_get_license (BstGuide *self, const char *id)
{
  BstLicense *license = g_hash_table_lookup (self->licenses, id);
  const char *meant = license == NULL ? g_hash_table_lookup (self->license_ids, id) : NULL;

  return meant != NULL ? g_hash_table_lookup (self->licenses, meant) : license;
}

/* Returns: (transfer none) (nullable) */
BstOrganization *
bst_guide_get_organization (BstGuide *self, const char *id)
{
  return g_hash_table_lookup (self->organizations, id);
}
