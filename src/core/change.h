/* What is another than last time. */
#pragma once

#include "core/repository.h"

G_BEGIN_DECLS

typedef enum
{
  BST_CHANGE_PRESENCE,
  BST_CHANGE_REVISION,
  BST_CHANGE_LAST_MODIFIED,
  BST_CHANGE_LICENSE,
  BST_CHANGE_GATED,
  BST_CHANGE_PARAMETERS,
  BST_CHANGE_CONTEXT_LENGTH,
  BST_CHANGE_LANGUAGES,
  BST_CHANGE_BASE_MODELS,
  BST_CHANGE_FILES,
  BST_CHANGE_DOWNLOADS,
  BST_CHANGE_LIKES,
} BstChangeField;

#define BST_N_CHANGE_FIELDS 12

const char *bst_change_field_to_string (BstChangeField field);
const char *bst_change_field_get_label (BstChangeField field);
gboolean bst_change_field_from_string (const char *string, BstChangeField *field);

/**
 * BstChange: an immutable, reference-counted difference between two records of one
 * repository. The values are written for programs: whole numbers in digits, times as
 * "2026-11-25T08:00:00Z", words with a space between them, files as their number and
 * their bytes ("12 16060522508"). NULL stands for what is unknown.
 */
typedef struct
{
  char *id; /* the repository */
  BstChangeField field;
  char *old_value;
  char *new_value;
  gint64 at; /* when it was seen: seconds since 1970, UTC */
} BstChange;

BstChange *bst_change_new (const char *id, BstChangeField field, const char *old_value, const char *new_value, gint64 at);
BstChange *bst_change_ref (const BstChange *self);
void bst_change_unref (BstChange *self);
char *bst_change_dup_old_text (const BstChange *self);
char *bst_change_dup_new_text (const BstChange *self);
char *bst_change_dup_text (const BstChange *self);

gboolean bst_repository_has_value (const BstRepository *self, BstChangeField field);
gint64 bst_repository_get_told (const BstRepository *self, BstChangeField field, const char **endpoint);
GPtrArray *bst_repository_compare (const BstRepository *before, const BstRepository *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstChange, bst_change_unref)

G_END_DECLS
