/* Who makers are, and by which names their models go. */
#include "config.h"

#include "core/guide-private.h"

#include "core/fold.h"

static gboolean
goes_by (const BstOrganization *organization, const char *name)
{
  const char *const *aliases = bst_organization_get_aliases (organization);

  if (g_ascii_strcasecmp (bst_organization_get_id (organization), name) == 0 ||
      g_ascii_strcasecmp (bst_organization_get_name_for (organization, BST_LANGUAGE_EN), name) == 0)
    return TRUE;
  for (guint i = 0; aliases[i] != NULL; i++)
    if (g_ascii_strcasecmp (aliases[i], name) == 0)
      return TRUE;
  return FALSE;
}

/**
 * bst_guide_find_organization:
 * @name: a name of the Hub, such as "meta-llama"
 *
 * Returns: (transfer full): the organization that has an entry of that author in the
 *   guide, or the name as its id, its name or an alias, in any case of letters; else
 *   a new one of which nothing more is known
 */
BstOrganization *
bst_guide_find_organization (BstGuide *self, const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  BstOrganization *organization = g_hash_table_lookup (self->authors, lower);
  g_autoptr (BstText) text = NULL;
  GHashTableIter iter;

  if (organization != NULL)
    return bst_organization_ref (organization);
  g_hash_table_iter_init (&iter, self->organizations);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &organization))
    if (goes_by (organization, name))
      return bst_organization_ref (organization);
  text = bst_text_new (name, NULL, NULL);
  return bst_organization_new (name, text, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
}

/**
 * bst_guide_dup_maker_names:
 *
 * Returns: (transfer full): every name, in any case of letters, for which
 *   bst_guide_find_organization() gives an organization of the guide; some twice
 */
char **
bst_guide_dup_maker_names (BstGuide *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  BstOrganization *organization;
  const char *author;
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, self->authors);
  while (g_hash_table_iter_next (&iter, (gpointer *) &author, NULL))
    g_strv_builder_add (names, author);
  g_hash_table_iter_init (&iter, self->organizations);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &organization))
    {
      g_strv_builder_add (names, bst_organization_get_id (organization));
      g_strv_builder_add (names, bst_organization_get_name_for (organization, BST_LANGUAGE_EN));
      g_strv_builder_addv (names, (const char **) bst_organization_get_aliases (organization));
    }
  return g_strv_builder_end (names);
}

/**
 * bst_guide_find_bynames:
 * @id: a repository's
 *
 * Returns: (transfer full) (nullable) (element-type BstByname): those of which @id has a
 *   word; NULL where there are none
 */
GPtrArray *
bst_guide_find_bynames (BstGuide *self, const char *id)
{
  g_autofree char *compact = bst_fold_compact (id);
  GPtrArray *found = NULL;
  BstByname *byname;
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, self->bynames);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &byname))
    if (bst_byname_is_of (byname, compact))
      {
        if (found == NULL)
          found = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_byname_unref);
        g_ptr_array_add (found, bst_byname_ref (byname));
      }
  return found;
}

/* Returns: (transfer full) (element-type BstByname): all that the guide knows */
GPtrArray *
bst_guide_dup_bynames (BstGuide *self)
{
  GPtrArray *bynames = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_byname_unref);
  BstByname *byname;
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, self->bynames);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &byname))
    g_ptr_array_add (bynames, bst_byname_ref (byname));
  return bynames;
}
