/* What was fetched of one repository beside its record: the card, the configuration, and
 * what others made of it. */
#pragma once

#include "core/repository.h"

G_BEGIN_DECLS

/* The bytes of a card or a configuration that is kept; longer ones are cut, or not kept. */
#define BST_DOSSIER_LONGEST_TEXT (4 * 1024 * 1024)

/**
 * BstDossier: a reference-counted record; whoever makes it fills it, and nobody changes it
 * from then on. What was never fetched is NULL, or -1 for a time. The files and the shape
 * that the configuration tells are in the repository's own record.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount references;

  /*< public >*/
  char *id; /* of the repository */
  char *endpoint; /* who was asked last, without a slash at the end */

  char *card; /* the README as it is, but valid UTF-8; "" where the repository has none */
  char *card_sha; /* the revision that it is of */
  char *card_from; /* the endpoint that gave it */
  gint64 card_at; /* this and the other times: seconds since 1970, UTC */

  char *config; /* config.json as it is, but valid UTF-8; "" where there is none */
  char *config_sha;
  char *config_from;
  gint64 config_at;

  /* The most downloaded of each relation, brief: id, relation, base_models, downloads, likes,
   * last_modified, gated and gguf_*; files where these were asked for. */
  GPtrArray *derived; /* BstRepository */
  gint64 n_derived[BST_N_RELATIONS]; /* how many the Hub has; -1 where it does not say */
  char *derived_from;
  gint64 derived_at;
} BstDossier;

BstDossier *bst_dossier_new (const char *id, const char *endpoint);
BstDossier *bst_dossier_ref (const BstDossier *self);
void bst_dossier_unref (BstDossier *self);
BstDossier *bst_dossier_copy (const BstDossier *self);

BstDossier *bst_dossier_merge (const BstDossier *before, const BstDossier *newer);
gint64 bst_dossier_get_time (const BstDossier *self);
gint64 bst_dossier_count_derived (const BstDossier *self);
BstRepository *bst_dossier_find_derived (const BstDossier *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstDossier, bst_dossier_unref)

G_END_DECLS
