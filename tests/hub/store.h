/* All models that the hub has: those of the catalogue, and those that are kept because
 * they came from a file or were changed. A kept one hides a generated one of its name. */
#pragma once

#include "catalogue.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *id;
  char *object_id;
  JsonObject *object; /* all members */
  GBytes *as_is; /* the body of a recorded answer, until it is changed; or NULL */
  double keys[BST_TEST_N_SORTS];
  /* 1 more than the places of the generated model whose object id this is, or 0. */
  guint64 places[BST_TEST_N_SORTS];
} BstTestKept;

/* One model of either sort. */
typedef struct
{
  const BstTestKept *kept; /* NULL where the facts count */
  BstTestFacts facts;
} BstTestModel;

typedef enum
{
  BST_TEST_NOWHERE,
  BST_TEST_HERE,
  BST_TEST_ELSEWHERE, /* under another name: old, or of other letter case */
} BstTestPlace;

typedef struct _BstTestStore BstTestStore;

BstTestStore *bst_test_store_new (guint64 count, guint64 seed);
void bst_test_store_free (BstTestStore *self);
const BstTestCatalogue *bst_test_store_get_catalogue (BstTestStore *self);
guint bst_test_store_count_kept (BstTestStore *self);

/* load.c */
gboolean bst_test_store_add_models (BstTestStore *self, const char *path, GError **error);
gboolean bst_test_store_add_fixtures (BstTestStore *self, const char *path, GError **error);

void bst_test_complete (JsonObject *object, const char *id);

void bst_test_store_add_alias (BstTestStore *self, const char *old_id, const char *id);
void bst_test_store_add_first_alias (BstTestStore *self, const char *old_id, const char *id);

BstTestPlace bst_test_store_find (BstTestStore *self, const char *id, BstTestModel *model, char **elsewhere);
gboolean bst_test_store_is_hidden (BstTestStore *self, guint64 index);
int bst_test_kept_compare (const BstTestKept *self, BstTestSort sort, double key, guint64 place, const char *object_id);
GPtrArray *bst_test_store_get_sorted (BstTestStore *self, BstTestSort sort);

void bst_test_store_keep_first (BstTestStore *self, const char *id, JsonObject *object, GBytes *as_is);
void bst_test_store_keep (BstTestStore *self, const char *id, JsonObject *object, GBytes *as_is);
void bst_test_store_remove (BstTestStore *self, const char *id);
char *bst_test_store_tick (BstTestStore *self);
void bst_test_store_reset (BstTestStore *self);

/* changes.c: what another refresh finds changed. */
gboolean bst_test_store_change (BstTestStore *self, JsonObject *change, char **problem);

/* model.c */
const char *bst_test_model_get_id (const BstTestModel *self);
const char *bst_test_model_get_sha (const BstTestModel *self);
const char *bst_test_model_get_gated (const BstTestModel *self);
gboolean bst_test_model_is_private (const BstTestModel *self);
gboolean bst_test_model_is_disabled (const BstTestModel *self);
void bst_test_model_write (const BstTestModel *self, BstTestFields fields, BstTestEndpoint endpoint, gboolean blobs,
                           GString *out);
JsonObject *bst_test_model_to_object (const BstTestModel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstTestStore, bst_test_store_free)

G_END_DECLS
