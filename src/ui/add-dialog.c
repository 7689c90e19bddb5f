#include "config.h"

#include "ui/add-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/format.h"
#include "core/verdict-text.h"
#include "ui/models-window.h"
#include "ui/tooltip.h"

struct _BstAddDialog
{
  AdwWindow parent_instance;

  GtkSearchEntry *search;
  GtkSpinner *spinner;
  GtkStack *stack;
  AdwStatusPage *status;
  GtkWidget *again; /* the button to try once more after a failure */
  GtkWidget *scroller;
  GtkListBox *list;
  GtkLabel *note;

  BstLibrary *library;
  BstOnline *online;
  GCancellable *cancellable; /* of the search under way; NULL where there is none */
  char *id; /* that what is typed stands for; NULL where it is but words */
  gboolean is_absent; /* the Hub has no such model */
  gboolean is_current; /* the list is of what is typed now */
};

G_DEFINE_FINAL_TYPE (BstAddDialog, bst_add_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
choose (BstAddDialog *self, const char *id)
{
  g_signal_emit (self, signals[CHOSEN], 0, id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (BstAddDialog *self, GtkListBoxRow *row)
{
  choose (self, bst_models_row_get_id (row));
}

/* Enter takes the first, which is what was typed where that is an id, if there is such a
 * one: nobody has asked for another. */
static void
activate_cb (BstAddDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL && self->is_current && !self->is_absent)
    row_activated_cb (self, row);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BstAddDialog *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return FALSE;
  return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
line_new (const char *start, const char *end, gboolean is_first)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *texts[] = { start, end };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      if (i == 0)
        {
          gtk_label_set_ellipsize (GTK_LABEL (label), is_first ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END);
          gtk_label_set_xalign (GTK_LABEL (label), 0);
          gtk_widget_set_hexpand (label, TRUE);
        }
      gtk_widget_add_css_class (label, is_first ? "heading" : "caption");
      gtk_widget_add_css_class (label, "numeric");
      if (!is_first)
        gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

/* @figure: the number of parameters, @more: who made it and so on, @state: what to know
 * before it is chosen */
static GtkWidget *
row_new (const char *id, const char *name, const char *figure, const char *more, const char *state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *said[] = { more, figure, state };
  g_autofree char *spoken = bst_format_clauses (said, G_N_ELEMENTS (said));
  GtkWidget *row;

  gtk_box_append (GTK_BOX (box), line_new (name, figure, TRUE));
  gtk_box_append (GTK_BOX (box), line_new (more, state, FALSE));
  row = bst_models_row_new (id, name, spoken, box);
  bst_widget_set_tooltip (row, id);
  /* GTK takes a tooltip for the description. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  return row;
}

/* "tiiuae · 1,204 downloads · Apache-2.0" */
static char *
describe (BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);
  g_autofree char *license = bst_verdict_dup_short (entry);
  const char *slash = strchr (bst_entry_get_id (entry), '/');
  g_autofree char *maker = slash != NULL ? g_strndup (bst_entry_get_id (entry), slash - bst_entry_get_id (entry)) : NULL;
  g_autofree char *downloads = NULL;
  const char *parts[3] = { maker };

  if (record != NULL && record->downloads >= 0)
    {
      g_autofree char *number = bst_format_tally (record->downloads);
      /* Translators: %s is a number, perhaps a rounded one. */
      downloads = g_strdup_printf (ngettext ("%s download", "%s downloads", (gulong) record->downloads), number);
    }
  parts[1] = downloads;
  if (license != NULL)
    parts[2] = license;
  else if (record != NULL)
    parts[2] = record->license_name != NULL ? record->license_name : record->license;
  return bst_format_parts (parts, G_N_ELEMENTS (parts));
}

/* Returns: (nullable): where the model is known from already */
static const char *
get_place (BstAddDialog *self, const char *id)
{
  g_autoptr (BstEntry) listed = NULL;

  if (bst_library_is_followed (self->library, id))
    return _ ("✓ followed");
  if (bst_library_lookup (self->library, id) != NULL)
    /* Translators: of a model that the Hub has found, and that is in the list of the window. */
    return _ ("here already");
  listed = bst_library_find_listed (self->library, id);
  /* Translators: of a model that the Hub has found: its figures are here, in the list of all models. */
  return listed != NULL ? _ ("in the Hub's list here") : NULL;
}

/* "gated · here already" */
static char *
make_state (BstAddDialog *self, const char *id, BstEntry *entry)
{
  gboolean is_gated = entry != NULL && bst_entry_get_flag (entry, BST_FIELD_GATED);
  const char *parts[] = { is_gated ? C_ ("row", "gated") : NULL, get_place (self, id) };

  return bst_format_parts (parts, G_N_ELEMENTS (parts));
}

static void
add_found (BstAddDialog *self, BstEntry *entry)
{
  gint64 count = bst_entry_get_count (entry, BST_FIELD_PARAMETERS);
  g_autofree char *figure = count > 0 ? bst_format_count (count) : g_strdup ("–");
  g_autofree char *more = describe (entry);
  g_autofree char *state = make_state (self, bst_entry_get_id (entry), entry);

  gtk_list_box_append (self->list, row_new (bst_entry_get_id (entry), bst_entry_get_name (entry), figure, more, state));
}

/* What was typed is the name or the address of a repository: it is offered at once, before
 * it has been looked up. */
static void
add_typed (BstAddDialog *self)
{
  g_autofree char *name = NULL, *state = NULL;

  if (self->id == NULL)
    return;
  state = make_state (self, self->id, NULL);
  /* Translators: %s is the id of a model. */
  name = g_strdup_printf (_ ("Add “%s”"), self->id);
  gtk_list_box_append (self->list, row_new (self->id, name, "", _ ("The repository of this name"), state));
}

/* @text: as it is to be read, without markup */
static void
show_status (BstAddDialog *self, const char *icon, const char *title, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, markup);
  gtk_widget_set_visible (self->again, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
show_list (BstAddDialog *self, const char *note)
{
  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), note[0] != '\0');
  gtk_stack_set_visible_child (self->stack, self->scroller);
}

static void
stop_search (BstAddDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_spinner_set_spinning (self->spinner, FALSE);
}

typedef struct
{
  BstAddDialog *self;
  GCancellable *cancellable;
} Search;

/* @exact: whether the first is the one whose name is typed */
static void
show_found (BstAddDialog *self, GPtrArray *found, gboolean exact)
{
  g_autofree char *absent = NULL;

  if (self->id != NULL && !exact)
    /* Translators: %s is the id of a model. */
    absent = g_strdup_printf (_ ("The Hub has no model “%s”, or hides it."), self->id);
  self->is_absent = absent != NULL;
  self->is_current = TRUE;
  bst_models_list_clear (self->list);
  for (guint i = 0; i < found->len; i++)
    add_found (self, g_ptr_array_index (found, i));
  if (found->len > 0)
    show_list (self, absent != NULL ? absent : "");
  else
    show_status (self, "system-search-symbolic", _ ("Nothing Found"),
                 absent != NULL ? absent : _ ("The Hub has no model with these words in its name."));
}

static void
searched (GObject *source, GAsyncResult *result, gpointer data)
{
  Search *search = data;
  g_autoptr (BstAddDialog) self = search->self;
  g_autoptr (GCancellable) cancellable = search->cancellable;
  g_autoptr (GError) error = NULL;
  gboolean exact = FALSE;
  g_autoptr (GPtrArray) found = bst_online_search_finish (BST_ONLINE (source), result, &exact, &error);

  g_free (search);
  /* Only the newest search counts. */
  if (cancellable != self->cancellable)
    return;
  stop_search (self);
  if (found != NULL)
    show_found (self, found, exact);
  else if (self->id != NULL)
    show_list (self, error->message);
  else
    {
      bst_models_list_clear (self->list);
      show_status (self, "network-offline-symbolic", _ ("The Hub Could Not Be Searched"), error->message);
      gtk_widget_set_visible (self->again, TRUE);
    }
}

/* What can only have been copied from somewhere, and is searched for in vain. */
static gboolean
is_address (const char *text)
{
  static const char *const begins[] = { "http://", "https://", "huggingface.co/", "hf.co/", "datasets/", "spaces/" };

  while (*text == ' ')
    text++;
  for (guint i = 0; i < G_N_ELEMENTS (begins); i++)
    if (g_ascii_strncasecmp (text, begins[i], strlen (begins[i])) == 0)
      return strchr (text, '/') != NULL;
  return FALSE;
}

/* After a pause in typing. */
static void
search_changed_cb (BstAddDialog *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  Search *search;

  if (words[0] == '\0' || self->online == NULL || (self->id == NULL && is_address (words)))
    return;
  stop_search (self);
  self->cancellable = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);
  search = g_new0 (Search, 1);
  search->self = g_object_ref (self);
  search->cancellable = g_object_ref (self->cancellable);
  bst_online_search_async (self->online, self->id != NULL ? self->id : words, self->cancellable, searched, search);
}

static void
again_cb (BstAddDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  search_changed_cb (self);
}

/* At once: what was found for other words is no answer, which Enter respects though it
 * stays in sight for a moment, and an id is offered before it is looked up. */
static void
changed_cb (BstAddDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GError) error = NULL;

  stop_search (self);
  self->is_absent = self->is_current = FALSE;
  g_clear_pointer (&self->id, g_free);
  /* A single word may be the name of one of the oldest repositories, but it is mostly
   * the beginning of words to search for. */
  if (strchr (text, '/') != NULL)
    self->id = bst_online_parse_id (self->online, text, &error);
  if (self->id == NULL && is_address (text))
    {
      bst_models_list_clear (self->list);
      show_status (self, "dialog-warning-symbolic", _ ("No Model Is Here"), error->message);
    }
  else if (self->id != NULL)
    {
      bst_models_list_clear (self->list);
      add_typed (self);
      self->is_current = TRUE;
      show_list (self, "");
    }
  else if (text[strspn (text, " ")] == '\0')
    {
      bst_models_list_clear (self->list);
      show_status (self, "system-search-symbolic", _ ("Search the Hub"),
                   _ ("A model that is added is in the list, and is refreshed with all others."));
    }
}

static void
bst_add_dialog_dispose (GObject *object)
{
  BstAddDialog *self = BST_ADD_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_object (&self->online);
  g_clear_pointer (&self->id, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_ADD_DIALOG);

  G_OBJECT_CLASS (bst_add_dialog_parent_class)->dispose (object);
}

static void
bst_add_dialog_class_init (BstAddDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_add_dialog_dispose;

  /* (char *id): this one is to be followed. */
  signals[CHOSEN] = g_signal_new ("chosen", BST_TYPE_ADD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/add-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BstAddDialog, search);
  gtk_widget_class_bind_template_child (widget_class, BstAddDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, BstAddDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BstAddDialog, status);
  gtk_widget_class_bind_template_child (widget_class, BstAddDialog, again);
  gtk_widget_class_bind_template_child (widget_class, BstAddDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, BstAddDialog, list);
  gtk_widget_class_bind_template_child (widget_class, BstAddDialog, note);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
bst_add_dialog_init (BstAddDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer none): a dialog whose ::chosen tells of the model that is to be
 *   followed; it closes itself then */
GtkWidget *
bst_add_dialog_new (GtkWindow *parent, BstLibrary *library, BstOnline *online)
{
  BstAddDialog *self = g_object_new (BST_TYPE_ADD_DIALOG, "transient-for", parent, NULL);

  bst_models_window_set_size (GTK_WINDOW (self), 480, 560);
  self->library = g_object_ref (library);
  self->online = g_object_ref (online);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return GTK_WIDGET (self);
}

/* Searches for @words as if they had been typed; "" for none. */
void
bst_add_dialog_search (BstAddDialog *self, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}
