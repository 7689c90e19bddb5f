#include "config.h"

#include "ui/table-column.h"

#include "core/change.h"
#include "core/format.h"
#include "core/i18n.h"
#include "core/verdict-text.h"
#include "ui/row-words.h"

static const BstColumnTraits traits[BST_N_COLUMNS] = {
  [BST_COLUMN_NAME] = { "name", FALSE, 17 },
  [BST_COLUMN_PARAMETERS] = { "params", TRUE, 12 },
  [BST_COLUMN_ACTIVE] = { "active", TRUE, 9 },
  [BST_COLUMN_FIT] = { NULL, FALSE, 13 },
  [BST_COLUMN_CONTEXT] = { "context", TRUE, 10 },
  [BST_COLUMN_TOKENS] = { "tokens", TRUE, 11 },
  [BST_COLUMN_RELEASED] = { "released", TRUE, 13 },
  [BST_COLUMN_MAKER] = { "org", FALSE, 20 },
  [BST_COLUMN_LICENSE] = { "license", FALSE, 20 },
  [BST_COLUMN_COMMERCIAL] = { NULL, FALSE, 20 },
  [BST_COLUMN_DOWNLOADS] = { "downloads", TRUE, 14 },
};

/* Returns: (transfer none) */
const BstColumnTraits *
bst_column_get_traits (BstColumn column)
{
  return &traits[column];
}

/* Returns: (transfer none): what is written over the column */
const char *
bst_column_get_title (BstColumn column)
{
  switch (column)
    {
    case BST_COLUMN_PARAMETERS:
      return bst_field_get_label (BST_FIELD_PARAMETERS);
    case BST_COLUMN_ACTIVE:
      /* Translators: over a column: the parameters that work on one token */
      return C_ ("column", "Active");
    case BST_COLUMN_FIT:
      /* Translators: over a column: how much memory a model needs, with a sign of whether it fits */
      return C_ ("column", "Memory");
    case BST_COLUMN_CONTEXT:
      return C_ ("column", "Context");
    case BST_COLUMN_TOKENS:
      /* Translators: over a column: on how many tokens a model was trained */
      return C_ ("column", "Trained on");
    case BST_COLUMN_RELEASED:
      return bst_field_get_label (BST_FIELD_RELEASED);
    case BST_COLUMN_MAKER:
      return C_ ("column", "Organization");
    case BST_COLUMN_LICENSE:
      return bst_field_get_label (BST_FIELD_LICENSE);
    case BST_COLUMN_COMMERCIAL:
      /* Translators: over a column: whether a model may be used commercially */
      return C_ ("column", "Commercial use");
    case BST_COLUMN_DOWNLOADS:
      return bst_change_field_get_label (BST_CHANGE_DOWNLOADS);
    case BST_COLUMN_NAME:
    default:
      return C_ ("column", "Name");
    }
}

static BstField
get_field (BstColumn column)
{
  switch (column)
    {
    case BST_COLUMN_ACTIVE:
      return BST_FIELD_ACTIVE_PARAMETERS;
    case BST_COLUMN_CONTEXT:
      return BST_FIELD_CONTEXT_LENGTH;
    case BST_COLUMN_TOKENS:
      return BST_FIELD_TRAINING_TOKENS;
    case BST_COLUMN_NAME:
    case BST_COLUMN_PARAMETERS:
    case BST_COLUMN_FIT:
    case BST_COLUMN_RELEASED:
    case BST_COLUMN_MAKER:
    case BST_COLUMN_LICENSE:
    case BST_COLUMN_COMMERCIAL:
    case BST_COLUMN_DOWNLOADS:
    default:
      return BST_FIELD_PARAMETERS;
    }
}

static gint64
get_downloads (BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);

  return record != NULL ? record->downloads : -1;
}

/**
 * bst_column_is_unknown:
 *
 * Returns: whether nobody here knows what the column is to say of the model; its dash is
 *   then quieter than a figure
 */
gboolean
bst_column_is_unknown (BstColumn column, BstEntry *entry)
{
  switch (column)
    {
    case BST_COLUMN_PARAMETERS:
    case BST_COLUMN_ACTIVE:
    case BST_COLUMN_CONTEXT:
    case BST_COLUMN_TOKENS:
      return bst_entry_get_count (entry, get_field (column)) <= 0;
    case BST_COLUMN_RELEASED:
      return bst_entry_get_word (entry, BST_FIELD_RELEASED) == NULL;
    case BST_COLUMN_MAKER:
      return bst_entry_get_organization (entry) == NULL;
    case BST_COLUMN_LICENSE:
      return bst_entry_get_word (entry, BST_FIELD_LICENSE) == NULL && bst_entry_get_license (entry) == NULL;
    case BST_COLUMN_DOWNLOADS:
      return get_downloads (entry) < 0;
    case BST_COLUMN_NAME:
    case BST_COLUMN_FIT:
    case BST_COLUMN_COMMERCIAL:
    default:
      return FALSE;
    }
}

/* Returns: (transfer full): a figure; one that is an estimate says so */
static char *
dup_count (BstColumn column, BstEntry *entry)
{
  BstClaim *claim = bst_entry_get_claim (entry, get_field (column));
  gint64 count = bst_entry_get_count (entry, get_field (column));
  char *text = column == BST_COLUMN_CONTEXT ? bst_format_context (count) : bst_format_count (count);
  char *estimate;

  if (claim == NULL || !bst_claim_is_estimated (claim))
    return text;
  /* Translators: in a column of figures: one that is an estimate, “≈ 1.8 T” */
  estimate = g_strdup_printf (C_ ("column", "≈ %s"), text);
  g_free (text);
  return estimate;
}

static char *
dup_license (BstEntry *entry)
{
  char *names = bst_verdict_dup_short (entry);

  return names != NULL ? names : g_strdup (bst_entry_get_word (entry, BST_FIELD_LICENSE));
}

/**
 * bst_column_dup_text:
 * @column: any but that of memory, which depends on more than the model
 * @entry: a model
 *
 * Returns: (transfer full): what the column says of the model: "–" for what is unknown
 */
char *
bst_column_dup_text (BstColumn column, BstEntry *entry)
{
  if (bst_column_is_unknown (column, entry))
    return g_strdup ("–");
  switch (column)
    {
    case BST_COLUMN_PARAMETERS:
    case BST_COLUMN_ACTIVE:
    case BST_COLUMN_CONTEXT:
    case BST_COLUMN_TOKENS:
      return dup_count (column, entry);
    case BST_COLUMN_RELEASED:
      return bst_format_date (bst_entry_get_word (entry, BST_FIELD_RELEASED));
    case BST_COLUMN_MAKER:
      return g_strdup (bst_organization_get_name (bst_entry_get_organization (entry)));
    case BST_COLUMN_LICENSE:
      return dup_license (entry);
    case BST_COLUMN_COMMERCIAL:
      return g_strdup (bst_commercial_get_label (bst_entry_get_commercial (entry)));
    case BST_COLUMN_DOWNLOADS:
      return get_downloads (entry) > 0 ? bst_format_exact (get_downloads (entry)) : g_strdup ("0");
    case BST_COLUMN_FIT:
      return g_strdup ("");
    case BST_COLUMN_NAME:
    default:
      return g_strdup (bst_entry_get_name (entry));
    }
}
