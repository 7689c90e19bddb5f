#include "config.h"

#include "ui/card-search.h"

#include <glib/gi18n.h>

#include "core/format.h"
#include "ui/card-view-private.h"
#include "ui/tooltip.h"

/* More than anybody steps through. */
#define MOST 10000

/* Microseconds of looking before what somebody does meanwhile. */
#define AT_A_TIME 2000

struct _BstCardSearch
{
  GtkBox parent_instance;

  BstCardView *view; /* which this is a part of */
  GtkWidget *entry;
  GtkWidget *back_to; /* what had the focus before; NULL once it is gone */
  GtkLabel *count;
  GtkWidget *previous, *next;

  GRegex *regex; /* NULL for nothing to look for */
  GArray *matches; /* BstCardMatch, in the order of the card */
  GArray *starts; /* of each block that was looked through: how many matches are before it */
  guint current; /* among matches; G_MAXUINT for none */
  guint source; /* goes on looking; 0 for nothing to do */
};

G_DEFINE_FINAL_TYPE (BstCardSearch, bst_card_search, GTK_TYPE_BOX)

static void
bst_card_search_dispose (GObject *object)
{
  BstCardSearch *self = BST_CARD_SEARCH (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->back_to);
  g_clear_pointer (&self->regex, g_regex_unref);

  G_OBJECT_CLASS (bst_card_search_parent_class)->dispose (object);
}

static void
bst_card_search_finalize (GObject *object)
{
  BstCardSearch *self = BST_CARD_SEARCH (object);

  g_array_unref (self->matches);
  g_array_unref (self->starts);

  G_OBJECT_CLASS (bst_card_search_parent_class)->finalize (object);
}

/* Whether all of the card was looked through, or as much as anybody steps through. */
static gboolean
has_ended (BstCardSearch *self)
{
  return self->matches->len >= MOST || (self->view->is_read && self->starts->len == self->view->blocks->len);
}

/* “3 of 12”; with a “+” while there may be more. */
static void
show_count (BstCardSearch *self)
{
  g_autofree char *number = bst_format_exact (MAX (self->matches->len, 1));
  g_autofree char *at = bst_format_exact (self->current != G_MAXUINT ? self->current + 1 : 1);
  g_autofree char *all = g_strconcat (number, has_ended (self) && self->matches->len < MOST ? "" : "+", NULL);
  g_autofree char *text = NULL;

  if (self->regex == NULL)
    text = g_strdup ("");
  else if (self->matches->len == 0)
    text = g_strdup (has_ended (self) ? _ ("not found") : "");
  else
    /* Translators: which of the places where a text was found, and of how many: “3 of 12”. */
    text = g_strdup_printf (C_ ("search", "%1$s of %2$s"), at, all);
  gtk_label_set_label (self->count, text);
  gtk_widget_set_sensitive (self->previous, self->matches->len > 0);
  gtk_widget_set_sensitive (self->next, self->matches->len > 0);
  if (self->regex != NULL && self->matches->len == 0 && has_ended (self))
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
show_current (BstCardSearch *self)
{
  bst_card_view_mark (self->view);
  show_count (self);
  if (self->current != G_MAXUINT)
    bst_card_view_show_block (self->view, bst_card_search_get_current (self), FALSE);
}

static void
look_in_text (BstCardSearch *self, const BstCardText *text, BstCardMatch match)
{
  g_autoptr (GMatchInfo) info = NULL;
  int start, end;

  if (text == NULL)
    return;
  g_regex_match (self->regex, text->text, 0, &info);
  while (self->matches->len < MOST && g_match_info_matches (info) && g_match_info_fetch_pos (info, 0, &start, &end))
    {
      match.start = (guint) start;
      match.end = (guint) end;
      g_array_append_val (self->matches, match);
      g_match_info_next (info, NULL);
    }
}

static void
look_in_block (BstCardSearch *self, guint position)
{
  const BstCardBlock *block = g_ptr_array_index (self->view->blocks, position);
  BstCardMatch match = { .block = position };
  guint start = self->matches->len;

  look_in_text (self, block->text, match);
  for (guint i = 0; block->rows != NULL && i < block->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (block->rows, i);

      for (guint j = 0; j < row->len; j++)
        {
          match.part = i * block->n_columns + j;
          look_in_text (self, g_ptr_array_index (row, j), match);
        }
    }
  g_array_append_val (self->starts, start);
}

/* The place to begin at: the first below the top of what is shown, or else of all. */
static void
choose_first (BstCardSearch *self)
{
  self->current = 0;
  for (guint i = 0; i < self->matches->len; i++)
    if (g_array_index (self->matches, BstCardMatch, i).block >= self->view->first)
      {
        self->current = i;
        break;
      }
}

static gboolean
look_cb (gpointer user_data)
{
  BstCardSearch *self = user_data;
  gint64 end = g_get_monotonic_time () + AT_A_TIME;
  gboolean has_more;

  while (self->starts->len < self->view->blocks->len && self->matches->len < MOST && g_get_monotonic_time () < end)
    look_in_block (self, self->starts->len);
  has_more = self->starts->len < self->view->blocks->len && self->matches->len < MOST;
  if (self->current == G_MAXUINT && self->matches->len > 0 &&
      (!has_more || g_array_index (self->matches, BstCardMatch, self->matches->len - 1).block >= self->view->first))
    {
      choose_first (self);
      show_current (self);
    }
  if (has_more)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  bst_card_view_mark (self->view);
  show_count (self);
  return G_SOURCE_REMOVE;
}

/* There are more blocks than before. */
void
bst_card_search_go_on (BstCardSearch *self)
{
  if (self->regex != NULL && self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, look_cb, self, NULL);
}

static void
changed_cb (BstCardSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *escaped = g_regex_escape_string (text, -1);

  g_clear_pointer (&self->regex, g_regex_unref);
  g_clear_handle_id (&self->source, g_source_remove);
  g_array_set_size (self->matches, 0);
  g_array_set_size (self->starts, 0);
  self->current = G_MAXUINT;
  if (text[0] != '\0')
    self->regex = g_regex_new (escaped, G_REGEX_CASELESS, 0, NULL);
  if (self->regex == NULL)
    bst_card_view_mark (self->view);
  show_count (self);
  bst_card_search_go_on (self);
}

/* @step: forwards or backwards; beyond the end it goes on at the start */
void
bst_card_search_step (BstCardSearch *self, int step)
{
  guint n = self->matches->len;

  if (n == 0)
    return;
  if (self->current == G_MAXUINT)
    choose_first (self);
  else
    self->current = (self->current + n + (guint) step) % n;
  show_current (self);
}

static void
next_cb (BstCardSearch *self)
{
  bst_card_search_step (self, 1);
}

static void
previous_cb (BstCardSearch *self)
{
  bst_card_search_step (self, -1);
}

/* What was found is read on from there. */
static void
close_cb (BstCardSearch *self)
{
  const BstCardMatch *current = bst_card_search_get_current (self);
  BstCardMatch match = { 0 };

  if (current != NULL)
    match = *current;
  if (current == NULL && self->back_to != NULL)
    gtk_widget_grab_focus (self->back_to);
  g_clear_weak_pointer (&self->back_to);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  changed_cb (self);
  if (current != NULL)
    bst_card_view_show_block (self->view, &match, TRUE);
}

static gboolean
key_cb (BstCardSearch *self, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_Escape)
    close_cb (self);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_SHIFT_MASK) != 0)
    bst_card_search_step (self, -1);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_Down)
    bst_card_search_step (self, 1);
  else if (key == GDK_KEY_Up)
    bst_card_search_step (self, -1);
  else
    return FALSE;
  return TRUE;
}

static void
bst_card_search_class_init (BstCardSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bst_card_search_dispose;
  object_class->finalize = bst_card_search_finalize;
}

static GtkWidget *
button_new (BstCardSearch *self, const char *icon, const char *text, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  bst_widget_set_tooltip (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self), button);
  return button;
}

static void
bst_card_search_init (BstCardSearch *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->matches = g_array_new (FALSE, FALSE, sizeof (BstCardMatch));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->current = G_MAXUINT;
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card-search");

  self->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_object_set (self->entry, "placeholder-text", _ ("Find in Card"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find in Card"), -1);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (changed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_box_append (GTK_BOX (self), self->entry);

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->count));
  self->previous = button_new (self, "go-up-symbolic", _ ("Previous"), G_CALLBACK (previous_cb));
  self->next = button_new (self, "go-down-symbolic", _ ("Next"), G_CALLBACK (next_cb));
  button_new (self, "window-close-symbolic", _ ("Close the Search"), G_CALLBACK (close_cb));
}

/* Returns: (transfer floating): a search in what @view shows, for a place in it */
GtkWidget *
bst_card_search_new (BstCardView *view)
{
  BstCardSearch *self = g_object_new (BST_TYPE_CARD_SEARCH, NULL);

  self->view = view;
  show_count (self);
  return GTK_WIDGET (self);
}

void
bst_card_search_open (BstCardSearch *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)) || self->back_to == NULL)
    g_set_weak_pointer (&self->back_to, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
}

/* Returns: (transfer none) (array length=n): what was found in @block */
const BstCardMatch *
bst_card_search_get_matches (BstCardSearch *self, guint block, guint *n)
{
  guint start, end;

  *n = 0;
  if (block >= self->starts->len || self->matches->len == 0)
    return NULL;
  start = g_array_index (self->starts, guint, block);
  end = block + 1 < self->starts->len ? g_array_index (self->starts, guint, block + 1) : self->matches->len;
  *n = end - start;
  return *n > 0 ? &g_array_index (self->matches, BstCardMatch, start) : NULL;
}

/* Returns: (transfer none) (nullable): the place that is shown, of those that
 *   bst_card_search_get_matches() gives */
const BstCardMatch *
bst_card_search_get_current (BstCardSearch *self)
{
  return self->current < self->matches->len ? &g_array_index (self->matches, BstCardMatch, self->current) : NULL;
}
