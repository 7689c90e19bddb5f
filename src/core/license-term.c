#include "config.h"

#include "core/license-term.h"

#include "core/format.h"
#include "core/word.h"

struct _BstLicenseTerm
{
  BstTerm term;
  BstAnswer answer;
  BstThreshold threshold; /* of no value where there is none */
  BstText *text;
  char *clause;
  char *quote;
  char *url;
};

static const BstWord terms[BST_N_TERMS] = {
  [BST_TERM_COMMERCIAL] = { "commercial", NC_ ("licence term", "Commercial use") },
  /* Translators: offering a model to others as a service, such as an API */
  [BST_TERM_HOSTING] = { "hosting", NC_ ("licence term", "Hosting as a service") },
  [BST_TERM_REDISTRIBUTION] = { "redistribution", NC_ ("licence term", "Redistribution") },
  [BST_TERM_DERIVATIVES] = { "derivatives", NC_ ("licence term", "Derivatives") },
  /* Translators: whether what a model generates may be used freely */
  [BST_TERM_OUTPUTS] = { "outputs", NC_ ("licence term", "Use of outputs") },
  [BST_TERM_ATTRIBUTION] = { "attribution", NC_ ("licence term", "Attribution") },
  /* Translators: whether derivatives have to carry a certain name or notice */
  [BST_TERM_NAMING] = { "naming", NC_ ("licence term", "Naming") },
  [BST_TERM_USE_RESTRICTIONS] = { "use_restrictions", NC_ ("licence term", "Restrictions of use") },
};

static const BstWord permissions[BST_N_ANSWERS] = {
  [BST_ANSWER_NOT_STATED] = { "not-stated", NC_ ("answer of a licence", "Not stated") },
  [BST_ANSWER_YES] = { "yes", NC_ ("answer of a licence", "Allowed") },
  [BST_ANSWER_CONDITIONAL] = { "conditional", NC_ ("answer of a licence", "Allowed under conditions") },
  [BST_ANSWER_NO] = { "no", NC_ ("answer of a licence", "Not allowed") },
};

static const char *const duties[BST_N_ANSWERS] = {
  [BST_ANSWER_NOT_STATED] = NC_ ("answer of a licence", "Not stated"),
  /* Translators: of a duty, such as attribution */
  [BST_ANSWER_YES] = NC_ ("answer of a licence", "Required"),
  [BST_ANSWER_CONDITIONAL] = NC_ ("answer of a licence", "Required in some cases"),
  [BST_ANSWER_NO] = NC_ ("answer of a licence", "Not required"),
};

/* Translators: of restrictions of use */
static const char *const restrictions[BST_N_ANSWERS] = {
  [BST_ANSWER_YES] = NC_ ("restrictions of use", "Some uses are forbidden"),
  [BST_ANSWER_CONDITIONAL] = NC_ ("restrictions of use", "In some cases"),
  [BST_ANSWER_NO] = NC_ ("restrictions of use", "None"),
};

static const BstWord units[BST_N_THRESHOLD_UNITS] = {
  [BST_THRESHOLD_MONTHLY_USERS] = { "monthly-active-users" },
  [BST_THRESHOLD_ANNUAL_REVENUE] = { "annual-revenue-usd" },
};

/* Returns: the word of files and JSON: "use_restrictions" */
const char *
bst_term_to_string (BstTerm term)
{
  g_return_val_if_fail ((guint) term < BST_N_TERMS, NULL);

  return terms[term].word;
}

/* Returns: the words of the interface, translated */
const char *
bst_term_get_label (BstTerm term)
{
  g_return_val_if_fail ((guint) term < BST_N_TERMS, NULL);

  return g_dpgettext2 (NULL, "licence term", terms[term].label);
}

/**
 * bst_term_from_string:
 * @string: (nullable): a word
 * @term: (out): what it stands for; untouched when it stands for nothing
 *
 * Returns: whether @string is the word of a term
 */
gboolean
bst_term_from_string (const char *string, BstTerm *term)
{
  int found = bst_word_find (terms, BST_N_TERMS, string);

  if (found >= 0)
    *term = (BstTerm) found;
  return found >= 0;
}

/* Whether the term asks for something, rather than to allow it. */
gboolean
bst_term_is_duty (BstTerm term)
{
  return term == BST_TERM_ATTRIBUTION || term == BST_TERM_NAMING || term == BST_TERM_USE_RESTRICTIONS;
}

/* Returns: the word of files and JSON: "conditional" */
const char *
bst_answer_to_string (BstAnswer answer)
{
  g_return_val_if_fail ((guint) answer < BST_N_ANSWERS, NULL);

  return permissions[answer].word;
}

/* Returns: the words of the interface for an answer to @term, translated: "Allowed" of a
 *   permission is "Required" of a duty */
const char *
bst_answer_get_label (BstAnswer answer, BstTerm term)
{
  g_return_val_if_fail ((guint) answer < BST_N_ANSWERS, NULL);

  if (term == BST_TERM_USE_RESTRICTIONS && answer != BST_ANSWER_NOT_STATED)
    return g_dpgettext2 (NULL, "restrictions of use", restrictions[answer]);
  return g_dpgettext2 (NULL, "answer of a licence",
                       bst_term_is_duty (term) ? duties[answer] : permissions[answer].label);
}

/**
 * bst_answer_from_string:
 * @string: (nullable): a word
 * @answer: (out): what it stands for; untouched when it stands for nothing
 *
 * Returns: whether @string is the word of an answer
 */
gboolean
bst_answer_from_string (const char *string, BstAnswer *answer)
{
  int found = bst_word_find (permissions, BST_N_ANSWERS, string);

  if (found >= 0)
    *answer = (BstAnswer) found;
  return found >= 0;
}

/* Returns: the word of files and JSON: "monthly-active-users" */
const char *
bst_threshold_unit_to_string (BstThresholdUnit unit)
{
  g_return_val_if_fail ((guint) unit < BST_N_THRESHOLD_UNITS, NULL);

  return units[unit].word;
}

/**
 * bst_threshold_unit_from_string:
 * @string: (nullable): a word
 * @unit: (out): what it stands for; untouched when it stands for nothing
 *
 * Returns: whether @string is the word of a unit
 */
gboolean
bst_threshold_unit_from_string (const char *string, BstThresholdUnit *unit)
{
  int found = bst_word_find (units, BST_N_THRESHOLD_UNITS, string);

  if (found >= 0)
    *unit = (BstThresholdUnit) found;
  return found >= 0;
}

/* Returns: (transfer full): the threshold in words: "up to 700 million monthly active users" */
char *
bst_threshold_dup_label (const BstThreshold *threshold)
{
  g_autofree char *number = bst_format_count_spoken (threshold->value);

  if (threshold->unit == BST_THRESHOLD_ANNUAL_REVENUE)
    /* Translators: %s is a number such as "1 million" */
    return g_strdup_printf (C_ ("licence threshold", "up to US$%s of annual revenue"), number);
  /* Translators: %s is a number such as "700 million" */
  return g_strdup_printf (C_ ("licence threshold", "up to %s monthly active users"), number);
}

/**
 * bst_license_term_new:
 * @threshold: (nullable): up to where what is allowed under conditions is allowed
 * @text: what the licence says, in a sentence
 * @clause: (nullable): how the licence itself names the place: "2", "Attachment A"
 * @quote: (nullable): a few words of the licence, in its own language
 * @url: where the place can be read
 *
 * Returns: (transfer full): an answer to the question @term
 */
BstLicenseTerm *
bst_license_term_new (BstTerm term, BstAnswer answer, const BstThreshold *threshold, BstText *text,
                      const char *clause, const char *quote, const char *url)
{
  BstLicenseTerm *self = g_atomic_rc_box_new0 (BstLicenseTerm);

  self->term = term;
  self->answer = answer;
  if (threshold != NULL)
    self->threshold = *threshold;
  self->text = bst_text_ref (text);
  self->clause = g_strdup (clause);
  self->quote = g_strdup (quote);
  self->url = g_strdup (url);
  return self;
}

BstLicenseTerm *
bst_license_term_ref (BstLicenseTerm *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
license_term_clear (gpointer data)
{
  BstLicenseTerm *self = data;

  bst_text_unref (self->text);
  g_free (self->clause);
  g_free (self->quote);
  g_free (self->url);
}

void
bst_license_term_unref (BstLicenseTerm *self)
{
  g_atomic_rc_box_release_full (self, license_term_clear);
}

BstTerm
bst_license_term_get_term (const BstLicenseTerm *self)
{
  return self->term;
}

BstAnswer
bst_license_term_get_answer (const BstLicenseTerm *self)
{
  return self->answer;
}

/* Returns: (transfer none) (nullable): up to where it is allowed. */
const BstThreshold *
bst_license_term_get_threshold (const BstLicenseTerm *self)
{
  return self->threshold.value > 0 ? &self->threshold : NULL;
}

/* A sentence in the interface's language. */
const char *
bst_license_term_get_text (const BstLicenseTerm *self)
{
  return bst_text_get (self->text);
}

/* Returns: (nullable): as the licence names the place. */
const char *
bst_license_term_get_clause (const BstLicenseTerm *self)
{
  return self->clause;
}

/* Returns: (transfer full) (nullable): the clause as it stands in a sentence: "Section 1.b.i",
 *   "Section 1.a and 3", and "Attachment A" as it is. */
char *
bst_license_term_dup_place (const BstLicenseTerm *self)
{
  g_auto (GStrv) clauses = NULL;
  g_autofree char *list = NULL;

  if (self->clause == NULL || !g_ascii_isdigit (self->clause[0]))
    return g_strdup (self->clause);
  clauses = g_strsplit (self->clause, ", ", -1);
  list = bst_format_list ((const char *const *) clauses);
  /* Translators: a place in a licence; %s is such as "2" or "1.b.i" */
  return g_strdup_printf (C_ ("licence", "Section %s"), list);
}

/* Returns: (nullable): a few words of the licence, in its own language. */
const char *
bst_license_term_get_quote (const BstLicenseTerm *self)
{
  return self->quote;
}

/* Where the clause can be read: the licence's address where the term has none of its own. */
const char *
bst_license_term_get_url (const BstLicenseTerm *self)
{
  return self->url;
}
