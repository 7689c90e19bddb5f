/* What came of a refresh. */
#pragma once

#include <gio/gio.h>

#include "library/harvest.h"

G_BEGIN_DECLS

/* Why nothing new is known of a model. Its figures are as they were. */
typedef struct
{
  char *id; /* as it was asked for */
  gboolean of_files; /* only the list of files is as it was */
  GError *error;
} BstRefreshFailure;

/**
 * BstRefreshOutcome: all of it has been saved, also where an error came in between.
 * Each model that was asked for is in one of @answered and @failed, or was not reached.
 * Where nothing could be saved, nothing counts as answered.
 */
typedef struct
{
  guint asked;
  guint answered; /* of which something was heard */
  guint unchanged; /* of these: they are as they were */
  guint fresh; /* of these: never heard of before */
  guint gone; /* of these: the Hub has them no more, or has closed them */
  guint failed; /* @failures of which nothing was heard */
  guint files; /* lists of files that came */
  guint files_left; /* that were not asked for: the Hub would not have answered so many at once */
  guint requests; /* that were sent */

  GPtrArray *changes; /* BstChange: in the order of what was asked for */
  GArray *renames; /* BstRename: of those that have another id now */
  GPtrArray *failures; /* BstRefreshFailure; of the files as well */
  GError *error; /* what stopped it, G_IO_ERROR_CANCELLED among others; NULL at a good end */
} BstRefreshOutcome;

BstRefreshOutcome *bst_refresh_outcome_new (void);
void bst_refresh_outcome_free (BstRefreshOutcome *self);
void bst_refresh_outcome_add_failure (BstRefreshOutcome *self, const char *id, gboolean of_files, const GError *error);
char *bst_refresh_outcome_dup_text (const BstRefreshOutcome *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstRefreshOutcome, bst_refresh_outcome_free)

G_END_DECLS
