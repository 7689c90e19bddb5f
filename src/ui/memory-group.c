#include "config.h"

#include "ui/memory-group.h"

#include <glib/gi18n.h>

#include "core/machine-memory.h"
#include "core/memory-size.h"
#include "core/settings.h"
#include "ui/error-row.h"
#include "ui/quantization-list.h"

/* Milliseconds for a tool of a driver that has to be waked first. */
#define PATIENCE 10000

/* One of the two memories: what is typed, what is wrong with it, and what was found. */
typedef struct
{
  BstMemoryGroup *group;
  const char *key;
  AdwEntryRow *row;
  BstErrorRow *error;
  AdwActionRow *hint;
  gint64 found; /* bytes; 0 for nothing */
} Memory;

struct _BstMemoryGroup
{
  AdwPreferencesGroup parent_instance;

  GSettings *settings; /* NULL where the schema is not installed */
  GCancellable *looking;
  gboolean updating; /* what changes now was not done by the person */
  Memory graphics, main;

  AdwEntryRow *graphics_row;
  BstErrorRow *graphics_error;
  AdwActionRow *graphics_hint;
  GtkButton *graphics_use;
  AdwEntryRow *main_row;
  BstErrorRow *main_error;
  AdwActionRow *main_hint;
  GtkButton *main_use;
  AdwComboRow *quantization_row;
};

G_DEFINE_FINAL_TYPE (BstMemoryGroup, bst_memory_group, ADW_TYPE_PREFERENCES_GROUP)

/* Where groups look for what the computer has; NULL for this computer. */
static char *root_folder;

/**
 * bst_memory_group_set_root:
 * @root: the folder that stands for "/" in all groups that are set up from now on
 *
 * For tests.
 */
void
bst_memory_group_set_root (const char *root)
{
  g_free (root_folder);
  root_folder = g_strdup (root);
}

static gboolean
can_keep (BstMemoryGroup *self)
{
  return self->settings != NULL && bst_settings_can_be_kept ();
}

static gint64
get_kept (Memory *memory)
{
  return memory->group->settings != NULL ? g_settings_get_int64 (memory->group->settings, memory->key) : 0;
}

static const char *
get_text (Memory *memory)
{
  return gtk_editable_get_text (GTK_EDITABLE (memory->row));
}

static void
show_error (Memory *memory, const char *message)
{
  bst_error_row_show (memory->error, GTK_WIDGET (memory->row), message);
}

/* What is there already need not be offered; what goes away does not keep the focus. */
static void
update_hint (Memory *memory)
{
  gboolean is_offered = memory->found > 0 && memory->found != get_kept (memory) && can_keep (memory->group);
  GtkWidget *hint = GTK_WIDGET (memory->hint);

  if (!is_offered && gtk_widget_get_visible (hint) &&
      (gtk_widget_has_focus (hint) || gtk_widget_get_focus_child (hint) != NULL))
    gtk_widget_grab_focus (GTK_WIDGET (memory->row));
  gtk_widget_set_visible (hint, is_offered);
}

/* Shows what is kept, but leaves a text that says the same, or is not finished. */
static void
update_memory (Memory *memory, gboolean is_told)
{
  gint64 kept = get_kept (memory), typed = -1;
  g_autofree char *text = bst_memory_size_dup_text (kept);

  if (is_told || !bst_memory_size_parse (get_text (memory), &typed, NULL) || typed != kept)
    {
      memory->group->updating = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (memory->row), text);
      memory->group->updating = FALSE;
      show_error (memory, NULL);
    }
  update_hint (memory);
}

static void
typed_cb (Memory *memory)
{
  g_autofree char *complaint = NULL;
  gint64 bytes;

  if (memory->group->updating)
    return;
  bst_memory_size_parse (get_text (memory), &bytes, &complaint);
  show_error (memory, complaint);
}

static void
keep (Memory *memory, gint64 bytes)
{
  if (can_keep (memory->group) && bytes != get_kept (memory))
    g_settings_set_int64 (memory->group->settings, memory->key, bytes);
}

static void
apply_cb (Memory *memory)
{
  gint64 bytes = 0;

  if (!bst_memory_size_parse (get_text (memory), &bytes, NULL))
    return;
  keep (memory, bytes);
  update_memory (memory, TRUE);
}

/* Who goes on to the next row, or closes the window, has said what there is. */
static void
left_cb (Memory *memory)
{
  gint64 bytes = 0;

  if (bst_memory_size_parse (get_text (memory), &bytes, NULL))
    keep (memory, bytes);
}

static void
use_cb (Memory *memory)
{
  keep (memory, memory->found);
  update_memory (memory, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (memory->row));
}

static void
settings_cb (GSettings *settings, const char *key, Memory *memory)
{
  update_memory (memory, FALSE);
}

static void
quantization_selected_cb (BstMemoryGroup *self)
{
  BstOption *choice;

  if (self->updating || !can_keep (self))
    return;
  choice = bst_options_get (adw_combo_row_get_model (self->quantization_row),
                            adw_combo_row_get_selected (self->quantization_row));
  if (choice != NULL)
    g_settings_set_string (self->settings, "quantization", bst_option_get_id (choice));
}

/* The list is left as it is where it has what is to be shown: it may be what was just chosen
 * from. */
static void
show_quantization (BstMemoryGroup *self, const char *name)
{
  GListModel *list = adw_combo_row_get_model (self->quantization_row);
  g_autoptr (GListModel) new_list = NULL;

  if (list == NULL || bst_options_find (list, name) == GTK_INVALID_LIST_POSITION)
    {
      list = new_list = bst_quantization_list_new (NULL, name);
      adw_combo_row_set_model (self->quantization_row, list);
    }
  adw_combo_row_set_selected (self->quantization_row, bst_options_find (list, name));
}

static void
update_quantization (BstMemoryGroup *self)
{
  g_autofree char *kept = self->settings != NULL ? g_settings_get_string (self->settings, "quantization") : NULL;
  int index = bst_quantization_find (kept);
  const char *name = index >= 0 ? bst_quantization_get_name ((guint) index) : BST_QUANTIZATION_USUAL;
  g_autofree char *bits = bst_quantization_dup_bits (name, NULL);
  g_autofree char *subtitle = NULL;

  /* Translators: %s is a number of bits, such as “4.84 bits” */
  subtitle = g_strdup_printf (_ ("%s a weight. Fewer bits take less memory, and cost some quality."), bits);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->quantization_row), subtitle);
  self->updating = TRUE;
  show_quantization (self, name);
  self->updating = FALSE;
}

/* Returns: (transfer full): "This computer seems to have 23.9 GiB" */
static char *
dup_offer (gint64 bytes)
{
  g_autofree char *size = bst_memory_size_dup_text (bytes);

  /* Translators: %s is a size of memory; a button beside it says “Use It”. */
  return g_strdup_printf (_ ("This computer seems to have %s"), size);
}

static void
offer (Memory *memory, gint64 bytes, const char *remark)
{
  g_autofree char *title = NULL;

  memory->found = bst_memory_size_round_down (bytes);
  if (memory->found < BST_MEMORY_SIZE_LEAST)
    memory->found = 0;
  title = dup_offer (memory->found);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (memory->hint), title);
  adw_action_row_set_subtitle (memory->hint, remark != NULL ? remark : "");
  update_hint (memory);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BstMemoryGroup) self = user_data;
  g_autoptr (BstMachineMemory) memory = bst_machine_memory_read_finish (result, NULL);

  /* The window may have been closed. */
  if (memory == NULL || self->looking == NULL)
    return;
  g_clear_object (&self->looking);
  offer (&self->graphics, memory->graphics,
         memory->is_shared ? _ ("Borrowed from main memory: type what models may take of it") : memory->graphics_name);
  offer (&self->main, memory->main, NULL);
}

static void
set_up_memory (BstMemoryGroup *self, Memory *memory, const char *key, GtkButton *use)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *signal = g_strconcat ("changed::", key, NULL);

  memory->group = self;
  memory->key = key;
  g_signal_connect_swapped (memory->row, "changed", G_CALLBACK (typed_cb), memory);
  g_signal_connect_swapped (memory->row, "apply", G_CALLBACK (apply_cb), memory);
  g_signal_connect_swapped (memory->row, "unmap", G_CALLBACK (left_cb), memory);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), memory);
  g_signal_connect_swapped (use, "clicked", G_CALLBACK (use_cb), memory);
  gtk_widget_add_controller (GTK_WIDGET (memory->row), focus);
  gtk_widget_set_sensitive (GTK_WIDGET (memory->row), can_keep (self));
  if (self->settings != NULL)
    g_signal_connect (self->settings, signal, G_CALLBACK (settings_cb), memory);
  update_memory (memory, TRUE);
}

/**
 * bst_memory_group_set_up:
 * @settings: (nullable): where the answers are kept; %NULL where the schema is not
 *   installed: nothing can be changed
 *
 * Begins to look for what this computer has.
 */
void
bst_memory_group_set_up (BstMemoryGroup *self, GSettings *settings)
{
  g_set_object (&self->settings, settings);
  self->graphics = (Memory) { .row = self->graphics_row, .error = self->graphics_error, .hint = self->graphics_hint };
  self->main = (Memory) { .row = self->main_row, .error = self->main_error, .hint = self->main_hint };
  set_up_memory (self, &self->graphics, "graphics-memory", self->graphics_use);
  set_up_memory (self, &self->main, "main-memory", self->main_use);
  gtk_widget_set_sensitive (GTK_WIDGET (self->quantization_row), can_keep (self));
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::quantization", G_CALLBACK (update_quantization), self, G_CONNECT_SWAPPED);
  update_quantization (self);

  self->looking = g_cancellable_new ();
  bst_machine_memory_read_async (root_folder, PATIENCE, self->looking, looked_cb, g_object_ref (self));
}

/* Moves the focus to where memory is typed. */
void
bst_memory_group_focus (BstMemoryGroup *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->graphics_row));
}

static void
bst_memory_group_dispose (GObject *object)
{
  BstMemoryGroup *self = BST_MEMORY_GROUP (object);

  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  if (self->settings != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->settings, &self->graphics);
      g_signal_handlers_disconnect_by_data (self->settings, &self->main);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_MEMORY_GROUP);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bst_memory_group_parent_class)->dispose (object);
}

static void
bst_memory_group_class_init (BstMemoryGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_memory_group_dispose;

  g_type_ensure (BST_TYPE_ERROR_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/memory-group.ui");
  gtk_widget_class_bind_template_child (widget_class, BstMemoryGroup, graphics_row);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryGroup, graphics_error);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryGroup, graphics_hint);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryGroup, graphics_use);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryGroup, main_row);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryGroup, main_error);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryGroup, main_hint);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryGroup, main_use);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryGroup, quantization_row);
  gtk_widget_class_bind_template_callback (widget_class, quantization_selected_cb);
}

static void
bst_memory_group_init (BstMemoryGroup *self)
{
  g_autoptr (GtkExpression) label = bst_option_label_expression ();

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_expression (self->quantization_row, label);
  self->updating = FALSE;
}
