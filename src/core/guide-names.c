/* The names in guide files, and what goes with them. */
#include "config.h"

#include "core/guide-read.h"

#include <string.h>

#include "core/han.h"

/* Whether @readings are syllables of pinyin, as many as @name has Han characters. */
static gboolean
are_readings_of (const char *readings, const char *name)
{
  char reading[BST_SYLLABLE_SIZE];
  gsize n = 0, n_wanted = 0;

  for (; *name != '\0'; name = g_utf8_next_char (name))
    n_wanted += bst_han_is (g_utf8_get_char (name));
  while (bst_han_next_reading (&readings, reading) != NULL)
    n++;
  return readings[strspn (readings, " ")] == '\0' && n == n_wanted;
}

/**
 * bst_guide_read_readings:
 * @readings: (out) (transfer full): names, each followed by how it is read; set only where
 *   the member is there
 *
 * Reads the member "readings" of a family, an entry, an organization or a byname.
 */
gboolean
bst_guide_read_readings (BstTreeNode *object, const char *where, GStrv *readings, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *inside = bst_guide_place (where, "readings", -1);
  BstTreeNode *members = NULL;

  if (!bst_tree_read_object (object, where, "readings", BST_JSON_OPTIONAL, &members, error))
    return FALSE;
  if (members == NULL)
    return TRUE;
  for (BstTreeNode *member = members->first; member != NULL; member = member->next)
    {
      const char *reading = NULL;

      if (!bst_guide_node_line (member, inside, &reading, error))
        return FALSE;
      if (!are_readings_of (reading, member->name))
        return bst_guide_wrong_value (inside, member->name, error);
      g_strv_builder_add_many (builder, member->name, reading, NULL);
    }
  *readings = g_strv_builder_end (builder);
  return TRUE;
}

/**
 * bst_guide_read_byname:
 * @id: (out) (transfer none): what tells it from others
 *
 * Returns: (transfer full) (nullable): the byname that @object describes
 */
BstByname *
bst_guide_read_byname (BstTreeNode *object, const char *where, const char **id, GError **error)
{
  static const char *const members[] = { "id", "names", "readings", "words", "sources", NULL };
  g_auto (GStrv) names = NULL, readings = NULL, words = NULL;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_source_unref);
  BstHaystack *haystack;

  if (!bst_tree_check_members (object, where, members, error) ||
      !bst_guide_read_id (object, where, "id", BST_ID_SLUG, BST_JSON_REQUIRED, id, error) ||
      !bst_guide_read_lines (object, where, "names", &names, error) ||
      !bst_guide_read_readings (object, where, &readings, error) ||
      !bst_guide_read_lines (object, where, "words", &words, error) ||
      !bst_guide_read_sources (object, where, sources, error))
    return NULL;
  if (names == NULL || words == NULL)
    {
      bst_guide_wrong_value (where, names == NULL ? "names" : "words", error);
      return NULL;
    }
  haystack = bst_haystack_new ();
  bst_haystack_add_all (haystack, (const char *const *) names, (const char *const *) readings);
  return bst_byname_new ((const char *const *) words, haystack);
}
