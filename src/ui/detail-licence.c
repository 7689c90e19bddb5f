#include "config.h"

#include "ui/detail-licence.h"

#include <glib/gi18n.h>

#include "core/verdict-text.h"
#include "ui/claim-list.h"
#include "ui/detail-sections.h"
#include "ui/detail-terms.h"

/* A sign of its own for each verdict, beside the colour. */
static const struct
{
  const char *icon;
  const char *css_class;
} signs[BST_N_COMMERCIAL] = {
  [BST_COMMERCIAL_UNKNOWN] = { "dialog-question-symbolic", "dim-label" },
  [BST_COMMERCIAL_YES] = { "emblem-ok-symbolic", "allowed" },
  [BST_COMMERCIAL_CONDITIONAL] = { "dialog-warning-symbolic", "conditional" },
  [BST_COMMERCIAL_NO] = { "action-unavailable-symbolic", "forbidden" },
};

/* What can be selected is a stop for the Tab key: sentences of a licence, not remarks on it. */
static GtkWidget *
paragraph_new (const char *text)
{
  GtkWidget *label = bst_detail_text_new (text);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static void
add_paragraph (GtkWidget *box, const char *text)
{
  if (text != NULL)
    gtk_box_append (GTK_BOX (box), paragraph_new (text));
}

static void
add_link (GtkWidget *box, const char *url)
{
  if (url != NULL)
    gtk_box_append (GTK_BOX (box), bst_claim_link_new (url, url));
}

/* The verdict in words, with its condition. */
static GtkWidget *
verdict_new (BstEntry *entry)
{
  BstCommercial commercial = bst_entry_get_commercial (entry);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", signs[commercial].icon,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *text = bst_verdict_dup_label (entry);
  GtkWidget *label = bst_detail_text_new (text);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (image, "term-sign");
  gtk_widget_add_css_class (label, "verdict");
  gtk_widget_add_css_class (line, signs[commercial].css_class);
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

/* What comes with a model that this one was made from is seen before anything else. */
static void
add_notice (GtkWidget *section, const char *text, gboolean is_warning)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *image = gtk_image_new_from_icon_name (is_warning ? "dialog-warning-symbolic" : "dialog-information-symbolic");
  GtkWidget *label = paragraph_new (text);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, is_warning ? "hub-notice" : "notice");
  gtk_box_append (GTK_BOX (section), box);
}

/* @from: (nullable): the name of the model that it came with; NULL for the model's own */
static void
add_license (GtkWidget *section, const BstLicense *license, const char *from)
{
  g_autofree char *title = NULL;
  GtkWidget *heading;

  if (from != NULL)
    /* Translators: a licence, and the model that it came with: “Llama 2 Community License, from LLaMA 2 7B” */
    title = g_strdup_printf (C_ ("licence", "%s, from %s"), bst_license_get_name (license), from);
  heading = g_object_new (GTK_TYPE_LABEL, "label", title != NULL ? title : bst_license_get_name (license), "xalign", 0.0f,
                          "wrap", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (heading, "licence-name");
  gtk_box_append (GTK_BOX (section), heading);
  add_paragraph (section, bst_license_get_summary (license));
  add_link (section, bst_license_get_url (license));
  if (bst_license_has_terms (license))
    gtk_box_append (GTK_BOX (section), bst_detail_terms_new (license));
}

/* Returns: (transfer full): when what is shown was read; that of the licence that decides */
static char *
dup_reviewed (const BstVerdict *verdict)
{
  BstLicense *license = bst_verdict_get_governing (verdict);

  return license != NULL ? bst_license_dup_reviewed (license) : g_strdup (_ ("Not legal advice."));
}

/* The licence that decides is read first. */
static void
add_licenses (GtkWidget *section, const BstVerdict *verdict)
{
  gboolean is_inherited = verdict->inherited != NULL && verdict->conflicts;

  if (is_inherited)
    add_license (section, verdict->inherited, verdict->from_name);
  if (verdict->own != NULL)
    add_license (section, verdict->own, NULL);
  if (verdict->inherited != NULL && !is_inherited)
    add_license (section, verdict->inherited, verdict->from_name);
}

/* Returns: (transfer floating): what the model may be used for, and why. */
GtkWidget *
bst_detail_licence_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  BstEntry *entry = subject->entry;
  BstVerdict verdict = bst_entry_get_verdict (entry);
  GtkWidget *section = bst_detail_section_new (C_ ("section", "Licence"), NULL), *remark;
  g_autofree char *inherited = bst_verdict_dup_inherited (&verdict);
  g_autofree char *unknown = bst_verdict_dup_unknown (&verdict);
  g_autofree char *unread = bst_verdict_dup_unread (entry);
  g_autofree char *link = bst_verdict_dup_link (entry);
  g_autofree char *reviewed = dup_reviewed (&verdict);

  gtk_box_append (GTK_BOX (section), verdict_new (entry));
  if (inherited != NULL)
    add_notice (section, inherited, verdict.conflicts);
  if (unknown != NULL)
    add_notice (section, unknown, FALSE);
  add_paragraph (section, unread);
  add_link (section, link);
  add_licenses (section, &verdict);
  remark = bst_detail_text_new (reviewed);
  gtk_widget_add_css_class (remark, "dim-label");
  gtk_box_append (GTK_BOX (section), remark);
  return section;
}

static gboolean
is_same_text (const BstRepository *a, const BstRepository *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strcmp0 (a->license, b->license) == 0 && g_strcmp0 (a->license_name, b->license_name) == 0 &&
         g_strcmp0 (a->license_link, b->license_link) == 0;
}

gboolean
bst_detail_licence_is_same (const BstDetailContext *context, const BstDetailSubject *old, const BstDetailSubject *new)
{
  BstEntry *a = old->entry, *b = new->entry;

  return bst_entry_get_license (a) == bst_entry_get_license (b) &&
         bst_inheritance_equal (bst_entry_get_inheritance (a), bst_entry_get_inheritance (b)) &&
         g_strcmp0 (bst_entry_get_word (a, BST_FIELD_LICENSE), bst_entry_get_word (b, BST_FIELD_LICENSE)) == 0 &&
         is_same_text (bst_entry_get_repository (a), bst_entry_get_repository (b));
}
