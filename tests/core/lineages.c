#include "lineages.h"

#include <string.h>

#include "entries.h"

static BstEntry *
make_entry (const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, "<", 2);
  BstEntryBuilder *builder = bst_entry_builder_new (parts[0], BST_KIND_MODEL, parts[0]);
  char *colon = parts[1] != NULL ? strchr (parts[1], ':') : NULL;
  BstRelation relation = BST_RELATION_UNKNOWN;
  g_autoptr (BstSource) source = test_source (BST_SOURCE_CARD);
  g_autoptr (BstClaim) claim = NULL;
  g_auto (GStrv) bases = NULL;

  if (parts[1] == NULL)
    return bst_entry_builder_end (builder);
  if (colon != NULL)
    {
      g_assert_true (bst_relation_from_string (colon + 1, &relation));
      *colon = '\0';
    }
  bases = g_strsplit (parts[1], ",", -1);
  claim = bst_claim_new_of_bases (g_variant_new_strv ((const char *const *) bases, -1), source, NULL, FALSE, relation);
  bst_entry_builder_add_claim (builder, claim);
  return bst_entry_builder_end (builder);
}

GPtrArray *
test_entries (const char *text)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_ptr_array_add (entries, make_entry (words[i]));
  return entries;
}

BstLineage *
test_lineage (const char *text, const char *id, BstLineageBounds bounds)
{
  g_autoptr (GPtrArray) entries = test_entries (text);
  g_autoptr (BstKinship) kinship = bst_kinship_new (entries, NULL);
  BstLineageSource source = { kinship, NULL, NULL, NULL };

  return bst_lineage_new (bst_kinship_lookup (kinship, id), &source, bounds);
}

char *
test_lineage_dump (const BstLineage *lineage)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bst_lineage_get_n_nodes (lineage); i++)
    {
      const BstLineageNode *node = bst_lineage_get_node (lineage, i);

      g_string_append_printf (text, "%s%d ", i > 0 ? " " : "", node->step);
      if (node->n_more > 0)
        g_string_append_printf (text, "+%" G_GINT64_FORMAT "%s", node->n_more, node->on_hub ? "!" : "");
      else
        g_string_append (text, node->id);
      if (node->relation != BST_RELATION_UNKNOWN)
        g_string_append_printf (text, ":%s", bst_relation_to_string (node->relation));
      if (node->n_beyond > 0)
        g_string_append_printf (text, "(%u)", node->n_beyond);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
