#include "config.h"

#include "cli/commands.h"

#include "cli/layout.h"
#include "core/entry-json.h"

/* A longer id is cut to this in a message. */
#define MAX_ID_CHARS 120

/* Returns @claim's value for a program to read: digits, words with spaces between
 * them, or a shape as "name=value" pairs. */
static char *
make_neutral (BstClaim *claim)
{
  GVariant *value = bst_claim_get_value (claim);
  g_autoptr (GString) pairs = NULL;
  g_autofree const char **words = NULL;
  GVariantIter iter;
  const char *name;
  GVariant *member;

  switch (bst_field_get_value_type (bst_claim_get_field (claim)))
    {
    case BST_VALUE_COUNT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (value));
    case BST_VALUE_FLAG:
      return g_strdup (g_variant_get_boolean (value) ? "true" : "false");
    case BST_VALUE_WORDS:
      words = g_variant_get_strv (value, NULL);
      return g_strjoinv (" ", (char **) words);
    case BST_VALUE_SHAPE:
      pairs = g_string_new (NULL);
      g_variant_iter_init (&iter, value);
      while (g_variant_iter_loop (&iter, "{&sv}", &name, &member))
        {
          g_string_append_printf (pairs, "%s%s=", pairs->len > 0 ? " " : "", name);
          if (g_variant_is_of_type (member, G_VARIANT_TYPE_INT64))
            g_string_append_printf (pairs, "%" G_GINT64_FORMAT, g_variant_get_int64 (member));
          else
            g_string_append (pairs, g_variant_get_string (member, NULL));
        }
      return g_strdup (pairs->str);
    case BST_VALUE_DATE:
    case BST_VALUE_WORD:
    default:
      return g_variant_dup_string (value, NULL);
    }
}

static void
append_csv (GString *page,
            BstEntry *entry)
{
  static const char *const header[] = {
    "id",
    "field",
    "value",
    "estimated",
    "source_kind",
    "source_title",
    "source_url",
    "source_as_of",
    "note",
    NULL,
  };

  bst_output_append_csv (page, header);
  for (int field = 0; field < BST_N_FIELDS; field++)
    {
      GPtrArray *claims = bst_entry_get_claims (entry, field);

      for (guint i = 0; claims != NULL && i < claims->len; i++)
        {
          BstClaim *claim = g_ptr_array_index (claims, i);
          BstSource *source = bst_claim_get_source (claim);
          const char *as_of = bst_source_get_as_of (source);
          const char *note = bst_claim_get_note (claim);
          g_autofree char *value = make_neutral (claim);
          const char *cells[] = {
            bst_entry_get_id (entry),
            bst_field_to_string (field),
            value,
            bst_claim_is_estimated (claim) ? "true" : "false",
            bst_source_kind_to_string (bst_source_get_kind (source)),
            bst_source_get_title (source),
            bst_source_get_url (source),
            as_of != NULL ? as_of : "",
            note != NULL ? note : "",
            NULL,
          };

          bst_output_append_csv (page, cells);
        }
    }
}

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
      append_csv (page, entry);
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
