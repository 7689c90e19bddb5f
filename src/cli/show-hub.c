/* What the Hub says of an entry, as rows of a label and a text. */
#include "config.h"

#include "cli/commands.h"

#include "core/change.h"
#include "core/format.h"
#include "hub/address.h"

static void
row_free (gpointer data)
{
  BstShowRow *row = data;

  g_free (row->text);
  g_free (row);
}

/* Returns: (transfer full) (element-type BstShowRow): no rows yet */
GPtrArray *
bst_show_rows_new (void)
{
  return g_ptr_array_new_with_free_func (row_free);
}

/* @label: a word of the interface
 * @text: (transfer full) */
void
bst_show_rows_take (GPtrArray *rows, const char *label, char *text)
{
  BstShowRow *row = g_new0 (BstShowRow, 1);

  row->label = label;
  row->text = text;
  g_ptr_array_add (rows, row);
}

static void
add_presence (GPtrArray *rows, const BstRepository *record)
{
  const char *label = bst_change_field_get_label (BST_CHANGE_PRESENCE);

  if (record->presence == BST_PRESENCE_GONE)
    bst_show_rows_take (rows, label, g_strdup (_ ("gone, or hidden; the figures are the last that were had")));
  else if (record->presence == BST_PRESENCE_DISABLED)
    bst_show_rows_take (rows, label, g_strdup (_ ("disabled by the people of the Hub; the figures are the last that were had")));
}

/* Access is granted by the Hub itself, whoever mirrors it. */
static char *
dup_gated (const BstRepository *record)
{
  g_autofree char *page = NULL;

  if (record->gated == BST_GATED_NO)
    return g_strdup (C_ ("gated", "no"));
  page = g_strconcat (BST_HUB_ENDPOINT, "/", record->id, NULL);
  return bst_format_labelled (record->gated == BST_GATED_AUTO ? C_ ("gated", "terms to accept") : C_ ("gated", "on request"), page);
}

/* Returns: (transfer full): how many files, and how large they are together */
char *
bst_show_dup_files (const BstRepository *record)
{
  guint number = record->files->len;
  gint64 bytes = bst_repository_get_files_size (record);
  g_autofree char *digits = bst_cell_exact (number);
  g_autofree char *size = bst_format_bytes (bytes);

  return g_strdup_printf (ngettext ("%s file, %s", "%s files, %s", number), digits, size);
}

/* Returns: (transfer full): when something was fetched, and from which computer */
char *
bst_show_dup_age (const char *endpoint, gint64 at, gint64 now)
{
  g_autofree char *age = bst_format_age (now - at);
  g_autofree char *host = bst_hub_endpoint_dup_host (endpoint);

  /* Translators: when figures were fetched, and from which computer: "3 hours ago, hf-mirror.com" */
  return g_strdup_printf (C_ ("age", "%s, %s"), age, host);
}

/* @text: (transfer full): the value of @field, to which its age is added where it is
 * another than the record's */
static void
take_figure (GPtrArray *rows, const BstRepository *record, BstChangeField field, const char *label, char *text, gint64 now)
{
  const char *endpoint;
  gint64 told_at = bst_repository_get_told (record, field, &endpoint);
  g_autofree char *value = text;
  g_autofree char *age = NULL;

  if (told_at != record->fetched_at || endpoint != record->endpoint)
    {
      age = bst_show_dup_age (endpoint, told_at, now);
      bst_show_rows_take (rows, label, bst_format_aside (value, age));
      return;
    }
  bst_show_rows_take (rows, label, g_steal_pointer (&value));
}

/**
 * bst_show_dup_hub_rows:
 * @dossier: (nullable): what is kept of it beside the figures
 * @now: seconds since 1970, UTC
 *
 * Returns: (transfer full) (element-type BstShowRow): nothing where the Hub was never
 *   asked for @entry
 */
GPtrArray *
bst_show_dup_hub_rows (BstEntry *entry, const BstDossier *dossier, gint64 now)
{
  GPtrArray *rows = bst_show_rows_new ();
  g_autoptr (GPtrArray) details = NULL;
  const BstRepository *record = bst_entry_get_repository (entry);

  if (record == NULL || record->fetched_at < 0)
    return rows;
  add_presence (rows, record);
  if (record->downloads >= 0)
    take_figure (rows, record, BST_CHANGE_DOWNLOADS, _ ("Downloads in 30 days"), bst_cell_exact (record->downloads), now);
  if (record->likes >= 0)
    take_figure (rows, record, BST_CHANGE_LIKES, bst_change_field_get_label (BST_CHANGE_LIKES), bst_cell_exact (record->likes), now);
  if (record->gated != BST_GATED_UNKNOWN)
    take_figure (rows, record, BST_CHANGE_GATED, bst_change_field_get_label (BST_CHANGE_GATED), dup_gated (record), now);
  if (record->last_modified >= 0)
    take_figure (rows, record, BST_CHANGE_LAST_MODIFIED, bst_change_field_get_label (BST_CHANGE_LAST_MODIFIED), bst_cell_day (record->last_modified), now);
  details = bst_show_dup_detail_rows (record, dossier, now);
  g_ptr_array_extend_and_steal (rows, g_steal_pointer (&details));
  /* Translators: the label of "3 hours ago, hf-mirror.com" */
  bst_show_rows_take (rows, C_ ("age", "As of"), bst_show_dup_age (record->endpoint, record->fetched_at, now));
  return rows;
}
