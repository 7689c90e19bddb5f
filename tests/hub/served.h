/* The test hub as a test meets it: a process that is started, told and asked. */
#pragma once

#include <libsoup/soup.h>

#include "../wait.h"
#include "hub/client.h"

G_BEGIN_DECLS

typedef struct
{
  GSubprocess *process;
  SoupSession *session;
  char *origin;
  char *second; /* another origin, of the same hub */
} Served;

Served *served_start (const char *first_argument, ...) G_GNUC_NULL_TERMINATED;
void served_end (Served *self);
char *served_ask (Served *self, const char *method, const char *path, const char *body);
void served_trouble (Served *self, const char *trouble);
void served_reset (Served *self);
guint served_count (Served *self, const char *origin, const char *path, const char *header);
guint served_count_status (Served *self, guint status);
guint served_get_most_under_way (Served *self);

BstHubSettings *served_dup_settings (Served *self, const char *token);
BstHubClient *served_new_client (Served *self, const char *token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Served, served_end)

G_END_DECLS
