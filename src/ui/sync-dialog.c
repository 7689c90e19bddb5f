#include "config.h"

#include "ui/sync-dialog.h"

#include <glib/gi18n.h>

#include "core/format.h"
#include "ui/disk-space.h"
#include "ui/give-way.h"
#include "ui/models-window.h"
#include "ui/sync-words.h"

#define WIDTH 480
#define HEIGHT 620

#define TOP 10000

/* How many models of a task there are is known when they have come. */
#define TASK_UNIT 100000

/* What the Hub calls those of its tasks that language models are for; the most usual first. */
static const char *const tasks[] = {
  "text-generation",
  "image-text-to-text",
  "text-classification",
  "feature-extraction",
  "fill-mask",
  "question-answering",
  "summarization",
  "translation",
  "text2text-generation",
};

struct _BstSyncDialog
{
  AdwWindow parent_instance;

  AdwActionRow *top_row;
  AdwActionRow *task_row;
  AdwActionRow *all_row;
  GtkWidget *cancel;
  GtkWidget *start;
  GtkCheckButton *top_check;
  GtkCheckButton *task_check;
  GtkCheckButton *all_check;
  AdwComboRow *task_list;
  GtkLabel *free;
  AdwActionRow *quota_row;
  GtkWidget *warning_bar;
  GtkLabel *warning;

  BstOnline *online;
  BstSyncState *state;
  GCancellable *cancellable;
  gint64 n_free; /* bytes; -1 while that is not known */
};

G_DEFINE_FINAL_TYPE (BstSyncDialog, bst_sync_dialog, ADW_TYPE_WINDOW)

static guint chosen_signal;

/* @top: (out): 0 for all
 * Returns: (nullable): the task; NULL for all */
static const char *
get_choice (BstSyncDialog *self, guint *top)
{
  guint selected = adw_combo_row_get_selected (self->task_list);

  *top = gtk_check_button_get_active (self->top_check) ? TOP : 0;
  if (gtk_check_button_get_active (self->task_check) && selected < G_N_ELEMENTS (tasks))
    return tasks[selected];
  return NULL;
}

/* Returns: how many models the choice is of; of a task, how many there are at least room for */
static gint64
get_n_rows (BstSyncDialog *self)
{
  if (gtk_check_button_get_active (self->top_check))
    return TOP;
  return gtk_check_button_get_active (self->task_check) ? TASK_UNIT : BST_SYNC_ABOUT_ALL;
}

static gboolean
has_room (BstSyncDialog *self)
{
  return self->n_free < 0 || self->n_free >= bst_sync_words_get_bytes (get_n_rows (self));
}

/* Whether something else is chosen than what could be gone on with. */
static gboolean
gives_up (BstSyncDialog *self)
{
  const BstSyncList *unfinished = bst_sync_state_get_unfinished (self->state);
  guint top;
  const char *task = get_choice (self, &top);

  return unfinished != NULL && unfinished->n_rows > 0 &&
         (unfinished->top != top || g_strcmp0 (unfinished->task, task) != 0);
}

/* The one thing that is most worth knowing before it begins.
 * Returns: (transfer full) (nullable) */
static char *
make_warning (BstSyncDialog *self)
{
  g_autofree char *offline = bst_online_dup_variable (self->online, BST_ONLINE_OFFLINE);

  if (offline != NULL)
    return g_strdup_printf (_ ("%s is set: the Hub is not asked."), offline);
  if (!has_room (self))
    return g_strdup (_ ("There is not room enough on the disk: make some, or choose a smaller list."));
  if (gives_up (self))
    {
      const BstSyncList *unfinished = bst_sync_state_get_unfinished (self->state);
      g_autofree char *name = bst_sync_words_list (unfinished->task, unfinished->top);

      /* Translators: %s is a list of models: “everything”, “the 10,000 most downloaded” */
      return g_strdup_printf (_ ("The list that is not complete yet (%s) will not be gone on with; what has come of it stays."), name);
    }
  if (g_network_monitor_get_network_metered (g_network_monitor_get_default ()))
    return g_strdup (_ ("This network is metered: what comes over it may cost money."));
  return NULL;
}

static void
choice_cb (BstSyncDialog *self)
{
  g_autofree char *warning = NULL;
  g_autofree char *offline = NULL;

  if (self->online == NULL)
    return;
  warning = make_warning (self);
  offline = bst_online_dup_variable (self->online, BST_ONLINE_OFFLINE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->task_list), gtk_check_button_get_active (self->task_check));
  gtk_label_set_label (self->warning, warning != NULL ? warning : "");
  gtk_widget_set_visible (self->warning_bar, warning != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sync.start", offline == NULL && has_room (self));
}

static void
got_space (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstSyncDialog) self = data;
  g_autoptr (GError) error = NULL;
  gint64 n_free = bst_disk_space_finish (result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->n_free = error == NULL ? n_free : -1;
  text = bst_format_bytes (self->n_free);
  gtk_label_set_label (self->free, text);
  choice_cb (self);
}

static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint top;
  const char *task = get_choice (BST_SYNC_DIALOG (widget), &top);

  g_signal_emit (widget, chosen_signal, 0, task, top);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
bst_sync_dialog_dispose (GObject *object)
{
  BstSyncDialog *self = BST_SYNC_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->online);
  g_clear_object (&self->state);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_SYNC_DIALOG);

  G_OBJECT_CLASS (bst_sync_dialog_parent_class)->dispose (object);
}

static void
bst_sync_dialog_class_init (BstSyncDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_sync_dialog_dispose;
  chosen_signal = g_signal_new ("chosen", BST_TYPE_SYNC_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);

  gtk_widget_class_install_action (widget_class, "sync.start", NULL, start_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/sync-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BstSyncDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, BstSyncDialog, start);
  gtk_widget_class_bind_template_child (widget_class, BstSyncDialog, top_row);
  gtk_widget_class_bind_template_child (widget_class, BstSyncDialog, task_row);
  gtk_widget_class_bind_template_child (widget_class, BstSyncDialog, all_row);
  gtk_widget_class_bind_template_child (widget_class, BstSyncDialog, top_check);
  gtk_widget_class_bind_template_child (widget_class, BstSyncDialog, task_check);
  gtk_widget_class_bind_template_child (widget_class, BstSyncDialog, all_check);
  gtk_widget_class_bind_template_child (widget_class, BstSyncDialog, task_list);
  gtk_widget_class_bind_template_child (widget_class, BstSyncDialog, free);
  gtk_widget_class_bind_template_child (widget_class, BstSyncDialog, quota_row);
  gtk_widget_class_bind_template_child (widget_class, BstSyncDialog, warning);
  gtk_widget_class_bind_template_child (widget_class, BstSyncDialog, warning_bar);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
}

static void
fill_tasks (AdwComboRow *row)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    gtk_string_list_take (list, bst_format_task (tasks[i]));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
bst_sync_dialog_init (BstSyncDialog *self)
{
  self->n_free = -1;
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  bst_widget_give_way (self->cancel, BST_HEADER_LETTERS);
  bst_widget_give_way (self->start, BST_HEADER_LETTERS);
  fill_tasks (self->task_list);
}

/* The arrows lead from row to row, Tab also to the check buttons: both are to say it all. */
static void
set_row (AdwActionRow *row, GtkCheckButton *check, const char *title, const char *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
}

static void
show_needs (BstSyncDialog *self, gboolean with_token)
{
  g_autofree char *number = bst_format_exact (TOP);
  g_autofree char *top = g_strdup_printf (g_dngettext (NULL, "The %s most downloaded", "The %s most downloaded", TOP), number);
  g_autofree char *unit = bst_format_exact (TASK_UNIT);
  g_autofree char *need_top = bst_sync_words_need (TOP, with_token);
  g_autofree char *need_unit = bst_sync_words_need (TASK_UNIT, with_token);
  g_autofree char *need_all = bst_sync_words_need (BST_SYNC_ABOUT_ALL, with_token);
  /* Translators: %1$s is a number of models, %2$s what so many of them take */
  g_autofree char *need_task = g_strdup_printf (g_dngettext (NULL, "For each %1$s model: %2$s", "For each %1$s models: %2$s", TASK_UNIT),
                                                unit, need_unit);

  set_row (self->top_row, self->top_check, top, need_top);
  set_row (self->task_row, self->task_check, _ ("All of one task"), need_task);
  set_row (self->all_row, self->all_check, _ ("Everything, about 3 million models"), need_all);
  adw_action_row_set_subtitle (self->quota_row,
                               with_token ? _ ("1,000 requests in 5 minutes, with your access token; each brings 1,000 models.")
                                          : _ ("500 requests in 5 minutes; with an access token, 1,000. Each brings 1,000 models."));
}

/* What was begun, or came before, is likely to be wanted again. */
static void
choose (BstSyncDialog *self, const BstSyncList *list)
{
  if (list == NULL || list->top > 0)
    return;
  gtk_check_button_set_active (list->task != NULL ? self->task_check : self->all_check, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    if (g_strcmp0 (tasks[i], list->task) == 0)
      adw_combo_row_set_selected (self->task_list, i);
}

static void
focus_choice (BstSyncDialog *self)
{
  GtkCheckButton *checks[] = { self->top_check, self->task_check, self->all_check };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (gtk_check_button_get_active (checks[i]))
      gtk_widget_grab_focus (GTK_WIDGET (checks[i]));
}

/**
 * bst_sync_dialog_new:
 * @online: (transfer none): one that can bring the Hub's list
 * @folder: where it would be kept
 *
 * Returns: (transfer none): a window that its parent takes with it
 */
GtkWidget *
bst_sync_dialog_new (GtkWindow *parent, BstOnline *online, const char *folder)
{
  BstSyncDialog *self = g_object_new (BST_TYPE_SYNC_DIALOG, "transient-for", parent, NULL);
  g_autofree char *token = bst_online_dup_token_source (online);
  const BstSyncList *unfinished;

  self->online = g_object_ref (online);
  self->state = g_object_ref (bst_online_get_sync (online));
  unfinished = bst_sync_state_get_unfinished (self->state);
  bst_models_window_set_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  show_needs (self, token != NULL);
  choose (self, unfinished != NULL ? unfinished : bst_sync_state_get_last (self->state));
  choice_cb (self);
  bst_disk_space_async (folder, self->cancellable, got_space, g_object_ref (self));
  focus_choice (self);
  return GTK_WIDGET (self);
}
