/* The sections of the detail page, each a widget made from an entry. */
#pragma once

#include <adwaita.h>

#include "library/library.h"

G_BEGIN_DECLS

GtkWidget *bst_detail_section_new (const char *title, GtkWidget *end);
GtkWidget *bst_detail_text_new (const char *text);

GtkWidget *bst_detail_family_new (BstEntry *entry);
GtkWidget *bst_detail_licence_new (BstEntry *entry);
GtkWidget *bst_detail_links_new (BstEntry *entry);
GtkWidget *bst_detail_sources_new (BstEntry *entry, BstField field);
GtkWidget *bst_detail_maker_new (BstEntry *entry, BstLibrary *library);

gboolean bst_detail_links_are_same (BstEntry *a, BstEntry *b);
gboolean bst_detail_sources_are_same (BstEntry *a, BstEntry *b, BstField field);

G_END_DECLS
