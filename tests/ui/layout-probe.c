/* The program itself, with more actions. “probe-layout” writes on the standard output what is
 * out of place in any of its windows, a line each: the fault, the widget with those that it is
 * in, and its words; and of what type there is something in sight. “probed” ends them. An
 * accessibility bus does not tell that a label had to be cut, or that a widget has less room
 * than it needs. “probe-faces” writes in which typefaces each widget in sight would set Chinese
 * characters. “open-menu” opens the popover of one button after the other. */
#include "config.h"

#include <adwaita.h>
#include <locale.h>
#include <stdio.h>

#include "app/application.h"
#include "core/i18n.h"

/* Pixels that rounding may cost. */
#define SLACK 1.5f

static void
say (const char *fault, GtkWidget *widget, const char *words)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autofree char *line = g_strdelimit (g_strdup (words != NULL ? words : ""), "\n\t", ' ');

  for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
    {
      g_auto (GStrv) classes = gtk_widget_get_css_classes (w);
      g_autofree char *joined = g_strjoinv (".", classes);

      g_string_append_printf (path, "%s%s%s ", G_OBJECT_TYPE_NAME (w), classes[0] != NULL ? "." : "", joined);
    }
  printf ("%s\t%s\t%s\n", fault, g_strchomp (path->str), line);
}

static const char *
get_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (GTK_IS_EDITABLE (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return gtk_button_get_label (GTK_BUTTON (widget));
  return gtk_widget_get_tooltip_text (widget);
}

/* Whether it is something that is seen itself, and not what holds other things. */
static gboolean
is_thing (GtkWidget *widget)
{
  const char *words = GTK_IS_LABEL (widget) ? get_words (widget) : "some";

  return (GTK_IS_LABEL (widget) || GTK_IS_INSCRIPTION (widget) || GTK_IS_BUTTON (widget) || GTK_IS_IMAGE (widget) ||
          GTK_IS_ENTRY (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_DROP_DOWN (widget)) &&
         words != NULL && *words != '\0' && gtk_widget_get_width (widget) > 0;
}

/* Whether who points there reads all of it. */
static gboolean
is_explained (GtkWidget *widget)
{
  for (GtkWidget *w = widget; w != NULL && !GTK_IS_NATIVE (w); w = gtk_widget_get_parent (w))
    if (gtk_widget_get_has_tooltip (w))
      return TRUE;
  return FALSE;
}

static void
probe_room (GtkWidget *widget, gboolean scrolled)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GtkAllocation allocation;
  int minimum;

  gtk_widget_get_allocation (widget, &allocation);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (width > 0 && allocation.width < minimum && !scrolled && !GTK_IS_NATIVE (widget) && !GTK_IS_SCROLLABLE (widget))
    {
      g_autofree char *words = g_strdup_printf ("%d of %d: %s", allocation.width, minimum, get_words (widget));

      say ("narrow", widget, words);
    }
  if (GTK_IS_LABEL (widget) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))) &&
      !is_explained (widget))
    say ("cut", widget, get_words (widget));
  if (GTK_IS_LABEL (widget) && gtk_label_get_ellipsize (GTK_LABEL (widget)) == PANGO_ELLIPSIZE_NONE)
    {
      int text_width, text_height;

      pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (widget)), &text_width, &text_height);
      if (text_width > width + 1 || text_height > height + 1)
        say ("clipped", widget, get_words (widget));
    }
}

/* No two things in one container may lie on each other. */
static void
probe_siblings (GtkWidget *parent)
{
  /* libadwaita puts the title of an entry where it is empty, and where it is not. */
  if (g_str_equal (G_OBJECT_TYPE_NAME (parent), "AdwGizmo"))
    return;
  for (GtkWidget *a = gtk_widget_get_first_child (parent); a != NULL; a = gtk_widget_get_next_sibling (a))
    for (GtkWidget *b = gtk_widget_get_next_sibling (a); b != NULL; b = gtk_widget_get_next_sibling (b))
      {
        graphene_rect_t first, second, both;

        if (!gtk_widget_get_mapped (a) || !gtk_widget_get_mapped (b) || !is_thing (a) || !is_thing (b) ||
            !gtk_widget_compute_bounds (a, parent, &first) || !gtk_widget_compute_bounds (b, parent, &second))
          continue;
        if (graphene_rect_intersection (&first, &second, &both) && both.size.width > SLACK && both.size.height > SLACK)
          {
            g_autofree char *words = g_strdup_printf ("%s / %s", get_words (a), get_words (b));

            say ("overlap", a, words);
          }
      }
}

static gboolean
scrolls_sideways (GtkWidget *widget)
{
  GtkPolicyType policy = GTK_POLICY_NEVER;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &policy, NULL);
  return policy != GTK_POLICY_NEVER;
}

static void
say_type (GtkWidget *widget)
{
  const char *type = G_OBJECT_TYPE_NAME (widget);

  if (g_str_has_prefix (type, "Bst") || g_str_has_prefix (type, "Adw") || GTK_IS_NATIVE (widget))
    printf ("there\t%s\t\n", type);
}

static void
probe (GtkWidget *widget, GtkWidget *native, gboolean scrolled)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_NATIVE (widget))
    {
      native = widget;
      scrolled = FALSE;
    }
  say_type (widget);
  scrolled = scrolled || scrolls_sideways (widget);
  probe_room (widget, scrolled);
  probe_siblings (widget);
  if (!scrolled && is_thing (widget) && gtk_widget_compute_bounds (widget, native, &bounds) &&
      (bounds.origin.x < -SLACK || bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (native) + SLACK))
    {
      g_autofree char *words = g_strdup_printf ("%g to %g of %d: %s", bounds.origin.x, bounds.origin.x + bounds.size.width,
                                                gtk_widget_get_width (native), get_words (widget));

      say ("outside", widget, words);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    probe (child, native, scrolled);
}

/* Returns: (transfer none): the innermost widget that needs more than @most pixels */
static GtkWidget *
find_culprit (GtkWidget *widget, int most)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum = 0;

      if (gtk_widget_get_visible (child) && !GTK_IS_NATIVE (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > most)
        return find_culprit (child, most);
    }
  return widget;
}

/* @most: how many pixels wide a window may be */
static void
probe_all (int most)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      g_autofree char *width = g_strdup_printf ("%d of %d", gtk_widget_get_width (window), most);

      if (gtk_widget_get_mapped (window) && gtk_widget_get_width (window) > most)
        {
          say ("wide", find_culprit (window, most - 36), width);
          /* A dialog opens as wide as it likes to be; the next answer is of what it can be. */
          if (!g_str_equal (G_OBJECT_TYPE_NAME (window), "BstWindow"))
            gtk_window_set_default_size (GTK_WINDOW (window), most, gtk_widget_get_height (window));
        }
      probe (window, window, FALSE);
    }
  puts ("probed");
  fflush (stdout);
}

/* The characters that tell whose forms they have, with punctuation and Latin about them. */
#define SAMPLE "Falcon 骨直令述；7 B"

/* Says in which typefaces @widget sets the sample. */
static void
say_faces (GtkWidget *widget, GHashTable *said)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, SAMPLE);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  g_autoptr (GString) line = g_string_new ("face");

  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);
      g_autoptr (PangoFontDescription) font = run != NULL ? pango_font_describe (run->item->analysis.font) : NULL;

      if (run != NULL)
        g_string_append_printf (line, "\t%.*s\t%s", run->item->length, &SAMPLE[run->item->offset],
                                pango_font_description_get_family (font));
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
  if (g_hash_table_add (said, g_strdup (line->str)))
    say (line->str, widget, "");
}

static void
probe_faces (GtkWidget *widget, GHashTable *said)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  say_faces (widget, said);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    probe_faces (child, said);
}

static void
probe_faces_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      probe_faces (window, said);
    }
  puts ("probed");
  fflush (stdout);
}

/* As the desktop does. */
static void
set_font_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_object_set (gtk_settings_get_default (), "gtk-font-name", g_variant_get_string (parameter, NULL), NULL);
}

/* What changed just now is laid out between two ticks. */
static gboolean
ticked (GtkWidget *window, GdkFrameClock *clock, gpointer most)
{
  int n = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (window), "ticks"));

  g_object_set_data (G_OBJECT (window), "ticks", GINT_TO_POINTER (n + 1));
  if (n < 2)
    return G_SOURCE_CONTINUE;
  g_object_set_data (G_OBJECT (window), "ticks", NULL);
  probe_all (GPOINTER_TO_INT (most));
  return G_SOURCE_REMOVE;
}

static GtkWidget *
find_main_window (GtkApplication *application)
{
  GList *windows = gtk_application_get_windows (application);

  while (windows != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (windows->data), "BstWindow"))
    windows = windows->next;
  return windows != NULL ? windows->data : NULL;
}

/* @parameter: how many pixels wide a window may be */
static void
probe_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  int most = atoi (g_variant_get_string (parameter, NULL));

  gtk_widget_add_tick_callback (find_main_window (user_data), ticked, GINT_TO_POINTER (most), NULL);
}

/* Opens the popover of the menu button whose turn it is, when @n reaches 0. */
static gboolean
open_menu (GtkWidget *widget, int *n)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_POPOVER (widget))
    return FALSE;
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_is_sensitive (widget) && (*n)-- == 0)
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (open_menu (child, n))
      return TRUE;
  return FALSE;
}

/* @parameter: which of the menu buttons, from 0 */
static void
open_menu_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  int n = atoi (g_variant_get_string (parameter, NULL));
  GtkWindow *window = gtk_application_get_active_window (user_data);

  puts (window != NULL && open_menu (GTK_WIDGET (window), &n) ? "opened" : "none left");
  fflush (stdout);
}

/* @parameter: the detailed name of an action, as "win.layout::both"; a class's own actions are
 *   not on the bus */
static void
do_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (g_variant_get_string (parameter, NULL), &name, &target, NULL))
    gtk_widget_activate_action_variant (find_main_window (user_data), name, target);
}

static void
close_popovers (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    {
      gtk_popover_popdown (GTK_POPOVER (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    close_popovers (child);
}

/* Leaves but the main window. */
static void
close_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i-- > 0;)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "BstWindow"))
        close_popovers (window);
      else
        gtk_window_close (GTK_WINDOW (window));
    }
}

int
main (int argc, char **argv)
{
  static const GActionEntry actions[] = {
    { "probe-layout", probe_activated, "s" },
    { "probe-faces", probe_faces_activated },
    { "set-font", set_font_activated, "s" },
    { "open-menu", open_menu_activated, "s" },
    { "do", do_activated, "s" },
    { "close-others", close_activated },
  };
  g_autoptr (BstApplication) application = NULL;

  bst_i18n_init ();
  g_set_prgname ("bestiary");
  application = bst_application_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
