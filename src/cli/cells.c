#include "config.h"

#include "cli/commands.h"

#include "core/format.h"
#include "core/verdict-text.h"

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

/* Returns: (transfer full): the short names of the licences that decide. */
char *
bst_cell_license (BstEntry *entry)
{
  const char *id = bst_entry_get_word (entry, BST_FIELD_LICENSE);
  char *name = bst_verdict_dup_short (entry);

  if (name != NULL)
    return name;

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

/* Returns: (transfer full): @number in short; "0" is a figure, and one below is unknown. */
char *
bst_cell_number (gint64 number)
{
  return bst_format_tally (number);
}

/* Returns: (transfer full): @number with all of its digits, likewise. */
char *
bst_cell_exact (gint64 number)
{
  return number == 0 ? bst_format_number (0) : bst_format_exact (number);
}

/* Returns: (transfer full): the downloads in 30 days, "" where nobody asked for them. */
char *
bst_cell_downloads (BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);

  return record != NULL && record->downloads >= 0 ? bst_cell_number (record->downloads) : g_strdup ("");
}

/* Returns: (transfer full): the day of @time, seconds since 1970. */
char *
bst_cell_day (gint64 time)
{
  return bst_format_day_of_utc (time);
}
