#include "config.h"

#include "search-peers.h"

#include <gtk/gtk.h>

/* Beyond this it takes seconds a key and a gigabyte. */
#define MOST 3000000

/* A model as most programs have one. */
#define BST_TYPE_OBJECT (bst_object_get_type ())
G_DECLARE_FINAL_TYPE (BstObject, bst_object, BST, OBJECT, GObject)

struct _BstObject
{
  GObject parent_instance;

  char *id;
  gint64 downloads;
};

G_DEFINE_FINAL_TYPE (BstObject, bst_object, G_TYPE_OBJECT)

static void
bst_object_finalize (GObject *object)
{
  g_free (BST_OBJECT (object)->id);

  G_OBJECT_CLASS (bst_object_parent_class)->finalize (object);
}

static void
bst_object_class_init (BstObjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bst_object_finalize;
}

static void
bst_object_init (BstObject *self)
{
}

static char *
get_id (gpointer object)
{
  return g_strdup (BST_OBJECT (object)->id);
}

static gint64
get_downloads (gpointer object)
{
  return BST_OBJECT (object)->downloads;
}

struct _BstObjects
{
  GListStore *store;
  GtkStringFilter *filter;
  GListModel *answer;
};

/* Returns: (nullable): the models as objects behind a filter and an order; NULL where
 *   there are too many of them */
BstObjects *
bst_objects_new (BstCatalogue *catalogue)
{
  guint n = bst_catalogue_get_n_rows (catalogue);
  g_autoptr (GPtrArray) objects = NULL;
  GtkExpression *id, *downloads;
  GtkSorter *sorter;
  BstObjects *self;

  if (n > MOST)
    return NULL;
  self = g_new0 (BstObjects, 1);
  objects = g_ptr_array_new_full (n, g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      BstObject *object = g_object_new (BST_TYPE_OBJECT, NULL);
      BstListed row;

      bst_catalogue_get_row (catalogue, i, &row);
      object->id = g_strdup (row.id);
      object->downloads = row.downloads;
      g_ptr_array_add (objects, object);
    }
  self->store = g_list_store_new (BST_TYPE_OBJECT);
  g_list_store_splice (self->store, 0, 0, objects->pdata, n);
  id = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (get_id), NULL, NULL);
  downloads = gtk_cclosure_expression_new (G_TYPE_INT64, NULL, 0, NULL, G_CALLBACK (get_downloads), NULL, NULL);
  self->filter = gtk_string_filter_new (id);
  gtk_string_filter_set_match_mode (self->filter, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  sorter = GTK_SORTER (gtk_numeric_sorter_new (downloads));
  gtk_numeric_sorter_set_sort_order (GTK_NUMERIC_SORTER (sorter), GTK_SORT_DESCENDING);
  self->answer = G_LIST_MODEL (gtk_sort_list_model_new (
    G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->store)), GTK_FILTER (g_object_ref (self->filter)))),
    sorter));
  return self;
}

void
bst_objects_free (BstObjects *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->answer);
  g_object_unref (self->filter);
  g_object_unref (self->store);
  g_free (self);
}

/* Returns: seconds for which the main thread is kept by a key that makes @word of what is
 *   in the search entry; it came from other words */
double
bst_objects_filter (BstObjects *self, const char *word)
{
  gint64 start;

  gtk_string_filter_set_search (self->filter, "no model is called so");
  start = g_get_monotonic_time ();
  gtk_string_filter_set_search (self->filter, word);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}
