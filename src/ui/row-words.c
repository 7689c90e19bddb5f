#include "config.h"

#include "ui/row-words.h"

#include <glib/gi18n.h>

#include "core/format.h"
#include "core/verdict-text.h"

/* What bars the way to the files, in a word; or NULL. */
static const char *
get_bar (BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);

  if (record != NULL && record->presence == BST_PRESENCE_GONE)
    return C_ ("presence", "gone");
  if (record != NULL && record->presence == BST_PRESENCE_DISABLED)
    return C_ ("presence", "disabled");
  /* Translators: access to the files has to be asked for; a short word in a list */
  return bst_entry_get_flag (entry, BST_FIELD_GATED) ? C_ ("row", "gated") : NULL;
}

/* "Meta · gated · Llama 2 · under 700 M users": who made it, what bars the way to it, the
 * licence and its condition.
 * @n_parts: how many of them at the most, the more telling ones first */
char *
bst_row_dup_subtitle (BstEntry *entry, guint n_parts)
{
  BstOrganization *organization = bst_entry_get_organization (entry);
  BstVerdict verdict = bst_entry_get_verdict (entry);
  BstLicense *license = bst_verdict_get_governing (&verdict);
  g_autofree char *names = bst_verdict_dup_short (entry);
  const char *parts[BST_ROW_MAX_PARTS] = { NULL };
  guint n = 0;

  if (organization != NULL)
    parts[n++] = bst_organization_get_short_name (organization);
  if (bst_entry_get_kind (entry) != BST_KIND_MODEL)
    parts[n++] = bst_kind_get_label (bst_entry_get_kind (entry));
  if (get_bar (entry) != NULL)
    parts[n++] = get_bar (entry);
  if (license != NULL && bst_entry_get_kind (entry) != BST_KIND_CLOSED_MODEL)
    {
      parts[n++] = names;
      if (bst_license_get_commercial (license) == BST_COMMERCIAL_CONDITIONAL)
        parts[n++] = bst_license_get_condition (license);
    }
  return bst_format_parts (parts, MIN (n, n_parts));
}

/* Returns: (transfer full): the month of the release, or "". */
char *
bst_row_dup_date (BstEntry *entry)
{
  const char *date = bst_entry_get_word (entry, BST_FIELD_RELEASED);
  g_autofree char *month = date != NULL ? g_strndup (date, 7) : NULL;

  return month != NULL ? bst_format_date (month) : g_strdup ("");
}

/* Returns: (transfer full): the parameters, or a dash where they are unknown. */
char *
bst_row_dup_figure (BstEntry *entry)
{
  gint64 count = bst_entry_get_count (entry, BST_FIELD_PARAMETERS);

  return count > 0 ? bst_format_count (count) : g_strdup ("–");
}

/* Returns: (transfer full) (nullable): where the figures are from, if not from the guide or
 *   asked for */
static char *
make_origin (BstEntry *entry, gboolean is_listed)
{
  const BstRepository *record = bst_entry_get_repository (entry);
  g_autofree char *date = NULL;

  if (!is_listed || record == NULL || record->fetched_at < 0)
    return NULL;
  date = bst_format_day_of (record->fetched_at);
  /* Translators: %s is a date: “From the Hub's list of 28 Nov 2025”. */
  return g_strdup_printf (_ ("From the Hub's list of %s"), date);
}

/**
 * bst_row_dup_fit:
 *
 * Returns: (transfer full): whether it fits, in words: "Fits, about 5.3 GiB"
 */
char *
bst_row_dup_fit (const BstFit *fit, const BstFitJudgement *judgement)
{
  g_autofree char *verdict = bst_fit_judgement_dup_words (judgement);
  g_autofree char *size = bst_format_bytes (fit->total);

  /* Translators: the first %s says whether a model fits into memory, the second is a size:
   * “Fits, about 5.3 GiB”. */
  return g_strdup_printf (C_ ("row", "%1$s, about %2$s"), verdict, size);
}

/**
 * bst_row_dup_tooltip:
 * @is_listed: whether nobody here knows more of it than the Hub's own list
 * @fit: (nullable): what bst_row_dup_fit() said
 *
 * Returns: (transfer full): what the row has no room for: the signs in words, the id, a
 *   subtitle cut short
 */
char *
bst_row_dup_tooltip (BstEntry *entry, gboolean is_listed, const char *fit)
{
  g_autofree char *subtitle = bst_row_dup_subtitle (entry, BST_ROW_MAX_PARTS);
  g_autofree char *origin = make_origin (entry, is_listed);
  const char *rest[] = { fit != NULL ? fit : origin, fit != NULL ? origin : NULL };

  return g_strjoin ("\n", bst_entry_get_id (entry), subtitle, bst_openness_get_label (bst_entry_get_openness (entry)),
                    rest[0], rest[1], NULL);
}

/**
 * bst_row_dup_spoken:
 * @is_listed: as for bst_row_dup_tooltip()
 * @fit: (nullable): as for bst_row_dup_tooltip()
 *
 * Returns: (transfer full): what a screen reader adds to the name: all that the row shows,
 *   in words
 */
char *
bst_row_dup_spoken (BstEntry *entry, gboolean is_listed, const char *fit)
{
  gint64 count = bst_entry_get_count (entry, BST_FIELD_PARAMETERS);
  g_autofree char *short_count = count > 0 ? bst_format_count (count) : NULL;
  /* Translators: %s is a number: “180 B parameters”. */
  g_autofree char *figure = count > 0 ? g_strdup_printf (C_ ("spoken", "%s parameters"), short_count)
                                      : g_strdup (_ ("parameters unknown"));
  g_autofree char *subtitle = bst_row_dup_subtitle (entry, BST_ROW_MAX_PARTS);
  g_autofree char *date = bst_row_dup_date (entry);
  g_autofree char *origin = make_origin (entry, is_listed);
  const char *parts[] = { figure, fit, subtitle, bst_openness_get_label (bst_entry_get_openness (entry)),
                          date, origin };

  return bst_format_clauses (parts, G_N_ELEMENTS (parts));
}
