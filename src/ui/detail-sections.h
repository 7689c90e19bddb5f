/* The sections of the detail page, each a widget made from an entry. */
#pragma once

#include <adwaita.h>

#include "ui/detail-section.h"

G_BEGIN_DECLS

GtkWidget *bst_detail_section_new (const char *title, GtkWidget *end);
GtkWidget *bst_detail_text_new (const char *text);

GtkWidget *bst_detail_family_new (const BstDetailContext *context, const BstDetailSubject *subject);
gboolean bst_detail_family_is_same (const BstDetailContext *context, const BstDetailSubject *old,
                                    const BstDetailSubject *new);
GtkWidget *bst_detail_links_new (const BstDetailContext *context, const BstDetailSubject *subject);
gboolean bst_detail_links_are_same (const BstDetailContext *context, const BstDetailSubject *old,
                                    const BstDetailSubject *new);
GtkWidget *bst_detail_maker_new (const BstDetailContext *context, const BstDetailSubject *subject);
gboolean bst_detail_maker_is_same (const BstDetailContext *context, const BstDetailSubject *old,
                                   const BstDetailSubject *new);

gboolean bst_detail_claims_are_same (BstEntry *a, BstEntry *b, BstField field);

G_END_DECLS
