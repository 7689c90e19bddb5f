/* Everything that can go wrong on the way, each when and as often as a test wants it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BST_TEST_LATENCY,
  BST_TEST_STALL,
  BST_TEST_CLOSE,
  BST_TEST_TRUNCATE,
  BST_TEST_DRIP,
  BST_TEST_HUGE,
  BST_TEST_EMPTY,
  BST_TEST_NOT_JSON,
  BST_TEST_WRONG_TYPES,
  BST_TEST_ONLY_ID,
  BST_TEST_CATCH_ALL,
  BST_TEST_BOMB,
  BST_TEST_UNAUTHORIZED,
  BST_TEST_BAD_TOKEN,
  BST_TEST_FORBIDDEN,
  BST_TEST_GATED_REPO,
  BST_TEST_DISABLED_REPO,
  BST_TEST_NOT_FOUND,
  BST_TEST_RATE_LIMIT,
  BST_TEST_ACTION_LIMIT,
  BST_TEST_SERVER_ERROR,
  BST_TEST_STATUS,
  BST_TEST_REDIRECT,
  BST_TEST_LINK_AWAY,
  BST_TEST_LINK_LOOP,
  BST_TEST_NO_LIMITS,
  BST_TEST_NO_304,
  BST_TEST_NO_FILTER,
} BstTestTroubleKind;

#define BST_TEST_N_TROUBLES 28

typedef struct
{
  grefcount references;
  BstTestTroubleKind kind;
  char *spec; /* as it was given */
  char *text; /* the value, or NULL */
  gint64 number; /* the value, where it is one, or what stands for none */
  GPatternSpec *path; /* NULL: all */
  GPatternSpec *query;
  char *method;
  gint64 after; /* let so many pass first */
  gint64 left; /* below 0: for ever */
  guint hits;
} BstTestTrouble;

typedef struct _BstTestTroubles BstTestTroubles;

BstTestTroubles *bst_test_troubles_new (void);
void bst_test_troubles_free (BstTestTroubles *self);
gboolean bst_test_troubles_add (BstTestTroubles *self, const char *spec, gboolean from_start, GError **error);
void bst_test_troubles_clear (BstTestTroubles *self);
void bst_test_troubles_reset (BstTestTroubles *self);
GPtrArray *bst_test_troubles_take (BstTestTroubles *self, const char *method, const char *path, const char *query);
void bst_test_troubles_write (BstTestTroubles *self, GString *out);

char *bst_test_troubles_describe (void);

G_END_DECLS
