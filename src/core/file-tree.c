#include "config.h"

#include "core/file-tree.h"

#include <string.h>

#include "core/file-name.h"

/* Deeper than anybody's folders; what is below keeps its slashes. */
#define MAX_DEPTH 24

static BstFileNode *
node_new (BstFileKind kind, const char *name, gssize length)
{
  BstFileNode *self = g_new0 (BstFileNode, 1);

  self->kind = kind;
  self->name = length < 0 ? g_strdup (name) : g_strndup (name, (gsize) length);
  if (kind != BST_FILE_PLAIN)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_file_tree_free);
  return self;
}

void
bst_file_tree_free (BstFileNode *self)
{
  g_free (self->name);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

/* What is being built: folders and files in parts by their full names, so that a folder of
 * thousands is not searched for each. */
typedef struct
{
  BstFileNode *root;
  GHashTable *inner[BST_FILE_PARTS + 1]; /* by kind: name from the root on → BstFileNode, not owned */
} Builder;

/* @key: (transfer full): what no other has */
static BstFileNode *
get_inner (Builder *builder, BstFileNode *parent, BstFileKind kind, char *key, const char *name, gssize length)
{
  BstFileNode *node = g_hash_table_lookup (builder->inner[kind], key);

  if (node != NULL)
    {
      g_free (key);
      return node;
    }
  node = node_new (kind, name, length);
  g_ptr_array_add (parent->children, node);
  g_hash_table_insert (builder->inner[kind], key, node);
  return node;
}

/* Goes down the folders of @path.
 * @rest: (out): what is left of it, the name of the file */
static BstFileNode *
find_folder (Builder *builder, const char *path, const char **rest)
{
  BstFileNode *folder = builder->root;
  const char *slash;

  *rest = path;
  for (guint depth = 0; depth < MAX_DEPTH && (slash = strchr (*rest, '/')) != NULL; *rest = slash + 1)
    {
      /* Of an empty name there is nothing to see. */
      if (slash == *rest)
        continue;
      folder = get_inner (builder, folder, BST_FILE_FOLDER, g_strndup (path, (gsize) (slash - path)), *rest, slash - *rest);
      depth++;
    }
  return folder;
}

static void
add_file (Builder *builder, const BstRepositoryFile *file)
{
  const char *name;
  BstFileNode *parent = find_folder (builder, file->path, &name);
  BstFileNode *leaf;
  gsize stem;
  guint number, total;

  if (name[0] == '\0')
    return;
  if (bst_file_name_parse_shard (file->path, &stem, &number, &total) && stem > (gsize) (name - file->path))
    {
      const char *extension = strrchr (name, '.');
      g_autofree char *key = g_strdup_printf ("%u%s/%.*s", total, extension, (int) stem, file->path);
      g_autofree char *shown = g_strdup_printf ("%.*s%s", (int) (stem - (gsize) (name - file->path)), name, extension);

      parent = get_inner (builder, parent, BST_FILE_PARTS, g_steal_pointer (&key), shown, -1);
      parent->n_parts = total;
    }
  leaf = node_new (BST_FILE_PLAIN, name, -1);
  leaf->size = file->size >= 0 ? file->size : -1;
  leaf->n_files = 1;
  g_ptr_array_add (parent->children, leaf);
}

/* A sum of which a part is not known is not known. */
static void
add_up (BstFileNode *self)
{
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    {
      BstFileNode *child = g_ptr_array_index (self->children, i);

      add_up (child);
      self->n_files += child->n_files;
      if (child->size < 0 || self->size < 0 || self->size > G_MAXINT64 - child->size)
        self->size = -1;
      else
        self->size += child->size;
    }
}

static int
compare_names (const BstFileNode *a, const BstFileNode *b)
{
  int folded = g_ascii_strcasecmp (a->name, b->name);

  return folded != 0 ? folded : strcmp (a->name, b->name);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  const BstFileNode *of_a = *(const BstFileNode *const *) a, *of_b = *(const BstFileNode *const *) b;

  if ((of_a->kind == BST_FILE_FOLDER) != (of_b->kind == BST_FILE_FOLDER))
    return of_a->kind == BST_FILE_FOLDER ? -1 : 1;
  return compare_names (of_a, of_b);
}

static int
by_size (gconstpointer a, gconstpointer b)
{
  const BstFileNode *of_a = *(const BstFileNode *const *) a, *of_b = *(const BstFileNode *const *) b;

  if (of_a->size != of_b->size)
    return of_a->size > of_b->size ? -1 : 1;
  return compare_names (of_a, of_b);
}

/* Sorts all folders; the parts of a file stay in the order of their numbers. */
void
bst_file_tree_sort (BstFileNode *self, BstFileOrder order)
{
  if (self->children == NULL)
    return;
  g_ptr_array_sort (self->children, self->kind == BST_FILE_PARTS || order == BST_FILE_BY_NAME ? by_name : by_size);
  for (guint i = 0; i < self->children->len; i++)
    bst_file_tree_sort (g_ptr_array_index (self->children, i), order);
}

/**
 * bst_file_tree_new:
 * @record: with its files
 *
 * Returns: (transfer full) (nullable): the folder that holds all; NULL where the files were
 *   never asked for
 */
BstFileNode *
bst_file_tree_new (const BstRepository *record, BstFileOrder order)
{
  Builder builder = { 0 };

  if (record->files == NULL)
    return NULL;
  builder.root = node_new (BST_FILE_FOLDER, "", -1);
  for (guint kind = BST_FILE_FOLDER; kind <= BST_FILE_PARTS; kind++)
    builder.inner[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < record->files->len; i++)
    add_file (&builder, g_ptr_array_index (record->files, i));
  for (guint kind = BST_FILE_FOLDER; kind <= BST_FILE_PARTS; kind++)
    g_hash_table_unref (builder.inner[kind]);
  add_up (builder.root);
  bst_file_tree_sort (builder.root, order);
  return builder.root;
}
