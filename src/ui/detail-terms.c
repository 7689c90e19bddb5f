#include "config.h"

#include "ui/detail-terms.h"

#include <glib/gi18n.h>

#include "core/verdict-text.h"
#include "ui/claim-list.h"
#include "ui/detail-sections.h"
#include "ui/wrap-layout.h"

/* The sign of an answer: of a permission whether it is given, of a duty whether there is
 * anything to mind. */
static void
get_sign (const BstLicenseTerm *term, const char **icon, const char **css_class)
{
  BstAnswer answer = bst_license_term_get_answer (term);
  gboolean is_duty = bst_term_is_duty (bst_license_term_get_term (term));

  *icon = "dialog-warning-symbolic";
  *css_class = "conditional";
  if (answer == (is_duty ? BST_ANSWER_NO : BST_ANSWER_YES))
    {
      *icon = "emblem-ok-symbolic";
      *css_class = "allowed";
    }
  else if (answer == BST_ANSWER_NO)
    {
      *icon = "action-unavailable-symbolic";
      *css_class = "forbidden";
    }
  else if (is_duty && bst_license_term_get_term (term) != BST_TERM_USE_RESTRICTIONS)
    {
      *icon = "emblem-important-symbolic";
      *css_class = "duty";
    }
}

/* The clause, which opens the licence. It is what the Tab key stops at, and so says all that
 * the row shows. */
static GtkWidget *
clause_new (const BstLicenseTerm *term, const char *answer, const char *quote)
{
  g_autofree char *place = bst_license_term_dup_place (term);
  GtkWidget *link = bst_claim_link_new (place != NULL ? place : bst_link_rel_get_label (BST_LINK_LICENCE),
                                        bst_license_term_get_url (term));
  /* Translators: spoken: a question to a licence, the answer, and the clause */
  g_autofree char *spoken = g_strdup_printf (C_ ("licence", "%s: %s, %s"),
                                             bst_term_get_label (bst_license_term_get_term (term)), answer,
                                             place != NULL ? place : bst_link_rel_get_label (BST_LINK_LICENCE));
  const char *text = bst_license_term_get_text (term);
  g_autofree char *more = text != NULL && quote != NULL ? g_strdup_printf (C_ ("sentences", "%s %s"), text, quote)
                                                        : g_strdup (text != NULL ? text : quote);

  gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more, -1);
  return link;
}

/* "Commercial use  Allowed under conditions: up to 700 million monthly active users" */
static GtkWidget *
question_new (const BstLicenseTerm *term, const char *answer, const char *css_class)
{
  GtkWidget *line = bst_wrap_box_new (9, 0);
  GtkWidget *question = bst_detail_text_new (bst_term_get_label (bst_license_term_get_term (term)));
  GtkWidget *label = bst_detail_text_new (answer);

  gtk_widget_add_css_class (question, "claim-shown");
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (line), question);
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

/* The clause, and some of its words in the licence's own language. */
static GtkWidget *
evidence_new (const BstLicenseTerm *term, const char *answer)
{
  GtkWidget *line = bst_wrap_box_new (9, 0);
  g_autofree char *quote = bst_license_term_dup_quoted (term);

  gtk_box_append (GTK_BOX (line), clause_new (term, answer, quote));
  if (quote != NULL)
    {
      GtkWidget *label = bst_detail_text_new (quote);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "term-quote");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (line), label);
    }
  return line;
}

static GtkWidget *
term_row_new (const BstLicenseTerm *term)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *answer = bst_license_term_dup_label (term);
  const char *icon, *css_class;
  GtkWidget *image;

  get_sign (term, &icon, &css_class);
  /* What it says stands beside it in words. */
  image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (image, css_class);
  gtk_widget_add_css_class (image, "term-sign");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), question_new (term, answer, css_class));
  gtk_box_append (GTK_BOX (box), bst_detail_text_new (bst_license_term_get_text (term)));
  gtk_box_append (GTK_BOX (box), evidence_new (term, answer));
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), box);
  gtk_widget_add_css_class (row, "term");
  return row;
}

/* What it says nothing of, in one line. */
static GtkWidget *
not_stated_new (const char *list)
{
  /* Translators: %s is a list such as “Hosting as a service and Naming” */
  g_autofree char *text = g_strdup_printf (_ ("Not stated: %s"), list);
  GtkWidget *label = bst_detail_text_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "term");
  return label;
}

/* Returns: (transfer floating): a list of what @license says */
GtkWidget *
bst_detail_terms_new (const BstLicense *license)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *not_stated = bst_license_dup_not_stated (license);

  gtk_widget_add_css_class (list, "card");
  gtk_widget_add_css_class (list, "detail-list");
  for (guint i = 0; i < BST_N_TERMS; i++)
    if (bst_license_get_term (license, i) != NULL)
      gtk_box_append (GTK_BOX (list), term_row_new (bst_license_get_term (license, i)));
  if (not_stated != NULL)
    gtk_box_append (GTK_BOX (list), not_stated_new (not_stated));
  return list;
}
