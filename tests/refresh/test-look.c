/* A look at one model, with a real Hub beside it. */
#include "served.h"

#include <string.h>

#include "core/entry.h"
#include "refresh/look.h"

#define BASE "a/base"
#define GATED "a/gated"
#define BARE "a/bare"
#define CARD "# Base\n\nA card.\n"

/* Each test has the same hub to itself: it is reset before. */
static Served *served;

static const char models[] =
  "[{\"id\": \"a/base\", \"downloads\": 1000, \"likes\": 7, \"config\": {\"model_type\": \"llama\"},"
  "  \"safetensors\": {\"parameters\": {\"BF16\": 7241732096}, \"total\": 7241732096},"
  "  \"contents\": {\"README.md\": \"# Base\\n\\nA card.\\n\","
  "    \"config.json\": \"{\\\"model_type\\\": \\\"llama\\\", \\\"hidden_size\\\": 4096, \\\"num_hidden_layers\\\": 32,"
  " \\\"num_attention_heads\\\": 32, \\\"num_key_value_heads\\\": 8, \\\"max_position_embeddings\\\": 32768}\"}},"
  " {\"id\": \"a/gated\", \"gated\": \"manual\", \"contents\": {\"README.md\": \"# Gated\","
  "    \"config.json\": \"{\\\"model_type\\\": \\\"llama\\\", \\\"num_hidden_layers\\\": 4}\"}},"
  " {\"id\": \"a/bare\", \"siblings\": [{\"rfilename\": \".gitattributes\"}]},"
  " {\"id\": \"b/base-GGUF\", \"downloads\": 900, \"gguf\": {\"total\": 7241732096, \"context_length\": 32768},"
  "  \"tags\": [\"gguf\", \"base_model:a/base\", \"base_model:quantized:a/base\"],"
  "  \"baseModels\": {\"relation\": \"quantized\", \"models\": [{\"id\": \"a/base\"}]},"
  "  \"siblings\": [{\"rfilename\": \"base.Q4_K_M.gguf\", \"size\": 4368439584}]},"
  " {\"id\": \"b/base-GPTQ\", \"downloads\": 90, \"config\": {\"quantization_config\": {\"quant_method\": \"gptq\"}},"
  "  \"safetensors\": {\"parameters\": {\"I32\": 900000000, \"F16\": 260000000}, \"total\": 1160000000},"
  "  \"tags\": [\"base_model:a/base\", \"base_model:quantized:a/base\"],"
  "  \"baseModels\": {\"relation\": \"quantized\", \"models\": [{\"id\": \"a/base\"}]}},"
  " {\"id\": \"c/tuned\", \"downloads\": 5, \"tags\": [\"base_model:finetune:a/base\"],"
  "  \"baseModels\": {\"relation\": \"finetune\", \"models\": [{\"id\": \"a/base\"}]}},"
  " {\"id\": \"c/other\", \"downloads\": 6, \"tags\": [\"base_model:finetune:c/tuned\"]}]";

typedef struct
{
  BstLibrary *library;
  BstHubClient *client;
  guint n_told; /* of the library's dossiers */
} Fixture;

static void
told_cb (BstLibrary *library, const char *id, Fixture *fixture)
{
  fixture->n_told++;
}

static void
set_up (Fixture *fixture, gconstpointer token)
{
  served_reset (served);
  fixture->library = bst_library_new (NULL, NULL, NULL);
  fixture->client = served_new_client (served, token);
  g_signal_connect (fixture->library, "dossier", G_CALLBACK (told_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer token)
{
  test_finalize (fixture->client);
  test_finalize (fixture->library);
}

static BstLookOutcome *
look (Fixture *fixture, const char *id, BstLookParts parts)
{
  g_autoptr (GAsyncResult) result = NULL;

  bst_look_async (fixture->library, fixture->client, id, parts, NULL, NULL, NULL, test_got_result, &result);
  return bst_look_finish (fixture->library, test_wait (&result));
}

/* Returns: (transfer full): what came of a look in which all is well */
static BstLookOutcome *
look_well (Fixture *fixture, const char *id)
{
  BstLookOutcome *outcome = look (fixture, id, BST_LOOK_ALL);

  g_assert_no_error (outcome->error);
  g_assert_cmpuint (outcome->failures->len, ==, 0);
  g_assert_cmpuint (outcome->came, ==, BST_LOOK_ALL);
  return outcome;
}

static BstDossier *
load (Fixture *fixture, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BstDossier *dossier;

  bst_library_load_dossier_async (fixture->library, id, NULL, test_got_result, &result);
  dossier = bst_library_load_dossier_finish (fixture->library, test_wait (&result), &error);
  g_assert_no_error (error);
  return dossier;
}

static void
change (const char *id, const char *what)
{
  g_autofree char *body = g_strdup_printf ("{\"id\": \"%s\", %s}", id, what);
  g_autofree char *answer = served_ask (served, "POST", "/_control/change", body);

  g_assert_nonnull (answer);
}

static const BstLookFailure *
get_only_failure (const BstLookOutcome *outcome)
{
  g_assert_no_error (outcome->error);
  g_assert_cmpuint (outcome->failures->len, ==, 1);
  return g_ptr_array_index (outcome->failures, 0);
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstLookOutcome) outcome = look_well (fixture, BASE);
  const BstRepository *record = bst_library_get_repository (fixture->library, BASE);
  g_autoptr (BstDossier) dossier = load (fixture, BASE);
  const BstRepository *first;
  gint64 layers;

  g_assert_cmpuint (fixture->n_told, ==, 1);
  /* The record, the files, the card, the configuration, and two lists that are not empty. */
  g_assert_cmpuint (outcome->requests, ==, 6);
  g_assert_cmpint (record->downloads, ==, 1000);
  g_assert_cmpuint (record->files->len, ==, 3);
  g_assert_cmpstr (record->files_sha, ==, record->sha);
  g_assert_cmpint (record->config_context, ==, 32768);
  g_assert_cmpstr (record->config_sha, ==, record->sha);
  g_assert_true (g_variant_lookup (record->shape, "layers", "x", &layers));
  g_assert_cmpint (layers, ==, 32);
  g_assert_null (record->etag);

  g_assert_cmpstr (dossier->card, ==, CARD);
  g_assert_cmpstr (dossier->card_sha, ==, record->sha);
  g_assert_cmpstr (dossier->card_from, ==, served->origin);
  g_assert_nonnull (strstr (dossier->config, "\"num_hidden_layers\": 32"));
  g_assert_cmpint (dossier->n_derived[BST_RELATION_QUANTIZED], ==, 2);
  g_assert_cmpint (dossier->n_derived[BST_RELATION_FINETUNE], ==, 1);
  g_assert_cmpint (dossier->n_derived[BST_RELATION_ADAPTER], ==, 0);
  g_assert_cmpuint (dossier->derived->len, ==, 3);
  first = bst_dossier_find_derived (dossier, "b/base-GGUF");
  g_assert_cmpint (first->relation, ==, BST_RELATION_QUANTIZED);
  g_assert_cmpint (first->gguf_parameters, ==, G_GINT64_CONSTANT (7241732096));
  g_assert_cmpstr (first->base_models[0], ==, BASE);
  g_assert_true (bst_repository_is_packed (bst_dossier_find_derived (dossier, "b/base-GPTQ")));
  g_assert_null (bst_dossier_find_derived (dossier, "c/other"));
}

/* What the configuration tells has the file, its revision and the day as its source. */
static void
test_claims (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstLookOutcome) outcome G_GNUC_UNUSED = look_well (fixture, BASE);
  const char *const ids[] = { BASE, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) followed = NULL;
  BstEntry *entry;
  BstSource *source;
  const BstRepository *record = bst_library_get_repository (fixture->library, BASE);
  g_autofree char *title = g_strdup_printf (BASE " · config.json @ %.8s", record->sha);

  bst_library_follow_async (fixture->library, ids, NULL, test_got_result, &result);
  followed = bst_library_follow_finish (fixture->library, test_wait (&result), NULL);
  g_assert_nonnull (followed);
  entry = bst_library_lookup (fixture->library, BASE);
  g_assert_cmpint (bst_entry_get_shape (entry, "layers"), ==, 32);
  g_assert_cmpint (bst_entry_get_shape (entry, "kv_heads"), ==, 8);
  g_assert_cmpint (bst_entry_get_count (entry, BST_FIELD_CONTEXT_LENGTH), ==, 32768);
  source = bst_claim_get_source (bst_entry_get_claim (entry, BST_FIELD_ARCHITECTURE));
  g_assert_cmpint (bst_source_get_kind (source), ==, BST_SOURCE_CONFIG);
  g_assert_cmpstr (bst_source_get_title (source), ==, title);
  g_assert_true (g_str_has_prefix (bst_source_get_url (source), served->origin));
  g_assert_nonnull (bst_source_get_as_of (source));
}

/* What is kept of the same revision is not asked for again: the configuration would count as
 * another download. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstLookOutcome) first G_GNUC_UNUSED = look_well (fixture, BASE);
  g_autoptr (BstLookOutcome) second = look_well (fixture, BASE);
  g_autoptr (BstLookOutcome) third = NULL;
  g_autoptr (BstDossier) dossier = NULL;

  g_assert_cmpuint (second->requests, ==, 3);
  g_assert_cmpuint (served_count (served, NULL, "/a/base/resolve/*config.json", NULL), ==, 1);
  change (BASE, "\"commit\": true, \"set\": {\"contents\": {\"README.md\": \"# Newer\"}}");
  third = look_well (fixture, BASE);
  g_assert_cmpuint (third->requests, ==, 6);
  dossier = load (fixture, BASE);
  g_assert_cmpstr (dossier->card, ==, "# Newer");
  g_assert_cmpuint (fixture->n_told, ==, 3);
}

/* Only what is wanted is asked for. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstLookOutcome) outcome = look (fixture, BASE, BST_LOOK_CARD);
  g_autoptr (BstDossier) dossier = load (fixture, BASE);

  g_assert_no_error (outcome->error);
  g_assert_cmpuint (outcome->came, ==, BST_LOOK_RECORD | BST_LOOK_CARD);
  g_assert_cmpuint (outcome->requests, ==, 2);
  g_assert_cmpstr (dossier->card, ==, CARD);
  g_assert_null (dossier->config);
  g_assert_cmpint (dossier->derived_at, ==, -1);
}

/* The licence has to be accepted first for the configuration, and for nothing else. */
static void
test_gated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstLookOutcome) outcome = look (fixture, GATED, BST_LOOK_ALL);
  const BstLookFailure *failure = get_only_failure (outcome);
  g_autoptr (BstDossier) dossier = load (fixture, GATED);

  g_assert_cmpuint (outcome->came, ==, BST_LOOK_ALL & ~BST_LOOK_CONFIG);
  g_assert_cmpint (failure->part, ==, BST_LOOK_CONFIG);
  g_assert_true (failure->is_refused);
  g_assert_nonnull (strstr (failure->message, "accept its terms"));
  g_assert_cmpstr (dossier->card, ==, "# Gated");
  g_assert_null (dossier->config);
  g_assert_cmpint (dossier->config_at, ==, -1);
  g_assert_cmpuint (bst_library_get_repository (fixture->library, GATED)->files->len, ==, 3);
}

static void
test_granted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstLookOutcome) outcome G_GNUC_UNUSED = look_well (fixture, GATED);
  g_autoptr (BstDossier) dossier = load (fixture, GATED);

  g_assert_nonnull (strstr (dossier->config, "llama"));
  g_assert_cmpint (bst_library_get_repository (fixture->library, GATED)->token_sent, ==, 1);
}

/* A repository without card and configuration is known to have none. */
static void
test_bare (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstLookOutcome) outcome G_GNUC_UNUSED = look_well (fixture, BARE);
  g_autoptr (BstDossier) dossier = load (fixture, BARE);

  g_assert_cmpstr (dossier->card, ==, "");
  g_assert_cmpstr (dossier->config, ==, "");
  g_assert_cmpint (dossier->card_at, >, 0);
  g_assert_cmpuint (dossier->derived->len, ==, 0);
  g_assert_cmpint (bst_dossier_count_derived (dossier), ==, 0);
}

/* What a server says is not there, while its list of files has it, has failed. */
static void
test_not_believed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstLookOutcome) outcome = NULL;

  served_trouble (served, "not-found=EntryNotFound path=*/resolve/*README.md");
  outcome = look (fixture, BASE, BST_LOOK_ALL);
  g_assert_cmpint (get_only_failure (outcome)->part, ==, BST_LOOK_CARD);
  g_assert_cmpuint (outcome->came, ==, BST_LOOK_ALL & ~BST_LOOK_CARD);
}

static const struct
{
  const char *trouble;
  BstLookParts part;
} part_troubles[] = {
  { "status=400 path=*/resolve/*README.md", BST_LOOK_CARD },
  { "server-error path=*/resolve/*config.json", BST_LOOK_CONFIG },
  { "not-json path=*/tree/*", BST_LOOK_FILES },
  { "wrong-types=path path=*/tree/*", BST_LOOK_FILES },
  { "status=400 query=*base_model*quantized*", BST_LOOK_DERIVED },
  { "wrong-types=id query=*base_model*", BST_LOOK_DERIVED },
};

/* A part that fails is told of, and the others are kept. */
static void
test_part_trouble (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (part_troubles); i++)
    {
      g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);
      g_autoptr (BstLookOutcome) outcome = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      const BstLookFailure *failure;

      served_reset (served);
      served_trouble (served, part_troubles[i].trouble);
      bst_look_async (library, fixture->client, BASE, BST_LOOK_ALL, NULL, NULL, NULL, test_got_result, &result);
      outcome = bst_look_finish (library, test_wait (&result));
      failure = get_only_failure (outcome);
      if (failure->part != part_troubles[i].part)
        g_error ("“%s” failed part %u: %s", part_troubles[i].trouble, failure->part, failure->message);
      g_assert_false (failure->is_refused);
      g_assert_cmpuint (outcome->came, ==, BST_LOOK_ALL & ~part_troubles[i].part);
    }
}

/* A list that fails takes nothing away that is kept. */
static void
test_derived_stay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstLookOutcome) first G_GNUC_UNUSED = look_well (fixture, BASE);
  g_autoptr (BstLookOutcome) second = NULL;
  g_autoptr (BstDossier) dossier = NULL;

  served_trouble (served, "status=400 query=*base_model*quantized*");
  second = look (fixture, BASE, BST_LOOK_ALL);
  g_assert_cmpint (get_only_failure (second)->part, ==, BST_LOOK_DERIVED);
  dossier = load (fixture, BASE);
  g_assert_cmpuint (dossier->derived->len, ==, 3);
}

/* A server that does not know how many are made of a model tells all else, and the lists count. */
static void
test_without_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstLookOutcome) outcome = NULL;
  g_autoptr (BstDossier) dossier = NULL;

  served_trouble (served, "status=400 query=*childrenModelCount*");
  outcome = look_well (fixture, BASE);
  dossier = load (fixture, BASE);
  g_assert_cmpuint (dossier->derived->len, ==, 3);
  g_assert_cmpint (dossier->n_derived[BST_RELATION_QUANTIZED], ==, 2);
  g_assert_cmpint (dossier->n_derived[BST_RELATION_MERGE], ==, 0);
}

/* A server that takes no heed of what it is asked for brings no strangers in. */
static void
test_strangers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstLookOutcome) outcome = NULL;
  g_autoptr (BstDossier) dossier = NULL;

  served_trouble (served, "no-filter");
  outcome = look_well (fixture, BASE);
  dossier = load (fixture, BASE);
  g_assert_cmpuint (dossier->derived->len, ==, 3);
  g_assert_null (bst_dossier_find_derived (dossier, "c/other"));
  g_assert_null (bst_dossier_find_derived (dossier, BASE));
}

/* Under another name by now, it is the same model with what was kept of it. */
static void
test_renamed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstLookOutcome) first G_GNUC_UNUSED = look_well (fixture, BASE);
  g_autoptr (BstLookOutcome) second = NULL;
  g_autoptr (BstDossier) dossier = NULL;

  change (BASE, "\"rename\": \"a/renamed\"");
  served_trouble (served, "status=400 path=*/resolve/*");
  second = look (fixture, BASE, BST_LOOK_ALL);
  g_assert_no_error (second->error);
  g_assert_cmpstr (second->id, ==, "a/renamed");
  dossier = load (fixture, BASE);
  g_assert_cmpstr (dossier->id, ==, "a/renamed");
  g_assert_cmpstr (dossier->card, ==, CARD);
}

static void
test_absent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstLookOutcome) outcome = look (fixture, "no/such", BST_LOOK_ALL);

  g_assert_error (outcome->error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND);
  g_assert_cmpuint (outcome->came, ==, 0);
  g_assert_cmpuint (outcome->failures->len, ==, 0);
  g_assert_cmpuint (fixture->n_told, ==, 0);
}

static void
test_offline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstHubSettings) settings = served_dup_settings (served, NULL);
  g_autoptr (BstLookOutcome) outcome = NULL;

  settings->offline = g_strdup ("HF_HUB_OFFLINE");
  g_object_unref (fixture->client);
  fixture->client = bst_hub_client_new (settings);
  outcome = look (fixture, BASE, BST_LOOK_ALL);
  g_assert_error (outcome->error, BST_HUB_ERROR, BST_HUB_ERROR_OFFLINE);
  g_assert_cmpuint (outcome->requests, ==, 0);
}

static void
cancel_cb (const BstLookEvent *event, gpointer cancellable)
{
  /* The record has come, and nothing else. */
  if (event->total > 3)
    g_cancellable_cancel (cancellable);
}

/* What had come is kept, and what had not is no failure. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BstLookOutcome) outcome = NULL;

  served_trouble (served, "stall path=*/resolve/*config.json");
  bst_look_async (fixture->library, fixture->client, BASE, BST_LOOK_ALL, cancel_cb, cancellable, cancellable,
                  test_got_result, &result);
  outcome = bst_look_finish (fixture->library, test_wait (&result));
  g_assert_error (outcome->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (outcome->failures->len, ==, 0);
  g_assert_cmpuint (outcome->came & BST_LOOK_RECORD, ==, BST_LOOK_RECORD);
  g_assert_cmpuint (outcome->came & BST_LOOK_CONFIG, ==, 0);
  g_assert_cmpint (bst_library_get_repository (fixture->library, BASE)->downloads, ==, 1000);
}

/* The files of one that was made of it are kept with it. */
static void
test_files_of_derived (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstLookOutcome) outcome G_GNUC_UNUSED = look_well (fixture, BASE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) none = NULL;
  g_autoptr (GAsyncResult) failed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BstDossier) dossier = NULL;
  g_autoptr (BstLookOutcome) again = NULL;
  g_autoptr (BstDossier) later = NULL;
  const BstRepository *derived;

  bst_look_at_files_async (fixture->library, fixture->client, BASE, "b/base-GGUF", NULL, test_got_result, &result);
  g_assert_true (bst_look_at_files_finish (fixture->library, test_wait (&result), &error));
  g_assert_no_error (error);
  dossier = load (fixture, BASE);
  derived = bst_dossier_find_derived (dossier, "b/base-GGUF");
  g_assert_cmpuint (derived->files->len, ==, 1);
  g_assert_cmpint (bst_repository_get_files_size (derived), ==, G_GINT64_CONSTANT (4368439584));
  g_assert_cmpuint (dossier->derived->len, ==, 3);
  g_assert_cmpstr (dossier->card, ==, CARD);
  g_assert_cmpuint (fixture->n_told, ==, 2);

  /* One that is not there is asked for by nobody. */
  bst_look_at_files_async (fixture->library, fixture->client, BASE, "c/other", NULL, test_got_result, &none);
  g_assert_true (bst_look_at_files_finish (fixture->library, test_wait (&none), &error));
  g_assert_cmpuint (served_count (served, NULL, "/api/models/c/other/*", NULL), ==, 0);
  served_trouble (served, "status=400 path=*/tree/*");
  bst_look_at_files_async (fixture->library, fixture->client, BASE, "c/tuned", NULL, test_got_result, &failed);
  g_assert_false (bst_look_at_files_finish (fixture->library, test_wait (&failed), &error));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_SERVER);

  /* And stay when the lists come anew. */
  served_reset (served);
  again = look_well (fixture, BASE);
  later = load (fixture, BASE);
  g_assert_nonnull (bst_dossier_find_derived (later, "b/base-GGUF")->files);
}

/* A packed quantization has its base model's parameters, and says so. */
static void
test_packed (Fixture *fixture, gconstpointer data)
{
  const char *const ids[] = { "b/base-GPTQ", NULL };
  g_autoptr (BstLookOutcome) packed G_GNUC_UNUSED = look_well (fixture, ids[0]);
  g_autoptr (BstLookOutcome) base = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) followed = NULL;
  BstEntry *entry;

  bst_library_follow_async (fixture->library, ids, NULL, test_got_result, &result);
  followed = bst_library_follow_finish (fixture->library, test_wait (&result), NULL);
  g_assert_nonnull (followed);
  entry = bst_library_lookup (fixture->library, ids[0]);
  g_assert_cmpint (bst_entry_get_count (entry, BST_FIELD_PARAMETERS), <=, 0);
  base = look_well (fixture, BASE);
  entry = bst_library_lookup (fixture->library, ids[0]);
  g_assert_cmpint (bst_entry_get_count (entry, BST_FIELD_PARAMETERS), ==, G_GINT64_CONSTANT (7241732096));
  g_assert_nonnull (bst_claim_get_note (bst_entry_get_claim (entry, BST_FIELD_PARAMETERS)));
}

static Served *
serve (void)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("bestiary-test-XXXXXX.json", &stream, NULL);
  g_autofree char *argument = g_strconcat ("--models-from=", g_file_peek_path (file), NULL);
  Served *hub;

  g_assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), models, strlen (models),
                                            NULL, NULL, NULL));
  g_assert_true (g_io_stream_close (G_IO_STREAM (stream), NULL, NULL));
  hub = served_start (argument, NULL);
  g_file_delete (file, NULL, NULL);
  return hub;
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    const char *token;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/look/all", NULL, test_all },
    { "/look/claims", NULL, test_claims },
    { "/look/again", NULL, test_again },
    { "/look/parts", NULL, test_parts },
    { "/look/gated", NULL, test_gated },
    { "/look/gated-for-all", "hf_test", test_gated },
    { "/look/granted", "hf_granted", test_granted },
    { "/look/bare", NULL, test_bare },
    { "/look/not-believed", NULL, test_not_believed },
    { "/look/part-trouble", NULL, test_part_trouble },
    { "/look/derived-stay", NULL, test_derived_stay },
    { "/look/without-counts", NULL, test_without_counts },
    { "/look/strangers", NULL, test_strangers },
    { "/look/renamed", NULL, test_renamed },
    { "/look/absent", NULL, test_absent },
    { "/look/offline", NULL, test_offline },
    { "/look/cancel", NULL, test_cancel },
    { "/look/files-of-derived", NULL, test_files_of_derived },
    { "/look/packed", NULL, test_packed },
  };
  int status;

  g_test_init (&argc, &argv, NULL);
  served = serve ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].token, set_up, tests[i].test, tear_down);
  status = g_test_run ();
  served_end (served);
  return status;
}
