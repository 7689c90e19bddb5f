#include "config.h"

#include "ui/detail-place.h"

/* A section is in view when its heading has come this near to the upper edge, in pixels. */
#define NEAR 48

/* What is left above the heading that was jumped to. */
#define ABOVE 12

struct _BstDetailPlace
{
  GtkScrolledWindow *scroller; /* these are the page's */
  GtkWidget *sections;
  BstSectionBar *bar;

  GtkWidget **made; /* by index; NULL for what there is not, or has no title */
  guint n;
  guint current; /* G_MAXUINT above the first */
};

/* Returns: how far a section is from the top of all that is scrolled, or -1 */
static double
get_top (BstDetailPlace *self, guint index)
{
  GtkWidget *view = gtk_scrolled_window_get_child (self->scroller);
  GtkWidget *content = GTK_IS_VIEWPORT (view) ? gtk_viewport_get_child (GTK_VIEWPORT (view)) : view;
  graphene_rect_t bounds;

  if (self->made[index] == NULL || !gtk_widget_compute_bounds (self->made[index], content, &bounds))
    return -1;
  return bounds.origin.y;
}

/* Returns: how high a section is, or what is above the first; 0 where it is not there */
static double
get_height (BstDetailPlace *self, guint index)
{
  guint first = 0;

  if (index < self->n)
    return self->made[index] != NULL ? gtk_widget_get_height (self->made[index]) : 0;
  while (first < self->n && self->made[first] == NULL)
    first++;
  return first < self->n ? get_top (self, first) : 0;
}

/* The last section whose heading is at the upper edge or has gone over it; at the end of the
 * page the last of all, which may be too short ever to get there. */
static guint
find_current (BstDetailPlace *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double top = gtk_adjustment_get_value (adjustment);
  gboolean is_end = top > 0 && top + gtk_adjustment_get_page_size (adjustment) >= gtk_adjustment_get_upper (adjustment) - 1;
  guint found = G_MAXUINT;

  for (guint i = 0; i < self->n; i++)
    {
      double section = get_top (self, i);

      if (section >= 0 && (is_end || section <= top + NEAR))
        found = i;
    }
  return found;
}

static void
moved_cb (BstDetailPlace *self)
{
  self->current = find_current (self);
  bst_section_bar_set_current (self->bar, self->current);
}

static void
chosen_cb (BstSectionBar *bar, guint index, BstDetailPlace *self)
{
  bst_detail_place_jump (self, index);
}

/* All of them have to live as long as the place. */
BstDetailPlace *
bst_detail_place_new (GtkScrolledWindow *scroller, GtkWidget *sections, BstSectionBar *bar, guint n)
{
  BstDetailPlace *self = g_new0 (BstDetailPlace, 1);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);

  self->scroller = scroller;
  self->sections = sections;
  self->bar = bar;
  self->made = g_new0 (GtkWidget *, n);
  self->n = n;
  self->current = G_MAXUINT;
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (moved_cb), self);
  g_signal_connect (bar, "chosen", G_CALLBACK (chosen_cb), self);
  return self;
}

void
bst_detail_place_free (BstDetailPlace *self)
{
  g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_vadjustment (self->scroller), self);
  g_signal_handlers_disconnect_by_data (self->bar, self);
  g_free (self->made);
  g_free (self);
}

/* @section: (nullable): NULL where there is nothing to say
 * @title: (nullable): as the bar has it; NULL for what is not in it */
void
bst_detail_place_set_section (BstDetailPlace *self, guint index, GtkWidget *section, const char *title)
{
  self->made[index] = title != NULL ? section : NULL;
  bst_section_bar_set_name (self->bar, index, self->made[index] != NULL ? title : NULL);
}

/* A paragraph that gets the keyboard selects all of itself, which nobody has asked for. */
static void
select_nothing (BstDetailPlace *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->scroller));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (GTK_IS_LABEL (focus))
    gtk_label_select_region (GTK_LABEL (focus), 0, 0);
}

/* Shows a section from its heading on and gives it the keyboard, or the page where nothing in
 * the section takes it. */
void
bst_detail_place_jump (BstDetailPlace *self, guint index)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double top = get_top (self, index);

  if (top < 0)
    return;
  /* The focus scrolls to where it is, and so goes first. */
  if (!gtk_widget_child_focus (self->made[index], GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
  select_nothing (self);
  gtk_adjustment_set_value (adjustment, MAX (top - ABOVE, 0));
}

/* @step: 1 for the next section, -1 for the one before */
void
bst_detail_place_step (BstDetailPlace *self, int step)
{
  gint64 index = self->current == G_MAXUINT ? -1 : (gint64) self->current;

  for (index += step; index >= 0 && index < self->n; index += step)
    if (self->made[index] != NULL)
      {
        bst_detail_place_jump (self, (guint) index);
        return;
      }
  if (step < 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
}

/* @mark: (out caller-allocates): where one is, also in a page of the same in another language */
void
bst_detail_place_get_mark (BstDetailPlace *self, BstDetailMark *mark)
{
  double value = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  double top = 0, height;

  mark->section = G_MAXUINT;
  for (guint i = 0; i < self->n; i++)
    if (self->made[i] != NULL && get_top (self, i) >= 0 && get_top (self, i) <= value)
      {
        mark->section = i;
        top = get_top (self, i);
      }
  height = get_height (self, mark->section);
  mark->share = height > 0 ? (value - top) / height : 0;
}

void
bst_detail_place_go_to_mark (BstDetailPlace *self, const BstDetailMark *mark)
{
  double top = mark->section < self->n ? get_top (self, mark->section) : 0;

  if (top >= 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller),
                              top + mark->share * get_height (self, mark->section));
}

/**
 * bst_detail_place_save_focus:
 * @part: what is going to be replaced
 *
 * Moves the keyboard from @part to the page: without any focus the page would be lost for who
 * reads it by keyboard, and GTK 4.8 complains.
 *
 * Returns: whether the keyboard was in @part
 */
gboolean
bst_detail_place_save_focus (BstDetailPlace *self, GtkWidget *part)
{
  GtkWidget *page = GTK_WIDGET (self->scroller);
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || focus == page || !gtk_widget_is_ancestor (focus, part))
    return FALSE;
  gtk_widget_grab_focus (page);
  return TRUE;
}
