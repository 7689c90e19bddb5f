#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/guide.h"
#include "core/kinship.h"

#define SOURCES "\"sources\": {\"card\": {\"kind\": \"card\", \"title\": \"A card\", \"url\": \"https://example.org/card\", \"as_of\": \"2023-05\"}}"
#define FAMILY(more) "\"family\": {\"id\": \"fam\", \"name\": \"Fam\", \"organization\": \"org\", \"summary\": {\"en\": \"A family.\"}" more "}"
#define ENTRY(more) "{\"id\": \"org/fam-7b\", \"kind\": \"model\", \"name\": \"Fam 7B\", \"summary\": {\"en\": \"One.\"}" more "}"
#define CLAIM(field, value) ", \"claims\": {\"" field "\": [{\"value\": " value ", \"source\": \"card\"}]}"
#define ENTRIES(members) "{" FAMILY ("") ", \"entries\": [{" members ", \"summary\": {\"en\": \"One.\"}}]}"
#define GUIDE_FILE(family_more, entry_more) "{" FAMILY (family_more) ", " SOURCES ", \"entries\": [" ENTRY (entry_more) "]}"

static gboolean
add (BstGuide *guide, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return bst_guide_add (guide, "fam.json", bytes, error);
}

static void
test_reads (void)
{
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  BstEntry *entry;

  add (guide, GUIDE_FILE (CLAIM ("released", "\"2023-05\""), CLAIM ("parameters", "7000000000")), &error);
  g_assert_no_error (error);
  add (guide, "{\"organizations\": [{\"id\": \"org\", \"name\": {\"en\": \"The Org\", \"zh_CN\": \"机构\"}, \"summary\": {\"en\": \"x\"}}]}", &error);
  g_assert_no_error (error);
  entries = bst_guide_end (guide);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (bst_entry_get_count (entry, BST_FIELD_PARAMETERS), ==, G_GINT64_CONSTANT (7000000000));
  g_assert_cmpstr (bst_entry_get_word (entry, BST_FIELD_RELEASED), ==, "2023-05");
  g_assert_cmpstr (bst_organization_get_name_for (bst_entry_get_organization (entry), BST_LANGUAGE_EN), ==, "The Org");
  g_assert_true (bst_entry_is_on_shelf (entry, "guide"));
}

/* What became of the bases, in the Hub's words; of nothing else, and in no other words. */
static void
test_relation (void)
{
  static const char *const wrong[] = {
    GUIDE_FILE ("", CLAIM ("base_models", "[\"a\"], \"relation\": \"cousin\"")),
    GUIDE_FILE ("", CLAIM ("base_models", "[\"a\"], \"relation\": \"unknown\"")),
    GUIDE_FILE ("", CLAIM ("base_models", "[\"a\"], \"relation\": 7")),
    GUIDE_FILE ("", CLAIM ("parameters", "7, \"relation\": \"finetune\"")),
  };
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (add (guide, wrong[i], &error));
      g_assert_nonnull (strstr (error->message, "relation"));
    }
  g_assert_true (add (guide, GUIDE_FILE ("", CLAIM ("base_models", "[\"a\"], \"relation\": \"merge\"")), NULL));
  entries = bst_guide_end (guide);
  g_assert_cmpint (bst_entry_get_relation (g_ptr_array_index (entries, 0)), ==, BST_RELATION_MERGE);
}

/* Names that are read otherwise than their characters are; nothing that is no reading of them. */
static void
test_readings (void)
{
  static const char *const wrong[] = {
    GUIDE_FILE (", \"readings\": {\"重庆\": \"chóng\"}", ""),
    GUIDE_FILE (", \"readings\": {\"重庆\": \"chóng qìng qìng\"}", ""),
    GUIDE_FILE (", \"readings\": {\"重庆\": \"chóng 2\"}", ""),
    GUIDE_FILE (", \"readings\": {\"重庆\": 7}", ""),
    GUIDE_FILE (", \"readings\": [\"重庆\"]", ""),
    GUIDE_FILE ("", ", \"readings\": {\"重庆\": \"\"}"),
  };
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  const char *haystack;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) problem = NULL;

      g_assert_false (add (guide, wrong[i], &problem));
      g_assert_nonnull (strstr (problem->message, "readings"));
    }
  add (guide, GUIDE_FILE (", \"aliases\": [\"重庆\"], \"readings\": {\"重庆\": \"chóng qìng\"}", ", \"aliases\": [\"长乐\"], \"readings\": {\"长乐\": \"cháng lè\"}"), &error);
  g_assert_no_error (error);
  add (guide, "{\"organizations\": [{\"id\": \"org\", \"name\": \"曾氏\", \"readings\": {\"曾氏\": \"zēng shì\"}}]}", &error);
  g_assert_no_error (error);
  entries = bst_guide_end (guide);
  haystack = bst_entry_get_haystack (g_ptr_array_index (entries, 0));
  g_assert_nonnull (strstr (haystack, "\nchongqing\n"));
  g_assert_nonnull (strstr (haystack, "\nchangle\n"));
  g_assert_nonnull (strstr (haystack, "\nzengshi\n"));
  g_assert_null (strstr (haystack, "zhongqing"));
  g_assert_cmpstr (bst_organization_get_reading (bst_guide_get_organization (guide, "org")), ==, "zēng shì");
}

static gboolean
has_name (GPtrArray *bynames, const char *name)
{
  for (guint i = 0; bynames != NULL && i < bynames->len; i++)
    if (strstr (bst_byname_get_haystack_text (g_ptr_array_index (bynames, i)), name) != NULL)
      return TRUE;
  return FALSE;
}

#define BYNAME(id, name, word) "{\"bynames\": [{\"id\": \"" id "\", \"names\": [\"" name "\"], \"words\": [\"" word "\"], \"sources\": []}]}"

/* What the Hub calls something by goes by its Chinese names, and those of the family that has
 * the words alone. A later file takes the place of an earlier. */
static void
test_bynames (void)
{
  static const char *const wrong[] = {
    "{\"bynames\": [{\"id\": \"a\", \"names\": [\"千问\"]}]}",
    "{\"bynames\": [{\"id\": \"a\", \"words\": [\"qwen\"]}]}",
    "{\"bynames\": [{\"names\": [\"千问\"], \"words\": [\"qwen\"]}]}",
    "{\"bynames\": [{\"id\": \"a\", \"names\": [\"千问\"], \"words\": [\"qwen\"], \"colour\": 1}]}",
    "{\"bynames\": {}}",
    "{\"bynames\": [7]}",
  };
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GPtrArray) entries = NULL, of_qwen = NULL, of_fam = NULL, of_others = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (add (guide, wrong[i], NULL));
  g_assert_true (add (guide, BYNAME ("qwen", "千问", "Qwen"), NULL));
  g_assert_true (add (guide, GUIDE_FILE (", \"aliases\": [\"家族\", \"Clan\"], \"words\": [\"fam-\", \"fa\"]", ""), NULL));
  g_assert_true (add (guide, BYNAME ("qwen", "通义", "QwQ"), NULL));
  entries = bst_guide_end (guide);
  of_qwen = bst_guide_find_bynames (guide, "someone/My-qW_q");
  of_fam = bst_guide_find_bynames (guide, "someone/FAM-13b");
  of_others = bst_guide_find_bynames (guide, "Qwen/fa");
  g_assert_true (has_name (of_qwen, "通义") && !has_name (of_qwen, "千问"));
  g_assert_true (has_name (of_fam, "家族") && !has_name (of_fam, "clan"));
  g_assert_null (of_others);
}

/* Where there is little room the short name stands for the name, if there is one. */
static void
test_short_name (void)
{
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GPtrArray) entries = NULL;
  BstOrganization *lengthy, *plain;

  g_assert_true (add (guide, "{\"organizations\": ["
                             "{\"id\": \"tii\", \"name\": \"Technology Institute\", \"short_name\": \"TI\", \"summary\": {\"en\": \"x\"}},"
                             "{\"id\": \"meta\", \"name\": \"Meta\", \"summary\": {\"en\": \"x\"}}]}",
                      NULL));
  entries = bst_guide_end (guide);
  lengthy = bst_guide_get_organization (guide, "tii");
  plain = bst_guide_get_organization (guide, "meta");
  g_assert_cmpstr (bst_organization_get_short_name (lengthy), ==, "TI");
  g_assert_cmpstr (bst_organization_get_name (lengthy), ==, "Technology Institute");
  g_assert_cmpstr (bst_organization_get_short_name (plain), ==, "Meta");
}

/* Of a model of which there is nothing more to say, its family's summary is told, once. */
static void
test_summary (void)
{
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  add (guide, "{" FAMILY ("") ", \"entries\": [" ENTRY ("") ", {\"id\": \"fam-13b\", \"kind\": \"model\", \"name\": \"Fam 13B\"}]}", &error);
  g_assert_no_error (error);
  entries = bst_guide_end (guide);
  g_assert_cmpstr (bst_entry_get_summary (g_ptr_array_index (entries, 0)), ==, "One.");
  g_assert_cmpstr (bst_entry_get_family_summary (g_ptr_array_index (entries, 0)), ==, "A family.");
  g_assert_cmpstr (bst_entry_get_summary (g_ptr_array_index (entries, 1)), ==, "A family.");
  g_assert_null (bst_entry_get_family_summary (g_ptr_array_index (entries, 1)));
}

/* Why a model is a milestone stays with it, whatever else becomes known of it. */
static void
test_milestone (void)
{
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (BstEntry) copy = NULL;

  g_assert_false (add (guide, GUIDE_FILE ("", ", \"milestone\": true"), NULL));
  g_assert_false (add (guide, GUIDE_FILE (", \"milestone\": \"x\"", ""), NULL));
  g_assert_true (add (guide, "{" FAMILY ("") ", \"entries\": [" ENTRY (", \"milestone\": {\"en\": \"The first.\"}") ", {\"id\": \"fam-13b\", \"kind\": \"model\", \"name\": \"Fam 13B\"}]}", NULL));
  entries = bst_guide_end (guide);
  copy = bst_entry_builder_end (bst_entry_builder_new_like (g_ptr_array_index (entries, 0)));
  g_assert_cmpstr (bst_entry_get_milestone (g_ptr_array_index (entries, 0)), ==, "The first.");
  g_assert_cmpstr (bst_entry_get_milestone (copy), ==, "The first.");
  g_assert_null (bst_entry_get_milestone (g_ptr_array_index (entries, 1)));
}

static void
test_country (void)
{
  static const char *const wrong[] = { "\"cn\"", "\"C\"", "\"CHN\"", "\"\"", "\"中国\"", "7" };
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"organizations\": [{\"id\": \"o\", \"name\": \"O\", \"country\": %s}]}", wrong[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (add (guide, text, &error));
      g_assert_nonnull (strstr (error->message, "country"));
    }
  g_assert_true (add (guide, "{\"organizations\": [{\"id\": \"o\", \"name\": \"O\", \"country\": \"CN\"}, {\"id\": \"p\", \"name\": \"P\"}]}", NULL));
  entries = bst_guide_end (guide);
  g_assert_cmpstr (bst_organization_get_country (bst_guide_get_organization (guide, "o")), ==, "CN");
  g_assert_null (bst_organization_get_country (bst_guide_get_organization (guide, "p")));
}

/* A shape has numbers, words, and what is so or is not. */
static void
test_shape (void)
{
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  GVariant *shape;
  gboolean is_gated = TRUE, is_tied = FALSE;

  g_assert_false (add (guide, GUIDE_FILE ("", CLAIM ("architecture", "{\"layers\": null}")), NULL));
  g_assert_false (add (guide, GUIDE_FILE ("", CLAIM ("architecture", "{\"layers\": [1]}")), NULL));
  g_assert_false (add (guide, GUIDE_FILE ("", CLAIM ("architecture", "{\"layers\": 0}")), NULL));
  g_assert_false (add (guide, GUIDE_FILE ("", CLAIM ("architecture", "{\"layers\": 24, \"cache_layers\": -1}")), NULL));
  /* That of a network with a fixed state alone. */
  g_assert_true (add (guide, GUIDE_FILE ("", CLAIM ("architecture", "{\"layers\": 24, \"cache_layers\": 0}")), NULL));
  add (guide, GUIDE_FILE ("", CLAIM ("architecture", "{\"type\": \"opt\", \"layers\": 24, \"encoder_layers\": 12, \"positions\": 2048, \"gated_ffn\": false, \"tied_embeddings\": true}")), &error);
  g_assert_no_error (error);
  entries = bst_guide_end (guide);
  shape = bst_claim_get_value (bst_entry_get_claim (g_ptr_array_index (entries, 0), BST_FIELD_ARCHITECTURE));
  g_assert_cmpint (bst_entry_get_shape (g_ptr_array_index (entries, 0), "positions"), ==, 2048);
  g_assert_cmpint (bst_entry_get_shape (g_ptr_array_index (entries, 0), "gated_ffn"), ==, -1);
  g_assert_true (g_variant_lookup (shape, "gated_ffn", "b", &is_gated) && !is_gated);
  g_assert_true (g_variant_lookup (shape, "tied_embeddings", "b", &is_tied) && is_tied);
}

/* A later file's entry takes the earlier one's place. */
static void
test_overrides (void)
{
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_true (add (guide, GUIDE_FILE ("", CLAIM ("parameters", "7")), NULL));
  g_assert_true (add (guide, GUIDE_FILE ("", CLAIM ("parameters", "8")), NULL));
  /* The Hub does not tell ids apart by their case. */
  g_assert_true (add (guide, ENTRIES ("\"id\": \"ORG/Fam-7B\", \"kind\": \"model\", \"name\": \"Later\""), NULL));
  entries = bst_guide_end (guide);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (bst_entry_get_name (g_ptr_array_index (entries, 0)), ==, "Later");
}

static void
test_malformed (void)
{
  static const struct
  {
    const char *text;
    const char *named; /* what the message has to name */
  } cases[] = {
    { "", "fam.json" },
    { "{\n  \"family\":\n", "Line" },
    { "[]", "fam.json" },
    { "{}", "entries" },
    { "{\"entries\": []}", "family" },
    { "{\"entries\": 3}", "entries" },
    { "{\"colour\": 3, \"entries\": []}", "colour" },
    { GUIDE_FILE ("", ", \"colour\": 1"), "entries[0].colour" },
    { GUIDE_FILE ("", ", \"aliases\": [1]"), "entries[0].aliases" },
    { GUIDE_FILE ("", ", \"links\": [{\"rel\": \"paper\", \"url\": \"javascript:alert(1)\"}]"), "entries[0].links[0].url" },
    { GUIDE_FILE ("", ", \"links\": [{\"rel\": \"paper\", \"url\": \"https://\"}]"), "entries[0].links[0].url" },
    { GUIDE_FILE ("", ", \"links\": [{\"rel\": \"paper\", \"url\": \"https://x y\\n[evil](\"}]"), "entries[0].links[0].url" },
    { GUIDE_FILE ("", ", \"links\": [{\"rel\": \"paper\", \"url\": \"https://x/a b\"}]"), "entries[0].links[0].url" },
    { GUIDE_FILE ("", ", \"links\": [{\"rel\": \"paper\", \"url\": \"https://x/[a]\"}]"), "entries[0].links[0].url" },
    { GUIDE_FILE ("", ", \"links\": [{\"rel\": \"paper\", \"url\": \"https://x/<b>\"}]"), "entries[0].links[0].url" },
    { GUIDE_FILE ("", ", \"links\": [{\"rel\": \"paper\", \"url\": \"https:x\"}]"), "entries[0].links[0].url" },
    { GUIDE_FILE ("", ", \"links\": [{\"rel\": \"paper\", \"url\": \"//x/\"}]"), "entries[0].links[0].url" },
    { GUIDE_FILE ("", ", \"links\": [{\"rel\": \"paper\", \"url\": \"https://x/\", \"as_of\": \"2023\"}]"), "entries[0].links[0].as_of" },
    { GUIDE_FILE (", \"links\": [{\"rel\": \"paper\", \"url\": \"https://\"}]", ""), "family.links[0].url" },
    { GUIDE_FILE ("", ", \"aliases\": [\"a\", \"\"]"), "entries[0].aliases" },
    { GUIDE_FILE ("", ", \"shelves\": [\"\"]"), "entries[0].shelves" },
    { GUIDE_FILE ("", ", \"shelves\": [\"my shelf\"]"), "entries[0].shelves" },
    { GUIDE_FILE ("", ", \"organization\": \"a/b\""), "entries[0].organization" },
    { GUIDE_FILE (", \"aliases\": [\"a\\u0007\"]", ""), "family.aliases" },
    { ENTRIES ("\"id\": \"\", \"kind\": \"model\", \"name\": \"N\""), "entries[0].id" },
    { ENTRIES ("\"id\": \"gpt-3\\n\", \"kind\": \"model\", \"name\": \"N\""), "entries[0].id" },
    { ENTRIES ("\"id\": \"a/b/c\", \"kind\": \"model\", \"name\": \"N\""), "entries[0].id" },
    { ENTRIES ("\"id\": \"a/\", \"kind\": \"model\", \"name\": \"N\""), "entries[0].id" },
    { ENTRIES ("\"id\": \"/a\", \"kind\": \"model\", \"name\": \"N\""), "entries[0].id" },
    { ENTRIES ("\"id\": \"-a\", \"kind\": \"model\", \"name\": \"N\""), "entries[0].id" },
    { ENTRIES ("\"id\": \"a/.b\", \"kind\": \"model\", \"name\": \"N\""), "entries[0].id" },
    { ENTRIES ("\"id\": \"é\", \"kind\": \"model\", \"name\": \"N\""), "entries[0].id" },
    { ENTRIES ("\"id\": \"a\", \"kind\": \"modell\", \"name\": \"N\""), "entries[0].kind" },
    { ENTRIES ("\"id\": \"a\", \"kind\": \"model\", \"name\": \"\""), "entries[0].name" },
    { ENTRIES ("\"id\": \"a\", \"kind\": \"model\", \"name\": \"N\\nM\""), "entries[0].name" },
    { ENTRIES ("\"id\": \"a\", \"kind\": \"model\", \"name\": \"N\\u202eM\""), "entries[0].name" },
    { "{\"family\": {\"id\": \"\", \"name\": \"F\", \"organization\": \"o\", \"summary\": \"x\"}, \"entries\": []}", "family.id" },
    { "{\"family\": {\"id\": \"f\", \"name\": \"F\", \"organization\": \"o\\n\", \"summary\": \"x\"}, \"entries\": []}", "family.organization" },
    { "{\"family\": {\"id\": \"f\", \"name\": {\"en\": \"\"}, \"organization\": \"o\", \"summary\": \"x\"}, \"entries\": []}", "family.name.en" },
    { "{\"family\": {\"id\": \"f\", \"name\": {\"fr\": \"F\"}, \"organization\": \"o\", \"summary\": \"x\"}, \"entries\": []}", "family.name.fr" },
    { "{\"sources\": {\"card\": {\"kind\": \"card\", \"title\": \"a\\tb\", \"url\": \"https://x/\"}}, \"entries\": []}", "sources.card.title" },
    { "{\"sources\": {\"card\": {\"kind\": \"card\", \"title\": \"a\", \"url\": \"https://x/\", \"as_of\": \"2023-02-31\"}}, \"entries\": []}", "sources.card.as_of" },
    { "{\"organizations\": [{\"id\": \"\", \"name\": \"O\"}]}", "organizations[0].id" },
    { "{\"organizations\": [{\"id\": \"o\"}]}", "organizations[0].name" },
    { "{\"organizations\": [{\"id\": \"o\", \"name\": \"O\", \"colour\": 1}]}", "organizations[0].colour" },
    { "{\"organizations\": [{\"id\": \"o\", \"name\": \"O\", \"url\": \"ftp://x/\"}]}", "organizations[0].url" },
    { "{\"organizations\": [{\"id\": \"o\", \"name\": \"O\", \"member_of\": [\"p q\"]}]}", "organizations[0].member_of" },
    { "{\"organizations\": [{\"id\": \"o\", \"name\": \"O\", \"sources\": [{}]}]}", "organizations[0].sources[0].kind" },
    { "{\"organizations\": [3]}", "organizations[0]" },
    { "{\"organizations\": {}}", "organizations" },
    { GUIDE_FILE ("", CLAIM ("parameters", "0")), "entries[0].claims.parameters[0].value" },
    { GUIDE_FILE ("", CLAIM ("parameters", "-7")), "value" },
    { GUIDE_FILE ("", CLAIM ("parameters", "7.5")), "value" },
    { GUIDE_FILE ("", CLAIM ("parameters", "\"7B\"")), "value" },
    { GUIDE_FILE ("", CLAIM ("parameters", "null")), "value" },
    { GUIDE_FILE ("", CLAIM ("released", "\"2023-13\"")), "released" },
    { GUIDE_FILE ("", CLAIM ("released", "\"2023-02-31\"")), "released" },
    { GUIDE_FILE ("", CLAIM ("released", "\"soon\"")), "released" },
    { GUIDE_FILE ("", CLAIM ("weight", "7")), "weight" },
    { GUIDE_FILE ("", ", \"claims\": {\"parameters\": [{\"value\": 7}]}"), "source" },
    { GUIDE_FILE ("", ", \"claims\": {\"parameters\": [{\"value\": 7, \"source\": \"nowhere\"}]}"), "nowhere" },
    { GUIDE_FILE ("", ", \"claims\": {\"parameters\": [7]}"), "parameters[0]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstGuide) guide = bst_guide_new ();
      g_autoptr (GPtrArray) entries = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (add (guide, "{" FAMILY ("") ", \"entries\": [{\"id\": \"good\", \"kind\": \"model\", \"name\": \"Good\", \"summary\": {\"en\": \"x\"}}]}", NULL));
      g_assert_false (add (guide, cases[i].text, &error));
      g_assert_error (error, BST_GUIDE_ERROR, BST_GUIDE_ERROR_CONTENT);
      if (strstr (error->message, cases[i].named) == NULL || strstr (error->message, "fam.json") == NULL)
        g_error ("case %u: “%s” does not name %s", i, error->message, cases[i].named);
      /* The rest loads. */
      entries = bst_guide_end (guide);
      g_assert_cmpuint (entries->len, ==, 1);
    }
}

#define LICENCE(members) "{\"name\": \"L\", \"osi_approved\": false, \"summary\": {\"en\": \"x\"}, " members "}"

#define TERMS(terms) LICENCE ("\"id\": \"l\", \"url\": \"https://x/\", \"commercial\": \"yes\", \"reviewed\": \"2026-11-28\", \"terms\": " terms)
#define TERM(answer, more) "{\"answer\": \"" answer "\", \"text\": {\"en\": \"x\"}, \"clause\": \"2\"" more "}"

static void
test_licences (void)
{
  static const struct
  {
    const char *text;
    const char *named;
  } cases[] = {
    { "", "l.json" },
    { "[]", "l.json" },
    { "{}", "id" },
    { LICENCE ("\"id\": \"\", \"url\": \"https://x/\", \"commercial\": \"yes\""), "id" },
    { LICENCE ("\"id\": \"a/b\", \"url\": \"https://x/\", \"commercial\": \"yes\""), "id" },
    { LICENCE ("\"id\": \"l\", \"url\": \"https://x/\", \"commercial\": \"yes\", \"aliases\": \"m\""), "aliases" },
    { LICENCE ("\"id\": \"l\", \"url\": \"https://x/\", \"commercial\": \"yes\", \"aliases\": [\"a/b\"]"), "aliases" },
    { LICENCE ("\"id\": \"l\", \"url\": \"https://\", \"commercial\": \"yes\""), "url" },
    { LICENCE ("\"id\": \"l\", \"url\": \"https://x/\", \"commercial\": \"perhaps\""), "commercial" },
    { LICENCE ("\"id\": \"l\", \"url\": \"https://x/\", \"commercial\": true"), "commercial" },
    { LICENCE ("\"id\": \"l\", \"url\": \"https://x/\", \"commercial\": \"yes\", \"colour\": 1"), "colour" },
    { LICENCE ("\"id\": \"l\", \"url\": \"https://x/\", \"commercial\": \"yes\", \"short_name\": \"\""), "short_name" },
    { LICENCE ("\"id\": \"l\", \"url\": \"https://x/\", \"commercial\": \"yes\", \"condition\": {\"en\": \"a\\nb\"}"), "condition.en" },
    { LICENCE ("\"id\": \"l\", \"url\": \"https://x/\", \"commercial\": \"yes\", \"reviewed\": \"2026-11\""), "reviewed" },
    { LICENCE ("\"id\": \"l\", \"url\": \"https://x/\", \"commercial\": \"yes\", \"reviewed\": 2026"), "reviewed" },
    { LICENCE ("\"id\": \"l\", \"url\": \"https://x/\", \"commercial\": \"yes\", \"terms\": {}"), "reviewed" },
    { TERMS ("[]"), "terms" },
    { TERMS ("{\"colour\": " TERM ("yes", "") "}"), "terms.colour" },
    { TERMS ("{\"hosting\": \"yes\"}"), "terms.hosting" },
    { TERMS ("{\"hosting\": {}}"), "terms.hosting.answer" },
    { TERMS ("{\"hosting\": " TERM ("not-stated", "") "}"), "terms.hosting.answer" },
    { TERMS ("{\"hosting\": " TERM ("perhaps", "") "}"), "terms.hosting.answer" },
    { TERMS ("{\"hosting\": " TERM ("yes", ", \"colour\": 1") "}"), "terms.hosting.colour" },
    { TERMS ("{\"hosting\": " TERM ("yes", ", \"url\": \"ftp://x/\"") "}"), "terms.hosting.url" },
    { TERMS ("{\"hosting\": " TERM ("yes", ", \"quote\": \"a\\u202eb\"") "}"), "terms.hosting.quote" },
    { TERMS ("{\"hosting\": {\"answer\": \"yes\", \"clause\": \"2\"}}"), "terms.hosting.text" },
    { TERMS ("{\"hosting\": {\"answer\": \"yes\", \"text\": \"x\"}}"), "terms.hosting.clause" },
    { TERMS ("{\"hosting\": " TERM ("yes", ", \"threshold\": {\"value\": 7, \"unit\": \"monthly-active-users\"}") "}"), "terms.hosting.threshold" },
    { TERMS ("{\"hosting\": " TERM ("conditional", ", \"threshold\": 7") "}"), "terms.hosting.threshold" },
    { TERMS ("{\"hosting\": " TERM ("conditional", ", \"threshold\": {\"value\": 0, \"unit\": \"monthly-active-users\"}") "}"), "terms.hosting.threshold.value" },
    { TERMS ("{\"hosting\": " TERM ("conditional", ", \"threshold\": {\"value\": 7.5, \"unit\": \"monthly-active-users\"}") "}"), "terms.hosting.threshold.value" },
    { TERMS ("{\"hosting\": " TERM ("conditional", ", \"threshold\": {\"value\": 7, \"unit\": \"users\"}") "}"), "terms.hosting.threshold.unit" },
    { TERMS ("{\"commercial\": " TERM ("no", "") "}"), "terms.commercial.answer" },
  };
  static const char good[] = LICENCE ("\"id\": \"l\", \"url\": \"https://x/\", \"commercial\": \"yes\"");
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GBytes) good_bytes = g_bytes_new_static (good, strlen (good));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;

      g_assert_false (bst_guide_add_licence (guide, "l.json", bytes, &error));
      g_assert_error (error, BST_GUIDE_ERROR, BST_GUIDE_ERROR_CONTENT);
      if (strstr (error->message, cases[i].named) == NULL || strstr (error->message, "l.json") == NULL)
        g_error ("case %u: “%s” does not name %s", i, error->message, cases[i].named);
    }
  g_assert_null (bst_guide_get_license (guide, "l"));
  g_assert_true (bst_guide_add_licence (guide, "l.json", good_bytes, NULL));
  g_assert_nonnull (bst_guide_get_license (guide, "l"));
}

static BstLicense *
add_licence (BstGuide *guide, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;

  bst_guide_add_licence (guide, "l.json", bytes, &error);
  g_assert_no_error (error);
  return bst_guide_get_license (guide, "l");
}

static void
test_terms (void)
{
  g_autoptr (BstGuide) guide = bst_guide_new ();
  BstLicense *license;
  const BstLicenseTerm *hosting, *naming;

  license = add_licence (guide, TERMS ("{\"commercial\": " TERM ("yes", "") ", \"hosting\": " TERM ("conditional", ", \"quote\": \"q\", \"url\": \"https://y/\", \"threshold\": {\"value\": 700000000, \"unit\": \"monthly-active-users\"}") ", \"naming\": {\"answer\": \"no\", \"text\": \"x\", \"quote\": \"q\"}}"));
  g_assert_cmpstr (bst_license_get_reviewed (license), ==, "2026-11-28");
  g_assert_true (bst_license_has_terms (license));
  g_assert_null (bst_license_get_term (license, BST_TERM_OUTPUTS));

  hosting = bst_license_get_term (license, BST_TERM_HOSTING);
  g_assert_cmpint (bst_license_term_get_answer (hosting), ==, BST_ANSWER_CONDITIONAL);
  g_assert_cmpint (bst_license_term_get_threshold (hosting)->value, ==, 700000000);
  g_assert_cmpint (bst_license_term_get_threshold (hosting)->unit, ==, BST_THRESHOLD_MONTHLY_USERS);
  g_assert_cmpstr (bst_license_term_get_text (hosting), ==, "x");
  g_assert_cmpstr (bst_license_term_get_clause (hosting), ==, "2");
  g_assert_cmpstr (bst_license_term_get_quote (hosting), ==, "q");
  g_assert_cmpstr (bst_license_term_get_url (hosting), ==, "https://y/");

  /* Where a term tells no place of its own, it is the licence's. */
  naming = bst_license_get_term (license, BST_TERM_NAMING);
  g_assert_cmpstr (bst_license_term_get_url (naming), ==, "https://x/");
  g_assert_null (bst_license_term_get_clause (naming));
  g_assert_null (bst_license_term_get_threshold (naming));

  license = add_licence (guide, LICENCE ("\"id\": \"l\", \"url\": \"https://x/\", \"commercial\": \"yes\""));
  g_assert_false (bst_license_has_terms (license));
  g_assert_null (bst_license_get_reviewed (license));
}

/* A licence is found by each of its names, and a name of its own comes before an alias. */
static void
test_licence_aliases (void)
{
  g_autoptr (BstGuide) guide = bst_guide_new ();
  BstLicense *license = add_licence (guide, LICENCE ("\"id\": \"l\", \"aliases\": [\"m\", \"n\"], \"url\": \"https://x/\", \"commercial\": \"yes\""));

  g_assert_true (bst_guide_get_license (guide, "m") == license);
  g_assert_true (bst_guide_get_license (guide, "n") == license);
  g_assert_null (bst_guide_get_license (guide, "o"));
  add_licence (guide, LICENCE ("\"id\": \"n++\", \"url\": \"https://x/\", \"commercial\": \"yes\""));
  g_assert_cmpstr (bst_license_get_id (bst_guide_get_license (guide, "n++")), ==, "n++");
  add_licence (guide, LICENCE ("\"id\": \"n\", \"url\": \"https://x/\", \"commercial\": \"yes\""));
  g_assert_cmpstr (bst_license_get_id (bst_guide_get_license (guide, "n")), ==, "n");

  /* One that takes the place of another keeps what stands for it. */
  license = add_licence (guide, LICENCE ("\"id\": \"l\", \"url\": \"https://x/\", \"commercial\": \"no\""));
  g_assert_true (bst_guide_get_license (guide, "m") == license);
}

/* A file cut off anywhere is refused, or is still whole; it never crashes. */
static void
test_truncated (void)
{
  static const char text[] = GUIDE_FILE (CLAIM ("released", "\"2023-05\""), CLAIM ("parameters", "7000000000"));

  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autoptr (BstGuide) guide = bst_guide_new ();
      g_autoptr (GBytes) bytes = g_bytes_new (text, length);
      g_autoptr (GError) error = NULL;

      g_assert_false (bst_guide_add (guide, "cut.json", bytes, &error));
      g_assert_nonnull (error);
    }
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bestiary-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "huge.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) dir = g_file_new_for_path (folder);
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (bst_guide_add_file (guide, file, NULL));
  g_assert_false (bst_guide_add_file (guide, dir, NULL));
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_cmpint (truncate (path, BST_GUIDE_MAX_BYTES + 1), ==, 0);
  g_assert_false (bst_guide_add_file (guide, file, &error));
  g_assert_error (error, BST_GUIDE_ERROR, BST_GUIDE_ERROR_SIZE);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/reads", test_reads);
  g_test_add_func ("/guide/relation", test_relation);
  g_test_add_func ("/guide/short-name", test_short_name);
  g_test_add_func ("/guide/readings", test_readings);
  g_test_add_func ("/guide/bynames", test_bynames);
  g_test_add_func ("/guide/summary", test_summary);
  g_test_add_func ("/guide/milestone", test_milestone);
  g_test_add_func ("/guide/country", test_country);
  g_test_add_func ("/guide/shape", test_shape);
  g_test_add_func ("/guide/overrides", test_overrides);
  g_test_add_func ("/guide/malformed", test_malformed);
  g_test_add_func ("/guide/licences", test_licences);
  g_test_add_func ("/guide/licence-aliases", test_licence_aliases);
  g_test_add_func ("/guide/terms", test_terms);
  g_test_add_func ("/guide/truncated", test_truncated);
  g_test_add_func ("/guide/files", test_files);
  return g_test_run ();
}
