#include "config.h"

#include "cli/commands.h"

#include "cli/layout.h"
#include "core/entry-json.h"

/* A longer id is cut to this in a message. */
#define MAX_ID_CHARS 120

/**
 * bst_cli_tell_no_entry:
 *
 * Says on standard error that there is no entry @id, and which one may be meant.
 *
 * Returns: the exit status
 */
BstCliStatus
bst_cli_tell_no_entry (BstLibrary *library,
                       const char *id)
{
  g_autofree char *nearest = bst_library_dup_nearest_id (library, id);
  g_autofree char *shown = bst_layout_shorten (id, MAX_ID_CHARS);
  g_autofree char *sentence = NULL;

  if (nearest != NULL)
    sentence = g_strdup_printf (_ ("The guide has no entry “%s”. Did you mean “%s”?"), shown, nearest);
  else
    sentence = g_strdup_printf (_ ("The guide has no entry “%s”."), shown);

  bst_output_message (sentence);

  return BST_CLI_NO_ENTRY;
}

/**
 * bst_cli_show:
 *
 * Prints the entry whose id is the one word of @options.
 *
 * Returns: the exit status
 */
BstCliStatus
bst_cli_show (const BstCliOptions *options,
              BstLibrary *library)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  BstTerminal terminal = bst_terminal_look ();
  g_autoptr (BstEntry) entry = NULL;
  g_autoptr (BstDossier) dossier = NULL;

  if (options->limit >= 0)
    {
      bst_output_message (_ ("“--limit” is for lists; one entry is shown whole."));
      return BST_CLI_USAGE;
    }
  if (options->card && options->format != BST_CLI_TEXT)
    {
      bst_output_message (_ ("“--card” prints the card as it is, in no other format."));
      return BST_CLI_USAGE;
    }
  if (options->words->len != 1)
    {
      bst_output_message (_ ("One entry is shown at a time: “bestiary show ID”."));
      return BST_CLI_USAGE;
    }

  entry = bst_library_lookup (library, options->words->pdata[0]);
  if (entry != NULL)
    g_object_ref (entry);
  else
    entry = bst_library_find_listed (library, options->words->pdata[0]);
  if (entry == NULL)
    return bst_cli_tell_no_entry (library, options->words->pdata[0]);
  if (options->card)
    return bst_cli_print_card (library, entry);
  dossier = bst_cli_load_dossier (library, bst_entry_get_id (entry));

  switch (options->format)
    {
    case BST_CLI_JSON:
      node = bst_entry_to_json (entry, TRUE);
      json_object_set_member (json_node_get_object (node), "details",
                              bst_show_details_to_json (bst_entry_get_repository (entry), dossier));
      bst_output_append_json (page, node);
      break;
    case BST_CLI_CSV:
      bst_show_append_csv (page, entry);
      break;
    case BST_CLI_MD:
      bst_show_append_markdown (page, entry, dossier);
      break;
    case BST_CLI_TEXT:
    default:
      bst_show_append_text (page, entry, dossier, &terminal);
      break;
    }

  return bst_output_write (page);
}
