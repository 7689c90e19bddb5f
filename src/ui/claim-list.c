#include "config.h"

#include "ui/claim-list.h"

#include <glib/gi18n.h>

#include "core/citation.h"
#include "core/claim-text.h"
#include "core/format.h"
#include "ui/age.h"
#include "ui/detail-sections.h"
#include "ui/tooltip.h"
#include "ui/wrap-layout.h"

/* What a button that cites needs to know. */
typedef struct
{
  BstEntry *entry;
  BstClaim *claim;
} Citation;

static void
citation_free (gpointer data, GClosure *closure)
{
  Citation *citation = data;

  g_object_unref (citation->entry);
  bst_claim_unref (citation->claim);
  g_free (citation);
}

/**
 * bst_widget_copy:
 * @widget: in a window
 * @text: what is put on the clipboard
 * @message: what a toast says then
 */
void
bst_widget_copy (GtkWidget *widget, const char *text, const char *message)
{
  gtk_widget_activate_action (widget, "win.copy", "(ss)", text, message);
}

static void
cite_cb (GtkButton *button, Citation *citation)
{
  g_autofree char *text = bst_citation_dup_text (citation->claim, citation->entry);
  BstSource *source = bst_claim_get_source (citation->claim);
  /* Translators: %s is the title of a source. */
  g_autofree char *message = g_strdup_printf (_ ("Copied the citation of “%s”"), bst_source_get_title (source));

  bst_widget_copy (GTK_WIDGET (button), text, message);
}

static GtkWidget *
cite_button_new (BstEntry *entry, BstClaim *claim)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  Citation *citation = g_new0 (Citation, 1);
  g_autofree char *value = bst_claim_dup_exact (claim, entry);
  g_autofree char *source = bst_claim_dup_source (claim);
  const char *parts[] = { value, source };
  g_autofree char *what = bst_format_parts (parts, G_N_ELEMENTS (parts));

  citation->entry = g_object_ref (entry);
  citation->claim = bst_claim_ref (claim);
  g_signal_connect_data (button, "clicked", G_CALLBACK (cite_cb), citation, citation_free, 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  bst_widget_set_tooltip (button, _ ("Copy citation"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Copy citation"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, what, -1);
  return button;
}

static GtkWidget *
caption_new (const char *text, const char *css_class)
{
  GtkWidget *label = bst_detail_text_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Returns: (transfer floating): a text that opens an address; its look tells that it leaves
 *   the program */
GtkWidget *
bst_claim_link_new (const char *text, const char *url)
{
  GtkWidget *button = gtk_link_button_new_with_label (url, text);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "source-link");
  if (GTK_IS_LABEL (label))
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
    }
  bst_widget_set_tooltip (button, url);
  return button;
}

/* "28 Nov 2026, 14:05 · hf-mirror.com": what the Hub said holds for a moment. */
static char *
dup_moment (BstEntry *entry, BstClaim *claim)
{
  gint64 moment = bst_claim_get_moment (claim, entry);
  g_autofree char *time = NULL, *host = NULL;

  if (moment < 0)
    return NULL;
  time = bst_age_dup_moment (moment);
  host = bst_age_dup_host (bst_entry_get_repository (entry)->endpoint);
  /* Translators: a moment, and who was asked: “Fetched 28 Nov 2026, 14:05 from hf-mirror.com” */
  return g_strdup_printf (_ ("Fetched %1$s from %2$s"), time, host);
}

/* What there is to mind about a value, line by line. */
static void
add_notes (GtkWidget *box, BstEntry *entry, BstClaim *claim, gboolean disagrees)
{
  g_autofree char *moment = dup_moment (entry, claim);

  if (moment != NULL)
    gtk_box_append (GTK_BOX (box), caption_new (moment, "dim-label"));
  if (bst_claim_is_estimated (claim))
    gtk_box_append (GTK_BOX (box), caption_new (_ ("An estimate"), "dim-label"));
  if (bst_claim_get_note (claim) != NULL)
    gtk_box_append (GTK_BOX (box), caption_new (bst_claim_get_note (claim), disagrees ? "disagreement" : "dim-label"));
}

/* The value and who says it, on one line where there is room. */
static GtkWidget *
line_new (BstEntry *entry, BstClaim *claim, gboolean is_first, gboolean disagrees)
{
  GtkWidget *line = bst_wrap_box_new (9, 0);
  g_autofree char *value = bst_claim_dup_exact (claim, entry);
  g_autofree char *who = bst_claim_dup_short_source (claim);
  GtkWidget *label = bst_detail_text_new (value), *by = caption_new (who, "dim-label");

  gtk_widget_add_css_class (label, "numeric");
  if (is_first)
    gtk_widget_add_css_class (label, "claim-shown");
  if (disagrees)
    {
      GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (sign, "disagreement");
      bst_widget_set_tooltip (sign, _ ("Disagrees with the first"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Disagrees with the first"), -1);
      gtk_box_append (GTK_BOX (line), sign);
    }
  gtk_box_append (GTK_BOX (line), label);
  gtk_widget_set_valign (by, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), by);
  return line;
}

static GtkWidget *
row_new (BstEntry *entry, BstClaim *claim, gboolean is_first, gboolean disagrees)
{
  BstSource *source = bst_claim_get_source (claim);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (texts), line_new (entry, claim, is_first, disagrees));
  gtk_box_append (GTK_BOX (texts), bst_claim_link_new (bst_source_get_title (source), bst_source_get_url (source)));
  add_notes (texts, entry, claim, disagrees);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), cite_button_new (entry, claim));
  gtk_widget_set_margin_end (row, 6);
  gtk_widget_add_css_class (row, "claim");
  return row;
}

/**
 * bst_claim_list_new:
 *
 * Returns: (transfer floating) (nullable): every claim of @entry for @field in order of
 *   trust, under a sentence that says on what they disagree; NULL where nobody says anything
 */
GtkWidget *
bst_claim_list_new (BstEntry *entry, BstField field)
{
  GPtrArray *claims = bst_entry_get_claims (entry, field);
  GtkWidget *list;
  g_autofree char *dispute = NULL;

  if (claims == NULL)
    return NULL;
  list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  dispute = bst_dispute_dup_text (entry, field);
  if (dispute != NULL)
    gtk_box_append (GTK_BOX (list), caption_new (dispute, "disagreement"));
  for (guint i = 0; i < claims->len; i++)
    {
      BstClaim *claim = g_ptr_array_index (claims, i);
      gboolean disagrees = i > 0 && !bst_claim_agrees_with (g_ptr_array_index (claims, 0), claim);

      gtk_box_append (GTK_BOX (list), row_new (entry, claim, i == 0, disagrees));
    }
  return list;
}
