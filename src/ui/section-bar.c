#include "config.h"

#include "ui/section-bar.h"

#include <glib/gi18n.h>

struct _BstSectionBar
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
  GPtrArray *buttons; /* GtkWidget by index; NULL for a section that there is not */
  guint current; /* G_MAXUINT for none */
  guint tick; /* in which its name will be brought into sight; 0 for none */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstSectionBar, bst_section_bar, GTK_TYPE_WIDGET)

static GtkWidget *
get_button (BstSectionBar *self, guint index)
{
  return index < self->buttons->len ? g_ptr_array_index (self->buttons, index) : NULL;
}

static GtkWidget *
get_first (BstSectionBar *self)
{
  return gtk_widget_get_first_child (self->box);
}

/* Tab comes to the name in view and leaves the bar from any; the arrows go on from there. */
static gboolean
bst_section_bar_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BstSectionBar *self = BST_SECTION_BAR (widget);
  GtkWidget *inside = gtk_widget_get_focus_child (self->box);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *next = NULL;

  if (inside == NULL)
    {
      GtkWidget *current = get_button (self, self->current);

      next = current != NULL ? current : get_first (self);
    }
  else if (direction == (is_rtl ? GTK_DIR_LEFT : GTK_DIR_RIGHT))
    next = gtk_widget_get_next_sibling (inside);
  else if (direction == (is_rtl ? GTK_DIR_RIGHT : GTK_DIR_LEFT))
    next = gtk_widget_get_prev_sibling (inside);
  else
    return FALSE;
  /* At an end the arrow stays: what is beside the bar is nothing to go on with. */
  return next != NULL ? gtk_widget_grab_focus (next) : TRUE;
}

static void
bst_section_bar_dispose (GObject *object)
{
  BstSectionBar *self = BST_SECTION_BAR (object);

  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (bst_section_bar_parent_class)->dispose (object);
}

static void
bst_section_bar_class_init (BstSectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_section_bar_dispose;
  widget_class->focus = bst_section_bar_focus;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "section-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
bst_section_bar_init (BstSectionBar *self)
{
  self->buttons = g_ptr_array_new ();
  self->current = G_MAXUINT;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 15);
  self->scroller = gtk_scrolled_window_new ();
  /* Without a bar of its own: it is pushed, or follows the focus. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Sections"), -1);
}

static void
clicked_cb (GtkButton *button, BstSectionBar *self)
{
  guint index;

  if (g_ptr_array_find (self->buttons, button, &index))
    g_signal_emit (self, signals[CHOSEN], 0, index);
}

static GtkWidget *
button_new (BstSectionBar *self, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (name);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED, GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

/* The name before which another stands. */
static GtkWidget *
find_before (BstSectionBar *self, guint index)
{
  while (index > 0)
    if (get_button (self, --index) != NULL)
      return get_button (self, index);
  return NULL;
}

/**
 * bst_section_bar_set_name:
 * @index: of the section, in the order of the page
 * @name: (nullable): what it is called; NULL where there is no such section
 */
void
bst_section_bar_set_name (BstSectionBar *self, guint index, const char *name)
{
  GtkWidget *button = get_button (self, index);

  if (self->buttons->len <= index)
    g_ptr_array_set_size (self->buttons, (int) index + 1);
  if (name == NULL && button != NULL)
    {
      g_ptr_array_index (self->buttons, index) = NULL;
      gtk_box_remove (GTK_BOX (self->box), button);
    }
  else if (name != NULL && button == NULL)
    {
      g_ptr_array_index (self->buttons, index) = button_new (self, name);
      gtk_box_insert_child_after (GTK_BOX (self->box), get_button (self, index), find_before (self, index));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), get_first (self) != NULL);
}

static void
mark (BstSectionBar *self, guint index, gboolean is_current)
{
  GtkWidget *button = get_button (self, index);

  if (button == NULL)
    return;
  if (is_current)
    gtk_widget_add_css_class (button, "current");
  else
    gtk_widget_remove_css_class (button, "current");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
                               is_current ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

/* Brings the name into the part of the bar that is in sight. */
static gboolean
show_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BstSectionBar *self = BST_SECTION_BAR (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkWidget *button = get_button (self, self->current);
  graphene_rect_t bounds;

  self->tick = 0;
  if (button != NULL && gtk_widget_compute_bounds (button, self->box, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.x, bounds.origin.x + bounds.size.width);
  return G_SOURCE_REMOVE;
}

/**
 * bst_section_bar_set_current:
 * @index: of the section in view; G_MAXUINT for none
 *
 * May be called while a page is given its size, as that may bring another section into view. The bar is
 * scrolled in the next frame: what is scrolled meanwhile GTK would not lay out again.
 */
void
bst_section_bar_set_current (BstSectionBar *self, guint index)
{
  if (self->current == index)
    return;
  mark (self, self->current, FALSE);
  self->current = index;
  mark (self, index, TRUE);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_cb, NULL, NULL);
}
