#include "config.h"

#include "ui/entry-maker.h"

#include "core/entry.h"

/* A tenth of a millisecond each, of which four thousand would keep the main thread too long:
 * so many µs of it are taken at a time, when it has nothing else to do. */
#define AT_A_TIME 4000

struct _BstEntryMaker
{
  GObject parent_instance;

  GListModel *model; /* which is asked for entries */
  GArray *positions; /* guint: of those that are wanted; NULL for none */
  GListStore *entries; /* so many as were made */
  GPtrArray *made; /* the same until all are */
  guint source; /* while there are more to be made */
};

G_DEFINE_FINAL_TYPE (BstEntryMaker, bst_entry_maker, G_TYPE_OBJECT)

enum
{
  MADE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
bst_entry_maker_dispose (GObject *object)
{
  bst_entry_maker_clear (BST_ENTRY_MAKER (object));

  G_OBJECT_CLASS (bst_entry_maker_parent_class)->dispose (object);
}

static void
bst_entry_maker_class_init (BstEntryMakerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_entry_maker_dispose;

  /* All are there. */
  signals[MADE] = g_signal_new ("made", BST_TYPE_ENTRY_MAKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_entry_maker_init (BstEntryMaker *self)
{
}

/* Nothing is wanted any more. */
void
bst_entry_maker_clear (BstEntryMaker *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->model);
  g_clear_object (&self->entries);
  g_clear_pointer (&self->positions, g_array_unref);
  g_clear_pointer (&self->made, g_ptr_array_unref);
}

static gboolean
make_some_cb (gpointer user_data)
{
  BstEntryMaker *self = user_data;
  gint64 end = g_get_monotonic_time () + AT_A_TIME;

  while (self->made->len < self->positions->len)
    {
      BstEntry *entry = g_list_model_get_item (self->model, g_array_index (self->positions, guint, self->made->len));

      /* The list is another: whoever asked will ask again. */
      if (entry == NULL)
        {
          self->source = 0;
          return G_SOURCE_REMOVE;
        }
      g_ptr_array_add (self->made, entry);
      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }
  self->source = 0;
  self->entries = g_list_store_new (BST_TYPE_ENTRY);
  g_list_store_splice (self->entries, 0, 0, self->made->pdata, self->made->len);
  g_clear_pointer (&self->made, g_ptr_array_unref);
  g_signal_emit (self, signals[MADE], 0);
  return G_SOURCE_REMOVE;
}

/**
 * bst_entry_maker_begin:
 * @model: a model of BstEntry
 * @positions: (element-type guint): of the entries that are wanted of it
 *
 * Makes them in the place of what was wanted before; "made" tells when all are there.
 */
void
bst_entry_maker_begin (BstEntryMaker *self, GListModel *model, GArray *positions)
{
  g_object_ref (model);
  g_array_ref (positions);
  bst_entry_maker_clear (self);
  self->model = model;
  self->positions = positions;
  self->made = g_ptr_array_new_with_free_func (g_object_unref);
  self->source = g_idle_add (make_some_cb, self);
}

/* Returns: (transfer none) (nullable): the entries, in the order of their positions; %NULL until
 *   all were made */
GListModel *
bst_entry_maker_get_entries (BstEntryMaker *self)
{
  return self->entries != NULL ? G_LIST_MODEL (self->entries) : NULL;
}

/* Returns: (transfer none) (nullable) (element-type guint): what was asked for */
GArray *
bst_entry_maker_get_positions (BstEntryMaker *self)
{
  return self->positions;
}
