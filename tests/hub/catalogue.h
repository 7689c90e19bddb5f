/* Any number of models that follow from a seed. None is kept: all that is said of one
 * is worked out from its index when it is asked for, and so is its place in each order. */
#pragma once

#include "fields.h"
#include "numbers.h"

G_BEGIN_DECLS

/* All of these descend, as the Hub's do. */
typedef enum
{
  BST_TEST_SORT_TRENDING,
  BST_TEST_SORT_DOWNLOADS,
  BST_TEST_SORT_LIKES,
  BST_TEST_SORT_CREATED,
  BST_TEST_SORT_MODIFIED,
} BstTestSort;

#define BST_TEST_N_SORTS 5

const char *bst_test_sort_name (BstTestSort sort);

typedef struct
{
  guint64 count;
  guint64 seed;
  guint64 block; /* how far apart the orders of creation and of change may be */
  BstTestOrder popularity; /* index → place by downloads */
  BstTestOrder liking; /* place by downloads → place by likes */
  BstTestOrder trending;
  BstTestOrder modification;
} BstTestCatalogue;

/* What sort of repository a generated model is, each with traps of its own. */
typedef enum
{
  BST_TEST_BASE,
  BST_TEST_CHAT,
  BST_TEST_GGUF_FILES, /* several files, one described; an empty config */
  BST_TEST_GPTQ, /* packed: the total of safetensors is no parameter count */
  BST_TEST_ADAPTER,
  BST_TEST_MERGE, /* base_model is an array */
  BST_TEST_DIFFUSION,
  BST_TEST_EMBEDDING,
  BST_TEST_TASK, /* a small one for any other task */
  BST_TEST_BARE, /* says nothing of itself */
} BstTestKind;

typedef struct
{
  const char *label;
  gint64 parameters;
  guint n_shards;
} BstTestSize;

typedef struct
{
  const char *name;
  const char *model_type;
  const char *architecture;
  gint64 context;
} BstTestFamily;

typedef struct
{
  const char *name; /* the Hub's pipeline_tag */
  const char *library;
  BstTestFamily family; /* without a type where there is no configuration */
  BstTestSize size; /* without parameters where there are no tensors */
} BstTestTask;

/* One model; the texts are bounded, so that reading one allocates nothing. */
typedef struct
{
  const BstTestCatalogue *catalogue;
  guint64 index;
  guint64 chance; /* the bits that its traits are taken from */
  BstTestKind kind;
  const BstTestFamily *family;
  const BstTestSize *size;
  const BstTestTask *task; /* of BST_TEST_TASK alone */
  char author[32];
  char id[96];
  char object_id[25];
  char sha[41];
  gint64 created; /* seconds since 1970 */
  gint64 modified;
  gint64 downloads;
  gint64 likes;
  double trending;
  const char *gated; /* NULL, "auto" or "manual" */
} BstTestFacts;

void bst_test_catalogue_init (BstTestCatalogue *self, guint64 count, guint64 seed);
guint64 bst_test_catalogue_index_at (const BstTestCatalogue *self, BstTestSort sort, guint64 place);
guint64 bst_test_catalogue_place_of (const BstTestCatalogue *self, BstTestSort sort, guint64 index);
double bst_test_catalogue_key_at (const BstTestCatalogue *self, BstTestSort sort, guint64 place);
guint64 bst_test_catalogue_place_of_key (const BstTestCatalogue *self, BstTestSort sort, double key);

void bst_test_catalogue_read_name (const BstTestCatalogue *self, guint64 index, BstTestFacts *facts);
void bst_test_catalogue_read_figures (const BstTestCatalogue *self, BstTestFacts *facts);
void bst_test_catalogue_read (const BstTestCatalogue *self, guint64 index, BstTestFacts *facts);
gboolean bst_test_catalogue_find (const BstTestCatalogue *self, const char *id, guint64 *index);
gboolean bst_test_catalogue_find_object (const BstTestCatalogue *self, const char *object_id, guint64 *index);

/* tasks.c */
const BstTestTask *bst_test_choose_task (guint64 chance);

/* traits.c and generated.c: what the Hub says of it. */
gint64 bst_test_facts_parameters (const BstTestFacts *facts);
const char *bst_test_facts_task (const BstTestFacts *facts);
gboolean bst_test_facts_has (const BstTestFacts *facts, BstTestField field);
GPtrArray *bst_test_facts_tags (const BstTestFacts *facts);
void bst_test_facts_write (const BstTestFacts *facts, BstTestField field, BstTestEndpoint endpoint, GString *out);

G_END_DECLS
