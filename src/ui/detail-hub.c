#include "config.h"

#include "ui/detail-hub.h"

#include <glib/gi18n.h>

#include "core/change.h"
#include "core/format.h"
#include "ui/age.h"
#include "ui/detail-sections.h"
#include "ui/tooltip.h"
#include "ui/wrap-layout.h"

/* @origin: who said so, and when, for whoever points at it */
static void
add_figure_of (GtkWidget *box, const char *text, const char *origin)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  bst_widget_set_tooltip (label, origin);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, origin, -1);
  gtk_box_append (GTK_BOX (box), label);
}

/* A figure that keeps its sentence: “3,918 likes”. What the last answer did not name is
 * older than that. */
static void
add_figure (GtkWidget *box, const BstRepository *record, BstChangeField field, const char *text)
{
  const char *endpoint;
  gint64 told_at = bst_repository_get_told (record, field, &endpoint);
  g_autofree char *age = bst_age_dup_text (told_at, endpoint);

  add_figure_of (box, text, age);
}

/* @pattern: (transfer none): with one %s */
static void
add_text (GtkWidget *box, const BstRepository *record, BstChangeField field, const char *pattern, const char *value)
{
  g_autoptr (GString) text = g_string_new (pattern);

  g_string_replace (text, "%s", value, 1);
  add_figure (box, record, field, text->str);
}

static const char *
get_gated_text (BstGated gated)
{
  switch (gated)
    {
    case BST_GATED_NO:
      return _ ("not gated");
    case BST_GATED_AUTO:
      return _ ("gated: terms to accept");
    case BST_GATED_MANUAL:
      return _ ("gated: access on request");
    case BST_GATED_UNKNOWN:
    default:
      return NULL;
    }
}

static void
add_last_change (GtkWidget *box, const BstRepository *record)
{
  g_autofree char *day = bst_format_day_of_utc (record->last_modified);

  if (record->last_modified >= 0)
    /* Translators: %s is a day on which something in the repository changed. */
    add_text (box, record, BST_CHANGE_LAST_MODIFIED, _ ("changed %s"), day);
}

/* The list of files is asked for by itself, and may be older than all else. */
static void
add_files (GtkWidget *box, const BstRepository *record)
{
  g_autofree char *number = NULL;
  g_autofree char *size = NULL;
  g_autofree char *text = NULL;

  if (record->files == NULL)
    return;
  number = bst_format_number (record->files->len);
  size = bst_format_bytes (MAX (bst_repository_get_files_size (record), 0));
  text = g_strdup_printf (ngettext ("%s file, %s", "%s files, %s", record->files->len), number, size);
  if (g_strcmp0 (record->files_sha, record->sha) == 0)
    add_figure (box, record, BST_CHANGE_FILES, text);
  else
    /* Translators: of a list of files, while the repository has changed since. */
    add_figure_of (box, text, _ ("As of an earlier revision"));
}

static void
add_figures (GtkWidget *section, const BstRepository *record)
{
  GtkWidget *box = bst_wrap_box_new (18, 6);

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("From the Hub"), -1);
  if (record->downloads >= 0)
    {
      g_autofree char *number = bst_format_number (record->downloads);

      add_text (box, record, BST_CHANGE_DOWNLOADS,
                ngettext ("%s download in 30 days", "%s downloads in 30 days", (gulong) record->downloads), number);
    }
  if (record->likes >= 0)
    {
      g_autofree char *number = bst_format_number (record->likes);

      add_text (box, record, BST_CHANGE_LIKES, ngettext ("%s like", "%s likes", (gulong) record->likes), number);
    }
  if (get_gated_text (record->gated) != NULL)
    add_figure (box, record, BST_CHANGE_GATED, get_gated_text (record->gated));
  add_last_change (box, record);
  add_files (box, record);
  gtk_box_append (GTK_BOX (section), box);
}

/* What is not as it should be, in a line that is seen. */
static void
add_notice (GtkWidget *section, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = bst_detail_text_new (text);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "hub-notice");
  gtk_box_append (GTK_BOX (section), box);
}

static void
add_presence (GtkWidget *section, const BstRepository *record)
{
  gboolean has_figures = bst_repository_has_figures (record);

  if (record->presence == BST_PRESENCE_GONE)
    add_notice (section, has_figures ? _ ("The Hub does not have this model any more, or hides it. These are its last figures.")
                                     : _ ("The Hub does not have this model, or hides it."));
  else if (record->presence == BST_PRESENCE_DISABLED)
    add_notice (section, has_figures ? _ ("The Hub has closed this model. These are its last figures.")
                                     : _ ("The Hub has closed this model."));
}

static GtkWidget *
action_button_new (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
add_actions (GtkWidget *section, BstEntry *entry, const BstRepository *record, gboolean is_followed)
{
  g_autofree char *url = bst_entry_dup_hub_url (entry);
  GtkWidget *box = bst_wrap_box_new (9, 6);
  GtkWidget *refresh = action_button_new (_ ("Refresh This Model"), "win.refresh-model");

  gtk_box_append (GTK_BOX (box), refresh);
  if (record != NULL && (record->gated == BST_GATED_AUTO || record->gated == BST_GATED_MANUAL) && url != NULL)
    {
      GtkWidget *ask = action_button_new (_ ("Ask for Access ↗"), "win.open-hub");

      bst_widget_set_tooltip (ask, url);
      gtk_box_append (GTK_BOX (box), ask);
    }
  if (!is_followed)
    gtk_box_append (GTK_BOX (box), action_button_new (_ ("Follow"), "win.follow-model"));
  else if (!bst_entry_is_on_shelf (entry, "guide"))
    gtk_box_append (GTK_BOX (box), action_button_new (_ ("Remove"), "win.remove-model"));
  gtk_widget_set_margin_top (box, 6);
  gtk_box_append (GTK_BOX (section), box);
}

/* What is shown is older than somebody who has just refreshed would think. */
static void
add_failure (GtkWidget *section, const BstFailure *failure)
{
  g_autofree char *text = NULL;

  if (failure == NULL)
    return;
  /* Translators: %s is a sentence that says why */
  text = g_strdup_printf (_ ("Could not be refreshed: %s"), bst_failure_get_message (failure));
  add_notice (section, text);
}

/**
 * bst_detail_hub_new:
 * @is_followed: whether a refresh asks for it
 * @failure: (nullable): why the last refresh brought nothing of it
 *
 * Returns: (nullable): what the Hub said of the entry, or that it was never asked; NULL
 *   for what has no repository
 */
GtkWidget *
bst_detail_hub_new (BstEntry *entry, gboolean is_followed, const BstFailure *failure)
{
  const BstRepository *record = bst_entry_get_repository (entry);
  GtkWidget *section, *age;

  if (!bst_entry_has_repository (entry))
    return NULL;
  if (record == NULL || record->fetched_at < 0)
    {
      GtkWidget *text = bst_detail_text_new (_ ("Not fetched yet."));

      section = bst_detail_section_new (_ ("From the Hub"), NULL);
      add_failure (section, failure);
      gtk_widget_add_css_class (text, "dim-label");
      gtk_box_append (GTK_BOX (section), text);
      add_actions (section, entry, NULL, is_followed);
      return section;
    }

  age = bst_age_label_new (record->fetched_at, record->endpoint);
  gtk_label_set_ellipsize (GTK_LABEL (age), PANGO_ELLIPSIZE_END);
  section = bst_detail_section_new (_ ("From the Hub"), age);
  add_presence (section, record);
  add_failure (section, failure);
  if (bst_repository_has_figures (record))
    add_figures (section, record);
  add_actions (section, entry, record, is_followed);
  return section;
}
