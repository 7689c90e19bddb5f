/* Where one model stands among those of a list, by its parameters. */
#pragma once

#include "chart/sizes.h"
#include "core/entry.h"

G_BEGIN_DECLS

/**
 * BstStanding: a plain value. The numbers are of models of the list other than this one.
 */
typedef struct
{
  gint64 parameters; /* of this model; 0 where they are unknown */
  gint64 active; /* of a mixture of experts; else 0 */
  gboolean is_estimated; /* the figure is */
  BstOpenness openness;
  gboolean is_listed; /* it is one of them itself */
  guint n_larger;
  guint n_alike;
  guint n_smaller;
  guint n_unknown; /* have no figure */
} BstStanding;

void bst_standing_init (BstStanding *self, BstSizes *sizes, BstEntry *entry, gboolean is_listed);
guint bst_standing_get_n_known (const BstStanding *self);

/* standing-text.c */
char *bst_standing_dup_sentence (const BstStanding *self);
char *bst_sizes_dup_summary (BstSizes *self);

G_END_DECLS
