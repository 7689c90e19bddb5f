/* Who makes models. */
#pragma once

#include "core/claim.h"
#include "core/haystack.h"

G_BEGIN_DECLS

/**
 * BstOrganization: an immutable, reference-counted maker of models.
 */
typedef struct _BstOrganization BstOrganization;

BstOrganization *bst_organization_new (const char *id, BstText *name, BstText *short_name, BstText *place,
                                       const char *country, BstText *summary, const char *url,
                                       const char *const *aliases, const char *const *readings,
                                       const char *const *member_of, GPtrArray *sources);
BstOrganization *bst_organization_ref (BstOrganization *self);
void bst_organization_unref (BstOrganization *self);
const char *bst_organization_get_id (const BstOrganization *self);
const char *bst_organization_get_name (const BstOrganization *self);
const char *bst_organization_get_short_name (const BstOrganization *self);
const char *bst_organization_get_name_for (const BstOrganization *self, BstLanguage language);
const char *bst_organization_get_place (const BstOrganization *self);
const char *bst_organization_get_country (const BstOrganization *self);
const char *bst_organization_get_summary (const BstOrganization *self);
const char *bst_organization_get_url (const BstOrganization *self);
const char *const *bst_organization_get_aliases (const BstOrganization *self);
const BstHaystack *bst_organization_get_haystack (const BstOrganization *self);
const char *bst_organization_get_haystack_text (const BstOrganization *self);
const char *bst_organization_get_reading (const BstOrganization *self);
int bst_organization_compare (const BstOrganization *a, const BstOrganization *b);
const char *const *bst_organization_get_member_of (const BstOrganization *self);
GPtrArray *bst_organization_get_sources (const BstOrganization *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstOrganization, bst_organization_unref)

G_END_DECLS
