/* The points of the Hub's list drawn as one would: a circle each with cairo, all of them in
 * every frame, and the one under the pointer again. What chart-frames.py measures the chart
 * against: peer-chart FOLDER, where make-list wrote. */
#include <adwaita.h>
#include <math.h>

#include "catalogue/search.h"

#define REACH 24

typedef struct
{
  guint n;
  guint32 *days;
  gint64 *parameters;
  guint8 *openness;
  double x, y; /* of the pointer */
  double factor; /* of the zoom */
  double middle_x, middle_y;
} Peer;

static const double colors[BST_N_OPENNESS][3] = { { 0, 0.5, 0.4 }, { 0, 0.45, 0.7 }, { 0.8, 0.4, 0 }, { 0.6, 0.3, 0.5 }, { 0.4, 0.4, 0.4 } };

static void
read_points (Peer *self, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "hub-list.catalogue", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstCatalogue) catalogue = bst_catalogue_open (path, &error);
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (BstCatalogueSearch) search = NULL;
  g_autofree guint32 *rows = NULL;

  if (catalogue == NULL)
    g_error ("%s: %s", path, error->message);
  search = bst_catalogue_search_new (catalogue, guide);
  self->n = bst_catalogue_get_n_rows (catalogue);
  rows = g_new (guint32, self->n);
  for (guint i = 0; i < self->n; i++)
    rows[i] = i;
  self->days = g_new (guint32, self->n);
  self->parameters = g_new (gint64, self->n);
  self->openness = g_new (guint8, self->n);
  bst_catalogue_search_read_points (search, rows, self->n, self->days, self->parameters, self->openness);
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  Peer *self = user_data;
  double nearest = REACH, hit_x = -1, hit_y = -1;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (guint i = 0; i < self->n; i++)
    {
      const double *color = colors[MIN (self->openness[i], BST_N_OPENNESS - 1)];
      double x = (self->days[i] - 737900.0) / 2200 * width;
      double y = height - (log10 (MAX ((double) self->parameters[i], 1e5)) - 5) / 8 * height;
      double distance;

      x = self->middle_x + (x - self->middle_x) * self->factor;
      y = self->middle_y + (y - self->middle_y) * self->factor;
      if (x < 0 || x > width || y < 0 || y > height)
        continue;
      cairo_arc (cr, x, y, 3, 0, 2 * G_PI);
      cairo_set_source_rgb (cr, color[0], color[1], color[2]);
      cairo_fill (cr);
      distance = hypot (x - self->x, y - self->y);
      if (distance >= nearest)
        continue;
      nearest = distance;
      hit_x = x;
      hit_y = y;
    }
  if (hit_x < 0)
    return;
  cairo_arc (cr, hit_x, hit_y, 6, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_stroke (cr);
}

static void
moved (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  Peer *self = user_data;

  self->x = x;
  self->y = y;
  gtk_widget_queue_draw (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (motion)));
}

static gboolean
scrolled (GtkEventControllerScroll *scroll, double dx, double dy, gpointer user_data)
{
  Peer *self = user_data;

  self->middle_x = self->x;
  self->middle_y = self->y;
  self->factor = CLAMP (self->factor * pow (1.25, -dy), 1, 1e6);
  gtk_widget_queue_draw (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (scroll)));
  return TRUE;
}

static void
activated (AdwApplication *application, gpointer user_data)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *area = gtk_drawing_area_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, user_data, NULL);
  g_signal_connect (motion, "motion", G_CALLBACK (moved), user_data);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scrolled), user_data);
  gtk_widget_add_controller (area, motion);
  gtk_widget_add_controller (area, scroll);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), area);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  Peer peer = { .factor = 1 };
  g_autoptr (AdwApplication) application = adw_application_new ("io.github.bestiary_app.PeerChart", G_APPLICATION_NON_UNIQUE);

  if (argc != 2)
    {
      g_printerr ("usage: peer-chart FOLDER\n");
      return 2;
    }
  read_points (&peer, argv[1]);
  g_signal_connect (application, "activate", G_CALLBACK (activated), &peer);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
