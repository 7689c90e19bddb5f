/* What a window exports, and what "bestiary chart" and "bestiary list" write. Programs rely
 * on the columns: new ones come behind those that there are. */
#include "config.h"

#include "chart/csv.h"

#include "core/csv.h"

/* Returns a count for a program to read, "" where it is unknown. */
static char *
make_count (BstEntry *entry, BstField field)
{
  gint64 count = bst_entry_get_count (entry, field);

  return bst_csv_dup_number (count > 0 ? count : -1);
}

/* Returns the words of @field with a space between them, as no word holds one. */
static char *
join_words (BstEntry *entry, BstField field)
{
  g_autofree const char **words = bst_entry_get_words (entry, field);

  return words != NULL ? g_strjoinv (" ", (char **) words) : g_strdup ("");
}

/* Returns whether the number of parameters is an estimate; "" where there is none. */
static const char *
get_estimated (BstEntry *entry)
{
  BstClaim *claim = bst_entry_get_claim (entry, BST_FIELD_PARAMETERS);

  if (claim == NULL || bst_entry_get_count (entry, BST_FIELD_PARAMETERS) <= 0)
    return "";
  return bst_claim_is_estimated (claim) ? "true" : "false";
}

/**
 * bst_chart_csv_append_header:
 *
 * Appends the names of the columns, which are the same in every language.
 */
void
bst_chart_csv_append_header (GString *page)
{
  static const char *const header[] = {
    "id",
    "kind",
    "name",
    "family",
    "organization",
    "parameters",
    "active_parameters",
    "context_length",
    "training_tokens",
    "released",
    "license",
    "license_verdict",
    "languages",
    "base_models",
    "shelves",
    "summary",
    "downloads",
    "likes",
    "last_modified",
    "parameters_estimated",
    "openness",
    "country",
    "milestone",
    NULL,
  };

  bst_csv_append_row (page, header);
}

/**
 * bst_chart_csv_append_row:
 *
 * Appends what is known of @entry: numbers are plain, and what is unknown is empty. Its
 * summary, and why it is a milestone, are in the interface's language.
 */
void
bst_chart_csv_append_row (GString *page, BstEntry *entry)
{
  BstOrganization *organization = bst_entry_get_organization (entry);
  BstFamily *family = bst_entry_get_family (entry);
  g_autofree char *parameters = make_count (entry, BST_FIELD_PARAMETERS);
  g_autofree char *active = make_count (entry, BST_FIELD_ACTIVE_PARAMETERS);
  g_autofree char *context = make_count (entry, BST_FIELD_CONTEXT_LENGTH);
  g_autofree char *tokens = make_count (entry, BST_FIELD_TRAINING_TOKENS);
  g_autofree char *languages = join_words (entry, BST_FIELD_LANGUAGES);
  g_autofree char *base_models = join_words (entry, BST_FIELD_BASE_MODELS);
  const BstRepository *record = bst_entry_get_repository (entry);
  g_autofree char *downloads = bst_csv_dup_number (record != NULL ? record->downloads : -1);
  g_autofree char *likes = bst_csv_dup_number (record != NULL ? record->likes : -1);
  g_autofree char *last_modified = bst_csv_dup_time (record != NULL ? record->last_modified : -1);
  g_autofree char *shelves = g_strjoinv (" ", (char **) bst_entry_get_shelves (entry));
  const char *cells[] = {
    bst_entry_get_id (entry),
    bst_kind_to_string (bst_entry_get_kind (entry)),
    bst_entry_get_name (entry),
    family != NULL ? bst_family_get_id (family) : NULL,
    organization != NULL ? bst_organization_get_name (organization) : NULL,
    parameters,
    active,
    context,
    tokens,
    bst_entry_get_word (entry, BST_FIELD_RELEASED),
    bst_entry_get_word (entry, BST_FIELD_LICENSE),
    bst_commercial_to_string (bst_entry_get_commercial (entry)),
    languages,
    base_models,
    shelves,
    bst_entry_get_summary (entry),
    downloads,
    likes,
    last_modified,
    get_estimated (entry),
    bst_openness_to_string (bst_entry_get_openness (entry)),
    organization != NULL ? bst_organization_get_country (organization) : NULL,
    bst_entry_get_milestone (entry),
    NULL,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cells) - 1; i++)
    if (cells[i] == NULL)
      cells[i] = "";

  bst_csv_append_row (page, cells);
}

/**
 * bst_chart_write_csv:
 * @entries: a model of BstEntry
 *
 * For as many rows as memory has room for; of millions, write one after the other.
 *
 * Returns: (transfer full): a CSV file of @entries in their order, in UTF-8
 */
GBytes *
bst_chart_write_csv (GListModel *entries)
{
  g_autoptr (GString) page = g_string_new (NULL);
  guint n = g_list_model_get_n_items (entries);

  bst_chart_csv_append_header (page);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (entries, i);

      bst_chart_csv_append_row (page, entry);
    }

  return g_string_free_to_bytes (g_steal_pointer (&page));
}
