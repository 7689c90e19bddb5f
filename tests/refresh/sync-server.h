/* A server that says what no true Hub says, or not so soon, and a sync from it. */
#pragma once

#include "holder.h"
#include "refresh/sync.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _Fixture Fixture;

/* Answers for page @cursor of the list: what comes between its brackets goes to @body.
 * Returns: the page that its link leads to, or -1. */
typedef int (*Answer) (Fixture *fixture, guint cursor, guint limit, GString *body);

struct _Fixture
{
  Home *home;
  SoupServer *server;
  BstHubClient *client;
  GCancellable *cancellable;
  Answer answer;
  const char *sort; /* of the last request */
  guint status;
  guint asked;
  guint n_rows; /* what a test wants to vary */
  guint cancel_after; /* pages */
  gboolean cancels_writing;
  guint n_pages;
  guint n_writes;
};

typedef struct
{
  const char *path;
  Answer answer;
  void (*test) (Fixture *fixture, gconstpointer answer);
} SyncTest;

/* @task: (nullable): "" for what was synced last */
BstSyncOutcome *run (Fixture *fixture, const char *task, guint top, gboolean whole);

/* @modified: (nullable) */
void add_row (GString *body, guint number, const char *modified);
void add_rows (GString *body, guint first, guint n);
int some_rows (Fixture *fixture, guint cursor, guint limit, GString *body);

guint count_catalogue (Fixture *fixture);
gboolean has_catalogue (Fixture *fixture);
void assert_none_under_way (Fixture *fixture);
void add_tests (const SyncTest *tests, guint n);

G_END_DECLS
