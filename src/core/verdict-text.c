#include "config.h"

#include "core/verdict-text.h"

#include <string.h>

#include "core/format.h"
#include "core/i18n.h"
#include "core/link.h"

/* Returns: (transfer full): the verdict in words, with its condition where there is one */
char *
bst_verdict_dup_label (BstEntry *entry)
{
  BstVerdict verdict = bst_entry_get_verdict (entry);
  BstLicense *governing = bst_verdict_get_governing (&verdict);
  const char *label = bst_commercial_get_label (verdict.commercial);
  const char *condition = governing != NULL && bst_license_get_commercial (governing) == verdict.commercial
                            ? bst_license_get_condition (governing)
                            : NULL;

  if (condition == NULL)
    return g_strdup (label);
  /* Translators: a verdict and its condition: "Commercial use with conditions: fewer than 700 M users" */
  return g_strdup_printf (C_ ("licence", "%s: %s"), label, condition);
}

/* Returns: (transfer full) (nullable): a sentence on the licence that came with a base model */
char *
bst_verdict_dup_inherited (const BstVerdict *self)
{
  if (self->inherited == NULL)
    return NULL;
  if (self->conflicts)
    /* Translators: a licence, the model that this one was made from, and that model's licence */
    return g_strdup_printf (_ ("Its repository says %s, but it was made from %s, whose licence goes with it: %s."),
                            bst_license_get_short_name (self->own), self->from_name,
                            bst_license_get_name (self->inherited));
  /* Translators: the model that this one was made from, and that model's licence */
  return g_strdup_printf (_ ("It was made from %s, whose licence goes with it: %s."), self->from_name,
                          bst_license_get_name (self->inherited));
}

/* Returns: (transfer full) (nullable): a sentence on a base model of whose licence nothing is known */
char *
bst_verdict_dup_unknown (const BstVerdict *self)
{
  if (self->unknown_base == NULL)
    return NULL;
  /* Translators: %s is a model that this one was made from */
  return g_strdup_printf (_ ("It was made from %s. Nothing is known here of that model's licence, which may hold too."),
                          self->unknown_base);
}

/* Returns: (transfer full) (nullable): the short names of the licences that decide:
 *   "Apache 2.0", or "MIT + LLaMA non-commercial" where the own one is not all; NULL where
 *   none is known */
char *
bst_verdict_dup_short (BstEntry *entry)
{
  BstVerdict verdict = bst_entry_get_verdict (entry);

  if (verdict.own == NULL)
    return verdict.inherited != NULL ? g_strdup (bst_license_get_short_name (verdict.inherited)) : NULL;
  if (!verdict.conflicts)
    return g_strdup (bst_license_get_short_name (verdict.own));
  /* Translators: the short names of two licences that both hold */
  return g_strdup_printf (C_ ("licence", "%s + %s"), bst_license_get_short_name (verdict.own),
                          bst_license_get_short_name (verdict.inherited));
}

/* Returns: (transfer full) (nullable): what is said of a licence that the guide does not
 *   know; NULL where it knows it */
char *
bst_verdict_dup_unread (BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);
  const char *name = bst_entry_get_word (entry, BST_FIELD_LICENSE);

  if (bst_entry_get_license (entry) != NULL)
    return NULL;
  if (name == NULL && record != NULL)
    name = record->license_name != NULL && record->license_name[0] != '\0' ? record->license_name : record->license;
  if (name == NULL || name[0] == '\0')
    return g_strdup (_ ("No source names a licence, so what it may be used for is not known."));
  if (bst_entry_get_claim (entry, BST_FIELD_LICENSE) == NULL)
    /* Translators: %s is the name of a licence, as the Hub has it */
    return g_strdup_printf (_ ("The Hub calls the licence “%s”. Nobody has read it for the guide, so what it allows is not known here."),
                            name);
  /* Translators: %s is the name of a licence, as its source has it */
  return g_strdup_printf (_ ("The licence is given as “%s”. Nobody has read it for the guide, so what it allows is not known here."),
                          name);
}

/* Returns: (transfer full) (nullable): where the Hub says that a licence can be read which the
 *   guide does not know: an address, or the name of a file in the repository */
char *
bst_verdict_dup_link (BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);
  g_autofree char *file = NULL;

  if (bst_entry_get_license (entry) != NULL || record == NULL || record->license_link == NULL ||
      record->license_link[0] == '\0')
    return NULL;
  if (bst_link_is_web_address (record->license_link))
    return g_strdup (record->license_link);
  if (strchr (record->license_link, ':') != NULL || strstr (record->license_link, "..") != NULL ||
      record->license_link[0] == '/')
    return NULL;
  file = g_uri_escape_string (record->license_link, "/", FALSE);
  return g_strdup_printf ("%s/%s/blob/main/%s", record->endpoint, record->id, file);
}

/* Returns: (transfer full): the answer, with the number up to which it holds: "Allowed under
 *   conditions: up to 700 million monthly active users" */
char *
bst_license_term_dup_label (const BstLicenseTerm *self)
{
  const char *label = bst_answer_get_label (bst_license_term_get_answer (self), bst_license_term_get_term (self));
  const BstThreshold *threshold = bst_license_term_get_threshold (self);
  g_autofree char *number = threshold != NULL ? bst_threshold_dup_label (threshold) : NULL;

  if (number == NULL)
    return g_strdup (label);
  /* Translators: what a licence answers, and up to which number */
  return g_strdup_printf (C_ ("answer of a licence", "%s: %s"), label, number);
}

/* Returns: (transfer full) (nullable): some words of the licence, in quotation marks */
char *
bst_license_term_dup_quoted (const BstLicenseTerm *self)
{
  const char *quote = bst_license_term_get_quote (self);

  /* Translators: words of a licence, in its own language */
  return quote != NULL ? g_strdup_printf (C_ ("licence", "“%s”"), quote) : NULL;
}

/* Returns: (transfer full) (nullable): what the licence says nothing of: "hosting and naming";
 *   NULL where it says something of everything, or where nobody has looked */
char *
bst_license_dup_not_stated (const BstLicense *self)
{
  const char *labels[BST_N_TERMS + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < BST_N_TERMS; i++)
    if (bst_license_get_term (self, i) == NULL)
      labels[n++] = bst_term_get_label (i);
  return n > 0 && n < BST_N_TERMS ? bst_format_list (labels) : NULL;
}

/* Returns: (transfer full): that this is not legal advice, and when the licence was read */
char *
bst_license_dup_reviewed (const BstLicense *self)
{
  const char *reviewed = bst_license_get_reviewed (self);
  g_autofree char *date = reviewed != NULL ? bst_format_date (reviewed) : NULL;

  if (date == NULL)
    return g_strdup (_ ("Not legal advice."));
  /* Translators: %s is a date */
  return g_strdup_printf (_ ("Not legal advice. The licence was read for the guide on %s."), date);
}
