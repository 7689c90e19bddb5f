/* The keyboard on the chart. */
#include "config.h"

#include "ui/chart-view-private.h"

static const struct
{
  guint key;
  BstStep step;
} steps[] = {
  { GDK_KEY_Left, BST_STEP_LEFT },
  { GDK_KEY_Right, BST_STEP_RIGHT },
  { GDK_KEY_Up, BST_STEP_UP },
  { GDK_KEY_Down, BST_STEP_DOWN },
  { GDK_KEY_Page_Up, BST_STEP_PREVIOUS_FAMILY },
  { GDK_KEY_Page_Down, BST_STEP_NEXT_FAMILY },
  { GDK_KEY_Home, BST_STEP_FIRST },
  { GDK_KEY_End, BST_STEP_LAST },
  { GDK_KEY_bracketleft, BST_STEP_SMALLEST },
  { GDK_KEY_bracketright, BST_STEP_LARGEST },
};

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BstChartView *self)
{
  int mark;

  if (!bst_chart_view_is_ready (self) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (bst_chart_view_get_density (self) != NULL)
    return bst_chart_view_press_cell_key (self, key);
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      bst_chart_view_emit_open (self);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].key == key)
      {
        mark = bst_scene_step (self->scene, bst_scene_get_selected (self->scene), steps[i].step);
        bst_chart_view_select_mark (self, mark);
        return TRUE;
      }
  return FALSE;
}

/* Has the chart listen to the keyboard. */
void
bst_chart_view_init_keys (BstChartView *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}
