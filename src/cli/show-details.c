/* What is kept of a repository beside its figures: its card, and rows and members that tell
 * of the rest. */
#include "config.h"

#include "cli/commands.h"

#include <string.h>

#include "cli/hub.h"
#include "core/character.h"
#include "core/format.h"
#include "core/i18n.h"
#include "core/look-state.h"

/* Returns: (transfer full) (nullable): what is kept of @id; that it cannot be read has been told */
BstDossier *
bst_cli_load_dossier (BstLibrary *library, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BstDossier *dossier;

  bst_library_load_dossier_async (library, id, NULL, bst_cli_got_result, &result);
  dossier = bst_library_load_dossier_finish (library, bst_cli_wait (&result), &error);
  bst_cli_tell_library_problems (library);
  if (error != NULL)
    bst_output_message (error->message);
  return dossier;
}

/* @text: of a file that was fetched; "" where there is none */
static char *
dup_file_row (const char *text, gint64 at, const char *from, gint64 now)
{
  g_autofree char *age = bst_show_dup_age (from, at, now);
  g_autofree char *size = NULL;

  if (text[0] == '\0')
    /* Translators: of a file; then when that was found, and from which computer: “none (3 hours ago, hf-mirror.com)” */
    return g_strdup_printf (C_ ("file", "none (%s)"), age);
  size = bst_format_bytes ((gint64) strlen (text));
  return bst_format_aside (size, age);
}

static char *
dup_relation (BstRelation relation, gint64 number)
{
  g_autofree char *digits = bst_cell_exact (number);

  switch (relation)
    {
    case BST_RELATION_FINETUNE:
      return g_strdup_printf (ngettext ("%s fine-tune", "%s fine-tunes", (gulong) number), digits);
    case BST_RELATION_ADAPTER:
      return g_strdup_printf (ngettext ("%s adapter", "%s adapters", (gulong) number), digits);
    case BST_RELATION_QUANTIZED:
      return g_strdup_printf (ngettext ("%s quantization", "%s quantizations", (gulong) number), digits);
    case BST_RELATION_MERGE:
      return g_strdup_printf (ngettext ("%s merge", "%s merges", (gulong) number), digits);
    case BST_RELATION_UNKNOWN:
    default:
      return g_strdup (digits);
    }
}

static char *
dup_derived (const BstDossier *dossier, gint64 now)
{
  g_autofree char *age = bst_show_dup_age (dossier->derived_from != NULL ? dossier->derived_from : dossier->endpoint,
                                           dossier->derived_at, now);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = BST_RELATION_UNKNOWN + 1; i < BST_N_RELATIONS; i++)
    if (dossier->n_derived[i] > 0)
      g_ptr_array_add (parts, dup_relation (i, dossier->n_derived[i]));
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (dossier->derived->len == 0 ? C_ ("models", "none") : C_ ("models", "some")));
  text = bst_format_series ((const char *const *) parts->pdata, parts->len);
  return bst_format_aside (text, age);
}

/**
 * bst_show_dup_detail_rows:
 * @record: (nullable): the repository's
 * @dossier: (nullable): what is kept of it
 *
 * Returns: (transfer full) (element-type BstShowRow): what is kept beside the figures
 */
GPtrArray *
bst_show_dup_detail_rows (const BstRepository *record, const BstDossier *dossier, gint64 now)
{
  GPtrArray *rows = bst_show_rows_new ();

  if (record != NULL && record->files != NULL)
    bst_show_rows_take (rows, bst_look_part_get_label (BST_LOOK_FILES), bst_show_dup_files (record));
  if (dossier == NULL)
    return rows;
  if (dossier->card_at >= 0)
    bst_show_rows_take (rows, bst_look_part_get_label (BST_LOOK_CARD),
                        dup_file_row (dossier->card, dossier->card_at,
                                      dossier->card_from != NULL ? dossier->card_from : dossier->endpoint, now));
  if (dossier->config_at >= 0)
    bst_show_rows_take (rows, bst_look_part_get_label (BST_LOOK_CONFIG),
                        dup_file_row (dossier->config, dossier->config_at,
                                      dossier->config_from != NULL ? dossier->config_from : dossier->endpoint, now));
  if (dossier->derived_at >= 0)
    bst_show_rows_take (rows, bst_look_part_get_label (BST_LOOK_DERIVED), dup_derived (dossier, now));
  return rows;
}

/* The card as it is, but for what could act on a terminal. */
static GString *
make_harmless (const char *card)
{
  GString *page = g_string_sized_new (strlen (card) + 1);

  for (const char *p = card; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        continue;
      g_string_append_unichar (page, c != '\n' && c != '\t' && bst_character_is_harmful (c) ? 0xfffd : c);
    }
  if (page->len > 0 && page->str[page->len - 1] != '\n')
    g_string_append_c (page, '\n');
  return page;
}

/* Prints the card of @entry as it is kept. Returns: the exit status */
BstCliStatus
bst_cli_print_card (BstLibrary *library, BstEntry *entry)
{
  const char *id = bst_entry_get_id (entry);
  g_autoptr (BstDossier) dossier = bst_cli_load_dossier (library, id);
  g_autoptr (GString) page = NULL;
  g_autofree char *sentence = NULL;

  if (dossier != NULL && dossier->card_at >= 0 && dossier->card[0] != '\0')
    {
      page = make_harmless (dossier->card);
      return bst_output_write (page);
    }
  if (dossier != NULL && dossier->card_at >= 0)
    sentence = g_strdup_printf (_ ("“%s” has no card."), id);
  else if (bst_entry_has_repository (entry))
    /* Translators: the first %s is the id of a model, the second a command */
    sentence = g_strdup_printf (_ ("The card of “%s” has not been fetched. “%s” fetches it."), id, "bestiary refresh ID --details");
  else
    sentence = g_strdup_printf (_ ("“%s” has no repository on the Hub."), id);
  bst_output_message (sentence);
  return BST_CLI_FAILED;
}
