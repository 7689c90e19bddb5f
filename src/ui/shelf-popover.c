#include "config.h"

#include "ui/shelf-popover.h"

#include <glib/gi18n.h>

#include "core/format.h"
#include "core/haystack.h"
#include "core/query-parts.h"
#include "library/shelves.h"
#include "ui/tooltip.h"
#include "ui/wrap-layout.h"

/* Fewer are found by looking. */
#define MANY_SHELVES 12

/* So much of the window's height is not the shelves': its header, the search, and what is
 * around the popover. */
#define ABOVE_AND_BELOW 150
#define LEAST_HEIGHT 180

struct _BstShelfPopover
{
  GtkPopover parent_instance;

  GtkSearchEntry *search;
  GtkScrolledWindow *scroller;
  GtkBox *groups;
  GtkLabel *nothing;

  BstLibrary *library;
  GPtrArray *buttons; /* GtkToggleButton, borrowed from the groups, in the order in which they stand */
};

G_DEFINE_FINAL_TYPE (BstShelfPopover, bst_shelf_popover, GTK_TYPE_POPOVER)

/* What a button is found by: a haystack. */
#define NAMES "shelf-names"

static const char *
get_group_title (BstShelfGroup group)
{
  switch (group)
    {
    case BST_SHELF_GROUP_PURPOSE:
      return C_ ("shelves", "Purpose");
    case BST_SHELF_GROUP_YEAR:
      return C_ ("shelves", "Year");
    case BST_SHELF_GROUP_COUNTRY:
      return C_ ("shelves", "Country or region");
    case BST_SHELF_GROUP_OWN:
      /* Translators: shelves of guide files of the user's own */
      return C_ ("shelves", "Own shelves");
    case BST_SHELF_GROUP_GUIDE:
    default:
      return NULL;
    }
}

static char *
dup_names (const BstShelfCount *shelf)
{
  g_autoptr (BstHaystack) haystack = bst_haystack_new ();

  bst_haystack_add (haystack, shelf->title, NULL);
  bst_haystack_add (haystack, shelf->id, NULL);
  return bst_haystack_dup_text (haystack);
}

static GtkWidget *
make_content (const BstShelfCount *shelf)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", shelf->title, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0f,
                                   "hexpand", TRUE, NULL);
  g_autofree char *number = shelf->n > 0 ? bst_format_exact (shelf->n) : g_strdup ("");
  GtkWidget *count = gtk_label_new (number);

  bst_label_explain_ellipsis (GTK_LABEL (title));
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  return box;
}

/* The name of the shelf and how much is on it, in one sentence. */
static void
name_button (GtkWidget *button, const BstShelfCount *shelf)
{
  g_autofree char *number = bst_format_exact (shelf->n);
  g_autofree char *models = g_strdup_printf (ngettext ("%s model", "%s models", shelf->n), number);
  const char *parts[] = { shelf->title, shelf->n > 0 ? models : NULL };
  g_autofree char *name = bst_format_clauses (parts, G_N_ELEMENTS (parts));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_shelf (BstShelfPopover *self, GtkWidget *group, const BstShelfCount *shelf)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), make_content (shelf));
  name_button (button, shelf);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "shelf");
  g_object_set_data_full (G_OBJECT (button), NAMES, dup_names (shelf), g_free);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.shelf");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", shelf->id);
  g_signal_connect_object (button, "clicked", G_CALLBACK (gtk_popover_popdown), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (group), button);
  g_ptr_array_add (self->buttons, button);
}

/* All but the first are many and short: they stand side by side. */
static GtkWidget *
make_group (BstShelfGroup group)
{
  gboolean is_short = group != BST_SHELF_GROUP_GUIDE;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *buttons = is_short ? bst_wrap_box_new_modest (4, 4) : gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *title = get_group_title (group);

  if (title != NULL)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f,
                                       "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (box), label);
      /* What has no role of its own is not called anything. */
      g_object_set (buttons, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (buttons), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
    }
  gtk_widget_add_css_class (buttons, is_short ? "short-shelves" : "long-shelves");
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static void
empty (BstShelfPopover *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->buttons, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static void
fill (BstShelfPopover *self)
{
  g_autoptr (GPtrArray) shelves = bst_library_dup_shelves (self->library);
  const BstShelfCount *before = NULL;
  GtkWidget *group = NULL;

  empty (self);
  for (guint i = 0; i < shelves->len; i++)
    {
      const BstShelfCount *shelf = g_ptr_array_index (shelves, i);

      if (before == NULL || before->group != shelf->group)
        {
          group = make_group (shelf->group);
          gtk_box_append (self->groups, group);
        }
      add_shelf (self, gtk_widget_get_last_child (group), shelf);
      before = shelf;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->search), shelves->len >= MANY_SHELVES);
}

static gboolean
is_found (GtkWidget *button, BstQuery *query)
{
  const char *names = g_object_get_data (G_OBJECT (button), NAMES);

  for (guint i = 0; i < bst_query_get_n_words (query); i++)
    {
      BstQueryWord word = bst_query_get_word (query, i);

      if (bst_query_word_is_in_haystack (&word, names) == word.excluded)
        return FALSE;
    }
  return TRUE;
}

/* A heading without shelves is of no use. */
static void
hide_empty_groups (BstShelfPopover *self)
{
  GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->groups));

  for (; group != NULL; group = gtk_widget_get_next_sibling (group))
    {
      GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_last_child (group));
      gboolean is_any = FALSE;

      for (; child != NULL; child = gtk_widget_get_next_sibling (child))
        is_any = is_any || gtk_widget_get_visible (child);
      gtk_widget_set_visible (group, is_any);
    }
}

static void
search_changed_cb (BstShelfPopover *self)
{
  g_autoptr (BstQuery) query = bst_query_parse (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  guint n = 0;

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);

      gtk_widget_set_visible (button, is_found (button, query));
      n += gtk_widget_get_visible (button);
    }
  hide_empty_groups (self);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n == 0);
  /* What had the keyboard may be hidden now. */
  if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0' && gtk_widget_get_focus_child (GTK_WIDGET (self->search)) == NULL)
    gtk_text_grab_focus_without_selecting (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->search))));
}

/* Opens the first that is found; none where nothing is looked for. */
static void
search_activate_cb (BstShelfPopover *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] == '\0')
    return;
  search_changed_cb (self);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);

      if (gtk_widget_get_visible (button))
        {
          g_signal_emit_by_name (button, "clicked");
          return;
        }
    }
}

static void
search_stopped_cb (BstShelfPopover *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

/* The keyboard begins at the shelf that is open; what is typed there is searched. */
static void
focus_open_shelf (BstShelfPopover *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->buttons, i)))
      {
        gtk_widget_grab_focus (g_ptr_array_index (self->buttons, i));
        return;
      }
}

/* All shelves are in sight where there is room: how high they are goes by the width, which a
 * scrolled window does not ask for. */
static void
fit_height (BstShelfPopover *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int width, height, room = root != NULL ? gtk_widget_get_height (GTK_WIDGET (root)) - ABOVE_AND_BELOW : LEAST_HEIGHT;

  gtk_widget_get_size_request (GTK_WIDGET (self->scroller), &width, NULL);
  gtk_widget_measure (GTK_WIDGET (self->groups), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (self->scroller, MIN (height, MAX (room, LEAST_HEIGHT)));
}

/* What stood there before it was closed may be of another library. */
static void
bst_shelf_popover_show (GtkWidget *widget)
{
  BstShelfPopover *self = BST_SHELF_POPOVER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
  search_changed_cb (self);
  fit_height (self);

  GTK_WIDGET_CLASS (bst_shelf_popover_parent_class)->show (widget);

  focus_open_shelf (self);
}

static void
bst_shelf_popover_dispose (GObject *object)
{
  BstShelfPopover *self = BST_SHELF_POPOVER (object);

  g_clear_object (&self->library);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_SHELF_POPOVER);

  G_OBJECT_CLASS (bst_shelf_popover_parent_class)->dispose (object);
}

static void
bst_shelf_popover_class_init (BstShelfPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_shelf_popover_dispose;
  widget_class->show = bst_shelf_popover_show;

  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/shelf-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, BstShelfPopover, search);
  gtk_widget_class_bind_template_child (widget_class, BstShelfPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, BstShelfPopover, groups);
  gtk_widget_class_bind_template_child (widget_class, BstShelfPopover, nothing);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static void
bst_shelf_popover_init (BstShelfPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buttons = g_ptr_array_new ();
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
}

static void
create_popover (GtkMenuButton *button, gpointer library)
{
  BstShelfPopover *self;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  self = g_object_new (BST_TYPE_SHELF_POPOVER, NULL);
  self->library = g_object_ref (library);
  gtk_menu_button_set_popover (button, GTK_WIDGET (self));
}

/* Has @button open the shelves of @library; they are made when it is for the first time. */
void
bst_shelf_popover_give (GtkMenuButton *button, BstLibrary *library)
{
  gtk_menu_button_set_create_popup_func (button, create_popover, g_object_ref (library), g_object_unref);
}
