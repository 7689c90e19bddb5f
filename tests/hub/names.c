#include "config.h"

#include "names.h"

#include <string.h>

static const BstTestFamily families[] = {
  { "Heron", "llama", "LlamaForCausalLM", 131072 },
  { "Marten", "mistral", "MistralForCausalLM", 32768 },
  { "Ibex", "qwen2", "Qwen2ForCausalLM", 32768 },
  { "Lynx", "gemma2", "Gemma2ForCausalLM", 8192 },
  { "Otter", "phi3", "Phi3ForCausalLM", 4096 },
  { "Wren", "gpt_neox", "GPTNeoXForCausalLM", 2048 },
  { "Civet", "mixtral", "MixtralForCausalLM", 32768 },
  { "Egret", "falcon", "FalconForCausalLM", 2048 },
  /* Names that people search for. */
  { "Qwen2.5", "qwen2", "Qwen2ForCausalLM", 32768 },
  { "Qwen3", "qwen3", "Qwen3ForCausalLM", 40960 },
  { "Qwen2", "qwen2", "Qwen2ForCausalLM", 32768 },
  { "Llama-3.1", "llama", "LlamaForCausalLM", 131072 },
  { "Llama-3.2", "llama", "LlamaForCausalLM", 131072 },
  { "Llama-2", "llama", "LlamaForCausalLM", 4096 },
  { "Mistral", "mistral", "MistralForCausalLM", 32768 },
  { "Mixtral", "mixtral", "MixtralForCausalLM", 32768 },
  { "gemma-2", "gemma2", "Gemma2ForCausalLM", 8192 },
  { "gemma-3", "gemma3_text", "Gemma3ForCausalLM", 32768 },
  { "Phi-3.5", "phi3", "Phi3ForCausalLM", 131072 },
  { "DeepSeek-R1-Distill", "qwen2", "Qwen2ForCausalLM", 131072 },
  { "SmolLM2", "llama", "LlamaForCausalLM", 8192 },
  { "Yi-1.5", "llama", "LlamaForCausalLM", 4096 },
  { "pythia", "gpt_neox", "GPTNeoXForCausalLM", 2048 },
  { "falcon", "falcon", "FalconForCausalLM", 2048 },
};

/* How many of 100 are so large. The totals are those that repositories of such sizes
 * really have. */
static const struct
{
  guint share;
  BstTestSize size;
} sizes[] = {
  { 12, { "0.5B", 494032768, 1 } },
  { 15, { "1B", 1235814400, 1 } },
  { 13, { "3B", 3212749824, 2 } },
  { 21, { "7B", 7241732096, 3 } },
  { 16, { "8B", 8030261248, 4 } },
  { 8, { "13B", 13015864320, 3 } },
  { 5, { "34B", 34388917248, 15 } },
  { 6, { "70B", 70553706496, 30 } },
  { 2, { "405B", 405853388800, 191 } },
  { 2, { "1T", 1026408232448, 61 } },
};

/* How many of 100 are of each kind, and how its name says so. */
static const struct
{
  guint share;
  const char *suffix;
} kinds[] = {
  [BST_TEST_BASE] = { 6, "" },
  [BST_TEST_CHAT] = { 8, "-Instruct" },
  [BST_TEST_GGUF_FILES] = { 7, "-GGUF" },
  [BST_TEST_GPTQ] = { 2, "-GPTQ" },
  [BST_TEST_ADAPTER] = { 9, "-lora" },
  [BST_TEST_MERGE] = { 2, "-merge" },
  [BST_TEST_DIFFUSION] = { 6, "-diffusion" },
  [BST_TEST_EMBEDDING] = { 3, "-embed" },
  [BST_TEST_TASK] = { 18, "" },
  [BST_TEST_BARE] = { 39, "-test" },
};

static const char *const words[] = {
  "medical", "legal", "math", "coder", "sql", "roleplay", "story", "news", "finance", "bio", "chem", "science", "poetry",
  "translator", "summarizer", "reasoning", "thinking", "uncensored", "abliterated", "distill", "dpo", "orpo", "grpo", "sft",
  "v0.1", "v2", "v3", "2024", "2025-05", "zh", "Chinese", "ja", "korean", "hindi", "arabic", "thai", "vietnamese", "turkish",
  "indonesian", "french", "german", "spanish", "italian", "portuguese", "russian", "persian", "multilingual", "vision", "audio",
  "agent", "tools", "function-calling", "32k", "128k", "4bit", "bnb", "mlx", "exl2", "onnx", "lite", "mini", "turbo", "pro",
  "emotion", "sentiment", "spam", "toxicity", "squad", "imdb", "checkpoint-500", "epoch3", "my_awesome_model"
};

/* Makers of thousands of models. */
static const char *const stems[] = { "lumenlab", "coralai", "northgate", "openreed", "tundra", "quietbit", "saltmarsh", "firefly",
                                     "basalt", "meadow", "kelpworks", "driftwood", "harbor", "juniper", "orchard", "windmill" };

/* Three of them are a maker's name. */
static const char syllables[32][3] = { "ka", "ri", "to", "me", "su", "lo", "na", "vi", "be", "du", "fa", "gi", "ho", "ja", "ke", "lu",
                                       "mo", "ne", "pa", "qi", "ru", "sa", "te", "uo", "va", "wu", "xi", "yo", "ze", "ci", "do", "el" };

#define N_SYLLABLE_NAMES (32 * 32 * 32)
/* A multiplier and what undoes it, modulo that: makers side by side have unlike names. */
#define SHUFFLE 20011
#define UNSHUFFLE 131

BstTestKind
bst_test_choose_kind (guint64 chance)
{
  guint left = (guint) ((chance & 0xffff) % 100);
  guint kind = 0;

  while (left >= kinds[kind].share)
    left -= kinds[kind++].share;
  return kind;
}

static const BstTestSize *
choose_size (guint64 chance)
{
  guint left = (guint) (chance % 100);
  guint size = 0;

  while (left >= sizes[size].share)
    left -= sizes[size++].share;
  return &sizes[size].size;
}

/* The kind, and what it brings: from the bits of the chance. */
void
bst_test_choose_traits (BstTestFacts *facts)
{
  guint64 chance = facts->chance;

  facts->kind = bst_test_choose_kind (chance);
  facts->task = facts->kind == BST_TEST_TASK ? bst_test_choose_task (chance >> 16) : NULL;
  facts->family = facts->task != NULL ? &facts->task->family : &families[(chance >> 16) % G_N_ELEMENTS (families)];
  facts->size = facts->task != NULL ? &facts->task->size : choose_size (chance >> 20);
}

static guint64
count_large (const BstTestCatalogue *catalogue)
{
  return G_N_ELEMENTS (stems) + catalogue->count / 20000;
}

static guint64
count_middle (const BstTestCatalogue *catalogue)
{
  return catalogue->count / 16 + 1;
}

/**
 * bst_test_maker_of:
 *
 * Of 16 models, 4 are of a few large makers, some of which are much larger than others,
 * 9 of makers of about nine models, and 3 of makers who have no other: there is a maker
 * to every four models.
 *
 * Returns: the maker's number
 */
guint64
bst_test_maker_of (const BstTestCatalogue *catalogue, guint64 index)
{
  guint64 chance = bst_test_mix (catalogue->seed + 1, index);
  guint64 share = index % 16;

  if (share < 4)
    {
      guint64 part = chance >> 32;

      return (part * part >> 32) * count_large (catalogue) >> 32;
    }
  if (share < 13)
    return count_large (catalogue) + chance % count_middle (catalogue);
  return count_large (catalogue) + count_middle (catalogue) + index / 16 * 3 + (share - 13);
}

void
bst_test_maker_write (const BstTestCatalogue *catalogue, guint64 number, char *out, gsize size)
{
  guint64 n_large = count_large (catalogue);
  guint64 name, round;

  if (number < n_large)
    {
      g_snprintf (out, size, "%s%" G_GUINT64_FORMAT, stems[number % G_N_ELEMENTS (stems)], number / G_N_ELEMENTS (stems));
      return;
    }
  number -= n_large;
  round = number / N_SYLLABLE_NAMES;
  name = number * SHUFFLE % N_SYLLABLE_NAMES;
  memcpy (out, syllables[name & 31], 2);
  memcpy (out + 2, syllables[name >> 5 & 31], 2);
  memcpy (out + 4, syllables[name >> 10], 3);
  if (number % 4 == 0)
    out[0] = g_ascii_toupper (out[0]);
  if (round > 0)
    g_snprintf (out + 6, size - 6, "%" G_GUINT64_FORMAT, round);
}

static int
find_syllable (const char *text)
{
  for (int i = 0; i < 32; i++)
    if (g_ascii_strncasecmp (text, syllables[i], 2) == 0)
      return i;
  return -1;
}

/* The case of the letters does not matter. FALSE where there is no such maker. */
gboolean
bst_test_maker_read (const BstTestCatalogue *catalogue, const char *name, guint64 *number)
{
  guint64 round = 0, shuffled = 0;
  char written[32];

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    {
      gsize length = strlen (stems[i]);
      guint64 digits;

      if (g_ascii_strncasecmp (name, stems[i], length) == 0 &&
          g_ascii_string_to_unsigned (name + length, 10, 0, G_MAXUINT32, &digits, NULL))
        {
          *number = digits * G_N_ELEMENTS (stems) + i;
          return *number < count_large (catalogue);
        }
    }
  if (strlen (name) < 6 || (name[6] != '\0' && !g_ascii_string_to_unsigned (name + 6, 10, 1, G_MAXUINT32, &round, NULL)))
    return FALSE;
  for (int i = 4; i >= 0; i -= 2)
    {
      int syllable = find_syllable (name + i);

      if (syllable < 0)
        return FALSE;
      shuffled = shuffled << 5 | (guint) syllable;
    }
  *number = count_large (catalogue) + round * N_SYLLABLE_NAMES + shuffled * UNSHUFFLE % N_SYLLABLE_NAMES;
  bst_test_maker_write (catalogue, *number, written, sizeof written);
  return g_ascii_strcasecmp (written, name) == 0 &&
         *number < count_large (catalogue) + count_middle (catalogue) + (catalogue->count / 16 + 1) * 3;
}

/* The index to the base of 36, which ends a name. */
static const char *
write_index (guint64 index, char buffer[16])
{
  char *digit = buffer + 15;

  *digit = '\0';
  do
    *--digit = "0123456789abcdefghijklmnopqrstuvwxyz"[index % 36];
  while ((index /= 36) > 0);
  return digit;
}

/* The id of one whose traits and author are known. Every second has a word of its own. */
void
bst_test_name_write (const BstTestFacts *facts, char *out, gsize size)
{
  guint64 chance = bst_test_mix (facts->chance, 99);
  const char *word = words[chance % G_N_ELEMENTS (words)];
  gboolean has_word = (chance >> 32) % 2 == 0;
  gboolean has_size = facts->kind != BST_TEST_BARE && facts->kind != BST_TEST_TASK;
  const char *first = facts->family->name;
  char buffer[16];

  if (facts->kind == BST_TEST_BARE)
    {
      first = has_word ? first : words[(chance >> 40) % G_N_ELEMENTS (words)];
      has_word = TRUE;
    }
  g_snprintf (out, size, "%s/%s%s%s%s%s%s-%s", facts->author, first, has_size ? "-" : "", has_size ? facts->size->label : "",
              has_word ? "-" : "", has_word ? word : "", kinds[facts->kind].suffix, write_index (facts->index, buffer));
}

/* Which one the name would be that of: whoever asks has to compare. */
gboolean
bst_test_name_read (const char *id, guint64 *index)
{
  const char *dash = strrchr (id, '-');

  return dash != NULL && strchr (dash, '/') == NULL && g_ascii_string_to_unsigned (dash + 1, 36, 0, G_MAXUINT64, index, NULL);
}
