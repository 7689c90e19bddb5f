/* One row of the guide. */
#pragma once

#include "core/byname.h"
#include "core/claim.h"
#include "core/family.h"
#include "core/inheritance.h"
#include "core/kind.h"
#include "core/license.h"
#include "core/link.h"
#include "core/organization.h"
#include "core/repository.h"

G_BEGIN_DECLS

/**
 * BstEntry: one row of the guide; immutable once built. A refresh replaces it.
 */
#define BST_TYPE_ENTRY (bst_entry_get_type ())
G_DECLARE_FINAL_TYPE (BstEntry, bst_entry, BST, ENTRY, GObject)

const char *bst_entry_get_id (BstEntry *self);
BstKind bst_entry_get_kind (BstEntry *self);
const char *bst_entry_get_name (BstEntry *self);
BstFamily *bst_entry_get_family (BstEntry *self);
BstOrganization *bst_entry_get_organization (BstEntry *self);
BstLicense *bst_entry_get_license (BstEntry *self);
BstInheritance *bst_entry_get_inheritance (BstEntry *self);
const char *bst_entry_get_summary (BstEntry *self);
const char *bst_entry_get_family_summary (BstEntry *self);
const char *bst_entry_get_milestone (BstEntry *self);
const char *const *bst_entry_get_aliases (BstEntry *self);
const char *const *bst_entry_get_shelves (BstEntry *self);
gboolean bst_entry_is_on_shelf (BstEntry *self, const char *shelf);
gboolean bst_entry_has_repository (BstEntry *self);
char *bst_entry_dup_hub_url (BstEntry *self);
guint bst_entry_get_n_links (BstEntry *self);
const BstLink *bst_entry_get_link (BstEntry *self, guint index);
GPtrArray *bst_entry_get_claims (BstEntry *self, BstField field);
BstClaim *bst_entry_get_claim (BstEntry *self, BstField field);
gboolean bst_entry_is_disputed (BstEntry *self, BstField field);
gint64 bst_entry_get_count (BstEntry *self, BstField field);
const char *bst_entry_get_word (BstEntry *self, BstField field);
const char **bst_entry_get_words (BstEntry *self, BstField field);
gboolean bst_entry_get_flag (BstEntry *self, BstField field);
gint64 bst_entry_get_shape (BstEntry *self, const char *member);
BstOpenness bst_entry_get_openness (BstEntry *self);
BstCommercial bst_entry_get_commercial (BstEntry *self);
gboolean bst_entry_get_release_days (BstEntry *self, double *days);
BstRepository *bst_entry_get_repository (BstEntry *self);
const char *bst_entry_get_haystack (BstEntry *self);
int bst_entry_compare_names (BstEntry *a, BstEntry *b);

/**
 * BstEntryBuilder: collects what an entry is made of; every setter copies or
 * takes a reference. bst_entry_builder_end() makes the entry and frees it.
 */
typedef struct _BstEntryBuilder BstEntryBuilder;

BstEntryBuilder *bst_entry_builder_new (const char *id, BstKind kind, const char *name);
BstEntryBuilder *bst_entry_builder_new_like (BstEntry *entry);
void bst_entry_builder_set_family (BstEntryBuilder *self, BstFamily *family);
void bst_entry_builder_set_organization (BstEntryBuilder *self, BstOrganization *organization);
void bst_entry_builder_set_license (BstEntryBuilder *self, BstLicense *license);
void bst_entry_builder_set_inheritance (BstEntryBuilder *self, BstInheritance *inheritance);
void bst_entry_builder_set_summary (BstEntryBuilder *self, BstText *summary);
void bst_entry_builder_set_milestone (BstEntryBuilder *self, BstText *milestone);
void bst_entry_builder_add_alias (BstEntryBuilder *self, const char *alias);
void bst_entry_builder_set_readings (BstEntryBuilder *self, const char *const *readings);
void bst_entry_builder_set_bynames (BstEntryBuilder *self, GPtrArray *bynames);
void bst_entry_builder_add_shelf (BstEntryBuilder *self, const char *shelf);
void bst_entry_builder_add_link (BstEntryBuilder *self, BstLinkRel rel, const char *url);
void bst_entry_builder_set_repository (BstEntryBuilder *self, const BstRepository *record);
void bst_entry_builder_add_claim (BstEntryBuilder *self, BstClaim *claim);
void bst_entry_builder_merge_claim (BstEntryBuilder *self, BstClaim *claim, gboolean first);
BstClaim *bst_entry_builder_get_claim (BstEntryBuilder *self, BstField field);
BstEntry *bst_entry_builder_end (BstEntryBuilder *self);
void bst_entry_builder_free (BstEntryBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstEntryBuilder, bst_entry_builder_free)

G_END_DECLS
