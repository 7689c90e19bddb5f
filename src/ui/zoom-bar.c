#include "config.h"

#include "ui/zoom-bar.h"

#include <adwaita.h>

#include "core/i18n.h"
#include "ui/mark.h"

struct _BstZoomBar
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (BstZoomBar, bst_zoom_bar, GTK_TYPE_WIDGET)

/* The ground is the chart's, of whose head this is a part. */
static void
bst_zoom_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA ground = bst_color_to_rgba (&bst_palette_for_now ()->ground);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (widget, widget, &bounds))
    gtk_snapshot_append_color (snapshot, &ground, &bounds);

  GTK_WIDGET_CLASS (bst_zoom_bar_parent_class)->snapshot (widget, snapshot);
}

static void
bst_zoom_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (bst_zoom_bar_parent_class)->dispose (object);
}

static void
bst_zoom_bar_class_init (BstZoomBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_zoom_bar_dispose;
  widget_class->snapshot = bst_zoom_bar_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_button (BstZoomBar *self, const char *icon, const char *action, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "zoom");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
bst_zoom_bar_init (BstZoomBar *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "zoom-bar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Zoom of the chart"), -1);
  add_button (self, "zoom-out-symbolic", "win.chart-zoom-out", _ ("Zoom out"));
  add_button (self, "zoom-in-symbolic", "win.chart-zoom-in", _ ("Zoom in"));
  add_button (self, "zoom-fit-best-symbolic", "win.chart-zoom-reset", _ ("Show all of the chart"));
  bst_zoom_bar_set_title (self, NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/* @title: (nullable): which part of the chart is shown; %NULL for all */
void
bst_zoom_bar_set_title (BstZoomBar *self, const char *title)
{
  gtk_widget_set_visible (GTK_WIDGET (self), title != NULL);
  if (title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
}
