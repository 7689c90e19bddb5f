/* A claim: a value and who says so. */
#pragma once

#include "core/field.h"
#include "core/repository.h"
#include "core/text.h"

G_BEGIN_DECLS

typedef enum
{
  BST_SOURCE_CONFIG,
  BST_SOURCE_CARD,
  BST_SOURCE_PAPER,
  BST_SOURCE_HUB,
  BST_SOURCE_REVIEW,
  BST_SOURCE_USER,
} BstSourceKind;

#define BST_N_SOURCE_KINDS 6

const char *bst_source_kind_to_string (BstSourceKind kind);
const char *bst_source_kind_get_label (BstSourceKind kind);
gboolean bst_source_kind_from_string (const char *string, BstSourceKind *kind);

/**
 * BstSource: an immutable, reference-counted citation.
 */
typedef struct _BstSource BstSource;

BstSource *bst_source_new (BstSourceKind kind, BstText *title, const char *url, const char *as_of);
BstSource *bst_source_ref (BstSource *self);
void bst_source_unref (BstSource *self);
BstSourceKind bst_source_get_kind (const BstSource *self);
const char *bst_source_get_title (const BstSource *self);
const char *bst_source_get_url (const BstSource *self);
const char *bst_source_get_as_of (const BstSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstSource, bst_source_unref)

/**
 * BstClaim: an immutable, reference-counted value of a field with its source.
 */
typedef struct _BstClaim BstClaim;

BstClaim *bst_claim_new (BstField field, GVariant *value, BstSource *source, BstText *note, gboolean estimated);
BstClaim *bst_claim_new_of_bases (GVariant *value, BstSource *source, BstText *note, gboolean estimated,
                                  BstRelation relation);
BstClaim *bst_claim_ref (BstClaim *self);
void bst_claim_unref (BstClaim *self);
BstField bst_claim_get_field (const BstClaim *self);
GVariant *bst_claim_get_value (const BstClaim *self);
BstSource *bst_claim_get_source (const BstClaim *self);
const char *bst_claim_get_note (const BstClaim *self);
gboolean bst_claim_is_estimated (const BstClaim *self);
BstRelation bst_claim_get_relation (const BstClaim *self);
gboolean bst_claim_agrees_with (const BstClaim *self, const BstClaim *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstClaim, bst_claim_unref)

G_END_DECLS
