#include "config.h"

#include "catalogue.h"

#include <math.h>
#include <string.h>

/* The Hub's oldest repositories all have this time. */
#define FIRST_CREATED 1646263744 /* 2022-03-02T23:29:04Z */
#define LAST_CREATED 1788220800 /* 2026-09-01T00:00:00Z */
#define MODELS_PER_AUTHOR 12

static const BstTestFamily families[] = {
  { "Heron", "llama", "LlamaForCausalLM", 131072 },
  { "Marten", "mistral", "MistralForCausalLM", 32768 },
  { "Ibex", "qwen2", "Qwen2ForCausalLM", 32768 },
  { "Lynx", "gemma2", "Gemma2ForCausalLM", 8192 },
  { "Otter", "phi3", "Phi3ForCausalLM", 4096 },
  { "Wren", "gpt_neox", "GPTNeoXForCausalLM", 2048 },
  { "Civet", "mixtral", "MixtralForCausalLM", 32768 },
  { "Egret", "falcon", "FalconForCausalLM", 2048 },
};

/* The totals are those that repositories of such sizes really have. */
static const BstTestSize sizes[] = {
  { "0.5B", 494032768, 1 },
  { "1B", 1235814400, 1 },
  { "3B", 3212749824, 2 },
  { "7B", 7241732096, 3 },
  { "8B", 8030261248, 4 },
  { "13B", 13015864320, 3 },
  { "34B", 34388917248, 15 },
  { "70B", 70553706496, 30 },
  { "405B", 405853388800, 191 },
  { "1T", 1026408232448, 61 },
};

static const char *const stems[] = { "lumenlab", "coralai", "northgate", "openreed", "tundra", "quietbit", "saltmarsh", "firefly",
                                     "basalt", "meadow", "kelpworks", "driftwood", "harbor", "juniper", "orchard", "windmill" };

/* How many of 100 are of each kind, and how its name says so. */
static const struct
{
  guint share;
  const char *suffix;
} kinds[] = {
  [BST_TEST_BASE] = { 18, "" },
  [BST_TEST_CHAT] = { 18, "-Instruct" },
  [BST_TEST_GGUF_FILES] = { 20, "-GGUF" },
  [BST_TEST_GPTQ] = { 6, "-GPTQ" },
  [BST_TEST_ADAPTER] = { 10, "-lora" },
  [BST_TEST_MERGE] = { 4, "-merge" },
  [BST_TEST_DIFFUSION] = { 6, "-diffusion" },
  [BST_TEST_EMBEDDING] = { 5, "-embed" },
  [BST_TEST_BARE] = { 13, "-test" },
};

const char *
bst_test_sort_name (BstTestSort sort)
{
  static const char *const names[BST_TEST_N_SORTS] = {
    [BST_TEST_SORT_TRENDING] = "trendingScore",
    [BST_TEST_SORT_DOWNLOADS] = "downloads",
    [BST_TEST_SORT_LIKES] = "likes",
    [BST_TEST_SORT_CREATED] = "createdAt",
    [BST_TEST_SORT_MODIFIED] = "lastModified",
  };

  return names[sort];
}

void
bst_test_catalogue_init (BstTestCatalogue *self, guint64 count, guint64 seed)
{
  *self = (BstTestCatalogue) { .count = count, .seed = seed };
  self->n_authors = (count + MODELS_PER_AUTHOR - 1) / MODELS_PER_AUTHOR;
  self->block = MAX (64, count / 16);
  bst_test_order_init (&self->popularity, count, count, bst_test_mix (seed, 11));
  bst_test_order_init (&self->liking, count, 64, bst_test_mix (seed, 12));
  bst_test_order_init (&self->trending, count, count, bst_test_mix (seed, 13));
  bst_test_order_init (&self->modification, count, self->block, bst_test_mix (seed, 14));
}

guint64
bst_test_catalogue_index_at (const BstTestCatalogue *self, BstTestSort sort, guint64 place)
{
  switch (sort)
    {
    case BST_TEST_SORT_TRENDING:
      return bst_test_order_back (&self->trending, place);
    case BST_TEST_SORT_DOWNLOADS:
      return bst_test_order_back (&self->popularity, place);
    case BST_TEST_SORT_LIKES:
      return bst_test_order_back (&self->popularity, bst_test_order_back (&self->liking, place));
    case BST_TEST_SORT_MODIFIED:
      return bst_test_order_back (&self->modification, self->count - 1 - place);
    case BST_TEST_SORT_CREATED:
    default:
      return self->count - 1 - place;
    }
}

guint64
bst_test_catalogue_place_of (const BstTestCatalogue *self, BstTestSort sort, guint64 index)
{
  switch (sort)
    {
    case BST_TEST_SORT_TRENDING:
      return bst_test_order_forth (&self->trending, index);
    case BST_TEST_SORT_DOWNLOADS:
      return bst_test_order_forth (&self->popularity, index);
    case BST_TEST_SORT_LIKES:
      return bst_test_order_forth (&self->liking, bst_test_order_forth (&self->popularity, index));
    case BST_TEST_SORT_MODIFIED:
      return self->count - 1 - bst_test_order_forth (&self->modification, index);
    case BST_TEST_SORT_CREATED:
    default:
      return self->count - 1 - index;
    }
}

/* The later, the more repositories a day. A model changes after it was made, because
 * its place in the order of change is counted a block later. */
static gint64
time_of (const BstTestCatalogue *self, guint64 place)
{
  double share = (double) place / (double) (self->count + self->block);

  return FIRST_CREATED + (gint64) floor ((LAST_CREATED - FIRST_CREATED) * sqrt (share));
}

/* The values fall with the place, so that an order is never sorted. */
double
bst_test_catalogue_key_at (const BstTestCatalogue *self, BstTestSort sort, guint64 place)
{
  double position = (double) place;

  switch (sort)
    {
    case BST_TEST_SORT_TRENDING:
      return floor (1800 * pow (1 + position, -0.7)) / 2;
    case BST_TEST_SORT_DOWNLOADS:
      /* Two fifths of all models were never downloaded. */
      return position >= 0.6 * (double) self->count ? 0 : MAX (1, floor (9.0e7 * pow (1 + position, -1.05)));
    case BST_TEST_SORT_LIKES:
      return floor (13000 * pow (1 + position, -0.8));
    case BST_TEST_SORT_MODIFIED:
      return (double) time_of (self, self->count - 1 - place + self->block);
    case BST_TEST_SORT_CREATED:
    default:
      return (double) time_of (self, self->count - 1 - place);
    }
}

/* The first place whose key is not above this one. */
guint64
bst_test_catalogue_place_of_key (const BstTestCatalogue *self, BstTestSort sort, double key)
{
  guint64 low = 0, high = self->count;

  while (low < high)
    {
      guint64 middle = low + (high - low) / 2;

      if (bst_test_catalogue_key_at (self, sort, middle) > key)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static BstTestKind
choose_kind (guint64 chance)
{
  guint left = (guint) (chance % 100);
  guint kind = 0;

  while (left >= kinds[kind].share)
    left -= kinds[kind++].share;
  return kind;
}

static double
key_of (const BstTestCatalogue *self, BstTestSort sort, guint64 index)
{
  return bst_test_catalogue_key_at (self, sort, bst_test_catalogue_place_of (self, sort, index));
}

/* The name and the traits that hang on the index alone: a scan of many models wants no
 * more of most of them. */
void
bst_test_catalogue_read_name (const BstTestCatalogue *self, guint64 index, BstTestFacts *facts)
{
  guint64 author = index % self->n_authors;
  guint64 chance = bst_test_mix (self->seed, index);
  guint gate = (guint) (chance >> 24) % 20;

  facts->catalogue = self;
  facts->index = index;
  facts->chance = chance;
  facts->kind = choose_kind (chance & 0xffff);
  facts->family = &families[(chance >> 16) % G_N_ELEMENTS (families)];
  facts->size = &sizes[(chance >> 20) % G_N_ELEMENTS (sizes)];
  facts->gated = gate == 0 ? "auto" : gate == 1 ? "manual"
                                                : NULL;
  g_snprintf (facts->author, sizeof facts->author, "%s%" G_GUINT64_FORMAT,
              stems[author % G_N_ELEMENTS (stems)], author / G_N_ELEMENTS (stems));
  g_snprintf (facts->id, sizeof facts->id, "%s/%s-%s%s-%" G_GUINT64_FORMAT, facts->author,
              facts->family->name, facts->size->label, kinds[facts->kind].suffix, index / self->n_authors);
}

void
bst_test_catalogue_read_figures (const BstTestCatalogue *self, BstTestFacts *facts)
{
  guint64 index = facts->index;

  facts->created = time_of (self, index);
  facts->modified = (gint64) key_of (self, BST_TEST_SORT_MODIFIED, index);
  facts->downloads = (gint64) key_of (self, BST_TEST_SORT_DOWNLOADS, index);
  facts->likes = (gint64) key_of (self, BST_TEST_SORT_LIKES, index);
  facts->trending = key_of (self, BST_TEST_SORT_TRENDING, index);
  /* An ObjectId begins with the time; the end of ours is the index. */
  g_snprintf (facts->object_id, sizeof facts->object_id, "%08x%06x%010" G_GINT64_MODIFIER "x",
              (guint) facts->created, (guint) (self->seed & 0xffffff), index);
  bst_test_hex (facts->chance, 40, facts->sha);
}

void
bst_test_catalogue_read (const BstTestCatalogue *self, guint64 index, BstTestFacts *facts)
{
  bst_test_catalogue_read_name (self, index, facts);
  bst_test_catalogue_read_figures (self, facts);
}

gboolean
bst_test_catalogue_find_author (const BstTestCatalogue *self, const char *author, guint64 *number)
{
  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    {
      gsize length = strlen (stems[i]);
      guint64 digits;

      if (g_ascii_strncasecmp (author, stems[i], length) != 0 ||
          !g_ascii_string_to_unsigned (author + length, 10, 0, G_MAXUINT32, &digits, NULL))
        continue;
      *number = digits * G_N_ELEMENTS (stems) + i;
      return *number < self->n_authors;
    }
  return FALSE;
}

/* The case of the letters does not matter: the caller compares the id if it does to him. */
gboolean
bst_test_catalogue_find (const BstTestCatalogue *self, const char *id, guint64 *index)
{
  const char *slash = strchr (id, '/');
  const char *dash = strrchr (id, '-');
  g_autofree char *author = NULL;
  guint64 number, ordinal;
  BstTestFacts facts;

  if (slash == NULL || dash == NULL || dash < slash)
    return FALSE;
  author = g_strndup (id, (gsize) (slash - id));
  if (!bst_test_catalogue_find_author (self, author, &number) ||
      !g_ascii_string_to_unsigned (dash + 1, 10, 0, G_MAXUINT32, &ordinal, NULL))
    return FALSE;
  *index = ordinal * self->n_authors + number;
  if (*index >= self->count)
    return FALSE;
  bst_test_catalogue_read_name (self, *index, &facts);
  return g_ascii_strcasecmp (facts.id, id) == 0;
}

gboolean
bst_test_catalogue_find_object (const BstTestCatalogue *self, const char *object_id, guint64 *index)
{
  BstTestFacts facts;

  if (strlen (object_id) != 24 || !g_ascii_string_to_unsigned (object_id + 14, 16, 0, G_MAXUINT64, index, NULL) ||
      *index >= self->count)
    return FALSE;
  bst_test_catalogue_read (self, *index, &facts);
  return g_str_equal (facts.object_id, object_id);
}
