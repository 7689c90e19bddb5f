#include "config.h"

#include "ui/changes-window.h"

#include <glib/gi18n.h>

#include "core/format.h"
#include "ui/age.h"
#include "ui/models-window.h"
#include "ui/tooltip.h"

/* More than a person reads; each is a row of widgets. */
#define MOST 300

/* Where the parent is not wider, this window lies over the list. */
#define WIDE 700

struct _BstChangesWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwStatusPage *empty;
  GtkListBox *list;

  BstLibrary *library;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (BstChangesWindow, bst_changes_window, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The model and when it was seen, over what is another than it was. Of one model's
 * changes at one moment the first says both for all. */
static GtkWidget *
row_new (BstChangesWindow *self, const BstChange *change, gboolean is_first)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  BstEntry *entry = bst_library_lookup (self->library, change->id);
  const char *name = entry != NULL ? bst_entry_get_name (entry) : change->id;
  g_autofree char *age = bst_format_age (g_get_real_time () / G_USEC_PER_SEC - change->at);
  g_autofree char *text = bst_change_dup_text (change);
  g_autofree char *moment = bst_age_dup_moment (change->at);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", text, age);
  GtkWidget *row;

  if (is_first)
    {
      GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *title = label_new (name, "heading");
      GtkWidget *when = label_new (age, "caption");

      gtk_widget_set_hexpand (title, TRUE);
      gtk_widget_add_css_class (when, "dim-label");
      bst_widget_set_tooltip (when, moment);
      gtk_box_append (GTK_BOX (head), title);
      gtk_box_append (GTK_BOX (head), when);
      gtk_box_append (GTK_BOX (box), head);
    }
  gtk_box_append (GTK_BOX (box), label_new (text, "numeric"));
  row = bst_models_row_new (change->id, name, spoken, box);
  gtk_widget_add_css_class (row, is_first ? "change-first" : "change-next");
  return row;
}

static void
got_changes (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstChangesWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = bst_library_dup_changes_finish (BST_LIBRARY (source), result, &error);
  const BstChange *last = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_status_page_set_title (self->empty, _ ("The changes could not be read"));
      adw_status_page_set_description (self->empty, markup);
    }
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const BstChange *change = g_ptr_array_index (changes, i);
      gboolean is_first = last == NULL || last->at != change->at || !g_str_equal (last->id, change->id);

      gtk_list_box_append (self->list, row_new (self, change, is_first));
      last = change;
    }
  gtk_stack_set_visible_child_name (self->stack, last != NULL ? "list" : "empty");
  if (last != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
row_activated_cb (BstChangesWindow *self, GtkListBoxRow *row)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  g_signal_emit (self, signals[CHOSEN], 0, bst_models_row_get_id (row));
  if (parent == NULL || gtk_widget_get_width (GTK_WIDGET (parent)) < WIDE)
    gtk_window_close (GTK_WINDOW (self));
}

static void
bst_changes_window_dispose (GObject *object)
{
  BstChangesWindow *self = BST_CHANGES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_CHANGES_WINDOW);

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
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
bst_changes_window_init (BstChangesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Reads the log again: a refresh may have added to it. */
static void
load (BstChangesWindow *self)
{
  bst_models_list_clear (self->list);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  bst_library_dup_changes_async (self->library, 0, MOST, self->cancellable, got_changes, g_object_ref (self));
}

/* Returns: (transfer none): a window with the newest changes; its ::chosen tells of the
 *   model that is clicked */
GtkWidget *
bst_changes_window_new (GtkWindow *parent, BstLibrary *library)
{
  BstChangesWindow *self = g_object_new (BST_TYPE_CHANGES_WINDOW, "transient-for", parent, NULL);

  bst_models_window_set_size (GTK_WINDOW (self), 520, 620);
  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
