#include "config.h"

#include "ui/notice-bar.h"

struct _BstNoticeBar
{
  GtkBox parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (BstNoticeBar, bst_notice_bar, GTK_TYPE_BOX)

static guint closed_signal;

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, closed_signal, 0);
}

static void
bst_notice_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_NOTICE_BAR);

  G_OBJECT_CLASS (bst_notice_bar_parent_class)->dispose (object);
}

static void
bst_notice_bar_class_init (BstNoticeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_notice_bar_dispose;
  closed_signal = g_signal_new ("closed", BST_TYPE_NOTICE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "notice.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "notice.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BstNoticeBar, label);
}

static void
bst_notice_bar_init (BstNoticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer floating): a bar without a text */
GtkWidget *
bst_notice_bar_new (void)
{
  return g_object_new (BST_TYPE_NOTICE_BAR, NULL);
}

/* @text: as it is to be read: no markup */
void
bst_notice_bar_set_text (BstNoticeBar *self, const char *text)
{
  gtk_label_set_label (self->label, text);
}
