/* The guide and the licences that are compiled into the program. */
#include "config.h"

#include "library/library-private.h"

#include "core/json.h"

#define GUIDE_PATH BST_RESOURCE_PATH "/guide"
#define LICENCES_PATH BST_RESOURCE_PATH "/licences"

/* More threads would wait for each other: what they do most is allocate. */
#define MOST_THREADS 3

typedef gboolean (*Adder) (BstGuide *guide, const char *name, JsonNode *root, GError **error);

/* A file, which one thread parses and another waits for. */
typedef struct
{
  char *path;
  Adder add;
  JsonNode *root; /* %NULL where @error says why */
  GError *error;
  gboolean is_parsed;
} File;

typedef struct
{
  GMutex mutex;
  GCond parsed;
  GPtrArray *files; /* of File */
} Shipment;

static void
file_free (gpointer data)
{
  File *file = data;

  g_free (file->path);
  g_clear_pointer (&file->root, json_node_unref);
  g_clear_error (&file->error);
  g_free (file);
}

static gpointer
shipment_free (gpointer data)
{
  Shipment *self = data;

  g_ptr_array_unref (self->files);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->parsed);
  g_free (self);
  return NULL;
}

static void
list_files (Shipment *self, const char *folder, Adder add)
{
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      File *file = g_new0 (File, 1);

      file->path = g_build_path ("/", folder, names[i], NULL);
      file->add = add;
      g_ptr_array_add (self->files, file);
    }
}

static void
parse (gpointer data, gpointer shipment)
{
  File *file = data;
  Shipment *self = shipment;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (file->path, 0, &error);
  JsonNode *root = bytes != NULL ? bst_json_parse_shipped (bytes, &error) : NULL;

  g_mutex_lock (&self->mutex);
  file->root = root;
  file->error = error;
  file->is_parsed = TRUE;
  g_cond_signal (&self->parsed);
  g_mutex_unlock (&self->mutex);
}

static void
wait_for (Shipment *self, File *file)
{
  g_mutex_lock (&self->mutex);
  while (!file->is_parsed)
    g_cond_wait (&self->parsed, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/**
 * bst_library_add_shipped:
 *
 * Adds what is compiled into the program. To parse two megabytes of JSON takes most of the time, and
 * each file is one by itself: some threads do that, while this one adds in the files' order.
 * What was parsed is given back to the system when nobody waits any more.
 */
void
bst_library_add_shipped (BstLibrary *self)
{
  Shipment *shipment = g_new0 (Shipment, 1);
  GThreadPool *pool;

  g_mutex_init (&shipment->mutex);
  g_cond_init (&shipment->parsed);
  shipment->files = g_ptr_array_new_with_free_func (file_free);
  list_files (shipment, LICENCES_PATH, bst_guide_add_licence_node);
  list_files (shipment, GUIDE_PATH, bst_guide_add_node);

  pool = g_thread_pool_new (parse, shipment, CLAMP ((int) g_get_num_processors () - 1, 1, MOST_THREADS), FALSE, NULL);
  for (guint i = 0; i < shipment->files->len; i++)
    g_thread_pool_push (pool, g_ptr_array_index (shipment->files, i), NULL);
  for (guint i = 0; i < shipment->files->len; i++)
    {
      File *file = g_ptr_array_index (shipment->files, i);
      g_autofree char *name = g_path_get_basename (file->path);
      g_autoptr (GError) error = NULL;

      wait_for (shipment, file);
      if (file->root == NULL)
        bst_library_add_problem (self, file->error);
      else if (!file->add (self->guide, name, file->root, &error))
        bst_library_add_problem (self, error);
    }
  g_thread_pool_free (pool, FALSE, TRUE);
  g_thread_unref (g_thread_new ("tidy", shipment_free, shipment));
}
