#include "config.h"

#include "ui/chart-point.h"

struct _BstChartPoint
{
  GtkWidget parent_instance;

  char *id; /* of the entry; NULL for a cell */
  int mark;
  char *name;
  char *description;
  gboolean shows_focus;
};

G_DEFINE_FINAL_TYPE (BstChartPoint, bst_chart_point, GTK_TYPE_WIDGET)

/* The chart paints the focus. GTK takes it back three seconds after the last key, when
 * a button still looks like a button; a point among a hundred would be lost. */
static void
bst_chart_point_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  BstChartPoint *self = BST_CHART_POINT (widget);
  GtkStateFlags now = gtk_widget_get_state_flags (widget);
  GtkWidget *chart = gtk_widget_get_parent (widget);
  gboolean shows = (now & GTK_STATE_FLAG_FOCUS_VISIBLE) != 0 || (self->shows_focus && (now & GTK_STATE_FLAG_FOCUSED) != 0);

  if (shows == self->shows_focus)
    return;
  self->shows_focus = shows;
  if (chart != NULL)
    gtk_widget_queue_draw (chart);
}

static void
bst_chart_point_finalize (GObject *object)
{
  BstChartPoint *self = BST_CHART_POINT (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->description);

  G_OBJECT_CLASS (bst_chart_point_parent_class)->finalize (object);
}

static void
bst_chart_point_class_init (BstChartPointClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bst_chart_point_finalize;
  widget_class->state_flags_changed = bst_chart_point_state_flags_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_css_name (widget_class, "point");
}

static void
bst_chart_point_init (BstChartPoint *self)
{
  self->mark = -1;
  /* The pointer belongs to the chart, which knows the nearest mark. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/* @id: (nullable): of the entry whose mark it is; %NULL for a cell of many */
GtkWidget *
bst_chart_point_new (const char *id)
{
  BstChartPoint *self = g_object_new (BST_TYPE_CHART_POINT, NULL);

  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}

/* Returns: (transfer none) (nullable) */
const char *
bst_chart_point_get_id (BstChartPoint *self)
{
  return self->id;
}

/* @mark: the number that its mark has in the scene of now; -1 where it has none */
void
bst_chart_point_set_mark (BstChartPoint *self, int mark)
{
  self->mark = mark;
}

int
bst_chart_point_get_mark (BstChartPoint *self)
{
  return self->mark;
}

/* What a screen reader says. One that has the focus says it again when it is another, and
 * only then. */
void
bst_chart_point_set_words (BstChartPoint *self, const char *name, const char *description)
{
  if (g_strcmp0 (self->name, name) != 0)
    {
      g_free (self->name);
      self->name = g_strdup (name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  if (g_strcmp0 (self->description, description) != 0)
    {
      g_free (self->description);
      self->description = g_strdup (description);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
    }
}

/* Whether the point has the focus, and has it from the keyboard. */
gboolean
bst_chart_point_shows_focus (BstChartPoint *self)
{
  return self->shows_focus;
}
