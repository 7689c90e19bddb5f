#include "config.h"

#include "catalogue/makers.h"

#include <string.h>


static void
maker_clear (gpointer data)
{
  bst_organization_unref (((BstMaker *) data)->organization);
}

static int
compare_makers (gconstpointer a, gconstpointer b)
{
  guint author_a = ((const BstMaker *) a)->author, author_b = ((const BstMaker *) b)->author;

  return (author_a > author_b) - (author_a < author_b);
}

static gboolean
has_author (GArray *makers, guint author)
{
  for (guint i = 0; i < makers->len; i++)
    if (g_array_index (makers, BstMaker, i).author == author)
      return TRUE;
  return FALSE;
}

/* All authors who write themselves like @name, in whatever case of letters. */
static void
add_makers (GArray *makers, BstCatalogue *catalogue, BstGuide *guide, const char *name)
{
  g_autofree char *capitals = g_ascii_strup (name, -1);
  const char *author;

  for (guint i = bst_catalogue_find_author (catalogue, 1, capitals);
       (author = bst_catalogue_get_word (catalogue, BST_DICTIONARY_AUTHOR, i)) != NULL && g_ascii_strcasecmp (author, name) == 0; i++)
    if (!has_author (makers, i))
      {
        BstMaker maker = { i, bst_guide_find_organization (guide, author) };

        g_array_append_val (makers, maker);
      }
}

/* Returns: (transfer full) (element-type BstMaker): those of the guide's makers who have
 *   something in @catalogue, by author */
GArray *
bst_makers_new (BstCatalogue *catalogue, BstGuide *guide)
{
  GArray *makers = g_array_new (FALSE, FALSE, sizeof (BstMaker));
  g_auto (GStrv) names = bst_guide_dup_maker_names (guide);

  g_array_set_clear_func (makers, maker_clear);
  for (guint i = 0; names[i] != NULL; i++)
    add_makers (makers, catalogue, guide, names[i]);
  g_array_sort (makers, compare_makers);
  return makers;
}
