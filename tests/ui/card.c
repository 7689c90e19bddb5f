/* The section of a model card by itself, made from a file: BESTIARY_TEST_CARD is its path; an
 * empty one is of a repository without a card, none at all of one that was not fetched.
 * How long the main thread worked at the longest without looking up goes to standard output
 * when app.busy asks for it, in microseconds. */
#include "config.h"

#include "../core/entries.h"
#include "core/dossier.h"
#include "core/i18n.h"
#include "ui/detail-card.h"

#include <stdio.h>
#include <time.h>

#include <adwaita.h>

/* Of the window's library; its header is made when that is built. */
GResource *bst_ui_get_resource (void);

static gint64 last_poll, busiest;

/* What the main thread has worked, in microseconds, whatever else the machine does. */
static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static int
poll_and_measure (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 now = get_work ();
  int result;

  if (last_poll != 0)
    busiest = MAX (busiest, now - last_poll);
  result = g_poll (fds, n_fds, timeout);
  last_poll = get_work ();
  return result;
}

static void
busy_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  printf ("busy %" G_GINT64_FORMAT "\n", busiest);
  fflush (stdout);
  busiest = 0;
  last_poll = 0;
}

static BstDossier *
dossier_new (void)
{
  const char *path = g_getenv ("BESTIARY_TEST_CARD");
  BstDossier *dossier;

  if (path == NULL || path[0] == '\0')
    return NULL;
  dossier = bst_dossier_new ("org/model", "https://huggingface.co");
  if (!g_file_get_contents (path, &dossier->card, NULL, NULL))
    g_error ("%s cannot be read", path);
  dossier->card_sha = g_strdup ("1a2b3c4d5e6f");
  dossier->card_at = g_get_real_time () / G_USEC_PER_SEC - 3 * 3600;
  return dossier;
}

static GtkWidget *
section_new (void)
{
  BstDetailContext context = { NULL, NULL, NULL };
  BstDetailSubject subject = { 0 };
  GtkWidget *section;

  subject.entry = test_entry_simple ("org/model", "Model", 7000000000, "2023-07");
  subject.dossier = dossier_new ();
  section = bst_detail_card_new (&context, &subject);
  bst_detail_subject_clear (&subject);
  return section;
}

static void
activate_cb (GtkApplication *application, gpointer user_data)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *section = section_new ();
  const char *size = g_getenv ("BESTIARY_TEST_SIZE");
  int width = 900, height = 800;

  if (size != NULL)
    sscanf (size, "%dx%d", &width, &height);
  gtk_widget_add_css_class (section, "detail");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1080);
  adw_clamp_set_child (ADW_CLAMP (clamp), section);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_focusable (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_title (GTK_WINDOW (window), "Card");
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  static const GActionEntry actions[] = { { "busy", busy_activated } };
  g_autoptr (AdwApplication) application = NULL;

  bst_i18n_init ();
  gtk_disable_setlocale ();
  g_set_prgname ("bestiary");
  g_resources_register (bst_ui_get_resource ());
  g_main_context_set_poll_func (NULL, poll_and_measure);
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", BST_APPLICATION_ID,
                              "resource-base-path", BST_RESOURCE_PATH, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), NULL);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
