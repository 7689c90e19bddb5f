#include "config.h"

#include "cli/commands.h"

#include "core/format.h"

/* A method or a program has no parameters, which is not the same as unknown ones. */
static gboolean
has_figures (BstEntry *entry)
{
  BstKind kind = bst_entry_get_kind (entry);

  return kind != BST_KIND_METHOD && kind != BST_KIND_SOFTWARE;
}

/* Returns: (transfer full): the number of parameters in short, "–" where there can be none. */
char *
bst_cell_parameters (BstEntry *entry)
{
  gint64 count = bst_entry_get_count (entry, BST_FIELD_PARAMETERS);

  return count > 0 || has_figures (entry) ? bst_format_count (count) : g_strdup ("–");
}

/* Returns: (transfer full): the context length in short, "–" where there can be none. */
char *
bst_cell_context (BstEntry *entry)
{
  gint64 count = bst_entry_get_count (entry, BST_FIELD_CONTEXT_LENGTH);

  return count > 0 || has_figures (entry) ? bst_format_context (count) : g_strdup ("–");
}

/* Returns: (transfer full): the licence's short name. */
char *
bst_cell_license (BstEntry *entry)
{
  BstLicense *license = bst_entry_get_license (entry);
  const char *id = bst_entry_get_word (entry, BST_FIELD_LICENSE);

  if (license != NULL)
    return g_strdup (bst_license_get_short_name (license));

  return g_strdup (id != NULL ? id : C_ ("figure", "unknown"));
}

/* Returns: (transfer full): the date of release. */
char *
bst_cell_released (BstEntry *entry)
{
  return bst_format_date (bst_entry_get_word (entry, BST_FIELD_RELEASED));
}

/* Returns: (transfer full): the maker's name. */
char *
bst_cell_organization (BstEntry *entry)
{
  BstOrganization *organization = bst_entry_get_organization (entry);

  return g_strdup (organization != NULL ? bst_organization_get_name (organization) : C_ ("figure", "unknown"));
}
