#include "config.h"

#include "ui/detail-card.h"

#include <glib/gi18n.h>

#include "ui/again.h"
#include "ui/age.h"
#include "ui/card-view.h"
#include "ui/card-window.h"
#include "ui/detail-sections.h"
#include "ui/tooltip.h"

/* As many letters of a revision as tell it from others. */
#define SHORT_SHA 8

static void
unref_dossier (gpointer dossier)
{
  bst_dossier_unref (dossier);
}

static BstCardReader *
reader_new (BstDossier *dossier)
{
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (dossier->card, strlen (dossier->card), unref_dossier,
                                                         bst_dossier_ref (dossier));

  return bst_card_reader_new (bytes, dossier->endpoint, dossier->id);
}

static GtkWidget *
dim_text_new (const char *text)
{
  GtkWidget *label = bst_detail_text_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
open_window (GtkWindow *parent, gpointer data)
{
  BstDossier *dossier = data;
  g_autoptr (BstCardReader) reader = reader_new (dossier);
  GtkWindow *window = bst_card_window_new (parent, reader, dossier->id);

  bst_again_set (window, open_window, bst_dossier_ref (dossier), unref_dossier);
  gtk_window_present (window);
}

static void
open_window_cb (GtkWidget *button, BstDossier *dossier)
{
  open_window (GTK_WINDOW (gtk_widget_get_root (button)), dossier);
}

static GtkWidget *
button_new (const char *icon, const char *text)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  bst_widget_set_tooltip (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
free_data (gpointer dossier, GClosure *closure)
{
  bst_dossier_unref (dossier);
}

/* Which revision it is of, and what can be done with the card. */
static GtkWidget *
bar_new (BstDossier *dossier, GtkWidget *view)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *find = button_new ("edit-find-symbolic", _ ("Find in Card"));
  GtkWidget *open = button_new ("view-fullscreen-symbolic", _ ("Open in a Window"));
  g_autofree char *sha = g_strndup (dossier->card_sha != NULL ? dossier->card_sha : "", SHORT_SHA);
  /* Translators: %s is the beginning of a revision's hash: “revision 1a2b3c4d”. */
  g_autofree char *text = sha[0] != '\0' ? g_strdup_printf (_ ("Revision %s, kept for reading offline"), sha)
                                         : g_strdup (_ ("Kept for reading offline"));
  GtkWidget *label = dim_text_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_object (find, "clicked", G_CALLBACK (bst_card_view_find), view, G_CONNECT_SWAPPED);
  g_signal_connect_data (open, "clicked", G_CALLBACK (open_window_cb), bst_dossier_ref (dossier), free_data, 0);
  gtk_box_append (GTK_BOX (bar), label);
  gtk_box_append (GTK_BOX (bar), find);
  gtk_box_append (GTK_BOX (bar), open);
  return bar;
}

/**
 * bst_detail_card_new:
 *
 * Returns: (nullable): the README of the repository, or why there is none; NULL for what has
 *   no repository
 */
GtkWidget *
bst_detail_card_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  BstDossier *dossier = subject->dossier;
  gboolean is_fetched = dossier != NULL && dossier->card != NULL;
  GtkWidget *section, *age = NULL;

  if (!bst_entry_has_repository (subject->entry))
    return NULL;
  if (is_fetched && dossier->card_at >= 0 && dossier->endpoint != NULL)
    {
      age = bst_age_label_new (dossier->card_at, dossier->endpoint);
      gtk_label_set_ellipsize (GTK_LABEL (age), PANGO_ELLIPSIZE_END);
    }
  section = bst_detail_section_new (_ ("Model Card"), age);
  if (!is_fetched)
    gtk_box_append (GTK_BOX (section), dim_text_new (_ ("Not fetched yet. “Fetch” above brings it here, for reading offline too.")));
  else if (dossier->card[0] == '\0')
    gtk_box_append (GTK_BOX (section), dim_text_new (_ ("The repository has no model card.")));
  else
    {
      g_autoptr (BstCardReader) reader = reader_new (dossier);
      GtkWidget *view = bst_card_view_new (reader, FALSE);

      gtk_box_append (GTK_BOX (section), bar_new (dossier, view));
      gtk_box_append (GTK_BOX (section), view);
    }
  return section;
}

static const char *
get_card (const BstDetailSubject *subject)
{
  return subject->dossier != NULL ? subject->dossier->card : NULL;
}

/* Whether both have the same card of the same revision; when it was last asked for is said
 * with it. */
gboolean
bst_detail_card_is_same (const BstDetailContext *context, const BstDetailSubject *old, const BstDetailSubject *new)
{
  if (bst_entry_has_repository (old->entry) != bst_entry_has_repository (new->entry))
    return FALSE;
  if (old->dossier == new->dossier)
    return TRUE;
  if (get_card (old) == NULL || get_card (new) == NULL)
    return get_card (old) == get_card (new);
  return g_str_equal (old->dossier->card, new->dossier->card) && old->dossier->card_at == new->dossier->card_at &&g_strcmp0 (old->dossier->card_sha, new->dossier->card_sha) == 0 &&
         g_strcmp0 (old->dossier->endpoint, new->dossier->endpoint) == 0;
}
