#include "config.h"

#include "rows.h"

/* 2022-03-02, from which on the Hub knows when a repository was made. */
#define FIRST_DAY 19053
#define DAYS 1700

static const char *const makers[] = {
  "meta-llama",
  "mistralai",
  "Qwen",
  "tiiuae",
  "EleutherAI",
  "bigscience",
  "mosaicml",
  "google",
  "TheBloke",
  "unsloth",
  "bartowski",
  "mradermacher",
  "deepseek-ai",
  "microsoft",
  "01-ai",
  "THUDM",
};

static const char *const names[] = {
  "Llama-2",
  "llama",
  "Mistral",
  "Qwen2.5",
  "falcon",
  "pythia",
  "bloom",
  "mpt",
  "gemma-2",
  "phi-3",
  "Yi",
  "chatglm3",
  "bert-base",
  "distilbert",
  "t5-small",
  "whisper",
  "roberta",
  "sd-lora",
  "my-model",
  "ppo-LunarLander",
};

static const char *const sizes[] = { "7b", "13b", "70b", "1.3b", "160m", "0.5B", "8x7B", "27b", "", "" };

static const char *const ends[] = { "", "-Instruct", "-chat", "-hf", "-GGUF", "-GPTQ", "_v2", "-finetuned", ".q4", "-v0.1" };

static const char *const licenses[] = { "apache-2.0", "mit", "llama2", "cc-by-nc-4.0", "other", "openrail", "heron-9", NULL };

static const char *const tasks[] = { "text-generation", "fill-mask", "text-to-image", "reinforcement-learning", NULL };

static const char *const libraries[] = { "transformers", "diffusers", "peft", "gguf", NULL };

static const char *const languages[] = { "en", "zh", "en zh", "fr de en", "zh-CN", NULL, NULL };

/* Models of the guide whose licences hold for what is made of them, and one whose does not. */
static const char *const bases[] = {
  "meta-llama/Llama-2-7b-hf",
  "lmsys/Vicuna-7b-v1.3",
  "tloen/alpaca-lora-7b",
  "mistralai/Mistral-7B-v0.1",
  "mistralai/Mistral-7B-v0.1 tiiuae/falcon-180B nobody/nothing",
};

static const gint64 parameters[] = { 6738415616, 13015864320, 68976648192, 1311625216, 162322944, 494032768, -1, -1, -1, -1 };

/* SplitMix64: a number that follows from another, and looks like none of its neighbours. */
static guint64
mix (guint64 number)
{
  number += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  number = (number ^ (number >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  number = (number ^ (number >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return number ^ (number >> 31);
}

#define PICK(array, trait) ((array)[mix ((guint64) index * 31 + (trait)) % G_N_ELEMENTS (array)])

static guint
pick_number (guint index, guint trait, guint below)
{
  return mix ((guint64) index * 31 + trait) % below;
}

/* A quarter of the makers has one model, as on the Hub; the ids are all different. */
static void
write_id (BstMadeRow *self, guint index)
{
  const char *name = PICK (names, 2), *size = PICK (sizes, 3), *end = PICK (ends, 4);
  char maker[32];

  if (pick_number (index, 1, 4) == 0)
    g_snprintf (maker, sizeof maker, "user%x", pick_number (index, 5, G_MAXINT32));
  else if (pick_number (index, 1, 4) == 1)
    g_snprintf (maker, sizeof maker, "lab-%u", pick_number (index, 6, 20000));
  else
    g_strlcpy (maker, PICK (makers, 7), sizeof maker);
  if (index % 1000 == 7)
    g_snprintf (self->id, sizeof self->id, "%s%s-%x", name, end, index);
  else
    g_snprintf (self->id, sizeof self->id, "%s/%s%s%s%s-%x", maker, name, size[0] != '\0' ? "-" : "", size, end, index);
}

/* Most models were downloaded by hardly anybody, a few by millions. */
static gint64
pick_downloads (guint index)
{
  guint scale = pick_number (index, 8, 24);

  if (index % 97 == 5)
    return -1;
  return scale < 14 ? pick_number (index, 9, 20) : pick_number (index, 9, 1u << (scale > 22 ? 23 : scale - 10));
}

/**
 * bst_made_row_init:
 * @self: (out): must not be moved: the row lends its texts
 */
void
bst_made_row_init (BstMadeRow *self, guint index)
{
  BstListed *row = &self->row;

  write_id (self, index);
  bst_listed_init (row);
  row->id = self->id;
  row->endpoint = BST_HUB_ENDPOINT;
  row->task = PICK (tasks, 10);
  row->library_name = PICK (libraries, 11);
  row->license = PICK (licenses, 12);
  if (g_strcmp0 (row->license, "other") == 0)
    row->license_name = pick_number (index, 13, 2) == 0 ? "falcon-180b-license" : "heron-community";
  row->languages = PICK (languages, 14);
  if (pick_number (index, 15, 4) == 0)
    {
      g_snprintf (self->base, sizeof self->base, "%s/%s-%s", PICK (makers, 16), PICK (names, 17), PICK (sizes, 18));
      row->base_models = pick_number (index, 28, 4) == 0 ? PICK (bases, 29) : self->base;
      row->relation = pick_number (index, 19, BST_N_RELATIONS);
    }
  row->downloads = pick_downloads (index);
  row->likes = index % 89 == 3 ? -1 : (gint64) pick_number (index, 20, 50) * pick_number (index, 21, 3);
  row->created_at = ((gint64) FIRST_DAY + pick_number (index, 22, DAYS)) * 86400 + pick_number (index, 23, 86400);
  row->last_modified = row->created_at + pick_number (index, 24, 100 * 86400);
  row->fetched_at = G_GINT64_CONSTANT (1795000000);
  row->parameters = PICK (parameters, 25);
  row->context = index % 16 == 1 ? 1 << (10 + pick_number (index, 26, 8)) : -1;
  row->gated = pick_number (index, 27, BST_N_GATED);
  row->presence = BST_PRESENCE_THERE;
}
