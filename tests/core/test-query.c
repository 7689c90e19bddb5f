#include "core/query.h"

#include <string.h>

#include "entries.h"

/* A guide in small: each row has something that another lacks. */
typedef struct
{
  const char *key; /* what the tests call it */
  const char *id;
  BstKind kind;
  const char *name;
  const char *family;
  const char *organization;
  const char *license;
  gint64 parameters;
  gint64 active;
  gint64 context;
  gint64 tokens;
  const char *released;
  const char *languages;
  const char *base;
  const char *alias;
  const char *shelf;
} Row;

static const Row rows[] = {
  { "llama2", "meta-llama/Llama-2-7b-hf", BST_KIND_MODEL, "LLaMA 2 7B", "llama", "meta", "llama2",
    6738415616, 0, 4096, 2000000000000, "2023-07-18", "en", NULL, "羊驼", "review-2023" },
  { "llama65", "llama-65b", BST_KIND_MODEL, "LLaMA 65B", "llama", "meta", "llama1",
    65285660672, 0, 2048, 1400000000000, "2023-02-24", "en", NULL, NULL, "review-2023" },
  { "falcon", "tiiuae/falcon-180B", BST_KIND_MODEL, "Falcon 180B", "falcon", "tii", "falcon-180b",
    179522565120, 0, 2048, 3500000000000, "2023-09-06", "en,de", NULL, "猎鹰", NULL },
  { "bloom", "bigscience/bloom", BST_KIND_MODEL, "BLOOM", "bloom", "bigscience", "bigscience-bloom-rail-1.0",
    176247271424, 0, 2048, 366000000000, "2022-07", "fr,zh-CN,code", NULL, NULL, "mine" },
  { "mistral", "mistralai/Mistral-7B-v0.1", BST_KIND_MODEL, "Mistral 7B", "mistral", "mistralai", "apache-2.0",
    7241732096, 0, 32768, 0, "2023-09-27", "en", NULL, NULL, "review-2023" },
  { "mixtral", "mistralai/Mixtral-8x7B-v0.1", BST_KIND_MODEL, "Mixtral 8x7B", "mistral", "mistralai", "apache-2.0",
    46702792704, 12879925248, 32000, 0, "2023-12-11", "en,zh", NULL, NULL, NULL },
  { "pythia", "EleutherAI/pythia-1.4b", BST_KIND_MODEL, "Pythia 1.4B", "pythia", "eleutherai", "apache-2.0",
    1414647808, 0, 2048, 300000000000, "2023", "en", NULL, NULL, NULL },
  { "alpaca", "alpaca-lora", BST_KIND_ADAPTER, "Alpaca-LoRA", "llama", NULL, "cc-by-nc-4.0",
    0, 0, 0, 0, "2023-03-13", NULL, "yahma/llama-7b-hf", NULL, NULL },
  { "cpp", "llama.cpp", BST_KIND_SOFTWARE, "llama.cpp", NULL, NULL, NULL,
    0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL },
  { "gpt3", "gpt-3", BST_KIND_CLOSED_MODEL, "GPT-3", "gpt", NULL, NULL,
    175000000000, 0, 2048, 0, "2020-05-28", "en", NULL, NULL, NULL },
};

static BstEntry *entries[G_N_ELEMENTS (rows)];

static BstOrganization *
make_organization (const char *id)
{
  g_autoptr (BstText) name = NULL;
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  const char *aliases[] = { g_str_equal (id, "meta") ? "Facebook" : "x-", NULL };

  if (g_str_equal (id, "mistralai"))
    name = bst_text_new ("Mistral AI", NULL, NULL);
  else if (g_str_equal (id, "tii"))
    name = bst_text_new ("Technology Innovation Institute", "技术创新研究所", "科技創新研究所");
  else
    name = bst_text_new (id, NULL, NULL);

  return bst_organization_new (id, name, NULL, NULL, NULL, aliases, NULL, sources);
}

static BstLicense *
make_license (const char *id)
{
  gboolean open = g_str_equal (id, "apache-2.0");
  BstCommercial commercial = BST_COMMERCIAL_CONDITIONAL;

  if (open)
    commercial = BST_COMMERCIAL_YES;
  else if (g_str_equal (id, "llama1") || g_str_equal (id, "cc-by-nc-4.0"))
    commercial = BST_COMMERCIAL_NO;

  return bst_license_new (id, id, NULL, NULL, commercial, NULL, open, NULL);
}

static void
add_figures (BstEntryBuilder *builder,
             const Row *row)
{
  if (row->parameters > 0)
    test_add_count (builder, BST_FIELD_PARAMETERS, row->parameters);
  if (row->active > 0)
    test_add_count (builder, BST_FIELD_ACTIVE_PARAMETERS, row->active);
  if (row->context > 0)
    test_add_count (builder, BST_FIELD_CONTEXT_LENGTH, row->context);
  if (row->tokens > 0)
    test_add_count (builder, BST_FIELD_TRAINING_TOKENS, row->tokens);
  if (row->released != NULL)
    test_add_word (builder, BST_FIELD_RELEASED, row->released);
  if (row->languages != NULL)
    test_add_words (builder, BST_FIELD_LANGUAGES, row->languages);
  if (row->base != NULL)
    test_add_words (builder, BST_FIELD_BASE_MODELS, row->base);
  if (row->kind == BST_KIND_MODEL)
    test_add_words (builder, BST_FIELD_TASKS, "text-generation");
  if (g_str_equal (row->key, "llama2"))
    test_add_flag (builder, BST_FIELD_GATED, TRUE);
  if (g_str_equal (row->key, "mistral"))
    test_add_flag (builder, BST_FIELD_GATED, FALSE);
  if (g_str_equal (row->key, "pythia"))
    test_add_flag (builder, BST_FIELD_OPEN_SOURCE, TRUE);
}

static BstEntry *
make_entry (const Row *row)
{
  BstEntryBuilder *builder = bst_entry_builder_new (row->id, row->kind, row->name);

  if (row->family != NULL)
    test_set_family (builder, row->family);
  if (row->organization != NULL)
    {
      g_autoptr (BstOrganization) organization = make_organization (row->organization);

      bst_entry_builder_set_organization (builder, organization);
    }
  if (row->license != NULL)
    {
      g_autoptr (BstLicense) license = make_license (row->license);

      bst_entry_builder_set_license (builder, license);
    }
  if (row->alias != NULL)
    bst_entry_builder_add_alias (builder, row->alias);
  bst_entry_builder_add_shelf (builder, "guide");
  if (row->shelf != NULL)
    bst_entry_builder_add_shelf (builder, row->shelf);
  add_figures (builder, row);

  return bst_entry_builder_end (builder);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer user_data)
{
  return bst_query_compare (user_data, entries[*(const guint *) a], entries[*(const guint *) b]);
}

/* Returns the keys of what @text finds, in its order. */
static char *
find (const char *text)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (bst_query_matches (query, entries[i]))
        g_array_append_val (found, i);
    }
  g_array_sort_with_data (found, compare_rows, query);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? " " : "", rows[g_array_index (found, guint, i)].key);

  return g_string_free (keys, FALSE);
}

typedef struct
{
  const char *text;
  const char *found;
} Search;

static void
check_searches (const Search *searches,
                gsize n_searches)
{
  for (gsize i = 0; i < n_searches; i++)
    {
      g_autofree char *found = find (searches[i].text);

      if (!g_str_equal (found, searches[i].found))
        g_test_fail_printf ("“%s” finds “%s”, not “%s”", searches[i].text, found, searches[i].found);
    }
}

#define ALL "falcon bloom llama65 mixtral mistral llama2 pythia alpaca cpp"

static void
test_words (void)
{
  static const Search searches[] = {
    { "", ALL },
    { "   \t　 ", ALL },
    { "falcon", "falcon" },
    { "FALCON", "falcon" },
    { "llama", "llama65 llama2 alpaca cpp" },
    { "llama2", "llama2" },
    { "LLaMA-2", "llama2" },
    { "llama 2", "llama2" },
    { "llama 65b", "llama65" },
    { "llama falcon", "" },
    { "羊驼", "llama2" },
    { "鹰", "falcon" },
    { "猎鹰，180b", "falcon" },
    { "ｆａｌｃｏｎ　１８０", "falcon" },
    { "8×7b", "mixtral" },
    { "facebook", "llama65 llama2" },
    { "技术创新", "falcon" },
    { "nothing", "" },
    /* 14b is not 1.4B, nor 27b 2-7b */
    { "14b", "" },
    { "27b", "" },
    { "1.4b", "pythia" },
    /* phrases */
    { "\"llama 2\"", "llama2" },
    { "\"2 llama\"", "" },
    { "“falcon 180b”", "falcon" },
    { "「Mistral 7B」", "mistral" },
    { "\"llama 2", "llama2" },
    { "\"", ALL },
    { "\"org:meta\"", "" },
    /* exclusion */
    { "llama -2", "llama65 alpaca cpp" },
    { "llama -65b -alpaca", "llama2 cpp" },
    { "llama -\"llama 2\"", "llama65 alpaca cpp" },
    { "－falcon －bloom mistral", "mixtral mistral" },
    { "-", ALL },
    { "falcon -", "falcon" },
    { "falcon --", "falcon" },
    { "llama --65b", "llama2 alpaca cpp" },
    /* what is no facet */
    { "https://huggingface.co/tiiuae/falcon-180B", "falcon" },
    { "https://huggingface.co/tiiuae/falcon-180B/tree/main?x=1#y", "falcon" },
    { "http://hf-mirror.com/mistralai/Mistral-7B-v0.1", "mistral" },
    { "huggingface.co/bigscience/bloom", "bloom" },
    { "https://huggingface.co/datasets/bigscience/bloom", "" },
    { "https://example.org/bloom", "" },
    { "llama2:7b", "llama2" },
    { ":", "" },
  };

  check_searches (searches, G_N_ELEMENTS (searches));
}

static void
test_facets (void)
{
  static const Search searches[] = {
    { "org:meta", "llama65 llama2" },
    { "org:Facebook", "llama65 llama2" },
    { "org:技术", "falcon" },
    { "org:\"Mistral AI\"", "mixtral mistral" },
    { "org:“mistral ai”,tii", "falcon mixtral mistral" },
    { "org:llama", "" },
    { "ORG:Meta", "llama65 llama2" },
    { "org：ｍｅｔａ", "llama65 llama2" },
    { "organization:meta", "llama65 llama2" },
    { "-org:meta llama", "alpaca cpp" },
    { "family:llama", "llama65 llama2 alpaca" },
    { "family:gpt", "" },
    { "license:apache-2.0", "mixtral mistral pythia" },
    { "license:APACHE-2.0", "mixtral mistral pythia" },
    { "licence:apache-2.0", "mixtral mistral pythia" },
    { "license:apache", "" },
    { "license:commercial", "falcon bloom mixtral mistral llama2 pythia" },
    { "license:noncommercial", "llama65 alpaca" },
    { "license:non-commercial", "llama65 alpaca" },
    { "license:open", "mixtral mistral pythia" },
    { "license:open,llama2", "mixtral mistral llama2 pythia" },
    { "license:open license:llama2", "mixtral mistral llama2 pythia" },
    { "-license:commercial", "llama65 alpaca cpp" },
    { "openness:source", "pythia" },
    { "openness:noncommercial", "llama65 alpaca" },
    { "openness:source，noncommercial", "llama65 pythia alpaca" },
    { "openness:closed", "" },
    { "openness:closed kind:closed-model", "gpt3" },
    { "lang:zh", "bloom mixtral" },
    { "lang:ZH-cn", "bloom" },
    { "lang:zh_CN", "bloom" },
    { "lang:z", "" },
    { "task:text-generation llama", "llama65 llama2" },
    { "task:text", "" },
    { "kind:closed-model", "gpt3" },
    { "kind:Closed_Model", "gpt3" },
    { "kind:adapter,software", "alpaca cpp" },
    { "-kind:closed-model", ALL },
    { "-kind:adapter llama", "llama65 llama2 cpp" },
    { "gpt-3", "" },
    { "gated:yes", "llama2" },
    { "gated:no", "mistral" },
    { "gated:no,yes", "mistral llama2" },
    { "-gated:yes llama", "llama65 alpaca cpp" },
    { "shelf:review-2023", "llama65 mistral llama2" },
    { "shelf:Review2023", "llama65 mistral llama2" },
    { "shelf:review_2023", "llama65 mistral llama2" },
    { "shelf:guide", ALL },
    { "shelf:GUIDE", ALL },
    { "shelf:mine", "bloom" },
    { "shelf:Mine", "bloom" },
    { "shelf:year", "" },
    { "shelf:favourites,hub", "" },
    { "-shelf:review-2023 llama", "alpaca cpp" },
    { "fav:yes", "" },
    { "fav:no", ALL },
    { "base:yahma/llama-7b-hf", "alpaca" },
    { "base:LLAMA-7B-HF", "alpaca" },
    { "base:https://huggingface.co/yahma/llama-7b-hf", "alpaca" },
    { "base:llama", "" },
    { "fits:4GiB", "pythia" },
    { "fits:24GiB", "mistral llama2 pythia" },
    { "fits:\"24 GiB\"", "mistral llama2 pythia" },
    { "-fits:24GiB license:open", "mixtral" },
    /* different facets all hold */
    { "org:meta license:commercial", "llama2" },
    { "llama params:..10b year:2023", "llama2" },
  };

  check_searches (searches, G_N_ELEMENTS (searches));
}

static void
test_numbers (void)
{
  static const Search searches[] = {
    { "params:7b", "mistral llama2" },
    { "params:7B", "mistral llama2" },
    { "params:7.2b", "mistral" },
    { "params:0000000000000000007b", "mistral llama2" },
    { "params:7.24173209600000000001b", "mistral" },
    { "params:6.7b", "llama2" },
    { "params:7.0b", "" },
    { "params:176b", "bloom" },
    { "params:180b", "falcon bloom" },
    { "params:70b", "" },
    { "params:67b", "" },
    { "params:65b", "llama65" },
    { "params:1b", "pythia" },
    { "params:1.4g", "pythia" },
    { "params:1400m", "pythia" },
    { "params:0.18t", "falcon bloom" },
    { "params:67亿", "llama2" },
    { "params:14亿", "pythia" },
    { "params:1760億", "bloom" },
    { "params:7000万", "" },
    { "params:0.18万亿", "falcon bloom" },
    { "params:０.１８兆", "falcon bloom" },
    { "params:=6738415616", "llama2" },
    { "params:=7b", "" },
    { "params:0", "" },
    /* ranges take in what counts as their ends */
    { "params:7b..65b", "llama65 mixtral mistral llama2" },
    { "params:7b…65b", "llama65 mixtral mistral llama2" },
    { "params:6.8b..65b", "llama65 mixtral mistral" },
    { "params:..7b", "mistral llama2 pythia" },
    { "params:176b..", "falcon bloom" },
    { "params:>=7b", "falcon bloom llama65 mixtral mistral llama2" },
    { "params:>7b", "falcon bloom llama65 mixtral" },
    { "params:>＝65b", "falcon bloom llama65" },
    { "params:≥65b", "falcon bloom llama65" },
    { "params:<=7b", "mistral llama2 pythia" },
    { "params:≤7b", "mistral llama2 pythia" },
    { "params:<7b", "pythia" },
    { "params:>=2b -params:7b", "falcon bloom llama65 mixtral" },
    { "params:>=1.5b params:<=7b", "falcon bloom llama65 mixtral mistral llama2 pythia" },
    { "params:7b,180b", "falcon bloom mistral llama2" },
    { "params:\"7 b\"", "mistral llama2" },
    { "kind:adapter -params:7b", "alpaca" },
    { "active:13b", "mixtral" },
    { "active:>=1", "mixtral" },
    { "context:32k", "mixtral mistral" },
    { "context:>=32k", "mixtral mistral" },
    { "context:>32k", "" },
    { "context:<=32k org:mistralai", "mixtral mistral" },
    { "context:<32k org:mistralai", "" },
    { "context:32768", "mistral" },
    { "context:=32k", "mixtral mistral" },
    { "context:3.2万", "mixtral" },
    { "context:4k", "llama2" },
    { "context:2k..4k org:meta", "llama65 llama2" },
    { "year:2022", "bloom" },
    { "year:2022..2023 zh", "" },
    { "year:2022..2023", "falcon bloom llama65 mixtral mistral llama2 pythia alpaca" },
    { "year:>2022 org:meta", "llama65 llama2" },
    { "year:>=2023 bloom", "" },
    { "year:<=2022", "bloom" },
    { "year:..2020 kind:closed-model", "gpt3" },
    { "year:2024", "" },
  };

  check_searches (searches, G_N_ELEMENTS (searches));
}

static void
test_sort (void)
{
  static const Search searches[] = {
    { "sort:params", ALL },
    { "sort:-params", "pythia llama2 mistral mixtral llama65 bloom falcon alpaca cpp" },
    { "-sort:params", "pythia llama2 mistral mixtral llama65 bloom falcon alpaca cpp" },
    { "-sort:-params", ALL },
    { "sort:active", "mixtral mistral falcon llama2 pythia alpaca llama65 bloom cpp" },
    { "sort:-active", "mixtral mistral falcon llama2 pythia alpaca llama65 bloom cpp" },
    { "sort:context", "mistral mixtral llama2 falcon pythia llama65 bloom alpaca cpp" },
    { "sort:-context", "falcon pythia llama65 bloom llama2 mixtral mistral alpaca cpp" },
    { "sort:released", "mixtral mistral falcon llama2 pythia alpaca llama65 bloom cpp" },
    { "sort:-released", "bloom llama65 alpaca pythia llama2 falcon mistral mixtral cpp" },
    { "sort:tokens", "falcon llama2 llama65 bloom pythia mixtral mistral alpaca cpp" },
    { "sort:name", "alpaca bloom falcon llama2 llama65 cpp mistral mixtral pythia" },
    { "sort:-name", "pythia mixtral mistral cpp llama65 llama2 falcon bloom alpaca" },
    { "sort:org,-params", "bloom pythia llama2 llama65 mistral mixtral falcon alpaca cpp" },
    { "sort:org sort:-params", "bloom pythia llama2 llama65 mistral mixtral falcon alpaca cpp" },
    { "sort:-org,params", "falcon mixtral mistral llama65 llama2 pythia bloom alpaca cpp" },
    { "sort:family,name", "bloom falcon alpaca llama2 llama65 mistral mixtral pythia cpp" },
    { "sort:license,name", "mistral mixtral pythia bloom alpaca falcon llama65 llama2 cpp" },
    { "sort:-license,name", "llama2 llama65 falcon alpaca bloom mistral mixtral pythia cpp" },
  };
  g_autoptr (BstQuery) query = bst_query_parse ("");
  g_autoptr (BstEntry) a = test_entry_simple ("x/a", "Same", 7, "2023");
  g_autoptr (BstEntry) b = test_entry_simple ("x/b", "Same", 7, "2023");

  check_searches (searches, G_N_ELEMENTS (searches));

  g_assert_cmpint (bst_query_compare (query, a, b), <, 0);
  g_assert_cmpint (bst_query_compare (query, b, a), >, 0);
  g_assert_cmpint (bst_query_compare (query, a, a), ==, 0);
}

typedef struct
{
  const char *text;
  const char *word;
  const char *suggestion;
  const char *message; /* a part of it */
} Mistake;

static const Mistake mistakes[] = {
  { "lisense:mit", "lisense", "license", "no filter “lisense”. Did you mean “license”?" },
  { "falcon -parms:7b x", "parms", "params", NULL },
  { "mistral:7b", "mistral", NULL, "quotation marks" },
  { "许可证:可商用", "许可证", NULL, "许可证" },
  { "kind:modle", "modle", "model", "model, adapter, method" },
  { "kind:model,foo", "foo", NULL, "“foo” cannot stand after “kind:”" },
  { "kind:-model", "-model", "model", NULL },
  { "openness:sauce", "sauce", "source", NULL },
  { "gated:maybe", "maybe", NULL, "no, yes" },
  { "fav:ye", "ye", "yes", NULL },
  { "sort:-parms", "-parms", "-params", NULL },
  { "sort:size", "size", NULL, NULL },
  { "license:comercial", "comercial", "commercial", NULL },
  { "params:", "params:", NULL, "after “params:”" },
  { "params:,", "params:,", NULL, "after “params:”" },
  { "org:\"\"", "org:\"\"", NULL, "after “org:”" },
  { "lang:\u202e", "lang:", NULL, "after “lang:”" },
  { "params:>=", ">=", NULL, "still missing" },
  { "params:..", "..", NULL, "still missing" },
  { "params:13b..7b", "13b..7b", "7b..13b", "larger number to the smaller" },
  { "year:2023..2022", "2023..2022", "2022..2023", NULL },
  { "params:7b-13b", "7b-13b", "7b..13b", NULL },
  { "params:7b～13b", "7b～13b", "7b..13b", NULL },
  { "params:-7b", "-7b", "7b", "less than zero" },
  { "params:nan", "nan", NULL, "not a number" },
  { "params:inf", "inf", NULL, NULL },
  { "params:7x", "7x", NULL, NULL },
  { "params:1.2.3b", "1.2.3b", NULL, NULL },
  { "params:7b..x", "7b..x", NULL, NULL },
  { "params:0x10", "0x10", NULL, NULL },
  { "params:1e9", "1e9", NULL, NULL },
  { "params:99999t", "99999t", NULL, "too large" },
  { "params:99999999999999999999999", "99999999999999999999999", NULL, "too large" },
  { "context:lots", "lots", NULL, "32k" },
  { "year:23", "23", NULL, "not a year" },
  { "year:2023-07", "2023-07", "2023", NULL },
  { "year:20233", "20233", NULL, "too large" },
  { "fits:lots", "lots", NULL, "24GiB" },
  { "fits:-1GiB", "-1GiB", NULL, NULL },
  { "fits:24", "24", "24GiB", NULL },
  { "fits:24 GiB", "24", "24GiB", NULL },
  { "fits:1.5", "1.5", "1.5GiB", NULL },
  { "fits:0", "0", NULL, NULL },
  { "fits:512KiB", "512KiB", NULL, NULL },
  { "shelf:review", "review", "review-2023", NULL },
  { "shelf:gide", "gide", "guide", NULL },
  { "shelf:favorites", "favorites", "favourites", NULL },
};

static void
test_problems (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (BstQuery) query = bst_query_parse (mistakes[i].text);
      const BstQueryProblem *problem;
      g_autofree char *typed = NULL;

      g_test_message ("%s", mistakes[i].text);
      g_assert_cmpuint (bst_query_get_n_problems (query), ==, 1);
      problem = bst_query_get_problem (query, 0);
      typed = g_strndup (mistakes[i].text + problem->start, problem->end - problem->start);
      if (strstr (typed, "\u202e") == NULL)
        g_assert_cmpstr (typed, ==, mistakes[i].word);
      g_assert_cmpstr (problem->word, ==, mistakes[i].word);
      g_assert_cmpstr (problem->suggestion, ==, mistakes[i].suggestion);
      if (mistakes[i].message != NULL)
        g_assert_nonnull (strstr (problem->message, mistakes[i].message));
      if (problem->suggestion != NULL)
        {
          g_autofree char *corrected = g_strdup_printf ("%.*s%s%s", (int) problem->start, mistakes[i].text,
                                                        problem->suggestion, mistakes[i].text + problem->end);
          g_autoptr (BstQuery) better = bst_query_parse (corrected);

          g_assert_cmpuint (bst_query_get_n_problems (better), ==, 0);
        }
    }
}

/* A mistake takes nothing else with it, and is no term. */
static void
test_problems_aside (void)
{
  static const Search searches[] = {
    { "lisense:mit falcon", "falcon" },
    { "params:13b..7b", ALL },
    { "params:13b..7b,65b", "llama65" },
    { "kind:foo,adapter", "alpaca" },
    { "-params: falcon", "falcon" },
    { "sort:foo,name falcon", "falcon" },
    { "kind:foo", ALL },
  };
  g_autoptr (BstQuery) query = bst_query_parse ("foo:1 bloom bar:2 params:x");

  check_searches (searches, G_N_ELEMENTS (searches));
  g_assert_cmpuint (bst_query_get_n_problems (query), ==, 3);
  g_assert_cmpuint (bst_query_get_n_terms (query), ==, 1);
  g_assert_cmpuint (bst_query_get_problem (query, 1)->start, ==, strlen ("foo:1 bloom "));
}

static void
test_long (void)
{
  g_autofree char *word = g_strnfill (10000, 'a');
  g_autofree char *many = g_strnfill (10000, ' ');
  g_autofree char *facet = g_strconcat ("kind:", word, NULL);
  g_autoptr (GString) llamas = g_string_new (NULL);
  g_autoptr (BstQuery) query = bst_query_parse (word);
  g_autoptr (BstQuery) spaces = bst_query_parse (many);
  g_autoptr (BstQuery) value = bst_query_parse (facet);
  g_autoptr (BstQuery) emoji = NULL;
  g_autofree char *edited = NULL;
  const BstQueryProblem *problem;

  for (guint i = 0; i < 5000; i++)
    g_string_append (llamas, "🦙 ");
  emoji = bst_query_parse (llamas->str);

  g_assert_cmpuint (bst_query_get_n_problems (query), ==, 1);
  problem = bst_query_get_problem (query, 0);
  g_assert_cmpuint (problem->start, ==, 4096);
  g_assert_cmpuint (problem->end, ==, 10000);
  g_assert_cmpint (g_utf8_strlen (problem->word, -1), ==, 41);
  g_assert_nonnull (strstr (problem->message, "4,096"));
  g_assert_cmpuint (strlen (bst_query_get_text (query)), ==, 10000);

  g_assert_cmpuint (bst_query_get_n_problems (spaces), ==, 1);
  g_assert_cmpuint (bst_query_get_n_terms (spaces), ==, 0);
  g_assert_cmpuint (bst_query_get_n_problems (value), ==, 2);
  g_assert_cmpuint (strlen (bst_query_get_problem (value, 1)->word), ==, 40 + strlen ("…"));
  g_assert_cmpuint (strlen (bst_query_get_problem (value, 1)->message), <, 300);

  g_assert_cmpuint (bst_query_get_n_terms (emoji), ==, 2048);
  g_assert_false (bst_query_matches (emoji, entries[0]));
  edited = bst_query_with_facet (emoji, BST_FACET_ORG, "meta");
  g_assert_true (g_str_has_suffix (edited, " org:meta"));
}

static void
test_bytes (void)
{
  g_autoptr (BstQuery) nothing = bst_query_parse (NULL);
  g_autoptr (BstQuery) broken = bst_query_parse ("falcon\xff kind:\xc3");
  g_autoptr (BstQuery) bidi = bst_query_parse ("\u202ekind:\u2066foo\u2069\x07\n falcon\u200f");
  g_autoptr (BstQuery) hidden = bst_query_parse ("\u202e \u200b");

  g_assert_cmpstr (bst_query_get_text (nothing), ==, "");
  g_assert_true (bst_query_matches (nothing, entries[0]));

  g_assert_true (g_utf8_validate (bst_query_get_text (broken), -1, NULL));
  g_assert_cmpuint (bst_query_get_n_problems (broken), ==, 1);
  g_assert_cmpstr (bst_query_get_problem (broken, 0)->word, ==, "\ufffd");

  /* The mark before it makes "kind:" a text; the word behind is found all the same. */
  g_assert_cmpuint (bst_query_get_n_terms (bidi), ==, 2);
  g_assert_cmpuint (bst_query_get_n_terms (hidden), ==, 0);
}

static void
test_terms (void)
{
  g_autoptr (BstQuery) query = bst_query_parse ("  llama,\"two words\"  -org:\"Mistral AI\",tii params:..13b foo:1 -x");
  static const char *const terms[] = { "llama", "\"two words\"", "-org:\"Mistral AI\",tii", "params:..13b", "-x" };
  static const char *const without[] = {
    "  \"two words\"  -org:\"Mistral AI\",tii params:..13b foo:1 -x",
    "  llama -org:\"Mistral AI\",tii params:..13b foo:1 -x",
    "  llama,\"two words\" params:..13b foo:1 -x",
    "  llama,\"two words\"  -org:\"Mistral AI\",tii foo:1 -x",
    "  llama,\"two words\"  -org:\"Mistral AI\",tii params:..13b foo:1",
  };
  BstFacet facet = BST_N_FACETS;

  g_assert_cmpuint (bst_query_get_n_terms (query), ==, G_N_ELEMENTS (terms));
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      g_autofree char *term = bst_query_dup_term (query, i);
      g_autofree char *rest = bst_query_without_term (query, i);

      g_assert_cmpstr (term, ==, terms[i]);
      g_assert_cmpstr (g_strchug (rest), ==, without[i] + strspn (without[i], " "));
    }
  g_assert_false (bst_query_get_term_facet (query, 0, &facet));
  g_assert_cmpint (facet, ==, BST_N_FACETS);
  g_assert_true (bst_query_get_term_facet (query, 2, &facet));
  g_assert_cmpint (facet, ==, BST_FACET_ORG);
}

/* A number and its unit are kept together by U+202F. */
#define NB "\u202f"

static void
test_labels (void)
{
  static const Search labels[] = {
    { "llama", "llama" },
    { "\"two words\"", "two words" },
    { "-llama", "not llama" },
    { "org:Meta", "Meta" },
    { "license:commercial", "commercial use" },
    { "license:noncommercial", "no commercial use" },
    { "license:MIT,apache-2.0", "MIT, apache-2.0" },
    { "-license:MIT", "not MIT" },
    { "openness:weights", "Open weights" },
    { "params:<=13b", "≤ 13" NB "B" },
    { "params:..13b", "≤ 13" NB "B" },
    { "params:13b..", "≥ 13" NB "B" },
    { "params:>13b", "> 13" NB "B" },
    { "params:<13b", "< 13" NB "B" },
    { "params:=13b", "= 13" NB "B" },
    { "params:13b", "13" NB "B" },
    { "params:7b..13b", "7" NB "B – 13" NB "B" },
    { "params:0", "0" },
    { "active:13b", "13" NB "B active" },
    { "context:>=32k", "≥ 32" NB "K context" },
    { "year:2022..2023", "2022 – 2023" },
    { "lang:ZH", "Chinese" },
    { "kind:closed-model", "Closed model" },
    { "gated:no", "not gated" },
    { "fits:24GiB", "fits 24.0" NB "GiB" },
    { "shelf:review-2023", "review of 2023" },
    { "shelf:mine", "mine" },
    { "fav:yes", "favourites" },
    { "base:x/y", "from x/y" },
    { "sort:-released", "release date, reversed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (BstQuery) query = bst_query_parse (labels[i].text);
      g_autofree char *label = NULL;

      g_assert_cmpuint (bst_query_get_n_terms (query), ==, 1);
      label = bst_query_dup_term_label (query, 0);
      g_assert_cmpstr (label, ==, labels[i].found);
    }
}

typedef struct
{
  const char *text;
  BstFacet facet;
  const char *value;
  const char *edited;
  const char *values; /* that the edited text then has */
} Edit;

static void
test_edit (void)
{
  static const Edit edits[] = {
    { "", BST_FACET_ORG, "meta", "org:meta", "meta" },
    { "", BST_FACET_ORG, NULL, "", NULL },
    { "llama", BST_FACET_ORG, "Mistral AI,tii", "llama org:\"Mistral AI\",tii", "Mistral AI,tii" },
    { "llama", BST_FACET_ORG, "\"a, b\",c", "llama org:\"a, b\",c", "\"a, b\",c" },
    { "llama", BST_FACET_ORG, "", "llama", NULL },
    { "llama", BST_FACET_ORG, " , ", "llama", NULL },
    { "a org:x b", BST_FACET_ORG, "y", "a org:y b", "y" },
    { "a  org:x  -org:z b org:y  c", BST_FACET_ORG, "w", "a org:w b c", "w" },
    { "a  org:x  -org:z b org:y", BST_FACET_ORG, NULL, "a b", NULL },
    { "params:13b..7b a", BST_FACET_PARAMS, "7b..13b", "params:7b..13b a", "7b..13b" },
    { "a params:", BST_FACET_PARAMS, "7b", "a params:7b", "7b" },
    { "a kind:foo,model", BST_FACET_KIND, "model,adapter", "a kind:model,adapter", "model,adapter" },
    { "\"open phrase", BST_FACET_KIND, "model", "\"open phrase\" kind:model", "model" },
    { "「open phrase", BST_FACET_KIND, "model", "「open phrase」 kind:model", "model" },
    { "kind:adapter \"open phrase", BST_FACET_KIND, "model", "kind:model \"open phrase", "model" },
    { "a org:\"open", BST_FACET_ORG, "b", "a org:b", "b" },
    { "a -", BST_FACET_SORT, "-params,name", "a - sort:-params,name", "-params,name" },
    { "-sort:params", BST_FACET_KIND, NULL, "-sort:params", NULL },
    { "org:\" a b \"", BST_FACET_KIND, "model", "org:\" a b \" kind:model", "model" },
    { "\"x\"org:a\"b\"", BST_FACET_ORG, "c", "\"x\" org:c", "c" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (BstQuery) query = bst_query_parse (edits[i].text);
      g_autofree char *edited = bst_query_with_facet (query, edits[i].facet, edits[i].value);
      g_autoptr (BstQuery) again = bst_query_parse (edited);
      g_autofree char *values = bst_query_dup_facet (again, edits[i].facet);
      g_autofree char *same = bst_query_with_facet (again, edits[i].facet, values);

      g_test_message ("%s", edits[i].text);
      g_assert_cmpstr (edited, ==, edits[i].edited);
      g_assert_cmpstr (values, ==, edits[i].values);
      g_assert_cmpstr (same, ==, edited);
    }
}

static void
test_values (void)
{
  g_autoptr (BstQuery) query = bst_query_parse ("kind:Model,adapter kind:foo -kind:software params:7b org:\"Mistral AI\" -sort:params");
  g_autofree char *kinds = bst_query_dup_facet (query, BST_FACET_KIND);
  g_autofree char *order = bst_query_dup_facet (query, BST_FACET_SORT);
  g_autofree char *none = bst_query_dup_facet (query, BST_FACET_YEAR);

  g_assert_cmpstr (kinds, ==, "model,adapter");
  g_assert_cmpstr (order, ==, "-params");
  g_assert_null (none);
  g_assert_true (bst_query_has_value (query, BST_FACET_KIND, "model"));
  g_assert_true (bst_query_has_value (query, BST_FACET_PARAMS, "7B"));
  g_assert_true (bst_query_has_value (query, BST_FACET_ORG, "mistral ai"));
  g_assert_false (bst_query_has_value (query, BST_FACET_KIND, "foo"));
  g_assert_false (bst_query_has_value (query, BST_FACET_KIND, "software"));
  g_assert_false (bst_query_has_value (query, BST_FACET_YEAR, "2023"));
}

static void
test_facet_names (void)
{
  for (guint i = 0; i < BST_N_FACETS; i++)
    {
      g_autofree char *text = g_strconcat (bst_facet_to_string (i), ":", NULL);
      g_autoptr (BstQuery) query = bst_query_parse (text);

      /* Known, and only its value missing. */
      g_assert_cmpuint (bst_query_get_n_problems (query), ==, 1);
      g_assert_null (bst_query_get_problem (query, 0)->suggestion);
    }
}

/* Checks everything that holds of any query whatever. */
static void
check_any (const char *text)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);
  gsize length = strlen (bst_query_get_text (query));

  for (guint i = 0; i < bst_query_get_n_problems (query); i++)
    {
      const BstQueryProblem *problem = bst_query_get_problem (query, i);

      g_assert_cmpuint (problem->start, <=, problem->end);
      g_assert_cmpuint (problem->end, <=, length);
      g_assert_true (g_utf8_validate (problem->message, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (problem->word, -1), <=, 41);
    }

  for (guint i = 0; i < bst_query_get_n_terms (query); i++)
    {
      g_autofree char *label = bst_query_dup_term_label (query, i);
      g_autofree char *rest = bst_query_without_term (query, i);
      g_autoptr (BstQuery) without = bst_query_parse (rest);

      g_assert_nonnull (label);
      g_assert_true (g_utf8_validate (label, -1, NULL));
      g_assert_cmpstr (label, !=, "");
      g_assert_cmpuint (bst_query_get_n_terms (without), ==, bst_query_get_n_terms (query) - 1);
      g_assert_cmpuint (bst_query_get_n_problems (without), <=, bst_query_get_n_problems (query));
    }

  for (guint i = 0; i < BST_N_FACETS; i++)
    {
      g_autofree char *text_with = bst_query_with_facet (query, i, "no");
      g_autofree char *values = bst_query_dup_facet (query, i);
      g_autofree char *text_same = bst_query_with_facet (query, i, values);
      g_autoptr (BstQuery) with = bst_query_parse (text_with);
      g_autoptr (BstQuery) same = bst_query_parse (text_same);
      g_autofree char *values_again = bst_query_dup_facet (same, i);

      if (i == BST_FACET_ORG || i == BST_FACET_FAV)
        g_assert_true (bst_query_has_value (with, i, "no"));
      g_assert_cmpstr (values, ==, values_again);
    }

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    bst_query_matches (query, entries[i]);
}

static void
test_random (void)
{
  static const char *const parts[] = {
    "org",
    "params",
    "kind",
    "sort",
    "fits",
    "license",
    "foo",
    ":",
    "：",
    ":",
    ",",
    "，",
    " ",
    " ",
    "　",
    "-",
    "－",
    "\"",
    "“",
    "”",
    "「",
    "」",
    "7b",
    "13b",
    "..",
    "…",
    ">=",
    "<",
    "=",
    "亿",
    "model",
    "params",
    "no",
    "llama",
    "🦙",
    "\u202e",
    "\u2066",
    "\x01",
    "\n",
    "\xff",
    "\xc3",
    "é",
    "e\u0301",
    "https://huggingface.co/",
    "a/b",
    ".",
    "9999999999",
    "2023",
    "k",
    "'",
  };
  GRand *rand = g_rand_new_with_seed (20231231);

  for (guint round = 0; round < 4000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint length = g_rand_int_range (rand, 0, 24);

      for (guint i = 0; i < length; i++)
        {
          if (round % 2 == 0)
            g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
          else
            g_string_append_c (text, (char) g_rand_int_range (rand, 1, 256));
        }
      check_any (text->str);
    }

  g_rand_free (rand);
}

int
main (int argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    entries[i] = make_entry (&rows[i]);

  g_test_add_func ("/core/query/words", test_words);
  g_test_add_func ("/core/query/facets", test_facets);
  g_test_add_func ("/core/query/facet-names", test_facet_names);
  g_test_add_func ("/core/query/numbers", test_numbers);
  g_test_add_func ("/core/query/sort", test_sort);
  g_test_add_func ("/core/query/problems", test_problems);
  g_test_add_func ("/core/query/problems-aside", test_problems_aside);
  g_test_add_func ("/core/query/long", test_long);
  g_test_add_func ("/core/query/bytes", test_bytes);
  g_test_add_func ("/core/query/terms", test_terms);
  g_test_add_func ("/core/query/labels", test_labels);
  g_test_add_func ("/core/query/edit", test_edit);
  g_test_add_func ("/core/query/values", test_values);
  g_test_add_func ("/core/query/random", test_random);
  status = g_test_run ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_object_unref (entries[i]);

  return status;
}
