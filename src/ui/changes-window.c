#include "config.h"

#include "ui/changes-window.h"

#include <glib/gi18n.h>

#include "ui/change-row.h"
#include "ui/models-window.h"

/* More than a person reads. */
#define MOST 300

/* Ages are told in minutes at the finest. */
#define SECONDS_BETWEEN 60

/* Where the parent is not wider, this window lies over the list. */
#define WIDE 700

struct _BstChangesWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwStatusPage *empty;
  GtkListView *list;

  BstLibrary *library;
  BstActivity *activity; /* NULL where nothing is refreshed */
  GListStore *items; /* BstChangeItem: what has failed, then changes, the newest first */
  GCancellable *cancellable;
  gboolean is_loading;
  gboolean is_outdated; /* what is loaded now is known to be old */
  guint source;
};

G_DEFINE_FINAL_TYPE (BstChangesWindow, bst_changes_window, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, bst_change_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, BstChangesWindow *self)
{
  bst_change_row_set_item (BST_CHANGE_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item), self->library);
}

/* @changes: (nullable)
 * Returns: (transfer full) (element-type BstChangeItem) */
static GPtrArray *
make_items (BstChangesWindow *self, GPtrArray *changes)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *failures = self->activity != NULL ? bst_activity_get_failures (self->activity) : NULL;

  for (guint i = 0; failures != NULL && i < failures->len; i++)
    {
      const BstFailure *failure = g_ptr_array_index (failures, i);

      /* One that was removed since is nobody's concern. */
      if (bst_library_lookup (self->library, failure->id) != NULL)
        g_ptr_array_add (items, bst_change_item_new_for_failure (failure));
    }
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    g_ptr_array_add (items, bst_change_item_new (g_ptr_array_index (changes, i),
                                                 i > 0 ? g_ptr_array_index (changes, i - 1) : NULL));
  return items;
}

static gboolean
is_kept (BstChangesWindow *self, guint position, BstChangeItem *item)
{
  g_autoptr (BstChangeItem) kept = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return kept != NULL && bst_change_item_equal (kept, item);
}

/* Returns: how many of @items are new, before those that the list has already */
static guint
count_new (BstChangesWindow *self, GPtrArray *items)
{
  guint n_kept = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint n_new = 0; n_new < items->len; n_new++)
    {
      guint i = n_new;

      while (i < items->len && i - n_new < n_kept && is_kept (self, i - n_new, g_ptr_array_index (items, i)))
        i++;
      if (i == items->len)
        return n_new;
    }
  return items->len;
}

/* The rows that say the same stay, and with them what is in sight and has the keyboard. */
static void
take_items (BstChangesWindow *self, GPtrArray *items)
{
  guint n_new = count_new (self, items);
  guint n_kept = items->len - n_new;

  g_list_store_splice (self->items, n_kept, g_list_model_get_n_items (G_LIST_MODEL (self->items)) - n_kept, NULL, 0);
  g_list_store_splice (self->items, 0, 0, items->pdata, n_new);
}

static void
show_changes (BstChangesWindow *self, GPtrArray *changes)
{
  g_autoptr (GPtrArray) items = make_items (self, changes);
  gboolean was_empty = g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0;

  take_items (self, items);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
  if (was_empty && items->len > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void load (BstChangesWindow *self);

static void
got_changes (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstChangesWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = bst_library_dup_changes_finish (BST_LIBRARY (source), result, &error);

  /* The window may have gone meanwhile. */
  if (self->library == NULL)
    return;
  self->is_loading = FALSE;
  if (error != NULL)
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_status_page_set_title (self->empty, _ ("The changes could not be read"));
      adw_status_page_set_description (self->empty, markup);
    }
  show_changes (self, changes);
  if (self->is_outdated)
    load (self);
}

static void
activated_cb (BstChangesWindow *self, guint position)
{
  g_autoptr (BstChangeItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (item == NULL)
    return;
  g_signal_emit (self, signals[CHOSEN], 0, bst_change_item_get_id (item));
  if (parent == NULL || gtk_widget_get_width (GTK_WIDGET (parent)) < WIDE)
    gtk_window_close (GTK_WINDOW (self));
}

/* Ages grow in the rows that are there. */
static gboolean
tick_cb (gpointer data)
{
  BstChangesWindow *self = data;

  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (BST_IS_CHANGE_ROW (row))
        bst_change_row_update_age (BST_CHANGE_ROW (row));
    }
  return G_SOURCE_CONTINUE;
}

static void
bst_changes_window_dispose (GObject *object)
{
  BstChangesWindow *self = BST_CHANGES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->library);
  g_clear_object (&self->activity);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_CHANGES_WINDOW);

  g_clear_object (&self->items);

  G_OBJECT_CLASS (bst_changes_window_parent_class)->dispose (object);
}

static void
bst_changes_window_class_init (BstChangesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_changes_window_dispose;

  /* (char *id): a change of this model was clicked. */
  signals[CHOSEN] = g_signal_new ("chosen", BST_TYPE_CHANGES_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/changes-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BstChangesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BstChangesWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, BstChangesWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
bst_changes_window_init (BstChangesWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (BST_TYPE_CHANGE_ITEM);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  self->source = g_timeout_add_seconds (SECONDS_BETWEEN, tick_cb, self);
}

/* Reads the log again: a refresh may have added to it. While it is being read it is read
 * once more afterwards, however often something changes. */
static void
load (BstChangesWindow *self)
{
  self->is_outdated = self->is_loading;
  if (self->is_loading)
    return;
  self->is_loading = TRUE;
  bst_library_dup_changes_async (self->library, 0, MOST, self->cancellable, got_changes, g_object_ref (self));
}

/* @activity: (transfer none) (nullable): of which it shows what has failed
 * Returns: (transfer none): a window with the newest changes; its ::chosen tells of the
 *   model that is clicked */
GtkWidget *
bst_changes_window_new (GtkWindow *parent, BstLibrary *library, BstActivity *activity)
{
  BstChangesWindow *self = g_object_new (BST_TYPE_CHANGES_WINDOW, "transient-for", parent, NULL);

  bst_models_window_set_size (GTK_WINDOW (self), 520, 620);
  self->library = g_object_ref (library);
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (library, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  if (activity != NULL)
    {
      self->activity = g_object_ref (activity);
      g_signal_connect_object (activity, "notify::failures", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
    }
  load (self);
  return GTK_WIDGET (self);
}
