#include "config.h"

#include "core/guide-read.h"

#include <string.h>

#include "core/country.h"
#include "core/date.h"
#include "core/error.h"

/* Returns: (transfer full) (nullable): the source that @object describes. */
BstSource *
bst_guide_read_source (BstTreeNode *object, const char *where, GError **error)
{
  static const char *const members[] = { "kind", "title", "url", "as_of", NULL };
  const char *kind_word = NULL, *url = NULL, *as_of = NULL;
  g_autoptr (BstText) title = NULL;
  BstSourceKind kind;

  if (!bst_tree_check_members (object, where, members, error) ||
      !bst_tree_read_string (object, where, "kind", BST_JSON_REQUIRED, &kind_word, error) ||
      !bst_guide_read_text (object, where, "title", BST_JSON_REQUIRED, &title, error) ||
      !bst_guide_read_address (object, where, "url", BST_JSON_REQUIRED, &url, error) ||
      !bst_tree_read_string (object, where, "as_of", BST_JSON_OPTIONAL, &as_of, error))
    return NULL;
  if (!bst_source_kind_from_string (kind_word, &kind))
    {
      bst_guide_wrong_value (where, "kind", error);
      return NULL;
    }
  if (as_of != NULL && !bst_date_parse (as_of, &(BstDate) { 0 }))
    {
      bst_guide_wrong_value (where, "as_of", error);
      return NULL;
    }
  return bst_source_new (kind, title, url, as_of);
}

/* That no layer keeps a cache is known, where an unknown number is left out. */
static gboolean
is_number (const char *name, BstTreeNode *node, gint64 *number)
{
  return g_str_equal (name, "cache_layers") ? bst_tree_node_number (node, number) : bst_tree_node_count (node, number);
}

/* By far the most claims' values are parts of a shape: no format is parsed for each. */
static void
add_member (GVariantBuilder *shape, const char *name, GVariant *value)
{
  g_variant_builder_add_value (shape, g_variant_new_dict_entry (g_variant_new_string (name), g_variant_new_variant (value)));
}

static GVariant *
read_shape (BstTreeNode *node)
{
  GVariantBuilder builder;

  if (node->kind != BST_TREE_OBJECT)
    return NULL;
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (BstTreeNode *member = node->first; member != NULL; member = member->next)
    {
      const char *string;
      gint64 count;
      gboolean flag;

      if (bst_tree_node_string (member, &string))
        add_member (&builder, member->name, g_variant_new_string (string));
      else if (is_number (member->name, member, &count))
        add_member (&builder, member->name, g_variant_new_int64 (count));
      else if (bst_tree_node_flag (member, &flag))
        add_member (&builder, member->name, g_variant_new_boolean (flag));
      else
        {
          g_variant_builder_clear (&builder);
          return NULL;
        }
    }
  return g_variant_builder_end (&builder);
}

/* Returns: (nullable): a floating value of the field's type, or NULL where the
 * node holds anything else. */
static GVariant *
read_value (BstField field, BstTreeNode *node)
{
  const char *string;
  gint64 count;
  gboolean flag;
  g_auto (GStrv) words = NULL;

  switch (bst_field_get_value_type (field))
    {
    case BST_VALUE_COUNT:
      return bst_tree_node_count (node, &count) ? g_variant_new_int64 (count) : NULL;
    case BST_VALUE_DATE:
      return bst_tree_node_string (node, &string) && bst_date_parse (string, &(BstDate) { 0 }) ? g_variant_new_string (string) : NULL;
    case BST_VALUE_WORD:
      return bst_tree_node_string (node, &string) ? g_variant_new_string (string) : NULL;
    case BST_VALUE_WORDS:
      return bst_tree_node_words (node, &words) ? g_variant_new_strv ((const char *const *) words, -1) : NULL;
    case BST_VALUE_FLAG:
      return bst_tree_node_flag (node, &flag) ? g_variant_new_boolean (flag) : NULL;
    case BST_VALUE_SHAPE:
      return read_shape (node);
    default:
      g_assert_not_reached ();
    }
}

/* A claim's source stands in the claim or is named by its key. */
static BstSource *
find_source (BstTreeNode *object, const char *where, GHashTable *sources, GError **error)
{
  BstTreeNode *node = bst_tree_find (object, "source");
  BstTreeNode *described = NULL;
  const char *key;

  if (node != NULL && bst_tree_node_string (node, &key))
    {
      BstSource *source = g_hash_table_lookup (sources, key);

      if (source != NULL)
        return bst_source_ref (source);
      bst_error_set (error, BST_JSON_ERROR, BST_JSON_ERROR_UNKNOWN,
                     N_ ("The member “%ssource” names the source “%s”, which the file does not have."), where, key);
      return NULL;
    }
  if (!bst_tree_read_object (object, where, "source", BST_JSON_REQUIRED, &described, error))
    return NULL;
  {
    g_autofree char *inside = bst_guide_place (where, "source", -1);

    return bst_guide_read_source (described, inside, error);
  }
}

/* Only base models have one, and who says nothing is left with the unknown. */
static gboolean
read_relation (BstTreeNode *object, BstField field, const char *where, BstRelation *relation, GError **error)
{
  const char *word = NULL;

  if (!bst_tree_read_string (object, where, "relation", BST_JSON_OPTIONAL, &word, error))
    return FALSE;
  if (word != NULL && (field != BST_FIELD_BASE_MODELS || !bst_relation_from_string (word, relation) ||
                       *relation == BST_RELATION_UNKNOWN))
    return bst_guide_wrong_value (where, "relation", error);
  return TRUE;
}

static BstClaim *
read_claim (BstTreeNode *node, BstField field, const char *where, GHashTable *sources, GError **error)
{
  static const char *const members[] = { "value", "source", "note", "estimated", "relation", NULL };
  BstTreeNode *object = bst_tree_node_object (node, where, error);
  g_autoptr (BstSource) source = NULL;
  g_autoptr (BstText) note = NULL;
  BstRelation relation = BST_RELATION_UNKNOWN;
  gboolean estimated = FALSE;
  GVariant *value;

  if (object == NULL ||
      !bst_tree_check_members (object, where, members, error) ||
      !bst_guide_read_text (object, where, "note", BST_JSON_OPTIONAL, &note, error) ||
      !bst_tree_read_flag (object, where, "estimated", BST_JSON_OPTIONAL, &estimated, error) ||
      !read_relation (object, field, where, &relation, error))
    return NULL;
  source = find_source (object, where, sources, error);
  if (source == NULL)
    return NULL;
  node = bst_tree_find (object, "value");
  value = node != NULL ? read_value (field, node) : NULL;
  if (value == NULL)
    {
      bst_guide_wrong_value (where, "value", error);
      return NULL;
    }
  return relation != BST_RELATION_UNKNOWN ? bst_claim_new_of_bases (value, source, note, estimated, relation)
                                          : bst_claim_new (field, value, source, note, estimated);
}

/**
 * bst_guide_read_claims:
 * @object: a family or an entry, whose member "claims" is read
 * @sources: (element-type utf8 BstSource): the file's sources by key
 * @claims: (element-type BstClaim): to which the claims are added
 */
gboolean
bst_guide_read_claims (BstTreeNode *object, const char *where, GHashTable *sources, GPtrArray *claims, GError **error)
{
  BstTreeNode *fields = NULL;
  g_autofree char *inside = bst_guide_place (where, "claims", -1);

  if (!bst_tree_read_object (object, where, "claims", BST_JSON_OPTIONAL, &fields, error))
    return FALSE;
  for (BstTreeNode *array = fields != NULL ? fields->first : NULL; array != NULL; array = array->next)
    {
      guint i = 0;
      BstField field;

      if (!bst_field_from_string (array->name, &field))
        {
          bst_error_set (error, BST_JSON_ERROR, BST_JSON_ERROR_UNKNOWN,
                         N_ ("The member “%s%s” is not known."), inside, array->name);
          return FALSE;
        }
      if (array->kind != BST_TREE_ARRAY)
        {
          g_propagate_error (error, bst_json_wrong_type (inside, array->name));
          return FALSE;
        }
      for (BstTreeNode *node = array->first; node != NULL; node = node->next)
        {
          g_autofree char *place = bst_guide_place (inside, array->name, i++);
          BstClaim *claim = read_claim (node, field, place, sources, error);

          if (claim == NULL)
            return FALSE;
          g_ptr_array_add (claims, claim);
        }
    }
  return TRUE;
}

/* Adds the links of a family or an entry to @builder. */
gboolean
bst_guide_read_links (BstTreeNode *object, const char *where, BstEntryBuilder *builder, GError **error)
{
  static const char *const members[] = { "rel", "url", "source", NULL };
  BstTreeNode *array = NULL;
  guint i = 0;

  if (!bst_tree_read_array (object, where, "links", BST_JSON_OPTIONAL, &array, error))
    return FALSE;
  for (BstTreeNode *node = array != NULL ? array->first : NULL; node != NULL; node = node->next)
    {
      g_autofree char *place = bst_guide_place (where, "links", i++);
      BstTreeNode *link = bst_tree_node_object (node, place, error);
      /* The source is for who checks the guide; nobody reads it here. */
      const char *rel_word = NULL, *url = NULL, *source = NULL;
      BstLinkRel rel;

      if (link == NULL ||
          !bst_tree_check_members (link, place, members, error) ||
          !bst_tree_read_string (link, place, "rel", BST_JSON_REQUIRED, &rel_word, error) ||
          !bst_guide_read_address (link, place, "url", BST_JSON_REQUIRED, &url, error) ||
          !bst_tree_read_string (link, place, "source", BST_JSON_OPTIONAL, &source, error))
        return FALSE;
      if (!bst_link_rel_from_string (rel_word, &rel))
        return bst_guide_wrong_value (place, "rel", error);
      bst_entry_builder_add_link (builder, rel, url);
    }
  return TRUE;
}

/* @sources: (element-type BstSource): to which those are added that @object describes */
gboolean
bst_guide_read_sources (BstTreeNode *object, const char *where, GPtrArray *sources, GError **error)
{
  BstTreeNode *array = NULL;
  guint i = 0;

  if (!bst_tree_read_array (object, where, "sources", BST_JSON_OPTIONAL, &array, error))
    return FALSE;
  for (BstTreeNode *node = array != NULL ? array->first : NULL; node != NULL; node = node->next)
    {
      g_autofree char *inside = bst_guide_place (where, "sources", i++);
      BstTreeNode *described = bst_tree_node_object (node, inside, error);
      BstSource *source = described != NULL ? bst_guide_read_source (described, inside, error) : NULL;

      if (source == NULL)
        return FALSE;
      g_ptr_array_add (sources, source);
    }
  return TRUE;
}

/* Two letters of ISO 3166-1, in upper case. */
static gboolean
read_country (BstTreeNode *object, const char *where, const char **country, GError **error)
{
  if (!bst_tree_read_string (object, where, "country", BST_JSON_OPTIONAL, country, error))
    return FALSE;
  if (*country != NULL && !bst_country_is_code (*country))
    return bst_guide_wrong_value (where, "country", error);
  return TRUE;
}

/* Returns: (transfer full) (nullable): the organization that @object describes. */
BstOrganization *
bst_guide_read_organization (BstTreeNode *object, const char *where, GError **error)
{
  static const char *const members[] = { "id", "name", "short_name", "place", "country", "url", "aliases", "readings", "summary", "member_of", "sources", NULL };
  const char *id = NULL, *country = NULL, *url = NULL;
  g_autoptr (BstText) name = NULL, short_name = NULL, place = NULL, summary = NULL;
  g_auto (GStrv) aliases = NULL, readings = NULL, member_of = NULL;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_source_unref);

  if (!bst_tree_check_members (object, where, members, error) ||
      !bst_guide_read_id (object, where, "id", BST_ID_SLUG, BST_JSON_REQUIRED, &id, error) ||
      !bst_guide_read_text (object, where, "name", BST_JSON_REQUIRED, &name, error) ||
      !bst_guide_read_text (object, where, "short_name", BST_JSON_OPTIONAL, &short_name, error) ||
      !bst_guide_read_text (object, where, "place", BST_JSON_OPTIONAL, &place, error) ||
      !read_country (object, where, &country, error) ||
      !bst_guide_read_text (object, where, "summary", BST_JSON_OPTIONAL, &summary, error) ||
      !bst_guide_read_address (object, where, "url", BST_JSON_OPTIONAL, &url, error) ||
      !bst_guide_read_lines (object, where, "aliases", &aliases, error) ||
      !bst_guide_read_readings (object, where, &readings, error) ||
      !bst_guide_read_ids (object, where, "member_of", &member_of, error) ||
      !bst_guide_read_sources (object, where, sources, error))
    return NULL;
  return bst_organization_new (id, name, short_name, place, country, summary, url,
                               (const char *const *) aliases, (const char *const *) readings,
                               (const char *const *) member_of, sources);
}
