#include "config.h"

#include "ui/again.h"

#include <adwaita.h>

#include "ui/memo.h"

#define KEY "bst-again"

/* How a window is opened. It belongs to the window, and to who opens it once more.
 * Reference-counted. */
typedef struct
{
  BstAgainFunc open;
  gpointer data;
  GDestroyNotify destroy;
} Way;

/* A window that was open, and what was done in it. */
typedef struct
{
  Way *way;
  int width, height;
  GVariant *memo;
  GVariant *focus; /* NULL for none */
  GArray *shares; /* double: of all that is scrolled, in order */
} Taken;

static void
clear_way (gpointer data)
{
  Way *way = data;

  if (way->destroy != NULL)
    way->destroy (way->data);
}

static void
unref_way (gpointer way)
{
  g_rc_box_release_full (way, clear_way);
}

static void
free_taken (gpointer data)
{
  Taken *taken = data;

  unref_way (taken->way);
  g_variant_unref (taken->memo);
  g_clear_pointer (&taken->focus, g_variant_unref);
  g_array_unref (taken->shares);
  g_free (taken);
}

/**
 * bst_again_set:
 * @window: one that its texts are made for once
 * @open: opens another, of the same
 * @data: (transfer full): what @open is given
 *
 * Says how @window comes back in another language.
 */
void
bst_again_set (GtkWindow *window, BstAgainFunc open, gpointer data, GDestroyNotify destroy)
{
  Way *way = g_rc_box_new (Way);

  *way = (Way) { open, data, destroy };
  g_object_set_data_full (G_OBJECT (window), KEY, way, unref_way);
}

static void
activate (GtkWindow *parent, gpointer data)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (data, &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), name, target);
}

/* The same, for what an action of the window or of the program opens. */
void
bst_again_set_action (GtkWindow *window, const char *detailed_action)
{
  bst_again_set (window, activate, g_strdup (detailed_action), g_free);
}

/* What is scrolled by itself, such as the lines of an entry, is a part of that. */
static void
list_scrollers (GtkWidget *widget, GPtrArray *scrollers)
{
  if (GTK_IS_POPOVER (widget) || GTK_IS_EDITABLE (widget))
    return;
  if (GTK_IS_SCROLLED_WINDOW (widget))
    g_ptr_array_add (scrollers, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_scrollers (child, scrollers);
}

static Taken *
take (GtkWindow *window)
{
  Taken *taken = g_new0 (Taken, 1);
  g_autoptr (GPtrArray) scrollers = g_ptr_array_new ();

  taken->way = g_rc_box_acquire (g_object_get_data (G_OBJECT (window), KEY));
  gtk_window_get_default_size (window, &taken->width, &taken->height);
  taken->memo = bst_memo_take (GTK_WIDGET (window));
  taken->focus = bst_memo_take_way (GTK_WIDGET (window), gtk_window_get_focus (window));
  taken->shares = g_array_new (FALSE, FALSE, sizeof (double));
  list_scrollers (GTK_WIDGET (window), scrollers);
  for (guint i = 0; i < scrollers->len; i++)
    {
      double share = bst_memo_get_share (scrollers->pdata[i]);

      g_array_append_val (taken->shares, share);
    }
  return taken;
}

/* The windows over @parent that can come back, the one opened first before others. */
static GPtrArray *
find_over (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == parent && g_object_get_data (G_OBJECT (window), KEY) != NULL &&
          gtk_widget_get_visible (GTK_WIDGET (window)))
        g_ptr_array_add (found, window);
    }
  return found;
}

/* Returns: (transfer full): what bst_again_open() opens: the windows over @parent as they are */
GPtrArray *
bst_again_take (GtkWindow *parent)
{
  g_autoptr (GPtrArray) windows = find_over (parent);
  GPtrArray *all = g_ptr_array_new_with_free_func (free_taken);

  for (guint i = 0; i < windows->len; i++)
    g_ptr_array_add (all, take (windows->pdata[i]));
  return all;
}

static void
arrange (GtkWindow *window, const Taken *taken)
{
  g_autoptr (GPtrArray) scrollers = g_ptr_array_new ();
  GtkWidget *focus = NULL;

  bst_memo_apply (taken->memo, GTK_WIDGET (window));
  if (taken->focus != NULL)
    focus = bst_memo_go_way (taken->focus, GTK_WIDGET (window));
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
  list_scrollers (GTK_WIDGET (window), scrollers);
  for (guint i = 0; i < MIN (scrollers->len, taken->shares->len); i++)
    bst_memo_scroll (GTK_WIDGET (window), scrollers->pdata[i], g_array_index (taken->shares, double, i));
}

/**
 * bst_again_open:
 * @taken: what bst_again_take() gave
 * @parent: the window that has taken the place of the one that they were over
 */
void
bst_again_open (GPtrArray *taken, GtkWindow *parent)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const Taken *one = taken->pdata[i];
      g_autoptr (GPtrArray) before = find_over (parent);
      g_autoptr (GPtrArray) after = NULL;

      one->way->open (parent, one->way->data);
      after = find_over (parent);
      if (after->len == before->len + 1)
        arrange (after->pdata[after->len - 1], one);
    }
}
