#include "config.h"

#include "ui/chart-head.h"

#include <adwaita.h>

#include "core/i18n.h"
#include "ui/mark.h"
#include "ui/menu-button.h"

#define SPACING 6

struct _BstChartHead
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
};

G_DEFINE_FINAL_TYPE (BstChartHead, bst_chart_head, GTK_TYPE_WIDGET)

/* The ground is the chart's, of which this is the head. */
static void
bst_chart_head_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA ground = bst_color_to_rgba (&bst_palette_for_now ()->ground);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (widget, widget, &bounds))
    gtk_snapshot_append_color (snapshot, &ground, &bounds);

  GTK_WIDGET_CLASS (bst_chart_head_parent_class)->snapshot (widget, snapshot);
}

static void
bst_chart_head_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (bst_chart_head_parent_class)->dispose (object);
}

static void
bst_chart_head_class_init (BstChartHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_chart_head_dispose;
  widget_class->snapshot = bst_chart_head_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
bst_chart_head_init (BstChartHead *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (BST_RESOURCE_PATH "/chart-menu.ui");

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), SPACING);
  gtk_widget_add_css_class (GTK_WIDGET (self), "chart-bar");
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "view-more-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Chart menu"));
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "chart-menu");
  bst_menu_button_set_menu (self->button, G_MENU_MODEL (gtk_builder_get_object (builder, "chart_menu")));
  bst_menu_button_set_name (self->button, _ ("Chart menu"));
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bst_chart_head_new:
 * @legend: (transfer floating): with the heading
 *
 * Returns: (transfer floating): both, and the button of the chart's menu behind them
 */
GtkWidget *
bst_chart_head_new (BstLegend *legend)
{
  BstChartHead *self = g_object_new (BST_TYPE_CHART_HEAD, NULL);

  gtk_widget_set_hexpand (GTK_WIDGET (legend), TRUE);
  gtk_widget_insert_after (GTK_WIDGET (legend), GTK_WIDGET (self), NULL);
  return GTK_WIDGET (self);
}
