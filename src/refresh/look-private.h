/* The parts of a look under way. Private to it. */
#pragma once

#include "refresh/look.h"

G_BEGIN_DECLS

typedef struct
{
  BstHubClient *client;
  BstLookParts parts;
  BstLookFunc on_event;
  gpointer event_data;
  gulong waiting; /* a handler of the client's */
  guint done, total;
  guint n_sent_before;

  char *id; /* as it is asked for */
  char *other_id; /* by which the library knows it, to be asked for where @id is not found; NULL for none */
  gboolean is_plain; /* the question is the usual one: how many are made of it is not to be had */
  BstDossier *before; /* what is kept; NULL for nothing */
  BstRepository *known; /* likewise */

  BstRepository *record; /* the answer; of this run alone until it is saved */
  BstDossier *dossier; /* what comes; likewise */
  char *revision; /* that is asked for */
  GError *no_card; /* why it did not come; that it is not there is settled by the files */
  GError *no_config;
  gboolean no_derived; /* one of the lists did not come */
  guint open; /* answers that are waited for */
  BstLookOutcome *outcome;
} BstLookRun;

/* look.c */
void bst_look_run_tell (BstLookRun *run, guint waiting);
void bst_look_run_end (GTask *task);

/* look-parts.c */
void bst_look_run_ask_parts (GTask *task, GSourceFunc done);

/* look-outcome.c */
BstLookOutcome *bst_look_outcome_new (const char *id);
void bst_look_run_fail (BstLookRun *run, BstLookParts part, const GError *error);
void bst_look_run_settle (BstLookRun *run, gboolean is_cancelled);

G_END_DECLS
