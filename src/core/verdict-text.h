/* Licences and verdicts in words, the same in the window and on a terminal. */
#pragma once

#include "core/verdict.h"

G_BEGIN_DECLS

char *bst_verdict_dup_label (BstEntry *entry);
char *bst_verdict_dup_short (BstEntry *entry);
char *bst_verdict_dup_inherited (const BstVerdict *self);
char *bst_verdict_dup_unknown (const BstVerdict *self);
char *bst_verdict_dup_unread (BstEntry *entry);
char *bst_verdict_dup_link (BstEntry *entry);

char *bst_license_term_dup_label (const BstLicenseTerm *self);
char *bst_license_term_dup_quoted (const BstLicenseTerm *self);
char *bst_license_dup_not_stated (const BstLicense *self);
char *bst_license_dup_reviewed (const BstLicense *self);

G_END_DECLS
