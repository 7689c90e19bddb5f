#include "query-entries.h"

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
    179522565120, 0, 2048, 3500000000000, "2023-09-06", "en,de", NULL, "猎鹰", "milestones" },
  { "bloom", "bigscience/bloom", BST_KIND_MODEL, "BLOOM", "bloom", "bigscience", "bigscience-bloom-rail-1.0",
    176247271424, 0, 2048, 366000000000, "2022-07", "fr,zh-CN,code", NULL, NULL, "mine" },
  { "mistral", "mistralai/Mistral-7B-v0.1", BST_KIND_MODEL, "Mistral 7B", "mistral", "mistralai", "apache-2.0",
    7241732096, 0, 32768, 0, "2023-09-27", "en", NULL, NULL, "review-2023" },
  { "mixtral", "mistralai/Mixtral-8x7B-v0.1", BST_KIND_MODEL, "Mixtral 8x7B", "mistral", "mistralai", "apache-2.0",
    46702792704, 12879925248, 32000, 0, "2023-12-11", "en,zh", NULL, NULL, "milestones" },
  { "pythia", "EleutherAI/pythia-1.4b", BST_KIND_MODEL, "Pythia 1.4B", "pythia", "eleutherai", "apache-2.0",
    1414647808, 0, 2048, 300000000000, "2023", "en", NULL, NULL, "milestones" },
  { "alpaca", "alpaca-lora", BST_KIND_ADAPTER, "Alpaca-LoRA", "llama", NULL, "cc-by-nc-4.0",
    0, 0, 0, 0, "2023-03-13", NULL, "yahma/llama-7b-hf", NULL, NULL },
  { "cpp", "llama.cpp", BST_KIND_SOFTWARE, "llama.cpp", NULL, NULL, NULL,
    0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL },
  { "gpt3", "gpt-3", BST_KIND_CLOSED_MODEL, "GPT-3", "gpt", NULL, NULL,
    175000000000, 0, 2048, 0, "2020-05-28", "en", NULL, NULL, NULL },
};

/* What the Hub says of some of them, and of one of these it says nothing. */
static const struct
{
  const char *key;
  gint64 downloads;
  gint64 likes;
  gint64 last_modified;
} records[] = {
  { "llama2", 500, 40, 1700000000 },
  { "mistral", 900, 40, 1690000000 },
  { "bloom", 0, -1, 1710000000 },
  { "pythia", -1, 3, 0 },
  { "falcon", -1, -1, -1 },
};

static BstEntry *entries[G_N_ELEMENTS (rows)];

static const char *
get_country (const char *id)
{
  if (g_str_equal (id, "meta"))
    return "US";
  if (g_str_equal (id, "mistralai"))
    return "FR";
  return g_str_equal (id, "tii") ? "AE" : NULL;
}

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

  return bst_organization_new (id, name, NULL, NULL, get_country (id), NULL, NULL, aliases, NULL, NULL, sources);
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

static void
set_record (BstEntryBuilder *builder,
            const Row *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr (BstRepository) record = NULL;

      if (!g_str_equal (records[i].key, row->key))
        continue;
      record = bst_repository_new (row->id, BST_HUB_ENDPOINT);
      record->downloads = records[i].downloads;
      record->likes = records[i].likes;
      record->last_modified = records[i].last_modified;
      bst_entry_builder_set_repository (builder, record);
    }
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
  set_record (builder, row);

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
char *
test_query_find (const char *text)
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

/* Fails for every search that finds something else. */
void
test_check_searches (const TestSearch *searches,
                     gsize n_searches)
{
  for (gsize i = 0; i < n_searches; i++)
    {
      g_autofree char *found = test_query_find (searches[i].text);

      if (!g_str_equal (found, searches[i].found))
        g_test_fail_printf ("“%s” finds “%s”, not “%s”", searches[i].text, found, searches[i].found);
    }
}

/* Makes the entries that are searched. */
void
test_query_entries_init (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    entries[i] = make_entry (&rows[i]);
}

void
test_query_entries_clear (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_clear_object (&entries[i]);
}

/* Returns: (nullable): the entry at @index, or NULL behind the last. */
BstEntry *
test_query_entry (guint index)
{
  return index < G_N_ELEMENTS (rows) ? entries[index] : NULL;
}
