#include "config.h"

#include "ui/refresh-status.h"

#include <glib/gi18n.h>

#include "core/format.h"
#include "ui/age.h"
#include "ui/tooltip.h"

/* Ages are told in minutes at the finest. */
#define SECONDS_BETWEEN 60

struct _BstRefreshStatus
{
  GtkBox parent_instance;

  GtkProgressBar *bar;
  GtkLabel *label;
  GtkWidget *again;

  BstLibrary *library;
  BstActivity *activity;
  gboolean failed; /* the last refresh; its error has been told */
  guint source;
};

G_DEFINE_FINAL_TYPE (BstRefreshStatus, bst_refresh_status, GTK_TYPE_BOX)

static char *
make_progress (BstActivity *activity)
{
  guint total = bst_activity_get_total (activity);
  g_autofree char *done = bst_format_number (bst_activity_get_done (activity)), *all = bst_format_number (total);
  g_autofree char *progress = NULL;

  if (total == 0)
    progress = g_strdup (_ ("Refreshing"));
  else
    /* Translators: how much of a refresh is done: “Refreshing: 38 of 112” */
    progress = g_strdup_printf (_ ("Refreshing: %1$s of %2$s"), done, all);
  return bst_format_parts ((const char *const[]) { progress, bst_activity_get_text (activity) }, 2);
}

/* Of how many of the @n_followed models something was ever heard. */
static guint
count_heard_of (BstLibrary *library, guint *n_followed)
{
  g_autoptr (GPtrArray) followed = bst_library_dup_followed (library);
  guint count = 0;

  for (guint i = 0; i < followed->len; i++)
    {
      const BstRepository *record = ((const BstFollowed *) g_ptr_array_index (followed, i))->record;

      if (record != NULL && record->fetched_at >= 0)
        count++;
    }
  *n_followed = followed->len;
  return count;
}

/* One model that was just fetched makes neither all of them new nor all of them known. */
static char *
make_age (BstRefreshStatus *self)
{
  gint64 oldest, newest;
  const char *endpoint;
  guint n_followed, n_heard_of;
  g_autofree char *age = NULL, *heard_of = NULL, *followed = NULL;

  if (!bst_library_get_fetched_range (self->library, &oldest, &newest, &endpoint))
    return g_strdup (_ ("Figures from the Hub: not fetched yet"));
  age = bst_age_dup_range_text (oldest, newest, endpoint);
  n_heard_of = count_heard_of (self->library, &n_followed);
  heard_of = bst_format_number (n_heard_of);
  followed = bst_format_number (n_followed);
  if (n_heard_of < n_followed)
    /* Translators: the rest was never fetched; %3$s is an age and who answered: “just now · hf-mirror.com” */
    return g_strdup_printf (ngettext ("Figures of %1$s of %2$s model: %3$s", "Figures of %1$s of %2$s models: %3$s", n_followed),
                            heard_of, followed, age);
  /* Translators: %s is an age and who answered: “3 hours ago · hf-mirror.com” */
  return g_strdup_printf (_ ("Figures from the Hub: %s"), age);
}

static void
show (BstRefreshStatus *self)
{
  gboolean running = bst_activity_is_running (self->activity);
  guint total = bst_activity_get_total (self->activity);
  g_autofree char *text = running ? make_progress (self->activity) : make_age (self);

  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (self->again, self->failed && !running);
  /* The bar keeps its place, so that nothing moves when a refresh begins or ends. */
  gtk_widget_set_opacity (GTK_WIDGET (self->bar), running ? 1 : 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_STATE_HIDDEN, !running, -1);
  gtk_progress_bar_set_fraction (self->bar, running && total > 0 ? bst_activity_get_done (self->activity) / (double) total
                                                                 : 0);
}

static gboolean
tick_cb (gpointer user_data)
{
  show (user_data);
  return G_SOURCE_CONTINUE;
}

static void
running_cb (BstRefreshStatus *self)
{
  if (bst_activity_is_running (self->activity))
    self->failed = FALSE;
  show (self);
}

static void
ended_cb (BstRefreshStatus *self, const char *message, const GError *error)
{
  /* Of one model alone its own button asks again. */
  self->failed = error != NULL && bst_activity_get_total (self->activity) != 1;
  show (self);
}

static void
bst_refresh_status_dispose (GObject *object)
{
  BstRefreshStatus *self = BST_REFRESH_STATUS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->library);
  g_clear_object (&self->activity);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_REFRESH_STATUS);

  G_OBJECT_CLASS (bst_refresh_status_parent_class)->dispose (object);
}

static void
bst_refresh_status_class_init (BstRefreshStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_refresh_status_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/refresh-status.ui");
  gtk_widget_class_bind_template_child (widget_class, BstRefreshStatus, bar);
  gtk_widget_class_bind_template_child (widget_class, BstRefreshStatus, label);
  gtk_widget_class_bind_template_child (widget_class, BstRefreshStatus, again);
}

static void
bst_refresh_status_init (BstRefreshStatus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bst_label_explain_ellipsis (self->label);
}

/* @online: (transfer none): whose refresh it shows */
void
bst_refresh_status_set_online (BstRefreshStatus *self, BstLibrary *library, BstOnline *online)
{
  g_return_if_fail (self->activity == NULL);

  self->library = g_object_ref (library);
  self->activity = g_object_ref (bst_online_get_activity (online));
  g_signal_connect_object (library, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->activity, "notify::running", G_CALLBACK (running_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->activity, "notify::done", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->activity, "notify::total", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->activity, "notify::text", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->activity, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  self->source = g_timeout_add_seconds (SECONDS_BETWEEN, tick_cb, self);
  show (self);
}
