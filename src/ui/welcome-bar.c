#include "config.h"

#include "ui/welcome-bar.h"

struct _BstWelcomeBar
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (BstWelcomeBar, bst_welcome_bar, GTK_TYPE_BOX)

static guint closed_signal;

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, closed_signal, 0);
}

static void
bst_welcome_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_WELCOME_BAR);

  G_OBJECT_CLASS (bst_welcome_bar_parent_class)->dispose (object);
}

static void
bst_welcome_bar_class_init (BstWelcomeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_welcome_bar_dispose;
  closed_signal = g_signal_new ("closed", BST_TYPE_WELCOME_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "welcome.close", NULL, close_action);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/welcome-bar.ui");
}

static void
bst_welcome_bar_init (BstWelcomeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer floating) */
GtkWidget *
bst_welcome_bar_new (void)
{
  return g_object_new (BST_TYPE_WELCOME_BAR, NULL);
}
