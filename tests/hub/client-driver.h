/* Runs a client's tests one after another against one test hub, and what they share. */
#pragma once

#include "served.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  void (*run) (Served *served); /* which was reset before */
} ClientTest;

int client_driver_run (Served *served, const char *group, const ClientTest *tests, guint n_tests);
Served *client_driver_start_samples (void);
BstRepository *client_driver_get_model (BstHubClient *client, const char *id, const char *etag,
                                        gboolean *not_modified, GError **error);
void client_driver_cancel_after (guint milliseconds, GCancellable *cancellable);

G_END_DECLS
