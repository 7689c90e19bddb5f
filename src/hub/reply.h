/* The one place that reads what the Hub says. */
#pragma once

#include "core/repository.h"
#include "hub/answer.h"

G_BEGIN_DECLS

/* An element of a list that could not be read. The others are not lost for it. */
typedef struct
{
  char *id; /* NULL where not even that is known */
  GError *error;
} BstHubSlip;

/* A page of the Hub's list of models. */
typedef struct
{
  GPtrArray *repositories; /* BstRepository */
  GPtrArray *slips; /* BstHubSlip */
  char *next_link; /* for the page that follows; NULL on the last */
  gint64 date; /* the server's own clock, in seconds since 1970; 0 where it did not say */
} BstHubPage;

/* One of the words that repositories are tagged with. */
typedef struct
{
  char *id; /* as in BstHubListQuery's filter */
  char *label; /* in English */
  char *type; /* "pipeline_tag", "license", … */
  char *sub_type; /* such as the kind of a task; NULL for none */
} BstHubTag;

/* A model's config.json. */
typedef struct
{
  char *text; /* as it is, but valid UTF-8 */
  GVariant *shape; /* a{sv}: that it tells, as a claim of the architecture has it; NULL for none */
  gint64 context; /* tokens; -1 where it tells none */
} BstHubConfig;

void bst_hub_config_free (BstHubConfig *self);
void bst_hub_page_free (BstHubPage *self);
void bst_hub_tag_free (BstHubTag *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstHubConfig, bst_hub_config_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstHubPage, bst_hub_page_free)

/* Each reads the body of a successful answer, in any thread. Nothing is translated
 * there: bst_hub_reply_word() and bst_hub_page_word_slips() make sentences of errors. */
BstRepository *bst_hub_reply_read_model (const BstHubAnswer *answer, const char *endpoint, GError **error);
char *bst_hub_answer_dup_next_link (const BstHubAnswer *answer, const char *endpoint);
BstHubPage *bst_hub_reply_read_page (const BstHubAnswer *answer, const char *endpoint, GError **error);
BstHubPage *bst_hub_reply_read_files (const BstHubAnswer *answer, const char *endpoint, GError **error);
BstHubConfig *bst_hub_reply_read_config_file (const BstHubAnswer *answer, const char *endpoint, GError **error);
char *bst_hub_reply_read_text (const BstHubAnswer *answer, const char *endpoint, GError **error);
GPtrArray *bst_hub_reply_read_tags (const BstHubAnswer *answer, const char *endpoint, GError **error);
char *bst_hub_reply_read_whoami (const BstHubAnswer *answer, const char *endpoint, GError **error);

GError *bst_hub_reply_word (GError *cause, const char *endpoint);
void bst_hub_page_word_slips (BstHubPage *self, const char *endpoint);

G_END_DECLS
