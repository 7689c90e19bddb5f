/* The keyboard on the chart. What it does not know goes on to the window. */
#include "config.h"

#include "ui/chart-view-private.h"

#include "ui/key.h"

static const struct
{
  guint key;
  BstStep step;
  BstStep far; /* with Ctrl; the same where Ctrl makes another key of it */
  BstDensityStep cell_step; /* likewise among cells */
  BstDensityStep cell_far;
} steps[] = {
  { GDK_KEY_Left, BST_STEP_LEFT, BST_STEP_FAR_LEFT, BST_DENSITY_LEFT, BST_DENSITY_FAR_LEFT },
  { GDK_KEY_Right, BST_STEP_RIGHT, BST_STEP_FAR_RIGHT, BST_DENSITY_RIGHT, BST_DENSITY_FAR_RIGHT },
  { GDK_KEY_Up, BST_STEP_UP, BST_STEP_FAR_UP, BST_DENSITY_UP, BST_DENSITY_FAR_UP },
  { GDK_KEY_Down, BST_STEP_DOWN, BST_STEP_FAR_DOWN, BST_DENSITY_DOWN, BST_DENSITY_FAR_DOWN },
  /* Cells have no family. */
  { GDK_KEY_Page_Up, BST_STEP_PREVIOUS_FAMILY, BST_STEP_PREVIOUS_FAMILY, BST_DENSITY_FAR_LEFT, BST_DENSITY_FAR_LEFT },
  { GDK_KEY_Page_Down, BST_STEP_NEXT_FAMILY, BST_STEP_NEXT_FAMILY, BST_DENSITY_FAR_RIGHT, BST_DENSITY_FAR_RIGHT },
  { GDK_KEY_Home, BST_STEP_FIRST, BST_STEP_FIRST, BST_DENSITY_FIRST, BST_DENSITY_FIRST },
  { GDK_KEY_End, BST_STEP_LAST, BST_STEP_LAST, BST_DENSITY_LAST, BST_DENSITY_LAST },
  { GDK_KEY_bracketleft, BST_STEP_SMALLEST, BST_STEP_SMALLEST, BST_DENSITY_LOWEST, BST_DENSITY_LOWEST },
  { GDK_KEY_bracketright, BST_STEP_LARGEST, BST_STEP_LARGEST, BST_DENSITY_HIGHEST, BST_DENSITY_HIGHEST },
};

/* Where the keyboard is has to be seen, though the pointer brought it there. */
static void
show_focus (BstChartView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
}

/* Returns: the place of @key in steps, or -1 */
static int
find_step (guint key, gboolean far)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].key == key && (!far || steps[i].step != steps[i].far))
      return (int) i;
  return -1;
}

static void
step (BstChartView *self, guint i, gboolean far)
{
  int mark, current;
  guint n_marks;

  show_focus (self);
  if (bst_chart_view_is_at_cell (self))
    {
      bst_chart_view_step_cell (self, far ? steps[i].cell_far : steps[i].cell_step);
      return;
    }
  current = bst_chart_view_get_current (self);
  mark = bst_scene_step (self->scene, current, far ? steps[i].far : steps[i].step);
  if (mark == current && mark >= 0 && steps[i].step == BST_STEP_DOWN &&
      bst_chart_view_step_to_strip (self, bst_scene_get_marks (self->scene, &n_marks)[mark].x))
    return;
  bst_chart_view_select_mark (self, mark);
}

/* What the keyboard is at becomes what is read. */
static void
open_current (BstChartView *self)
{
  int mark = bst_chart_view_get_current (self);

  if (bst_chart_view_is_at_cell (self))
    {
      bst_chart_view_open_cell (self, FALSE);
      return;
    }
  if (mark < 0)
    return;
  bst_chart_view_select_mark (self, mark);
  bst_chart_view_emit_open (self);
}

/* Among cells it is the selected model that is pinned: a cell is none. */
static void
pin_current (BstChartView *self)
{
  BstEntry *entry = bst_scene_get_entry (self->scene, bst_chart_view_get_current (self));

  if (entry != NULL)
    bst_chart_view_toggle_pin (self, bst_entry_get_id (entry));
}

/* One thing at a time: what is being dragged is let go, the last zoom is taken back, then the
 * pins, and then the keyboard goes back to the list. */
static void
go_back (BstChartView *self)
{
  if (bst_chart_view_cancel_drag (self))
    return;
  if (bst_chart_view_get_range (self) != NULL && bst_chart_view_can_zoom (self, BST_CHART_ZOOM_BACK))
    bst_chart_view_zoom (self, BST_CHART_ZOOM_BACK);
  else if (bst_chart_view_has_shown_pins (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.chart-unpin-all", NULL);
  else
    bst_chart_view_emit_leave (self);
}

/* Returns: whether the key was one of these */
static gboolean
press (BstChartView *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Return:
      open_current (self);
      return TRUE;
    case GDK_KEY_space:
      pin_current (self);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
      bst_chart_view_zoom (self, BST_CHART_ZOOM_IN);
      return TRUE;
    case GDK_KEY_minus:
      bst_chart_view_zoom (self, BST_CHART_ZOOM_OUT);
      return TRUE;
    case GDK_KEY_0:
      bst_chart_view_zoom (self, BST_CHART_ZOOM_RESET);
      return TRUE;
    case GDK_KEY_t:
      return gtk_widget_activate_action (GTK_WIDGET (self), "win.chart-view", "s", "table");
    case GDK_KEY_Escape:
      go_back (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Until there are the marks of another answer a key does nothing: it must not take the keyboard
 * elsewhere. Cells are in no list. */
static gboolean
can_step (BstChartView *self)
{
  return bst_chart_view_has_marks (self) || bst_chart_view_get_density (self) != NULL;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BstChartView *self)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  guint plain = bst_key_resolve (gtk_widget_get_display (GTK_WIDGET (self)), key, code);
  int known = find_step (plain, held == GDK_CONTROL_MASK);
  /* Some keyboards have the brackets on a level of their own. */
  gboolean is_sign = plain > GDK_KEY_space && plain < GDK_KEY_asciitilde;

  if (self->scene == NULL || (held != 0 && held != GDK_CONTROL_MASK && (held != GDK_SHIFT_MASK || !is_sign)))
    return FALSE;
  if (known >= 0)
    {
      if (can_step (self))
        step (self, (guint) known, held == GDK_CONTROL_MASK);
      return TRUE;
    }
  if (held == GDK_CONTROL_MASK && plain == GDK_KEY_Return && bst_chart_view_is_at_cell (self))
    {
      bst_chart_view_open_cell (self, TRUE);
      return TRUE;
    }
  return held != GDK_CONTROL_MASK && can_step (self) && press (self, plain);
}

/* Has the chart listen to the keyboard. */
void
bst_chart_view_init_keys (BstChartView *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}
