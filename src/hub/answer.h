/* What came back for a request, before anybody reads it. */
#pragma once

#include <gio/gio.h>

#include "hub/limit.h"
#include "hub/request.h"

G_BEGIN_DECLS

typedef struct
{
  char *url; /* that was asked for, before any redirect */
  char *path; /* that answered after the redirects; NULL where these led to another origin */
  guint status;
  char *etag;
  char *link;
  char *content_type; /* lower case, without parameters */
  char *error_code; /* the Hub's own word for what is wrong */
  char *error_message;
  char *software; /* what the server calls itself */
  BstHubLimitHeaders limits;
  GBytes *body;
  gint64 fetched_at; /* seconds since 1970 */
  gboolean had_token; /* whether the token went with the request */
} BstHubAnswer;

typedef void (*BstHubAnswerFunc) (const BstHubAnswer *answer, gpointer user_data);

void bst_hub_answer_free (BstHubAnswer *self);
GError *bst_hub_answer_dup_error (const BstHubAnswer *self, const BstHubRequest *request, const char *host);
GError *bst_hub_answer_check_type (const BstHubAnswer *self, const BstHubRequest *request, const char *host);
char *bst_hub_content_type_dup (const char *header);
char *bst_hub_text_dup_clean (const char *text, gsize longest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstHubAnswer, bst_hub_answer_free)

G_END_DECLS
