/* The test hub, and one request to it with the answer in the making. */
#pragma once

#include "files.h"
#include "params.h"
#include "quota.h"
#include "record.h"
#include "store.h"
#include "trouble.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define BST_TEST_CONTROL "/_control"
#define BST_TEST_VIA "/_via" /* where a redirect leads: the same, once more */

typedef struct
{
  SoupServer *server;
  char *origins[2]; /* the second may be NULL */
  BstTestStore *store;
  BstTestRecord *record;
  BstTestTroubles *troubles;
  BstTestQuota *quota;
  gboolean compresses;
  guint under_way;
} BstTestHub;

typedef struct
{
  BstTestHub *hub;
  SoupServerMessage *message;
  SoupMessageHeaders *headers; /* of the answer */
  char *path; /* as it came, percent signs and all, but for /_via */
  guint n_via;
  char *query; /* as it came, or NULL */
  BstTestParams *params;
  const char *origin; /* that it came to */
  const BstTestUser *user; /* NULL without a token */
  guint64 serial; /* of its record */
  GPtrArray *troubles; /* BstTestTrouble */
  guint timer;
  gboolean is_control;
  gboolean is_paused;

  guint status;
  GBytes *body;
  BstTestFile *file; /* what is sent piece by piece, where there is no body */
  gint64 position;
  gint64 end;
} BstTestExchange;

gboolean bst_test_hub_start (BstTestHub *hub, guint port, gboolean second_origin, GError **error);
void bst_test_hub_stop (BstTestHub *hub);

/* exchange.c */
const char *bst_test_phrase (guint status);
void bst_test_exchange_reply (BstTestExchange *self, guint status, const char *type, GBytes *body);
void bst_test_exchange_reply_text (BstTestExchange *self, guint status, const char *type, const char *text);
void bst_test_exchange_reply_json (BstTestExchange *self, const char *text, gsize size);
void bst_test_exchange_fail (BstTestExchange *self, guint status, const char *code, const char *format, ...) G_GNUC_PRINTF (4, 5);
void bst_test_exchange_redirect (BstTestExchange *self, guint status, const char *location);
void bst_test_exchange_link (BstTestExchange *self, const char *cursor);
gboolean bst_test_exchange_count (BstTestExchange *self);
const char *bst_test_exchange_get_request (BstTestExchange *self, const char *header);
const BstTestTrouble *bst_test_exchange_trouble (BstTestExchange *self, BstTestTroubleKind kind);

/* send.c */
void bst_test_exchange_send (BstTestExchange *self);

void bst_test_exchange_free (BstTestExchange *self);

/* children.c */
gboolean bst_test_put_children (BstTestStore *store, const BstTestModel *model, GString *out);

/* endpoints */
void bst_test_route (BstTestExchange *exchange);
void bst_test_answer_trouble (BstTestExchange *exchange, const BstTestTrouble *trouble);
void bst_test_answer_list (BstTestExchange *exchange);
void bst_test_answer_model (BstTestExchange *exchange, const BstTestModel *model);
void bst_test_answer_refs (BstTestExchange *exchange, const BstTestModel *model);
void bst_test_answer_tree (BstTestExchange *exchange, const BstTestModel *model, const char *folder);
void bst_test_answer_paths (BstTestExchange *exchange, const BstTestModel *model);
void bst_test_answer_file (BstTestExchange *exchange, const BstTestModel *model, const char *path, gboolean is_raw);
void bst_test_answer_cached (BstTestExchange *exchange, const BstTestModel *model, const char *path);
void bst_test_answer_account (BstTestExchange *exchange);
void bst_test_answer_tags (BstTestExchange *exchange);
void bst_test_answer_control (BstTestExchange *exchange);

G_END_DECLS
