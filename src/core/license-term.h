/* What a licence says of one thing, and where it says so. */
#pragma once

#include "core/text.h"

G_BEGIN_DECLS

/* What people ask of a licence, in the order in which it is shown. */
typedef enum
{
  BST_TERM_COMMERCIAL,
  BST_TERM_HOSTING, /* offering it to others as a service */
  BST_TERM_REDISTRIBUTION,
  BST_TERM_DERIVATIVES,
  BST_TERM_OUTPUTS, /* using what the model generates */
  BST_TERM_ATTRIBUTION,
  BST_TERM_NAMING, /* a name or a notice that has to be carried */
  BST_TERM_USE_RESTRICTIONS,
} BstTerm;

#define BST_N_TERMS 8

/* Of a permission: whether it is given. Of a duty: whether there is one. */
typedef enum
{
  BST_ANSWER_NOT_STATED,
  BST_ANSWER_YES,
  BST_ANSWER_CONDITIONAL,
  BST_ANSWER_NO,
} BstAnswer;

#define BST_N_ANSWERS 4

/* What a threshold counts. */
typedef enum
{
  BST_THRESHOLD_MONTHLY_USERS,
  BST_THRESHOLD_ANNUAL_REVENUE, /* US dollars */
} BstThresholdUnit;

#define BST_N_THRESHOLD_UNITS 2

/* Up to where a permission is given. */
typedef struct
{
  gint64 value;
  BstThresholdUnit unit;
} BstThreshold;

const char *bst_term_to_string (BstTerm term);
const char *bst_term_get_label (BstTerm term);
gboolean bst_term_from_string (const char *string, BstTerm *term);
gboolean bst_term_is_duty (BstTerm term);

const char *bst_answer_to_string (BstAnswer answer);
const char *bst_answer_get_label (BstAnswer answer, BstTerm term);
gboolean bst_answer_from_string (const char *string, BstAnswer *answer);

const char *bst_threshold_unit_to_string (BstThresholdUnit unit);
gboolean bst_threshold_unit_from_string (const char *string, BstThresholdUnit *unit);
char *bst_threshold_dup_label (const BstThreshold *threshold);

/**
 * BstLicenseTerm: an immutable, reference-counted answer of a licence to one question.
 */
typedef struct _BstLicenseTerm BstLicenseTerm;

BstLicenseTerm *bst_license_term_new (BstTerm term, BstAnswer answer, const BstThreshold *threshold, BstText *text,
                                      const char *clause, const char *quote, const char *url);
BstLicenseTerm *bst_license_term_ref (BstLicenseTerm *self);
void bst_license_term_unref (BstLicenseTerm *self);
BstTerm bst_license_term_get_term (const BstLicenseTerm *self);
BstAnswer bst_license_term_get_answer (const BstLicenseTerm *self);
const BstThreshold *bst_license_term_get_threshold (const BstLicenseTerm *self);
const char *bst_license_term_get_text (const BstLicenseTerm *self);
const char *bst_license_term_get_clause (const BstLicenseTerm *self);
char *bst_license_term_dup_place (const BstLicenseTerm *self);
const char *bst_license_term_get_quote (const BstLicenseTerm *self);
const char *bst_license_term_get_url (const BstLicenseTerm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstLicenseTerm, bst_license_term_unref)

G_END_DECLS
