#include "config.h"

#include "core/citation.h"

#include "core/claim-text.h"
#include "core/format.h"
#include "core/i18n.h"

/* Whether the claim is one of those that were made of the entry's record: a guide has
 * words of the Hub too, of a day that it was read by hand. */
static gboolean
is_of_record (BstClaim *claim, const BstRepository *record)
{
  BstSource *source = bst_claim_get_source (claim);
  g_autofree char *url = g_strconcat (record->endpoint, "/", record->id, NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (record->fetched_at);
  g_autofree char *day = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;

  return bst_source_get_kind (source) == BST_SOURCE_HUB && g_strcmp0 (bst_source_get_url (source), url) == 0 &&
         g_strcmp0 (bst_source_get_as_of (source), day) == 0;
}

/**
 * bst_claim_get_moment:
 * @claim: a claim of @entry
 *
 * Returns: when the endpoint of the entry's record said so: seconds since 1970, UTC; -1
 *   for what is not of the record
 */
gint64
bst_claim_get_moment (BstClaim *claim, BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);

  return record != NULL && record->fetched_at >= 0 && is_of_record (claim, record) ? record->fetched_at : -1;
}

/* "Falcon 180B (tiiuae/falcon-180B), Parameters: 179,522,565,120 (180 B), estimated" */
static void
append_claim (GString *text, BstClaim *claim, BstEntry *entry)
{
  const char *field = bst_field_get_label (bst_claim_get_field (claim));
  g_autofree char *exact = bst_claim_dup_exact (claim, entry);
  g_autofree char *value = NULL;

  if (bst_claim_is_estimated (claim))
    value = g_strdup_printf (C_ ("figure", "%s, estimated"), exact);
  if (bst_entry_has_repository (entry))
    /* Translators: a name, an id, what is told of it, and what that is: “Falcon 180B (tiiuae/falcon-180B), Parameters: 180 B” */
    g_string_append_printf (text, C_ ("citation", "%1$s (%2$s), %3$s: %4$s"), bst_entry_get_name (entry),
                            bst_entry_get_id (entry), field, value != NULL ? value : exact);
  else
    /* Translators: a name, what is told of it, and what that is: “GPT-3, Parameters: 175 B” */
    g_string_append_printf (text, C_ ("citation", "%1$s, %2$s: %3$s"), bst_entry_get_name (entry), field,
                            value != NULL ? value : exact);
  g_string_append_c (text, '\n');
}

/* The minute in UTC, which means the same to whoever reads it. */
static void
append_moment (GString *text, BstClaim *claim, BstEntry *entry)
{
  gint64 moment = bst_claim_get_moment (claim, entry);
  g_autofree char *minute = bst_format_moment_utc (moment, FALSE);

  if (moment < 0)
    return;
  /* Translators: a moment, and the address that was asked: “Fetched 28 Nov 2026, 05:00 UTC from https://hf-mirror.com” */
  g_string_append_printf (text, C_ ("citation", "Fetched %1$s from %2$s"), minute,
                          bst_entry_get_repository (entry)->endpoint);
  g_string_append_c (text, '\n');
}

/**
 * bst_citation_dup_text:
 * @claim: a claim of @entry
 *
 * Returns: (transfer full): lines of plain text in the interface's language: the model and
 *   the value, the source with its day, the moment and the endpoint of what was fetched,
 *   what there is to mind, and the address
 */
char *
bst_citation_dup_text (BstClaim *claim, BstEntry *entry)
{
  BstSource *source = bst_claim_get_source (claim);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *who = bst_claim_dup_source (claim);

  append_claim (text, claim, entry);
  g_string_append_printf (text, "%s\n", who);
  append_moment (text, claim, entry);
  if (bst_claim_get_note (claim) != NULL)
    g_string_append_printf (text, "%s\n", bst_claim_get_note (claim));
  g_string_append (text, bst_source_get_url (source));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
