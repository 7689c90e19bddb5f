#include "config.h"

#include "ui/window-online.h"

#include <glib/gi18n.h>

#include "ui/add-dialog.h"
#include "ui/again.h"
#include "ui/changes-window.h"
#include "ui/toast.h"

/* Seconds that a toast with an error stays, which is longer to read than “Added”. */
#define ERROR_TIMEOUT 15

struct _BstWindowOnline
{
  GObject parent_instance;

  GtkApplicationWindow *window; /* whose part this is */
  BstToaster *toasts; /* NULL when the window has gone */
  BstLibrary *library;
  BstOnline *online;
  BstEntry *entry; /* the chosen one; NULL for none */
  char *words; /* that the Hub can be asked for; "" for none */
  GtkWidget *changes; /* the window that lists them; NULL unless it is open */
  AdwToast *error; /* of the last refresh, while its toast is there; weak */
  char *asked_id; /* of the model that alone is refreshed; NULL for all */
  char *added_id; /* of the model that was added and is fetched for the first time */
  gint64 began; /* when the refresh under way did: seconds since 1970 */
};

G_DEFINE_FINAL_TYPE (BstWindowOnline, bst_window_online, G_TYPE_OBJECT)

enum
{
  SHOW_ENTRY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_name (BstWindowOnline *self, const char *id)
{
  BstEntry *entry = bst_library_lookup (self->library, id);

  return entry != NULL ? bst_entry_get_name (entry) : id;
}

static void
tell (BstWindowOnline *self, const char *text)
{
  if (self->toasts != NULL)
    bst_toaster_show (self->toasts, bst_toast_new (text));
}

/* A piece of work on one model, and what takes it back. */
typedef struct
{
  BstWindowOnline *self;
  char *id;
  char *name; /* NULL where it is not told */
} Work;

static Work *
work_new (BstWindowOnline *self, const char *id)
{
  Work *work = g_new0 (Work, 1);

  work->self = g_object_ref (self);
  work->id = g_strdup (id);
  return work;
}

static void
work_free (Work *work)
{
  g_object_unref (work->self);
  g_free (work->id);
  g_free (work->name);
  g_free (work);
}

static void
work_free_closure (gpointer data, GClosure *closure)
{
  work_free (data);
}

static void remove_model (BstWindowOnline *self, const char *id, gboolean with_undo);
static void add_model (BstWindowOnline *self, const char *id, gboolean with_undo);

static void
undo_add_cb (AdwToast *toast, Work *work)
{
  remove_model (work->self, work->id, FALSE);
}

static void
undo_remove_cb (AdwToast *toast, Work *work)
{
  add_model (work->self, work->id, FALSE);
}

static void
tell_with_undo (BstWindowOnline *self, const char *text, const char *id, GCallback undo)
{
  AdwToast *toast;

  if (self->toasts == NULL)
    return;
  toast = bst_toast_new_with_button (text, _ ("Undo"));
  g_signal_connect_data (toast, "button-clicked", undo, work_new (self, id), work_free_closure, 0);
  bst_toaster_show (self->toasts, toast);
}

static void
refresh_one (BstWindowOnline *self, const char *id)
{
  const char *ids[] = { id, NULL };

  /* While another is under way it waits for that, and is then told of as any other. */
  if (!bst_activity_is_running (bst_online_get_activity (self->online)))
    {
      g_free (self->asked_id);
      self->asked_id = g_strdup (id);
    }
  bst_online_refresh (self->online, ids, id);
}

/* Told when it is saved, and not before. */
static void
removed (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = bst_library_unfollow_finish (BST_LIBRARY (source), result, &error);

  if (error != NULL)
    tell (work->self, error->message);
  else if (work->name != NULL && ids[0] != NULL)
    {
      /* Translators: %s is the name of a model. */
      g_autofree char *text = g_strdup_printf (_ ("Removed “%s”"), work->name);

      tell_with_undo (work->self, text, work->id, G_CALLBACK (undo_remove_cb));
    }
  work_free (work);
}

static void
remove_model (BstWindowOnline *self, const char *id, gboolean with_undo)
{
  const char *ids[] = { id, NULL };
  Work *work = work_new (self, id);

  /* Once it is removed nobody knows its name. */
  if (with_undo)
    work->name = g_strdup (get_name (self, id));
  bst_library_unfollow_async (self->library, ids, NULL, removed, work);
}

static void
added (BstWindowOnline *self, const char *id, gboolean was_new, gboolean with_undo)
{
  const char *name = get_name (self, id);
  g_autofree char *text = NULL;

  g_signal_emit (self, signals[SHOW_ENTRY], 0, id);
  if (!was_new)
    {
      /* Translators: %s is the name of a model. */
      text = g_strdup_printf (_ ("“%s” is followed already"), name);
      tell (self, text);
      return;
    }
  if (with_undo)
    {
      /* Translators: %s is the name of a model. */
      text = g_strdup_printf (_ ("Added “%s”"), name);
      tell_with_undo (self, text, id, G_CALLBACK (undo_add_cb));
    }
  if (bst_library_get_repository (self->library, id) != NULL && !with_undo)
    return;
  if (!bst_activity_is_running (bst_online_get_activity (self->online)))
    {
      g_free (self->added_id);
      self->added_id = g_strdup (id);
    }
  refresh_one (self, id);
}

static void
followed (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) done = bst_library_follow_finish (BST_LIBRARY (source), result, &error);

  if (error != NULL)
    tell (work->self, error->message);
  else if (work->self->window != NULL)
    added (work->self, work->id, done[0] != NULL, TRUE);
  work_free (work);
}

static void
followed_again (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) done = bst_library_follow_finish (BST_LIBRARY (source), result, &error);

  if (error != NULL)
    tell (work->self, error->message);
  else if (work->self->window != NULL)
    added (work->self, work->id, done[0] != NULL, FALSE);
  work_free (work);
}

static void
add_model (BstWindowOnline *self, const char *id, gboolean with_undo)
{
  const char *ids[] = { id, NULL };

  bst_library_follow_async (self->library, ids, NULL, with_undo ? followed : followed_again, work_new (self, id));
}

static void
chosen_cb (BstWindowOnline *self, const char *id)
{
  add_model (self, id, TRUE);
}

static void
show_entry_cb (BstWindowOnline *self, const char *id)
{
  g_signal_emit (self, signals[SHOW_ENTRY], 0, id);
}

static void
open_dialog (BstWindowOnline *self, const char *words)
{
  GtkWidget *dialog = bst_add_dialog_new (GTK_WINDOW (self->window), self->library, self->online);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  bst_again_set_action (GTK_WINDOW (dialog), "win.add-model");
  bst_add_dialog_search (BST_ADD_DIALOG (dialog), words);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_dialog (user_data, "");
}

static void
search_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstWindowOnline *self = user_data;

  open_dialog (self, self->words);
}

static void
look_up_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_dialog (user_data, g_variant_get_string (parameter, NULL));
}

static void
changes_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstWindowOnline *self = user_data;

  if (self->changes == NULL)
    {
      self->changes = bst_changes_window_new (GTK_WINDOW (self->window), self->library,
                                              bst_online_get_activity (self->online));
      bst_again_set_action (GTK_WINDOW (self->changes), "win.show-changes");
      g_object_add_weak_pointer (G_OBJECT (self->changes), (gpointer *) &self->changes);
      g_signal_connect_object (self->changes, "chosen", G_CALLBACK (show_entry_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (self->changes));
}

static void
refresh_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstWindowOnline *self = user_data;

  if (self->entry != NULL && !bst_activity_is_running (bst_online_get_activity (self->online)))
    refresh_one (self, bst_entry_get_id (self->entry));
}

/* Where it goes on already, nothing more begins. */
static void
fetch_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstWindowOnline *self = user_data;

  if (self->entry != NULL)
    bst_online_look (self->online, bst_entry_get_id (self->entry), BST_LOOK_ALL);
}

static void
follow_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstWindowOnline *self = user_data;

  if (self->entry != NULL)
    add_model (self, bst_entry_get_id (self->entry), TRUE);
}

static void
remove_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstWindowOnline *self = user_data;

  if (self->entry != NULL)
    remove_model (self, bst_entry_get_id (self->entry), TRUE);
}

static void
enable (BstWindowOnline *self, const char *name, gboolean enabled)
{
  GAction *action = self->window != NULL ? g_action_map_lookup_action (G_ACTION_MAP (self->window), name) : NULL;

  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
enable_actions (BstWindowOnline *self)
{
  const char *id = self->entry != NULL ? bst_entry_get_id (self->entry) : NULL;
  gboolean has_repository = self->entry != NULL && bst_entry_has_repository (self->entry);
  gboolean is_followed = has_repository && bst_library_is_followed (self->library, id);

  /* Also while it goes on: its button would lose the focus. */
  enable (self, "refresh-model", has_repository);
  enable (self, "fetch-details", has_repository && bst_online_can_look (self->online));
  enable (self, "follow-model", has_repository && !is_followed);
  /* What the guide has stays in the list whether it is followed or not. */
  enable (self, "remove-model", is_followed && !bst_entry_is_on_shelf (self->entry, "guide"));
}

static void
running_cb (BstWindowOnline *self)
{
  if (!bst_activity_is_running (bst_online_get_activity (self->online)))
    return;
  self->began = g_get_real_time () / G_USEC_PER_SEC;
  /* It is being tried again. */
  if (self->error != NULL && self->toasts != NULL)
    bst_toaster_withdraw (self->toasts, self->error);
}

static void
try_again_cb (AdwToast *toast, Work *work)
{
  if (work->id != NULL)
    refresh_one (work->self, work->id);
  else if (work->self->window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (work->self->window), "app.refresh", NULL);
}

static void
tell_error (BstWindowOnline *self, const char *id, const GError *error)
{
  AdwToast *toast = bst_toast_new_with_button (error->message, _ ("Try Again"));

  g_set_weak_pointer (&self->error, toast);
  adw_toast_set_timeout (toast, ERROR_TIMEOUT);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (try_again_cb), work_new (self, id), work_free_closure, 0);
  bst_toaster_show (self->toasts, toast);
}

/* Whether there is a failure of the refresh that began then. */
static gboolean
has_failed_since (BstWindowOnline *self, gint64 began)
{
  GPtrArray *failures = bst_activity_get_failures (bst_online_get_activity (self->online));

  for (guint i = 0; i < failures->len; i++)
    if (((const BstFailure *) g_ptr_array_index (failures, i))->at >= began)
      return TRUE;
  return FALSE;
}

/* @data: as its id the sentence to tell */
static void
looked_for_changes (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = data;
  g_autoptr (GPtrArray) changes = bst_library_dup_changes_finish (BST_LIBRARY (source), result, NULL);

  if (work->self->toasts != NULL)
    {
      gboolean has_more = (changes != NULL && changes->len > 0) || has_failed_since (work->self, work->self->began);
      AdwToast *toast = has_more ? bst_toast_new_with_button (work->id, _ ("Show")) : bst_toast_new (work->id);

      if (has_more)
        adw_toast_set_action_name (toast, "win.show-changes");
      bst_toaster_show (work->self->toasts, toast);
    }
  work_free (work);
}

/* A model that was added shows by itself that it is there, but not that there is none. */
static void
tell_added (BstWindowOnline *self, const char *id)
{
  const BstRepository *record = bst_library_get_repository (self->library, id);
  g_autofree char *text = NULL;

  /* Where it could not be asked for, another refresh will tell. */
  if (record == NULL || record->presence != BST_PRESENCE_GONE)
    return;
  /* Translators: %s is the id of a model. */
  text = g_strdup_printf (_ ("The Hub does not have “%s”, or hides it"), id);
  tell (self, text);
  if (!bst_repository_has_figures (record))
    remove_model (self, id, FALSE);
}

static void
ended_cb (BstWindowOnline *self, const char *message, const GError *error)
{
  g_autofree char *asked_id = g_steal_pointer (&self->asked_id);
  g_autofree char *added_id = g_steal_pointer (&self->added_id);

  if (self->toasts == NULL)
    return;
  if (error != NULL)
    tell_error (self, asked_id, error);
  /* What came before an error has been saved, and is told after it. */
  if (error == NULL && added_id != NULL && g_strcmp0 (added_id, asked_id) == 0 && message != NULL)
    tell_added (self, added_id);
  else if (message != NULL)
    bst_library_dup_changes_async (self->library, self->began, 1, NULL, looked_for_changes, work_new (self, message));
}

/* @text: the id of a repository, or the address of its page */
void
bst_window_online_add (BstWindowOnline *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = bst_online_parse_id (self->online, text, &error);

  if (id != NULL)
    add_model (self, id, TRUE);
  else
    tell (self, error->message);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, BstWindowOnline *self)
{
  if (G_VALUE_HOLDS_STRING (value))
    {
      bst_window_online_add (self, g_value_get_string (value));
      return TRUE;
    }
  if (G_VALUE_HOLDS (value, G_TYPE_FILE) && g_value_get_object (value) != NULL)
    {
      g_autofree char *uri = g_file_get_uri (g_value_get_object (value));

      bst_window_online_add (self, uri);
      return TRUE;
    }
  return FALSE;
}

/* An address is dropped as text by one program, as a file's by another. */
static void
take_drops (BstWindowOnline *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_LINK);
  GType types[] = { G_TYPE_STRING, G_TYPE_FILE };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->window), GTK_EVENT_CONTROLLER (target));
}

static void
bst_window_online_dispose (GObject *object)
{
  BstWindowOnline *self = BST_WINDOW_ONLINE (object);

  g_clear_weak_pointer (&self->changes);
  g_clear_weak_pointer (&self->error);
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->library);
  g_clear_object (&self->online);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->asked_id, g_free);
  g_clear_pointer (&self->added_id, g_free);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (bst_window_online_parent_class)->dispose (object);
}

static void
bst_window_online_class_init (BstWindowOnlineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_window_online_dispose;

  signals[SHOW_ENTRY] = g_signal_new ("show-entry", BST_TYPE_WINDOW_ONLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bst_window_online_init (BstWindowOnline *self)
{
}

/* Returns: (transfer full): to be kept for as long as the window is there */
BstWindowOnline *
bst_window_online_new (GtkApplicationWindow *window, BstToaster *toasts, BstLibrary *library, BstOnline *online)
{
  static const GActionEntry actions[] = {
    { "add-model", add_activated },
    { "search-hub", search_activated },
    { "look-up-model", look_up_activated, "s" },
    { "follow-model", follow_activated },
    { "remove-model", remove_activated },
    { "refresh-model", refresh_activated },
    { "fetch-details", fetch_activated },
    { "show-changes", changes_activated },
  };
  BstWindowOnline *self = g_object_new (BST_TYPE_WINDOW_ONLINE, NULL);
  BstActivity *activity = bst_online_get_activity (online);

  g_set_weak_pointer (&self->window, window);
  g_set_weak_pointer (&self->toasts, toasts);
  self->library = g_object_ref (library);
  self->online = g_object_ref (online);
  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (activity, "notify::running", G_CALLBACK (running_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (activity, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  running_cb (self);
  take_drops (self);
  return self;
}

/* Goes on with what @other has begun, and tells of its end. */
void
bst_window_online_resume (BstWindowOnline *self, BstWindowOnline *other)
{
  g_free (self->asked_id);
  self->asked_id = g_strdup (other->asked_id);
  g_free (self->added_id);
  self->added_id = g_strdup (other->added_id);
  self->began = other->began;
}

/* @entry: (transfer none) (nullable): the chosen one, which the actions are about */
void
bst_window_online_set_entry (BstWindowOnline *self, BstEntry *entry)
{
  g_set_object (&self->entry, entry);
  enable_actions (self);
}

/* @words: that are looked for; the Hub itself can be asked for them where there are any */
void
bst_window_online_set_words (BstWindowOnline *self, const char *words)
{
  g_autofree char *offline = bst_online_dup_variable (self->online, BST_ONLINE_OFFLINE);

  g_free (self->words);
  self->words = g_strdup (words);
  enable (self, "search-hub", words[0] != '\0' && offline == NULL);
}
