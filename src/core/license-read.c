/* The reader of a licence's file. */
#include "config.h"

#include "core/guide-read.h"

#include "core/date.h"
#include "core/error.h"

/* What a licence answers to the question of commercial use is its verdict. */
static const BstCommercial verdicts[BST_N_ANSWERS] = {
  [BST_ANSWER_NOT_STATED] = BST_COMMERCIAL_UNKNOWN,
  [BST_ANSWER_YES] = BST_COMMERCIAL_YES,
  [BST_ANSWER_CONDITIONAL] = BST_COMMERCIAL_CONDITIONAL,
  [BST_ANSWER_NO] = BST_COMMERCIAL_NO,
};

/* Only what is allowed under conditions is allowed up to a number. */
static gboolean
read_threshold (BstTreeNode *object, const char *where, BstAnswer answer, BstThreshold *threshold, GError **error)
{
  static const char *const members[] = { "value", "unit", NULL };
  g_autofree char *inside = bst_guide_place (where, "threshold", -1);
  BstTreeNode *described = NULL;
  const char *unit = NULL;

  if (!bst_tree_read_object (object, where, "threshold", BST_JSON_OPTIONAL, &described, error))
    return FALSE;
  if (described == NULL)
    return TRUE;
  if (answer != BST_ANSWER_CONDITIONAL)
    return bst_guide_wrong_value (where, "threshold", error);
  if (!bst_tree_check_members (described, inside, members, error) ||
      !bst_tree_read_number (described, inside, "value", BST_JSON_REQUIRED, &threshold->value, error) ||
      !bst_tree_read_string (described, inside, "unit", BST_JSON_REQUIRED, &unit, error))
    return FALSE;
  if (threshold->value < 1)
    return bst_guide_wrong_value (inside, "value", error);
  if (!bst_threshold_unit_from_string (unit, &threshold->unit))
    return bst_guide_wrong_value (inside, "unit", error);
  return TRUE;
}

/* What is not stated has no member, and what is stated stands somewhere.
 * @url: where the licence is, for a term that does not tell a place of its own */
static BstLicenseTerm *
read_term (BstTreeNode *object, const char *where, BstTerm term, const char *url, GError **error)
{
  static const char *const members[] = { "answer", "threshold", "text", "clause", "quote", "url", NULL };
  const char *word = NULL, *clause = NULL, *quote = NULL;
  g_autoptr (BstText) text = NULL;
  BstThreshold threshold = { 0 };
  BstAnswer answer;

  if (!bst_tree_check_members (object, where, members, error) ||
      !bst_tree_read_string (object, where, "answer", BST_JSON_REQUIRED, &word, error) ||
      !bst_guide_read_text (object, where, "text", BST_JSON_REQUIRED, &text, error) ||
      !bst_guide_read_line (object, where, "quote", BST_JSON_OPTIONAL, &quote, error) ||
      !bst_guide_read_line (object, where, "clause", quote != NULL ? BST_JSON_OPTIONAL : BST_JSON_REQUIRED, &clause,
                            error) ||
      !bst_guide_read_address (object, where, "url", BST_JSON_OPTIONAL, &url, error))
    return NULL;
  if (!bst_answer_from_string (word, &answer) || answer == BST_ANSWER_NOT_STATED)
    {
      bst_guide_wrong_value (where, "answer", error);
      return NULL;
    }
  if (!read_threshold (object, where, answer, &threshold, error))
    return NULL;
  return bst_license_term_new (term, answer, &threshold, text, clause, quote, url);
}

static gboolean
agrees (BstLicense *license, BstLicenseTerm *term, GError **error)
{
  BstCommercial verdict = verdicts[bst_license_term_get_answer (term)];

  if (bst_license_term_get_term (term) != BST_TERM_COMMERCIAL || verdict == bst_license_get_commercial (license))
    return TRUE;
  bst_error_set (error, BST_JSON_ERROR, BST_JSON_ERROR_TYPE,
                 N_ ("The member “%s” says something other than “%s”."), "terms.commercial.answer", "commercial");
  return FALSE;
}

static gboolean
read_terms (BstTreeNode *object, BstLicense *license, GError **error)
{
  BstTreeNode *terms = NULL;

  if (!bst_tree_read_object (object, "", "terms", BST_JSON_OPTIONAL, &terms, error))
    return FALSE;
  for (BstTreeNode *member = terms != NULL ? terms->first : NULL; member != NULL; member = member->next)
    {
      g_autofree char *place = bst_guide_place ("terms.", member->name, -1);
      g_autoptr (BstLicenseTerm) read = NULL;
      BstTreeNode *described = NULL;
      BstTerm term;

      if (!bst_term_from_string (member->name, &term))
        {
          bst_error_set (error, BST_JSON_ERROR, BST_JSON_ERROR_UNKNOWN, N_ ("The member “%s%s” is not known."),
                         "terms.", member->name);
          return FALSE;
        }
      if (!bst_tree_read_object (terms, "terms.", member->name, BST_JSON_REQUIRED, &described, error))
        return FALSE;
      read = read_term (described, place, term, bst_license_get_url (license), error);
      if (read == NULL || !agrees (license, read, error))
        return FALSE;
      bst_license_set_term (license, read);
    }
  return TRUE;
}

/* The day of the reading is known to the day; terms that nobody dates are not to be relied on. */
static gboolean
read_reviewed (BstTreeNode *object, BstLicense *license, GError **error)
{
  BstJsonNeed need = bst_tree_find (object, "terms") != NULL ? BST_JSON_REQUIRED : BST_JSON_OPTIONAL;
  const char *reviewed = NULL;
  BstDate date = { 0 };

  if (!bst_tree_read_string (object, "", "reviewed", need, &reviewed, error))
    return FALSE;
  if (reviewed != NULL && (!bst_date_parse (reviewed, &date) || date.day == 0))
    return bst_guide_wrong_value ("", "reviewed", error);
  bst_license_set_reviewed (license, reviewed);
  return TRUE;
}

/* Returns: (transfer full) (nullable): the licence that @object describes. */
BstLicense *
bst_guide_read_license (BstTreeNode *object, GError **error)
{
  static const char *const members[] = { "id", "aliases", "name", "short_name", "url", "commercial", "condition",
                                         "osi_approved", "summary", "reviewed", "terms", NULL };
  const char *id = NULL, *name = NULL, *short_name = NULL, *url = NULL, *commercial_word = NULL;
  g_autoptr (BstText) condition = NULL, summary = NULL;
  g_autoptr (BstLicense) license = NULL;
  g_auto (GStrv) aliases = NULL;
  gboolean osi_approved = FALSE;
  BstCommercial commercial;

  if (!bst_tree_check_members (object, "", members, error) ||
      !bst_guide_read_id (object, "", "id", BST_ID_LICENSE, BST_JSON_REQUIRED, &id, error) ||
      !bst_guide_read_ids (object, "", "aliases", &aliases, error) ||
      !bst_guide_read_line (object, "", "name", BST_JSON_REQUIRED, &name, error) ||
      !bst_guide_read_line (object, "", "short_name", BST_JSON_OPTIONAL, &short_name, error) ||
      !bst_guide_read_address (object, "", "url", BST_JSON_REQUIRED, &url, error) ||
      !bst_tree_read_string (object, "", "commercial", BST_JSON_REQUIRED, &commercial_word, error) ||
      !bst_tree_read_flag (object, "", "osi_approved", BST_JSON_REQUIRED, &osi_approved, error) ||
      !bst_guide_read_text (object, "", "condition", BST_JSON_OPTIONAL, &condition, error) ||
      !bst_guide_read_text (object, "", "summary", BST_JSON_REQUIRED, &summary, error))
    return NULL;
  if (!bst_commercial_from_string (commercial_word, &commercial))
    {
      bst_guide_wrong_value ("", "commercial", error);
      return NULL;
    }
  license = bst_license_new (id, name, short_name, url, commercial, condition, osi_approved, summary);
  bst_license_set_aliases (license, (const char *const *) aliases);
  if (!read_reviewed (object, license, error) || !read_terms (object, license, error))
    return NULL;
  return g_steal_pointer (&license);
}
