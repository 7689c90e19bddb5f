/* Licences and what they allow. */
#pragma once

#include "core/kind.h"
#include "core/license-term.h"
#include "core/text.h"

G_BEGIN_DECLS

/**
 * BstLicense: an immutable, reference-counted licence with its verdict.
 */
typedef struct _BstLicense BstLicense;

BstLicense *bst_license_new (const char *id, const char *name, const char *short_name, const char *url,
                             BstCommercial commercial, BstText *condition, gboolean osi_approved,
                             BstText *summary);
void bst_license_set_aliases (BstLicense *self, const char *const *aliases);
void bst_license_set_reviewed (BstLicense *self, const char *reviewed);
void bst_license_set_term (BstLicense *self, BstLicenseTerm *term);
BstLicense *bst_license_ref (BstLicense *self);
void bst_license_unref (BstLicense *self);
const char *bst_license_get_id (const BstLicense *self);
const char *const *bst_license_get_aliases (const BstLicense *self);
const char *bst_license_get_name (const BstLicense *self);
const char *bst_license_get_short_name (const BstLicense *self);
const char *bst_license_get_url (const BstLicense *self);
BstCommercial bst_license_get_commercial (const BstLicense *self);
const char *bst_license_get_condition (const BstLicense *self);
const char *bst_license_get_summary (const BstLicense *self);
const char *bst_license_get_reviewed (const BstLicense *self);
const BstLicenseTerm *bst_license_get_term (const BstLicense *self, BstTerm term);
gboolean bst_license_has_terms (const BstLicense *self);
gboolean bst_license_binds_derivatives (const BstLicense *self);
gboolean bst_license_is_osi_approved (const BstLicense *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstLicense, bst_license_unref)

G_END_DECLS
