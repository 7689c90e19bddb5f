/* Which entries a query finds. */
#include "config.h"

#include "core/query-private.h"

#include <string.h>

#include "core/date.h"
#include "core/fit.h"
#include "core/fold.h"
#include "core/haystack.h"
#include "core/verdict.h"

/* Sets @self to look for @text. */
void
bst_needle_init (BstNeedle *self,
                 const char *text)
{
  self->folded = bst_fold (text);
  self->compact = bst_fold_compact (text);
  if (g_utf8_strlen (self->compact, -1) < 2)
    g_clear_pointer (&self->compact, g_free);
}

void
bst_needle_clear (BstNeedle *self)
{
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->compact, g_free);
}

/* @length: in bytes, or -1 when @text ends by itself */
BstNeedle *
bst_needle_new (const char *text,
                gssize length)
{
  g_autofree char *part = length < 0 ? g_strdup (text) : g_strndup (text, length);
  BstNeedle *self = g_new (BstNeedle, 1);

  bst_needle_init (self, part);

  return self;
}

void
bst_needle_free (gpointer data)
{
  bst_needle_clear (data);
  g_free (data);
}

/* Whether @word is in @names, before the mark @end. */
static gboolean
is_before (const char *names,
           const char *word,
           char end)
{
  const char *found = strstr (names, word);

  return found != NULL && strchr (found, end) != NULL;
}

/**
 * bst_needle_is_in:
 * @haystack: what bst_haystack_dup_text() gives
 */
gboolean
bst_needle_is_in (const BstNeedle *self,
                  const char *haystack)
{
  const char *compact, *pinyin;

  if (is_before (haystack, self->folded, BST_HAYSTACK_COMPACT))
    return TRUE;
  if (self->compact == NULL)
    return FALSE;

  compact = strchr (haystack, BST_HAYSTACK_COMPACT);
  if (is_before (compact, self->compact, BST_HAYSTACK_PINYIN))
    return TRUE;
  pinyin = strchr (compact, BST_HAYSTACK_PINYIN);

  return bst_pinyin_begins_with (pinyin + 1, self->compact);
}

/* Whether one name contains @self. */
gboolean
bst_needle_is_in_name (const BstNeedle *self,
                       const char *name)
{
  g_autofree char *folded = NULL;
  g_autofree char *compact = NULL;

  if (name == NULL)
    return FALSE;

  folded = bst_fold (name);
  if (strstr (folded, self->folded) != NULL)
    return TRUE;
  if (self->compact == NULL)
    return FALSE;

  compact = bst_fold_compact (name);

  return strstr (compact, self->compact) != NULL;
}

static gboolean
match_organization (const BstQueryValue *value,
                    BstEntry *entry)
{
  BstOrganization *organization = bst_entry_get_organization (entry);

  return organization != NULL && bst_needle_is_in (&value->needle, bst_organization_get_haystack_text (organization));
}

static gboolean
match_country (const BstQueryValue *value,
               const char *country)
{
  return country != NULL && g_str_equal (country, value->text);
}

static const char *
get_country (BstEntry *entry)
{
  BstOrganization *organization = bst_entry_get_organization (entry);

  return organization != NULL ? bst_organization_get_country (organization) : NULL;
}

static gboolean
match_family (const BstQueryValue *value,
              BstEntry *entry)
{
  BstFamily *family = bst_entry_get_family (entry);

  return family != NULL && bst_needle_is_in (&value->needle, bst_family_get_haystack_text (family));
}

static gboolean
match_license (const BstQueryValue *value,
               BstEntry *entry)
{
  BstLicense *license = bst_entry_get_license (entry);
  BstCommercial commercial = bst_entry_get_commercial (entry);

  switch ((BstLicenseWord) value->word)
    {
    case BST_LICENSE_COMMERCIAL:
      return commercial == BST_COMMERCIAL_YES || commercial == BST_COMMERCIAL_CONDITIONAL;
    case BST_LICENSE_NONCOMMERCIAL:
      return commercial == BST_COMMERCIAL_NO;
    case BST_LICENSE_OPEN:
      return bst_entry_is_license_open (entry);
    case BST_LICENSE_ID:
    default:
      return license != NULL && g_ascii_strcasecmp (bst_license_get_id (license), value->text) == 0;
    }
}

static gboolean
match_year (const BstQueryValue *value,
            BstEntry *entry)
{
  BstDate released;

  return bst_date_parse (bst_entry_get_word (entry, BST_FIELD_RELEASED), &released) &&
         bst_range_contains (&value->range, BST_NUMBER_YEAR, released.year);
}

/* Whether @code is the language @wanted: zh-CN is zh, but zh need not be zh-CN. */
gboolean
bst_query_is_language (const char *code,
                       const char *wanted)
{
  gsize length = strlen (wanted);

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_tolower (code[i]) != g_ascii_tolower (wanted[i] == '_' ? '-' : wanted[i]))
        return FALSE;
    }

  return code[length] == '\0' || (code[length] == '-' && strchr (wanted, '-') == NULL && strchr (wanted, '_') == NULL);
}

static gboolean
is_task (const char *task,
         const char *wanted)
{
  return g_ascii_strcasecmp (task, wanted) == 0;
}

/* A base model may be named without its organization. */
gboolean
bst_query_is_base (const char *id,
                   const char *wanted)
{
  const char *slash = strrchr (id, '/');

  return g_ascii_strcasecmp (id, wanted) == 0 || (slash != NULL && g_ascii_strcasecmp (slash + 1, wanted) == 0);
}

/* Whether one of the words that @entry has for @field is the value's. */
static gboolean
match_words (const BstQueryValue *value,
             BstEntry *entry,
             BstField field,
             gboolean (*is_same) (const char *word, const char *wanted))
{
  g_autofree const char **words = bst_entry_get_words (entry, field);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      if (is_same (words[i], value->text) || (value->also != NULL && is_same (words[i], value->also)))
        return TRUE;
    }

  return FALSE;
}

/* Whether somebody says so: where nobody does, it is neither yes nor no. */
static gboolean
match_flag (const BstQueryValue *value,
            BstEntry *entry,
            BstField field)
{
  return bst_entry_get_claim (entry, field) != NULL && bst_entry_get_flag (entry, field) == value->word;
}

static gboolean
match_shelf (const BstQueryValue *value,
             BstEntry *entry)
{
  const char *const *shelves = bst_entry_get_shelves (entry);

  for (guint i = 0; shelves[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (shelves[i], value->text) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
match_fit (const BstQueryValue *value,
           BstEntry *entry)
{
  BstFit fit;

  return bst_fit_estimate (entry, NULL, 0, &fit) && fit.total <= value->bytes;
}

static gboolean
match_value (const BstQueryValue *value,
             BstFacet facet,
             BstEntry *entry)
{
  switch (facet)
    {
    case BST_FACET_ORG:
      return match_organization (value, entry);
    case BST_FACET_COUNTRY:
      return match_country (value, get_country (entry));
    case BST_FACET_FAMILY:
      return match_family (value, entry);
    case BST_FACET_LICENSE:
      return match_license (value, entry);
    case BST_FACET_OPENNESS:
      return (int) bst_entry_get_openness (entry) == value->word;
    case BST_FACET_PARAMS:
      return bst_range_contains (&value->range, BST_NUMBER_COUNT, bst_entry_get_count (entry, BST_FIELD_PARAMETERS));
    case BST_FACET_ACTIVE:
      return bst_range_contains (&value->range, BST_NUMBER_COUNT, bst_entry_get_count (entry, BST_FIELD_ACTIVE_PARAMETERS));
    case BST_FACET_CONTEXT:
      return bst_range_contains (&value->range, BST_NUMBER_CONTEXT, bst_entry_get_count (entry, BST_FIELD_CONTEXT_LENGTH));
    case BST_FACET_YEAR:
      return match_year (value, entry);
    case BST_FACET_LANG:
      return match_words (value, entry, BST_FIELD_LANGUAGES, bst_query_is_language);
    case BST_FACET_TASK:
      return match_words (value, entry, BST_FIELD_TASKS, is_task);
    case BST_FACET_KIND:
      return (int) bst_entry_get_kind (entry) == value->word;
    case BST_FACET_GATED:
      return match_flag (value, entry, BST_FIELD_GATED);
    case BST_FACET_FITS:
      return match_fit (value, entry);
    case BST_FACET_SHELF:
      return match_shelf (value, entry);
    case BST_FACET_FAV:
      return value->word == FALSE; /* nothing can be marked yet */
    case BST_FACET_BASE:
      return match_words (value, entry, BST_FIELD_BASE_MODELS, bst_query_is_base);
    case BST_FACET_SORT:
    default:
      return TRUE;
    }
}

static gboolean
match_any (GPtrArray *values,
           BstFacet facet,
           BstEntry *entry)
{
  for (guint i = 0; i < values->len; i++)
    {
      if (match_value (g_ptr_array_index (values, i), facet, entry))
        return TRUE;
    }

  return FALSE;
}

/**
 * bst_query_facet_matches:
 *
 * Whether @entry is what the query asks for as far as one facet goes.
 */
gboolean
bst_query_facet_matches (BstQuery *self,
                         BstFacet facet,
                         BstEntry *entry)
{
  if (self->wanted[facet] != NULL && !match_any (self->wanted[facet], facet, entry))
    return FALSE;

  return self->unwanted[facet] == NULL || !match_any (self->unwanted[facet], facet, entry);
}

static gboolean
is_any_country (GPtrArray *values,
                const char *country)
{
  for (guint i = 0; i < values->len; i++)
    {
      if (match_country (g_ptr_array_index (values, i), country))
        return TRUE;
    }

  return FALSE;
}

/**
 * bst_query_matches_country:
 * @country: (nullable): that of a maker
 *
 * As bst_query_facet_matches() of BST_FACET_COUNTRY.
 */
gboolean
bst_query_matches_country (BstQuery *self,
                           const char *country)
{
  GPtrArray *wanted = self->wanted[BST_FACET_COUNTRY], *unwanted = self->unwanted[BST_FACET_COUNTRY];

  if (wanted != NULL && !is_any_country (wanted, country))
    return FALSE;

  return unwanted == NULL || !is_any_country (unwanted, country);
}

/* Whether @haystack has all that @term looks for. */
static gboolean
has_words (const BstQueryPiece *term,
           const char *haystack)
{
  for (guint i = 0; i < term->needles->len; i++)
    {
      if (!bst_needle_is_in (g_ptr_array_index (term->needles, i), haystack))
        return FALSE;
    }

  return TRUE;
}

/**
 * bst_query_matches:
 *
 * Whether @entry is among what the query asks for: it has every word and phrase,
 * none that is excluded, and of each facet one of the values. Closed models are
 * left out unless kind: asks for them. An unknown figure is in no range.
 */
gboolean
bst_query_matches (BstQuery *self,
                   BstEntry *entry)
{
  g_return_val_if_fail (self != NULL && BST_IS_ENTRY (entry), FALSE);

  if (self->wanted[BST_FACET_KIND] == NULL && bst_entry_get_kind (entry) == BST_KIND_CLOSED_MODEL)
    return FALSE;

  for (guint i = 0; i < self->terms->len; i++)
    {
      BstQueryPiece *term = g_ptr_array_index (self->terms, i);

      if (!term->is_facet && has_words (term, bst_entry_get_haystack (entry)) == term->excluded)
        return FALSE;
    }

  for (guint i = 0; i < BST_N_FACETS; i++)
    {
      if (!bst_query_facet_matches (self, i, entry))
        return FALSE;
    }

  return TRUE;
}
