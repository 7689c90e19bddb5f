/* What the Hub says of one repository at one moment. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the Hub itself answers; any other endpoint is a mirror of it. */
#define BST_HUB_ENDPOINT "https://huggingface.co"

/* Whether access has to be asked for, and who grants it. */
typedef enum
{
  BST_GATED_UNKNOWN,
  BST_GATED_NO,
  BST_GATED_AUTO, /* granted at once to whoever accepts the terms */
  BST_GATED_MANUAL, /* granted by the owner, one by one */
} BstGated;

#define BST_N_GATED 4

const char *bst_gated_to_string (BstGated gated);
gboolean bst_gated_from_string (const char *string, BstGated *gated);

/* Whether the endpoint still serves the repository. */
typedef enum
{
  BST_PRESENCE_THERE,
  BST_PRESENCE_GONE, /* the official Hub has it no more, or hides it */
  BST_PRESENCE_DISABLED, /* closed by the Hub's own people */
} BstPresence;

#define BST_N_PRESENCES 3

const char *bst_presence_to_string (BstPresence presence);
gboolean bst_presence_from_string (const char *string, BstPresence *presence);

/* What a repository is of its base model. */
typedef enum
{
  BST_RELATION_UNKNOWN,
  BST_RELATION_FINETUNE,
  BST_RELATION_ADAPTER,
  BST_RELATION_QUANTIZED,
  BST_RELATION_MERGE,
} BstRelation;

#define BST_N_RELATIONS 5

const char *bst_relation_to_string (BstRelation relation);
gboolean bst_relation_from_string (const char *string, BstRelation *relation);

/* How many elements the safetensors files hold of one type. */
typedef struct
{
  char *dtype; /* "BF16", "I32", … */
  gint64 count;
} BstTensorCount;

typedef struct
{
  char *path; /* within the repository, with slashes */
  gint64 size; /* bytes, that of the content also for a large file */
} BstRepositoryFile;

/**
 * BstRepository: a reference-counted record; whoever makes it fills it, and nobody
 * changes it from then on. A text that is unknown is NULL, a number -1.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount references;

  /*< public >*/
  char *id; /* as the Hub writes it now, which is not always as it was asked for */
  char *endpoint; /* who said all this, without a slash at the end */
  char *etag;
  gint64 fetched_at; /* this and the other times: seconds since 1970, UTC */
  BstPresence presence;
  gint64 token_sent; /* 1 where a token went with the question; who has none may be told less */

  char *sha; /* the revision: 40 hexadecimal digits */
  gint64 created_at;
  gint64 last_modified;
  gint64 downloads; /* in the last 30 days */
  gint64 likes;
  BstGated gated;
  char *task; /* the Hub's pipeline_tag */
  char *library_name;

  char *license; /* the Hub's identifier, such as "apache-2.0" or "other" */
  char *license_name; /* what stands for "other" */
  char *license_link;
  char **languages; /* ISO 639 codes as the card writes them; NULL or not empty */
  char **base_models; /* repository ids; NULL or not empty */
  BstRelation relation;

  GArray *tensors; /* BstTensorCount by type; NULL without safetensors */
  gint64 tensors_total;
  gint64 gguf_parameters;
  gint64 gguf_context;
  char *gguf_architecture;
  char *architecture; /* the first of the configuration's architectures */
  char *model_type;
  char *quantization; /* the configuration's quantization method, such as "gptq" */

  /* What the newest answer did not name is as it was: bst_repository_get_told() knows more. */
  gint64 kept_fields; /* a bit for each BstChangeField; -1 for none */
  gint64 kept_at; /* when the oldest of them was told */
  char *kept_from; /* the endpoint that told it */

  /* What config.json tells, where somebody has asked for it. */
  GVariant *shape; /* a{sv}, as a claim of the architecture has it; NULL where it tells none */
  gint64 config_context; /* tokens that the model was made for */
  char *config_sha; /* the revision that it is of */
  char *config_from; /* the endpoint that gave it */
  gint64 config_at;

  /* How many repositories are of which relation to this one; -1 where nobody asked. They are
   * not kept with the record. */
  gint64 n_children[BST_N_RELATIONS];

  GPtrArray *files; /* BstRepositoryFile; NULL where they were never asked for */
  char *files_sha; /* the revision that has these files */
} BstRepository;

gboolean bst_repository_is_id (const char *string);

BstRepository *bst_repository_new (const char *id, const char *endpoint);
BstRepository *bst_repository_ref (const BstRepository *self);
void bst_repository_unref (BstRepository *self);
BstRepository *bst_repository_copy (const BstRepository *self);

void bst_repository_add_tensors (BstRepository *self, const char *dtype, gint64 count);
void bst_repository_begin_files (BstRepository *self);
void bst_repository_take_config (BstRepository *self, const BstRepository *other);
void bst_repository_add_file (BstRepository *self, const char *path, gint64 size);

gboolean bst_repository_is_packed (const BstRepository *self);
gint64 bst_repository_get_parameters (const BstRepository *self);
gint64 bst_repository_get_files_size (const BstRepository *self);
gboolean bst_repository_is_official (const BstRepository *self);
gboolean bst_repository_has_figures (const BstRepository *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstRepository, bst_repository_unref)

G_END_DECLS
