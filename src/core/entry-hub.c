#include "config.h"

#include "core/entry-hub.h"

#include <string.h>

#include "core/verdict.h"

/* The Hub did not write down when a repository was made before this moment, and
 * gives it to all of them: 2022-03-02T23:29:04Z. */
#define CREATED_UNKNOWN G_GINT64_CONSTANT (1646263744)

static char *
dup_day (gint64 time)
{
  g_autoptr (GDateTime) date = time >= 0 ? g_date_time_new_from_unix_utc (time) : NULL;

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d") : NULL;
}

/* A mirror is named by its host. No colon: it would not be the one of every language. */
static char *
dup_title (const BstRepository *record)
{
  g_autoptr (GUri) uri = NULL;

  if (bst_repository_is_official (record))
    return g_strdup_printf ("Hugging Face Hub · %s", record->id);
  uri = g_uri_parse (record->endpoint, G_URI_FLAGS_NONE, NULL);
  return g_strdup_printf ("%s · %s", uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : record->endpoint,
                          record->id);
}

static BstSource *
make_source (const BstRepository *record)
{
  g_autofree char *title = dup_title (record);
  g_autoptr (BstText) text = bst_text_new (title, NULL, NULL);
  g_autofree char *url = g_strconcat (record->endpoint, "/", record->id, NULL);
  g_autofree char *as_of = dup_day (record->fetched_at);

  return bst_source_new (BST_SOURCE_HUB, text, url, as_of);
}

/* What the merging of one record works on. */
typedef struct
{
  BstEntryBuilder *builder;
  const BstRepository *record;
  BstSource *source;
  BstGuide *guide;
} Merge;

static void
claim (const Merge *merge, BstField field, GVariant *value)
{
  g_autoptr (BstClaim) claim = bst_claim_new (field, value, merge->source, NULL, FALSE);

  /* Only the Hub decides who gets at the files. */
  bst_entry_builder_merge_claim (merge->builder, claim, field == BST_FIELD_GATED);
}

static void
claim_count (const Merge *merge, BstField field, gint64 count)
{
  if (count > 0)
    claim (merge, field, g_variant_new_int64 (count));
}

static void
claim_words (const Merge *merge, BstField field, char **words)
{
  if (words != NULL && words[0] != NULL)
    claim (merge, field, g_variant_new_strv ((const char *const *) words, -1));
}

/**
 * bst_entry_dup_license_id:
 * @license: (nullable): the Hub's identifier
 * @license_name: (nullable): what stands for "other"
 *
 * "other" and "unknown" name no licence. The name that stands for "other" is free text,
 * and counts where it is one that @guide knows, be it by an alias.
 *
 * Returns: (transfer full) (nullable): the identifier of the licence that is meant, which
 *   @guide need not know
 */
char *
bst_entry_dup_license_id (const char *license, const char *license_name, BstGuide *guide)
{
  g_autofree char *name = NULL;
  BstLicense *known = NULL;
  gboolean is_named = FALSE;

  if (license == NULL || license[0] == '\0')
    return NULL;
  is_named = g_ascii_strcasecmp (license, "other") != 0 && g_ascii_strcasecmp (license, "unknown") != 0;
  if (!is_named)
    license = license_name;
  name = license != NULL ? g_ascii_strdown (license, -1) : NULL;
  known = name != NULL ? bst_guide_get_license (guide, name) : NULL;
  if (known != NULL)
    return g_strdup (bst_license_get_id (known));
  return is_named ? g_steal_pointer (&name) : NULL;
}

static void
claim_license (const Merge *merge)
{
  g_autofree char *id = bst_entry_dup_license_id (merge->record->license, merge->record->license_name, merge->guide);

  if (id != NULL)
    claim (merge, BST_FIELD_LICENSE, g_variant_new_string (id));
}

/* The Hub files a repository under one task. That says nothing against a list of
 * several that has it. */
static void
claim_task (const Merge *merge)
{
  char *words[] = { merge->record->task, NULL };
  BstClaim *shown = bst_entry_builder_get_claim (merge->builder, BST_FIELD_TASKS);

  if (words[0] == NULL || words[0][0] == '\0')
    return;
  if (shown != NULL && bst_source_get_kind (bst_claim_get_source (shown)) != BST_SOURCE_HUB)
    {
      g_autofree const char **tasks = g_variant_get_strv (bst_claim_get_value (shown), NULL);

      if (g_strv_contains (tasks, words[0]))
        return;
    }
  claim_words (merge, BST_FIELD_TASKS, words);
}

/* The file itself, in the revision that was read. */
static BstSource *
make_config_source (const BstRepository *record)
{
  g_autofree char *title = record->config_sha != NULL
                             ? g_strdup_printf ("%s · config.json @ %.8s", record->id, record->config_sha)
                             : g_strdup_printf ("%s · config.json", record->id);
  g_autoptr (BstText) text = bst_text_new (title, NULL, NULL);
  g_autofree char *url = g_strdup_printf ("%s/%s/blob/%s/config.json",
                                          record->config_from != NULL ? record->config_from : record->endpoint,
                                          record->id, record->config_sha != NULL ? record->config_sha : "main");
  g_autofree char *as_of = dup_day (record->config_at);

  return bst_source_new (BST_SOURCE_CONFIG, text, url, as_of);
}

static void
claim_config (const Merge *merge)
{
  const BstRepository *record = merge->record;
  g_autoptr (BstSource) source = record->config_at >= 0 ? make_config_source (record) : NULL;
  Merge config = { merge->builder, record, source, merge->guide };

  if (source == NULL)
    return;
  if (record->shape != NULL && g_variant_n_children (record->shape) > 0)
    claim (&config, BST_FIELD_ARCHITECTURE, record->shape);
  claim_count (&config, BST_FIELD_CONTEXT_LENGTH, record->config_context);
}

static void
claim_all (const Merge *merge)
{
  const BstRepository *record = merge->record;

  claim_count (merge, BST_FIELD_PARAMETERS, bst_repository_get_parameters (record));
  claim_count (merge, BST_FIELD_CONTEXT_LENGTH, record->gguf_context);
  claim_config (merge);
  claim_license (merge);
  claim_words (merge, BST_FIELD_LANGUAGES, record->languages);
  claim_words (merge, BST_FIELD_BASE_MODELS, record->base_models);
  claim_task (merge);
  if (record->gated != BST_GATED_UNKNOWN)
    claim (merge, BST_FIELD_GATED, g_variant_new_boolean (record->gated != BST_GATED_NO));
}

/* The first claim names the licence of the entry. */
static void
set_license (const Merge *merge)
{
  BstClaim *first = bst_entry_builder_get_claim (merge->builder, BST_FIELD_LICENSE);
  BstLicense *license = NULL;

  if (first != NULL)
    license = bst_guide_get_license (merge->guide, g_variant_get_string (bst_claim_get_value (first), NULL));
  bst_entry_builder_set_license (merge->builder, license);
}

static BstEntry *
find_entry (gpointer data, const char *id)
{
  return bst_guide_find_entry (data, id);
}

/* The entry that @builder has made, with what comes with models of the guide alone: the
 * library knows more of them. */
static BstEntry *
end_with_inheritance (BstEntryBuilder *builder, BstGuide *guide)
{
  g_autoptr (BstEntry) entry = bst_entry_builder_end (builder);

  return bst_entry_inherit (entry, find_entry, guide);
}

static void
merge_record (BstEntryBuilder *builder, const BstRepository *record, BstGuide *guide)
{
  g_autoptr (BstSource) source = make_source (record);
  Merge merge = { builder, record, source, guide };

  claim_all (&merge);
  set_license (&merge);
  bst_entry_builder_set_repository (builder, record);
}

/**
 * bst_entry_with_repository:
 * @entry: an entry of the guide, without what the Hub said of it before
 * @record: what the Hub says of its repository
 * @guide: the licences that are known
 *
 * Returns: (transfer full): @entry with @record, and with what that claims in its
 *   place: behind the configuration, the card and the paper, before reviews, and
 *   instead of an older word of the Hub
 */
BstEntry *
bst_entry_with_repository (BstEntry *entry, const BstRepository *record, BstGuide *guide)
{
  BstEntryBuilder *builder = bst_entry_builder_new_like (entry);

  merge_record (builder, record, guide);
  if (!bst_entry_is_on_shelf (entry, "hub"))
    bst_entry_builder_add_shelf (builder, "hub");
  return end_with_inheritance (builder, guide);
}

/**
 * bst_entry_with_base_parameters:
 * @entry: a packed quantization of @base: the Hub counts words of it that hold several weights
 *   each, which is no number of parameters
 *
 * Returns: (transfer full): @entry with the parameters that are claimed first of @base, and a
 *   note that says so; @entry itself where there are none
 */
BstEntry *
bst_entry_with_base_parameters (BstEntry *entry, BstEntry *base)
{
  const BstClaim *known = bst_entry_get_claim (base, BST_FIELD_PARAMETERS);
  g_autoptr (BstText) note = NULL;
  g_autoptr (BstClaim) claim = NULL;
  BstEntryBuilder *builder;

  if (known == NULL)
    return g_object_ref (entry);
  note = bst_text_new ("Said of the base model: what the Hub counts here are words that hold several weights each.",
                       "这是基础模型的参数量：Hub 在此统计的是打包后的字，每个字存有多个权重。",
                       "這是基礎模型的參數量：Hub 在此統計的是打包後的字，每個字存有多個權重。");
  claim = bst_claim_new (BST_FIELD_PARAMETERS, bst_claim_get_value (known), bst_claim_get_source (known), note,
                         bst_claim_is_estimated (known));
  builder = bst_entry_builder_new_like (entry);
  bst_entry_builder_merge_claim (builder, claim, FALSE);
  return bst_entry_builder_end (builder);
}

/* Returns: whether a time at which a repository is said to be made is one that the Hub
 *   wrote down: seconds since 1970, UTC */
gboolean
bst_entry_is_creation_told (gint64 created_at)
{
  return created_at > CREATED_UNKNOWN;
}

/* The day on which the repository was made is the nearest that there is. */
static void
claim_release (BstEntryBuilder *builder, const BstRepository *record)
{
  g_autofree char *day = bst_entry_is_creation_told (record->created_at) ? dup_day (record->created_at) : NULL;
  g_autoptr (BstText) note = NULL;
  g_autoptr (BstSource) source = NULL;
  g_autoptr (BstClaim) release = NULL;

  if (day == NULL)
    return;
  note = bst_text_new ("The day on which the repository was made.", "仓库创建的日期。", "儲存庫建立的日期。");
  source = make_source (record);
  release = bst_claim_new (BST_FIELD_RELEASED, g_variant_new_string (day), source, note, FALSE);
  bst_entry_builder_add_claim (builder, release);
}

/**
 * bst_entry_new_from_repository:
 * @record: what the Hub says of a repository; one that was never fetched (whose
 *   fetched_at is -1) gives its name alone
 * @guide: the licences and organizations that are known
 *
 * Returns: (transfer full): an entry for a repository that the guide does not have
 */
BstEntry *
bst_entry_new_from_repository (const BstRepository *record, BstGuide *guide)
{
  const char *slash = strchr (record->id, '/');
  g_autoptr (GPtrArray) bynames = bst_guide_find_bynames (guide, record->id);
  gboolean is_adapter = record->relation == BST_RELATION_ADAPTER || g_strcmp0 (record->library_name, "peft") == 0;
  BstEntryBuilder *builder = bst_entry_builder_new (record->id, is_adapter ? BST_KIND_ADAPTER : BST_KIND_MODEL,
                                                    slash != NULL ? slash + 1 : record->id);

  if (slash != NULL)
    {
      g_autofree char *author = g_strndup (record->id, slash - record->id);
      g_autoptr (BstOrganization) organization = bst_guide_find_organization (guide, author);

      bst_entry_builder_set_organization (builder, organization);
    }
  bst_entry_builder_set_bynames (builder, bynames);
  bst_entry_builder_add_shelf (builder, "hub");
  if (record->fetched_at >= 0)
    {
      claim_release (builder, record);
      merge_record (builder, record, guide);
    }
  return end_with_inheritance (builder, guide);
}
