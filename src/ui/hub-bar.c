#include "config.h"

#include "ui/hub-bar.h"

#include <glib/gi18n.h>

#include "ui/menu-button.h"
#include "ui/sync-words.h"

struct _BstHubBar
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *text;
  GtkButton *button;
  GtkMenuButton *menu_button;
  GMenuModel *menu;
  GtkWidget *bring;
  GtkProgressBar *bar;

  BstSyncState *state;
  BstOnline *online;
  gboolean shown; /* where there is something to show */
};

G_DEFINE_FINAL_TYPE (BstHubBar, bst_hub_bar, GTK_TYPE_BOX)

/* What the bar shows. */
typedef struct
{
  char *title;
  char *text; /* NULL for none */
  gboolean is_error; /* the text */
  const char *label; /* of the button; NULL for the one that brings a list */
  const char *action;
  gboolean has_menu;
} View;

static void
view_clear (View *view)
{
  g_free (view->title);
  g_free (view->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (View, view_clear)

/* @list: (nullable): the one that comes, or stopped
 * Returns: about how many models there are to come; 0 where nobody knows */
static gint64
get_wanted (BstHubBar *self, const BstSyncList *list)
{
  const BstSyncProgress *progress = bst_sync_state_get_progress (self->state);

  if (progress->n_wanted > 0 || list == NULL)
    return progress->n_wanted;
  if (list->top > 0)
    return list->top;
  return list->task == NULL ? BST_SYNC_ABOUT_ALL : 0;
}

/* Whether what get_wanted() says is what was asked for, and no guess. */
static gboolean
is_exact (BstHubBar *self, const BstSyncList *list)
{
  const BstSyncProgress *progress = bst_sync_state_get_progress (self->state);

  return progress->n_wanted > 0 ? !progress->is_guess : list != NULL && list->top > 0;
}

static void
view_running (BstHubBar *self, const BstSyncList *list, View *view)
{
  const BstSyncProgress *progress = bst_sync_state_get_progress (self->state);

  view->title = progress->is_update ? bst_sync_words_update (progress->n_rows)
                                    : bst_sync_words_amount (progress->n_rows, get_wanted (self, list), is_exact (self, list));
  view->text = bst_sync_words_pace (progress);
  view->label = _ ("Pause");
  view->action = "win.sync-pause";
}

static void
view_stopped (BstHubBar *self, const BstSyncList *list, View *view)
{
  const char *error = bst_sync_state_get_error (self->state);

  if (list->is_update)
    {
      view->title = bst_sync_words_amount (bst_sync_state_get_n_rows (self->state), 0, TRUE);
      view->text = g_strdup (error != NULL ? error : _ ("The update is not complete."));
    }
  else
    {
      view->title = bst_sync_words_stopped (list->n_rows, get_wanted (self, list), is_exact (self, list));
      view->text = error != NULL ? g_strdup (error) : bst_sync_words_list (list->task, list->top);
    }
  view->is_error = error != NULL;
  view->label = error != NULL ? _ ("Try Again") : _ ("Go On");
  view->action = "win.sync-go-on";
  view->has_menu = TRUE;
}

/* @last: (nullable): NULL where another program has the account of it, or it came from
 *   another Hub: then it cannot be updated, but any list can be brought */
static void
view_done (BstHubBar *self, const BstSyncList *last, View *view)
{
  const char *error = bst_sync_state_get_error (self->state);

  view->title = bst_sync_words_amount (bst_sync_state_get_n_rows (self->state), 0, TRUE);
  if (error != NULL)
    view->text = g_strdup (error);
  else if (last != NULL)
    view->text = bst_sync_words_origin (last);
  view->is_error = error != NULL;
  if (last == NULL)
    return;
  view->label = error != NULL ? _ ("Try Again") : _ ("Update");
  view->action = "win.sync-update";
  view->has_menu = TRUE;
}

static void
view_nothing (BstHubBar *self, View *view)
{
  const char *error = bst_sync_state_get_error (self->state);

  view->title = g_strdup (_ ("The Hub has about 3 million models. Bring its list here, and search it offline as fast as you type."));
  view->text = g_strdup (error);
  view->is_error = error != NULL;
}

/* While the environment forbids to ask, that is the thing to know. */
static void
tell_offline (BstHubBar *self, View *view)
{
  g_autofree char *offline = bst_online_dup_variable (self->online, BST_ONLINE_OFFLINE);

  if (offline == NULL || bst_sync_state_is_running (self->state))
    return;
  g_free (view->text);
  view->text = g_strdup_printf (_ ("%s is set: the Hub is not asked."), offline);
  view->is_error = FALSE;
}

static void
show_progress (BstHubBar *self, gboolean running, const BstSyncList *list)
{
  const BstSyncProgress *progress = bst_sync_state_get_progress (self->state);
  gint64 wanted = get_wanted (self, list);

  gtk_widget_set_opacity (GTK_WIDGET (self->bar), running ? 1 : 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_STATE_HIDDEN, !running, -1);
  gtk_progress_bar_set_fraction (self->bar, running && wanted > 0 ? CLAMP (progress->n_rows / (double) wanted, 0, 1) : 0);
}

static void
set_style (GtkWidget *widget, const char *style, gboolean has_it)
{
  if (has_it)
    gtk_widget_add_css_class (widget, style);
  else
    gtk_widget_remove_css_class (widget, style);
}

static void
show_view (BstHubBar *self, const View *view)
{
  /* One button all the time, so that it keeps the focus and its place. */
  if (view->label != NULL)
    {
      gtk_button_set_label (self->button, view->label);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), view->action);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->button), view->label != NULL);
  gtk_widget_set_visible (self->bring, view->label == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), view->has_menu);

  gtk_label_set_label (self->title, view->title);
  gtk_label_set_label (self->text, view->text != NULL ? view->text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), view->text != NULL);
  set_style (GTK_WIDGET (self->text), "hub-error", view->is_error);
  set_style (GTK_WIDGET (self->text), "dim-label", !view->is_error);
}

static void
show (BstHubBar *self)
{
  const BstSyncList *unfinished = bst_sync_state_get_unfinished (self->state);
  const BstSyncList *last = bst_sync_state_get_last (self->state);
  gboolean running = bst_sync_state_is_running (self->state);
  g_auto (View) view = { 0 };

  if (running)
    view_running (self, unfinished, &view);
  else if (unfinished != NULL)
    view_stopped (self, unfinished, &view);
  else if (last != NULL || bst_sync_state_get_n_rows (self->state) > 0)
    view_done (self, last, &view);
  else
    view_nothing (self, &view);
  tell_offline (self, &view);
  gtk_widget_set_visible (GTK_WIDGET (self), self->shown && bst_sync_state_is_known (self->state));
  show_view (self, &view);
  show_progress (self, running, unfinished);
}

static void
bst_hub_bar_dispose (GObject *object)
{
  BstHubBar *self = BST_HUB_BAR (object);

  g_clear_object (&self->state);
  g_clear_object (&self->online);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_HUB_BAR);

  G_OBJECT_CLASS (bst_hub_bar_parent_class)->dispose (object);
}

static void
bst_hub_bar_class_init (BstHubBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_hub_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/hub-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BstHubBar, title);
  gtk_widget_class_bind_template_child (widget_class, BstHubBar, text);
  gtk_widget_class_bind_template_child (widget_class, BstHubBar, button);
  gtk_widget_class_bind_template_child (widget_class, BstHubBar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BstHubBar, menu);
  gtk_widget_class_bind_template_child (widget_class, BstHubBar, bring);
  gtk_widget_class_bind_template_child (widget_class, BstHubBar, bar);
}

static void
bst_hub_bar_init (BstHubBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bst_menu_button_set_menu (self->menu_button, self->menu);
  bst_menu_button_set_name (self->menu_button, _ ("More about the Hub’s list"));
}

/* @online: (transfer none): one that can bring the Hub's list
 * Returns: (transfer floating): a bar that shows how much of it is here */
GtkWidget *
bst_hub_bar_new (BstOnline *online)
{
  BstHubBar *self = g_object_new (BST_TYPE_HUB_BAR, NULL);

  self->online = g_object_ref (online);
  self->state = g_object_ref (bst_online_get_sync (online));
  g_signal_connect_object (self->state, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (online, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

/* @shown: whether it is to be seen; before it is known what is here, nothing is */
void
bst_hub_bar_set_shown (BstHubBar *self, gboolean shown)
{
  self->shown = shown;
  show (self);
}

/* Moves the focus to what can be done. */
void
bst_hub_bar_focus (BstHubBar *self)
{
  gtk_widget_grab_focus (gtk_widget_get_visible (self->bring) ? self->bring : GTK_WIDGET (self->button));
}
