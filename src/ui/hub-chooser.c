#include "config.h"

#include "ui/hub-chooser.h"

#include <glib/gi18n.h>

#include "ui/age.h"
#include "ui/error-row.h"

struct _BstHubChooser
{
  GtkBox parent_instance;

  BstOnline *online;
  GCancellable *testing; /* NULL while none is under way */
  guint n_waiting; /* so many have not answered yet */
  BstReach *reaches[BST_N_HUB_CHOICES]; /* NULL where it was not tested */
  gboolean waits[BST_N_HUB_CHOICES];
  guint n_frames; /* since the entry was asked for */

  AdwActionRow *rows[BST_N_HUB_CHOICES];
  GtkCheckButton *checks[BST_N_HUB_CHOICES];
  GtkImage *icons[BST_N_HUB_CHOICES];
  GtkEditable *other_entry;
  BstErrorRow *error_row;
};

G_DEFINE_FINAL_TYPE (BstHubChooser, bst_hub_chooser, GTK_TYPE_BOX)

static guint changed_signal;

void
bst_hub_chooser_state_free (BstHubChooserState *self)
{
  for (guint i = 0; i < BST_N_HUB_CHOICES; i++)
    g_clear_pointer (&self->reaches[i], bst_reach_free);
  g_free (self->address);
  g_free (self);
}

/* Returns: the one that is chosen; -1 for none */
static int
get_choice (BstHubChooser *self)
{
  for (int i = 0; i < BST_N_HUB_CHOICES; i++)
    if (gtk_check_button_get_active (self->checks[i]))
      return i;
  return -1;
}

/* Returns: (transfer full) (nullable): an address that can be asked; NULL where none is typed */
static char *
dup_url (BstHubChooser *self, BstHubChoice choice, GError **error)
{
  const char *text = gtk_editable_get_text (self->other_entry);
  g_autofree char *parsed = NULL;

  if (choice != BST_HUB_CHOICE_OTHER)
    return g_strdup (bst_hub_choice_get_url (choice));
  if (text[0] == '\0' || self->online == NULL)
    return NULL;
  parsed = bst_online_parse_endpoint (self->online, text, error);
  return parsed != NULL && parsed[0] == '\0' ? g_strdup (BST_HUB_CHOICE_OFFICIAL_URL) : g_steal_pointer (&parsed);
}

/* Returns: (transfer full): what a Hub is called among the others */
static char *
dup_name (BstHubChooser *self, BstHubChoice choice)
{
  g_autofree char *url = NULL;

  if (choice != BST_HUB_CHOICE_OTHER)
    return g_strdup (bst_hub_choice_get_name (choice));
  url = dup_url (self, choice, NULL);
  return url != NULL ? bst_age_dup_host (url) : g_strdup (_ ("Another address"));
}

/* What is known of a Hub before it was tested. */
static const char *
get_about (BstHubChoice choice)
{
  switch (choice)
    {
    case BST_HUB_CHOICE_OFFICIAL:
      return _ ("huggingface.co, the Hub itself");
    case BST_HUB_CHOICE_MIRROR:
      return _ ("A mirror that others run, for where the Hub cannot be reached");
    case BST_HUB_CHOICE_OTHER:
    default:
      return _ ("A mirror or a Hub of your own");
    }
}

static char *
dup_result (const BstReach *reach)
{
  g_autofree char *words = bst_reach_dup_words (reach);
  gunichar first = g_unichar_toupper (g_utf8_get_char (words));
  GString *sentence = g_string_new (NULL);

  g_string_append_unichar (sentence, first);
  g_string_append (sentence, g_utf8_next_char (words));
  return g_string_free (sentence, FALSE);
}

static void
show_icon (GtkImage *icon, const BstReach *reach)
{
  gboolean has_answered = reach != NULL && reach->kind == BST_REACH_ANSWERED;

  gtk_image_set_from_icon_name (icon, has_answered ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (icon), has_answered ? "warning" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (icon), has_answered ? "success" : "warning");
  gtk_widget_set_visible (GTK_WIDGET (icon), reach != NULL);
}

/* The arrows lead from row to row, Tab also to the check buttons: both are to say it all. */
static void
show_row (BstHubChooser *self, BstHubChoice choice)
{
  const BstReach *reach = self->reaches[choice];
  g_autofree char *text = NULL;

  if (self->waits[choice])
    text = g_strdup (_ ("Waiting for an answer…"));
  else
    text = reach != NULL ? dup_result (reach) : g_strdup (get_about (choice));
  adw_action_row_set_subtitle (self->rows[choice], text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows[choice]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks[choice]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  show_icon (self->icons[choice], self->waits[choice] ? NULL : reach);
}

/* What the answers suggest, and no more than they do.
 * Returns: (transfer full) (nullable): NULL where nobody was asked */
static char *
dup_suggestion (BstHubChooser *self)
{
  guint n_tested = 0, n_answered = 0;
  int best = -1;
  g_autofree char *name = NULL;

  for (int i = 0; i < BST_N_HUB_CHOICES; i++)
    if (self->reaches[i] != NULL)
      {
        n_tested++;
        if (self->reaches[i]->kind != BST_REACH_ANSWERED)
          continue;
        n_answered++;
        if (best < 0 || self->reaches[i]->milliseconds < self->reaches[best]->milliseconds)
          best = i;
      }
  if (n_tested == 0)
    return NULL;
  if (best < 0)
    return g_strdup (_ ("None of them can be used from here now. The guide needs none."));
  name = dup_name (self, best);
  if (n_answered == 1 && n_tested > 1)
    /* Translators: %s is a Hub or a mirror of it. */
    return g_strdup_printf (_ ("Only %s can be used from here."), name);
  /* Translators: %s is a Hub or a mirror of it. */
  return g_strdup_printf (n_answered > 1 ? _ ("Each that answered can be used; %s was the fastest.") : _ ("%s can be used from here."), name);
}

/* What a screen reader says when all have answered: who how, and what that suggests. */
static char *
dup_spoken (BstHubChooser *self, const char *suggestion)
{
  char *spoken = g_strdup (suggestion);

  for (int i = BST_N_HUB_CHOICES - 1; i >= 0; i--)
    if (self->reaches[i] != NULL)
      {
        g_autofree char *rest = spoken;
        g_autofree char *name = dup_name (self, i);
        g_autofree char *words = bst_reach_dup_words (self->reaches[i]);
        /* Translators: %1$s is a Hub, %2$s how it answered: “answered in 0.3 s” */
        g_autofree char *sentence = g_strdup_printf (_ ("%1$s: %2$s."), name, words);

        spoken = g_strdup_printf (C_ ("sentences", "%s %s"), sentence, rest);
      }
  return spoken;
}

/**
 * bst_hub_chooser_dup_status:
 * @spoken: (out) (transfer full) (nullable): the same for who does not see the rows
 *
 * Returns: (transfer full) (nullable): what has come of the test; NULL before one
 */
char *
bst_hub_chooser_dup_status (BstHubChooser *self, char **spoken)
{
  char *text = self->testing != NULL ? g_strdup (_ ("Waiting for an answer…")) : dup_suggestion (self);

  *spoken = self->testing == NULL && text != NULL ? dup_spoken (self, text) : g_strdup (text);
  return text;
}

static void
show (BstHubChooser *self)
{
  for (guint i = 0; i < BST_N_HUB_CHOICES; i++)
    show_row (self, i);
  g_signal_emit (self, changed_signal, 0);
}

static void
end_test (BstHubChooser *self)
{
  if (self->testing != NULL)
    g_cancellable_cancel (self->testing);
  g_clear_object (&self->testing);
  self->n_waiting = 0;
  for (guint i = 0; i < BST_N_HUB_CHOICES; i++)
    self->waits[i] = FALSE;
}

typedef struct
{
  BstHubChooser *self;
  BstHubChoice choice;
  GCancellable *testing;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->self);
  g_object_unref (question->testing);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
reached_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  BstHubChooser *self = question->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (BstReach) reach = bst_online_reach_finish (BST_ONLINE (source), result, &error);

  /* What was cancelled, or began anew meanwhile, has no more to say. */
  if (self->testing != question->testing)
    return;
  self->waits[question->choice] = FALSE;
  self->reaches[question->choice] = g_steal_pointer (&reach);
  if (--self->n_waiting == 0)
    end_test (self);
  show (self);
}

static void
ask (BstHubChooser *self, BstHubChoice choice)
{
  g_autofree char *url = dup_url (self, choice, NULL);
  Question *question;

  g_clear_pointer (&self->reaches[choice], bst_reach_free);
  if (url == NULL)
    return;
  question = g_new0 (Question, 1);
  question->self = g_object_ref (self);
  question->choice = choice;
  question->testing = g_object_ref (self->testing);
  self->waits[choice] = TRUE;
  self->n_waiting++;
  bst_online_reach_async (self->online, url, self->testing, reached_cb, question);
}

/* Asks all of them at once whether they answer; the address that is typed too, where there
 * is one. While that is under way it is ended. */
void
bst_hub_chooser_test (BstHubChooser *self)
{
  if (self->testing != NULL)
    end_test (self);
  else
    {
      self->testing = g_cancellable_new ();
      for (guint i = 0; i < BST_N_HUB_CHOICES; i++)
        ask (self, i);
    }
  show (self);
}

gboolean
bst_hub_chooser_is_testing (BstHubChooser *self)
{
  return self->testing != NULL;
}

/* The entry has the focus at once, but its place, at the foot, only after the next frame. */
static gboolean
show_entry_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;

  if (++BST_HUB_CHOOSER (widget)->n_frames < 2)
    return G_SOURCE_CONTINUE;
  if (scroller != NULL)
    {
      adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
    }
  return G_SOURCE_REMOVE;
}

static void
focus_entry (BstHubChooser *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->other_entry));
  self->n_frames = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), show_entry_cb, NULL, NULL);
}

static void
chosen_cb (BstHubChooser *self, GtkCheckButton *check)
{
  gboolean is_other = gtk_check_button_get_active (self->checks[BST_HUB_CHOICE_OTHER]);

  gtk_widget_set_visible (GTK_WIDGET (self->other_entry), is_other);
  if (!is_other)
    bst_error_row_show (self->error_row, GTK_WIDGET (self->other_entry), NULL);
  if (check == self->checks[BST_HUB_CHOICE_OTHER] && is_other && gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_entry (self);
  g_signal_emit (self, changed_signal, 0);
}

/* What was answered by one Hub says nothing of another. */
static void
typed_cb (BstHubChooser *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = dup_url (self, BST_HUB_CHOICE_OTHER, &error);

  g_clear_pointer (&self->reaches[BST_HUB_CHOICE_OTHER], bst_reach_free);
  if (self->waits[BST_HUB_CHOICE_OTHER])
    end_test (self);
  bst_error_row_show (self->error_row, GTK_WIDGET (self->other_entry),
                      url == NULL && error != NULL ? error->message : NULL);
  show (self);
}

/* Returns: (transfer full) (nullable): what the setting is to hold, "" for the official Hub;
 *   NULL while nothing is chosen that could be asked */
char *
bst_hub_chooser_dup_endpoint (BstHubChooser *self)
{
  int choice = get_choice (self);
  g_autofree char *url = choice >= 0 ? dup_url (self, choice, NULL) : NULL;

  if (url != NULL && bst_hub_choice_from_endpoint (url) == BST_HUB_CHOICE_OFFICIAL)
    return g_strdup ("");
  return g_steal_pointer (&url);
}

/* Returns: (transfer full) */
BstHubChooserState *
bst_hub_chooser_dup_state (BstHubChooser *self)
{
  BstHubChooserState *state = g_new0 (BstHubChooserState, 1);

  state->choice = get_choice (self);
  state->address = g_strdup (gtk_editable_get_text (self->other_entry));
  for (guint i = 0; i < BST_N_HUB_CHOICES; i++)
    state->reaches[i] = self->reaches[i] != NULL ? bst_reach_copy (self->reaches[i]) : NULL;
  return state;
}

void
bst_hub_chooser_set_state (BstHubChooser *self, const BstHubChooserState *state)
{
  gtk_editable_set_text (self->other_entry, state->address);
  if (state->choice >= 0)
    gtk_check_button_set_active (self->checks[state->choice], TRUE);
  for (guint i = 0; i < BST_N_HUB_CHOICES; i++)
    {
      g_clear_pointer (&self->reaches[i], bst_reach_free);
      self->reaches[i] = state->reaches[i] != NULL ? bst_reach_copy (state->reaches[i]) : NULL;
    }
  show (self);
}

/* @online: (transfer none): who asks. Nobody is asked yet. */
void
bst_hub_chooser_set_up (BstHubChooser *self, BstOnline *online)
{
  g_set_object (&self->online, online);
}

static void
bst_hub_chooser_dispose (GObject *object)
{
  BstHubChooser *self = BST_HUB_CHOOSER (object);

  end_test (self);
  for (guint i = 0; i < BST_N_HUB_CHOICES; i++)
    g_clear_pointer (&self->reaches[i], bst_reach_free);
  g_clear_object (&self->online);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_HUB_CHOOSER);

  G_OBJECT_CLASS (bst_hub_chooser_parent_class)->dispose (object);
}

/* Who leaves has no more use for an answer. */
static void
bst_hub_chooser_unroot (GtkWidget *widget)
{
  BstHubChooser *self = BST_HUB_CHOOSER (widget);

  if (self->testing != NULL)
    bst_hub_chooser_test (self);

  GTK_WIDGET_CLASS (bst_hub_chooser_parent_class)->unroot (widget);
}

static void
bind (GtkWidgetClass *widget_class, const char *name, gsize offset)
{
  gtk_widget_class_bind_template_child_full (widget_class, name, FALSE, (gssize) offset);
}

static void
bst_hub_chooser_class_init (BstHubChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[] = { "official", "mirror", "other" };

  G_OBJECT_CLASS (klass)->dispose = bst_hub_chooser_dispose;
  widget_class->unroot = bst_hub_chooser_unroot;
  changed_signal = g_signal_new ("changed", BST_TYPE_HUB_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (BST_TYPE_ERROR_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/hub-chooser.ui");
  for (guint i = 0; i < BST_N_HUB_CHOICES; i++)
    {
      g_autofree char *row = g_strconcat (names[i], "_row", NULL);
      g_autofree char *check = g_strconcat (names[i], "_check", NULL);
      g_autofree char *icon = g_strconcat (names[i], "_icon", NULL);

      bind (widget_class, row, G_STRUCT_OFFSET (BstHubChooser, rows[i]));
      bind (widget_class, check, G_STRUCT_OFFSET (BstHubChooser, checks[i]));
      bind (widget_class, icon, G_STRUCT_OFFSET (BstHubChooser, icons[i]));
    }
  gtk_widget_class_bind_template_child (widget_class, BstHubChooser, other_entry);
  gtk_widget_class_bind_template_child (widget_class, BstHubChooser, error_row);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
bst_hub_chooser_init (BstHubChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < BST_N_HUB_CHOICES; i++)
    show_row (self, i);
}
