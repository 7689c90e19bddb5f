/* What can be done with a mark or a cell of the chart, where it is: by the second button of
 * the pointer, by a long press, or by the keyboard's key for menus. */
#include "config.h"

#include "ui/chart-menu.h"

#include "core/i18n.h"
#include "ui/chart-view-private.h"
#include "ui/key.h"

/* What the menu is of. It belongs to the chart. */
typedef struct
{
  BstChartView *chart;
  GtkWidget *box; /* the chart stands in it; its layout places the popover */
  GtkWidget *popover; /* NULL until the first menu */
  GMenuModel *rest; /* what every place has */
  int cell; /* -1 for none */
} ChartMenu;

static void
open_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  bst_chart_view_emit_open (((ChartMenu *) user_data)->chart);
}

static void
pin_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  bst_chart_view_toggle_pin (((ChartMenu *) user_data)->chart, g_variant_get_string (parameter, NULL));
}

static void
narrow_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ChartMenu *menu = user_data;

  if (menu->cell >= 0)
    bst_chart_view_emit_narrow (menu->chart, (guint) menu->cell);
}

/* Returns: (transfer full): @text where an underscore stands for itself, and not for a key */
static char *
escape_label (const char *text)
{
  g_autoptr (GString) label = g_string_new (text);

  g_string_replace (label, "_", "__", 0);
  return g_string_free (g_steal_pointer (&label), FALSE);
}

/* Returns: (transfer full): what can be done with the model at a mark */
static GMenuModel *
make_entry_section (ChartMenu *self, BstEntry *entry)
{
  const char *id = bst_entry_get_id (entry);
  BstFamily *family = bst_entry_get_family (entry);
  GMenu *section = g_menu_new ();
  g_autoptr (GMenuItem) pin = g_menu_item_new (bst_chart_view_is_pinned (self->chart, id) ? _ ("Unpin") : _ ("Pin"), NULL);

  g_menu_append (section, _ ("Open the Details"), "mark.open");
  g_menu_item_set_action_and_target (pin, "mark.pin", "s", id);
  g_menu_append_item (section, pin);
  if (family != NULL)
    {
      /* Translators: %s is the name of a family of models, such as “Falcon”. */
      g_autofree char *text = g_strdup_printf (_ ("Show Only the Family “%s”"), bst_family_get_name (family));
      g_autofree char *label = escape_label (text);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.show-family", "s", bst_family_get_id (family));
      g_menu_append_item (section, item);
    }
  return G_MENU_MODEL (section);
}

static GMenuModel *
make_model (ChartMenu *self, BstEntry *entry)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) section = NULL;

  if (entry != NULL)
    section = make_entry_section (self, entry);
  else if (self->cell >= 0)
    {
      section = G_MENU_MODEL (g_menu_new ());
      g_menu_append (G_MENU (section), _ ("Show Only These Models"), "mark.narrow");
    }
  if (section != NULL)
    g_menu_append_section (menu, entry != NULL ? bst_entry_get_name (entry) : NULL, section);
  g_menu_append_section (menu, NULL, self->rest);
  return G_MENU_MODEL (menu);
}

/* A popover keeps the keyboard's place, and gives it back. */
static void
popup (ChartMenu *self, BstEntry *entry, const GdkRectangle *place)
{
  g_autoptr (GMenuModel) model = make_model (self, entry);
  GdkRectangle rect = *place;
  double x, y;

  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self->chart), self->box, place->x, place->y, &x, &y))
    return;
  rect.x = (int) x;
  rect.y = (int) y;
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, self->box);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &rect);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* What is under the pointer is selected first, as in any list. */
static void
popup_at (ChartMenu *self, double x, double y)
{
  BstDensity *density = bst_chart_view_get_density (self->chart);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  int mark;

  if (!bst_chart_view_is_ready (self->chart))
    return;
  mark = bst_chart_view_hit (self->chart, x, y);
  self->cell = mark < 0 && density != NULL ? bst_density_hit (density, x, y) : -1;
  if (mark >= 0)
    bst_chart_view_select_mark (self->chart, mark);
  popup (self, bst_scene_get_entry (self->chart->scene, mark), &place);
}

/* At what the keyboard is at. */
static void
popup_at_current (ChartMenu *self)
{
  BstChartView *chart = self->chart;
  BstDensity *density = bst_chart_view_get_density (chart);
  int mark = density == NULL ? bst_chart_view_get_current (chart) : -1;
  GdkRectangle place = { gtk_widget_get_width (GTK_WIDGET (chart)) / 2, gtk_widget_get_height (GTK_WIDGET (chart)) / 2, 1, 1 };
  BstRect area = { place.x, place.y, 1, 1 };
  guint n_marks;

  if (!bst_chart_view_is_ready (chart))
    return;
  self->cell = density != NULL ? chart->cell : -1;
  if (mark >= 0)
    {
      const BstSceneMark *at = &bst_scene_get_marks (chart->scene, &n_marks)[mark];

      bst_chart_view_select_mark (chart, mark);
      area = (BstRect) { at->x - at->radius, at->y - at->radius, 2 * at->radius, 2 * at->radius };
    }
  else if (self->cell >= 0)
    area = bst_density_get_rect (density, (guint) self->cell);
  place = (GdkRectangle) { (int) area.x, (int) area.y, MAX (1, (int) area.width), MAX (1, (int) area.height) };
  popup (self, bst_scene_get_entry (chart->scene, mark), &place);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, ChartMenu *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_at (self, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, ChartMenu *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_at (self, x, y);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, ChartMenu *self)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (!(key == GDK_KEY_Menu && held == 0) && !(key == GDK_KEY_F10 && held == GDK_SHIFT_MASK))
    return FALSE;
  popup_at_current (self);
  return TRUE;
}

static void
chart_menu_free (gpointer data, GClosure *closure)
{
  ChartMenu *self = data;

  g_object_unref (self->rest);
  g_free (self);
}

/* Has the chart listen for what opens the menu. */
static void
listen (ChartMenu *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *const controllers[] = { GTK_EVENT_CONTROLLER (click), GTK_EVENT_CONTROLLER (press), key };

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  /* It is freed with the chart's last controller. */
  g_signal_connect_data (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, chart_menu_free, 0);
  for (guint i = 0; i < G_N_ELEMENTS (controllers); i++)
    gtk_widget_add_controller (GTK_WIDGET (self->chart), controllers[i]);
}

/**
 * bst_chart_menu_attach:
 * @chart: (transfer none): the chart
 * @box: (transfer none): a widget with a layout manager that the chart stands in
 *
 * Gives every place of the chart a menu.
 */
void
bst_chart_menu_attach (BstChartView *chart, GtkWidget *box)
{
  static const GActionEntry entries[] = {
    { "open", open_activated },
    { "pin", pin_activated, "s" },
    { "narrow", narrow_activated },
  };
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (BST_RESOURCE_PATH "/chart-menu.ui");
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  ChartMenu *self = g_new0 (ChartMenu, 1);

  *self = (ChartMenu) { chart, box, NULL, g_object_ref (G_MENU_MODEL (gtk_builder_get_object (builder, "place_menu"))), -1 };
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (box, "mark", G_ACTION_GROUP (actions));
  listen (self);
}
