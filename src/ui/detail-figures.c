#include "config.h"

#include "ui/detail-figures.h"

#include <glib/gi18n.h>

#include "core/claim-text.h"
#include "core/format.h"
#include "core/verdict-text.h"
#include "ui/claim-list.h"
#include "ui/detail-badges.h"
#include "ui/detail-files.h"
#include "ui/detail-sections.h"
#include "ui/figure-card.h"
#include "ui/menu-button.h"
#include "ui/tooltip.h"

/* What the explanation of a figure is made from. */
typedef struct
{
  BstEntry *entry;
  BstLibrary *library; /* NULL for none */
  BstField field;
} Explained;

static Explained *
explained_new (BstEntry *entry, BstLibrary *library, BstField field)
{
  Explained *self = g_new0 (Explained, 1);

  self->entry = g_object_ref (entry);
  self->library = library != NULL ? g_object_ref (library) : NULL;
  self->field = field;
  return self;
}

static void
explained_free (gpointer data)
{
  Explained *self = data;

  g_object_unref (self->entry);
  g_clear_object (&self->library);
  g_free (self);
}

static void
add_text (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label;

  if (text == NULL)
    return;
  label = bst_detail_text_new (text);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_claims (GtkWidget *box, BstEntry *entry, BstField field, gboolean with_heading)
{
  GtkWidget *claims = bst_claim_list_new (entry, field);

  if (claims == NULL)
    return;
  if (with_heading)
    add_text (box, bst_field_get_label (field), "heading");
  gtk_box_append (GTK_BOX (box), claims);
}

/* Every claim for a count, and what a count of packed weights is not. */
static GtkWidget *
explain_count (gpointer data)
{
  Explained *self = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  if (self->field == BST_FIELD_PARAMETERS)
    {
      g_autofree char *packed = bst_detail_dup_packed_words (self->entry, self->library);

      add_text (box, packed, NULL);
    }
  if (bst_entry_get_claim (self->entry, self->field) == NULL)
    add_text (box, bst_entry_get_kind (self->entry) == BST_KIND_CLOSED_MODEL ? _ ("Its maker has not told it, and no source that is read here gives a figure.") : _ ("No source that is read here gives a figure. Unknown is not zero."),
              "dim-label");
  add_claims (box, self->entry, self->field, FALSE);
  if (self->field == BST_FIELD_PARAMETERS)
    add_claims (box, self->entry, BST_FIELD_ACTIVE_PARAMETERS, TRUE);
  return box;
}

/* What a figure says where there is none. */
static GtkWidget *
unknown_new (BstEntry *entry, BstLibrary *library, BstField field, const char *label)
{
  g_autofree char *packed = field == BST_FIELD_PARAMETERS ? bst_detail_dup_packed_words (entry, library) : NULL;
  const char *value = bst_entry_get_kind (entry) == BST_KIND_CLOSED_MODEL ? C_ ("figure", "Not disclosed")
                                                                          : C_ ("figure", "Unknown");
  /* Translators: under an unknown number of parameters: the weights are packed. */
  GtkWidget *figure = bst_figure_card_new (value, label, NULL,
                                           packed != NULL ? C_ ("figure", "packed weights") : _ ("no source gives a figure"));

  bst_figure_card_set_explanation (BST_FIGURE_CARD (figure), packed, explain_count, explained_new (entry, library, field),
                                   explained_free);
  return figure;
}

/* A count as a card: the short figure large, the exact one and its source below. */
static GtkWidget *
count_figure_new (BstEntry *entry, BstLibrary *library, BstField field, const char *label)
{
  BstClaim *claim = bst_entry_get_claim (entry, field);
  gint64 count = bst_entry_get_count (entry, field);
  g_autofree char *value = NULL, *exact = NULL, *source = NULL, *dispute = NULL;
  GtkWidget *figure;

  if (claim == NULL)
    return unknown_new (entry, library, field, label);
  value = field == BST_FIELD_CONTEXT_LENGTH ? bst_format_context (count) : bst_format_count (count);
  exact = bst_format_exact (count);
  source = bst_claim_dup_short_source (claim);
  dispute = bst_dispute_dup_text (entry, field);
  figure = bst_figure_card_new (value, label, g_str_equal (exact, value) ? NULL : exact,
                                /* Translators: under a figure on which sources differ */
                                dispute != NULL ? _ ("the sources disagree") : source);
  bst_figure_card_set_explanation (BST_FIGURE_CARD (figure),
                                   dispute != NULL ? dispute : bst_source_get_title (bst_claim_get_source (claim)), explain_count,
                                   explained_new (entry, library, field), explained_free);
  return figure;
}

static GtkWidget *
parameters_figure_new (BstEntry *entry, BstLibrary *library)
{
  gint64 active = bst_entry_get_count (entry, BST_FIELD_ACTIVE_PARAMETERS);
  g_autofree char *label = NULL;

  if (active > 0)
    {
      g_autofree char *count = bst_format_count (active);

      /* Translators: %s is a number, such as “12.9 B”. */
      label = g_strdup_printf (_ ("parameters, %s active"), count);
    }
  return count_figure_new (entry, library, BST_FIELD_PARAMETERS, label != NULL ? label : _ ("parameters"));
}

/* The verdict in a word, as large as a number is. */
static const char *
get_verdict (BstCommercial commercial)
{
  switch (commercial)
    {
    case BST_COMMERCIAL_YES:
      return C_ ("verdict", "Commercial");
    case BST_COMMERCIAL_CONDITIONAL:
      return C_ ("verdict", "Conditional");
    case BST_COMMERCIAL_NO:
      return C_ ("verdict", "Non-commercial");
    case BST_COMMERCIAL_UNKNOWN:
    default:
      return C_ ("verdict", "Unclear");
    }
}

static void
add_text_if (GtkWidget *box, const char *text, const char *css_class)
{
  if (text != NULL)
    add_text (box, text, css_class);
}

static GtkWidget *
explain_licence (gpointer data)
{
  Explained *self = data;
  BstVerdict verdict = bst_entry_get_verdict (self->entry);
  BstLicense *license = bst_verdict_get_governing (&verdict);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *label = bst_verdict_dup_label (self->entry);
  g_autofree char *inherited = bst_verdict_dup_inherited (&verdict);
  g_autofree char *unread = bst_verdict_dup_unread (self->entry);
  g_autofree char *reviewed = license != NULL ? bst_license_dup_reviewed (license) : g_strdup (_ ("Not legal advice."));

  add_text (box, label, "claim-shown");
  add_text_if (box, inherited, "disagreement");
  add_text_if (box, unread, NULL);
  add_text_if (box, license != NULL ? bst_license_get_summary (license) : NULL, NULL);
  add_text (box, reviewed, "dim-label");
  if (license != NULL && bst_license_get_url (license) != NULL)
    gtk_box_append (GTK_BOX (box), bst_claim_link_new (bst_license_get_url (license), bst_license_get_url (license)));
  add_claims (box, self->entry, BST_FIELD_LICENSE, FALSE);
  return box;
}

static GtkWidget *
licence_card_new (BstEntry *entry)
{
  BstVerdict verdict = bst_entry_get_verdict (entry);
  BstLicense *license = bst_verdict_get_governing (&verdict);
  g_autofree char *names = bst_verdict_dup_short (entry);
  g_autofree char *unread = bst_verdict_dup_unread (entry);
  const char *name = names != NULL ? names : bst_entry_get_word (entry, BST_FIELD_LICENSE);
  const char *condition = license != NULL ? bst_license_get_condition (license) : NULL;

  if (name == NULL && unread != NULL)
    return bst_figure_card_new (get_verdict (BST_COMMERCIAL_UNKNOWN), _ ("licence"), NULL, _ ("one that the guide does not know"));
  if (name == NULL)
    return bst_figure_card_new (C_ ("figure", "Unknown"), _ ("licence"), NULL, _ ("no source names one"));
  if (bst_entry_get_kind (entry) == BST_KIND_CLOSED_MODEL)
    return bst_figure_card_new (bst_openness_get_label (BST_OPENNESS_CLOSED), _ ("licence"), NULL, name);
  return bst_figure_card_new (get_verdict (verdict.commercial), name, NULL,
                              condition != NULL ? condition : _ ("not legal advice"));
}

static GtkWidget *
licence_figure_new (BstEntry *entry)
{
  BstVerdict verdict = bst_entry_get_verdict (entry);
  BstLicense *license = bst_verdict_get_governing (&verdict);
  g_autofree char *inherited = bst_verdict_dup_inherited (&verdict);
  GtkWidget *figure = licence_card_new (entry);
  const char *spoken = license != NULL ? bst_license_get_summary (license) : NULL;

  bst_figure_card_set_explanation (BST_FIGURE_CARD (figure), inherited != NULL ? inherited : spoken, explain_licence,
                                   explained_new (entry, NULL, BST_FIELD_LICENSE), explained_free);
  return figure;
}

static void
add (GtkWidget *box, GtkWidget *figure)
{
  if (figure != NULL)
    gtk_box_append (GTK_BOX (box), figure);
}

/* Adds the four figures that people ask for first. */
void
bst_detail_add_figures (GtkWidget *box, const BstDetailContext *context, const BstDetailSubject *subject)
{
  BstEntry *entry = subject->entry;
  BstKind kind = bst_entry_get_kind (entry);
  gboolean is_model = kind == BST_KIND_MODEL || kind == BST_KIND_CLOSED_MODEL;

  if (is_model || bst_entry_get_claim (entry, BST_FIELD_PARAMETERS) != NULL)
    add (box, parameters_figure_new (entry, context->library));
  if (is_model || bst_entry_get_claim (entry, BST_FIELD_CONTEXT_LENGTH) != NULL)
    add (box, count_figure_new (entry, context->library, BST_FIELD_CONTEXT_LENGTH, _ ("tokens of context")));
  add (box, licence_figure_new (entry));
  add (box, bst_detail_memory_figure_new (context, subject));
  bst_figure_cards_align (box);
}

static gboolean
is_packed (BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);

  return record != NULL && bst_repository_is_packed (record);
}

/* Whether bst_detail_add_figures() would say the same of both. */
gboolean
bst_detail_figures_are_same (const BstDetailSubject *old, const BstDetailSubject *new)
{
  static const BstField fields[] = { BST_FIELD_PARAMETERS, BST_FIELD_ACTIVE_PARAMETERS, BST_FIELD_CONTEXT_LENGTH,
                                     BST_FIELD_LICENSE, BST_FIELD_ARCHITECTURE, BST_FIELD_BASE_MODELS };
  BstEntry *a = old->entry, *b = new->entry;

  if (bst_entry_get_kind (a) != bst_entry_get_kind (b) || bst_entry_get_license (a) != bst_entry_get_license (b) ||
      !bst_inheritance_equal (bst_entry_get_inheritance (a), bst_entry_get_inheritance (b)) ||
      is_packed (a) != is_packed (b) || !bst_detail_files_are_same (NULL, old, new))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!bst_detail_claims_are_same (a, b, fields[i]))
      return FALSE;
  return TRUE;
}

static void
create_released (GtkMenuButton *button, gpointer data)
{
  Explained *self = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    bst_menu_button_explain (button, bst_field_get_label (BST_FIELD_RELEASED),
                             bst_claim_list_new (self->entry, BST_FIELD_RELEASED));
}

/* Returns: (transfer floating) (nullable): the day of the release, with who says so in a
 *   popover; NULL where nobody does */
GtkWidget *
bst_detail_released_new (BstEntry *entry)
{
  const char *date = bst_entry_get_word (entry, BST_FIELD_RELEASED);
  g_autofree char *value = date != NULL ? bst_format_date (date) : NULL;
  g_autofree char *source = NULL, *name = NULL;
  GtkWidget *button, *label, *inner;

  if (value == NULL)
    return NULL;
  source = bst_claim_dup_source (bst_entry_get_claim (entry, BST_FIELD_RELEASED));
  /* Translators: %s is a date. */
  name = g_strdup_printf (_ ("Released %s"), value);
  button = gtk_menu_button_new ();
  label = gtk_label_new (value);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_released,
                                         explained_new (entry, NULL, BST_FIELD_RELEASED), explained_free);
  gtk_widget_add_css_class (button, "released");
  bst_menu_button_set_name (GTK_MENU_BUTTON (button), name);
  bst_widget_set_tooltip (button, source);
  inner = gtk_widget_get_first_child (button);
  if (inner != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, source, -1);
  return button;
}
