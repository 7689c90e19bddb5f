#include "config.h"

#include "core/handoff.h"

#include <string.h>

#include "core/i18n.h"
#include "core/packing.h"
#include "core/weights.h"
#include "core/word.h"

#define MODELSCOPE "https://modelscope.cn/models"

static const BstWord kinds[BST_N_HANDOFFS] = {
  [BST_HANDOFF_ID] = { "id", NC_ ("hand-off", "Id") },
  [BST_HANDOFF_DOWNLOAD] = { "download", NC_ ("hand-off", "Download with hf") },
  [BST_HANDOFF_OLLAMA] = { "ollama", NC_ ("hand-off", "Ollama") },
  [BST_HANDOFF_LLAMA_CPP] = { "llama-cpp", NC_ ("hand-off", "llama.cpp") },
  [BST_HANDOFF_TRANSFORMERS] = { "transformers", NC_ ("hand-off", "Transformers") },
  [BST_HANDOFF_MODELSCOPE] = { "modelscope", NC_ ("hand-off", "ModelScope") },
  [BST_HANDOFF_GIT] = { "git", NC_ ("hand-off", "Git") },
};

/* Returns: the word of actions: "download" */
const char *
bst_handoff_kind_to_string (BstHandoffKind kind)
{
  g_return_val_if_fail ((guint) kind < BST_N_HANDOFFS, NULL);

  return kinds[kind].word;
}

/* Returns: the words of the interface, translated */
const char *
bst_handoff_kind_get_label (BstHandoffKind kind)
{
  g_return_val_if_fail ((guint) kind < BST_N_HANDOFFS, NULL);

  return g_dpgettext2 (NULL, "hand-off", kinds[kind].label);
}

/**
 * bst_handoff_kind_from_string:
 * @string: (nullable): a word
 * @kind: (out): what it stands for; untouched when it stands for nothing
 *
 * Returns: whether @string is the word of a kind
 */
gboolean
bst_handoff_kind_from_string (const char *string, BstHandoffKind *kind)
{
  int found = bst_word_find (kinds, BST_N_HANDOFFS, string);

  if (found >= 0)
    *kind = (BstHandoffKind) found;
  return found >= 0;
}

/* What a shell takes as one word, whatever is in it; quoted where it has to be. */
static char *
quote (const char *word)
{
  for (const char *c = word; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("_@%+=:,./-", *c) == NULL)
      return g_shell_quote (word);
  return word[0] != '\0' ? g_strdup (word) : g_shell_quote (word);
}

static gboolean
is_official (const char *endpoint)
{
  return endpoint == NULL || g_ascii_strcasecmp (endpoint, BST_HUB_ENDPOINT) == 0;
}

/* "HF_ENDPOINT=https://hf-mirror.com " before a command, or nothing. */
static char *
make_prefix (const char *variable, const char *endpoint)
{
  g_autofree char *quoted = is_official (endpoint) ? NULL : quote (endpoint);

  return quoted != NULL ? g_strdup_printf ("%s=%s ", variable, quoted) : g_strdup ("");
}

/* Only an id that can be one gets into a command: those of a file of the user's own, or of
 * an answer, may be anything. */
static const char *
get_id (BstEntry *entry)
{
  return bst_entry_has_repository (entry) && bst_repository_is_id (bst_entry_get_id (entry)) ? bst_entry_get_id (entry) : NULL;
}

static gboolean
is_gguf (BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);

  return record != NULL && bst_repository_get_packing (record) == BST_PACKING_GGUF;
}

/* The tag of the usual quantization, where the repository is known to have it. Without
 * one, both Ollama and llama.cpp take Q4_K_M or what comes next to it. */
static char *
make_tag (BstEntry *entry, const char *quantization)
{
  g_autoptr (GPtrArray) sets = bst_weights_collect (bst_entry_get_repository (entry));
  const BstWeightSet *set = quantization != NULL ? bst_weights_find_quantization (sets, quantization) : NULL;

  return set != NULL ? g_strdup_printf (":%s", set->quantization) : g_strdup ("");
}

/* As huggingface_hub's guide of its command line has it. */
static char *
dup_download (const char *id, const char *endpoint)
{
  g_autofree char *prefix = make_prefix ("HF_ENDPOINT", endpoint);

  return g_strdup_printf ("%shf download %s", prefix, id);
}

/* As the Hub's documentation “Use Ollama with any GGUF Model” has it: hf.co is the one
 * address that is known to answer. */
static char *
dup_ollama (BstEntry *entry, const char *id, const char *quantization)
{
  g_autofree char *tag = is_gguf (entry) ? make_tag (entry, quantization) : NULL;

  return tag != NULL ? g_strdup_printf ("ollama run hf.co/%s%s", id, tag) : NULL;
}

/* As llama.cpp's docs/models.md has it, which names the variable too. */
static char *
dup_llama_cpp (BstEntry *entry, const char *id, const char *endpoint, const char *quantization)
{
  g_autofree char *tag = is_gguf (entry) ? make_tag (entry, quantization) : NULL;
  g_autofree char *prefix = make_prefix ("MODEL_ENDPOINT", endpoint);

  return tag != NULL ? g_strdup_printf ("%sllama-cli -hf %s%s", prefix, id, tag) : NULL;
}

/* The id that a link to ModelScope names, in "https://modelscope.cn/models/ORG/NAME".
 * Returns: (transfer full) (nullable) */
static char *
parse_modelscope (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *id = NULL;

  if (host == NULL || (!g_str_equal (host, "modelscope.cn") && !g_str_equal (host, "www.modelscope.cn")))
    return NULL;
  parts = g_strsplit (g_uri_get_path (uri), "/", -1);
  if (g_strv_length (parts) < 4 || !g_str_equal (parts[1], "models"))
    return NULL;
  id = g_strdup_printf ("%s/%s", parts[2], parts[3]);
  return bst_repository_is_id (id) ? g_steal_pointer (&id) : NULL;
}

/* Returns: (nullable): the address of the same model on ModelScope; NULL where nobody says that
 *   it is there */
const char *
bst_handoff_get_modelscope (BstEntry *entry)
{
  for (guint i = 0; i < bst_entry_get_n_links (entry); i++)
    if (bst_entry_get_link (entry, i)->rel == BST_LINK_MODELSCOPE)
      return bst_entry_get_link (entry, i)->url;
  return NULL;
}

/**
 * bst_handoff_dup_modelscope:
 * @is_search: (out): whether it is not known that the same model is there
 *
 * Returns: (transfer full) (nullable): the model's page on ModelScope, or a search for its
 *   name there; NULL for what is in no repository
 */
char *
bst_handoff_dup_modelscope (BstEntry *entry, gboolean *is_search)
{
  const char *url = bst_handoff_get_modelscope (entry), *id = get_id (entry);
  g_autofree char *name = NULL;

  *is_search = url == NULL;
  if (url != NULL)
    return g_strdup (url);
  if (id == NULL)
    return NULL;
  name = g_uri_escape_string (strchr (id, '/') + 1, NULL, FALSE);
  return g_strdup_printf (MODELSCOPE "?name=%s", name);
}

static char *
dup_modelscope_command (BstEntry *entry)
{
  const char *url = bst_handoff_get_modelscope (entry);
  g_autofree char *id = url != NULL ? parse_modelscope (url) : NULL;

  return id != NULL ? g_strdup_printf ("modelscope download --model %s", id) : NULL;
}

static char *
dup_git (const char *id, const char *endpoint)
{
  g_autofree char *url = g_strdup_printf ("%s/%s", is_official (endpoint) ? BST_HUB_ENDPOINT : endpoint, id);
  g_autofree char *quoted = quote (url);

  return g_strdup_printf ("git clone %s", quoted);
}

/**
 * bst_handoff_dup_page:
 * @endpoint: (nullable): the endpoint that is asked, without a slash at the end
 *
 * Returns: (transfer full) (nullable): the address of the repository's page there; NULL for
 *   what has none
 */
char *
bst_handoff_dup_page (BstEntry *entry, const char *endpoint)
{
  const char *id = get_id (entry);

  return id != NULL ? g_strdup_printf ("%s/%s", is_official (endpoint) ? BST_HUB_ENDPOINT : endpoint, id) : NULL;
}

/**
 * bst_handoff_dup_text:
 * @endpoint: (nullable): the endpoint that is asked, without a slash at the end
 * @quantization: (nullable): the usual one, such as "Q4_K_M"
 *
 * Returns: (transfer full) (nullable): what is to be copied, safe to be pasted into a
 *   shell or, for Transformers, into Python; NULL where it would not work or is not known to
 */
char *
bst_handoff_dup_text (BstHandoffKind kind, BstEntry *entry, const char *endpoint, const char *quantization)
{
  const char *id = get_id (entry);

  if (kind == BST_HANDOFF_ID)
    return g_strdup (bst_entry_get_id (entry));
  if (id == NULL)
    return NULL;
  switch (kind)
    {
    case BST_HANDOFF_DOWNLOAD:
      return dup_download (id, endpoint);
    case BST_HANDOFF_OLLAMA:
      return dup_ollama (entry, id, quantization);
    case BST_HANDOFF_LLAMA_CPP:
      return dup_llama_cpp (entry, id, endpoint, quantization);
    case BST_HANDOFF_TRANSFORMERS:
      return bst_handoff_dup_snippet (entry);
    case BST_HANDOFF_MODELSCOPE:
      return dup_modelscope_command (entry);
    case BST_HANDOFF_GIT:
      return dup_git (id, endpoint);
    case BST_HANDOFF_ID:
    default:
      return NULL;
    }
}
