/* What went wrong with the library's files, in a bar over the list. */
#include "config.h"

#include "ui/window-private.h"

#include <glib/gi18n.h>

#include "core/format.h"
#include "ui/again.h"
#include "ui/notice-bar.h"
#include "ui/toast.h"
#include "ui/window-state.h"

static guint
count_problems (BstWindow *self)
{
  return g_strv_length ((char **) bst_library_get_problems (self->library));
}

static void
drop_bar (BstWindow *self)
{
  bst_list_page_set_notice (self->list_page, NULL);
  self->notice = NULL;
}

/* What was closed has been read; what comes later brings the bar again. */
static void
closed_cb (BstWindow *self)
{
  self->n_problems_closed = count_problems (self);
  drop_bar (self);
  bst_list_page_focus_list (self->list_page);
}

/* The library may meet the same trouble at each save: it is told once.
 * @first: where to begin; what comes before has been told
 * Returns: (transfer container): ended by NULL */
static GPtrArray *
find_problems (const char *const *problems, guint first)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; problems[i] != NULL; i++)
    {
      guint j = 0;

      while (!g_str_equal (problems[j], problems[i]))
        j++;
      if (j == i && i >= first)
        g_ptr_array_add (found, (char *) problems[i]);
    }
  g_ptr_array_add (found, NULL);
  return found;
}

/* One is told in its own words; of several there is only room for how many they are. */
static char *
make_text (GPtrArray *problems)
{
  guint n = problems->len - 1;
  g_autofree char *number = NULL;

  if (n == 1)
    return g_strdup (g_ptr_array_index (problems, 0));
  number = bst_format_number (n);
  return g_strdup_printf (ngettext ("There is %s problem with the files of the library.",
                                    "There are %s problems with the files of the library.", n),
                          number);
}

static void
show_bar (BstWindow *self)
{
  g_autoptr (GPtrArray) problems = find_problems (bst_library_get_problems (self->library), self->n_problems_closed);
  g_autofree char *text = NULL;

  if (problems->len == 1)
    return;
  if (self->notice == NULL)
    {
      self->notice = bst_notice_bar_new ();
      g_signal_connect_object (self->notice, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
      bst_list_page_set_notice (self->list_page, self->notice);
    }
  text = make_text (problems);
  bst_notice_bar_set_text (BST_NOTICE_BAR (self->notice), text);
}

static void
show_problems_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) problems = find_problems (bst_library_get_problems (BST_WINDOW (widget)->library), 0);
  g_autofree char *text = g_strjoinv ("\n\n", (char **) problems->pdata);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (widget), _ ("What Went Wrong"), text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  bst_again_set_action (GTK_WINDOW (dialog), "win.show-problems");
  gtk_window_present (GTK_WINDOW (dialog));
}

void
bst_window_install_problems (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-problems", NULL, show_problems_action);
}

/* Shows what went wrong before there was the window, and whatever does from now on.
 * @n_closed: so many have been read and closed */
void
bst_window_watch_problems (BstWindow *self, guint n_closed)
{
  self->n_problems_closed = n_closed;
  g_signal_connect_object (self->library, "problem", G_CALLBACK (show_bar), self, G_CONNECT_SWAPPED);
  show_bar (self);
}

/* Says where settings would be forgotten. */
void
bst_window_tell_settings (BstWindow *self)
{
  g_autofree char *text = NULL;

  if (self->settings == NULL || bst_settings_can_be_kept ())
    return;
  /* Translators: %s is a folder. */
  text = g_strdup_printf (_ ("Settings are not kept: “%s” cannot be written"), g_get_user_config_dir ());
  bst_toaster_show (self->toaster, bst_toast_new (text));
}
