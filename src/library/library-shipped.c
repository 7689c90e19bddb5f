/* The guide and the licences that are compiled into the program. */
#include "config.h"

#include "library/library-private.h"

#define GUIDE_PATH BST_RESOURCE_PATH "/guide"
#define LICENCES_PATH BST_RESOURCE_PATH "/licences"

typedef gboolean (*Adder) (BstGuide *guide, const char *name, BstTree *tree, GError **error);

static void
add_folder (BstLibrary *self, const char *path, Adder add)
{
  g_auto (GStrv) names = g_resources_enumerate_children (path, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *file = g_build_path ("/", path, names[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resources_lookup_data (file, 0, &error);
      g_autoptr (BstTree) tree = bytes != NULL ? bst_tree_parse_shipped (bytes, &error) : NULL;

      if (tree == NULL || !add (self->guide, names[i], tree, &error))
        bst_library_add_problem (self, error);
    }
}

/* Adds what is compiled into the program. */
void
bst_library_add_shipped (BstLibrary *self)
{
  add_folder (self, LICENCES_PATH, bst_guide_add_licence_tree);
  add_folder (self, GUIDE_PATH, bst_guide_add_tree);
}
