/* One repository as the Hub's own list has it: the figures that are kept of millions. */
#pragma once

#include "core/repository.h"

G_BEGIN_DECLS

/**
 * BstListed: what a list of all models keeps of one repository. A text that is unknown is
 * NULL, a number -1. Whoever fills it lends the texts.
 *
 * It is less than a BstRepository: what a row, a filter or the chart shows. The rest is
 * asked for once a model is looked at.
 */
typedef struct
{
  const char *id; /* as the Hub writes it */
  const char *endpoint; /* who told it */
  const char *task;
  const char *library_name;
  const char *license;
  const char *license_name;
  const char *languages; /* with a blank between them */
  const char *base_models; /* likewise */

  gint64 downloads;
  gint64 likes;
  gint64 created_at; /* this and the other times: seconds since 1970, UTC */
  gint64 last_modified;
  gint64 fetched_at;
  gint64 parameters; /* packed quantizations have none */
  gint64 context; /* tokens, of a GGUF file */

  BstGated gated;
  BstRelation relation;
  BstPresence presence;

  guint pass; /* the last pass over the Hub's list that met it */
} BstListed;

/**
 * BstListedTexts: the texts of a row that had to be made for it.
 */
typedef struct
{
  char *languages;
  char *base_models;
} BstListedTexts;

void bst_listed_init (BstListed *self);
void bst_listed_read (BstListed *self, BstListedTexts *texts, const BstRepository *record);
BstRepository *bst_listed_to_repository (const BstListed *self);

void bst_listed_texts_clear (BstListedTexts *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstListedTexts, bst_listed_texts_clear)

G_END_DECLS
