#include "config.h"

#include "core/license.h"

struct _BstLicense
{
  char *id;
  GStrv aliases;
  char *name;
  char *short_name;
  char *url;
  BstCommercial commercial;
  BstText *condition;
  gboolean osi_approved;
  BstText *summary;
  char *reviewed;
  BstLicenseTerm *terms[BST_N_TERMS];
};

/**
 * bst_license_new:
 * @short_name: (nullable): for list rows; the name where it is short itself
 * @condition: (nullable): the condition of commercial use, in a few words
 * @summary: (nullable): what the licence allows and asks for
 *
 * Returns: (transfer full): a licence
 */
BstLicense *
bst_license_new (const char *id, const char *name, const char *short_name, const char *url,
                 BstCommercial commercial, BstText *condition, gboolean osi_approved,
                 BstText *summary)
{
  BstLicense *self = g_atomic_rc_box_new0 (BstLicense);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->short_name = g_strdup (short_name);
  self->url = g_strdup (url);
  self->commercial = commercial;
  self->condition = condition != NULL ? bst_text_ref (condition) : NULL;
  self->osi_approved = osi_approved;
  self->summary = summary != NULL ? bst_text_ref (summary) : NULL;
  return self;
}

/* For who makes the licence, before anybody else has it.
 * @aliases: (nullable): other identifiers that its models name it by */
void
bst_license_set_aliases (BstLicense *self, const char *const *aliases)
{
  g_strfreev (self->aliases);
  self->aliases = g_strdupv ((GStrv) aliases);
}

/* For who makes the licence, before anybody else has it.
 * @reviewed: (nullable): the day on which somebody read it for the guide */
void
bst_license_set_reviewed (BstLicense *self, const char *reviewed)
{
  g_free (self->reviewed);
  self->reviewed = g_strdup (reviewed);
}

/* For who makes the licence, before anybody else has it. */
void
bst_license_set_term (BstLicense *self, BstLicenseTerm *term)
{
  BstLicenseTerm **place = &self->terms[bst_license_term_get_term (term)];

  g_clear_pointer (place, bst_license_term_unref);
  *place = bst_license_term_ref (term);
}

BstLicense *
bst_license_ref (BstLicense *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
license_clear (gpointer data)
{
  BstLicense *self = data;

  g_free (self->id);
  g_strfreev (self->aliases);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->url);
  g_clear_pointer (&self->condition, bst_text_unref);
  g_clear_pointer (&self->summary, bst_text_unref);
  g_free (self->reviewed);
  for (guint i = 0; i < BST_N_TERMS; i++)
    g_clear_pointer (&self->terms[i], bst_license_term_unref);
}

void
bst_license_unref (BstLicense *self)
{
  g_atomic_rc_box_release_full (self, license_clear);
}

const char *
bst_license_get_id (const BstLicense *self)
{
  return self->id;
}

/* Returns: (nullable): other identifiers that its models name it by, ended by NULL */
const char *const *
bst_license_get_aliases (const BstLicense *self)
{
  return (const char *const *) self->aliases;
}

const char *
bst_license_get_name (const BstLicense *self)
{
  return self->name;
}

const char *
bst_license_get_short_name (const BstLicense *self)
{
  return self->short_name != NULL ? self->short_name : self->name;
}

/* Returns: (nullable) */
const char *
bst_license_get_url (const BstLicense *self)
{
  return self->url;
}

BstCommercial
bst_license_get_commercial (const BstLicense *self)
{
  return self->commercial;
}

/* Returns: (nullable): the condition, in the interface's language. */
const char *
bst_license_get_condition (const BstLicense *self)
{
  return self->condition != NULL ? bst_text_get (self->condition) : NULL;
}

/* Returns: (nullable): in the interface's language. */
const char *
bst_license_get_summary (const BstLicense *self)
{
  return self->summary != NULL ? bst_text_get (self->summary) : NULL;
}

/* Returns: (nullable): the day on which somebody read it for the guide. */
const char *
bst_license_get_reviewed (const BstLicense *self)
{
  return self->reviewed;
}

/* Returns: (transfer none) (nullable): what it says of @term; NULL where that is not stated. */
const BstLicenseTerm *
bst_license_get_term (const BstLicense *self, BstTerm term)
{
  g_return_val_if_fail ((guint) term < BST_N_TERMS, NULL);

  return self->terms[term];
}

/* Whether the guide tells more of it than its verdict. */
gboolean
bst_license_has_terms (const BstLicense *self)
{
  for (guint i = 0; i < BST_N_TERMS; i++)
    if (self->terms[i] != NULL)
      return TRUE;
  return FALSE;
}

static BstAnswer
get_answer (const BstLicense *self, BstTerm term)
{
  return self->terms[term] != NULL ? bst_license_term_get_answer (self->terms[term]) : BST_ANSWER_NOT_STATED;
}

/**
 * bst_license_binds_derivatives:
 *
 * Returns: whether it holds for what is made from a work under it, whatever licence that
 *   is given: it sets conditions to commercial use or to derivatives, or forbids uses. A
 *   permissive licence asks no more than that its notices are kept.
 */
gboolean
bst_license_binds_derivatives (const BstLicense *self)
{
  BstAnswer derivatives = get_answer (self, BST_TERM_DERIVATIVES);

  return self->commercial == BST_COMMERCIAL_CONDITIONAL || self->commercial == BST_COMMERCIAL_NO ||
         derivatives == BST_ANSWER_CONDITIONAL || derivatives == BST_ANSWER_NO ||
         get_answer (self, BST_TERM_USE_RESTRICTIONS) == BST_ANSWER_YES;
}

gboolean
bst_license_is_osi_approved (const BstLicense *self)
{
  return self->osi_approved;
}
