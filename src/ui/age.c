#include "config.h"

#include "ui/age.h"

#include <glib/gi18n.h>

#include "core/format.h"
#include "ui/tooltip.h"

/* Ages are told in minutes at the finest. */
#define SECONDS_BETWEEN 60

/* @endpoint: an address such as "https://hf-mirror.com"
 * Returns: (transfer full): the name by which people know who answers there */
char *
bst_age_dup_host (const char *endpoint)
{
  g_autoptr (GUri) uri = g_uri_parse (endpoint, G_URI_FLAGS_NONE, NULL);

  return g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : endpoint);
}

/* @at: seconds since 1970, UTC
 * Returns: (transfer full): "3 hours ago · hf-mirror.com" */
char *
bst_age_dup_text (gint64 at, const char *endpoint)
{
  g_autofree char *age = bst_format_age (g_get_real_time () / G_USEC_PER_SEC - at);
  g_autofree char *host = bst_age_dup_host (endpoint);
  const char *parts[] = { age, host };

  return bst_format_parts (parts, G_N_ELEMENTS (parts));
}

/* @endpoint: who gave the newest
 * Returns: (transfer full): "just now to 3 days ago · hf-mirror.com", or one age where both
 *   are the same to a person */
char *
bst_age_dup_range_text (gint64 oldest, gint64 newest, const char *endpoint)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *newest_age = bst_format_age (now - newest);
  g_autofree char *oldest_age = bst_format_age (now - oldest);
  g_autofree char *host = bst_age_dup_host (endpoint);
  g_autofree char *range = NULL;
  const char *parts[] = { NULL, host };

  if (g_str_equal (newest_age, oldest_age))
    return bst_age_dup_text (newest, endpoint);
  /* Translators: figures are of different ages, the newest and the oldest of them: “just now to 3 days ago” */
  range = g_strdup_printf (C_ ("age", "%1$s to %2$s"), newest_age, oldest_age);
  parts[0] = range;
  return bst_format_parts (parts, G_N_ELEMENTS (parts));
}

/* Returns: (transfer full): the day and the minute, on this computer's clock */
char *
bst_age_dup_moment (gint64 at)
{
  return at >= 0 ? bst_format_moment (at) : g_strdup ("");
}

typedef struct
{
  gint64 at;
  char *endpoint;
} Age;

static void
age_free (gpointer data)
{
  Age *age = data;

  g_free (age->endpoint);
  g_free (age);
}

static gboolean
tick (gpointer label)
{
  const Age *age = g_object_get_data (label, "bst-age");
  g_autofree char *text = bst_age_dup_text (age->at, age->endpoint);

  gtk_label_set_label (label, text);
  return G_SOURCE_CONTINUE;
}

static void
stop (gpointer source)
{
  g_source_remove (GPOINTER_TO_UINT (source));
}

/* Returns: (transfer floating): a label that grows old as what it tells of does */
GtkWidget *
bst_age_label_new (gint64 at, const char *endpoint)
{
  g_autofree char *moment = bst_age_dup_moment (at);
  GtkWidget *label = gtk_label_new (NULL);
  Age *age = g_new0 (Age, 1);

  age->at = at;
  age->endpoint = g_strdup (endpoint);
  g_object_set_data_full (G_OBJECT (label), "bst-age", age, age_free);
  g_object_set_data_full (G_OBJECT (label), "bst-age-source",
                          GUINT_TO_POINTER (g_timeout_add_seconds (SECONDS_BETWEEN, tick, label)), stop);
  tick (label);
  bst_widget_set_tooltip (label, moment);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}
